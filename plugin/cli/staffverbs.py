"""The verb ``staff``."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path
from typing import Any, Optional

from .. import steps
from ..common.errors import input_error
from ..common.messages import Message, message
from ..common.progress import Progress, part
from ..intake.dates import read_date
from ..store import Project
from .answers import Answer
from .options import add_project, say
from .staffanswers import away_answer, staff_answer

# What makes a new staffing, and so goes with --away in no way.
_NEW = ("today", "lock", "start", "total", "to")


def add_staff(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``staff``."""
    verb = verbs.add_parser(
        "staff", help=say(message("give each cell an officer and a backup, and plan the rounds"))
    )
    verb.set_defaults(verb=_staff)
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan with the cells (default: the current one)")),
    )
    verb.add_argument(
        "--today",
        metavar="PLAN",
        help=say(
            message(
                "the plan whose cells the officers serve today (default: the one that this plan "
                "was divided from, else this one)"
            )
        ),
    )
    verb.add_argument(
        "--lock",
        metavar="CELL_ID",
        nargs="+",
        action="extend",
        help=say(
            message("cells whose officer stays, beside those that are ticked in the assignment")
        ),
    )
    _add_settings(verb)


def _add_settings(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--start",
        metavar="YYYY-MM-DD",
        help=say(message("the first day of the four weeks of visits (default: next Monday)")),
    )
    verb.add_argument(
        "--total",
        metavar="N",
        help=say(message("total staff to share out among the communities by the rulebook's quota")),
    )
    verb.add_argument(
        "--to",
        metavar="FOLDER",
        help=say(
            message("write each officer's rounds (CSV, GPX) and the handover slips there as well")
        ),
    )
    verb.add_argument(
        "--away",
        metavar="OFFICER",
        nargs="+",
        action="extend",
        help=say(message("only say who takes what if these officers are away; nothing is changed")),
    )


def _staff(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    if options.away:
        return _away(options, progress, begun)
    start, total = _day(options.start), _number(options.total)
    folder = None if options.to is None else _folder(options.to)
    project = Project.open(options.project)
    found, assessed = steps.staff(
        project,
        options.plan,
        today=options.today,
        locked=options.lock or (),
        start=start,
        total=total,
        progress=part(progress, 0, 1 if folder is None else 0.9),
    )
    files: tuple[Path, ...] = ()
    notes: tuple[Message, ...] = ()
    if folder is not None:
        files, notes = steps.write_papers(project, found.plan, folder, part(progress, 0.9, 1))
    return staff_answer(found, assessed, project, files, notes, time.monotonic() - begun)


def _away(options: argparse.Namespace, progress: Progress, begun: float) -> Answer:
    given = [name for name in _NEW if getattr(options, name) is not None]
    if given:
        raise input_error(
            "--away only looks at the officers that are assigned already, so it does not go with "
            "--{option}. Leave that out, or run the two one after the other.",
            option=given[0],
        )
    project = Project.open(options.project)
    kept, taken = steps.who_is_away(project, options.plan, options.away, progress)
    return away_answer(kept, taken, options.away, time.monotonic() - begun)


def _day(text: Optional[str]) -> Optional[date]:
    if text is None:
        return None
    day = read_date(text)
    if day is None:
        raise input_error("{text} is no day. Write for example --start 2024-03-25.", text=text)
    return day


def _number(text: Optional[str]) -> Optional[int]:
    if text is None:
        return None
    if not text.isdecimal():
        raise input_error(
            "The total {text} is not a whole number from 0. Write for example --total 2352.",
            text=text,
        )
    return int(text)


def _folder(text: str) -> Path:
    folder = Path(text)
    if folder.is_file():
        raise input_error("{folder} is a file. Give a folder for the rounds.", folder=text)
    return folder
