"""The households of two plans' units laid on each other, so that none is counted twice or lost.

A building is the same in both plans where its code is; a building without a match in the other
plan is the same as one without a match there whose unit lies around it. Of a building that both
plans leave whole, as many households as both plans count are the same ones. Of a divided one those
of parts of the same name are; the rest is laid along the building, by entrance or floor, in both
plans alike. Where one plan divides it by entrances and the other by floors, nobody knows who is
who, and the households are shared out in proportion. What one plan counts beyond the other comes
from nowhere or goes there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..divide import read_part

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Slices:
    """Households (s,) by where they are in both plans.

    ``old`` and ``new`` (s,): the row of the unit in each plan's units, -1 for none: of a building
    that only the other plan has, and of households that only the other counts. ``households``
    (s,). ``old_building`` and ``new_building``: for each row of the plans' units the number of its
    building, the same in both plans, -1 for ground; there are ``buildings`` of them.
    """

    old: Ints
    new: Ints
    households: Ints
    old_building: Ints
    new_building: Ints
    buildings: int


def slice_units(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> Slices:
    """The slices of two plans' units (contract ``unit``), in one coordinate system."""
    old_building, new_building, count = _numbered(old, new)
    of_old = np.bincount(old_building[old_building >= 0], minlength=count)
    of_new = np.bincount(new_building[new_building >= 0], minlength=count)
    rows = [
        *_alone(old, old_building, of_new, 0),
        *_alone(new, new_building, of_old, 1),
        *_whole(old, new, (old_building, new_building), (of_old, of_new)),
    ]
    several = np.flatnonzero((of_old > 0) & (of_new > 0) & (of_old + of_new > 2))
    if len(several):
        rows += _divided(old, new, (old_building, new_building), several)
    table = np.array(rows, np.int64).reshape(-1, 3)
    table = table[np.lexsort((table[:, 0], table[:, 1]))]
    return Slices(table[:, 0], table[:, 1], table[:, 2], old_building, new_building, count)


def _numbered(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> tuple[Ints, Ints, int]:
    """The number of each unit's building in both plans, and how many buildings there are."""
    codes = np.concatenate(
        [old["building_id"].to_numpy(object), new["building_id"].to_numpy(object)]
    )
    codes[pd.isna(codes)] = None
    number, names = pd.factorize(codes, sort=True)
    before, after = number[: len(old)].astype(np.int64), number[len(old) :].astype(np.int64)
    gone = np.flatnonzero((before >= 0) & ~np.isin(before, after))
    built = np.flatnonzero((after >= 0) & ~np.isin(after, before))
    if len(gone) and len(built):
        renamed = _renamed(old, new, (before, after), (gone, built))
        after = np.where(
            np.isin(after, list(renamed)), [renamed.get(one, one) for one in after], after
        )
    return before, after, len(names)


def _renamed(
    old: gpd.GeoDataFrame,
    new: gpd.GeoDataFrame,
    building: tuple[Ints, Ints],
    rows: tuple[Ints, Ints],
) -> dict[int, int]:
    """For buildings that only the new plan has, the one that only the old plan has around it.

    ``rows``: the units of both kinds. Each is taken once, by the order of the codes.
    """
    gone, built = rows
    tree = shapely.STRtree(old.geometry.to_numpy()[gone])
    points = shapely.point_on_surface(new.geometry.to_numpy()[built])
    point, unit = tree.query(points, "within")
    pairs = sorted(set(zip(building[1][built[point]].tolist(), building[0][gone[unit]].tolist())))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for after, before in pairs:
        if after not in found and before not in taken:
            found[after] = before
            taken.add(before)
    return found


def _households(units: pd.DataFrame) -> Ints:
    return np.asarray(units["households"].to_numpy(np.int64))


def _alone(units: pd.DataFrame, building: Ints, elsewhere: Ints, side: int) -> Iterator[list[int]]:
    """The units of buildings that the other plan does not have."""
    own = np.flatnonzero(building >= 0)
    alone = own[elsewhere[building[own]] == 0]
    for row, households in zip(alone.tolist(), _households(units)[alone].tolist()):
        yield [row, -1, households] if side == 0 else [-1, row, households]


def _whole(
    old: pd.DataFrame, new: pd.DataFrame, building: tuple[Ints, Ints], units: tuple[Ints, Ints]
) -> list[list[int]]:
    """The buildings that are one unit in both plans."""
    single = np.flatnonzero((units[0] == 1) & (units[1] == 1))
    first, second = (_row_of(numbers, single, len(units[0])) for numbers in building)
    before, after = _households(old)[first], _households(new)[second]
    both = np.minimum(before, after)
    rows: list[list[int]] = np.column_stack([first, second, both]).tolist()
    less, more = np.flatnonzero(before > both), np.flatnonzero(after > both)
    rows += np.column_stack([first[less], np.full(len(less), -1), (before - both)[less]]).tolist()
    rows += np.column_stack([np.full(len(more), -1), second[more], (after - both)[more]]).tolist()
    return rows


def _row_of(building: Ints, wanted: Ints, count: int) -> Ints:
    """The row of the unit of each of the ``wanted`` buildings, which have one each."""
    row = np.zeros(count, np.int64)
    own = np.flatnonzero(building >= 0)
    row[building[own]] = own
    return row[wanted]


def _divided(
    old: pd.DataFrame, new: pd.DataFrame, building: tuple[Ints, Ints], several: Ints
) -> list[list[int]]:
    """The buildings that are several units in one of the plans."""
    before, after = (
        _parts(units, numbers, several) for units, numbers in zip((old, new), building)
    )
    return [row for one in several.tolist() for row in _laid(before[one], after[one])]


@dataclass
class _Part:
    """A unit of a divided building: its ``row``, what it is called, its kind and place along the
    building, and how many of its ``households`` are still to be laid."""

    row: int
    name: str
    kind: str
    first: int
    households: int


def _parts(units: pd.DataFrame, building: Ints, several: Ints) -> dict[int, list[_Part]]:
    """The parts of each of the ``several`` buildings, along the building."""
    rows = np.flatnonzero(np.isin(building, several))
    found: dict[int, list[_Part]] = {one: [] for one in several.tolist()}
    columns = (building[rows], units["part"].to_numpy(object)[rows], _households(units)[rows])
    for row, one, text, households in zip(rows.tolist(), *(column.tolist() for column in columns)):
        run = read_part(text) if isinstance(text, str) else None
        kind, first = ("", 0) if run is None else (run.kind, run.first)
        name = text if run is not None else ""
        found[one].append(_Part(row, name, kind, first, households))
    return {
        one: sorted(parts, key=lambda part: (part.first, part.name)) for one, parts in found.items()
    }


def _laid(old: Sequence[_Part], new: Sequence[_Part]) -> list[list[int]]:
    """The slices of one building."""
    rows: list[list[int]] = []

    def lay(before: _Part, after: _Part, households: int) -> None:
        rows.append([before.row, after.row, households])
        before.households -= households
        after.households -= households

    named = {part.name: part for part in old}
    for after in new:
        before = named.pop(after.name, None)
        if before is not None:
            lay(before, after, min(before.households, after.households))
    left = [part for part in old if part.households], [part for part in new if part.households]
    kinds = {part.kind for part in (*old, *new)} - {""}
    share = _along if len(kinds) < 2 else _in_proportion
    for before, after, households in share(*left):
        lay(before, after, households)
    rows += [[part.row, -1, part.households] for part in old if part.households]
    rows += [[-1, part.row, part.households] for part in new if part.households]
    rows += [
        [_beside(old, part), part.row, 0] for part in new if part.row not in {r[1] for r in rows}
    ]
    return rows


def _beside(old: Sequence[_Part], part: _Part) -> int:
    """The row of the part of before in which a part that nobody lives in begins."""
    return next((one.row for one in reversed(old) if one.first <= part.first), old[0].row)


def _along(old: Sequence[_Part], new: Sequence[_Part]) -> list[tuple[_Part, _Part, int]]:
    """Both laid one after the other along the building: who lies beside whom."""
    ends = np.cumsum([one.households for one in old]), np.cumsum([one.households for one in new])
    cuts = np.unique(np.concatenate([[0], *ends]))
    cuts = cuts[cuts <= min(ends[0][-1] if len(old) else 0, ends[1][-1] if len(new) else 0)]
    found = []
    for low, high in zip(cuts, cuts[1:]):
        at = [int(np.searchsorted(end, low, side="right")) for end in ends]
        found.append((old[at[0]], new[at[1]], int(high - low)))
    return found


def _in_proportion(old: Sequence[_Part], new: Sequence[_Part]) -> list[tuple[_Part, _Part, int]]:
    """Each part of before spread over those of after by their size, in whole households."""
    room: Ints = np.array([one.households for one in new], np.int64)
    total = sum(one.households for one in old)
    # Where the parts of after hold less, what is too much of before is left over from the end.
    left, found = min(total, int(room.sum())), []
    room = _spread(left, room)
    for part in old:
        amount = min(part.households, left)
        given = _spread(amount, room)
        room, left = room - given, left - amount
        found += [(part, new[at], int(given[at])) for at in np.flatnonzero(given).tolist()]
    return found


def _spread(amount: int, room: Ints) -> Ints:
    """``amount`` shared out in proportion to ``room``, by largest remainder; never more than it."""
    total = int(room.sum())
    if not total:
        return np.zeros_like(room)
    parts, rest = np.divmod(amount * room, total)
    missing = amount - int(parts.sum())
    parts[np.lexsort((np.arange(len(room)), -rest))[:missing]] += 1
    return parts
