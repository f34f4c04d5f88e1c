"""Who reaches which service on foot within its circle, before and after.

Of a service that each community has of its own (``every: community`` in the rulebook), such as the
service station, only those of one's own community count, so that new lines change who reaches it.
Of all others the nearest counts wherever it is; there only a community's type changes the circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from ..assess.facilities import Facilities
from ..assess.network import WalkNetwork
from ..assess.scene import Scene
from ..assess.services import service_ways
from ..common.progress import Progress, part, silent
from .sides import Side
from .slices import Slices

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# Minutes are compared as the assessment does, so that a way as long as the circle is in it.
_EXACT = 1e-9


@dataclass(frozen=True)
class Circle:
    """Known households by whether a service is in reach: ``before`` and ``after`` in each plan;
    of those that both plans have, how many have ``won`` and ``lost`` it."""

    service: str
    before: int
    after: int
    won: int
    lost: int


def circles(
    old: Side, new: Side, slices: Slices, network: WalkNetwork, progress: Progress = silent
) -> tuple[Circle, ...]:
    """A circle for each service that both plans' rules ask for."""
    first = _reached(old.scene, network, part(progress, 0, 0.5))
    second = _reached(new.scene, network, part(progress, 0.5, 1))
    both = np.flatnonzero((slices.old >= 0) & (slices.new >= 0))
    households = slices.households[both]
    found = []
    for service in sorted(first.keys() & second.keys()):
        before, after = first[service][slices.old[both]], second[service][slices.new[both]]
        found.append(
            Circle(
                service,
                _households(old, first[service]),
                _households(new, second[service]),
                int(households[after & ~before].sum()),
                int(households[before & ~after].sum()),
            )
        )
    return tuple(found)


def _households(side: Side, near: Bools) -> int:
    return int(side.units["households"].to_numpy(np.int64)[near].sum())


def _reached(scene: Scene, network: WalkNetwork, progress: Progress) -> dict[str, Bools]:
    """(u,) for each service which of the scene's units are in reach; ground never is."""
    ways = service_ways(scene, network, part(progress, 0, 0.6))
    owned = {one.id for rules in scene.books for one in rules.services if one.every == "community"}
    building = scene.index.building(scene.units["building_id"].to_numpy(object))
    minutes = ways.minutes.copy()
    rows = [at for at, service in enumerate(ways.services) if service.id in owned]
    if rows:
        own = _own_ways(
            scene, network, [ways.services[at].id for at in rows], part(progress, 0.6, 1)
        )
        # Who lives in the building that the service is in is at it; and that is one's own.
        minutes[:, rows] = np.where(minutes[:, rows] == 0, 0.0, own)
    # Where the rules have no circle, nobody can be in it.
    near = minutes <= ways.circle + _EXACT
    return {
        service.id: np.append(near[:, number], False)[building]
        for number, service in enumerate(ways.services)
    }


def _own_ways(
    scene: Scene, network: WalkNetwork, services: Sequence[str], progress: Progress
) -> Floats:
    """(b, s) minutes from each building to the nearest of its own community's services."""
    facilities, buildings = Facilities(scene), scene.buildings
    community = buildings["community"].to_numpy(np.int64)
    x, y = (buildings[name].to_numpy(np.float64) for name in ("x", "y"))
    homes = network.join(x, y, part(progress, 0, 0.4), scene.join_m(community))
    x, y = shapely.get_x(facilities.place), shapely.get_y(facilities.place)
    reach = scene.join_m(facilities.community)
    places = network.join(x, y, part(progress, 0.4, 0.5), reach)
    metres = np.full((len(buildings), len(services)), np.inf)
    order = np.argsort(community, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(community[order])) + 1) if len(order) else []
    for turn, rows in enumerate(groups):
        watch = part(progress, 0.5 + 0.5 * turn / len(groups), 0.5 + 0.5 * (turn + 1) / len(groups))
        its = facilities.community == community[rows[0]]
        for column, service in enumerate(services):
            sources = places.take(its & facilities.of_service(service))
            metres[rows, column] = network.nearest(sources, homes.take(rows), watch)
    pace = scene.figures(lambda rules: rules.walking.metres_per_minute, community)
    return np.asarray(metres / pace[:, None], np.float64)
