"""The officers and cells of a staffed plan as rows of lists, and what is read for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Optional

from ...bridge.texts import tr
from ...common.codes import written_codes
from ...common.progress import Progress, part

if TYPE_CHECKING:
    import pandas as pd

    from ...staff import Staffing
    from ...staff.hand.board import Board
    from ...store import Project


@dataclass
class CellRow:
    """A cell: ``work`` and ``hours`` are minutes a month, the hours those that fall to it."""

    code: str
    community: str
    officer: Optional[str]
    backup: Optional[str]
    work: float
    hours: float
    locked: bool
    by_hand: bool = False


@dataclass
class OfficerRow:
    """An officer: ``work`` and ``hours`` are minutes a month."""

    code: str
    name: str
    cells: list[str]
    work: float
    hours: float
    helps: Optional[str]
    backs_up: list[str]


@dataclass
class StaffView:
    """What the page shows of a plan: everything that is kept of its officers.

    ``listed``: how many officers the project has. The rest is empty where none were assigned.
    """

    listed: int
    kept: Optional[Staffing] = None
    workload: Optional[pd.DataFrame] = None
    cells: dict[str, CellRow] = field(default_factory=dict)
    officers: dict[str, OfficerRow] = field(default_factory=dict)
    communities: dict[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""

    def name(self, officer: Optional[str]) -> str:
        """What somebody is called, the code where no name is known."""
        row = self.officers.get(officer or "")
        return row.name if row is not None else officer or ""

    def follow(self, board: Board, officers: Iterable[str]) -> None:
        """Have the rows of some officers and their cells say what the board says."""
        touched = [code for code in officers if code in self.officers]
        for code in touched:
            row = self.officers[code]
            row.cells, row.helps = board.cells(code), board.helps(code)
            row.work = board.load(code)
        given = board.hand().given
        times = board.times(touched)
        for cell, line in self.cells.items():
            if cell in times:
                line.work, line.hours = board.work(cell), times[cell]
            line.officer, line.locked = board.officer(cell), board.locked(cell)
            line.by_hand = cell in given


def read_view(project: Project, plan: str, progress: Progress) -> StaffView:
    """What is kept of a plan's officers; outside the window's thread."""
    from ...staff.summary import staff_facts
    from ...steps.staffing import assignment_of

    listed = int(project.read("officer")["officer_id"].notna().sum())
    kept = project.read_staffing(plan, part(progress, 0, 0.5))
    assessed = project.read_assessment(plan, part(progress, 0.5, 0.9))
    if kept is None or assessed is None:
        left = len(assignment_of(project, plan)) > 0
        return StaffView(listed, failure=_lost(project, plan) if left else "")
    work = assessed.workload
    return StaffView(
        listed=listed,
        kept=kept,
        workload=work,
        cells=_cells(kept, work),
        officers=_officers(kept),
        communities=_communities(project, plan),
        facts=staff_facts(kept, work),
    )


def _lost(project: Project, plan: str) -> str:
    """Why officers that were assigned to a plan can't be shown."""
    if project.people_path.exists():
        return tr(
            "The officers of {plan} count no more: its cells or its rulebook were changed since. "
            "Assign them again."
        ).format(plan=plan)
    return tr(
        "The plan {plan} has officers, but what is known of their work is in {people}, which is "
        "not beside the project file. Put it there, or assign officers again without it."
    ).format(plan=plan, people=project.people_path.name)


def _cells(kept: Staffing, workload: pd.DataFrame) -> dict[str, CellRow]:
    by_cell = workload.set_index("cell_id")
    total, hours = by_cell["total_min"].to_dict(), by_cell["hours_min"].to_dict()
    names = ("cell_id", "community_id", "officer_id", "backup_id", "locked")
    frame = kept.assignments.sort_values("cell_id")
    rows = zip(*(frame[name].tolist() for name in names))
    return {
        code: CellRow(
            code=code,
            community=community,
            officer=_text(officer),
            backup=_text(backup),
            work=float(total.get(code) or 0.0),
            hours=float(hours.get(code) or 0.0),
            locked=locked is True,
        )
        for code, community, officer, backup, locked in rows
    }


def _officers(kept: Staffing) -> dict[str, OfficerRow]:
    names = ("officer_id", "officer_name", "cells", "work_min", "hours_min", "reinforces")
    frame = kept.loads.sort_values("officer_id")
    rows = zip(*(frame[name].tolist() for name in (*names, "backup_cells")))
    return {
        code: OfficerRow(
            code=code,
            name=_text(name) or code,
            cells=written_codes(cells),
            work=float(work),
            hours=float(hours),
            helps=_text(helps),
            backs_up=written_codes(backs_up),
        )
        for code, name, cells, work, hours, helps, backs_up in rows
    }


def _communities(project: Project, plan: str) -> dict[str, str]:
    """The communities of the plan's cells by code, with their names where they have one."""
    cells = project.read("cell")
    codes = sorted(set(cells[cells["plan"] == plan]["community_id"]))
    named = project.read("community").set_index("community_id")["name"].to_dict()
    return {code: _text(named.get(code)) or code for code in codes}


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None
