"""The time that walking takes in each cell, from where its work falls due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from .facilities import Facilities
from .network import Joined, WalkNetwork
from .officers import Officers
from .scene import Floats, Ints, Scene
from .tours import chances, detour_m, tour_m, without_inf

# Where officers without a base of their own start from, by its id in the rulebook.
STATION = "service_station"


@dataclass(frozen=True)
class Stops:
    """The buildings of the cells (s,) and how often a month someone has to go there.

    A building that several cells share is a stop of each of them.
    """

    cell: Ints
    building: Ints
    a_month: Floats


@dataclass(frozen=True, eq=False)
class DayWalks:
    """The days on foot in each cell of a scene: from where its work falls due.

    ``places`` (s,): the stops at which anything is due, by cell; those of cell i are rows
    ``starts[i]`` to ``starts[i + 1]``; ``a_month`` (s,): how often something is due there.
    """

    scene: Scene
    network: WalkNetwork
    places: Joined
    starts: Ints
    a_month: Floats

    @classmethod
    def of(
        cls, scene: Scene, network: WalkNetwork, stops: Stops, progress: Progress = silent
    ) -> DayWalks:
        """The walks along ``network`` to ``stops``."""
        due = np.flatnonzero(stops.a_month > 0)
        due = due[np.lexsort((stops.building[due], stops.cell[due]))]
        starts = np.searchsorted(stops.cell[due], np.arange(scene.index.k + 1))
        x, y = scene.buildings[["x", "y"]].to_numpy(np.float64).T
        near = scene.join_m(scene.buildings["community"].to_numpy(np.int64))
        places = network.join(x, y, progress, near).take(stops.building[due])
        return cls(scene, network, places, starts, stops.a_month[due])

    def starting(self, cells: Ints, bases: Floats, progress: Progress = silent) -> Joined:
        """Where the ``bases`` (n, 2) of some ``cells`` (n,) meet the network."""
        near = self.scene.join_m(self.scene.index.community[cells])
        return self.network.join(bases[:, 0], bases[:, 1], progress, near)

    def minutes(self, cell: int, base: Optional[Joined]) -> float:
        """Minutes a month on foot in a cell, from the one place ``base``, if it is known."""
        rows = np.arange(self.starts[cell], self.starts[cell + 1])
        if not len(rows):
            return 0.0
        rules = self.scene.rules[self.scene.index.community[cell]]
        days = rules.work.days_per_month
        chance = chances(self.a_month[rows], days)
        metres = _day_m(self.network, self.places.take(rows), chance, base)
        return float(days * metres / rules.walking.metres_per_minute)


def walking_minutes(
    scene: Scene,
    network: WalkNetwork,
    stops: Stops,
    bases: Floats,
    progress: Progress = silent,
) -> Floats:
    """(k,) minutes a month on foot in each cell, from ``bases`` (k, 2) where these are known."""
    walks = DayWalks.of(scene, network, stops, part(progress, 0, 0.2))
    starting = walks.starting(np.arange(scene.index.k), bases, part(progress, 0.2, 0.25))
    minutes = np.zeros(scene.index.k)
    for cell in range(scene.index.k):
        progress(0.25 + 0.75 * cell / scene.index.k, None)
        base = starting.take(np.array([cell])) if np.isfinite(bases[cell, 0]) else None
        minutes[cell] = walks.minutes(cell, base)
    return minutes


def _day_m(network: WalkNetwork, places: Joined, chance: Floats, base: Optional[Joined]) -> float:
    """The expected metres of a day: a round through the ``places`` (s,), from the base if any."""
    stops = places if base is None else places.and_(base)
    metres = without_inf(network.matrix(stops), stops.x, stops.y)
    count = len(places)
    between = metres[:count, :count]
    day = tour_m(between, chance)
    return day if base is None else day + detour_m(metres[count, :count], between, chance)


def find_bases(scene: Scene, officers: Officers) -> tuple[Floats, tuple[Message, ...]]:
    """(k, 2) where the work of each cell starts from, and what to say of it.

    Its officers' base, else the nearest service station of its community, NaN without either.
    """
    bases = np.column_stack([officers.base_x, officers.base_y])
    without = np.isnan(bases[:, 0])
    bases[without] = nearest_stations(scene)[without]
    unknown = int(np.isnan(bases[:, 0]).sum())
    if not unknown:
        return bases, ()
    return bases, (
        message(
            "Cells whose officers have no base and whose community has no service station: "
            "{count}. The way there and back is missing in their work. Give the officers a "
            "building or a place, or import the stations as facilities.",
            count=unknown,
        ),
    )


def nearest_stations(scene: Scene) -> Floats:
    """(k, 2) the service station of each cell's community that is nearest to the cell's middle.

    NaN where the community has none; of equally near ones that with the smaller code.
    """
    facilities, middle = Facilities(scene), _middles(scene)
    stations = np.flatnonzero(
        facilities.of_service(STATION) & ~shapely.is_missing(facilities.place)
    )
    stations = stations[np.argsort(facilities.code[stations].astype(str), kind="stable")]
    place = shapely.get_coordinates(facilities.place[stations])
    found = np.full((scene.index.k, 2), np.nan)
    for cell in range(scene.index.k):
        near = place[facilities.community[stations] == scene.index.community[cell]]
        if len(near):
            found[cell] = near[np.hypot(*(near - middle[cell]).T).argmin()]
    return found


def _middles(scene: Scene) -> Floats:
    """(k, 2) the middle of each cell."""
    shapes = scene.cells.geometry.centroid
    return np.column_stack([shapes.x, shapes.y])
