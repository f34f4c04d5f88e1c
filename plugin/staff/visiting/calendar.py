"""The working days of a plan of visits, and on which of them a visit may be made.

Days are counted from the first day of the plan, which is 0. Slots number the working days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 28
_WEEK, _WORKDAYS = 7, 5
# A visit may come early by so much of its interval.
EARLY = 3


@dataclass(frozen=True)
class Calendar:
    """Four weeks from ``start``; ``days`` are those on which people work, Monday to Friday."""

    start: date
    days: tuple[int, ...]

    @classmethod
    def of(cls, start: date) -> Calendar:
        """The four weeks that begin on any day."""
        first = start.weekday()
        worked = [day for day in range(DAYS) if (first + day) % _WEEK < _WORKDAYS]
        return cls(start, tuple(worked))

    def date(self, day: int) -> str:
        """A day as ISO 8601 text."""
        return (self.start + timedelta(days=day)).isoformat()

    def week(self, slot: int) -> int:
        """Which week of the plan a working day is in, from 1."""
        return self.days[slot] // _WEEK + 1

    def overdue(self, due: int) -> bool:
        """Whether a visit was due before the first working day."""
        return due < self.days[0]

    def no_later(self, day: int, interval: int) -> int:
        """The last day for the visit after the one made on a working ``day``."""
        latest = day + interval
        while latest > day and not self._worked(latest):
            latest -= 1
        if latest > day:
            return latest
        latest = day + 1
        while not self._worked(latest):
            latest += 1
        return latest

    def _worked(self, day: int) -> bool:
        return (self.start.weekday() + day) % _WEEK < _WORKDAYS

    def window(self, due: int, interval: int, after: int) -> range:
        """The slots on which a visit can be made that is due by day ``due``, not overdue, the one
        before being made on day ``after``.

        In the last third of the interval; at a weekend, the working day before. Where no one works
        between the two visits, on the first day when someone does again.
        """
        last = bisect_right(self.days, due) - 1
        next_one = bisect_right(self.days, after)
        if last < next_one:
            return range(next_one, min(next_one + 1, len(self.days)))
        first = bisect_left(self.days, due - interval // EARLY)
        return range(max(min(first, last), next_one), last + 1)
