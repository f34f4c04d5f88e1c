"""The workbook's sheets of gaps, coverage, work and counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Optional

import pandas as pd

from ..assess.gap import SEVERITIES
from ..attach import REASON_TITLES
from ..common.codes import written_codes
from ..common.messages import Message, message
from ..contracts import contract
from .content import ReportContent
from .gaprows import GapRow
from .sheet import Column, Row, Sheet, Value, hours, public_count
from .tables import heading, records
from .titles import (
    GAP_TITLES,
    ROLE_TITLES,
    SEVERITY_TITLES,
    Title,
    duty_title,
    group_title,
    service_title,
)

Names = Mapping[str, str]

# What the counts of a cell are headed by.
_TOPICS: Mapping[str, Message] = {
    "resident": message("Residents"),
    "resident_registration": message("By registration"),
    "care": message("Care cases"),
    "volunteer": message("Volunteers"),
}
_REGISTRATIONS: Mapping[str, Message] = {
    "registered": message("registered here"),
    "floating": message("registered elsewhere"),
}


def gaps_sheet(content: ReportContent, gaps: Sequence[GapRow], names: Names) -> Sheet:
    """Every gap that the edition may tell of, the most severe first."""
    columns = [
        Column(heading("gap", "severity")),
        Column(heading("gap", "gap_kind")),
        Column(message("Community")),
        Column(heading("gap", "cell_id")),
        Column(heading("gap", "building_id")),
        Column(heading("gap", "gap_households"), "whole"),
        *([] if content.is_public else [Column(heading("people_gap", "people"), "whole")]),
        Column(heading("gap", "gap_message"), long=True),
        Column(heading("gap", "gap_action"), long=True),
    ]
    rows = [
        [
            SEVERITY_TITLES[gap.severity],
            GAP_TITLES[gap.kind],
            names.get(gap.community_id or "", gap.community_id),
            gap.cell_id,
            gap.building_id,
            gap.households,
            *([] if content.is_public else [gap.people]),
            gap.said,
            gap.action,
        ]
        for gap in gaps
    ]
    return Sheet(message("Gaps"), columns, rows)


def services_sheet(content: ReportContent) -> Sheet:
    """How many households, and care cases, reach each service in the whole."""
    fields = {"households": "whole", "covered": "whole", "share": "share"}
    columns = [
        Column(heading("coverage", "service")),
        Column(heading("coverage", "minutes"), "minutes"),
        *(Column(heading("coverage", name), kind) for name, kind in fields.items()),
    ]
    care = content.care_coverage
    of_care = {"care_cases": "whole", "covered": "whole", "share": "share"}
    if care is not None:
        columns += [Column(heading("care_coverage", name), kind) for name, kind in of_care.items()]
    cases = _whole_by_service(care)
    rows = [
        [
            service_title(content.rulebook, service),
            line["minutes"],
            *(line[name] for name in fields),
            *_of(cases.get(service), tuple(of_care), care),
        ]
        for service, line in _whole_by_service(content.coverage).items()
    ]
    return Sheet(message("Services"), columns, rows)


def _whole_by_service(frame: Optional[pd.DataFrame]) -> dict[str, dict[str, Any]]:
    if frame is None:
        return {}
    return {line["service"]: line for line in records(frame[frame["level"] == "all"])}


def _of(
    line: Optional[Mapping[str, Any]], names: Sequence[str], frame: Optional[pd.DataFrame]
) -> list[Value]:
    """The fields of a line, empty ones without it, and none at all without a frame."""
    if frame is None:
        return []
    return [None if line is None else line[name] for name in names]


def coverage_sheet(content: ReportContent, layer: str, name: Message, names: Names) -> Sheet:
    """The share within reach of each service, by community and cell.

    ``layer`` is ``coverage`` (of households) or ``care_coverage`` (of care cases).
    """
    frame: pd.DataFrame = getattr(content, layer)
    counted = "households" if layer == "coverage" else "care_cases"
    services = list(_whole_by_service(frame))
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading(layer, counted), "whole"),
        *(Column(service_title(content.rulebook, one), "share") for one in services),
    ]
    shares: dict[tuple[str, str], dict[str, Any]] = {}
    counts: dict[tuple[str, str], Any] = {}
    for line in records(frame[frame["area_id"].notna()]):
        area = line["level"], line["area_id"]
        shares.setdefault(area, {})[line["service"]] = line["share"]
        counts[area] = line[counted]
    rows = [
        [*labels, counts[area], *(shares[area].get(one) for one in services)]
        for area, labels in _areas(content, names)
        if area in counts
    ]
    return Sheet(name, columns, rows)


def _areas(content: ReportContent, names: Names) -> list[tuple[tuple[str, str], list[Value]]]:
    """Communities, then cells: what each is known by, and its labels."""
    cells = content.plan.cells.sort_values(["community_id", "cell_id"], kind="stable")
    areas: list[tuple[tuple[str, str], list[Value]]] = [
        (("community", code), [name, None]) for code, name in names.items()
    ]
    for community, cell in zip(cells["community_id"], cells["cell_id"]):
        areas.append((("cell", cell), [names.get(community, community), cell]))
    return areas


def work_sheet(content: ReportContent, frame: pd.DataFrame, names: Names) -> Sheet:
    """Each cell's work in hours a month, and what would not get done."""
    spent = ("visits", "rounds", "duties", "requests", "walking", "total", "hours", "overload")
    columns = [
        Column(message("Community")),
        Column(heading("cell", "cell_id")),
        Column(heading("workload", "officers")),
        *(Column(_in_hours(heading("workload", f"{one}_min")), "hours") for one in spent),
        Column(heading("workload", "utilisation"), "share"),
        Column(heading("workload", "visits_month"), "decimal"),
        *(Column(heading("workload", f"undone_{one}"), "decimal") for one in SEVERITIES),
    ]
    known = {
        str(line["officer_id"]): str(line["display_name"] or line["officer_id"])
        for line in records(content.layer("officer"))
    }
    rows = [
        [
            names.get(line["community_id"], line["community_id"]),
            line["cell_id"],
            ", ".join(known.get(code, code) for code in written_codes(line["officers"])) or None,
            *(hours(line[f"{one}_min"]) for one in spent),
            line["utilisation"],
            line["visits_month"],
            *(line[f"undone_{one}"] for one in SEVERITIES),
        ]
        for line in records(frame.sort_values(["community_id", "cell_id"], kind="stable"))
    ]
    return Sheet(message("Work"), columns, rows)


def _in_hours(title: Title) -> Title:
    return message("{title} (h)", title=title)


def duties_sheet(content: ReportContent, items: pd.DataFrame) -> Sheet:
    """What each cell's work is made of, in hours a month."""
    order = dict.fromkeys(["visits", "rounds"])
    order |= dict.fromkeys(duty.id for duty in content.rulebook.work.duties)
    order |= dict.fromkeys(["requests", "walking", *sorted(items["duty"].unique())])
    return _wide(
        message("Work by duty"),
        items.assign(hours=items["minutes"] / 60),
        "duty",
        "hours",
        {one: _in_hours(duty_title(content.rulebook, one)) for one in order},
    )


def visits_sheet(content: ReportContent, items: pd.DataFrame) -> Sheet:
    """How often each care group is visited in each cell, in visits a month."""
    visits = items[(items["duty"] == "visits") & items["kind"].notna()]
    order = dict.fromkeys(group.id for group in content.rulebook.care_groups)
    order |= dict.fromkeys(sorted(visits["kind"].unique()))
    titles = {one: group_title(content.rulebook, one) for one in order}
    return _wide(message("Visits by group"), visits, "kind", "times", titles)


def _wide(
    name: Message, frame: pd.DataFrame, by: str, value: str, titles: Mapping[str, Title]
) -> Sheet:
    """The sums of ``value`` by cell, with a column for each of ``titles`` that there is any of."""
    there = [one for one in titles if (frame[by] == one).any()]
    sums = frame.pivot_table(value, "cell_id", by, aggfunc="sum").reindex(columns=there)
    columns = [Column(heading("cell", "cell_id"))]
    columns += [Column(titles[one], "decimal") for one in there]
    rows = [[cell, *values] for cell, values in zip(sums.index, sums.to_numpy().tolist())]
    return Sheet(name, columns, rows)


def public_counts_sheet(content: ReportContent, frame: pd.DataFrame, names: Names) -> Sheet:
    """The counts that may be shown, by community and cell; a sign stands for the others."""
    there = {(line["topic"], line["kind"] or "") for line in records(frame)}
    kinds = [("resident", ""), *(("care", group.id) for group in content.rulebook.care_groups)]
    kinds = [kind for kind in kinds if kind in there]
    shown = {
        (line["level"], line["area_id"] or "", line["topic"], line["kind"] or ""): line["count"]
        for line in records(frame)
    }
    columns = [Column(message("Community")), Column(heading("cell", "cell_id"))]
    columns += [
        Column(_TOPICS[topic] if not kind else group_title(content.rulebook, kind), "whole")
        for topic, kind in kinds
    ]
    everywhere = [(("all", ""), [message("All"), None]), *_areas(content, names)]
    rows = [
        [*labels, *(public_count(shown.get((*area, *kind))) for kind in kinds)]
        for area, labels in everywhere
    ]
    return Sheet(message("Counts of people"), columns, rows)


def counts_sheet(content: ReportContent, frame: pd.DataFrame, names: Names) -> Sheet:
    """How many people of each kind are in each cell; those in no cell stand in rows without one."""
    told = frame[frame["topic"].isin(list(_TOPICS))]
    keys = list(dict.fromkeys(zip(told["topic"], told["kind"].fillna(""))))
    keys.sort(key=lambda key: (list(_TOPICS).index(key[0]), _rank(content, *key), key[1]))
    columns = [Column(message("Community")), Column(heading("cell", "cell_id"))]
    columns += [
        Column(
            message(
                "{topic}: {kind}", topic=_TOPICS[topic], kind=_kind_title(content, topic, kind)
            ),
            "whole",
        )
        for topic, kind in keys
    ]
    sums: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for line in records(told):
        place = line["community_id"] or "", line["cell_id"] or ""
        sums.setdefault(place, {})[line["topic"], line["kind"] or ""] = line["count"]
    # What is in no cell comes last.
    places = sorted(sums, key=lambda place: (not place[1], place))
    rows: list[Row] = [
        [
            names.get(community, community) or None,
            cell or message("in no cell"),
            *(sums[community, cell].get(key, 0) for key in keys),
        ]
        for community, cell in places
    ]
    return Sheet(message("Counts of people"), columns, rows)


def _rank(content: ReportContent, topic: str, kind: str) -> int:
    """Care groups in the rulebook's order, the others by their words; unknown ones last."""
    if not kind:
        return 1_000_000
    if topic == "resident":
        # Age bands such as 6-13 and 90+.
        lowest = re.match(r"\d+", kind)
        return int(lowest[0]) if lowest else 1000
    if topic != "care":
        return 0
    ids = [group.id for group in content.rulebook.care_groups]
    return ids.index(kind) if kind in ids else len(ids)


def _kind_title(content: ReportContent, topic: str, kind: str) -> Title:
    if not kind:
        return message("not known")
    if topic == "care":
        return group_title(content.rulebook, kind)
    if topic == "resident_registration":
        return _REGISTRATIONS.get(kind, kind)
    return ROLE_TITLES.get(kind, kind) if topic == "volunteer" else kind


def unattached_sheet(frame: pd.DataFrame) -> Sheet:
    """What is in no cell: how many rows of each layer for which reason, and what to do."""
    keys = ["layer", "reason", "message"]
    counts = frame.groupby(keys, sort=True).size()
    columns = [
        Column(heading("unattached", "layer")),
        Column(heading("unattached", "reason")),
        Column(message("Rows"), "whole"),
        Column(heading("unattached", "message"), long=True),
    ]
    rows = [
        [contract(layer).title, REASON_TITLES[reason], count, text]
        for (layer, reason, text), count in zip(counts.index, counts.tolist())
    ]
    return Sheet(message("In no cell"), columns, rows)
