"""Services that are too far, missing or too small, and buildings that no way leads to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..common.progress import Progress, silent
from ..rules import Service
from .facilities import Facilities
from .gap import Gap
from .names import Names
from .scene import Floats, Ints, Scene
from .services import Ways

_SET_UP = message(
    "Set one up there. If there is one already, put it into the layer facility with its kind and "
    "place."
)
_TWICE = 2.0
# Premises with less than this share of what is asked for are of high severity.
_HALF = 0.5


def service_gaps(
    scene: Scene, names: Names, ways: Ways, progress: Progress = silent
) -> Iterator[Gap]:
    """The gaps of the kinds ``service_…``, ``premises_too_small`` and ``off_network``."""
    homes = _Homes(scene)
    progress(0, None)
    places = Facilities(scene)
    progress(0, None)
    off = ~ways.on_network
    yield from _off_network(scene, names, homes, off)
    if not len(places):
        yield Gap(
            kind="service_missing",
            severity="medium",
            subject="facility",
            said=message(
                "The project has no facilities, so nobody can say which services are in reach."
            ),
            action=message(
                "Import the list of services with their kinds and places as the layer facility."
            ),
        )
        return
    reached = np.isfinite(ways.minutes).any(axis=0)
    stranded = ~off & reached.any() & ~np.isfinite(ways.minutes[:, reached]).any(axis=1)
    yield from _islands(names, homes, stranded)
    for number, service in enumerate(ways.services):
        progress(number / len(ways.services), None)
        if reached[number]:
            beyond = ~ways.near[:, number] & ~off & ~stranded
            yield from _too_far(names, homes, ways, number, beyond)
        elif places.of_service(service.id).any():
            yield from _nobody_reaches(service, places)
    yield from _missing(scene, names, places, progress)
    yield from _too_small(scene, names, places)


class _Homes:
    """The households of each building in each cell it lies in; a tower is in several."""

    def __init__(self, scene: Scene) -> None:
        index = scene.index
        units = scene.units[scene.units["building_id"].notna().to_numpy()]
        building = index.building(units["building_id"].to_numpy(object))
        cell = pd.Index(index.ids).get_indexer(units["cell_id"].to_numpy(object))
        pairs, of_unit = np.unique(cell * index.buildings + building, return_inverse=True)
        counted = np.bincount(of_unit.ravel(), units["households"], len(pairs)).astype(np.int64)
        some = counted > 0
        self.cell, self.building = np.divmod(pairs[some], max(index.buildings, 1))
        self.households = counted[some]
        self.of_cell = np.bincount(self.cell, self.households, index.k).astype(np.int64)
        self.codes = scene.buildings["building_id"].to_numpy(object)

    def groups(self, chosen: npt.NDArray[np.bool_]) -> Iterator[_Group]:
        """The homes in ``chosen`` (b,) buildings, cell by cell."""
        rows = np.flatnonzero(chosen[self.building])
        # In each cell the building with most households first.
        rows = rows[np.lexsort((self.building[rows], -self.households[rows], self.cell[rows]))]
        starts = np.flatnonzero(np.diff(self.cell[rows], prepend=-1))
        for run in np.split(rows, starts[1:]) if len(rows) else ():
            cell = int(self.cell[run[0]])
            yield _Group(cell, self.building[run], self.households[run], int(self.of_cell[cell]))


@dataclass(frozen=True)
class _Group:
    """Some buildings of a cell with their ``counts`` of households, the one with most first;
    ``of_cell`` are the households of the whole cell.
    """

    cell: int
    buildings: Ints
    counts: Ints
    of_cell: int

    @property
    def households(self) -> int:
        return int(self.counts.sum())

    def are_half(self, which: Optional[npt.NDArray[np.bool_]] = None) -> bool:
        """Whether these buildings, or ``which`` of them, hold half of the cell's households."""
        counted = self.counts if which is None else self.counts[which]
        return 2 * int(counted.sum()) >= self.of_cell


def _off_network(
    scene: Scene, names: Names, homes: _Homes, off: npt.NDArray[np.bool_]
) -> Iterator[Gap]:
    """Homes that meet no walkable road."""
    for group in homes.groups(off):
        yield _cut_off(
            names,
            group,
            "no_road",
            message(
                "Cell {cell}: no walkable road lies within {metres} m of {homes}, unless one "
                "crosses a wall, a railway or water.",
                metres=f"{scene.join_m(scene.index.community[[group.cell]])[0]:g}",
                **_told(names, homes, group),
            ),
            message(
                "Draw the way that people walk there in the layer road; if it is drawn, see that "
                "its class is one that can be walked."
            ),
        )


def _islands(names: Names, homes: _Homes, stranded: npt.NDArray[np.bool_]) -> Iterator[Gap]:
    """Homes on roads that don't lead to any service."""
    for group in homes.groups(stranded):
        yield _cut_off(
            names,
            group,
            "island",
            message(
                "Cell {cell}: the roads at {homes} are cut off from the other roads and lead to no "
                "service at all.",
                **_told(names, homes, group),
            ),
            message(
                "Draw the missing piece of road, or the bridge, gate or underpass in the layer "
                "crossing. If there is none, these households need one, or services on their side."
            ),
        )


def _cut_off(names: Names, group: _Group, reason: str, said: Message, action: Message) -> Gap:
    return Gap(
        kind="off_network",
        severity="high" if group.are_half() else "medium",
        said=said,
        action=action,
        subject=reason,
        households=group.households,
        **{**names.at_cell(group.cell), "place": names.spots[group.buildings[0]]},
    )


def _told(names: Names, homes: _Homes, group: _Group) -> dict[str, Any]:
    """What a sentence says of some homes in a cell."""
    building = names.building(homes.codes[group.buildings[0]])
    if len(group.buildings) == 1:
        which = message(
            "{building} ({households} households)", building=building, households=group.households
        )
    else:
        which = message(
            "{buildings} buildings ({households} households), such as {building}",
            buildings=len(group.buildings),
            households=group.households,
            building=building,
        )
    return {"cell": names.at_cell(group.cell)["cell_id"], "homes": which}


def _too_far(
    names: Names,
    homes: _Homes,
    ways: Ways,
    number: int,
    beyond: npt.NDArray[np.bool_],
) -> Iterator[Gap]:
    """One gap for each cell with homes in ``beyond`` (b,), farther than the service's circle."""
    service = ways.services[number]
    for group in homes.groups(beyond):
        minutes = ways.minutes[group.buildings, number]
        known = minutes[np.isfinite(minutes)]
        values = {
            "cell": names.at_cell(group.cell)["cell_id"],
            "households": group.households,
            "building": names.building(homes.codes[group.buildings[0]]),
            "service": service.title,
            "circle": f"{ways.circle[group.buildings[0], number]:g}",
            "farthest": math.ceil(known.max(initial=0)),
        }
        yield Gap(
            kind="service_too_far",
            severity=_how_far(group, minutes / ways.circle[group.buildings, number]),
            said=_distance(len(known), len(minutes), values),
            action=message(
                "See whether the map lacks a path, a gate or a place of this kind. If not, open "
                "one nearer by, or a shorter way to the nearest."
            ),
            subject=service.id,
            households=group.households,
            **{**names.at_cell(group.cell), "place": names.spots[group.buildings[0]]},
        )


def _how_far(group: _Group, circles: Floats) -> str:
    """Of homes whose way is as long as so many ``circles``; those without a way are the worst."""
    if group.are_half(circles > _TWICE):
        return "high"
    return "medium" if group.are_half() else "low"


def _distance(known: int, of: int, values: Mapping[str, Any]) -> Message:
    """How far ``of`` buildings are from a service, ``known`` of which have a way there."""
    if known == of:
        return message(
            "In cell {cell}, {households} households are farther from {service} than the circle "
            "of {circle} minutes on foot: up to {farthest} minutes. Most of them live at "
            "{building}.",
            **values,
        )
    if known:
        return message(
            "In cell {cell}, {households} households are farther from {service} than the circle "
            "of {circle} minutes on foot: up to {farthest} minutes, or without any way (buildings: "
            "{lost}). Most of them live at {building}.",
            lost=of - known,
            **values,
        )
    return message(
        "In cell {cell}, {households} households have no way on foot to {service}. Most of them "
        "live at {building}.",
        **values,
    )


def _nobody_reaches(service: Service, places: Facilities) -> Iterator[Gap]:
    """One gap for a service that is there, but where no way leads."""
    own = np.flatnonzero(places.of_service(service.id))
    known = [place for place in places.place[own] if place is not None]
    yield Gap(
        kind="service_too_far",
        severity="high",
        said=message(
            "No household has a way on foot to {service}: walkable roads lead from no home to any "
            "of the {count} places of this kind.",
            service=service.title,
            count=len(own),
        ),
        action=message(
            "Correct the places in the layer facility, or draw the roads that lead to them."
        ),
        place=known[0] if known else None,
        subject=service.id,
    )


def _missing(scene: Scene, names: Names, places: Facilities, progress: Progress) -> Iterator[Gap]:
    """Communities and streets without what each of them must have."""
    index = scene.index
    households = np.bincount(index.community, scene.cells["households"], len(index.communities))
    for number, code in enumerate(index.communities):
        progress(1, None)
        for service in scene.rules[number].services:
            there = places.of_service(service.id) & (places.community == number)
            if service.every == "community" and not there.any():
                yield Gap(
                    kind="service_missing",
                    severity="high",
                    said=message(
                        "{community} has no {service} of its own. Each community must have one.",
                        community=names.community(code),
                        service=service.title,
                    ),
                    action=_SET_UP,
                    place=names.home_points[number],
                    community_id=str(code),
                    subject=service.id,
                    households=int(households[number]),
                )
    yield from _missing_in_streets(scene, names, places, households.astype(np.int64))


def _missing_in_streets(
    scene: Scene, names: Names, places: Facilities, households: Ints
) -> Iterator[Gap]:
    """The place and code of such a gap are those of the street's largest community."""
    for street, members in _streets(scene).items():
        largest = members[int(np.argmax(households[members]))]
        for service in scene.rulebook.services:
            there = places.of_service(service.id) & np.isin(places.community, members)
            if service.every == "street" and not there.any():
                yield Gap(
                    kind="service_missing",
                    severity="high",
                    said=message(
                        "{street} has no {service} of its own. Each street must have one.",
                        street=street[1],
                        service=service.title,
                    ),
                    action=_SET_UP,
                    place=names.home_points[largest],
                    community_id=str(scene.index.communities[largest]),
                    subject=service.id,
                    households=int(households[members].sum()),
                )


def _streets(scene: Scene) -> dict[tuple[str, str], Ints]:
    """The numbers of each street's communities, by district and street."""
    frame = scene.layers["community"].dropna(subset=["community_id", "street"])
    frame = frame.drop_duplicates("community_id")
    number = pd.Index(scene.index.communities).get_indexer(frame["community_id"])
    names = list(zip(frame["district"].fillna("").astype(str), frame["street"].astype(str)))
    return {
        street: np.sort([at for at, name in zip(number, names) if name == street and at >= 0])
        for street in sorted({name for at, name in zip(number, names) if at >= 0})
    }


def _too_small(scene: Scene, names: Names, places: Facilities) -> Iterator[Gap]:
    """Premises whose area is known and below what the rules of their community ask for."""
    for row in np.flatnonzero(pd.notna(places.service) & np.isfinite(places.area_m2)).tolist():
        community = int(places.community[row])
        rules = scene.rulebook if community < 0 else scene.rules[community]
        service = rules.service(places.service[row])
        least = None if service is None else service.minimum_area_m2
        area = float(places.area_m2[row])
        if service is None or least is None or area >= least:
            continue
        building = places.building_id[row]
        yield Gap(
            kind="premises_too_small",
            severity="high" if area < _HALF * least else "medium",
            said=message(
                "{name} has {area} m². Premises of the kind {service} must have at least {least} "
                "m²: {missing} m² are missing.",
                name=_name(names, places, row),
                area=_metres(area),
                service=service.title,
                least=_metres(least),
                missing=_metres(least - area),
            ),
            action=message(
                "Find larger premises, or further rooms near by. If the area is wrong, correct it "
                "in the layer facility."
            ),
            place=places.place[row],
            community_id=None if community < 0 else str(scene.index.communities[community]),
            building_id=building if isinstance(building, str) else None,
            subject=service.id,
        )


def _name(names: Names, places: Facilities, row: int) -> str:
    """A facility's own name, else that of its building, else its code."""
    own = (places.name[row], names.building(places.building_id[row]), places.code[row])
    return next(text for text in own if isinstance(text, str) and text)


def _metres(area: float) -> str:
    """An area in square metres, with one decimal where it has any."""
    return f"{area:,.1f}".removesuffix(".0")
