"""The workbook's sheets of who serves which cell.

Single visits are no part of a workbook: they are for the officer who makes them, in the files of
the rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Optional

import pandas as pd

from ..common.codes import written_codes
from ..common.messages import Message, listed, message
from ..common.progress import Progress, silent
from .content import ReportContent
from .serving import officer_names
from .sheet import Column, Row, Sheet, Value, hours
from .staffrows import StaffRows, sentence
from .tables import heading, records
from .titles import Title

CHANGE_TITLES: Mapping[str, Message] = {
    "kept": message("kept"),
    "changed": message("changed"),
    "first": message("has one for the first time"),
    "none": message("has none"),
}


def staff_sheets(
    content: ReportContent, names: Mapping[str, str], language: str, progress: Progress = silent
) -> Iterator[Sheet]:
    """The sheets; of a public edition only that of who serves each cell.

    ``names`` are those of the communities.
    """
    yield _assignments_sheet(content, names)
    staffing = content.staffing
    if staffing is None:
        return
    told = StaffRows(content, staffing, language)
    yield _loads_sheet(told)
    yield _uncovered_sheet(told)
    yield _changes_sheet(told)
    yield _away_sheet(told, progress)
    yield _quotas_sheet(staffing.quotas, names, language)
    yield _rounds_sheet(told)


def _assignments_sheet(content: ReportContent, names: Mapping[str, str]) -> Sheet:
    """Who serves each cell; in an internal edition also who does today."""
    known = officer_names(content)
    fields = ("cell_id", "officer_id", "officer_name", "reinforced_by", "backup_id", "backup_name")
    columns = [
        Column(message("Community")),
        *(Column(heading("assignment", name)) for name in fields),
    ]
    if not content.is_public:
        columns += [
            Column(heading("assignment", "base_m"), "whole"),
            Column(heading("assignment", "today")),
            Column(heading("assignment", "change")),
        ]
    rows: list[Row] = []
    for line in records(content.serving.sort_values(["community_id", "cell_id"], kind="stable")):
        row: list[Value] = [
            names.get(line["community_id"], line["community_id"]),
            line["cell_id"],
            line["officer_id"],
            known.get(line["officer_id"]),
            _codes(line["reinforced_by"]),
            line["backup_id"],
            known.get(line["backup_id"]),
        ]
        if not content.is_public:
            change = line["change"]
            row += [line["base_m"], _codes(line["today"]), CHANGE_TITLES.get(change, change)]
        rows.append(row)
    return Sheet(message("Assignments"), columns, rows)


def _loads_sheet(told: StaffRows) -> Sheet:
    columns = [
        *(Column(heading("officer_load", name)) for name in ("officer_id", "officer_name")),
        *(Column(heading("officer_load", name)) for name in ("cells", "reinforces")),
        Column(_in_hours(heading("officer_load", "hours_min")), "hours"),
        Column(_in_hours(heading("officer_load", "work_min")), "hours"),
        Column(message("Utilisation today"), "share"),
        Column(heading("officer_load", "utilisation"), "share"),
        Column(_in_hours(heading("officer_load", "uncovered_min")), "hours"),
        Column(heading("officer_load", "backup_cells")),
        Column(heading("officer_load", "care_people"), "whole"),
        Column(heading("officer_load", "known_people"), "whole"),
        Column(heading("officer_load", "lacking_skills")),
    ]
    rows = [
        [
            row.code,
            row.name,
            ", ".join(row.cells) or None,
            ", ".join(row.reinforces) or None,
            hours(row.hours),
            hours(row.work),
            row.today,
            row.utilisation,
            hours(row.uncovered),
            ", ".join(row.backup_for) or None,
            row.care,
            row.known,
            listed(row.lacking, None),
        ]
        for row in told.officers()
    ]
    return Sheet(message("Load of officers"), columns, rows)


def _uncovered_sheet(told: StaffRows) -> Sheet:
    columns = [
        Column(heading("cell", "cell_id")),
        Column(message("Officer")),
        Column(message("Hours a month not covered"), "hours"),
    ]
    rows = [[row.cell_id, row.officer, hours(row.minutes)] for row in told.uncovered()]
    return Sheet(message("Hours not covered"), columns, rows)


def _changes_sheet(told: StaffRows) -> Sheet:
    columns = [
        *(Column(heading("handover", name)) for name in ("cell_id", "from_id", "to_id")),
        *(Column(heading("handover", name), "whole") for name in ("households", "care_people")),
        Column(heading("handover", "reason"), long=True),
    ]
    rows = [
        [row.cell_id, row.giver or None, row.taker, row.households, row.care, row.reason or None]
        for row in told.changes()
    ]
    return Sheet(message("Changes of officers"), columns, rows)


def _away_sheet(told: StaffRows, progress: Progress) -> Sheet:
    columns = [
        Column(message("Away")),
        Column(heading("cell", "cell_id")),
        Column(message("Takes over")),
        Column(message("Hours a month"), "hours"),
        Column(message("Utilisation before"), "share"),
        Column(message("Utilisation then"), "share"),
    ]
    rows = [
        [row.officer, row.cell_id, row.taker, hours(row.minutes), row.before, row.after]
        for row in told.away(progress)
    ]
    return Sheet(message("If an officer is away"), columns, rows)


def _quotas_sheet(quotas: pd.DataFrame, names: Mapping[str, str], language: str) -> Sheet:
    counted = ("households", "residents", "served", "cells", "staff", "officers")
    columns = [
        Column(message("Community")),
        *(Column(heading("quota", name), "whole") for name in counted),
        Column(heading("quota", "area_m2"), "area"),
        Column(heading("quota", "arithmetic"), long=True),
    ]
    rows = [
        [
            names.get(line["community_id"], line["community_id"]),
            *(line[name] for name in counted),
            line["area_m2"],
            sentence(line, "arithmetic", language),
        ]
        for line in records(quotas.sort_values("community_id", kind="stable"))
    ]
    return Sheet(message("Staffing quotas"), columns, rows)


def _rounds_sheet(told: StaffRows) -> Sheet:
    columns = [
        Column(message("Officer")),
        Column(heading("round", "visits"), "whole"),
        Column(heading("round", "people"), "whole"),
        Column(message("Days out"), "whole"),
        Column(message("On foot, km"), "decimal"),
        Column(_in_hours(message("On foot")), "hours"),
        Column(message("Fullest day"), "day"),
        Column(message("Of its hours"), "share"),
        Column(message("Visits that do not fit"), "whole"),
    ]
    rows = [
        [
            row.officer or message("nobody"),
            row.planned,
            row.people,
            row.days,
            row.walking_m / 1000,
            hours(row.walking_min),
            None if row.fullest is None else date.fromisoformat(row.fullest),
            row.share,
            row.left,
        ]
        for row in told.rounds()
    ]
    return Sheet(message("Rounds"), columns, rows)


def _in_hours(title: Title) -> Title:
    return message("{title} (h)", title=title)


def _codes(text: Any) -> Optional[str]:
    return ", ".join(written_codes(text)) or None
