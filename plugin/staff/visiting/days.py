"""On which day each household of an officer is visited.

Visits are given to days one after the other: those that are overdue first, then by the day they are
due. Each goes to the day where it costs least: minutes on foot that it adds, unevenness, and
the time that is lost by coming early. Then each is tried on other days as long as that makes the
whole cheaper. The rules are told in docs/rounds.md.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...common.progress import Progress, silent
from .calendar import DAYS, Calendar
from .due import Call, Household
from .tour import EXACT, Floats, cheapest_place, shortest_walk, walk_m

# Prices closer than this are the same.
_SAME = 1e-6
# A day is as dear as a walk that takes this times its minutes, times the share of it that is taken.
_UNEVEN = 0.25
_MOST_PASSES = 6

# A visit: the number of the household, and which of its visits.
Key = tuple[int, int]


@dataclass
class Day:
    """What an officer does on one day: the stops in the order of the walk, its metres, the
    minutes of the visits, and which visits each stop is for."""

    order: tuple[int, ...] = ()
    metres: float = 0.0
    minutes: float = 0.0
    held: dict[int, list[Key]] = field(default_factory=dict)


@dataclass
class Course:
    """The visits to one household: the day that each counts as made on, and its slot, None for
    one that does not fit."""

    days: list[int] = field(default_factory=list)
    slots: list[Optional[int]] = field(default_factory=list)


@dataclass(frozen=True)
class Task:
    """What is to be planned for one officer.

    ``rank`` of each of ``households``: 0 for the most severe; ``metres`` (n, n) between the base,
    0, and the stops; ``day_min``: minutes of a working day; ``speed`` in metres a minute.
    """

    households: Sequence[Household]
    rank: Sequence[int]
    metres: Floats
    speed: float
    day_min: float
    calendar: Calendar


class Planner:
    """The plan of one officer: ``days`` by slot, ``courses`` by household."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.days = [Day() for _ in task.calendar.days]
        self.courses = [Course() for _ in task.households]
        self._table = task.metres.tolist()
        self._walks: dict[frozenset[int], tuple[tuple[int, ...], float]] = {}

    def plan(self, progress: Progress = silent) -> None:
        """Put every visit that falls due within the four weeks on a day, as far as it fits."""
        homes, first = self.task.households, self._next_due()
        late = [at for at, due in enumerate(first) if self.task.calendar.overdue(due)]
        for number in sorted(late, key=lambda at: (self.task.rank[at], first[at], at)):
            progress(0, None)
            self._place(number, first[number])
        waiting = [(due, self.task.rank[at], at) for at, due in enumerate(self._next_due())]
        heapq.heapify(waiting)
        while waiting and waiting[0][0] < DAYS:
            progress(0, None)
            due, rank, number = heapq.heappop(waiting)
            # Nobody works any more between that visit and the end of the four weeks.
            if not self._window(number, due):
                continue
            self._place(number, due)
            following = homes[number].calls(self.courses[number].days)[1]
            heapq.heappush(waiting, (following, rank, number))
        self._improve(progress)
        self._settle_long()

    def calls(self, number: int) -> list[Call]:
        """The visits to a household, those that don't fit among them."""
        return self.task.households[number].calls(self.courses[number].days)[0]

    def window(self, number: int, turn: int) -> range:
        """The slots on which that visit to a household can be made."""
        return self._window(number, self.calls(number)[turn].due, turn)

    def taken(self, slot: int) -> float:
        """Minutes of a day that visits and walking take."""
        day = self.days[slot]
        return day.minutes + day.metres / self.task.speed

    def has_room(self, slot: int, stop: int, minutes: float) -> bool:
        """Whether one more visit fits into a day."""
        longer = self._longer(self.days[slot], stop)[0]
        return self._fits(self.taken(slot) + minutes + longer / self.task.speed)

    def _next_due(self) -> list[int]:
        homes = self.task.households
        return [home.calls(course.days)[1] for home, course in zip(homes, self.courses)]

    def _fits(self, taken: float) -> bool:
        return taken <= self.task.day_min + _SAME

    def _place(self, number: int, due: int) -> None:
        """Give the next visit to a household its day; without room, it counts as made when due."""
        course, overdue = self.courses[number], self.task.calendar.overdue(due)
        window = self._window(number, due)
        options = [
            (price, -slot)
            for slot in window
            if (price := self._price(number, slot, self._call(number, slot), due)) is not None
        ]
        slot: Optional[int] = None
        if options and overdue:
            slot = min(-place for _, place in options)
        elif options:
            slot = -min(options)[1]
        elif not overdue:
            slot = self._make_room(number, window)
        course.slots.append(slot)
        course.days.append(max(due, 0) if slot is None else self.task.calendar.days[slot])
        if slot is not None:
            self._put((number, len(course.days) - 1), slot)

    def _window(self, number: int, due: int, turn: Optional[int] = None) -> range:
        """The slots on which the visit of that ``turn``, by default the next one, can be made."""
        course, calendar = self.courses[number], self.task.calendar
        if calendar.overdue(due):
            return range(len(calendar.days))
        after = [-1, *course.days][-1 if turn is None else turn]
        return calendar.window(due, self.task.households[number].interval, after)

    def _call(self, number: int, slot: int) -> Call:
        """The next visit to a household, were it on that day."""
        days = [*self.courses[number].days, self.task.calendar.days[slot]]
        return self.task.households[number].calls(days)[0][-1]

    def _price(self, number: int, slot: int, call: Call, due: int) -> Optional[float]:
        """What a visit on a day costs, in minutes; None where it doesn't fit.

        Its share of what coming early costs in the long run is that of the interval which is lost.
        """
        home, before = self.task.households[number], self.taken(slot)
        walk = self._longer(self.days[slot], home.stop)[0] / self.task.speed
        after = before + walk + call.minutes
        if not self._fits(after):
            return None
        uneven = _UNEVEN * (after * after - before * before) / self.task.day_min
        early = max(due - self.task.calendar.days[slot], 0) / home.interval
        return round(walk + uneven + call.minutes * early, 6)

    def _longer(self, day: Day, stop: int) -> tuple[float, int]:
        if stop in day.held:
            return 0.0, 0
        return cheapest_place(self._table, day.order, stop)

    def _put(self, key: Key, slot: int) -> None:
        """Put a visit of a course on its day."""
        day, stop = self.days[slot], self.task.households[key[0]].stop
        if stop not in day.held:
            at = self._longer(day, stop)[1]
            self._walk(day, (*day.order[:at], stop, *day.order[at:]))
        day.held.setdefault(stop, []).append(key)
        day.minutes += self.calls(key[0])[key[1]].minutes

    def _take(self, key: Key, slot: int) -> None:
        """Take a visit of a course off its day."""
        day, stop = self.days[slot], self.task.households[key[0]].stop
        day.minutes -= self.calls(key[0])[key[1]].minutes
        day.held[stop].remove(key)
        if not day.held[stop]:
            del day.held[stop]
            self._walk(day, tuple(one for one in day.order if one != stop))

    def _walk(self, day: Day, order: tuple[int, ...]) -> None:
        """Let a day's walk be past the stops of ``order``: of few in the best order there is."""
        if len(order) > EXACT:
            day.order, day.metres = order, walk_m(self._table, order)
            return
        stops = frozenset(order)
        if stops not in self._walks:
            best = shortest_walk(self.task.metres, order)
            self._walks[stops] = best, walk_m(self._table, best)
        day.order, day.metres = self._walks[stops]

    def _make_room(self, number: int, window: range) -> Optional[int]:
        """A slot of the window on which a visit fits once another is moved, which is done."""
        for slot in window:
            call = self._call(number, slot)
            for other in sorted(key for keys in self.days[slot].held.values() for key in keys):
                if self._moved_away(other, slot, number, call):
                    return slot
        return None

    def _moved_away(self, other: Key, slot: int, number: int, call: Call) -> bool:
        """Whether a visit could be moved to another day to let one more visit in here."""
        spare = self.task.day_min - min(self.taken(one) for one in range(len(self.days)))
        calls = self.calls(other[0])
        if calls[other[1]].minutes > spare:
            return False
        self._take(other, slot)
        if self.has_room(slot, self.task.households[number].stop, call.minutes):
            mild = self.task.rank[other[0]] >= self.task.rank[number]
            options = [one for one in self._others(other, mild) if one[1] != slot]
            if options:
                self._move(other, min(options)[1])
                return True
        self._put(other, slot)
        return False

    def _others(self, key: Key, mild: bool) -> Iterator[tuple[float, int]]:
        """Prices and slots of the days on which a visit that was taken off its day may be.

        One that is overdue may come later only where it is ``mild``.
        """
        number, turn = key
        course, home = self.courses[number], self.task.households[number]
        call = self.calls(number)[turn]
        if self.task.calendar.overdue(call.due):
            now = course.slots[turn]
            for slot in range(len(self.days)):
                if slot < (now or 0) or mild:
                    price = self._price(number, slot, call, call.due)
                    if price is not None and self._allowed(key, slot):
                        yield float(slot), slot
            return
        for slot in self._window(number, call.due, turn):
            if self._allowed(key, slot):
                there = home.calls([*course.days[:turn], self.task.calendar.days[slot]])[0][-1]
                price = self._price(number, slot, there, call.due)
                if price is not None:
                    yield price, slot

    def _allowed(self, key: Key, slot: int) -> bool:
        """Whether a visit may be on that day as far as the household's others are concerned.

        They stay where they are, for the same people, and none is added.
        """
        number, turn = key
        home, course, calendar = (
            self.task.households[number],
            self.courses[number],
            self.task.calendar,
        )
        day = calendar.days[slot]
        calls, following = home.calls([*course.days[:turn], day, *course.days[turn + 1 :]])
        before, as_it_is = home.calls(course.days)
        if turn + 1 == len(course.days):
            return min(following, as_it_is) >= DAYS
        then, rest = course.slots[turn + 1], slice(turn + 1, None)
        same = [call.who for call in calls[rest]] == [call.who for call in before[rest]]
        window = calendar.window(calls[turn + 1].due, home.interval, day)
        return same and then is not None and then in window

    def _move(self, key: Key, slot: int) -> None:
        """Give a visit that was taken off its day another one."""
        number, turn = key
        course = self.courses[number]
        course.slots[turn], course.days[turn] = slot, self.task.calendar.days[slot]
        self._put(key, slot)

    def _improve(self, progress: Progress) -> None:
        """Try each visit on other days until nothing gets cheaper, but not for ever."""
        for _ in range(_MOST_PASSES):
            changed = False
            for number, course in enumerate(self.courses):
                progress(0, None)
                if None in course.slots:
                    continue
                for turn in reversed(range(len(course.slots))):
                    changed |= self._tried((number, turn))
            if not changed:
                return

    def _tried(self, key: Key) -> bool:
        """Whether a visit was moved to a day where it is cheaper."""
        number, turn = key
        now = self.courses[number].slots[turn]
        if now is None:
            return False
        day = self.days[now]
        order, metres = day.order, day.metres
        self._take(key, now)
        call = self.calls(number)[turn]
        here = self._price(number, now, call, call.due)
        if self.task.calendar.overdue(call.due):
            here = float(now)
        options = list(self._others(key, mild=False))
        best = min(options, default=(np.inf, now))
        if here is None or best[0] < here - _SAME:
            self._move(key, best[1])
            return best[1] != now
        self._put(key, now)
        if day.metres > metres:
            day.order, day.metres = order, metres
        return False

    def _settle_long(self) -> None:
        """The walks of days with many stops, in a good order."""
        for day in self.days:
            if len(day.order) > EXACT:
                best = shortest_walk(self.task.metres, day.order)
                metres = walk_m(self._table, best)
                if metres < day.metres:
                    day.order, day.metres = best, metres
