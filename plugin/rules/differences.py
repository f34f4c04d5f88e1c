"""What one rulebook says otherwise than another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .assessing import UNVERIFIED, is_unverified
from .merging import NO_FIGURES, Path, at_path

# What every rulebook has of its own.
_OWN = ("rulebook", "extends", "title", "about")


@dataclass(frozen=True)
class Difference:
    """One place where two rulebooks differ: ``path`` are the keys that lead there.

    ``before`` or ``after`` is None where an entry is there in one of them only.
    """

    path: Path
    before: Any
    after: Any


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """In the order of ``before``, then what is new; whole entries of catalogues at once."""
    mine = {key: value for key, value in before.items() if key not in _OWN}
    other = {key: value for key, value in after.items() if key not in _OWN}
    return tuple(_between(mine, other, ()))


def _between(
    before: Mapping[str, Any], after: Mapping[str, Any], path: Path
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        old, new, here = before.get(key), after.get(key), (*path, key)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from _between(old, new, here)
        elif old != new:
            yield Difference(here, old, new)


def unsourced(data: Mapping[str, Any], found: Iterable[Difference]) -> tuple[Path, ...]:
    """Where in ``data`` the differences ``found`` left figures that no source supports."""
    places: dict[Path, None] = {}
    for one in found:
        if isinstance(one.after, Mapping):
            places.update(dict.fromkeys(_with_figures(one.after, one.path)))
        elif one.after is not None and one.path[-1] not in NO_FIGURES:
            places[one.path[:-1]] = None
    return tuple(
        place
        for place in places
        if is_unverified(str(at_path(data, place).get("source", UNVERIFIED)))
    )


def _with_figures(spec: Mapping[str, Any], path: Path) -> Iterator[Path]:
    """The paths at and below ``path`` where figures stand."""
    others = [key for key in spec if key not in NO_FIGURES]
    if any(spec[key] is not None and not isinstance(spec[key], Mapping) for key in others):
        yield path
    for key in others:
        if isinstance(spec[key], Mapping):
            yield from _with_figures(spec[key], (*path, key))
