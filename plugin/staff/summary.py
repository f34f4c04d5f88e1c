"""What a staffing comes to, in figures and sentences that every face tells.

Of people in care there are sums over all cells only. Hours that nobody covers are told with their
officer and cell, as somebody has to settle each of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from ..common.figures import percent, whole
from ..common.messages import Message, listed, message
from .loads import uncovered
from .reasonkinds import REASON_TITLES, reason_kind
from .staffing import Staffing

# What may become of a cell's officer, as the end of a line that begins with how many.
CHANGES = {
    "kept": message("keep the officer of today"),
    "changed": message("get another officer"),
    "first": message("get an officer for the first time"),
    "none": message("have nobody"),
}


def staff_facts(found: Staffing, workload: pd.DataFrame) -> dict[str, Any]:
    """All figures of a staffing, by the ``workload`` (contract of that name) of its cells."""
    rows, officers = found.assignments, _officers(found)
    there = officers["serving"] + officers["reinforcing"]
    return {
        "plan": found.plan,
        "cells": len(rows),
        "officers": officers,
        "cells_without_officer": int(rows["officer_id"].isna().sum()),
        "cells_without_backup": int(rows["backup_id"].isna().sum()),
        "locked": int(rows["locked"].fillna(False).astype(bool).sum()),
        "today": found.parameters["today"],
        "changes": {name: int((rows["change"] == name).sum()) for name in CHANGES},
        "reasons": _reasons(found.handovers),
        "people_in_care": _people(found),
        "uncovered_hours": in_hours(sum(one.minutes for one in uncovered(found, workload))),
        "uncovered": _uncovered(found, workload),
        "quotas": _quotas(found.quotas, there),
        "visits": _visits(found),
    }


def away_facts(kept: Staffing, taken: pd.DataFrame, away: Collection[str]) -> dict[str, Any]:
    """Who takes what while some officers are ``away``, and how full they are then; ``taken`` is
    what ``away.who_takes`` found."""
    rows: list[dict[str, Any]] = [
        {
            "cell_id": row["cell_id"],
            "from": row["from_id"],
            "to": row["to_id"] if isinstance(row["to_id"], str) else None,
            "hours": in_hours(row["minutes"]),
            "utilisation": None if pd.isna(row["utilisation"]) else round(row["utilisation"], 3),
        }
        for row in taken.to_dict(orient="records")
    ]
    return {
        "plan": kept.plan,
        "away": sorted(set(away)),
        "cells": rows,
        "cells_left": [row["cell_id"] for row in rows if row["to"] is None],
        "over_hours": sorted({row["to"] for row in rows if (row["utilisation"] or 0) > 1}),
    }


def away_said(facts: Mapping[str, Any]) -> tuple[Message, ...]:
    """The same in sentences: first what it is about, then who is over the hours, then what is left
    to nobody."""
    said = [
        message(
            "{plan}, with these away: {officers}. Cells that go to others: {cells}. Nothing "
            "was changed.",
            plan=facts["plan"],
            officers=listed(facts["away"]),
            cells=whole(len(facts["cells"]) - len(facts["cells_left"])),
        )
    ]
    if facts["over_hours"]:
        said.append(
            message("Over their hours then: {officers}.", officers=listed(facts["over_hours"]))
        )
    if facts["cells_left"]:
        said.append(
            message("Cells that nobody takes then: {cells}.", cells=listed(facts["cells_left"]))
        )
    return tuple(said)


def head_said(facts: Mapping[str, Any]) -> tuple[Message, ...]:
    """How many officers serve how many cells, and what is left without."""
    officers = facts["officers"]
    first = message(
        "{plan}: {serving} of {officers} officers serve {served} of {cells} cells; {several} of "
        "them serve several, {reinforcing} more help, {reserve} are in reserve.",
        plan=facts["plan"],
        serving=whole(officers["serving"]),
        officers=whole(officers["all"]),
        served=whole(facts["cells"] - facts["cells_without_officer"]),
        cells=whole(facts["cells"]),
        several=whole(officers["several_cells"]),
        reinforcing=whole(officers["reinforcing"]),
        reserve=whole(officers["in_reserve"]),
    )
    second = message(
        "Cells without an officer: {without}; without a backup: {alone}.",
        without=whole(facts["cells_without_officer"]),
        alone=whole(facts["cells_without_backup"]),
    )
    return first, second


def changes_title(facts: Mapping[str, Any]) -> Message:
    """What the cells are held against."""
    if facts["today"] is not None:
        return message("Cells against those of {plan}:", plan=facts["today"])
    return message("Cells against today:")


def people_said(facts: Mapping[str, Any]) -> tuple[Message, ...]:
    """How many people in care keep the officer they know; nothing where nobody knows one."""
    people = facts["people_in_care"]
    if not people["known"]:
        return ()
    text = message(
        "{kept} of {known} people in care whom an officer visits today keep that officer "
        "({share}).",
        kept=whole(people["kept"]),
        known=whole(people["known"]),
        share=percent(people["kept"] / people["known"]),
    )
    return (text,)


def hours_said(facts: Mapping[str, Any]) -> Message:
    """Whether all work fits into the hours, or the head of a list of what doesn't."""
    if not facts["uncovered"]:
        return message("All work fits into the officers' hours.")
    return message(
        "Work that nobody has the hours for, {hours} hours a month:",
        hours=f"{facts['uncovered_hours']:,.1f}",
    )


def quotas_said(facts: Mapping[str, Any], people_file: str) -> Message:
    """The officers against the rulebook's quotas; ``people_file`` has the arithmetic."""
    quotas = facts["quotas"]
    return message(
        "By the rulebook's quota the communities should have a staff of {staff}; {officers} "
        "officers serve their cells. With fewer officers than that: {short}. The arithmetic is in "
        "the layer quota of {people}.",
        staff=whole(quotas["staff"]),
        officers=whole(quotas["officers"]),
        short=listed(quotas["short"], message("none")),
        people=people_file,
    )


def visits_said(facts: Mapping[str, Any]) -> Message:
    """How many visits have a day."""
    visits = facts["visits"]
    return message(
        "Visits of the four weeks from {start}: {planned} planned on {rounds} rounds, {left} found "
        "no day.",
        start=visits["start"],
        planned=whole(visits["planned"]),
        rounds=whole(visits["rounds"]),
        left=whole(visits["not_planned"]),
    )


def in_hours(minutes: float) -> float:
    """Hours with one decimal."""
    return round(float(minutes) / 60, 1)


def _officers(found: Staffing) -> dict[str, int]:
    loads = found.loads
    serving, helping = loads["cells"].fillna("") != "", loads["reinforces"].fillna("") != ""
    return {
        "all": len(loads),
        "serving": int(serving.sum()),
        "reinforcing": int((helping & ~serving).sum()),
        "in_reserve": int((~serving & ~helping).sum()),
        "several_cells": int(loads["cells"].fillna("").str.contains(",").sum()),
        "beyond_hours": int((loads["uncovered_min"] > 0).sum()),
    }


def _reasons(handovers: pd.DataFrame) -> dict[str, int]:
    """How often something is handed over for each kind of reason."""
    counted = Counter(
        reason_kind(Message.from_json(json.loads(text))) for text in handovers["said"]
    )
    return {kind: counted[kind] for kind in REASON_TITLES if counted[kind]}


def _people(found: Staffing) -> dict[str, int]:
    return {name: int(found.outcome.get(f"{name}_people", 0)) for name in ("known", "kept")}


def _uncovered(found: Staffing, workload: pd.DataFrame) -> list[dict[str, Any]]:
    """Each cell with work that nobody has hours for; of one without an officer that is all."""
    return [
        {"officer": one.officer, "cell_id": one.cell_id, "hours": in_hours(one.minutes)}
        for one in uncovered(found, workload)
        if in_hours(one.minutes) > 0
    ]


def _quotas(quotas: pd.DataFrame, officers: int) -> dict[str, Any]:
    """``officers``: how many there are, as one may serve in two communities."""
    short = quotas[quotas["officers"] < quotas["staff"]].sort_values("community_id")
    return {
        "staff": int(quotas["staff"].sum()),
        "officers": officers,
        "communities": {
            row["community_id"]: {name: int(row[name]) for name in ("staff", "officers")}
            for row in quotas.sort_values("community_id").to_dict(orient="records")
        },
        "short": short["community_id"].tolist(),
    }


def _visits(found: Staffing) -> dict[str, Any]:
    planned = found.visits["day"].notna()
    return {
        "start": found.parameters["start"],
        "planned": int(planned.sum()),
        "not_planned": int((~planned).sum()),
        "rounds": len(found.rounds),
    }
