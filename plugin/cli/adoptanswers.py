"""What ``adopt`` answers: the plan as any other, and what had to be repaired."""

from __future__ import annotations

import json

from ..common.figures import whole
from ..common.messages import Message, message
from ..divide import Division
from ..divide.adopt import REPAIR_KINDS
from ..store import Project
from .aligned import aligned
from .answers import Answer, divide_answer

# So many of the repairs are told one by one; all of them are in the project.
SHOWN = 20
# Told as sums: there is one for nearly every cell of a drawing by hand.
_SUMMED = ("sliver", "line")


def adopt_answer(division: Division, project: Project, seconds: float) -> Answer:
    """A plan of cells that others have drawn."""
    plan = divide_answer(division, seconds)
    repairs = division.repairs
    counts = repairs["kind"].value_counts()
    by_kind = {kind: int(counts[kind]) for kind in REPAIR_KINDS if kind in counts}
    data = {
        **plan.data,
        "repairs": by_kind,
        "repaired": [
            {
                "kind": row.kind,
                "building_id": row.building_id,
                "drawn_cell": row.drawn_cell,
                "cell_id": row.cell_id,
                "message": row.message,
            }
            for row in repairs.itertuples()
        ],
    }
    return Answer(data, "\n\n".join([_repairs_part(division, by_kind, project), plan.text]))


def _repairs_part(division: Division, by_kind: dict[str, int], project: Project) -> str:
    if not by_kind:
        return str(message("The drawn cells fit the units everywhere; nothing had to be repaired."))
    rows = [[whole(count), str(REPAIR_KINDS[kind])] for kind, count in by_kind.items()]
    single = division.repairs[~division.repairs["kind"].isin(_SUMMED)]
    lines = [str(Message.from_json(json.loads(said))) for said in single["said"].head(SHOWN)]
    where = message(
        "Each repair is in the layer repair of {file}, with its place.", file=project.path.name
    )
    head = message("Repaired in what was drawn:")
    return "\n".join([str(head), aligned(rows, right=(0,)), *lines, str(where)])
