"""Changes that a person makes to a plan by hand, unit by unit."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..common.errors import InputError, input_error
from ..common.messages import some_of
from ..common.progress import Progress, part, silent
from ..contracts import contract
from .division import Division, Settings, read_json
from .earlier import start_from
from .edited import Frames, edited_frames, edited_note
from .standing import standing


@dataclass(frozen=True)
class Edit:
    """Units that go to a cell together.

    ``units`` are their codes; ``cell_id`` that of the cell, one of the plan's or a new one; None
    for a new cell with the next code by the rulebook. ``made_at`` (UTC) is when, None for now.
    """

    units: tuple[str, ...]
    cell_id: Optional[str] = None
    made_at: Optional[pd.Timestamp] = None


def edited(
    division: Division,
    edits: Sequence[Edit],
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    earlier: Optional[Division] = None,
    progress: Progress = silent,
) -> Division:
    """The plan with the ``edits`` made one after the other, called ``settings.plan``.

    ``layers``, ``settings`` and ``earlier`` are those that it was made with; layers and plan have
    one CRS. A cell may come to lie in pieces with a barrier between them, which is counted and
    said, but its ground has to hang together; a cell that is left without units is given up, with
    the day. Raises InputError for what can't be: a unit or a community that there is not, a locked
    cell, a cell across a community line, a code that was given out before, ground that is not as
    it was.
    """
    edits = [_whole(edit) for edit in edits]
    start = start_from(earlier, division.units.crs)
    cells, done = division.units["cell_id"].to_numpy(object).copy(), []
    state = _State.of(division, settings, set() if start is None else start.codes)
    for edit in edits:
        done.append(state.make(edit, cells))
    communities = standing(division, layers, settings, start, part(progress, 0, 0.9))
    frames = edited_frames(division, communities, cells, settings, start)
    return _division(division, frames, done, settings)


@dataclass(frozen=True, eq=False)
class _State:
    """What edits are checked against: the row and the community of each unit, the cells that are
    locked, and all codes that were ever given out."""

    plan: str
    row: Mapping[str, int]
    community: Any
    locked: frozenset[str]
    settings: Settings
    taken: set[str]

    @classmethod
    def of(cls, division: Division, settings: Settings, given_out: set[str]) -> _State:
        """Before any edit."""
        units, marked = division.units, division.cells["locked"].fillna(False).astype(bool)
        retired = read_json(division.plan, "retired")
        return cls(
            plan=str(division.plan["plan"].iloc[0]),
            row={code: row for row, code in enumerate(units["unit_id"])},
            community=units["community_id"].to_numpy(object),
            locked=frozenset(division.cells["cell_id"][marked]),
            settings=settings,
            taken=given_out
            | set(units["cell_id"])
            | {line["code"] for line in retired if line.get("level", "cell") == "cell"},
        )

    def make(self, edit: Edit, cells: Any) -> tuple[Edit, bool]:
        """Make the edit in ``cells`` (n,), the cell of each unit; the edit with its cell's code,
        and whether that cell is new."""
        rows = self._rows(edit.units)
        places = set(self.community[rows])
        if len(places) > 1:
            raise self._across(edit, sorted(places))
        (place,) = places
        held = sorted(set(cells[rows]) & self.locked)
        if held or edit.cell_id in self.locked:
            raise input_error(
                "The cell {cell} is locked, so no unit may leave it or come to it. Take the tick "
                "off the field locked of the cell first.",
                cell=held[0] if held else edit.cell_id,
            )
        code, new = edit.cell_id, edit.cell_id not in set(cells)
        if code is None:
            code = self._next_code(place)
        elif new and code in self.taken:
            raise input_error(
                "The code {cell} was given out before and may not name another cell. Give a code "
                "that was never in use, or none for the next free one.",
                cell=code,
            )
        elif not new and set(self.community[cells == code]) != {place}:
            raise self._across(edit, sorted({place, *self.community[cells == code]}))
        if (cells[rows] == code).all():
            raise input_error("All these units lie in the cell {cell} already.", cell=code)
        cells[rows] = code
        self.taken.add(code)
        return replace(edit, cell_id=code), new

    def _rows(self, units: Sequence[str]) -> list[int]:
        unknown = sorted(set(units) - set(self.row))
        if unknown:
            raise input_error(
                "The plan {plan} has no unit {units}. Take the codes from the field unit_id of its "
                "units.",
                plan=self.plan,
                units=some_of(unknown),
            )
        return sorted({self.row[code] for code in units})

    def _next_code(self, community_id: str) -> str:
        numbers = itertools.count(1)
        pattern = self.settings.rulebook.codes.cell
        while (code := pattern.of(community_id, next(numbers))) in self.taken:
            pass
        return code

    def _across(self, edit: Edit, places: Sequence[str]) -> InputError:
        return input_error(
            "The cell {cell} would lie in the communities {places}, and a cell may not cross a "
            "community line. Take units of one community, or redraw the communities.",
            cell=edit.cell_id or "-",
            places=some_of(places),
        )


def _whole(edit: Edit) -> Edit:
    if not edit.units:
        raise input_error("An edit names no units. Say which units are to go to the cell.")
    code = None if edit.cell_id is None else edit.cell_id.strip()
    if code == "":
        raise input_error(
            "The new cell has an empty code. Give one, or none for the next free one."
        )
    when = edit.made_at
    if when is None:
        when = pd.Timestamp.now(tz="UTC").tz_localize(None).floor("ms")
    return Edit(tuple(sorted(set(edit.units))), code, when)


def edits_frame(former: pd.DataFrame, done: Sequence[tuple[Edit, bool]], plan: str) -> pd.DataFrame:
    """The frame of contract ``edit``: the ``former`` ones and those that were ``done``."""
    first = len(former) + 1
    columns = {
        "plan": [plan] * len(done),
        "step": list(range(first, first + len(done))),
        "made_at": [edit.made_at for edit, _ in done],
        "units": [json.dumps(list(edit.units), ensure_ascii=False) for edit, _ in done],
        "cell_id": [edit.cell_id for edit, _ in done],
        "new_cell": [new for _, new in done],
    }
    frame = contract("edit").frame(columns)
    if former.empty:
        return frame
    return pd.concat([former.assign(plan=plan), frame], ignore_index=True)


def how_made(division: Division) -> tuple[str, ...]:
    """What made the plan: ``divide``, ``redraw`` or ``adopt``, and ``edit`` where it was edited."""
    parameters = read_json(division.plan, "parameters")
    made_by = parameters["made_by"]
    return (made_by,) if made_by != "edit" else (parameters["base"], made_by)


def edits_of(division: Division) -> list[Edit]:
    """The edits that were made to a plan, in their order."""
    rows = division.edits.sort_values("step", kind="stable")
    return [
        Edit(tuple(json.loads(units)), cell, made_at)
        for units, cell, made_at in zip(rows["units"], rows["cell_id"], rows["made_at"])
    ]


def _division(
    division: Division, frames: Frames, done: Sequence[tuple[Edit, bool]], settings: Settings
) -> Division:
    plan = settings.plan
    parameters = read_json(division.plan, "parameters")
    parameters = {**parameters, "made_by": "edit", "base": how_made(division)[0]}
    edits = edits_frame(division.edits, done, plan)
    row = frames.plan.assign(
        plan=plan,
        parameters=json.dumps(parameters, ensure_ascii=False),
        notes=json.dumps(
            [note.to_json() for note in (*frames.notes, edited_note(len(edits)))],
            ensure_ascii=False,
        ),
    )
    return Division(
        units=frames.units,
        cells=frames.cells,
        plan=row,
        moves=frames.moves,
        towers=frames.towers,
        communities=frames.communities,
        areas=frames.areas,
        crosswalk=frames.crosswalk,
        edits=edits,
        repairs=division.repairs.assign(plan=plan),
    )
