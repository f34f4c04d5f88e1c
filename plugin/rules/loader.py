"""Reading and checking rulebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..common.band import Band
from ..common.errors import input_error
from ..contracts import Bilingual
from .care import care_groups
from .rulebook import Codes, Rulebook, Weights

# With larger weights lines would outweigh the band.
MOST_WEIGHT = 1_000_000
BOOKS_DIR = Path(__file__).resolve().parent / "books"


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
    data: dict[str, Any] = yaml.safe_load((BOOKS_DIR / f"{name}.yaml").read_text(encoding="utf-8"))
    if "extends" not in data:
        return data
    return _over(_merged(data["extends"], (*seen, name)), data)


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """``base`` with what ``own`` says instead, at any depth; what is null there is dropped."""
    merged = dict(base)
    for key, value in own.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(base.get(key), dict):
            merged[key] = _over(base[key], value)
        else:
            merged[key] = value
    return merged


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


def _age_bands(lowest: Any) -> tuple[int, ...]:
    ages = tuple(lowest) if isinstance(lowest, list) else ()
    whole = all(type(age) is int for age in ages)
    if not whole or ages[:1] != (0,) or list(ages) != sorted(set(ages)):
        raise input_error(
            "The lowest ages of the age bands are {ages}; they must be whole numbers that rise "
            "from 0, such as [0, 14, 18, 60].",
            ages=lowest,
        )
    return ages


def _checked(data: dict[str, Any]) -> Rulebook:
    band, weights = data["cell_band"], data["weights"]
    return Rulebook(
        name=data["rulebook"],
        title=Bilingual(**data["title"]),
        cell_band=Band(int(band["minimum"]), int(band["target"]), int(band["maximum"])),
        codes=Codes(cell=str(data["codes"]["cell"])),
        weights=Weights(**{name: _weight(name, weights) for name in Weights.__dataclass_fields__}),
        roads_not_dividing=frozenset(str(name) for name in data["roads"]["not_dividing"]),
        age_bands=_age_bands(data["age_bands"]["lowest"]),
        care_groups=care_groups(data["care_groups"]),
    )
