"""What the command line answers to ``staff``.

Of people in care there are sums over all cells only. Hours that nobody covers are told with their
officer and cell, as somebody has to settle each of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..assess import Assessment
from ..common.figures import percent, whole
from ..common.messages import Message, message
from ..staff import Staffing
from ..staff.reasonkinds import REASON_TITLES
from ..staff.summary import (
    CHANGES,
    away_facts,
    away_said,
    changes_title,
    head_said,
    hours_said,
    people_said,
    quotas_said,
    staff_facts,
    visits_said,
)
from ..steps.papers import ROUNDS
from ..store import Project
from .aligned import aligned
from .answers import Answer


def staff_answer(
    found: Staffing,
    assessed: Assessment,
    project: Project,
    files: Sequence[Path],
    notes: Sequence[Message],
    seconds: float,
) -> Answer:
    """Who was assigned, what is different from today, and what nobody has the hours for."""
    said = [str(note) for note in (*found.notes, *notes)]
    data = {
        **staff_facts(found, assessed.workload),
        "optimum": {name: found.outcome[name] for name in ("cost", "bound", "gap")},
        "files": [str(path) for path in files],
        "notes": said,
        "seconds": round(seconds, 3),
    }
    parts = [
        "\n".join(map(str, head_said(data))),
        _changes_part(data),
        *map(str, people_said(data)),
        _uncovered_part(data),
        str(quotas_said(data, project.people_path.name)),
        str(visits_said(data)),
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
    data = {**away_facts(kept, taken, away), "seconds": round(seconds, 3)}
    first, *others = map(str, away_said(data))
    table = [_away_table(data["cells"])] if data["cells"] else []
    return Answer(data, "\n\n".join([first, *table, *others]))


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


def _changes_part(data: Mapping[str, Any]) -> str:
    rows = [[whole(data["changes"][name]), str(text)] for name, text in CHANGES.items()]
    parts = [str(changes_title(data)), aligned(rows, right=(0,))]
    if data["reasons"]:
        why = [[whole(count), str(REASON_TITLES[kind])] for kind, count in data["reasons"].items()]
        parts += [str(message("What is handed over, by the reason:")), aligned(why, right=(0,))]
    return "\n".join(parts)


def _uncovered_part(data: Mapping[str, Any]) -> str:
    title = str(hours_said(data))
    if not data["uncovered"]:
        return title
    heads = (message("Officer"), message("Cell"), message("Hours a month"))
    rows = [
        [row["officer"] or str(message("nobody")), row["cell_id"], f"{row['hours']:,.1f}"]
        for row in data["uncovered"]
    ]
    return "\n".join([title, aligned([[str(head) for head in heads], *rows], right=(2,))])


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
