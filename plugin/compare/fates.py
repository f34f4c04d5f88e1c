"""Communities that are split, joined, founded and dissolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ..common.messages import message
from .areas import Areas
from .flows import Counted

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# A community that gives away a smaller share of itself is only trimmed, not split. Unverified: no
# source says where splitting begins.
SPLIT_SHARE = 0.2
KINDS = {
    "split": message("split"),
    "joined": message("joined"),
    "founded": message("founded"),
    "dissolved": message("dissolved"),
    "trimmed": message("trimmed"),
}


def fates_of(
    areas: Areas, households: Counted, buildings: Counted
) -> tuple[Mapping[str, Any], ...]:
    """What becomes of the communities that change, by kind and code.

    ``dissolved``: its code is given up; ``split``: it stays, and another gets at least SPLIT_SHARE
    of its households; ``trimmed``: it gives less to each of the others; ``founded``: it is new;
    ``joined``: at least two of before have most of their households in it now. ``old`` and ``new``
    are codes; those that get less than SPLIT_SHARE of a split one are left out. ``households`` and
    ``buildings`` are those that leave it or come to it. Where nobody lives, buildings count as
    households.
    """
    count = len(areas)
    if not count:
        return ()
    moves, homes = _table(households, count), _table(buildings, count)
    empty = ~moves[:count].any(axis=1)
    weight = np.vstack([np.where(empty[:, None], homes[:count], moves[:count]), moves[count:]])
    total = weight[:count, :].sum(axis=1)
    share = weight[:count, :count] / np.maximum(total, 1)[:, None]
    rows = [
        *_leaving(areas, share, moves, homes),
        *_arriving(areas, share, moves, homes),
    ]
    return tuple(
        sorted(rows, key=lambda row: (list(KINDS).index(row["kind"]), row["old"], row["new"]))
    )


def _table(counted: Counted, count: int) -> Floats:
    """(a + 1, a + 1) how many go from each area, or none, to each."""
    key = counted.before * (count + 1) + counted.after
    flat = np.bincount(key, counted.many, (count + 1) ** 2)
    return np.asarray(flat.reshape(count + 1, count + 1), np.float64)


def _leaving(areas: Areas, share: Floats, moves: Floats, homes: Floats) -> list[dict[str, Any]]:
    rows = []
    for at, code in enumerate(areas.old):
        if code is None:
            continue
        away = np.arange(len(moves)) != at
        changed = int(moves[at, away].sum()), int(homes[at, away].sum())
        gone = areas.new[at] is None
        parts = np.flatnonzero((share[at] >= SPLIT_SHARE) & away[:-1])
        touched = np.flatnonzero((share[at] > 0) & away[:-1])
        kind = "dissolved" if gone else "split" if len(parts) else "trimmed"
        if not gone and not len(touched):
            continue
        heirs = touched if kind == "trimmed" or not len(parts) else parts
        new = [areas.new[one] for one in heirs.tolist()]
        own = [] if gone else [areas.new[at]]
        rows.append(_row(kind, [code], [*own, *new], *changed))
    return rows


def _arriving(areas: Areas, share: Floats, moves: Floats, homes: Floats) -> list[dict[str, Any]]:
    rows = []
    for at, code in enumerate(areas.new):
        if code is None:
            continue
        other = np.arange(len(moves)) != at
        changed = int(moves[other, at].sum()), int(homes[other, at].sum())
        most = np.flatnonzero(share[:, at] > 0.5)
        if areas.old[at] is None:
            given = np.flatnonzero(share[:, at] > 0)
            rows.append(_row("founded", [areas.old[one] for one in given], [code], *changed))
        if len(most) > 1:
            rows.append(_row("joined", [areas.old[one] for one in most], [code], *changed))
    return rows


def _row(
    kind: str, old: list[Any], new: list[Any], households: int, buildings: int
) -> dict[str, Any]:
    return {
        "kind": kind,
        "old": sorted(code for code in old if code is not None),
        "new": sorted(code for code in new if code is not None),
        "households": households,
        "buildings": buildings,
    }
