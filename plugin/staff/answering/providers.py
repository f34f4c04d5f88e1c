"""The nearest place of a service that is open, on foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ...assess.facilities import Facilities
from ...assess.network import Joined, WalkNetwork, build_network
from ...assess.scene import Floats, Ints, Scene
from ...common.messages import Message, message
from ...common.progress import Progress, part, silent
from .whereto import Objects, Whereto, picked

Bools = npt.NDArray[np.bool_]
# Ways are sums of rounded figures, in no fixed order. Each provider is put so much farther off than
# the one before it by code, which is more than those roundings, so that of equals the first wins.
_TURN_M = 1e-7


@dataclass(frozen=True, eq=False)
class Providers:
    """Of n questions: ``code`` and ``name`` of the nearest provider and ``minutes`` on foot,
    rounded up to tenths; None and NaN where none is asked for or no way leads to any. ``notes`` is
    what a person should know."""

    code: Objects
    name: Objects
    minutes: Floats
    notes: tuple[Message, ...]


@dataclass(frozen=True, eq=False)
class _Places:
    """The providers (f) that are open and have a place, by code: ``rows``, their numbers among the
    ``facilities``; ``joined``, where they meet the network; ``housing``, the building of the plan
    that each is in, or -1."""

    facilities: Facilities
    rows: Ints
    joined: Joined
    housing: Ints


def nearest_providers(
    service: Objects,
    places: Whereto,
    scene: Scene,
    network: Optional[WalkNetwork],
    progress: Progress = silent,
) -> Providers:
    """The nearest provider of the ``service`` (n,) of each question, None where none is asked for.

    Who asks from a building that a provider is in is there; of equally near ones the smaller code
    is taken. ``network`` is made where it is None and needed. Where the project has no roads,
    nobody knows the way to any other place, so that none is given.
    """
    count, asked = len(service), np.flatnonzero(pd.notna(service))
    if not len(asked):
        nobody = np.full(count, None, dtype=object)
        return Providers(nobody, nobody, np.full(count, np.nan), ())
    if network is None:
        network = build_network(scene.layers, scene.rulebook.walking, part(progress, 0, 0.4))
    open_ones = _open_places(scene, network)
    rows = asked[np.isfinite(places.x[asked])]
    near = scene.join_m(places.community[rows])
    step = part(progress, 0.4, 0.7)
    here = network.join(places.x[rows], places.y[rows], step, near)
    pace = scene.figures(lambda rules: rules.walking.metres_per_minute, places.community)
    which, minutes = np.full(count, -1, dtype=np.int64), np.full(count, np.inf)
    codes, ids = pd.factorize(service[rows], sort=True)
    for number, one in enumerate(ids):
        step = part(progress, 0.7 + 0.3 * number / len(ids), 1)
        some = np.flatnonzero(codes == number)
        its = open_ones.facilities.of_service(one)[open_ones.rows]
        metres, found = _nearest(network, open_ones.joined.take(its), here.take(some), step)
        own = np.append(open_ones.rows[its], -1)
        which[rows[some]], minutes[rows[some]] = own[found], metres / pace[rows[some]]
        _at_home(which, minutes, rows[some], places.building, (open_ones, its))
    progress(1, None)
    tenths = np.where(which >= 0, np.ceil(np.round(minutes * 10, 6)) / 10, np.nan)
    code, name = open_ones.facilities.code, open_ones.facilities.name
    return Providers(picked(code, which), picked(name, which), tenths, tuple(_notes(network)))


def _open_places(scene: Scene, network: WalkNetwork) -> _Places:
    facilities = Facilities(scene)
    known = ~shapely.is_missing(facilities.place)
    housing = scene.index.building(facilities.building_id)
    if len(facilities):
        frame = scene.located.rows["facility"]
        known &= frame["available"].fillna(True).to_numpy(bool)
        # One that is only the nearest to the facility's point need not be the one it is in.
        housing[frame["matched_by"].eq("place").to_numpy(bool)] = -1
    rows = np.flatnonzero(known)
    rows = rows[np.argsort(facilities.code[rows].astype(str), kind="stable")]
    at = shapely.get_coordinates(facilities.place[rows])
    reach = scene.join_m(facilities.community[rows])
    joined = network.join(at[:, 0], at[:, 1], silent, reach)
    return _Places(facilities, rows, joined, housing[rows])


def _nearest(
    network: WalkNetwork, providers: Joined, here: Joined, progress: Progress
) -> tuple[Floats, Ints]:
    """(n,) metres from each place to the nearest of ``providers``, of equals the first, and which
    that is, -1 where no way is known."""
    if network.straight:
        return np.full(len(here), np.inf), np.full(len(here), -1, dtype=np.int64)
    turn = _TURN_M * np.arange(len(providers))
    metres, which = network.nearest_of(
        replace(providers, leg_m=providers.leg_m + turn), here, progress
    )
    return metres - np.append(turn, 0.0)[which], which


def _at_home(
    which: Ints, minutes: Floats, rows: Ints, building: Ints, open_ones: tuple[_Places, Bools]
) -> None:
    """Put those of the ``rows`` that are in the building of a provider to the first one there."""
    places, its = open_ones
    housing, numbers = places.housing[its], places.rows[its]
    housed = np.flatnonzero(housing >= 0)
    homes, first = np.unique(housing[housed], return_index=True)
    if not len(homes):
        return
    place = np.minimum(np.searchsorted(homes, building[rows]), len(homes) - 1)
    there = homes[place] == building[rows]
    which[rows[there]] = numbers[housed[first[place[there]]]]
    minutes[rows[there]] = 0.0


def _notes(network: WalkNetwork) -> Iterator[Message]:
    if network.straight:
        yield message(
            "There are no roads in the project, so nobody knows which provider is the nearest on "
            "foot. Import the layer road."
        )
    else:
        yield from network.notes
