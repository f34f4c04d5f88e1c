"""What the command line answers to ``redraw``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from ..common.figures import whole
from ..common.messages import message
from ..divide import Division
from ..divide.division import read_json
from ..report.planrow import read_plan_row
from ..report.redrawnrows import (
    RedrawnRow,
    gone_codes,
    gone_lines,
    redrawn_headline,
    redrawn_rows,
    why_lines,
)
from .aligned import aligned
from .answers import Answer


def redraw_answer(division: Division, seconds: float) -> Answer:
    """A plan with redrawn communities."""
    plan, parameters = read_plan_row(division.plan), read_json(division.plan, "parameters")
    rows, gone, why = redrawn_rows(division), gone_codes(division), why_lines(parameters)
    data = {
        "plan": plan.name,
        "households": plan.households,
        "moved_households": parameters["moved"],
        "unavoidable_households": parameters["unavoidable"],
        "communities": [{**asdict(row), "made_of": list(row.made_of)} for row in rows],
        "communities_in_band": sum(row.in_band is not False for row in rows),
        "founded": [row.community_id for row in rows if row.continues is None],
        "gone": gone,
        "cells": plan.cells,
        "cells_in_band": plan.cells_in_band,
        "cells_contiguous": plan.cells_contiguous,
        "score": dict(plan.score),
        "why": [one.render("en") for one in why],
        "notes": [note.render("en") for note in plan.notes],
        "seconds": round(seconds, 3),
    }
    lines = [*gone_lines(gone), *why, *plan.notes]
    took = message("Took {seconds} s.", seconds=f"{seconds:.1f}")
    parts = [redrawn_headline(division), _table(rows), *lines, took]
    return Answer(data, "\n\n".join(map(str, parts)))


def _table(rows: Sequence[RedrawnRow]) -> str:
    heads = (
        message("Community"),
        message("Code"),
        message("Households"),
        message("As it should be"),
        message("Cells"),
        message("Made of"),
    )
    lines = [
        [
            row.name,
            row.community_id,
            whole(row.households),
            str(row.fits),
            whole(row.cells),
            ", ".join(row.made_of) or "-",
        ]
        for row in rows
    ]
    return aligned([[str(head) for head in heads], *lines], right=(2, 4))
