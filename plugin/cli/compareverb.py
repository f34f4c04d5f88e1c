"""The verb ``compare``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any, Optional

from .. import steps
from ..common.messages import message
from ..common.progress import Progress, part
from ..compare import TODAY
from ..store import Project
from .answers import Answer
from .compareanswers import compare_answer
from .options import add_project, say

# What to write for today's communities, unless a plan has that name.
_TODAY = "today"


def add_compare(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``compare``."""
    verb = verbs.add_parser(
        "compare", help=say(message("say what a plan changes against another, or against today"))
    )
    verb.set_defaults(verb=_compare)
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan to compare (default: the current one)")),
    )
    verb.add_argument(
        "--against",
        metavar="NAME",
        help=say(
            message(
                "the plan to compare it with, or today for today's communities (default: the plan "
                "that it was made from, else today)"
            )
        ),
    )
    verb.add_argument(
        "--to",
        metavar="FILE.html",
        help=say(message("write the plan's report, with a chapter on the comparison, there")),
    )
    verb.add_argument(
        "--xlsx",
        metavar="FILE.xlsx",
        help=say(message("write its workbook, with sheets on the comparison, there")),
    )


def _compare(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    asked = {"html": options.to, "xlsx": options.xlsx}
    files = {kind: Path(path) for kind, path in asked.items() if path is not None}
    project = Project.open(options.project)
    found = steps.compare(
        project,
        options.plan,
        _against(project, options.against),
        progress=part(progress, 0, 0.5 if files else 1),
    )
    if files:
        steps.report(project, plan=found.plan, files=files, progress=part(progress, 0.5, 1))
    return compare_answer(found, project, tuple(files.values()), time.monotonic() - begun)


def _against(project: Project, name: Optional[str]) -> Optional[str]:
    known = set(project.plans()["plan"])
    return TODAY if name == _TODAY and name not in known else name
