"""Who is to be visited when: the people in care by household, with the days they fall due.

Days are counted from the first day of the plan, which is 0; days before it are negative. The rules
are told in docs/rounds.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...assess.scene import Floats, Ints, Scene
from ...assess.spots import spots
from ...assess.visits import due_rows, people_in_care
from ...attach import Whereabouts
from ...common.progress import Progress, part, silent
from ...contracts import contract
from .calendar import Calendar

# What marks a last visit that nobody knows.
_UNKNOWN = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Person:
    """Someone in care: by pseudonym, None for one who is only counted; due on day ``due``, then
    every ``interval`` days, for ``minutes``."""

    code: Optional[str]
    due: int
    interval: int
    minutes: float


@dataclass(frozen=True)
class Call:
    """One visit to a household: the day it is due, whom it is for, by number, and its minutes."""

    due: int
    who: tuple[int, ...]
    minutes: float


@dataclass(frozen=True)
class Household:
    """The people in care of one household at one place, or one of whom no household is known.

    ``cell``: its number; ``stop``: the number of the place among all that are walked to.
    """

    cell: int
    stop: int
    code: Optional[str]
    people: tuple[Person, ...]
    calendar: Calendar

    @cached_property
    def interval(self) -> int:
        """Days from one visit to the next: as often as the one who is visited most."""
        return min(person.interval for person in self.people)

    def calls(self, days: Sequence[int]) -> tuple[list[Call], int]:
        """The visits that are made on ``days``, rising, and when the next one is due.

        A visit is for whoever falls due with it, and for all who would before the next one.
        """
        due = [person.due for person in self.people]
        made = []
        for day in days:
            now, then = min(due), self.calendar.no_later(day, self.interval)
            who = tuple(at for at, when in enumerate(due) if when == now or when < then)
            made.append(Call(now, who, sum(self.people[at].minutes for at in who)))
            for at in who:
                due[at] = day + self.people[at].interval
        return made, min(due)


@dataclass(frozen=True, eq=False)
class Needs:
    """The people in care (n,) that are in a cell, in an order that hangs on no list's order.

    ``cell``, ``stop`` (n,): of ``Stops``; ``code`` and ``household`` (n,): pseudonyms or None;
    ``last`` (n,): day of the last visit, NaT where nobody knows.
    """

    cell: Ints
    stop: Ints
    code: npt.NDArray[Any]
    household: npt.NDArray[Any]
    interval: Ints
    minutes: Floats
    last: npt.NDArray[np.datetime64]

    def in_cells(self, cells: Ints) -> Ints:
        """The numbers of the people in some ``cells``."""
        first = np.searchsorted(self.cell[self._by_cell], cells)
        last = np.searchsorted(self.cell[self._by_cell], cells, side="right")
        rows = [self._by_cell[low:high] for low, high in zip(first.tolist(), last.tolist())]
        return np.sort(np.concatenate(rows))

    @cached_property
    def _by_cell(self) -> Ints:
        return np.argsort(self.cell, kind="stable")


@dataclass(frozen=True, eq=False)
class Stops:
    """The places (s,) that people in care live at: ``building`` is its code, None for a place of
    somebody's own; ``x`` and ``y`` in the scene's metres."""

    building: npt.NDArray[Any]
    x: Floats
    y: Floats


def read_needs(scene: Scene, progress: Progress = silent) -> tuple[Needs, Stops]:
    """The people of the layers ``care_case`` and ``care_count`` that are in a cell.

    As the work of cells counts them: someone with several cases once, at the shortest interval
    and for the longest of the visits; of several last visits the latest counts for all. Each of
    those who are only counted is a person.
    """
    parts = (_listed(scene, part(progress, 0, 0.5)), _counted(scene, part(progress, 0.5, 0.7)))
    progress(0.7, None)
    rows = pd.DataFrame({name: np.concatenate([one[name] for one in parts]) for name in parts[0]})
    order = ["building", "x", "y", "cell", "household", "code", "interval", "minutes", "last"]
    # Numbers in the order of the texts are sorted sooner than these.
    keys = []
    for name in order:
        progress(0.8, None)
        keys.append(pd.factorize(rows[name], sort=True)[0])
    rows = rows.iloc[np.lexsort(keys[::-1])].reset_index(drop=True)
    progress(0.9, None)
    place = rows[["building", "x", "y"]]
    new = ~place.duplicated().to_numpy(bool)
    stop = np.cumsum(new) - 1
    first = rows[new]
    needs = Needs(
        cell=rows["cell"].to_numpy(np.int64),
        stop=stop.astype(np.int64),
        code=_or_none(rows["code"]),
        household=_or_none(rows["household"]),
        interval=np.maximum(rows["interval"].to_numpy(np.int64), 1),
        minutes=rows["minutes"].to_numpy(np.float64),
        last=rows["last"].to_numpy("datetime64[D]"),
    )
    return needs, Stops(
        _or_none(first["building"]), first["x"].to_numpy(float), first["y"].to_numpy(float)
    )


def _listed(scene: Scene, progress: Progress) -> pd.DataFrame:
    """One row for each person of the layer ``care_case``."""
    cases, found = _rows_of(scene, "care_case")
    community = scene.index.community[found.cell]
    people = people_in_care(cases, _places(scene, found), community, scene.rules)
    progress(0.4, None)
    said = pd.to_datetime(cases["last_visit"], format="ISO8601", errors="coerce")
    days = said.to_numpy("datetime64[D]").astype(np.int64)
    latest = np.full(len(people.minutes), _UNKNOWN.astype(np.int64))
    # As a number, an unknown day is less than any other.
    np.maximum.at(latest, people.person, days[people.row])
    progress(0.5, None)
    own = cases.iloc[people.own.row]
    return _frame(scene, own, found, people.own.row).assign(
        household=own["household_id"].fillna("").to_numpy(object),
        code=own["resident_id"].fillna("").to_numpy(object),
        interval=people.own.interval,
        minutes=people.minutes,
        last=latest.astype("datetime64[D]").astype("datetime64[s]"),
    )


def _counted(scene: Scene, progress: Progress) -> pd.DataFrame:
    """One row for each person of the layer ``care_count``."""
    counts, found = _rows_of(scene, "care_count")
    people = counts["people"].to_numpy(dtype=np.int64, na_value=0)
    place = np.where(people > 0, _places(scene, found), -1)
    rows = due_rows(counts["care_group"], place, scene.index.community[found.cell], scene.rules)
    each = people[rows.row]
    row = np.repeat(rows.row, each)
    progress(0.5, None)
    return _frame(scene, counts.iloc[row], found, row).assign(
        household="",
        code="",
        interval=np.repeat(rows.interval, each),
        minutes=np.repeat(rows.minutes, each),
        last=np.datetime64("NaT", "s"),
    )


def _rows_of(scene: Scene, layer: str) -> tuple[pd.DataFrame, Whereabouts]:
    """The rows of a layer and where each is; nothing where the project lacks it."""
    located = scene.located
    if layer in located.rows:
        return located.rows[layer], located.found[layer]
    none = np.zeros(0, dtype=np.int64)
    return contract(layer).frame({}), Whereabouts(none, none, none, none.astype(bool))


def _places(scene: Scene, found: Whereabouts) -> Ints:
    """(n,) a number for each place, -1 in no cell: buildings by their codes, then loose ones."""
    k = scene.index.k
    building = np.where(found.building >= 0, found.building, scene.index.buildings)
    return np.where(found.cell >= 0, building * k + found.cell, -1).astype(np.int64)


def _frame(scene: Scene, rows: pd.DataFrame, found: Whereabouts, row: Ints) -> pd.DataFrame:
    """Cell and place of some ``rows``, by their numbers ``row`` in their layer."""
    at = found.building[row]
    place = spots(rows, scene)
    homes = scene.buildings
    place[at >= 0] = homes[["x", "y"]].to_numpy(np.float64)[at[at >= 0]]
    code = rows["building_id"].fillna("").to_numpy(object)
    code[at >= 0] = homes["building_id"].to_numpy(object)[at[at >= 0]]
    return pd.DataFrame(
        {"cell": found.cell[row], "building": code, "x": place[:, 0], "y": place[:, 1]}
    )


def _or_none(texts: pd.Series) -> npt.NDArray[Any]:
    values: npt.NDArray[Any] = texts.to_numpy(object).copy()
    values[values == ""] = None
    return values


def households(needs: Needs, rows: Ints, calendar: Calendar) -> list[Household]:
    """The households of the people ``rows``, all of them somebody's who plans their visits.

    Whose last visit nobody knows: of n such people with the same interval, in the order of the
    needs, the i-th is taken to be due after (2 i - 1) / 2 n of the interval.
    """
    due = _due(needs, rows, calendar.start)
    homes: dict[tuple[Any, ...], list[int]] = {}
    for at, row in enumerate(rows.tolist()):
        known = needs.household[row]
        # Those of no known household are one each.
        homes.setdefault((needs.stop[row], known or row), []).append(at)
    found = []
    for members in homes.values():
        first = rows[members[0]]
        people = tuple(_person(needs, int(rows[at]), int(due[at])) for at in members)
        cell, stop = int(needs.cell[first]), int(needs.stop[first])
        found.append(Household(cell, stop, needs.household[first], people, calendar))
    return found


def _person(needs: Needs, row: int, due: int) -> Person:
    return Person(needs.code[row], due, int(needs.interval[row]), float(needs.minutes[row]))


def _due(needs: Needs, rows: Ints, start: date) -> Ints:
    """(r,) the day on which each of the people ``rows`` falls due first."""
    last, interval = needs.last[rows], needs.interval[rows]
    since = (last - np.datetime64(start, "D")).astype(np.int64)
    due = since + interval
    unknown = np.flatnonzero(np.isnat(last))
    for days in np.unique(interval[unknown]).tolist():
        same = unknown[interval[unknown] == days]
        turn = np.arange(len(same))
        due[same] = (2 * turn + 1) * days // (2 * len(same))
    return np.asarray(due, dtype=np.int64)
