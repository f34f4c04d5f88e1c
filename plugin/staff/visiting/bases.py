"""Where officers set out from on their rounds, and how long they work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...assess.network import Bools, Joined, WalkNetwork
from ...assess.roster import roster
from ...assess.scene import Floats, Ints, Scene
from ...assess.walking import nearest_stations
from ...common.progress import Progress, part


@dataclass(frozen=True, eq=False)
class Crew:
    """The officers (n,) who serve a cell, by their codes.

    ``cells``: the numbers of each one's; ``first`` (n,): the first of these; ``day_min`` (n,):
    minutes of a working day; ``speed`` (n,) in metres a minute; ``base``: where the round begins,
    off the network where nobody knows; ``from_home`` (n,): there was no base on the network
    but one of the cells' own buildings.
    """

    codes: tuple[str, ...]
    cells: tuple[Ints, ...]
    first: Ints
    day_min: Floats
    speed: Floats
    base: Joined
    from_home: Bools


def read_crew(scene: Scene, network: WalkNetwork, serving: Any, progress: Progress) -> Crew:
    """Those who serve a cell, by ``serving`` (k,), codes or None.

    The base is the officer's own place or building, else the service station nearest to the first
    cell, else that cell's first building by code: the first of them that is on the network.
    """
    served = np.array([code is not None for code in serving], dtype=bool)
    codes = sorted(set(np.asarray(serving, object)[served].tolist()))
    cells = tuple(np.flatnonzero(np.asarray(serving, object) == code) for code in codes)
    first = np.array([own[0] for own in cells], dtype=np.int64)
    listed = roster(scene).set_index("officer_id").reindex(codes)
    community = scene.index.community[first]
    usual = scene.figures(lambda rules: rules.work.hours_per_month, community)
    hours = listed["hours_per_month"].to_numpy(np.float64)
    days = scene.figures(lambda rules: rules.work.days_per_month, community)
    places = (
        listed[["x", "y"]].to_numpy(np.float64),
        nearest_stations(scene)[first],
        _first_buildings(scene)[first],
    )
    base, which = _on_network(scene, network, places, community, progress)
    return Crew(
        codes=tuple(codes),
        cells=cells,
        first=first,
        day_min=np.where(np.isnan(hours), usual, hours) * 60 / days,
        speed=scene.figures(lambda rules: rules.walking.metres_per_minute, community),
        base=base,
        from_home=which == len(places) - 1,
    )


def _first_buildings(scene: Scene) -> Floats:
    """(k, 2) a place in the building of each cell with the smallest code, NaN without any."""
    index = scene.index
    first = np.full(index.k, index.buildings, dtype=np.int64)
    np.minimum.at(first, index.pair_cell, index.pair_building)
    homes = scene.buildings[["x", "y"]].to_numpy(np.float64)
    places: Floats = np.concatenate([homes, np.full((1, 2), np.nan)])[first]
    return places


def _on_network(
    scene: Scene,
    network: WalkNetwork,
    places: tuple[Floats, ...],
    community: Ints,
    progress: Progress,
) -> tuple[Joined, Ints]:
    """Of the ``places`` of each officer the first that is on the network, and (n,) which it is.

    Where none is, the last.
    """
    count = len(community)
    which = np.full(count, len(places) - 1, dtype=np.int64)
    every = network.join(np.zeros(0), np.zeros(0))
    for number, place in enumerate(places):
        step = part(progress, number / len(places), (number + 1) / len(places))
        joined = network.join(place[:, 0], place[:, 1], step, scene.join_m(community))
        which = np.where((which == len(places) - 1) & joined.on_network, number, which)
        every = every.and_(joined)
    return every.take(which * count + np.arange(count)), which
