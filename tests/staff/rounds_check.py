"""What a plan of visits must keep, checked without anything that the planner is made of.

Works on the lists themselves, day by day, and on the network's table of distances.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
from grid_steward.plugin.assess.network import WalkNetwork
from grid_steward.plugin.assess.scene import Scene

WINDOW = 28


@dataclass(frozen=True)
class Wanted:
    """What someone in care needs: by code, last visited on a day (None: unknown)."""

    interval: int
    minutes: float
    last: date | None


def people(scene: Scene) -> dict[str, Wanted]:
    """Everyone with a code and a case in a cell, whose group the rules there have."""
    if "care_case" not in scene.located.rows:
        return {}
    rows, found = scene.located.rows["care_case"], scene.located.found["care_case"]
    cases = defaultdict(list)
    for row, cell in zip(rows.itertuples(), found.cell.tolist()):
        if cell < 0 or not isinstance(row.resident_id, str):
            continue
        group = scene.rules[scene.index.community[cell]].care_group(row.care_group)
        if group is not None:
            last = date.fromisoformat(row.last_visit) if isinstance(row.last_visit, str) else None
            cases[row.resident_id].append((group.interval_days, group.minutes, last))
    return {code: _one(those) for code, those in cases.items()}


def _one(cases: list[tuple]) -> Wanted:
    seen = [last for _, _, last in cases if last is not None]
    interval = min(case[0] for case in cases)
    return Wanted(interval, max(case[1] for case in cases), max(seen, default=None))


def counted(scene: Scene) -> int:
    """How many people are only counted whose visits fall due within the window, at least."""
    if "care_count" not in scene.located.rows:
        return 0
    rows, found = scene.located.rows["care_count"], scene.located.found["care_count"]
    total = 0
    for row, cell in zip(rows.itertuples(), found.cell.tolist()):
        if cell >= 0 and not pd.isna(row.people):
            group = scene.rules[scene.index.community[cell]].care_group(row.care_group)
            total += row.people if group is not None and group.interval_days <= WINDOW else 0
    return total


def check(
    scene: Scene,
    network: WalkNetwork,
    serving: np.ndarray,
    start: date,
    visits: gpd.GeoDataFrame,
    rounds: gpd.GeoDataFrame,
) -> None:
    """Fail where the plan breaks a promise."""
    wanted = people(scene)
    _check_rows(scene, serving, start, visits, wanted)
    _check_intervals(start, visits, wanted)
    assert visits[visits["resident_ids"].isna()]["people"].sum() >= counted(scene)
    _check_rounds(scene, network, visits, rounds)


def _codes(text: object) -> list[str]:
    return text.split(", ") if isinstance(text, str) else []


def _check_rows(scene, serving, start, visits, wanted) -> None:
    number = {code: cell for cell, code in enumerate(scene.index.ids)}
    homes = Counter()
    for row in visits.itertuples():
        officer, codes = serving[number[row.cell_id]], _codes(row.resident_ids)
        assert row.officer_id == officer or (officer is None and pd.isna(row.officer_id))
        assert not codes or len(codes) == row.people
        if codes:
            assert math.isclose(row.minutes, sum(wanted[code].minutes for code in codes))
            assert row.interval_days <= min(wanted[code].interval for code in codes)
        rules = scene.rules[scene.index.community[number[row.cell_id]]]
        assert row.severity == rules.work.severity(row.interval_days)
        if not isinstance(row.day, str):
            assert isinstance(row.why, str) and isinstance(row.why_said, str)
            continue
        assert officer is not None and pd.isna(row.why)
        day = date.fromisoformat(row.day)
        assert day.weekday() < 5 and 0 <= (day - start).days < WINDOW
        if isinstance(row.household_id, str):
            homes[row.officer_id, row.household_id, row.building_id, row.day] += 1
        early = (date.fromisoformat(row.due) - day).days
        # Two days more where it falls due at a weekend.
        assert early <= row.interval_days / 3 + 2
    assert max(homes.values(), default=1) == 1, "a household is called on once a day"


def _check_intervals(start, visits, wanted) -> None:
    """Nobody waits longer than the interval, unless overdue or named as left out."""
    end = start + timedelta(days=WINDOW - 1)
    seen = defaultdict(list)
    for row in visits.itertuples():
        planned = isinstance(row.day, str)
        when = row.day if planned else max(row.due, start.isoformat())
        for code in _codes(row.resident_ids):
            seen[code].append((date.fromisoformat(when), planned))
    for code, person in wanted.items():
        wait = timedelta(days=person.interval)
        due = start + wait if person.last is None else person.last + wait
        for when, planned in sorted(seen[code]):
            late = planned and when > due and due >= _workday(start)
            assert not late or not _worked_between(due - wait, due), (code, when, due)
            due = when + wait
        assert due > end or not _worked_between(due - wait, end), (code, due)


def _workday(day: date) -> date:
    """The first working day from a day on."""
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def _worked_between(after: date, until: date) -> bool:
    days = (until - after).days
    return any((after + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1))


def _check_rounds(scene, network, visits, rounds) -> None:
    planned = visits[visits["day"].notna()]
    groups = planned.groupby(["officer_id", "day"]).groups
    by_round = {key: planned.loc[rows] for key, rows in groups.items()}
    assert set(by_round) == set(zip(rounds["officer_id"], rounds["day"]))
    shapes = planned.geometry.to_crs(scene.crs)
    for one in rounds.itertuples():
        rows = by_round[one.officer_id, one.day].sort_values("turn")
        assert rows["turn"].tolist() == list(range(1, len(rows) + 1))
        assert (one.visits, one.people) == (len(rows), rows["people"].sum())
        assert math.isclose(one.visits_min, rows["minutes"].sum(), abs_tol=0.02)
        assert one.total_min <= one.day_min + 0.02
        assert math.isclose(one.total_min, one.visits_min + one.walking_min, abs_tol=0.02)
        _check_walk(scene, network, one, rows, shapes[rows.index])


def _check_walk(scene, network, one, rows, points) -> None:
    """The walk is along the network from stop to stop; the way back closes the sum."""
    x, y = points.x.to_numpy(), points.y.to_numpy()
    cells = pd.Index(scene.index.ids).get_indexer(rows["cell_id"])
    near = scene.join_m(scene.index.community[cells])
    metres = network.matrix(network.join(x, y, within_m=near))
    # From door to door of one building is no way.
    metres[(x[:, None] == x) & (y[:, None] == y)] = 0
    walks, minutes = rows["walk_m"].to_numpy(), rows["minutes"].to_numpy()
    for turn in range(1, len(rows)):
        assert math.isclose(walks[turn], metres[turn - 1, turn], abs_tol=0.02)
    speed = scene.rules[scene.index.community[cells[0]]].walking.metres_per_minute
    starts = np.cumsum(walks) / speed + np.r_[0, np.cumsum(minutes)[:-1]]
    assert np.allclose(rows["starts_min"].to_numpy(), starts, atol=0.1)
    back = one.walking_m - walks.sum()
    # From the last stop to the base is no farther than over the first.
    assert -0.02 <= back <= metres[-1, 0] + walks[0] + 0.1
    assert math.isclose(one.walking_min, one.walking_m / speed, abs_tol=0.02)
    length = (
        0.0
        if one.geometry is None
        else gpd.GeoSeries([one.geometry], crs=rows.crs).to_crs(scene.crs).length.iloc[0]
    )
    assert math.isclose(length, one.walking_m, rel_tol=1e-3, abs_tol=0.5)
