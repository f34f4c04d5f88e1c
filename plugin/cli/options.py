"""What people write after an option, as values; an InputError says what to write instead."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..common.errors import input_error


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
    columns: dict[str, str] = {}
    for text in texts:
        field, column = _pair(text)
        if not (field and column):
            raise input_error(
                "{text} does not say which column is which field. Write FIELD=COLUMN, for example "
                "--map households=户数",
                text=text,
            )
        if columns.setdefault(field, column) != column:
            raise input_error(
                "--map gives the field {field} twice, as {first} and as {second}. Keep one of "
                "them.",
                field=field,
                first=columns[field],
                second=column,
            )
    return columns


def read_constants(texts: Sequence[str]) -> dict[str, str]:
    """Fields with the one value that all rows have, from FIELD=VALUE."""
    values: dict[str, str] = {}
    for text in texts:
        field, value = _pair(text)
        if not (field and value):
            raise input_error(
                "{text} does not say which field has which value. Write FIELD=VALUE, for example "
                "--set care_group=disabled",
                text=text,
            )
        if values.setdefault(field, value) != value:
            raise input_error(
                "--set gives the field {field} twice, as {first} and as {second}. Keep one of "
                "them.",
                field=field,
                first=values[field],
                second=value,
            )
    return values


def _pair(text: str) -> tuple[str, str]:
    """What stands before and after the first equals sign."""
    name, _, said = text.partition("=")
    return name, said
