"""Buildings with more households than a cell may have: parts by entrance or floor band."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Optional

import numpy as np
import shapely

from ...common.band import Band
from ...common.messages import Message, message
from .grid import Floats


class Run(NamedTuple):
    """Entrances, floors or parts (``kind``) from ``first`` to ``last``, counted from 1."""

    kind: str
    first: int
    last: int

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.kind} {self.first}"
        return f"{self.kind}s {self.first}-{self.last}"


def read_part(text: str) -> Run:
    """The run that a part's text names."""
    kind, numbers = text.split(" ")
    first, _, last = numbers.partition("-")
    return Run(kind[:-1] if last else kind, int(first), int(last or first))


_TITLES = {
    "entrance": (message("entrance {first}"), message("entrances {first}-{last}")),
    "floor": (message("floor {first}"), message("floors {first}-{last}")),
    "part": (message("part {first}"), message("parts {first}-{last}")),
}


def part_title(text: str) -> Message:
    """A part as a sentence names it.

    >>> part_title("floors 1-8").render("en"), part_title("entrance 2").render("en")
    ('floors 1-8', 'entrance 2')
    """
    run = read_part(text)
    one, several = _TITLES[run.kind]
    values = {"first": run.first, "last": run.last}
    return replace(one if run.first == run.last else several, values=values)


@dataclass(frozen=True)
class Slices:
    """How one building is divided.

    ``texts``: one for each part, such as ``"floors 1-8"``; ``households``: their counts, which
    add up to the building's; ``shares``: where the k-1 cuts lie, as shares of the length.
    """

    texts: tuple[str, ...]
    households: tuple[int, ...]
    shares: tuple[float, ...]


def plan_slices(
    households: int, entrances: Optional[int], floors: Optional[int], band: Band
) -> Optional[Slices]:
    """The parts of a building, or None where it fits in a cell whole.

    Parts have at most as many households as the band is wide (kept between a third and a half of
    the target): a cell that is still too small can then take a part without growing too big.
    Entrances are kept together where one has more than that, as long as it fits in a cell.
    """
    if households <= band.maximum:
        return None
    width = band.maximum - band.minimum
    wanted = max(1, min(max(width, band.target // 3), band.target // 2))
    parts = -(-households // wanted)
    if entrances and entrances >= 2 and -(-households // entrances) <= band.maximum:
        fitting = max(1, wanted * entrances // households)
        return _evenly(households, entrances, -(-entrances // fitting), "entrance")
    if floors and floors >= 2 and -(-households // floors) <= band.maximum:
        return _evenly(households, floors, min(parts, floors), "floor")
    return _evenly(households, parts, parts, "part")


def _evenly(households: int, items: int, parts: int, kind: str) -> Slices:
    """``items`` entrances or floors in ``parts`` runs as equal as whole items allow."""
    ends = [items * k // parts for k in range(parts + 1)]
    counts = [households * end // items for end in ends]
    return Slices(
        texts=tuple(str(Run(kind, low + 1, high)) for low, high in zip(ends, ends[1:])),
        households=tuple(high - low for low, high in zip(counts, counts[1:])),
        shares=tuple(end / items for end in ends[1:-1]),
    )


def long_axis(footprint: Any) -> tuple[Floats, float, float]:
    """Unit vector (2,) along the footprint, eastward, and the footprint's extent along it."""
    corners = shapely.get_coordinates(shapely.oriented_envelope(footprint))
    sides = np.diff(corners[:3], axis=0)
    side = sides[np.argmax(np.round(np.hypot(*sides.T), 3))]
    axis = side / np.hypot(*side)
    if tuple(np.round(axis, 9)) < (0.0, 0.0):
        axis = -axis
    along = _metres_along(shapely.get_coordinates(footprint), axis)
    return axis, float(along.min()), float(along.max())


def cut_lines(footprint: Any, slices: Slices, reach_m: float) -> list[Any]:
    """Lines across the footprint between its parts, ``reach_m`` to both sides of its middle."""
    axis, low, high = long_axis(footprint)
    across = np.array([-axis[1], axis[0]])
    middle = _metres_along(shapely.get_coordinates(shapely.centroid(footprint)), across)[0]
    feet = [axis * (low + (high - low) * share) + across * middle for share in slices.shares]
    return [shapely.LineString([foot - across * reach_m, foot + across * reach_m]) for foot in feet]


def slice_of(points: Floats, footprint: Any, slices: Slices) -> np.ndarray[Any, Any]:
    """The part, 0.., in whose slice each of the (n, 2) points lies."""
    axis, low, high = long_axis(footprint)
    cuts = low + (high - low) * np.asarray(slices.shares)
    return np.searchsorted(cuts, _metres_along(points, axis))


def _metres_along(points: Floats, axis: Floats) -> Floats:
    """How far the (n, 2) points lie along the unit vector (2,).

    Not a matrix product: the last digits of those differ from one kind of processor to another,
    and a vertex with them.
    """
    along: Floats = points[:, 0] * axis[0] + points[:, 1] * axis[1]
    return along
