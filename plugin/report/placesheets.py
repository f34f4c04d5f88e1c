"""The workbook's sheets of key figures, cells, communities, officers, moves and towers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..assess.gap import SEVERITIES
from ..common.messages import message
from .communityrows import CommunityRow, community_rows
from .content import ReportContent
from .gaprows import GapRow
from .planrow import PlanRow
from .serving import serving
from .sheet import Column, Row, Sheet, Typed, Value, hours
from .tables import heading, records
from .titles import SEVERITY_TITLES
from .wording import CUT_BY_TITLES, REASON_TITLES, SCORE_NAMES, ScoreName

Names = Mapping[str, str]

# How the kinds of the score's names are written.
_PEOPLE = (
    "residents",
    "care_people",
    "care_cases",
    "facilities",
    "volunteers",
    "open_requests",
)


def key_sheet(content: ReportContent, plan: PlanRow, gaps: Sequence[GapRow]) -> Sheet:
    """What the report is about and its few main figures."""
    rows: list[Row] = [
        *_about(content, plan),
        *_sizes(plan),
        *_score(content, plan),
        *_gaps(gaps),
        *_people(content),
        *_work(content),
    ]
    if content.is_public:
        rows.append(
            (
                message("Withheld counts"),
                "•",
                message(
                    "Counts of people under 5 are not shown, and as many others as it takes that "
                    "they can't be worked out."
                ),
            )
        )
    columns = (
        Column(message("Figure")),
        Column(message("Value")),
        Column(message("What it means"), long=True),
    )
    return Sheet(message("Key figures"), columns, rows)


def _about(content: ReportContent, plan: PlanRow) -> list[Row]:
    edition = message("public") if content.is_public else message("internal")
    return [
        (message("Title"), content.title, None),
        (message("Edition"), edition, None),
        (heading("plan", "plan"), plan.name, None),
        (heading("plan", "made_at"), Typed(plan.made_at, "time"), None),
        (heading("plan", "rulebook"), content.rulebook.title, plan.rulebook),
        (heading("plan", "software"), plan.software, None),
        (message("Starts from the plan"), plan.earlier, None),
        (message("Fewest households of a cell"), Typed(plan.band.minimum, "whole"), None),
        (message("Wanted households of a cell"), Typed(plan.band.target, "whole"), None),
        (message("Most households of a cell"), Typed(plan.band.maximum, "whole"), None),
    ]


def _sizes(plan: PlanRow) -> list[Row]:
    names = ("cells", "cells_in_band", "cells_contiguous", "households", "buildings_unknown")
    number = message("How many there are.")
    return [
        (message("Communities"), Typed(len(plan.communities), "whole"), number),
        *((heading("plan", name), Typed(getattr(plan, name), "whole"), number) for name in names),
    ]


def _score(content: ReportContent, plan: PlanRow) -> list[Row]:
    """The names of the score; work is told in the internal edition only."""
    told = [one for one in SCORE_NAMES if not (content.is_public and one.name == "workload_cv")]
    return [(one.title, _score_value(one, plan.score.get(one.name)), one.about) for one in told]


def _score_value(name: ScoreName, value: Any) -> Value:
    if value is None:
        return None
    if name.kind == "yes":
        return _yes(value)
    return Typed(float(value), name.kind)


def _gaps(gaps: Sequence[GapRow]) -> list[Row]:
    count = Counter(gap.severity for gap in gaps)
    return [
        (
            message("Gaps of severity {severity}", severity=SEVERITY_TITLES[one]),
            Typed(count[one], "whole"),
            None,
        )
        for one in SEVERITIES
    ]


def _people(content: ReportContent) -> list[Row]:
    frame = content.cell_people
    if frame is None:
        return []
    # Someone who is in the care of two cells would count twice in a sum of people.
    names = ("residents", "care_cases", "facilities", "open_requests")
    inside = message("In the cells; who is in none is on a sheet of its own.")
    return [
        (heading("cell_people", name), Typed(int(frame[name].sum()), "whole"), inside)
        for name in names
    ]


def _work(content: ReportContent) -> list[Row]:
    frame = content.workload
    if frame is None:
        return []
    undone = sum(float(frame[f"undone_{one}"].sum()) for one in SEVERITIES)
    over = int((frame["utilisation"] > 1).sum())
    nobody = int(frame["utilisation"].isna().sum())
    return [
        (message("Hours of work a month"), Typed(hours(frame["total_min"].sum()), "hours"), None),
        (
            message("Officers' hours a month"),
            Typed(hours(frame["hours_min"].sum()), "hours"),
            None,
        ),
        (message("Cells with more work than their officers' hours"), Typed(over, "whole"), None),
        (message("Cells without officer"), Typed(nobody, "whole"), None),
        (message("Visits a month that do not fit"), Typed(undone, "decimal"), None),
    ]


def cells_sheet(content: ReportContent, gaps: Sequence[GapRow], names: Names) -> Sheet:
    """Each cell with its size and shape; in the internal edition with its people, too."""
    fields = {
        "households": "whole",
        "in_band": "text",
        "off_band": "whole",
        "buildings": "whole",
        "buildings_unknown": "whole",
        "area_m2": "area",
        "compactness": "ratio",
        "locked": "text",
        "continues": "text",
        "crossings": "text",
    }
    columns = [Column(message("Community")), Column(heading("cell", "cell_id"))]
    columns += [Column(heading("cell", name), kind) for name, kind in fields.items()]
    columns.append(Column(message("Gaps"), "whole"))
    frame = content.plan.cells.sort_values(["community_id", "cell_id"], kind="stable")
    lacking = Counter(gap.cell_id for gap in gaps)
    people: dict[str, list[Value]] = {}
    if content.cell_people is not None:
        columns += [Column(heading("cell_people", name), "whole") for name in _PEOPLE]
        people = {
            str(line["cell_id"]): [line[name] for name in _PEOPLE]
            for line in records(content.cell_people)
        }
    rows = [
        [
            names.get(cell["community_id"], cell["community_id"]),
            cell["cell_id"],
            *(_yes(cell[name]) if name in ("in_band", "locked") else cell[name] for name in fields),
            lacking[cell["cell_id"]],
            *people.get(cell["cell_id"], []),
        ]
        for cell in records(frame)
    ]
    return Sheet(message("Cells"), columns, rows)


def _yes(value: Any) -> Value:
    if value is None or value is pd.NA:
        return None
    return message("yes") if value else message("no")


def communities_sheet(content: ReportContent, plan: PlanRow) -> Sheet:
    """Each community against the rulebook's size, with its cells, stations, money and people."""
    columns = [
        Column(heading("community", "community_id")),
        Column(message("Community")),
        Column(heading("cell", "households"), "whole"),
        Column(heading("cell", "buildings_unknown"), "whole"),
        Column(message("Cells"), "whole"),
        Column(heading("plan", "cells_in_band"), "whole"),
        Column(message("Fewest households it should have"), "whole"),
        Column(message("Most households it should have"), "whole"),
        Column(message("Households off"), "whole"),
        Column(message("Factor of its kinds of compounds"), "ratio"),
        Column(message("Service stations"), "whole"),
        Column(message("Yuan a year"), "yuan"),
    ]
    if not content.is_public:
        columns += [
            Column(heading("cell_people", "residents"), "whole"),
            Column(heading("cell_people", "volunteers"), "whole"),
            Column(message("Volunteers per resident"), "share"),
        ]
    columns.append(Column(message("Verdict on its cells"), long=True))
    rows = [_community(row, content.is_public) for row in community_rows(content, plan.communities)]
    return Sheet(message("Communities"), columns, rows)


def _community(row: CommunityRow, is_public: bool) -> Row:
    verdict = row.verdict
    people = [row.residents, row.volunteers, row.volunteer_share]
    return [
        verdict.community_id,
        verdict.name,
        verdict.households,
        verdict.buildings_unknown,
        verdict.cells,
        verdict.cells_in_band,
        row.least,
        row.most,
        None if row.least is None else row.off,
        row.factor,
        row.stations,
        row.yuan,
        *([] if is_public else people),
        verdict.sentence,
    ]


def officers_sheet(content: ReportContent) -> Sheet:
    """Each officer by the name on the cell's notice, with the cells that he or she serves."""
    columns = [
        Column(heading("officer", "officer_id")),
        Column(heading("officer", "display_name")),
        Column(message("Cells")),
        Column(heading("officer", "backup_cells")),
        Column(heading("officer", "hours_per_month"), "hours"),
    ]
    served = serving(content)
    rows = [
        [
            line["officer_id"],
            line["display_name"],
            ", ".join(served.own.get(line["officer_id"], [])) or None,
            ", ".join(served.backup.get(line["officer_id"], [])) or None,
            line["hours_per_month"],
        ]
        for line in records(content.layer("officer").sort_values("officer_id", kind="stable"))
    ]
    return Sheet(message("Officers"), columns, rows)


def moves_sheet(content: ReportContent) -> Sheet:
    """What moves from one cell to another, by pair of cells and reason."""
    moves = content.plan.moves
    groups = moves.groupby(["old_cell", "new_cell", "reason"], sort=True, dropna=False)
    rows = [
        [
            old if isinstance(old, str) else None,
            new,
            REASON_TITLES[reason],
            group["building_id"].nunique(),
            group["households"].sum(),
        ]
        for (old, new, reason), group in groups
    ]
    columns = [Column(heading("move", name)) for name in ("old_cell", "new_cell", "reason")]
    columns += [Column(heading("cell", name), "whole") for name in ("buildings", "households")]
    return Sheet(message("Moves"), columns, rows)


def towers_sheet(content: ReportContent) -> Sheet:
    """Which entrances or floors of each divided building belong to which cell."""
    columns = [
        Column(heading("tower", "building_id")),
        Column(heading("tower", "households"), "whole"),
        Column(heading("tower", "cut_by")),
        Column(heading("tower", "places"), long=True),
    ]
    rows = [
        [line["building_id"], line["households"], CUT_BY_TITLES[line["cut_by"]], line["places"]]
        for line in records(content.plan.towers)
    ]
    return Sheet(message("Divided towers"), columns, rows)
