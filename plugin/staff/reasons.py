"""Why a cell has another officer than today: what it would cost to leave it as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ..common.messages import Message, listed, message, some_of
from .build import Built
from .situation import Situation
from .solver.objective import costs, load
from .solver.problem import Ints, StaffProblem
from .solver.sets import widest

# The parts of the cost, in the order in which of equal ones the first is named.
_PARTS = ("unserved", "skill", "overload", "travel", "acquaintance")


@dataclass(frozen=True, eq=False)
class _Instead:
    """Another assignment ``officer`` (k,), in which only the officers ``who`` have other cells;
    ``more``: what it costs more than the one found, part by part."""

    officer: Ints
    who: Ints
    more: dict[str, int]

    @property
    def total(self) -> int:
        """What all of it costs more."""
        return sum(self.more.values())

    @property
    def deciding(self) -> str:
        """The part of the cost that grows most."""
        return max(_PARTS, key=lambda name: self.more[name])

    @property
    def worse(self) -> bool:
        """Whether it costs more at all."""
        return self.total > 0


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
        grow most if the former officer had the cell, alone or in exchange for another; or if
        that is not possible, if all changes that hang together were undone.
        """
        new, team = int(self.officer[cell]), self.situation.today.team(cell)
        if new < 0:
            return message("There is no officer who is allowed to serve it and near enough.")
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
        found = list(self._alone(cell, allowed))
        if not found:
            return self._together(cell)
        return self._compared(cell, *min(found, key=lambda one: one[2].total))

    def _alone(self, cell: int, former: list[int]) -> Iterator[tuple[int, int, _Instead]]:
        """The ways to leave the cell to a former officer that concern nobody but the new one: the
        former officer, and the cell that goes the other way in exchange, -1 for none."""
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
                    yield who, other, self._instead(officer, np.unique([who, new]))

    @cached_property
    def _today(self) -> Ints:
        """(k,) the officers of today where they are changed, else those found; -1 for nobody."""
        today, officer = self.situation.today, self.officer.copy()
        for cell, who in enumerate(self.officer.tolist()):
            there = [self.names.index(one) for one in today.team(cell) if one in self.names]
            if who not in there:
                officer[cell] = there[0] if there else -1
        return officer

    @cached_property
    def _bundles(self) -> Ints:
        """(n,) the officers who give cells to each other, directly or by way of others."""
        changed = np.flatnonzero(self._today != self.officer)
        both = np.column_stack([self._today[changed], self.officer[changed]])
        one, other = both[(both >= 0).all(axis=1)].T
        count = len(self.names)
        graph = csr_matrix((np.ones(len(one)), (one, other)), shape=(count, count))
        found: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
        return found

    def _together(self, cell: int) -> Message:
        """A change that cannot be undone alone, by what undoing it with all others would cost."""
        who = np.flatnonzero(self._bundles == self._bundles[self.officer[cell]])
        theirs = np.isin(self.officer, who) & (self._today != self.officer)
        officer = np.where(theirs, self._today, self.officer)
        instead = self._instead(officer, who)
        others = [self.code(one) for one in np.flatnonzero(theirs).tolist() if one != cell]
        if not others:
            return message(
                "If {former} had it, {former} or {new} would have cells that do not lie together, "
                "or more than one can have.",
                former=some_of(self.situation.today.team(cell)),
                new=self.names[self.officer[cell]],
            )
        cells = listed(others)
        if not instead.worse:
            return message(
                "Only together with the changes of {cells}. One of their officers serves cells "
                "today that do not lie together, or more than one can have.",
                cells=cells,
            )
        return message(
            "Only together with the changes of {cells}: if all these were as today, {what}.",
            cells=cells,
            what=self._what(cell, -1, instead),
        )

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

    def _instead(self, officer: Ints, who: Ints) -> _Instead:
        """``officer`` with what it costs more, where only ``who`` (rising) have other cells."""
        cells = np.flatnonzero(np.isin(self.officer, who) | np.isin(officer, who))
        small = _part(self.problem, who, cells)
        then, now = (costs(small, _numbers(those[cells], who)) for those in (officer, self.officer))
        more = {name: getattr(then, name) - getattr(now, name) for name in _PARTS}
        return _Instead(officer, who, more)

    def _compared(self, cell: int, who: int, other: int, instead: _Instead) -> Message:
        """The reason by the cheapest way to leave the cell as it is."""
        former, new = self.names[who], self.names[self.officer[cell]]
        if not instead.worse:
            return message(
                "With {former} it would be just as good; of equally good assignments one is taken.",
                former=former,
            )
        what = self._what(cell, who, instead)
        if other < 0:
            return message("If {former} had it, {what}.", former=former, what=what)
        return message(
            "If {former} had it and {new} had {other} in exchange, {what}.",
            former=former,
            new=new,
            other=self.code(other),
            what=what,
        )

    def _what(self, cell: int, former: int, instead: _Instead) -> Message:
        """What would be worse, as the end of a sentence; ``former`` is -1 where it is about more
        than one cell."""
        weights, more = self.problem.weights, instead.more[instead.deciding]
        if instead.deciding == "travel":
            return self._longer(cell, former, more // max(weights.travel, 1))
        if instead.deciding == "overload":
            return self._over(former, instead)
        if instead.deciding == "skill":
            return message(
                "there would be {people} more in care whose officer lacks a skill they ask for",
                people=more // max(weights.skill, 1),
            )
        if instead.deciding == "acquaintance":
            return self._losing(instead)
        return message(
            "there would be {cells} more cells without anybody",
            cells=more // max(weights.unserved, 1),
        )

    def _losing(self, instead: _Instead) -> Message:
        care = self.situation.care
        known = care.acquainted
        now, then = (
            int((known & ~care.kept(officer)).sum()) for officer in (self.officer, instead.officer)
        )
        if then > now:
            return message(
                "there would be {people} more in care who lose the officer they know",
                people=then - now,
            )
        return message("there would be more cells that change their officer")

    def _longer(self, cell: int, former: int, minutes: int) -> Message:
        metres = self.built.walks.to_cells
        near = metres[self.officer[cell], cell]
        if former >= 0 and np.isfinite(metres[former, cell]) and near < metres[former, cell]:
            return message(
                "the ways on foot would be {minutes} minutes a month longer ({near} m from the "
                "base now, {far} m then)",
                minutes=minutes,
                near=round(float(near)),
                far=round(float(metres[former, cell])),
            )
        return message(
            "the ways on foot would be {minutes} minutes a month longer", minutes=minutes
        )

    def _over(self, former: int, instead: _Instead) -> Message:
        then, now = (
            self._beyond(officer, instead.who) for officer in (instead.officer, self.officer)
        )
        at = int(np.searchsorted(instead.who, max(former, 0)))
        if former >= 0 and then[at] > max(now[at], 0):
            return message(
                "{former} would be {minutes} minutes a month over the hours",
                former=self.names[former],
                minutes=int(then[at]),
            )
        more = int(np.maximum(then, 0).sum() - np.maximum(now, 0).sum())
        if more <= 0:
            return message("one officer would be far more over the hours than any other")
        return message("{minutes} minutes a month more would be over the hours", minutes=more)

    def _beyond(self, officer: Ints, who: Ints) -> Ints:
        """Minutes of each of ``who`` (rising) beyond the hours; below 0 what is left of these."""
        cells = np.flatnonzero(np.isin(officer, who))
        small = _part(self.problem, who, cells)
        return load(small, _numbers(officer[cells], who)) - small.hours

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


def _numbers(officer: Ints, who: Ints) -> Ints:
    """The places in ``who`` (rising) of some officers, -1 for nobody."""
    return np.where(officer >= 0, np.searchsorted(who, officer), -1)


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
