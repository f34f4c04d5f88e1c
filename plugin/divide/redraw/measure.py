"""What communities are measured by: households, by the factors of their estates, and residents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Optional

import geopandas as gpd
import numpy as np

from ...common.band import Band
from ...common.errors import input_error
from ...rules import community_limits, factors_of
from ..community import shared_out
from ..graph import BoolArray, FloatArray, IntArray, count_of
from .settings import RedrawSettings

# So finely households are counted where estates have factors; whole ones where none has.
_HUNDREDTHS = 100


@dataclass(frozen=True, eq=False)
class Measure:
    """Two measures of the units (n,), either None where it is not asked for.

    ``factors`` (n,) is the factor of each unit's estate; ``scale`` is how many of the solver's
    units one household makes, 1 or 100; ``people`` (n,) are the residents, shared out among the
    parts of a building by their households.
    """

    households: IntArray
    factors: Sequence[Fraction]
    scale: int
    people: Optional[FloatArray]

    @classmethod
    def of(
        cls, units: gpd.GeoDataFrame, kinds: Mapping[str, Any], settings: RedrawSettings
    ) -> Measure:
        """``units`` as the ground has them; ``kinds`` are the kinds of compounds by code."""
        known = factors_of(settings.cells.rulebook, kinds)
        factors = [known.get(code, Fraction(1)) for code in units["compound_id"]]
        people = None
        if settings.residents is not None:
            people = shared_out(units, {k: float(v) for k, v in (settings.people or {}).items()})
        return cls(
            units["households"].to_numpy(np.int64),
            factors,
            1 if all(factor == 1 for factor in factors) else _HUNDREDTHS,
            people,
        )

    @property
    def smallest_factor(self) -> Fraction:
        """Of all estates: a counted household is at least so many real ones."""
        return min([Fraction(1), *self.factors])

    def counted(self, group: IntArray) -> IntArray:
        """The households of each group 0..k-1 in the solver's units, rounded to the nearest."""
        size, total = count_of(group), np.zeros(count_of(group), object)
        for factor in sorted(set(self.factors)):
            own = np.array([one == factor for one in self.factors], bool)
            sums = np.bincount(group[own], self.households[own], size).astype(np.int64)
            total += np.array([self.scale * int(one) / factor for one in sums], object)
        return np.array([math.floor(one + Fraction(1, 2)) for one in total], np.int64)

    def residents(self, group: IntArray) -> IntArray:
        """The residents of each group 0..k-1; a building's parts together make whole numbers."""
        people = np.zeros(len(group)) if self.people is None else self.people
        return np.rint(np.bincount(group, people, count_of(group))).astype(np.int64)

    def limits(self, own: BoolArray, band: Band) -> tuple[int, int]:
        """The least and most households of a community of the units ``own`` (n,)."""
        pairs = [
            (int(self.households[row]), self.factors[row]) for row in np.flatnonzero(own).tolist()
        ]
        return community_limits((band.minimum, band.maximum), pairs)

    def scaled(self, band: Band) -> Band:
        """A band of households in the solver's units."""
        return Band(*(self.scale * one for one in (band.minimum, band.target, band.maximum)))


def aimed(band: Band, total: int, count: Optional[int], per: int = 1) -> Band:
    """``band`` with the size as its target that ``count`` communities of ``total`` have.

    ``per`` of these make one household. Raises InputError where that size is not in the band.
    """
    if count is None:
        return band
    mean = (2 * total + count) // (2 * count) if count > 0 else 0
    if mean in band:
        return band.with_target(mean)
    fewest, most = -(-total // band.maximum), total // band.minimum
    limits = {"minimum": band.minimum // per, "maximum": band.maximum // per}
    if fewest > most:
        raise input_error(
            "No number of communities holds the band {minimum} to {maximum}: together they have "
            "{total}. Ask for another band, or leave the number open.",
            total=total // per,
            **limits,
        )
    raise input_error(
        "{count} communities would have {mean} each, and the band is {minimum} to {maximum}. "
        "Ask for another number of communities, {fewest} to {most}, or for another band.",
        count=count,
        mean=mean // per,
        fewest=fewest,
        most=most,
        **limits,
    )


def usual_band(limits: tuple[int, int], total: int, communities: int) -> Band:
    """The band of ``limits`` whose target is today's mean, or its middle where that is outside."""
    least, most = limits
    mean = (2 * total + communities) // (2 * communities) if communities else 0
    target = mean if least <= mean <= most else (least + most) // 2
    return Band(least, target, most)
