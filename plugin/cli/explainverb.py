"""The verb ``explain``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.messages import message
from ..common.progress import Progress
from ..store import Project
from .answers import Answer
from .explainanswers import explain_answer
from .options import add_project, say


def add_explain(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``explain``."""
    verb = verbs.add_parser(
        "explain",
        help=say(message("say what each neighbouring choice would cost a cell or community")),
    )
    verb.set_defaults(verb=_explain)
    add_project(verb)
    verb.add_argument(
        "code", metavar="CODE", help=say(message("the code of a cell or community of the plan"))
    )
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan to explain (default: the current one)")),
    )


def _explain(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    found = steps.explain(Project.open(options.project), options.code, options.plan, progress)
    return explain_answer(found, time.monotonic() - begun)
