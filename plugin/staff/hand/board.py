"""A plan's officers while they are changed by hand, with their loads at once.

Giving a cell to somebody touches only the two officers and whoever helps them, so that the figures
are there while the mouse still moves. What is kept in the end is worked out anew from the project
(see ``keep``) and comes to the same loads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...assess.officers import time_of_cells
from ...common.codes import written_codes
from ...common.errors import InputError
from ...common.messages import Bilingual, Message, message
from ...common.texts import with_code
from ...contracts import contract
from ..loads import OwnCell, shared
from .ground import Ground


@dataclass(frozen=True)
class Hand:
    """What was changed by hand: the officer of each cell that was given to another one, and
    whether each cell whose lock was changed is locked now."""

    given: Mapping[str, str]
    locks: Mapping[str, bool]

    def __bool__(self) -> bool:
        return bool(self.given or self.locks)


@dataclass(frozen=True)
class _State:
    """Who serves each cell, who helps there, and which cells are locked."""

    serving: Mapping[str, Optional[str]]
    helpers: Mapping[str, tuple[str, ...]]
    locked: frozenset[str]


class Board:
    """The officers of a staffed plan, as they are and as they are changed by hand."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        frame = ground.kept.assignments
        columns = (frame[name].tolist() for name in ("cell_id", "officer_id", "reinforced_by"))
        there = ground.officer
        serving, helpers = {}, {}
        for cell, officer, helping in zip(*columns):
            serving[cell] = officer if officer in there else None
            helpers[cell] = tuple(code for code in written_codes(helping) if code in there)
        marked = frame["locked"].fillna(False).to_numpy(bool)
        self._start = _State(serving, helpers, frozenset(frame["cell_id"][marked]))
        self._state = self._start
        self._before: list[_State] = []

    @property
    def plan(self) -> str:
        """The plan's name."""
        return self.ground.kept.plan

    def officer(self, cell: str) -> Optional[str]:
        """Who serves a cell, None for nobody."""
        return self._state.serving[cell]

    def helpers(self, cell: str) -> tuple[str, ...]:
        """Who helps in a cell and has none."""
        return self._state.helpers[cell]

    def locked(self, cell: str) -> bool:
        """Whether the next automatic assignment leaves the cell to its officer."""
        return cell in self._state.locked

    def cells(self, officer: str) -> list[str]:
        """The cells that somebody serves, in order."""
        return sorted(cell for cell, who in self._state.serving.items() if who == officer)

    def helps(self, officer: str) -> Optional[str]:
        """The cell that somebody without an own one helps in, None for none."""
        found = (cell for cell, team in self._state.helpers.items() if officer in team)
        return next(found, None)

    def work(self, cell: str) -> float:
        """Minutes a month of a cell's work, with the walk from where its officer sets out."""
        team = self._team(cell)
        at = self.ground.number[cell]
        as_kept = team == _team_in(self._start, cell)
        walking = self.ground.walking[at] if as_kept else self.ground.on_foot(cell, team)
        return round(float(self.ground.rest[at] + walking), 2)

    def load(self, officer: str) -> float:
        """Minutes a month that fall to somebody, as ``loads.shares`` divides them."""
        cells = self.cells(officer)
        if cells:
            lines = self._shared(officer, cells)
        else:
            helped = self.helps(officer)
            chief = self.officer(helped) if helped is not None else None
            lines = [] if chief is None else self._shared(chief, self.cells(chief))
        return round(sum(minutes for _, who, minutes in lines if who == officer), 2)

    def times(self, officers: Iterable[str]) -> dict[str, float]:
        """The officers' minutes a month that fall to each of the cells of some officers."""
        cells = sorted({cell for officer in officers for cell in self.cells(officer)})
        pairs = [(who, at) for at, cell in enumerate(cells) for who in self._team(cell)]
        crew = sorted({who for who, _ in pairs})
        number = {who: at for at, who in enumerate(crew)}
        who = np.array([number[one] for one, _ in pairs], dtype=np.int64)
        cell = np.array([at for _, at in pairs], dtype=np.int64)
        hours = np.array([self.ground.minutes[one] for one in crew], dtype=np.float64)
        work = np.array([self.work(one) for one in cells], dtype=np.float64)
        return dict(zip(cells, time_of_cells(who, cell, hours, work).tolist()))

    def refusal(self, cell: str, officer: str) -> Optional[Message]:
        """Why somebody cannot be given a cell; None where that can be done."""
        wishes, ground = self.ground.situation.wishes, self.ground
        at, who = ground.number[cell], ground.officer[officer]
        if self._state.serving[cell] == officer:
            return message(
                "{officer} serves {cell} already.", officer=self.name(officer), cell=cell
            )
        if wishes.forbidden[who, at]:
            return message(
                "{officer} must not serve {cell}: the list of officers says so. Take the cell out "
                "of the field “{field}” there first.",
                officer=self.name(officer),
                cell=cell,
                field=_field("not_cells"),
            )
        must = int(wishes.must[at])
        if must >= 0 and must != who:
            return message(
                "{cell} has to be served by {officer}: the list of officers says so. Take the cell "
                "out of the field “{field}” there first.",
                cell=cell,
                officer=self.name(ground.situation.names[must]),
                field=_field("must_cells"),
            )
        return None

    def give(self, cell: str, officer: str) -> frozenset[str]:
        """Have somebody serve a cell from now on, and lock it; returns whose loads are others now.

        Who helped somewhere and gets an own cell helps no more. InputError where it is refused.
        """
        why_not = self.refusal(cell, officer)
        if why_not is not None:
            raise InputError(why_not)
        former = self._state
        helpers = {
            code: tuple(one for one in team if one != officer)
            for code, team in former.helpers.items()
        }
        serving = {**former.serving, cell: officer}
        self._before.append(former)
        self._state = _State(serving, helpers, former.locked | {cell})
        return self._touched(former)

    def set_locked(self, cell: str, locked: bool) -> None:
        """Lock a cell to its officer, or unlock it. InputError where nobody serves it."""
        if locked == self.locked(cell):
            return
        if locked and self.officer(cell) is None:
            raise InputError(
                message("Nobody serves {cell}, so there is nobody to lock it to.", cell=cell)
            )
        former = self._state
        self._before.append(former)
        kept = former.locked | {cell} if locked else former.locked - {cell}
        self._state = replace(former, locked=kept)

    @property
    def steps(self) -> int:
        """How many changes can be undone."""
        return len(self._before)

    def undo(self) -> frozenset[str]:
        """Take back the last change; returns whose loads are others now."""
        former = self._state
        if self._before:
            self._state = self._before.pop()
        return self._touched(former)

    def hand(self) -> Hand:
        """All that is different from what was kept."""
        now, then = self._state, self._start
        given = {
            cell: who
            for cell, who in sorted(now.serving.items())
            if who is not None and who != then.serving[cell]
        }
        locks = {cell: cell in now.locked for cell in sorted(now.locked ^ then.locked)}
        return Hand(given, locks)

    def name(self, officer: str) -> str:
        """Somebody's display name with the code, or the code alone."""
        said = self.ground.situation.staff["display_name"].iloc[self.ground.officer[officer]]
        return with_code(said, officer)

    def copy(self) -> Board:
        """A board as this is now, to try something on."""
        other = Board.__new__(Board)
        other.ground, other._start, other._state = self.ground, self._start, self._state
        other._before = []
        return other

    def _team(self, cell: str) -> tuple[str, ...]:
        return _team_in(self._state, cell)

    def _shared(self, officer: str, cells: list[str]) -> list[tuple[str, str, float]]:
        own = [OwnCell(cell, self.work(cell), list(self.helpers(cell))) for cell in cells]
        return shared(officer, own, self.ground.minutes)

    def _touched(self, former: _State) -> frozenset[str]:
        """The officers and helpers of the cells that are served by others than before."""
        now, found = self._state, set[str]()
        for cell, who in now.serving.items():
            if who != former.serving[cell] or now.helpers[cell] != former.helpers[cell]:
                for state in (former, now):
                    found.update(_team_in(state, cell))
        return frozenset(found)


def _team_in(state: _State, cell: str) -> tuple[str, ...]:
    """Who is in a cell, who is in charge first."""
    officer = state.serving[cell]
    return (() if officer is None else (officer,)) + state.helpers[cell]


def _field(name: str) -> Bilingual:
    """What a field of the officers' list is called."""
    return contract("officer").fields[name].title
