"""The verb ``replay``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.messages import message
from ..common.progress import Progress
from ..store import Project
from .answers import Answer
from .options import add_project, say
from .replayanswers import replay_answer


def add_replay(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``replay``."""
    verb = verbs.add_parser(
        "replay",
        help=say(message("make a plan again from the project, and say whether it is the same")),
    )
    verb.set_defaults(verb=_replay)
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan to make again (default: the current one)")),
    )
    verb.add_argument(
        "--to",
        metavar="NAME",
        help=say(message("keep the plan that was made again under this name")),
    )


def _replay(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    found = steps.replay(
        Project.open(options.project),
        options.plan,
        to=options.to,
        workers=None,
        progress=progress,
    )
    return replay_answer(found, time.monotonic() - begun)
