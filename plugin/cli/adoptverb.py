"""The verb ``adopt``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.band import Band
from ..common.messages import message
from ..common.progress import Progress
from ..divide.adopt import CELLS_BY
from ..store import Project
from .adoptanswers import adopt_answer
from .answers import Answer
from .options import say


def add_adopt(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``adopt``."""
    verb = verbs.add_parser(
        "adopt", help=say(message("make a plan of cells that others have drawn"))
    )
    verb.set_defaults(verb=_adopt)
    verb.add_argument("project", metavar="PROJECT.gpkg", help=say(message("the project's file")))
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan's name; one of that name is replaced (default: the next free)")),
    )
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
    verb.add_argument(
        "--band",
        metavar="200:250:300",
        help=say(message("least, wanted and most households of a cell; else the rulebook's")),
    )


def _adopt(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    project = Project.open(options.project)
    division = steps.adopt(
        project,
        band=Band.parse(options.band) if options.band is not None else None,
        plan=options.plan,
        cells=options.cells,
        progress=progress,
    )
    return adopt_answer(division, project, time.monotonic() - begun)
