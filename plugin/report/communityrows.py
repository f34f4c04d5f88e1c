"""What the report tells of each community: its size against the rulebook, its means, its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..rules import Rulebook, community_limits, counted, factors_of
from .content import ReportContent
from .planrow import CommunityVerdict

# The service that every community should have one of, by its id in the rulebooks.
STATION = "service_station"


@dataclass(frozen=True)
class CommunityRow:
    """One community; None where a figure is not known, not asked for or not told.

    ``least`` and ``most`` are the households that a community should have, after the factors of
    its kinds of estates, which multiply the band by ``factor`` on the whole. ``off`` is how
    many it has too few (negative) or too many; 0 also where its residents make up for it.
    ``yuan`` is the rulebook's money for a year; ``volunteers`` and ``residents`` are persons.
    """

    verdict: CommunityVerdict
    factor: float
    least: Optional[int]
    most: Optional[int]
    off: int
    yuan: Optional[float]
    stations: int
    residents: Optional[int]
    volunteers: Optional[int]

    @property
    def volunteer_share(self) -> Optional[float]:
        """Volunteers for each resident."""
        if not self.residents or self.volunteers is None:
            return None
        return self.volunteers / self.residents


def community_rows(
    content: ReportContent, verdicts: tuple[CommunityVerdict, ...]
) -> list[CommunityRow]:
    """A row for each community of the plan, in the plan's order."""
    types = _column(content.layer("community"), "community_id", "type")
    factors = _factors(content)
    stations = _stations(content)
    residents, volunteers = _people(content, "residents"), _people(content, "volunteers")
    rows = []
    for verdict in verdicts:
        own = verdict.community_id
        rules = content.rulebook.for_community(types.get(own))
        least, most = _limits(rules, factors.get(own, []))
        rows.append(
            CommunityRow(
                verdict=verdict,
                factor=_mean(factors.get(own, [])),
                least=least,
                most=most,
                off=_off(verdict.households, least, most, residents.get(own), rules),
                yuan=_yuan(rules, verdict.households),
                stations=stations.get(own, 0),
                residents=residents.get(own),
                volunteers=volunteers.get(own),
            )
        )
    return rows


def _limits(
    rules: Rulebook, households: Sequence[tuple[int, Fraction]]
) -> tuple[Optional[int], Optional[int]]:
    limits = rules.community_band.households
    return (None, None) if limits is None else community_limits(limits, households)


def _mean(households: Sequence[tuple[int, Fraction]]) -> float:
    """The factor by which a band of these households is multiplied."""
    count = counted(households)
    return float(sum(number for number, _ in households) / count) if count else 1.0


def _off(
    households: int,
    least: Optional[int],
    most: Optional[int],
    residents: Optional[int],
    rules: Rulebook,
) -> int:
    """Households beyond the limits; either measure is enough (``CommunityBand``)."""
    if least is None or most is None:
        return 0
    people = rules.community_band.residents
    if people and residents is not None and people[0] <= residents <= people[1]:
        return 0
    return min(households - least, 0) + max(households - most, 0)


def _yuan(rules: Rulebook, households: int) -> Optional[float]:
    each = rules.yuan_per_household
    return None if each is None else each * households


def _factors(content: ReportContent) -> dict[str, list[tuple[int, Fraction]]]:
    """By community the households in each of its compounds with the compound's factor."""
    kinds = _column(content.layer("compound"), "compound_id", "kind")
    factors = factors_of(content.rulebook, kinds)
    units = content.plan.units
    sums = units.groupby(["community_id", units["compound_id"].fillna("")])["households"].sum()
    found: dict[str, list[tuple[int, Fraction]]] = {}
    for (community, compound), households in sums.items():
        factor = factors.get(str(compound), Fraction(1))
        found.setdefault(str(community), []).append((int(households), factor))
    return found


def _stations(content: ReportContent) -> dict[str, int]:
    """How many service stations stand on the ground of each community."""
    places = content.layer("facility")
    services = [content.rulebook.service(kind) for kind in places["kind"].fillna("")]
    wanted = np.array([service is not None and service.id == STATION for service in services])
    own = _communities_of(content, places[wanted]) if wanted.any() else pd.Series(dtype=object)
    return {str(name): int(count) for name, count in own.value_counts().items()}


def _communities_of(content: ReportContent, places: pd.DataFrame) -> pd.Series[Any]:
    """The community of each place: of its building, else of the cell it lies in."""
    units = content.plan.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    homes = dict(zip(units["building_id"], units["community_id"]))
    found = places["building_id"].map(homes).astype(object)
    if not isinstance(places, gpd.GeoDataFrame):
        return found
    cells = content.plan.cells
    shapes = np.asarray(places.to_crs(cells.crs).geometry.array, dtype=object)
    row, cell = shapely.STRtree(np.asarray(cells.geometry.array)).query(shapes, "intersects")
    first = pd.Series(cells["community_id"].to_numpy(object)[cell], index=places.index[row])
    return found.fillna(first[~first.index.duplicated()])


def _people(content: ReportContent, field: str) -> dict[str, int]:
    """The sum of a field of ``cell_people`` by community; nothing where nobody counted them."""
    frame = content.cell_people
    if frame is None or not frame[field].sum():
        return {}
    sums = frame.groupby("community_id")[field].sum()
    return {str(name): int(count) for name, count in sums.items()}


def _column(frame: pd.DataFrame, key: str, field: str) -> Mapping[str, str]:
    known = frame.dropna(subset=[key, field])
    return dict(zip(known[key].astype(str), known[field].astype(str)))
