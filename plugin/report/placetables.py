"""The report's tables of cells, communities and officers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..common.figures import whole
from ..common.messages import Message, listed, message
from .cellrows import CellRow
from .communityrows import CommunityRow
from .content import ReportContent
from .serving import Serving, serving
from .tables import Column, Link, Row, Table, Value, decimal, heading, number, records, share
from .titles import Title


def cells_table(content: ReportContent, rows: Sequence[CellRow]) -> Table:
    """Each cell with its size and shape; in the internal edition with its people, too."""
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading("cell", "households"), number=True),
        Column(heading("cell", "in_band")),
        Column(heading("cell", "buildings"), number=True),
        Column(heading("cell", "buildings_unknown"), number=True),
        Column(message("Area, ha"), number=True),
        Column(heading("cell", "compactness"), number=True),
        Column(message("Gaps"), number=True),
    ]
    people = _people(content)
    if people:
        names = ("residents", "care_people", "care_cases", "volunteers")
        columns += [Column(heading("cell_people", name), number=True) for name in names]
    return Table(
        "cells",
        message("Every cell. A code leads to its place on the map."),
        columns,
        [Row(_cell(row, people), row.standing, f"row-{row.anchor}") for row in rows],
    )


def _cell(row: CellRow, people: Mapping[str, list[str]]) -> list[Value]:
    return [
        row.community,
        Link(row.cell_id, row.anchor, message("locked") if row.locked else ""),
        row.count,
        off_band(row.off),
        whole(row.buildings),
        whole(row.buildings_unknown),
        decimal(row.area_ha),
        decimal(row.compactness, 2),
        whole(row.gaps),
        *people.get(row.cell_id, []),
    ]


def _people(content: ReportContent) -> dict[str, list[str]]:
    if content.cell_people is None:
        return {}
    frame = content.cell_people[["residents", "care_people", "care_cases", "volunteers"]]
    return {
        str(code): [whole(int(count)) for count in counts]
        for code, counts in zip(content.cell_people["cell_id"], frame.to_numpy().tolist())
    }


def off_band(off: int) -> Message:
    """Whether a number of households is as it should be, and by how many it is off."""
    if off < 0:
        return message("{missing} too few", missing=whole(-off))
    return message("{over} too many", over=whole(off)) if off else message("yes")


def communities_table(rows: Sequence[CommunityRow]) -> Table:
    """Each community with its cells and what the division says of it."""
    columns = [
        Column(message("Community")),
        Column(heading("cell", "households"), number=True),
        Column(heading("cell", "buildings_unknown"), number=True),
        Column(message("Cells"), number=True),
        Column(message("In band"), number=True),
        Column(message("Verdict"), long=True),
    ]
    about = message("Every community, with what the division says of it.")
    return Table("communities", about, columns, [_community(row) for row in rows])


def _community(row: CommunityRow) -> Row:
    verdict = row.verdict
    said: Title = verdict.sentence
    if not verdict.feasible:
        said = message("Impossible. {sentence}", sentence=verdict.sentence)
    values: list[Value] = [
        verdict.name,
        whole(verdict.households),
        whole(verdict.buildings_unknown),
        whole(verdict.cells),
        whole(verdict.cells_in_band),
        said,
    ]
    return Row(values, "" if verdict.feasible else "impossible")


def sizes_table(content: ReportContent, rows: Sequence[CommunityRow]) -> Table:
    """Each community against the rulebook's size, with its stations, money and people."""
    columns = [
        Column(message("Community")),
        Column(heading("cell", "households"), number=True),
        Column(message("Households it should have")),
        Column(message("As it should be")),
        Column(message("Service stations"), number=True),
        Column(message("Yuan a year"), number=True),
    ]
    if not content.is_public:
        columns += [
            Column(heading("cell_people", "residents"), number=True),
            Column(heading("cell_people", "volunteers"), number=True),
            Column(message("Volunteers per resident"), number=True),
        ]
    about = message("Every community against the size in the rulebook, and what it has.")
    return Table("sizes", about, columns, [_size(row, content.is_public) for row in rows])


def _size(row: CommunityRow, is_public: bool) -> Row:
    people = [number(row.residents), number(row.volunteers), share(row.volunteer_share)]
    return Row(
        [
            row.verdict.name,
            whole(row.verdict.households),
            _limits(row),
            "—" if row.least is None else off_band(row.off),
            whole(row.stations),
            "—" if row.yuan is None else whole(round(row.yuan)),
            *([] if is_public else people),
        ]
    )


def _limits(row: CommunityRow) -> Title:
    if row.least is None or row.most is None:
        return "—"
    limits = f"{whole(row.least)}–{whole(row.most)}"
    if row.factor == 1:
        return limits
    return message("{limits} (× {factor})", limits=limits, factor=f"{row.factor:.3g}")


def officers_table(content: ReportContent, rows: Sequence[CellRow]) -> Table:
    """Each officer by the name on the cell's notice, with the cells that he or she serves."""
    columns = [
        Column(heading("officer", "display_name")),
        Column(heading("officer", "officer_id")),
        Column(message("Cells")),
        Column(message("Households"), number=True),
        Column(heading("officer", "backup_cells")),
        Column(heading("officer", "hours_per_month"), number=True),
    ]
    cells = {row.cell_id: row for row in rows}
    officers = content.layer("officer").sort_values("officer_id", kind="stable")
    served = serving(content)
    return Table(
        "officers",
        message("Every officer, as the notice at the cell says it."),
        columns,
        [Row(_officer(row, served, cells)) for row in records(officers)],
    )


def _officer(row: Mapping[str, Any], served: Serving, cells: Mapping[str, CellRow]) -> list[Value]:
    code = row["officer_id"]
    own = served.own.get(code, [])
    households = sum(cells[cell].households for cell in own if cell in cells)
    return [
        row["display_name"] or "—",
        code,
        listed(own, "—"),
        whole(households),
        listed(served.backup.get(code, []), "—"),
        decimal(row["hours_per_month"]),
    ]
