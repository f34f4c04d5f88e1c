"""The report's tables of gaps, coverage, work and counts that may be shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import pandas as pd

from ..assess.gap import SEVERITIES
from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import listed, message
from ..rules.assessing import UNVERIFIED
from .cellrows import CellRow
from .content import ReportContent
from .gaprows import GapRow
from .tables import (
    WITHHELD,
    Column,
    Link,
    Mark,
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
from .titles import GAP_TITLES, SEVERITY_TITLES, Title, group_title, service_title

# More bytes of gaps than these make the page slow to open; the workbook has them all.
ROOM_FOR_GAPS = 2_500_000
# About what a row takes beside its two sentences.
_A_GAP = 150
Names = Mapping[str, str]


def gaps_table(
    content: ReportContent, gaps: Sequence[GapRow], rows: Sequence[CellRow], names: Names
) -> Table:
    """Each gap with its sentence and what to do."""
    columns = [
        Column(heading("gap", "severity")),
        Column(heading("gap", "gap_kind")),
        Column(message("Community")),
        Column(heading("gap", "cell_id")),
        Column(heading("gap", "gap_message"), long=True),
        Column(heading("gap", "gap_action"), long=True),
        Column(message("Households"), number=True),
    ]
    if not content.is_public:
        columns.append(Column(message("People"), number=True))
    anchors = {row.cell_id: row.anchor for row in rows}
    shown = gaps[: _fitting(gaps)]
    return Table(
        "gaps",
        message("Every gap, the most severe first."),
        columns,
        [Row(_gap(gap, anchors, names, content.is_public)) for gap in shown],
        left_out=len(gaps) - len(shown),
    )


def _fitting(gaps: Sequence[GapRow]) -> int:
    """How many of the gaps there is room for."""
    sizes = [len((gap.said + gap.action).encode("utf-8")) + _A_GAP for gap in gaps]
    return bisect_right(list(accumulate(sizes)), ROOM_FOR_GAPS)


def _gap(gap: GapRow, anchors: Mapping[str, str], names: Names, is_public: bool) -> list[Value]:
    rank = SEVERITIES.index(gap.severity)
    return [
        Mark(SEVERITY_TITLES[gap.severity], rank, gap.severity),
        GAP_TITLES[gap.kind],
        names.get(gap.community_id or "", gap.community_id or "—"),
        _place(gap.cell_id, anchors),
        gap.said,
        gap.action,
        number(gap.households),
        *([] if is_public else [number(gap.people)]),
    ]


def _place(code: Any, anchors: Mapping[str, str]) -> Value:
    if not isinstance(code, str):
        return "—"
    return Link(code, anchors[code]) if code in anchors else code


def services_table(content: ReportContent) -> Table:
    """Each service with the households, and care cases, that reach it in time."""
    columns = [
        Column(heading("coverage", "service")),
        Column(message("Service circle, minutes"), number=True),
        Column(message("Households"), number=True),
        Column(message("Within reach"), number=True),
        Column(message("Share"), number=True),
    ]
    if not content.is_public:
        columns += [
            Column(heading("care_coverage", "care_cases"), number=True),
            Column(message("Within reach"), number=True),
            Column(message("Share"), number=True),
        ]
    columns.append(Column(message("Source of the circle"), long=True))
    care = _by_service(content.care_coverage)
    rows = [
        Row(_service(content, line, care.get(line["service"])))
        for line in _by_service(content.coverage).values()
    ]
    caption = message("Every service over the whole plan, on foot along the network.")
    return Table("services", caption, columns, rows)


def _service(content: ReportContent, line: Mapping[str, Any], care: Any) -> list[Value]:
    found = content.rulebook.service(line["service"])
    source: Title = found.source if found else "—"
    if source == UNVERIFIED:
        source = message("a default that no source confirms; a city may change it")
    return [
        service_title(content.rulebook, line["service"]),
        f"{line['minutes']:g}",
        number(line["households"]),
        number(line["covered"]),
        share(line["share"]),
        *_care(content, care),
        source,
    ]


def _care(content: ReportContent, line: Any) -> list[Value]:
    if content.is_public:
        return []
    if line is None:
        return ["—"] * 3
    return [number(line["care_cases"]), number(line["covered"]), share(line["share"])]


def _by_service(frame: Any) -> dict[str, dict[str, Any]]:
    if frame is None:
        return {}
    return {line["service"]: line for line in records(frame[frame["level"] == "all"])}


def areas_table(
    content: ReportContent, name: str, caption: Title, rows: Sequence[CellRow], names: Names
) -> Table:
    """The share within reach of each service, by community and by cell.

    ``name`` is ``coverage`` (of households) or ``care_coverage`` (of care cases).
    """
    frame: pd.DataFrame = getattr(content, name)
    services = list(_by_service(frame))
    columns = [Column(message("Community")), Column(heading("cell", "cell_id"))]
    columns += [Column(service_title(content.rulebook, one), number=True) for one in services]
    known = frame[frame["area_id"].notna()]
    wide = known.pivot_table(
        index=["level", "area_id"], columns="service", values="share", sort=True
    ).reindex(columns=services)
    shares = {
        (str(level), str(area)): [share(value) for value in values]
        for (level, area), values in zip(wide.index, wide.to_numpy().tolist())
    }
    nothing = ["—"] * len(services)
    lines = [
        Row([title, "—", *shares.get(("community", own), nothing)]) for own, title in names.items()
    ]
    lines += [
        Row([row.community, Link(row.cell_id, row.anchor), *found])
        for row in rows
        for found in [shares.get(("cell", row.cell_id), nothing)]
    ]
    return Table(name, caption, columns, lines)


def work_table(content: ReportContent, rows: Sequence[CellRow]) -> Table:
    """Each cell's work in hours a month, and what would not get done."""
    names = {
        str(row["officer_id"]): str(row["display_name"] or row["officer_id"])
        for row in records(content.layer("officer"))
    }
    parts = ("visits", "rounds", "duties", "requests", "walking", "total", "hours")
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading("workload", "officers")),
        *(Column(heading("workload", f"{part}_min"), number=True) for part in parts),
        Column(heading("workload", "utilisation"), number=True),
        Column(heading("workload", "undone_high"), number=True),
        Column(heading("workload", "undone_medium"), number=True),
        Column(heading("workload", "undone_low"), number=True),
    ]
    loads = {} if content.workload is None else _by_cell(content.workload)
    lines = [
        Row(
            [row.community, Link(row.cell_id, row.anchor), *_work(loads[row.cell_id], parts, names)]
        )
        for row in rows
        if row.cell_id in loads
    ]
    caption = message("Hours a month of every cell; what does not fit is visits a month.")
    return Table("work", caption, columns, lines)


def _by_cell(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(line["cell_id"]): line for line in records(frame)}


def _work(line: Mapping[str, Any], parts: Sequence[str], names: Names) -> list[Value]:
    officers = [names.get(code, code) for code in written_codes(line["officers"])]
    undone = ("undone_high", "undone_medium", "undone_low")
    return [
        listed(officers, "—"),
        *(hours(line[f"{part}_min"]) for part in parts),
        share(line["utilisation"]),
        *(decimal(line[name]) for name in undone),
    ]


def counts_table(content: ReportContent, rows: Sequence[CellRow], names: Names) -> Table:
    """The counts that may be shown, by community and cell; those withheld have their sign."""
    frame = content.public_counts
    lines = [] if frame is None else records(frame)
    kinds = sorted({line["kind"] for line in lines if line["topic"] == "care"})
    order = {group.id: place for place, group in enumerate(content.rulebook.care_groups)}
    kinds.sort(key=lambda kind: order.get(kind, len(order)))
    shown = {
        (line["level"], line["area_id"] or "", line["kind"] or ""): _count(line["count"])
        for line in lines
    }
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading("cell_people", "residents"), number=True),
        *(Column(group_title(content.rulebook, kind), number=True) for kind in kinds),
    ]

    def values(level: str, area: str) -> list[Value]:
        return [shown.get((level, area, kind), WITHHELD) for kind in ("", *kinds)]

    table = [Row([message("All"), "—", *values("all", "")])]
    table += [Row([title, "—", *values("community", own)]) for own, title in names.items()]
    table += [
        Row([row.community, Link(row.cell_id, row.anchor), *values("cell", row.cell_id)])
        for row in rows
    ]
    caption = message("Residents, and care cases by group. A • stands for a withheld count.")
    return Table("counts", caption, columns, table)


def _count(value: Any) -> Value:
    return WITHHELD if pd.isna(value) else whole(int(value))
