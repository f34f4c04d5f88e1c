"""How long the way on foot to each kind of service is, and who is within its circle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.messages import Bilingual, Message, message, some_of
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Service
from .facilities import Facilities
from .network import Joined, WalkNetwork
from .scene import Floats, Ints, Scene
from .spots import spots

Bools = npt.NDArray[np.bool_]
# Minutes are compared as if they had nine decimals, so that a way as long as the circle is in it.
_EXACT = 1e-9
_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, eq=False)
class _Cases:
    """Care cases and counted people (n) in cells.

    ``cell`` (n,); ``people`` (n,) whom each stands for; ``building`` (n,) -1 for those whose
    ``minutes`` (n, s) are from a place of their own.
    """

    cell: Ints
    people: Ints
    building: Ints
    minutes: Floats


@dataclass(frozen=True, eq=False)
class Ways:
    """The ways on foot from the plan's (b) buildings to (s) services.

    ``minutes`` (b, s), inf where there is no way; ``circle`` (b, s) the service circle in minutes
    that holds in each building's community, NaN where its rules do not have the service;
    ``on_network`` (b,) whether a walkable road is near; ``notes`` what a person should know.
    """

    scene: Scene
    services: tuple[Service, ...]
    minutes: Floats
    circle: Floats
    on_network: Bools
    notes: tuple[Message, ...]
    cases: _Cases

    @property
    def near(self) -> Bools:
        """(b, s) which buildings are within the circles, or have none to be within."""
        return _within(self.minutes, self.circle)

    def coverage(self) -> pd.DataFrame:
        """Contract ``coverage``: known households within the circles, by cell, community and all.

        A divided building's households count in each of its cells; those of buildings with an
        unknown count are none.
        """
        units = self.scene.units[self.scene.units["building_id"].notna().to_numpy()]
        building = self.scene.index.building(units["building_id"].to_numpy(object))
        cell = pd.Index(self.scene.index.ids).get_indexer(units["cell_id"].to_numpy(object))
        households = units["households"].to_numpy(np.int64)
        return self._table("coverage", "households", cell, households, self.near[building])

    def care_coverage(self) -> pd.DataFrame:
        """Contract ``care_coverage``: the care cases that lie in a cell, and the people counted
        there, likewise."""
        cases, near = self.cases, np.zeros(self.cases.minutes.shape, dtype=bool)
        housed = cases.building >= 0
        near[housed] = self.near[cases.building[housed]]
        circles = _circles(self.scene, self.services)[self.scene.index.community[cases.cell]]
        near[~housed] = _within(cases.minutes, circles)[~housed]
        return self._table("care_coverage", "care_cases", cases.cell, cases.people, near)

    def reach(self, progress: Progress = silent) -> gpd.GeoDataFrame:
        """Contract ``reach``, in the plan's coordinate system; minutes are rounded up to tenths."""
        buildings, index = self.scene.buildings, self.scene.index
        ids = [service.id for service in self.services]
        far, texts = ~self.near, []
        tenths = np.ceil(np.round(self.minutes * 10, 6)) / 10
        for start in range(0, len(tenths), _ROWS_AT_ONCE):
            progress(start / len(tenths), None)
            some = tenths[start : start + _ROWS_AT_ONCE].tolist()
            texts += [json.dumps({one: _json(at) for one, at in zip(ids, row)}) for row in some]
        progress(1, None)
        points = gpd.GeoSeries(shapely.points(buildings[["x", "y"]]), crs=self.scene.crs)
        frame: gpd.GeoDataFrame = contract("reach").frame(
            {
                "plan": [self.scene.plan] * len(buildings),
                "building_id": buildings["building_id"].to_numpy(object),
                "community_id": index.communities[buildings["community"]],
                "cell_id": index.ids[buildings["cell"]],
                "households": buildings["households"].to_numpy(),
                "too_far": far.sum(axis=1),
                "services_too_far": [
                    ",".join(service for service, yes in zip(ids, row) if yes) or None
                    for row in far.tolist()
                ],
                "minutes": texts,
                "geometry": points.to_crs(index.cells.crs).to_numpy(),
            },
            index.cells.crs,
        )
        return frame

    def _table(
        self, layer: str, counted: str, cell: Ints, weight: Ints, near: Bools
    ) -> pd.DataFrame:
        """How much of ``weight`` (n,) in the cells ``cell`` (n,) is ``near`` (n, s) the services:
        a row for each cell, community and the whole, and each service that is asked for there."""
        index, circles = self.scene.index, _circles(self.scene, self.services)
        asked = ~np.isnan(circles)[index.community[cell]]
        levels = (
            ("cell", index.ids, cell, circles[index.community]),
            ("community", index.communities, index.community[cell], circles),
            ("all", [None], np.zeros_like(cell), [[one.minutes for one in self.services]]),
        )
        ids = [service.id for service in self.services]
        rows = []
        for level, codes, area, minutes in levels:
            total, within = (
                np.array([np.bincount(area, weight * column, len(codes)) for column in which.T])
                for which in (asked, asked & near)
            )
            columns = {
                "area_id": np.repeat(np.array(codes, dtype=object), len(ids)),
                "service": np.tile(np.array(ids, dtype=object), len(codes)),
                "minutes": np.ravel(minutes),
                counted: total.ravel(order="F").astype(np.int64),
                "covered": within.ravel(order="F").astype(np.int64),
            }
            rows.append(pd.DataFrame(columns).assign(plan=self.scene.plan, level=level))
        table = pd.concat(rows).dropna(subset=["minutes"])
        known = table[counted].where(table[counted] > 0)
        table["share"] = table["covered"] / known
        return contract(layer).frame({str(name): table[name].to_numpy() for name in table})


def service_ways(scene: Scene, network: WalkNetwork, progress: Progress = silent) -> Ways:
    """The ways from each building, and from care cases that have only a place, to the services.

    Those are the services that the project has places of, and those of which each community or
    street needs one; none where it has no facilities. Who lives in the building that a service is
    in is at it.
    """
    facilities = Facilities(scene)
    services = tuple(_asked_for(scene, facilities))
    people = _people(scene)
    own_place = np.flatnonzero(people["building"].to_numpy(np.int64) < 0)
    count, housing = scene.index.buildings, _housing(scene, facilities)
    spots_of = np.concatenate(
        [scene.buildings[["x", "y"]].to_numpy(np.float64), people[["x", "y"]].to_numpy()[own_place]]
    )
    cells = people["cell"].to_numpy(np.int64)[own_place]
    community = np.r_[scene.buildings["community"], scene.index.community[cells]].astype(np.int64)
    pace = scene.figures(lambda rules: rules.walking.metres_per_minute, community)
    x, y = spots_of.T
    homes = network.join(x, y, part(progress, 0, 0.4), scene.join_m(community))
    reach = scene.join_m(facilities.community)
    x, y = _places(facilities)
    places = network.join(x, y, part(progress, 0.4, 0.45), reach)
    minutes = np.full((len(spots_of), len(services)), np.inf)
    for number, service in enumerate(services):
        watch = part(progress, 0.45 + 0.5 * number / len(services), 0.95)
        its = facilities.of_service(service.id)
        metres = network.nearest(places.take(its), homes, watch)
        minutes[:, number] = metres / pace
        minutes[housing[its & (housing >= 0)], number] = 0.0
    from_places = np.full((len(people), len(services)), np.inf)
    from_places[own_place] = minutes[count:]
    progress(1, None)
    return Ways(
        scene=scene,
        services=services,
        minutes=minutes[:count],
        circle=_circles(scene, services)[scene.buildings["community"]],
        on_network=homes.on_network[:count],
        notes=(*network.notes, *_notes(scene, facilities, places, services)),
        cases=_Cases(
            people["cell"].to_numpy(np.int64),
            people["people"].to_numpy(np.int64),
            people["building"].to_numpy(np.int64),
            from_places,
        ),
    )


def _asked_for(scene: Scene, facilities: Facilities) -> Iterator[Service]:
    needed = {one.id for rules in scene.books for one in rules.services if one.every}
    for service in scene.services if len(facilities) else ():
        if service.id in needed or facilities.of_service(service.id).any():
            yield service


def _circles(scene: Scene, services: tuple[Service, ...]) -> Floats:
    """(communities, s) the minutes of the services in each community, NaN where its rules do not
    have one."""
    known = [{one.id: one.minutes for one in rules.services} for rules in scene.rules]
    found = [[minutes.get(one.id, np.nan) for one in services] for minutes in known]
    return np.array(found, dtype=np.float64).reshape(len(scene.rules), len(services))


def _within(minutes: Floats, circles: Floats) -> Bools:
    """(n, s) which ways are no longer than the circles; where there is no circle, all."""
    return np.asarray(~(minutes > circles + _EXACT))


def _places(facilities: Facilities) -> tuple[Floats, Floats]:
    return shapely.get_x(facilities.place), shapely.get_y(facilities.place)


def _housing(scene: Scene, facilities: Facilities) -> Ints:
    """(f,) the building that each facility is in, by its code or address, else -1.

    One that is only the nearest to the facility's point need not be the one that it is in.
    """
    housing = scene.index.building(facilities.building_id)
    if len(facilities):
        nearest = scene.located.rows["facility"]["matched_by"].eq("place").to_numpy(bool)
        housing[nearest] = -1
    return housing


def _people(scene: Scene) -> pd.DataFrame:
    """Care cases, and people who are only counted, in cells: ``cell``, ``building``, ``people``
    whom the row stands for, and for those in no building of the plan ``x`` and ``y``."""
    found = []
    for layer in ("care_case", "care_count"):
        if layer not in scene.located.rows:
            continue
        frame, where = scene.located.rows[layer], scene.located.found[layer]
        own = np.flatnonzero((where.cell >= 0) & (where.building < 0))
        at = np.full((len(frame), 2), np.nan)
        at[own] = spots(frame.iloc[own], scene)
        people = np.ones(len(frame))
        if layer == "care_count":
            people = frame["people"].to_numpy(np.float64, na_value=0)
        columns = {
            "cell": where.cell,
            "building": where.building,
            "people": np.asarray(people, dtype=np.int64),
            "x": at[:, 0],
            "y": at[:, 1],
        }
        found.append(pd.DataFrame(columns)[where.cell >= 0])
    if not found:
        return pd.DataFrame({name: [] for name in ("cell", "building", "people", "x", "y")})
    return pd.concat(found, ignore_index=True)


def _json(minutes: float) -> object:
    return minutes if np.isfinite(minutes) else None


def _notes(
    scene: Scene, facilities: Facilities, places: Joined, services: tuple[Service, ...]
) -> Iterator[Message]:
    """What a person should know of the facilities."""
    unknown = np.flatnonzero(pd.isna(facilities.service))
    if len(unknown):
        words = scene.located.rows["facility"]["kind"].iloc[unknown]
        counts = words.value_counts().sort_index().sort_values(ascending=False, kind="stable")
        yield message(
            "Facilities of kinds that the rulebook's services do not name: {count} ({kinds}). "
            "They count as no service; add the words to the names of one, or correct the kinds.",
            count=len(unknown),
            kinds=some_of((f"{kind} {number}" for kind, number in counts.items()), 10),
        )
    placeless = int(shapely.is_missing(facilities.place).sum())
    if placeless:
        yield message(
            "Facilities without a point and without a building: {count}. Nobody can walk there; "
            "give them a place.",
            count=placeless,
        )
    lost = ~places.on_network & ~shapely.is_missing(facilities.place)
    reach = scene.join_m(facilities.community)
    for metres in np.unique(reach[lost]).tolist():
        codes = facilities.code[lost & (reach == metres)]
        yield message(
            "Facilities that no walkable road leads to within {metres} m: {count} ({ids}). Nobody "
            "reaches them; draw the way there in the layer road, or correct their places.",
            metres=f"{metres:g}",
            count=len(codes),
            ids=some_of(sorted(str(code) for code in codes)),
        )
    left = [service.title for service in scene.services if service not in services]
    if left and len(facilities):
        yield message(
            "The project has no places of these services, so nothing is said about them: "
            "{services}.",
            services=Bilingual(
                ", ".join(title.en for title in left), "、".join(title.zh for title in left)
            ),
        )
