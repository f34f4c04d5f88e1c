"""Reading and checking rulebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..common.band import Band
from ..common.errors import input_error

# With larger weights lines would outweigh the band.
MOST_WEIGHT = 1_000_000
BOOKS_DIR = Path(__file__).resolve().parent / "books"


@dataclass(frozen=True)
class Weights:
    """Prices in the division's objective, whole numbers; see ``divide.objective``.

    ``border`` and ``border_on_road`` per metre of cell border, ``compound`` per further piece of
    a cut compound, ``target`` per squared household off the target (in hundredths),
    ``moved_household`` per household that leaves its current cell, ``compactness`` for a cell
    without any (Polsby-Popper 0), ``balance`` for a cell with twice the usual work.
    """

    border: int
    border_on_road: int
    compound: int
    target: int
    moved_household: int
    compactness: int
    balance: int


@dataclass(frozen=True)
class Codes:
    """Patterns of the codes that are given out."""

    cell: str


@dataclass(frozen=True)
class Rulebook:
    """One city's numbers."""

    name: str
    title: Mapping[str, str]
    cell_band: Band
    codes: Codes
    weights: Weights
    roads_not_dividing: frozenset[str]


def rulebook_names() -> tuple[str, ...]:
    """The rulebooks that come with the plugin."""
    return tuple(sorted(path.stem for path in BOOKS_DIR.glob("*.yaml")))


def load_rulebook(name: str) -> Rulebook:
    """The rulebook called ``name``, with what it extends filled in.

    Raises InputError where there is none or where one of its values is missing or wrong.
    """
    data = _merged(name, ())
    try:
        return _checked(data)
    except (KeyError, TypeError, ValueError) as error:
        raise input_error(
            "The rulebook {name} is not complete: {what} is missing or not of the right kind.",
            name=name,
            what=str(error),
        ) from error


def _merged(name: str, seen: tuple[str, ...]) -> dict[str, Any]:
    if name in seen:
        raise input_error(
            "The rulebook {name} extends itself ({chain}). Remove one of the extends lines.",
            name=name,
            chain=" → ".join((*seen, name)),
        )
    if name not in rulebook_names():
        raise input_error(
            "There is no rulebook called {name}. There are: {known}.",
            name=name,
            known=", ".join(rulebook_names()),
        )
    data = yaml.safe_load((BOOKS_DIR / f"{name}.yaml").read_text(encoding="utf-8"))
    if "extends" not in data:
        return dict(data)
    base = _merged(data["extends"], (*seen, name))
    return {
        **base,
        **{
            key: {**base[key], **value} if isinstance(base.get(key), dict) else value
            for key, value in data.items()
        },
    }


def _weight(name: str, weights: dict[str, Any]) -> int:
    weight = int(weights[name])
    if not 0 <= weight <= MOST_WEIGHT:
        raise input_error(
            "The weight {name} is {weight}; it must be from 0 to {most}.",
            name=name,
            weight=weight,
            most=MOST_WEIGHT,
        )
    return weight


def _checked(data: dict[str, Any]) -> Rulebook:
    band, weights = data["cell_band"], data["weights"]
    return Rulebook(
        name=data["rulebook"],
        title=data["title"],
        cell_band=Band(int(band["minimum"]), int(band["target"]), int(band["maximum"])),
        codes=Codes(cell=str(data["codes"]["cell"])),
        weights=Weights(**{name: _weight(name, weights) for name in Weights.__dataclass_fields__}),
        roads_not_dividing=frozenset(str(name) for name in data["roads"]["not_dividing"]),
    )
