"""The verb ``redraw``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.band import Band
from ..common.messages import message
from ..common.progress import Progress
from ..intake import HOUSEHOLD_SOURCES
from ..store import Project
from .answers import Answer
from .options import add_division, add_project, read_count, say
from .redrawanswers import redraw_answer


def add_redraw(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``redraw``."""
    verb = verbs.add_parser(
        "redraw", help=say(message("redraw the communities, and divide them into cells"))
    )
    verb.set_defaults(verb=_redraw)
    add_project(verb)
    verb.add_argument(
        "--households",
        type=Band.parse,
        metavar="1000:2000:3000",
        help=say(message("least, wanted and most households of a community; else the rulebook's")),
    )
    verb.add_argument(
        "--residents",
        type=Band.parse,
        metavar="3000:4000:5000",
        help=say(
            message(
                "least, wanted and most residents of a community, alone or beside its households"
            )
        ),
    )
    verb.add_argument(
        "--count",
        type=read_count,
        metavar="N",
        help=say(
            message("how many communities there shall be (default: what moves fewest households)")
        ),
    )
    verb.add_argument(
        "--lock",
        metavar="CODE",
        nargs="+",
        action="extend",
        default=[],
        help=say(message("communities that stay, beside those ticked as locked in their layer")),
    )
    verb.add_argument(
        "--own",
        metavar="COMPOUND",
        nargs="+",
        action="extend",
        default=[],
        help=say(message("compounds that become communities of their own, beside those ticked so")),
    )
    _add_cells(verb)


def _add_cells(verb: argparse.ArgumentParser) -> None:
    """The options that are about the cells inside the communities."""
    verb.add_argument(
        "--from",
        dest="earlier",
        metavar="PLAN",
        help=say(message("the plan to start from: its cells are kept where they can be")),
    )
    verb.add_argument(
        "--counts",
        choices=HOUSEHOLD_SOURCES,
        default=HOUSEHOLD_SOURCES[0],
        help=say(
            message(
                "which household counts, as with divide --households (default: {default})",
                default=HOUSEHOLD_SOURCES[0],
            )
        ),
    )
    add_division(verb)


def _redraw(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    division = steps.redraw(
        Project.open(options.project),
        households=options.households,
        residents=options.residents,
        count=options.count,
        locked=options.lock,
        own=options.own,
        earlier=options.earlier,
        plan=options.plan,
        seed=options.seed,
        effort=options.effort,
        band=options.band,
        counts=options.counts,
        workers=options.workers,
        progress=progress,
    )
    return redraw_answer(division, time.monotonic() - begun)
