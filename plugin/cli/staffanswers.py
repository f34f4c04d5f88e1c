"""What the command line answers to ``staff``.

Of people in care there are sums over all cells only. Hours that nobody covers are told with their
officer and cell, as somebody has to settle each of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..assess import Assessment
from ..common.figures import percent, whole
from ..common.messages import Message, listed, message
from ..staff import Staffing
from ..staff.loads import uncovered
from ..steps.papers import ROUNDS
from ..store import Project
from .aligned import aligned
from .answers import Answer
from .staffreasons import REASON_TITLES, reason_kind

_CHANGES = {
    "kept": message("keep the officer of today"),
    "changed": message("get another officer"),
    "first": message("get an officer for the first time"),
    "none": message("have nobody"),
}


def staff_answer(
    found: Staffing,
    assessed: Assessment,
    project: Project,
    files: Sequence[Path],
    notes: Sequence[Message],
    seconds: float,
) -> Answer:
    """Who was assigned, what is different from today, and what nobody has the hours for."""
    rows, people, officers = found.assignments, _people(found), _officers(found)
    there = officers["serving"] + officers["reinforcing"]
    lacking, quotas = _uncovered(found, assessed), _quotas(found.quotas, there)
    said = [str(note) for note in (*found.notes, *notes)]
    data = {
        "plan": found.plan,
        "cells": len(rows),
        "officers": officers,
        "cells_without_officer": int(rows["officer_id"].isna().sum()),
        "cells_without_backup": int(rows["backup_id"].isna().sum()),
        "locked": int(rows["locked"].fillna(False).astype(bool).sum()),
        "today": found.parameters["today"],
        "changes": {name: int((rows["change"] == name).sum()) for name in _CHANGES},
        "reasons": _reasons(found.handovers),
        "people_in_care": people,
        "uncovered_hours": _hours(sum(one.minutes for one in uncovered(found, assessed.workload))),
        "uncovered": lacking,
        "quotas": quotas,
        "visits": _visits(found),
        "optimum": {name: found.outcome[name] for name in ("cost", "bound", "gap")},
        "files": [str(path) for path in files],
        "notes": said,
        "seconds": round(seconds, 3),
    }
    parts = [
        _head(data),
        _changes_part(data),
        *_people_line(people),
        *_uncovered_part(data, lacking),
        *_quotas_line(quotas, project),
        str(_visits_line(data["visits"])),
        str(_optimum_line(data["optimum"])),
        str(_where_it_is(project)),
    ]
    if files:
        parts.append(_files_part(files))
    parts += [*said, str(message("Took {seconds} s.", seconds=f"{seconds:.1f}"))]
    return Answer(data, "\n\n".join(parts))


def away_answer(
    kept: Staffing, taken: pd.DataFrame, away: Collection[str], seconds: float
) -> Answer:
    """Who takes what while some officers are away, and how full they are then."""
    rows: list[dict[str, Any]] = [
        {
            "cell_id": row["cell_id"],
            "from": row["from_id"],
            "to": row["to_id"] if isinstance(row["to_id"], str) else None,
            "hours": _hours(row["minutes"]),
            "utilisation": None if pd.isna(row["utilisation"]) else round(row["utilisation"], 3),
        }
        for row in taken.to_dict(orient="records")
    ]
    over = sorted({row["to"] for row in rows if (row["utilisation"] or 0) > 1})
    left = [row["cell_id"] for row in rows if row["to"] is None]
    absent = sorted(set(away))
    data = {
        "plan": kept.plan,
        "away": absent,
        "cells": rows,
        "cells_left": left,
        "over_hours": over,
        "seconds": round(seconds, 3),
    }
    parts = [
        str(
            message(
                "{plan}, with these away: {officers}. Cells that go to others: {cells}. Nothing "
                "was changed.",
                plan=kept.plan,
                officers=listed(absent),
                cells=whole(len(rows) - len(left)),
            )
        )
    ]
    if rows:
        parts.append(_away_table(rows))
    if over:
        text = message("Over their hours then: {officers}.", officers=listed(over))
        parts.append(str(text))
    if left:
        text = message("Cells that nobody takes then: {cells}.", cells=listed(left))
        parts.append(str(text))
    return Answer(data, "\n\n".join(parts))


def _away_table(rows: Sequence[Mapping[str, Any]]) -> str:
    heads = (
        message("Cell"),
        message("From"),
        message("To"),
        message("Hours a month"),
        message("Of the hours then"),
    )
    lines = [
        [
            row["cell_id"],
            row["from"],
            row["to"] or str(message("nobody")),
            f"{row['hours']:,.1f}",
            "-" if row["utilisation"] is None else percent(row["utilisation"]),
        ]
        for row in rows
    ]
    return aligned([[str(head) for head in heads], *lines], right=(3, 4))


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


def _uncovered(found: Staffing, assessed: Assessment) -> list[dict[str, Any]]:
    """Each cell with work that nobody has hours for; of one without an officer that is all."""
    return [
        {"officer": one.officer, "cell_id": one.cell_id, "hours": _hours(one.minutes)}
        for one in uncovered(found, assessed.workload)
        if _hours(one.minutes) > 0
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


def _head(data: Mapping[str, Any]) -> str:
    officers = data["officers"]
    first = message(
        "{plan}: {serving} of {officers} officers serve {served} of {cells} cells; {several} of "
        "them serve several, {reinforcing} more help, {reserve} are in reserve.",
        plan=data["plan"],
        serving=whole(officers["serving"]),
        officers=whole(officers["all"]),
        served=whole(data["cells"] - data["cells_without_officer"]),
        cells=whole(data["cells"]),
        several=whole(officers["several_cells"]),
        reinforcing=whole(officers["reinforcing"]),
        reserve=whole(officers["in_reserve"]),
    )
    second = message(
        "Cells without an officer: {without}; without a backup: {alone}.",
        without=whole(data["cells_without_officer"]),
        alone=whole(data["cells_without_backup"]),
    )
    return f"{first}\n{second}"


def _changes_part(data: Mapping[str, Any]) -> str:
    title = message("Cells against today:")
    if data["today"] is not None:
        title = message("Cells against those of {plan}:", plan=data["today"])
    rows = [[whole(data["changes"][name]), str(text)] for name, text in _CHANGES.items()]
    parts = [str(title), aligned(rows, right=(0,))]
    if data["reasons"]:
        why = [[whole(count), str(REASON_TITLES[kind])] for kind, count in data["reasons"].items()]
        parts += [str(message("What is handed over, by the reason:")), aligned(why, right=(0,))]
    return "\n".join(parts)


def _people_line(people: Mapping[str, int]) -> list[str]:
    if not people["known"]:
        return []
    text = message(
        "{kept} of {known} people in care whom an officer visits today keep that officer "
        "({share}).",
        kept=whole(people["kept"]),
        known=whole(people["known"]),
        share=percent(people["kept"] / people["known"]),
    )
    return [str(text)]


def _uncovered_part(data: Mapping[str, Any], uncovered: Sequence[Mapping[str, Any]]) -> list[str]:
    if not uncovered:
        return [str(message("All work fits into the officers' hours."))]
    heads = (message("Officer"), message("Cell"), message("Hours a month"))
    rows = [
        [row["officer"] or str(message("nobody")), row["cell_id"], f"{row['hours']:,.1f}"]
        for row in uncovered
    ]
    title = message(
        "Work that nobody has the hours for, {hours} hours a month:",
        hours=f"{data['uncovered_hours']:,.1f}",
    )
    return ["\n".join([str(title), aligned([[str(head) for head in heads], *rows], right=(2,))])]


def _quotas_line(quotas: Mapping[str, Any], project: Project) -> list[str]:
    text = message(
        "By the rulebook's quota the communities should have a staff of {staff}; {officers} "
        "officers serve their cells. With fewer officers than that: {short}. The arithmetic is in "
        "the layer quota of {people}.",
        staff=whole(quotas["staff"]),
        officers=whole(quotas["officers"]),
        short=listed(quotas["short"], message("none")),
        people=project.people_path.name,
    )
    return [str(text)]


def _visits_line(visits: Mapping[str, Any]) -> Message:
    return message(
        "Visits of the four weeks from {start}: {planned} planned on {rounds} rounds, {left} found "
        "no day.",
        start=visits["start"],
        planned=whole(visits["planned"]),
        rounds=whole(visits["rounds"]),
        left=whole(visits["not_planned"]),
    )


def _optimum_line(optimum: Mapping[str, Any]) -> Message:
    if optimum["gap"] <= 0:
        return message("No other assignment costs less, by the prices in the rulebook.")
    return message(
        "By the rulebook's prices another assignment could cost up to {share} less; whether there "
        "is one is not known.",
        share=f"{100 * optimum['gap']:.2f}%",
    )


def _where_it_is(project: Project) -> Message:
    return message(
        "Who serves which cell is in the layer assignment of {file}; loads, visits, rounds and "
        "handovers are in {people}. Tick locked in the layer assignment where an officer has to "
        "stay, and run this again.",
        file=project.path.name,
        people=project.people_path.name,
    )


def _files_part(files: Sequence[Path]) -> str:
    """The slips, and the folder of the rounds, which are two files for each officer."""
    slips, *rounds = files
    text = message(
        "{count} files of rounds in {folder}",
        count=whole(len(rounds)),
        folder=str(slips.parent / ROUNDS),
    )
    return f"{slips}\n{text}"


def _hours(minutes: float) -> float:
    """Hours with one decimal."""
    return round(float(minutes) / 60, 1)
