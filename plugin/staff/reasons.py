"""Why a cell has another officer than today: what it would cost to leave it as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np

from ..common.messages import Message, listed, message, some_of
from .build import Built
from .objective import costs, load
from .problem import Ints, StaffProblem
from .sets import widest
from .situation import Situation

# The parts of the cost, in the order in which of equal ones the first is named.
_PARTS = ("unserved", "skill", "overload", "travel", "acquaintance")


@dataclass(frozen=True)
class _Instead:
    """An assignment in which the ``former`` officer has the cell, and the new one ``other`` in
    exchange, -1 for none; ``more``: what it costs more than the one found, part by part."""

    former: int
    other: int
    officer: Ints
    more: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.more.values())


@dataclass(frozen=True, eq=False)
class Reasons:
    """Why ``officer`` (k,) serves each cell and not who does today."""

    situation: Situation
    built: Built
    officer: Ints

    @property
    def problem(self) -> StaffProblem:
        """What ``officer`` is a solution of."""
        return self.built.problem

    @cached_property
    def names(self) -> tuple[str, ...]:
        """(n,) the officers' codes."""
        return self.situation.names

    def of(self, cell: int) -> Message:
        """One sentence on a cell that is not left to who serves it today.

        The first of these that is true: nobody could be given; nobody serves it today; who did is
        not there any more; it is locked, must or must not be; else the part of the cost that would
        grow most if the former officer had the cell beside or in exchange for another.
        """
        new, team = int(self.officer[cell]), self.situation.today.team(cell)
        if new < 0:
            return message("No officer could be given who is allowed to serve it and near enough.")
        if not team:
            return message("Nobody serves it today.")
        former = [self.names.index(code) for code in team if code in self.names]
        if not former:
            return message(
                "{officer}, who serves it today, is not in the list of officers any more.",
                officer=some_of(team),
            )
        if self.situation.wishes.locked[cell]:
            return message("It is locked to {officer}.", officer=self.names[new])
        if self.problem.fixed[cell] >= 0:
            return message("{officer} has to serve it.", officer=self.names[new])
        allowed = [who for who in former if not self.problem.forbidden[who, cell]]
        if not allowed:
            return message("{officer} must not serve it.", officer=some_of(team))
        found = sorted(self._instead(cell, allowed), key=lambda one: one.total)
        return self._compared(cell, found[0]) if found else self._only_together(allowed)

    def _instead(self, cell: int, former: list[int]) -> Iterator[_Instead]:
        """The assignments with the former officer that are possible without anyone else."""
        new = int(self.officer[cell])
        for who in former:
            for other in (-1, *np.flatnonzero(self.officer == who).tolist()):
                officer = self.officer.copy()
                officer[cell] = who
                if other >= 0:
                    officer[other] = new
                    if self.problem.fixed[other] >= 0 or self.problem.forbidden[new, other]:
                        continue
                if self._possible(officer, who) and self._possible(officer, new):
                    yield _Instead(who, other, officer, self._more(officer, who, new))

    def _possible(self, officer: Ints, who: int) -> bool:
        """Whether someone's cells can be served together; see ``sets.sets_of``."""
        cells = np.flatnonzero(officer == who)
        fixed = self.problem.fixed[cells] == who
        if len(cells) > max(widest(self.problem), int(fixed.sum())):
            return False
        reached = set(cells[fixed].tolist() or cells[:1].tolist())
        pairs = self.problem.neighbours
        pairs = pairs[np.isin(pairs, cells).all(axis=1)].tolist()
        for _ in range(len(cells)):
            for one, other in pairs:
                if one in reached or other in reached:
                    reached |= {one, other}
        return len(reached) == len(cells)

    def _more(self, officer: Ints, former: int, new: int) -> dict[str, int]:
        """What ``officer`` costs more than what was found, where only these two are changed."""
        two = np.array([former, new])
        cells = np.flatnonzero(np.isin(self.officer, two))
        part = _part(self.problem, two, cells)
        place = {former: 0, new: 1}
        then, now = (
            costs(part, np.array([place[who] for who in those[cells].tolist()], dtype=np.int64))
            for those in (officer, self.officer)
        )
        return {name: getattr(then, name) - getattr(now, name) for name in _PARTS}

    def _compared(self, cell: int, instead: _Instead) -> Message:
        """The reason by the cheapest way to leave the cell as it is."""
        new, former = self.names[self.officer[cell]], self.names[instead.former]
        deciding = max(_PARTS, key=lambda name: instead.more[name])
        if instead.total <= 0 or instead.more[deciding] <= 0:
            return message(
                "With {former} it would be just as good; of equally good assignments one is taken.",
                former=former,
            )
        what = self._what(deciding, cell, instead)
        if instead.other < 0:
            return message("If {former} had it, {what}.", former=former, what=what)
        return message(
            "If {former} had it and {new} had {other} in exchange, {what}.",
            former=former,
            new=new,
            other=self.code(instead.other),
            what=what,
        )

    def _what(self, deciding: str, cell: int, instead: _Instead) -> Message:
        """What would be worse, as the end of a sentence."""
        weights, more = self.problem.weights, instead.more[deciding]
        if deciding == "travel":
            return self._longer(cell, instead, more // max(weights.travel, 1))
        if deciding == "overload":
            return self._over(instead)
        if deciding == "skill":
            return message(
                "people in care would be without a skill that they ask for ({skills})",
                skills=listed(self._skills(cell, instead.former), message("elsewhere")),
            )
        if deciding == "acquaintance":
            return message(
                "{people} more people in care would lose the officer they know",
                people=more // max(weights.acquaintance, 1),
            )
        return message("a cell would have nobody")

    def _skills(self, cell: int, former: int) -> list[Message]:
        scene = self.situation.scene
        missing = self.situation.care.missing(cell, self.built.skills[former])
        rules = scene.rules[scene.index.community[cell]]
        return [message("{skill}", skill=one.title) for one in rules.skills if one.id in missing]

    def _longer(self, cell: int, instead: _Instead, minutes: int) -> Message:
        near = self.built.walks.to_cells[self.officer[cell], cell]
        far = self.built.walks.to_cells[instead.former, cell]
        if np.isfinite(near) and np.isfinite(far) and near < far:
            return message(
                "the ways on foot would be {minutes} minutes a month longer ({near} m from the "
                "base now, {far} m then)",
                minutes=minutes,
                near=round(float(near)),
                far=round(float(far)),
            )
        return message(
            "the ways on foot would be {minutes} minutes a month longer", minutes=minutes
        )

    def _over(self, instead: _Instead) -> Message:
        two = np.unique([*self.officer[self.officer != instead.officer].tolist(), instead.former])
        beyond, before = (self._beyond(officer, two) for officer in (instead.officer, self.officer))
        at = int(np.searchsorted(two, instead.former))
        if beyond[at] > max(before[at], 0):
            return message(
                "{former} would be {minutes} minutes a month over the hours",
                former=self.names[instead.former],
                minutes=int(beyond[at]),
            )
        more = int(np.maximum(beyond, 0).sum() - np.maximum(before, 0).sum())
        return message("{minutes} minutes a month more would be over the hours", minutes=more)

    def _beyond(self, officer: Ints, who: Ints) -> Ints:
        """Minutes of each of ``who`` (rising) beyond the hours; below 0 what is left of these."""
        cells = np.flatnonzero(np.isin(officer, who))
        part = _part(self.problem, who, cells)
        return load(part, np.searchsorted(who, officer[cells])) - part.hours

    def _only_together(self, former: list[int]) -> Message:
        """The former officer has other cells now, which cannot be served with this one."""
        cells = np.flatnonzero(np.isin(self.officer, former))
        return message(
            "Only together with other changes: {former} serves {cells} now, and this cell could "
            "not be added or exchanged for one of these alone.",
            former=some_of(self.names[who] for who in former),
            cells=listed([self.code(cell) for cell in cells.tolist()], message("no cell")),
        )

    def code(self, cell: int) -> str:
        """The code of a cell."""
        return str(self.situation.scene.index.ids[cell])


def moved_reason(cells: list[str], team: Optional[str]) -> Message:
    """Why a cell gets households that lay in ``cells``, which ``team`` serves, or nobody."""
    if team is None:
        return message("Nobody serves these households today.")
    return message(
        "These households lie in {cells} today, which {officer} serves; the line between the "
        "cells was moved.",
        cells=some_of(cells),
        officer=team,
    )


def _part(problem: StaffProblem, officers: Ints, cells: Ints) -> StaffProblem:
    """The problem of some officers and cells only."""
    both = np.ix_(officers, cells)
    return dataclasses.replace(
        problem,
        work=problem.work[cells],
        hours=problem.hours[officers],
        travel=problem.travel[both],
        between=problem.between[np.ix_(cells, cells)],
        neighbours=np.zeros((0, 2), dtype=np.int64),
        strangers=problem.strangers[both],
        lacking=problem.lacking[both],
        forbidden=problem.forbidden[both],
        fixed=np.full(len(cells), -1, dtype=np.int64),
    )
