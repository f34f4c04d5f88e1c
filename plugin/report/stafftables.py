"""The tables of the chapter on who serves which cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import listed, message
from ..common.progress import Progress, silent
from .cellrows import CellRow
from .content import ReportContent
from .serving import officer_names
from .staffchapter import StaffChapter
from .staffrows import (
    AwayRow,
    ChangeRow,
    OfficerRow,
    RoundRow,
    UncoveredRow,
    sentence,
)
from .tables import (
    Column,
    Gauge,
    Link,
    Row,
    Table,
    Value,
    decimal,
    heading,
    hours,
    number,
    records,
    share,
)
from .titles import Title

_NOBODY = message("nobody")
# So that a city's page stays quick; the workbook has all rows.
_MOST_ROWS = 4_000


def staff_tables(
    content: ReportContent,
    chapter: StaffChapter,
    rows: Sequence[CellRow],
    names: Mapping[str, str],
    language: str,
    progress: Progress = silent,
) -> dict[str, Table]:
    """The tables by name: a public edition's only one is that of the notices at the cells.

    ``chapter`` is that of ``staff_of``, ``names`` are of communities.
    """
    cells = {row.cell_id: row for row in rows}
    tables = {"notices": _notices_table(content, cells)}
    told = chapter.told
    if told is None or content.staffing is None:
        return tables
    quotas = content.staffing.quotas
    parts: Sequence[tuple[str, Callable[[], Table]]] = (
        ("loads", lambda: _loads_table(chapter.officers)),
        ("uncovered", lambda: _uncovered_table(told.uncovered(), cells)),
        ("changes", lambda: _changes_table(told.changes(), cells)),
        ("away", lambda: _away_table(list(told.away(progress)), cells)),
        ("quotas", lambda: _quotas_table(quotas, names, language)),
        ("rounds", lambda: _rounds_table(told.rounds())),
    )
    for name, make in parts:
        progress(0, None)
        tables[name] = make()
    return tables


def _notices_table(content: ReportContent, cells: Mapping[str, CellRow]) -> Table:
    """Who serves each cell and who stands in, as the notice at the cell says it."""
    known = officer_names(content)
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(message("Officer")),
        Column(heading("assignment", "reinforced_by")),
        Column(heading("assignment", "backup_id")),
    ]
    places = content.serving.sort_values(["community_id", "cell_id"], kind="stable")
    rows = [
        Row(
            [
                _community(row["cell_id"], cells),
                _cell(row["cell_id"], cells),
                _named(known, row["officer_id"]) or _NOBODY,
                listed(
                    [known.get(code, code) for code in written_codes(row["reinforced_by"])], "—"
                ),
                _named(known, row["backup_id"]) or "—",
            ]
        )
        for row in records(places)
    ]
    about = message("Who serves each cell, and who stands in.")
    return Table("notices", about, columns, rows)


def _loads_table(officers: Sequence[OfficerRow]) -> Table:
    fields = ("officer_name", "officer_id", "cells")
    columns = [Column(heading("officer_load", name)) for name in fields]
    columns += [
        Column(message("Hours a month"), number=True),
        Column(message("Work, hours"), number=True),
        Column(heading("officer_load", "utilisation"), number=True),
        Column(message("Not covered, hours"), number=True),
        Column(heading("officer_load", "backup_cells")),
        Column(heading("officer_load", "care_people"), number=True),
        Column(heading("officer_load", "known_people"), number=True),
        Column(heading("officer_load", "lacking_skills")),
    ]
    rows = [
        Row(
            [
                row.name,
                row.code,
                _what_for(row),
                hours(row.hours),
                hours(row.work),
                Gauge(row.utilisation),
                hours(row.uncovered),
                listed(row.backup_for, "—"),
                whole(row.care),
                whole(row.known),
                listed(row.lacking, "—"),
            ]
        )
        for row in officers
    ]
    about = message(
        "Every officer: cells, hours and work a month. The line is at all of the hours."
    )
    return Table("loads", about, columns, rows)


def _what_for(row: OfficerRow) -> Title:
    """The cells of an officer, or what one without a cell does."""
    if row.cells:
        own: Title = listed(row.cells)
        return own
    if row.reinforces:
        return message("helps in {cells}", cells=listed(row.reinforces))
    return message("in reserve")


def _uncovered_table(found: Sequence[UncoveredRow], cells: Mapping[str, CellRow]) -> Table:
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(message("Officer")),
        Column(message("Hours a month not covered"), number=True),
    ]
    rows = [
        Row(
            [
                _community(row.cell_id, cells),
                _cell(row.cell_id, cells),
                row.officer or _NOBODY,
                hours(row.minutes),
            ]
        )
        for row in found
    ]
    return Table("uncovered", message("Work for which there are no hours, by cell."), columns, rows)


def _changes_table(found: Sequence[ChangeRow], cells: Mapping[str, CellRow]) -> Table:
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading("handover", "from_id")),
        Column(heading("handover", "to_id")),
        Column(heading("handover", "households"), number=True),
        Column(heading("handover", "care_people"), number=True),
        Column(heading("handover", "reason"), long=True),
    ]
    rows = [
        Row(
            [
                _community(row.cell_id, cells),
                _cell(row.cell_id, cells),
                row.giver or _NOBODY,
                row.taker or _NOBODY,
                number(row.households),
                number(row.care),
                row.reason or "—",
            ]
        )
        for row in found
    ]
    about = message("Every cell, or part of one, that another officer gets, and why.")
    return _shortened(Table("changes", about, columns, rows))


def _away_table(found: Sequence[AwayRow], cells: Mapping[str, CellRow]) -> Table:
    columns = [
        Column(message("Away")),
        Column(heading("cell", "cell_id")),
        Column(message("Takes over")),
        Column(message("Hours a month"), number=True),
        Column(message("Utilisation before"), number=True),
        Column(message("Utilisation then"), number=True),
    ]
    rows = [
        Row(
            [
                row.officer,
                _cell(row.cell_id, cells),
                row.taker or _NOBODY,
                hours(row.minutes),
                share(row.before),
                Gauge(row.after),
            ]
        )
        for row in found
    ]
    about = message("Who takes which cell, and how full that makes the month of who takes it.")
    return _shortened(Table("away", about, columns, rows))


def _quotas_table(quotas: Any, names: Mapping[str, str], language: str) -> Table:
    counted = ("households", "residents", "served", "cells", "staff", "officers")
    columns = [
        Column(message("Community")),
        *(Column(heading("quota", name), number=True) for name in counted),
        Column(heading("quota", "arithmetic"), long=True),
    ]
    rows = [
        Row(
            [
                names.get(row["community_id"], row["community_id"]),
                *(number(row[name]) for name in counted),
                sentence(row, "arithmetic", language),
            ]
        )
        for row in records(quotas.sort_values("community_id", kind="stable"))
    ]
    about = message(
        "Staff that each community should have by the rulebook, and beside them the officers of "
        "its cells. Where the rulebook counts a community's full-time staff, as in Yichang, the "
        "two may differ without a fault."
    )
    return Table("quotas", about, columns, rows)


def _rounds_table(found: Sequence[RoundRow]) -> Table:
    columns = [
        Column(message("Officer")),
        Column(heading("round", "visits"), number=True),
        Column(heading("round", "people"), number=True),
        Column(message("Days out"), number=True),
        Column(message("On foot, km"), number=True),
        Column(message("On foot, hours"), number=True),
        Column(message("Fullest day")),
        Column(message("Of its hours"), number=True),
        Column(message("Visits that do not fit"), number=True),
    ]
    rows = [
        Row(
            [
                row.officer or _NOBODY,
                whole(row.planned),
                whole(row.people),
                whole(row.days),
                decimal(row.walking_m / 1000),
                hours(row.walking_min),
                row.fullest or "—",
                Gauge(row.share),
                whole(row.left),
            ],
            "impossible" if row.left else "",
        )
        for row in found
    ]
    about = message("Four weeks of rounds. Visits that do not fit stand among the gaps, with why.")
    return Table("officer-rounds", about, columns, rows)


def _shortened(table: Table) -> Table:
    most = _MOST_ROWS
    return replace(table, rows=table.rows[:most], left_out=max(len(table.rows) - most, 0))


def _cell(code: str, cells: Mapping[str, CellRow]) -> Value:
    return Link(code, cells[code].anchor) if code in cells else code


def _community(code: str, cells: Mapping[str, CellRow]) -> str:
    return cells[code].community if code in cells else "—"


def _named(known: Mapping[str, str], code: Any) -> Optional[str]:
    return known.get(code, code) if isinstance(code, str) and code else None
