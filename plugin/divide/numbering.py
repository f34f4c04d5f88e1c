"""Which cell continues which earlier one, and what new cells and communities are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Optional

import numpy as np
import pandas as pd
import shapely

from ..rules import Codes, Pattern
from .areas import is_code, street_codes
from .community import DividedCommunity
from .earlier import Earlier
from .partition import continued
from .reading import reading_order

# A code of anything and digits at its end.
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)")


def kept_codes(
    communities: Sequence[DividedCommunity],
) -> tuple[list[list[Optional[str]]], Optional[float]]:
    """The earlier code that each cell keeps or None, by community; and the households that move.

    A code is kept once, by the cell that has most of its households, wherever community lines may
    have moved. The second figure is the share of households, of those that had a cell, that are
    now in a cell of another code; None without an earlier plan.
    """
    before = [community.before for community in communities]
    if any(names is None for names in before):
        return [[None] * community.cells for community in communities], None
    starts = np.cumsum([0, *(community.cells for community in communities)])
    current, codes = pd.factorize(np.concatenate([names for names in before if names is not None]))
    labels = np.concatenate([one.labels + start for one, start in zip(communities, starts)])
    households = np.concatenate([one.graph.households for one in communities])
    kept, moved = continued(households, labels, current)
    names = [None if old < 0 else str(codes[old]) for old in kept.tolist()]
    return [names[start:end] for start, end in zip(starts, starts[1:])], moved


def new_codes(
    polygons: Sequence[shapely.Geometry],
    kept: Sequence[Optional[str]],
    community_id: str,
    pattern: Pattern,
    taken: set[str],
    undivided: Optional[int] = None,
) -> list[str]:
    """A code for each cell: the kept one, else the next of ``pattern`` that was never given out.

    Cells are counted in ``reading_order``; ``undivided`` is the number of one that is its whole
    community. ``taken`` gets the codes that are given. Raises InputError where the pattern has no
    room for another.
    """
    given = [code or "" for code in kept]
    numbers = count(1) if undivided is None or len(given) > 1 else chain([undivided], count(1))
    for cell in reading_order(polygons).tolist():
        while not given[cell]:
            code = pattern.of(community_id, next(numbers))
            if code not in taken:
                given[cell] = code
                taken.add(code)
    return given


def codes_of(
    communities: Sequence[DividedCommunity],
    polygons: Sequence[Sequence[shapely.Geometry]],
    kept: Sequence[Sequence[Optional[str]]],
    codes: Codes,
    earlier: Optional[Earlier],
) -> list[list[str]]:
    """The codes of all cells, by community: of a cell that continues an earlier one (``kept``)
    the same, unless that one is written with another community's code."""
    taken = set() if earlier is None else earlier.codes
    known = {one.place.community_id for one in communities}
    known |= set() if earlier is None else earlier.community_codes
    found = []
    for community, shapes, names in zip(communities, polygons, kept):
        own = community.place.community_id
        stays = [
            name if name is not None and fits(name, own, len(shapes), codes, known, taken) else None
            for name in names
        ]
        found.append(new_codes(shapes, stays, own, codes.cell, taken, codes.undivided))
    return found


def fits(
    code: str,
    community_id: str,
    cells: int,
    codes: Codes,
    known: Collection[str],
    taken: Collection[str],
) -> bool:
    """Whether a cell of a community of so many ``cells`` may go on with its ``code``.

    It may not where the code is written with that of another of the ``known`` communities, nor
    where it says wrongly whether the community is divided; ``taken`` are all codes ever given out.
    A code that is not of the pattern at all says nothing wrong.
    """
    number = codes.cell.number_below(code, community_id)
    if number is None:
        other = codes.cell.written_below(code)
        return other is None or other == community_id or other not in known
    if codes.undivided is None:
        return True
    if cells > 1:
        return number != codes.undivided
    return number == codes.undivided or codes.cell.of(community_id, codes.undivided) in taken


def community_codes(
    polygons: Sequence[shapely.Geometry],
    kept: Sequence[Optional[str]],
    streets: Sequence[Optional[str]],
    today: Mapping[str, Optional[str]],
    codes: Codes,
    taken: Collection[str],
) -> list[str]:
    """A code for each of k communities: the kept one, else the next of its street.

    ``kept`` and ``streets`` (k,): the code that a community goes on with, and its street as the
    layer names it, None for none; ``today`` has the street of each of today's codes. New codes
    follow the rulebook's pattern where it has one and the street's code is known; else they are
    written as the others of the street, the next number after them. Counted in ``reading_order``;
    none is given that is in ``today`` or in ``taken``, all that were ever given out.
    """
    given = [code or "" for code in kept]
    used = {*given, *today, *taken}
    parents = street_codes(codes, today)
    for place in reading_order(polygons).tolist():
        if given[place]:
            continue
        street = streets[place]
        parent = street if is_code(codes.street, street) else parents.get(street)
        write = _by_pattern(codes.community, parent) or _as_others(_of_street(today, street))
        known = [number for number in map(write.read, used) if number is not None]
        number = max(known, default=0) + 1
        while (code := write.code(number)) in used:
            number += 1
        given[place] = code
        used.add(code)
    return given


@dataclass(frozen=True)
class _Writing:
    """How codes are written: ``code`` of a number, and ``read``, the number of a code or None."""

    code: Callable[[int], str]
    read: Callable[[str], Optional[int]]


def _by_pattern(pattern: Optional[Pattern], parent: Optional[str]) -> Optional[_Writing]:
    """By a pattern whose numbers are given out here, below a street that is known."""
    if pattern is None or not pattern.numbered_here or (pattern.parent and parent is None):
        return None
    return _Writing(
        lambda number: pattern.of(parent, number), lambda code: pattern.number_below(code, parent)
    )


def _as_others(others: Sequence[str]) -> _Writing:
    """As most of the ``others`` are written: what stands before their last digits, and how many."""
    found = [match for match in map(_NUMBERED.fullmatch, others) if match]
    styles = Counter((match["before"], len(match["number"])) for match in found)
    before, width = min(styles, key=lambda style: (-styles[style], style), default=("", 1))

    def read(code: str) -> Optional[int]:
        match = _NUMBERED.fullmatch(code)
        return int(match["number"]) if match and match[0] in own else None

    own = {match[0] for match in found if match["before"] == before}
    return _Writing(lambda number: f"{before}{number:0{width}d}", read)


def _of_street(today: Mapping[str, Optional[str]], street: Optional[str]) -> list[str]:
    """The codes of a street's communities, all codes where it has none."""
    return sorted(code for code, own in today.items() if own == street) or sorted(today)
