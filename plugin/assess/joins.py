"""Where points meet a network: the nearest spot that a straight leg reaches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
import shapely

from ..common.progress import Progress, silent
from ..divide.ground.grid import Bools, Floats, Ints, lines_of
from .barriers import Barriers

_AT_ONCE = 2_000
# How many of the nearest segments are tried first where the nearest leg is barred, and how many
# times as many in each further round.
_FIRST, _MORE = 8, 8


@dataclass(frozen=True)
class Feet:
    """Where (n,) points meet a network's segments.

    ``segment`` (n,), -1 where none is in reach; ``x``, ``y`` (n,) the spot on it; ``leg_m`` (n,)
    how far that is, inf where there is none.
    """

    segment: Ints
    x: Floats
    y: Floats
    leg_m: Floats


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight pieces of a network, ``coords`` (m, 2, 2), to be met by points."""

    coords: Floats

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(lines_of(self.coords))

    def feet(
        self,
        points: Floats,
        within_m: float,
        barriers: Barriers,
        progress: Progress = silent,
        own: Optional[tuple[Ints, Ints]] = None,
    ) -> Feet:
        """The nearest spots on segments for ``points`` (n, 2), NaN where a point is unknown.

        A leg never meets a barrier: where the nearest is barred, the next nearest segment is
        taken, up to ``within_m``; of equally near ones the first. ``own``: the line of each point
        (n,) and of each segment (m,); a point does not meet its own line.
        """
        feet = Feet(*(np.full(len(points), value) for value in (-1, np.nan, np.nan, np.inf)))
        known = np.flatnonzero(np.isfinite(points).all(axis=1))
        if not len(self.coords):
            return feet
        for start in range(0, len(known), _AT_ONCE):
            progress(start / len(known), None)
            rows = known[start : start + _AT_ONCE]
            if own is None:
                rows = self._nearest(points, rows, within_m, barriers, feet)
            self._any(points, rows, within_m, barriers, feet, own)
        progress(1, None)
        return feet

    def _nearest(
        self, points: Floats, rows: Ints, within_m: float, barriers: Barriers, feet: Feet
    ) -> Ints:
        """Let those of ``rows`` whose nearest segment can be reached meet it; the others."""
        spots = shapely.points(points[rows])
        at, segment = self._tree.query_nearest(spots, max_distance=within_m)
        order = np.lexsort((segment, at))
        first = order[np.r_[True, np.diff(at[order]) != 0][: len(order)]]
        at, segment = at[first], segment[first]
        free = self._meet(points, rows[at], segment, barriers, feet)
        return np.asarray(rows[at[~free]], dtype=np.int64)

    def _any(
        self,
        points: Floats,
        rows: Ints,
        within_m: float,
        barriers: Barriers,
        feet: Feet,
        own: Optional[tuple[Ints, Ints]],
    ) -> None:
        """Let each of ``rows`` meet the nearest segment that it can reach."""
        at, segment = self._tree.query(
            shapely.points(points[rows]), predicate="dwithin", distance=within_m
        )
        if own is not None:
            other = own[0][rows[at]] != own[1][segment]
            at, segment = at[other], segment[other]
        metres = np.hypot(*(self._spots(points[rows[at]], segment) - points[rows[at]]).T)
        order = np.lexsort((segment, np.round(metres, 6), at))
        at, segment = at[order], segment[order]
        turn = np.arange(len(at)) - np.searchsorted(at, at)
        high = _FIRST
        while len(at):
            now = turn < high
            tried, one = at[now], segment[now]
            free = self._legs_free(points[rows[tried]], one, barriers)
            tried, one = tried[free], one[free]
            first = np.r_[True, np.diff(tried) != 0][: len(tried)]
            self._set(points, rows[tried[first]], one[first], feet)
            left = ~now & ~np.isin(at, tried)
            at, segment, turn = at[left], segment[left], turn[left]
            high *= _MORE

    def _meet(
        self, points: Floats, rows: Ints, segment: Ints, barriers: Barriers, feet: Feet
    ) -> Bools:
        free = self._legs_free(points[rows], segment, barriers)
        self._set(points, rows[free], segment[free], feet)
        return free

    def _set(self, points: Floats, rows: Ints, segment: Ints, feet: Feet) -> None:
        spots = self._spots(points[rows], segment)
        feet.segment[rows] = segment
        feet.x[rows], feet.y[rows] = spots.T
        feet.leg_m[rows] = np.hypot(*(spots - points[rows]).T)

    def _legs_free(self, points: Floats, segment: Ints, barriers: Barriers) -> Bools:
        return ~barriers.between(points, self._spots(points, segment))

    def _spots(self, points: Floats, segment: Ints) -> Floats:
        """(n, 2) the nearest spot to each point on its segment."""
        start, along = self.coords[segment, 0], self.coords[segment, 1] - self.coords[segment, 0]
        share = ((points - start) * along).sum(axis=1) / (along**2).sum(axis=1)
        spots = start + np.clip(share, 0, 1)[:, None] * along
        return np.where((share >= 1)[:, None], self.coords[segment, 1], spots)
