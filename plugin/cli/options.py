"""What people write after an option, as values; an InputError says what to write instead."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence

from ..common.band import Band
from ..common.errors import input_error
from ..common.messages import Message, message
from ..divide import EFFORTS


def say(text: Message) -> str:
    """A help text; argparse would take a percent sign for a place to fill in."""
    return str(text).replace("%", "%%")


def add_json(verb: argparse.ArgumentParser) -> None:
    """The option that every verb has."""
    verb.add_argument(
        "--json",
        action="store_true",
        help=say(message("print one JSON object and nothing else on standard output")),
    )


def add_project(verb: argparse.ArgumentParser) -> None:
    """The project that a verb works on."""
    verb.add_argument("project", metavar="PROJECT.gpkg", help=say(message("the project's file")))


def add_plan(verb: argparse.ArgumentParser) -> None:
    """The name and the band of a plan that a verb makes."""
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan's name; one of that name is replaced (default: the next free)")),
    )
    verb.add_argument(
        "--band",
        type=Band.parse,
        metavar="200:250:300",
        help=say(message("least, wanted and most households of a cell; else the rulebook's")),
    )


def add_division(verb: argparse.ArgumentParser) -> None:
    """The options of every verb that divides communities into cells."""
    add_plan(verb)
    verb.add_argument(
        "--seed",
        type=read_seed,
        default=0,
        metavar="N",
        help=say(message("the same seed gives the same plan (default 0)")),
    )
    verb.add_argument(
        "--effort",
        choices=EFFORTS,
        default=EFFORTS[0],
        help=say(message("best goes on until improving no longer pays (default fast)")),
    )
    verb.add_argument(
        "--workers",
        type=read_workers,
        metavar="N",
        help=say(
            message(
                "how many processes divide communities side by side; any number gives the same "
                "plan (default: as many as help)"
            )
        ),
    )


def read_seed(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise input_error(
            "The seed {text} is not a whole number from 0. Write for example --seed 7.", text=text
        )
    return int(text)


def read_workers(text: str) -> int:
    """A whole number from 1."""
    if not (text.isdecimal() and int(text)):
        raise input_error(
            "The number of workers {text} is not a whole number from 1. Write for example "
            "--workers 2.",
            text=text,
        )
    return int(text)


def read_count(text: str) -> int:
    """How many communities: a whole number from 1."""
    if not (text.isdecimal() and int(text)):
        raise input_error(
            "The number of communities {text} is not a whole number from 1. Write for example "
            "--count 86.",
            text=text,
        )
    return int(text)


def read_metres(text: str) -> float:
    """A distance of at least 0 m."""
    try:
        metres = float(text)
    except ValueError:
        metres = math.nan
    if not 0 <= metres < math.inf:
        raise input_error(
            "The distance {text} is not a number of metres from 0. Write for example --within 30.",
            text=text,
        )
    return metres


def read_mapping(texts: Sequence[str]) -> dict[str, str]:
    """Fields with their columns, from FIELD=COLUMN."""
    return _pairs(texts, "--map", "households=户数")


def read_constants(texts: Sequence[str]) -> dict[str, str]:
    """Fields with the one value that all rows have, from FIELD=VALUE."""
    return _pairs(texts, "--set", "care_group=disabled")


def read_factors(texts: Sequence[str]) -> dict[str, float]:
    """What the rulebook's weights are multiplied by, from NAME=FACTOR."""
    factors = {}
    for name, said in _pairs(texts, "--weight", "compounds=2").items():
        try:
            factors[name] = float(said)
        except ValueError:
            raise input_error(
                "{said} is no number to multiply the weight of {name} by. Write for example "
                "--weight {name}=2",
                said=said,
                name=name,
            ) from None
    return factors


def _pairs(texts: Sequence[str], option: str, example: str) -> dict[str, str]:
    """What stands before the first equals sign of each text, with what stands behind it."""
    pairs: dict[str, str] = {}
    for text in texts:
        field, _, said = text.partition("=")
        if not (field and said):
            raise input_error(
                "{text} does not say what the field is. Write it with an equals sign, for example "
                "{option} {example}",
                text=text,
                option=option,
                example=example,
            )
        if pairs.setdefault(field, said) != said:
            raise input_error(
                "{option} gives the field {field} twice, as {first} and as {second}. Keep one of "
                "them.",
                option=option,
                field=field,
                first=pairs[field],
                second=said,
            )
    return pairs
