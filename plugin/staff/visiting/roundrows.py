"""The frames of the planned visits and of the walks that they make up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from ...assess.network import Joined, WalkNetwork
from ...assess.paths import WalkPaths
from ...assess.scene import Scene
from ...common.messages import Message, message
from ...common.progress import Progress, part
from ...contracts import contract
from .calendar import DAYS, Calendar
from .days import Planner
from .due import Call, Household


@dataclass(frozen=True, eq=False)
class Made:
    """The plan of one officer: ``base`` is one place, ``stops`` the numbers of the others among
    all stops, ``severities`` of the planner's households."""

    officer: str
    base: Joined
    stops: Sequence[int]
    planner: Planner
    severities: Sequence[str]


@dataclass(frozen=True)
class _Step:
    """When and how a visit is made: its day and turn, minutes since leaving the base, metres."""

    day: Optional[str] = None
    turn: Optional[int] = None
    starts_min: Optional[float] = None
    walk_m: Optional[float] = None


class RoundRows:
    """Collects rows; ``visits`` and ``left_out`` count visits, ``taken_min`` is what rounds take,
    ``days`` are the working days."""

    def __init__(
        self,
        scene: Scene,
        network: WalkNetwork,
        joined: Joined,
        buildings: npt.NDArray[Any],
        calendar: Calendar,
    ) -> None:
        self._scene, self._paths, self._joined = scene, WalkPaths(network), joined
        self._buildings, self._calendar = buildings, calendar
        self._visits: list[dict[str, Any]] = []
        self._rounds: list[dict[str, Any]] = []

    @property
    def visits(self) -> int:
        """How many visits fall due."""
        return len(self._visits)

    @property
    def left_out(self) -> int:
        """How many of them have no day."""
        return sum(row["day"] is None for row in self._visits)

    @property
    def taken_min(self) -> float:
        """What all visits and walks take."""
        return float(sum(row["total_min"] for row in self._rounds))

    @property
    def days(self) -> Sequence[int]:
        """The working days."""
        return self._calendar.days

    def leave_out(
        self, officer: Optional[str], home: Household, severity: str, why: Message
    ) -> None:
        """Name all visits to a household that fall due, none of which is made."""
        days: list[int] = []
        while True:
            calls, due = home.calls(days)
            if due >= DAYS:
                break
            days.append(max(due, 0))
        for call in calls:
            self._visits.append(self._visit(officer, home, call, severity, home.stop, None, why))

    def add(self, made: Made) -> None:
        """Take in the plan of an officer."""
        steps, days = {}, made.planner.days
        slots = [slot for slot in range(len(days)) if days[slot].order]
        places = made.base.and_(self._joined.take(np.array(made.stops)))
        orders = [days[slot].order for slot in slots]
        lines = self._paths.walks(places, made.planner.task.metres, orders)
        for slot, line in zip(slots, lines):
            steps.update(self._walk(made, slot, line))
        for number, home in enumerate(made.planner.task.households):
            for turn, call in enumerate(made.planner.calls(number)):
                step = steps.get((number, turn))
                why = None if step is not None else _why_not(made.planner, number, turn, call)
                stop, severity = made.stops[home.stop - 1], made.severities[number]
                self._visits.append(
                    self._visit(made.officer, home, call, severity, stop, step, why)
                )

    def frames(self, progress: Progress) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
        """The frames of contracts ``visit`` and ``round``, in the plan's coordinate system."""
        key = ("officer_id", "day", "turn", "cell_id", "building_id", "household_id", "due")
        progress(0, None)
        self._visits.sort(key=lambda row: tuple(_sortable(row[name]) for name in key))
        return (
            self._frame("visit", self._visits, part(progress, 0, 0.6)),
            self._frame("round", self._rounds, part(progress, 0.6, 1)),
        )

    def _frame(
        self, layer: str, rows: list[dict[str, Any]], progress: Progress
    ) -> gpd.GeoDataFrame:
        names = [*contract(layer).fields, "geometry"]
        plan = [self._scene.plan] * len(rows)
        data: dict[str, Any] = {}
        for name in names:
            progress(0, None)
            data[name] = [row.get(name) for row in rows]
        shapes = np.array([*data.pop("geometry"), None], dtype=object)[:-1]
        data = {**data, "plan": plan, "geometry": shapes} if rows else {}
        frame: gpd.GeoDataFrame = contract(layer).frame(data, self._scene.crs, progress)
        return frame.to_crs(self._scene.index.cells.crs)

    def _walk(self, made: Made, slot: int, line: Any) -> dict[tuple[int, int], _Step]:
        """Note down the round of a day; returns the step of each of its visits."""
        planner, day = made.planner, made.planner.days[slot]
        speed, metres = planner.task.speed, planner.task.metres
        date = self._calendar.date(self._calendar.days[slot])
        at, walked, visited, people = 0, 0.0, 0.0, 0
        steps: dict[tuple[int, int], _Step] = {}
        for stop in day.order:
            walk, at = float(metres[at, stop]), stop
            walked += walk
            for number, turn in sorted(day.held[stop]):
                starts = round(walked / speed + visited, 2)
                steps[number, turn] = _Step(date, len(steps) + 1, starts, walk)
                call, walk = planner.calls(number)[turn], 0.0
                visited, people = visited + call.minutes, people + len(call.who)
        walked += float(metres[at, 0])
        self._rounds.append(
            {
                "officer_id": made.officer,
                "day": date,
                "week": self._calendar.week(slot),
                "buildings": len(day.order),
                "visits": len(steps),
                "people": people,
                "visits_min": round(visited, 2),
                "walking_m": round(walked, 2),
                "walking_min": round(walked / speed, 2),
                "total_min": round(visited + walked / speed, 2),
                "day_min": round(planner.task.day_min, 2),
                "geometry": line,
            }
        )
        return steps

    def _visit(
        self,
        officer: Optional[str],
        home: Household,
        call: Call,
        severity: str,
        stop: int,
        step: Optional[_Step],
        why: Optional[Message],
    ) -> dict[str, Any]:
        codes = [home.people[at].code for at in call.who]
        return {
            "officer_id": officer,
            "cell_id": self._scene.index.ids[home.cell],
            **vars(step or _Step()),
            "building_id": self._buildings[stop],
            "household_id": home.code,
            "resident_ids": ", ".join(code for code in codes if code) or None,
            "people": len(codes),
            "minutes": call.minutes,
            "interval_days": float(home.interval),
            "due": self._calendar.date(call.due),
            "severity": severity,
            "why": None if why is None else str(why),
            "why_said": None
            if why is None
            else json.dumps(why.to_json(), ensure_ascii=False, sort_keys=True),
            "geometry": shapely.Point(self._joined.x[stop], self._joined.y[stop]),
        }


def _why_not(planner: Planner, number: int, turn: int, call: Call) -> Message:
    """Why a visit has no day."""
    task, home = planner.task, planner.task.households[number]
    needed = call.minutes + 2 * float(task.metres[0, home.stop]) / task.speed
    if needed > task.day_min:
        return message(
            "Visit and walk take {needed} minutes, and the officer's day has {day}.",
            needed=round(needed),
            day=round(task.day_min),
        )
    if task.calendar.overdue(call.due):
        return message("It is overdue, and no day of the four weeks has room for it.")
    window = planner.window(number, turn)
    first, last = (task.calendar.date(task.calendar.days[slot]) for slot in (window[0], window[-1]))
    for slot in range(window[-1] + 1, len(planner.days)):
        if planner.has_room(slot, home.stop, call.minutes):
            return message(
                "Each working day from {first} to {last} is full. The first day with room is "
                "{day}, when it is past due.",
                first=first,
                last=last,
                day=task.calendar.date(task.calendar.days[slot]),
            )
    return message(
        "Each working day from {first} to {last} is full, and so is each after these.",
        first=first,
        last=last,
    )


def _sortable(value: Any) -> tuple[bool, Any]:
    """What is not known comes last."""
    return (value is None, "" if value is None else value)
