"""How much work each cell is in a month, and what of it does not fit into its officers' hours.

The formulas are in docs/workload.md, with one cell worked by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Callable, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..attach import Whereabouts, inner_points
from ..common.messages import Message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Rulebook, Work
from .gap import SEVERITIES
from .network import WalkNetwork
from .officers import Officers
from .scene import Floats, Ints, Scene
from .visits import MONTH, Visits, sums, visits
from .walking import Stops, find_bases, walking_minutes

# What every cell has; any other duty is one of the rulebook's.
VISITS, ROUNDS, REQUESTS, WALKING = "visits", "rounds", "requests", "walking"
_OF_A_LINE = ("duty", "kind", "times", "minutes")


@dataclass(frozen=True, eq=False)
class CellWork:
    """The work of the cells of a scene.

    ``lines``: what it is made of, with the columns ``cell`` (its number), ``duty``, ``kind``,
    ``times`` and ``minutes``; ``hours`` (k,): the officers' minutes that fall to each cell;
    ``undone`` (k, 3): visits a month that don't fit, by SEVERITIES.
    ``stops`` and ``bases`` (k, 2), NaN where unknown, are what walking goes by.
    """

    scene: Scene
    officers: Officers
    lines: pd.DataFrame
    hours: Floats
    undone: Floats
    stops: Stops
    bases: Floats
    notes: tuple[Message, ...]

    def items(self) -> pd.DataFrame:
        """The frame of contract ``work_item``, by cell."""
        cell = self.lines["cell"].to_numpy()
        return contract("work_item").frame(
            {
                "plan": [self.scene.plan] * len(cell),
                "cell_id": self.scene.index.ids[cell],
                **{name: self.lines[name].to_numpy() for name in _OF_A_LINE},
            }
        )

    def workload(self) -> gpd.GeoDataFrame:
        """The frame of contract ``workload``, by cell, in the plan's coordinate system."""
        index, hours = self.scene.index, self.hours.round(2)
        parts = self.parts()
        total = np.sum(list(parts.values()), axis=0).round(2)
        visited = self.lines[self.lines["duty"] == VISITS]
        times = np.bincount(visited["cell"], visited["times"], index.k)
        return contract("workload").frame(
            {
                "plan": [self.scene.plan] * index.k,
                "cell_id": index.ids,
                "community_id": index.communities[index.community],
                "officers": self.officers.codes,
                **{f"{name}_min": minutes for name, minutes in parts.items()},
                "total_min": total,
                "hours_min": hours,
                "utilisation": _shares(total, hours).round(4),
                "overload_min": np.maximum(total - hours, 0).round(2),
                "visits_month": times.round(3),
                **{
                    f"undone_{name}": self.undone[:, column].round(3)
                    for column, name in enumerate(SEVERITIES)
                },
                "geometry": index.cells.geometry.to_numpy(),
            },
            index.cells.crs,
        )

    def parts(self) -> dict[str, Floats]:
        """(k,) minutes of visits, rounds, duties, requests and walking."""
        duty, cell = self.lines["duty"].to_numpy(object), self.lines["cell"].to_numpy()
        minutes, k = self.lines["minutes"].to_numpy(np.float64), self.scene.index.k
        own = {name: duty == name for name in (VISITS, ROUNDS, REQUESTS, WALKING)}
        which = {
            VISITS: own[VISITS],
            ROUNDS: own[ROUNDS],
            "duties": ~np.logical_or.reduce(list(own.values())),
            REQUESTS: own[REQUESTS],
            WALKING: own[WALKING],
        }
        return {name: sums(cell[rows], minutes[rows], k).round(2) for name, rows in which.items()}


def cell_work(
    scene: Scene, network: WalkNetwork, officers: Officers, progress: Progress = silent
) -> CellWork:
    """The work of the scene's cells, walking along ``network``."""
    progress(0, None)
    places = _Places(scene)
    due = _visits_due(scene, places)
    requests = places.of("request")
    bases, notes = find_bases(scene, officers)
    stops = places.stops(due, requests)
    walking = walking_minutes(scene, network, stops, bases, part(progress, 0.1, 0.95))
    asked = np.bincount(places.cell[requests[requests >= 0]], minlength=scene.index.k)
    lines = pd.concat(_lines(scene, due, places, asked, walking), ignore_index=True)
    lines = lines[(lines["times"] > 0) | (lines["minutes"] > 0)]
    lines = lines.sort_values("cell", kind="stable", ignore_index=True)
    lines = lines.round({"times": 3, "minutes": 2})
    at, minutes = lines["cell"].to_numpy(np.int64), lines["minutes"].to_numpy(np.float64)
    hours = officers.minutes(sums(at, minutes, scene.index.k))
    undone = _undone(scene, due, places.cell[due.place], hours, lines)
    progress(1, None)
    return CellWork(scene, officers, lines, hours, undone, stops, bases, notes)


def stops_of(scene: Scene) -> Stops:
    """The buildings of the scene's cells, and how often a month someone has to go there."""
    places = _Places(scene)
    return places.stops(_visits_due(scene, places), places.of("request"))


class _Places:
    """Where work falls due: the buildings as they lie in cells (p), by their codes, then for each
    cell (k) whatever is at no building of the plan. ``cell`` (p + k,) is each place's."""

    def __init__(self, scene: Scene) -> None:
        index = scene.index
        self._scene, self._pairs = scene, len(index.pair_cell)
        self._keys = index.pair_building * index.k + index.pair_cell
        self.cell: Ints = np.r_[index.pair_cell, np.arange(index.k)]

    def of(self, layer: str) -> Ints:
        """(n,) the places of a layer's rows that count, -1 for those in no cell."""
        found = self._scene.located.found.get(layer)
        return np.zeros(0, dtype=np.int64) if found is None else self.at(found)

    def at(self, found: Whereabouts) -> Ints:
        """(n,) the places of rows that were ``found`` somewhere, -1 for those in no cell."""
        place = np.where(found.cell >= 0, self._pairs + found.cell, -1)
        housed = np.flatnonzero((found.cell >= 0) & (found.building >= 0))
        key = found.building[housed] * self._scene.index.k + found.cell[housed]
        place[housed] = np.searchsorted(self._keys, key)
        return place

    def stops(self, due: Visits, requests: Ints) -> Stops:
        """How often a month someone has to go to each building.

        What is due in a cell but at no building of the plan is spread over the cell's buildings.
        """
        index = self._scene.index
        times = due.stops(len(self.cell))
        times += np.bincount(requests[requests >= 0], minlength=len(self.cell))
        at_homes, loose = times[: self._pairs], times[self._pairs :]
        days = _by_cell(self._scene, lambda rules: rules.work.round_interval_days)
        rounds = self._scene.pair_households * MONTH / days[index.pair_cell]
        buildings = np.bincount(index.pair_cell, minlength=index.k)
        spread = loose / np.maximum(buildings, 1)
        return Stops(
            index.pair_cell, index.pair_building, at_homes + rounds + spread[index.pair_cell]
        )


def _by_cell(scene: Scene, figure: Callable[[Rulebook], float]) -> Floats:
    """(k,) a figure of the rules that hold in each cell."""
    return scene.figures(figure, scene.index.community)


def _visits_due(scene: Scene, places: _Places) -> Visits:
    """The visits of the people in care who are in a cell."""
    rows = scene.located.rows
    cases, counts = (
        rows.get(layer, contract(layer).frame({})) for layer in ("care_case", "care_count")
    )
    at = places.of("care_case"), places.of("care_count")
    community = scene.index.community[places.cell]
    return visits(cases, counts, at, (community[at[0]], community[at[1]]), scene.rules)


def _lines(
    scene: Scene, due: Visits, places: _Places, requests: Ints, walking: Floats
) -> Iterator[pd.DataFrame]:
    """What the work is made of, one frame after the other in the order of a cell's lines."""
    times = pd.DataFrame({"times": due.times, "minutes": due.times * due.minutes})
    by_kind = [places.cell[due.place], due.kind]
    visited = times.groupby(by_kind, sort=True).sum().rename_axis(["cell", "kind"]).reset_index()
    yield visited.assign(duty=VISITS)[["cell", "duty", "kind", "times", "minutes"]]
    households = scene.cells["households"].to_numpy(np.float64)
    rounds = households * MONTH / _by_cell(scene, lambda rules: rules.work.round_interval_days)
    each = _by_cell(scene, lambda rules: rules.work.round_minutes)
    everywhere = np.arange(scene.index.k)
    yield _line(everywhere, ROUNDS, rounds, rounds * each)
    each = _by_cell(scene, lambda rules: rules.work.request_minutes)
    yield _line(everywhere, REQUESTS, requests.astype(np.float64), requests * each)
    yield _line(everywhere, WALKING, np.full(len(walking), np.nan), walking)
    for community, rules in enumerate(scene.rules):
        cells = np.flatnonzero(scene.index.community == community)
        for duty in rules.work.duties:
            minutes = duty.minutes_per_household * households[cells] + duty.minutes_per_cell
            yield _line(cells, duty.id, np.full(len(cells), np.nan), minutes)


def _line(cell: Ints, duty: str, times: Floats, minutes: Floats) -> pd.DataFrame:
    return pd.DataFrame(
        {"cell": cell, "duty": duty, "kind": None, "times": times, "minutes": minutes}
    )


def _undone(scene: Scene, due: Visits, cell: Ints, hours: Floats, lines: pd.DataFrame) -> Floats:
    """(k, 3) visits a month that don't fit into the ``hours`` (k,), by SEVERITIES.

    Standing duties, requests and walking come first, then visits by their intervals, the shortest
    first; of visits with one interval the same share is left undone. Rounds come last.
    """
    first = ~lines["duty"].isin([VISITS, ROUNDS])
    taken = np.bincount(lines["cell"][first], lines["minutes"][first], scene.index.k)
    need = (
        pd.DataFrame({"times": due.times, "minutes": due.times * due.minutes})
        .groupby([cell, due.interval], sort=True)
        .sum()
        .rename_axis(["cell", "interval"])
        .reset_index()
    )
    at = need["cell"].to_numpy(np.int64)
    minutes = need["minutes"].to_numpy(np.float64)
    before = need.groupby("cell")["minutes"].cumsum().to_numpy(np.float64) - minutes
    left = np.maximum(hours - taken, 0)[at] - before
    missing = np.clip(1 - left / minutes, 0, 1) * need["times"].to_numpy(np.float64)
    severity = [
        scene.rules[scene.index.community[where]].work.severity(interval)
        for where, interval in zip(at.tolist(), need["interval"].tolist())
    ]
    column = np.array([SEVERITIES.index(name) for name in severity], dtype=np.int64)
    count = len(SEVERITIES)
    return sums(at * count + column, missing, scene.index.k * count).reshape(-1, count)


def building_minutes(layers: Mapping[str, pd.DataFrame], rulebook: Rulebook) -> pd.Series:
    """The minutes a month that each building brings, by its code: a second weight for ``divide``.

    Visits, rounds, open requests and the standing duties for each household; not what a cell costs
    whatever lies in it, nor walking. ``layers``: the project's input layers (contract frames by
    name, all in one coordinate system). Rows that say no building of these count nowhere.
    """
    buildings = layers["building"].dropna(subset=["building_id"])
    buildings = buildings.drop_duplicates("building_id").sort_values("building_id")
    rules, book = _books(buildings, layers.get("community"), rulebook)
    codes = pd.Index(buildings["building_id"])

    def rows(layer: str) -> tuple[pd.DataFrame, Ints]:
        frame = layers.get(layer, contract(layer).frame({}))
        return frame, codes.get_indexer(frame["building_id"]).astype(np.int64)

    (cases, of_case), (counts, of_count), (asked, of_request) = map(
        rows, ("care_case", "care_count", "request")
    )
    books = book[of_case], book[of_count]
    due = visits(cases, counts, (of_case, of_count), books, rules)
    open_ones = of_request[(asked["status"] == "open").to_numpy(bool) & (of_request >= 0)]
    requests = np.bincount(open_ones, minlength=len(codes))
    each, request = np.array([_minutes_of(one.work) for one in rules])[book].T
    households = buildings["households"].to_numpy(np.float64, na_value=0)
    minutes = sums(due.place, due.times * due.minutes, len(codes))
    minutes += households * each + requests * request
    by_code: pd.Series = pd.Series(minutes, index=codes)
    return by_code


def _minutes_of(work: Work) -> tuple[float, float]:
    """Minutes a month for each household, and for a request."""
    rounds = work.round_minutes * MONTH / work.round_interval_days
    return rounds + sum(duty.minutes_per_household for duty in work.duties), work.request_minutes


def _books(
    buildings: pd.DataFrame, communities: Optional[pd.DataFrame], rulebook: Rulebook
) -> tuple[list[Rulebook], Ints]:
    """The rules that there are, and (b,) which hold at each building: those of its community."""
    if communities is None:
        return [rulebook], np.zeros(len(buildings), dtype=np.int64)
    ordered = communities.sort_values("community_id", kind="stable")
    rules = [
        rulebook.for_community(kind if isinstance(kind, str) else None) for kind in ordered["type"]
    ]
    points = inner_points(buildings, np.arange(len(buildings)), ordered.crs)
    around, inside = shapely.STRtree(points).query(ordered.geometry.to_numpy(), "intersects")
    book = np.full(len(buildings), len(rules), dtype=np.int64)
    np.minimum.at(book, inside, around)
    return [*rules, rulebook], book


def _shares(total: Floats, hours: Floats) -> Floats:
    """(k,) total over hours, NaN where there are no hours."""
    return np.where(hours > 0, total / np.where(hours > 0, hours, 1), np.nan)
