"""The verb ``adopt``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.messages import message
from ..common.progress import Progress
from ..divide.adopt import CELLS_BY
from ..store import Project
from .adoptanswers import adopt_answer
from .answers import Answer
from .options import add_plan, add_project, say


def add_adopt(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``adopt``."""
    verb = verbs.add_parser(
        "adopt", help=say(message("make a plan of cells that others have drawn"))
    )
    verb.set_defaults(verb=_adopt)
    add_project(verb)
    add_plan(verb)
    verb.add_argument(
        "--cells",
        choices=CELLS_BY,
        default=CELLS_BY[0],
        help=say(
            message(
                "what says which cell a building is in: the drawn polygons, the table, or both, "
                "where the table goes first (default both)"
            )
        ),
    )


def _adopt(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    project = Project.open(options.project)
    division = steps.adopt(
        project,
        band=options.band,
        plan=options.plan,
        cells=options.cells,
        progress=progress,
    )
    return adopt_answer(division, project, time.monotonic() - begun)
