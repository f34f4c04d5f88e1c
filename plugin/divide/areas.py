"""The levels above communities: which street, district and city each lies in, and their codes.

Layers name these levels in words or by code, some rows this way and some that. A code is taken as
it is; of a name it is read from the codes of what lies below, where the rulebook's patterns say
how; of equally named ones in another district or city each has its own. Where nothing tells it, a
pattern that numbers here makes a code, and else the name stands for one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..contracts import contract
from ..rules import Codes, Pattern
from .reading import reading_order

# From below to above; each is a field of the layer ``community``.
ABOVE = ("street", "district", "city")
_BELOW = {"street": "community", "district": "street", "city": "district"}
_SNAP_M = 0.001

Texts = list[Optional[str]]


def street_codes(
    codes: Codes, today: Mapping[str, Optional[str]]
) -> dict[Optional[str], Optional[str]]:
    """The code of each street as the layer names it, read from the codes of its communities.

    ``today`` has the street of each community by its code. A street whose code can't be told is
    left out.
    """
    streets = list(today.values())
    found = _known_codes(codes, "street", streets, list(today), [(one,) for one in streets], None)
    loose = codes.street is None and codes.community is not None
    told = {}
    for street, code in zip(streets, found):
        if code is not None or (loose and street is not None):
            told[street] = code or street
    return told


def is_code(pattern: Optional[Pattern], text: Optional[str]) -> bool:
    """Whether ``text`` is a code of the ``pattern``, and not a name."""
    return pattern is not None and text is not None and pattern.read(text) is not None


def areas_frame(communities: gpd.GeoDataFrame, codes: Codes, plan: str) -> gpd.GeoDataFrame:
    """The frame of contract ``area`` of ``communities`` (``plan_community``, in metres): from the
    cities down to the streets, those that are known."""
    ladder = _Ladder.of(communities, codes)
    rows: list[dict[str, Any]] = []
    for level in reversed(ABOVE):
        own = np.array(ladder.codes[level], object)
        for code in sorted({code for code in own.tolist() if code is not None}):
            rows.append(_area_row(communities, ladder, level, code, own == code))
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    frame: gpd.GeoDataFrame = contract("area").frame(columns, communities.crs)
    return frame.assign(plan=plan) if len(frame) else frame


def _area_row(
    communities: gpd.GeoDataFrame, ladder: _Ladder, level: str, code: str, own: npt.NDArray[Any]
) -> dict[str, Any]:
    inside = communities[own]
    ground = shapely.union_all(inside.geometry.to_numpy(), grid_size=_SNAP_M)
    weights = (inside["households"] + 1).tolist()
    upper = ABOVE.index(level) + 1
    parents = ladder.codes[ABOVE[upper]] if upper < len(ABOVE) else [None] * len(own)

    def most(texts: Iterable[Optional[str]]) -> Optional[str]:
        return _most(zip((text for text, here in zip(texts, own) if here), weights))

    return {
        "level": level,
        "code": code,
        "name": most(ladder.names[level]),
        "parent": most(parents),
        "communities": len(inside),
        "cells": int(inside["cells"].sum()),
        "households": int(inside["households"].sum()),
        "area_m2": round(float(shapely.area(ground)), 1),
        "geometry": ground,
    }


@dataclass(frozen=True, eq=False)
class _Ladder:
    """For each level (n,) the code of what each community lies in, and what it is called."""

    codes: Mapping[str, Texts]
    names: Mapping[str, Texts]

    @classmethod
    def of(cls, communities: gpd.GeoDataFrame, codes: Codes) -> _Ladder:
        """That of communities with the fields ``street``, ``district`` and ``city``."""
        texts = {level: _texts(communities[level]) for level in ABOVE}
        weights = (communities["households"] + 1).tolist()
        found: dict[str, Texts] = {}
        keys: dict[str, list[tuple[Optional[str], ...]]] = {}
        below: Sequence[Optional[str]] = communities["community_id"].tolist()
        for number, level in enumerate(ABOVE):
            keys[level] = list(zip(*(texts[above] for above in ABOVE[number:])))
            found[level] = _known_codes(codes, level, texts[level], below, keys[level], weights)
            below = found[level]
        shapes = communities.geometry.to_numpy()
        for number, level in reversed(list(enumerate(ABOVE))):
            upper = found[ABOVE[number + 1]] if number + 1 < len(ABOVE) else [None] * len(shapes)
            _make(codes.pattern(level), found[level], keys[level], upper, shapes)
        return cls(found, {level: _names(codes.pattern(level), texts[level]) for level in ABOVE})


def _known_codes(
    codes: Codes,
    level: str,
    texts: Sequence[Optional[str]],
    below: Sequence[Optional[str]],
    keys: Sequence[tuple[Optional[str], ...]],
    weights: Optional[Sequence[int]],
) -> Texts:
    """(n,) the code of a level as far as texts and the codes ``below`` tell it, else None.

    ``keys`` tell apart what bears one name; where the codes below disagree, most ``weights`` win.
    """
    lower = codes.pattern(_BELOW[level])
    read = [_parent(lower, code) for code in below]
    votes: dict[tuple[Optional[str], ...], list[tuple[Optional[str], int]]] = defaultdict(list)
    for key, code, weight in zip(keys, read, weights or [1] * len(read)):
        votes[key].append((code, weight))
    elected = {key: _most(told) for key, told in votes.items()}
    pattern = codes.pattern(level)
    return [
        text if is_code(pattern, text) else code if text is None else elected[key]
        for text, code, key in zip(texts, read, keys)
    ]


def _make(
    pattern: Optional[Pattern],
    found: Texts,
    keys: Sequence[tuple[Optional[str], ...]],
    upper: Sequence[Optional[str]],
    shapes: npt.NDArray[Any],
) -> None:
    """Fill in the codes of what has a name and none yet; ``upper`` (n,) are those above."""
    missing: dict[tuple[Optional[str], ...], list[int]] = defaultdict(list)
    for place, (code, key) in enumerate(zip(found, keys)):
        if code is None and key[0] is not None:
            missing[key].append(place)
    grounds = [shapely.union_all(shapes[places]) for places in missing.values()]
    used = {code for code in found if code is not None}
    named = Counter(key[0] for key in missing)
    groups = list(missing.items())
    for number in reading_order(grounds).tolist():
        key, places = groups[number]
        code = _next(pattern, upper[places[0]], used)
        if code is None:
            words = [word for word in reversed(key) if word is not None]
            code = words[-1] if named[key[0]] == 1 and words[-1] not in used else " ".join(words)
        used.add(code)
        for place in places:
            found[place] = code


def _next(pattern: Optional[Pattern], parent: Optional[str], used: set[str]) -> Optional[str]:
    """The next code of a pattern that numbers here, None where there is none."""
    if pattern is None or not pattern.numbered_here or (pattern.parent and parent is None):
        return None
    number = 1
    while (code := pattern.of(parent, number)) in used:
        number += 1
    return code


def _parent(pattern: Optional[Pattern], code: Optional[str]) -> Optional[str]:
    read = pattern.read(code) if pattern is not None and code is not None else None
    return None if read is None else read.parent


def _names(pattern: Optional[Pattern], texts: Sequence[Optional[str]]) -> Texts:
    return [None if is_code(pattern, text) else text for text in texts]


def _texts(column: pd.Series[Any]) -> Texts:
    """The words of a field, None where it is empty."""
    return [(text.strip() or None) if isinstance(text, str) else None for text in column]


def _most(told: Iterable[tuple[Optional[str], int]]) -> Optional[str]:
    """The text with most weight, of equal ones the first by letters; None where none is said."""
    weights: Counter[str] = Counter()
    for text, weight in told:
        if text is not None:
            weights[text] += weight
    return min(weights, key=lambda text: (-weights[text], text), default=None)
