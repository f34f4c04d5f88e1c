"""What the command line answers to ``redraw``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

import pandas as pd

from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import Message, listed, message
from ..divide import Division
from ..divide.division import read_json
from ..report.planrow import read_plan_row
from .aligned import aligned
from .answers import Answer


def redraw_answer(division: Division, seconds: float) -> Answer:
    """A plan with redrawn communities."""
    plan, parameters = read_plan_row(division.plan), read_json(division.plan, "parameters")
    rows = _communities(division)
    gone = _gone(division)
    data = {
        "plan": plan.name,
        "households": plan.households,
        "moved_households": parameters["moved"],
        "unavoidable_households": parameters["unavoidable"],
        "communities": rows,
        "communities_in_band": sum(row["in_band"] is not False for row in rows),
        "founded": [row["community_id"] for row in rows if row["continues"] is None],
        "gone": gone,
        "cells": plan.cells,
        "cells_in_band": plan.cells_in_band,
        "cells_contiguous": plan.cells_contiguous,
        "score": dict(plan.score),
        "why": [Message.from_json(one).render("en") for one in parameters["why"]],
        "notes": [note.render("en") for note in plan.notes],
        "seconds": round(seconds, 3),
    }
    why = [str(Message.from_json(one)) for one in parameters["why"]]
    parts = [_head(data), _table(rows), *_gone_line(gone), *why]
    parts += [str(note) for note in plan.notes]
    parts.append(str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")))
    return Answer(data, "\n\n".join(parts))


def _communities(division: Division) -> list[dict[str, Any]]:
    frame = division.communities.sort_values("community_id")
    return [
        {
            "community_id": row["community_id"],
            "name": _known(row["name"]) or "",
            "continues": _known(row["continues"]),
            "made_of": written_codes(row["made_of"]),
            "households": int(row["households"]),
            "least": _whole(row["least"]),
            "most": _whole(row["most"]),
            "in_band": None if _known(row["in_band"]) is None else bool(row["in_band"]),
            "pieces": int(row["pieces"]),
            "cells": int(row["cells"]),
            "buildings": int(row["buildings"]),
        }
        for row in frame.drop(columns="geometry").to_dict("records")
    ]


def _gone(division: Division) -> list[str]:
    """Today's communities that no new one continues."""
    rows = division.crosswalk[division.crosswalk["level"] == "community"]
    return sorted(set(rows["old"].dropna()) - set(division.communities["community_id"]))


def _head(data: Mapping[str, Any]) -> str:
    text = message(
        "{plan}: {communities} communities, {in_band} of them in the band; {moved} of {households} "
        "households change their community. {cells} cells, {cells_in_band} of them in their band.",
        plan=data["plan"],
        communities=whole(len(data["communities"])),
        in_band=whole(data["communities_in_band"]),
        moved=whole(data["moved_households"]),
        households=whole(data["households"]),
        cells=whole(data["cells"]),
        cells_in_band=whole(data["cells_in_band"]),
    )
    return str(text)


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
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
            row["name"],
            row["community_id"],
            whole(row["households"]),
            _fits(row),
            whole(row["cells"]),
            ", ".join(row["made_of"]) or "-",
        ]
        for row in rows
    ]
    return aligned([[str(head) for head in heads], *lines], right=(2, 4))


def _fits(row: Mapping[str, Any]) -> str:
    if row["least"] is None:
        return "-" if row["in_band"] is not False else str(message("no, by residents"))
    limits = f"{whole(row['least'])}–{whole(row['most'])}"
    if row["in_band"]:
        return limits
    if row["least"] <= row["households"] <= row["most"]:
        return str(message("no, by residents"))
    return str(message("no, {limits}", limits=limits))


def _gone_line(gone: Sequence[str]) -> list[str]:
    if not gone:
        return []
    return [str(message("Codes that go out of use: {codes}.", codes=listed(gone)))]


def _known(value: Any) -> Optional[Any]:
    return None if pd.isna(value) else value


def _whole(value: Any) -> Optional[int]:
    return None if _known(value) is None else int(value)
