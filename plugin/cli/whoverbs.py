"""The verb ``whoserves``."""

from __future__ import annotations

import argparse
import time
from typing import Any

from .. import steps
from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress
from ..staff.answering.spot import Spot
from ..store import Project
from .answers import Answer
from .options import add_project, say
from .whoanswers import place_answer, requests_answer

# No house has more entrances or floors.
_MOST = 999
# The forms of the question, and what goes with one of them only.
_FORMS = ("point", "building", "address", "requests")
_BELONGS = {
    "crs": ("point",),
    "entrance": ("building",),
    "floor": ("building",),
    "kind": ("point", "building", "address"),
    "provider": ("point", "building", "address"),
}


def add_whoserves(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``whoserves``."""
    verb = verbs.add_parser(
        "whoserves",
        help=say(message("say who serves a place, and who answers what is asked there")),
    )
    verb.set_defaults(verb=_whoserves)
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan with the cells (default: the current one)")),
    )
    _add_place(verb)
    verb.add_argument(
        "--kind",
        metavar="TEXT",
        help=say(message("what is asked for; the rulebook says which level answers that")),
    )
    verb.add_argument(
        "--provider",
        metavar="SERVICE",
        help=say(
            message("say where the nearest place of this service is, not of the one for the kind")
        ),
    )
    verb.add_argument(
        "--away",
        metavar="OFFICER",
        nargs="+",
        action="extend",
        default=[],
        help=say(message("codes of officers who cannot be called; their backups answer")),
    )


def _add_place(verb: argparse.ArgumentParser) -> None:
    """The four forms of the question."""
    verb.add_argument(
        "--point",
        metavar=("X", "Y"),
        nargs=2,
        help=say(message("a point: east, then north; in degrees longitude, then latitude")),
    )
    verb.add_argument(
        "--crs",
        metavar="EPSG:n",
        help=say(message("the point's coordinate system (default: the project's)")),
    )
    verb.add_argument("--building", metavar="CODE", help=say(message("a building, by its code")))
    for name, text in (
        ("--entrance", message("the entrance in that building, where cells share it")),
        ("--floor", message("the floor in that building, where cells share it")),
    ):
        verb.add_argument(name, metavar="N", help=say(text))
    verb.add_argument(
        "--address", metavar="TEXT", help=say(message("an address, as residents write it"))
    )
    verb.add_argument(
        "--requests",
        action="store_true",
        help=say(message("all open requests of the project; kept as the layer response")),
    )


def _whoserves(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    form = _form(options)
    spot = None if form == "requests" else _spot(options)
    project = Project.open(options.project)
    if spot is None:
        all_found = steps.answer_requests(
            project, options.plan, away=options.away, progress=progress
        )
        return requests_answer(all_found, project, time.monotonic() - begun)
    found = steps.who_serves(
        project,
        options.plan,
        spot,
        kind=options.kind,
        provider=options.provider,
        away=options.away,
        progress=progress,
    )
    return place_answer(found, spot, options.away, time.monotonic() - begun)


def _form(options: argparse.Namespace) -> str:
    """The one form that the question has; InputError for none, several or what does not fit it."""
    forms = [form for form in _FORMS if getattr(options, form) not in (None, False)]
    if len(forms) != 1:
        raise input_error(
            "Ask one question: --point X Y, --building CODE, --address TEXT or --requests. This "
            "asks {count}.",
            count=len(forms),
        )
    for option, fitting in _BELONGS.items():
        if getattr(options, option) is not None and forms[0] not in fitting:
            raise input_error(
                "--{option} goes with {fitting}, not with --{form}. Leave it out.",
                option=option,
                fitting=listed(f"--{form}" for form in fitting),
                form=forms[0],
            )
    return forms[0]


def _spot(options: argparse.Namespace) -> Spot:
    point = options.point
    return Spot(
        point=None if point is None else (_coordinate(point[0]), _coordinate(point[1])),
        crs=options.crs,
        building=options.building,
        entrance=_whole("--entrance", options.entrance),
        floor=_whole("--floor", options.floor),
        address=options.address,
    )


def _coordinate(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise input_error(
            "The coordinate {text} is not a number. Write for example --point 111.3012 30.7021 "
            "--crs EPSG:4326.",
            text=text,
        ) from None


def _whole(option: str, text: str | None) -> int | None:
    if text is not None and not (text.isdecimal() and int(text) <= _MOST):
        raise input_error(
            "{option} {text} is not a whole number from 0 to {most}. Write for example {option} 2.",
            option=option,
            text=text,
            most=_MOST,
        )
    return None if text is None else int(text)
