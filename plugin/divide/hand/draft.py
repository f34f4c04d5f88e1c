"""A plan while it is changed by hand: the cell of each unit, and figures that keep up.

What a stroke takes goes by the units of the cells that it touches, not by the size of the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional, Union

import geopandas as gpd
import numpy as np
import pandas as pd

from ...common.band import Band
from ...common.messages import Message
from ..community import DividedCommunity
from ..division import Division, Settings
from ..earlier import Earlier, locked_now
from ..edits import CellCodes, Edit, Stroke
from ..graph import IntArray
from ..objective import Problem
from ..trail import result_mark
from .figures import CellFigures, Totals
from .trouble import trouble
from .whole import Counts, Whole
from .work import Work

NO_UNITS: IntArray = np.zeros(0, np.int64)


@dataclass(frozen=True, eq=False)
class Basis:
    """What a draft is begun from, and what keeping it needs: the ``communities`` as ``standing``
    gives them with the plan ``start`` that they started from, the ``settings``, the codes of
    earlier cells that had to stay (``locked``), and the ``work``, None where none is known."""

    communities: Sequence[DividedCommunity]
    settings: Settings
    start: Optional[Earlier] = None
    locked: Collection[str] = ()
    work: Optional[Work] = None


class Draft:
    """A plan while it is changed by hand.

    All arrays are in the order of ``unit_ids`` (n,); ``units`` are the plan's own in that order.
    ``cells`` (n,) has the number of each unit's cell, a place in ``codes``, which grows and of
    which a cell may be empty; ``start`` (n,) is the same for the plan as it was kept. Both are to
    be read only. ``opened`` are the cells that were unlocked at some time, though they may be
    locked again. ``division`` is the plan as it was kept, and ``mark`` its ``trail.result_mark``.
    """

    def __init__(self, division: Division, basis: Basis) -> None:
        self.basis = basis
        self.band: Band = basis.settings.band
        self.crs: Any = division.units.crs
        ids = [one.place.community_id for one in basis.communities]
        order = {code: number for number, code in enumerate(ids)}
        self._places = ids
        place = division.units["community_id"].map(order).to_numpy(np.int64)
        table = pd.DataFrame({"place": place, "unit": division.units["unit_id"].to_numpy()})
        rows = table.sort_values(["place", "unit"]).index.to_numpy(np.int64)
        self._place: IntArray = place[rows]
        self.unit_ids: list[str] = division.units["unit_id"].iloc[rows].tolist()
        self._row = {code: row for row, code in enumerate(self.unit_ids)}
        minutes = np.zeros(len(rows)) if basis.work is None else basis.work.minutes
        self.whole = Whole.of(basis.communities, minutes)
        self._problems: dict[int, Problem] = {}
        self.stands_for(division)

    def stands_for(self, division: Division) -> None:
        """Begin anew from ``division``: the same units, kept in another state or as another plan.

        Cells get new numbers.
        """
        self.division = division
        self.plan = str(division.plan["plan"].iloc[0])
        self.mark = result_mark(division)
        by_id = division.units.set_index("unit_id", drop=False)
        self.units: gpd.GeoDataFrame = by_id.loc[self.unit_ids].reset_index(drop=True)
        self.codes: list[str] = division.cells["cell_id"].tolist()
        self._number = {code: number for number, code in enumerate(self.codes)}
        self._said = {
            code: tuple(value if isinstance(value, str) else None for value in said)
            for code, *said in zip(self.codes, division.cells["name"], division.cells["continues"])
        }
        self._was_locked = locked_now(division)
        self._locked = set(self._was_locked)
        self.opened: set[str] = set()
        self._own = CellCodes.of(division, self.basis.start)
        self._home = dict(self._own.home)
        self._cells: IntArray = self.units["cell_id"].map(self._number).to_numpy(np.int64)
        self.cells: IntArray = self._cells.view()
        self.cells.flags.writeable = False
        self.start: IntArray = self._cells.copy()
        self.start.flags.writeable = False
        self._members: list[IntArray] = [NO_UNITS] * len(self.codes)
        self._sort_in(np.arange(len(self._cells)))
        self._figures: list[CellFigures] = [self._nothing(code) for code in self.codes]
        households = int(self.whole.graph.households.sum())
        self._totals = Totals(0, 0, 0, households, 0, 0)
        self._stale = set(range(len(self.codes)))

    def row(self, unit_id: str) -> int:
        """The row of a unit in all arrays; KeyError where there is none."""
        return self._row[unit_id]

    def move(self, units: IntArray, code: Union[str, Sequence[str]]) -> frozenset[str]:
        """Put ``units`` (rows, (u,)) into the cell ``code``, or each into its own of (u,) codes.

        It is made whatever comes of it; ``refusal`` says beforehand what will not be kept. Returns
        the codes of the cells whose figures changed.
        """
        rows, first = np.unique(np.asarray(units, np.int64), return_index=True)
        goal = self._numbers(rows, code if isinstance(code, str) else [code[i] for i in first])
        old = self._cells[rows]
        rows, goal, old = (one[goal != old] for one in (rows, goal, old))
        if not len(rows):
            return frozenset()
        self._count_moves(rows, -1)
        self._cells[rows] = goal
        self._count_moves(rows, 1)
        touched = np.unique(np.concatenate([old, goal])).tolist()
        members = np.concatenate([rows, *(self._members[cell] for cell in touched)])
        for cell in touched:
            self._members[cell] = NO_UNITS
        self._sort_in(np.unique(members))
        self._stale.update(touched)
        return frozenset(self.codes[cell] for cell in touched)

    def refusal(self, units: IntArray, code: str) -> Optional[Message]:
        """Why ``units`` (rows, (u,)) may not go to the cell ``code``; None where they may."""
        rows = np.asarray(units, np.int64)
        stroke = Stroke(
            sources=frozenset(self.codes[cell] for cell in np.unique(self._cells[rows])),
            places=frozenset(self._places[place] for place in np.unique(self._place[rows])),
            goal=code.strip(),
            home=self._home.get(code.strip()),
        )
        return stroke.refusal(self._locked, self._own.closed)

    def figures(self, code: str) -> CellFigures:
        """The figures of a cell; KeyError for a code that is not of ``codes``."""
        number = self._number[code]
        if number in self._stale:
            self._refresh()
        return self._figures[number]

    def trouble(self, code: str) -> tuple[Message, ...]:
        """What is wrong with a cell, in words; nothing with an empty one."""
        return trouble(self.figures(code), self.band)

    def members(self, code: str) -> IntArray:
        """The rows of a cell's units, in order; none of a code that there is not."""
        number = self._number.get(code)
        return NO_UNITS if number is None else self._members[number]

    def pieces_of(self, code: str) -> list[IntArray]:
        """The connected pieces of a cell, each the rows of its units; most households first."""
        return self.whole.pieces(self.members(code))

    def present(self) -> list[str]:
        """The codes of the cells that have units, in order."""
        return sorted(code for code, own in zip(self.codes, self._members) if len(own))

    def totals(self) -> Totals:
        """The figures of the whole plan."""
        self._refresh()
        return self._totals

    def next_code(self, community_id: str) -> str:
        """The next code by the rulebook for a new cell of the community, never given out before."""
        return next(self.free_codes(community_id))

    def free_codes(self, community_id: str) -> Iterator[str]:
        """The codes for new cells of a community, one after the other."""
        used = {code for code, own in zip(self.codes, self._members) if len(own)}
        pattern = self.basis.settings.rulebook.codes.cell
        return self._own.free(pattern, community_id, used)

    def set_locked(self, code: str, locked: bool) -> None:
        """Mark a cell as locked, or take the mark off; KeyError for a code there is not."""
        number = self._number[code]
        (self._locked.add if locked else self._locked.discard)(code)
        self.opened |= set() if locked else {code}
        self._figures[number] = replace(self._figures[number], locked=locked)

    def neighbours(self, code: str) -> list[str]:
        """The cells across a passable border, those with the longest border first."""
        other, metres = self.whole.around(self.members(code))
        cells, place = np.unique(self._cells[other], return_inverse=True)
        length = np.bincount(place, metres, len(cells)).tolist()
        found = zip((-one for one in length), (self.codes[cell] for cell in cells))
        return [name for _, name in sorted(found)]

    def edits(self) -> list[Edit]:
        """The net change against ``start``, by the code of the cell that units go to."""
        changed = np.flatnonzero(self._cells != self.start)
        order = changed[np.argsort(self._cells[changed], kind="stable")]
        groups = np.split(order, np.flatnonzero(np.diff(self._cells[order])) + 1)
        found = [
            Edit(tuple(self.unit_ids[row] for row in rows), self.codes[self._cells[rows[0]]])
            for rows in groups
            if len(rows)
        ]
        return sorted(found, key=lambda edit: str(edit.cell_id))

    def locks(self) -> dict[str, bool]:
        """The cells whose lock was changed, with what it is now."""
        changed = self._locked ^ self._was_locked
        return {code: code in self._locked for code in sorted(changed)}

    def community_of(self, units: IntArray) -> set[str]:
        """The codes of the communities that ``units`` (rows) lie in."""
        return {self._places[place] for place in np.unique(self._place[units])}

    def figures_if(self, units: IntArray, codes: Sequence[str]) -> dict[str, CellFigures]:
        """The figures of the cells that would change if ``units`` (rows, each once) went to the
        cells ``codes`` (u,), by code. Nothing is changed."""
        going = [
            (row, self.codes[cell], code)
            for row, cell, code in zip(units.tolist(), self._cells[units].tolist(), codes)
            if self.codes[cell] != code
        ]
        touched = sorted({code for _, *both in going for code in both})
        number = {code: place for place, code in enumerate(touched)}
        members = [self.members(code) for code in touched]
        rows = np.concatenate([NO_UNITS, *members])
        order = np.argsort(rows)
        rows = rows[order]
        cell = np.repeat(np.arange(len(touched)), [len(own) for own in members])[order]
        for row, _, code in going:
            cell[np.searchsorted(rows, row)] = number[code]
        return dict(zip(touched, self._counted(rows, cell, touched)))

    def problem(self, units: IntArray) -> tuple[Problem, IntArray]:
        """The objective of the community that ``units`` (rows of one community) lie in, and what
        to take off a row to get its place there."""
        (place,) = np.unique(self._place[units]).tolist()
        if place not in self._problems:
            one = self.basis.communities[place]
            self._problems[place] = one.problem(self.basis.settings, self.basis.locked)
        first = int(np.searchsorted(self._place, place))
        return self._problems[place], np.asarray(units) - first

    def _numbers(self, rows: IntArray, code: Union[str, Sequence[str]]) -> IntArray:
        """(u,) the number of the cell that each of ``rows`` goes to; new codes get the next."""
        names = [code] if isinstance(code, str) else code
        place, found = pd.factorize(np.array(names, object))
        if not len(rows):
            return NO_UNITS
        firsts = rows[np.unique(place, return_index=True)[1]] if len(names) > 1 else rows[:1]
        for name, community in zip(found, (self._places[at] for at in self._place[firsts])):
            if name not in self._number:
                self._number[name] = len(self.codes)
                self.codes.append(name)
                self._members.append(NO_UNITS)
                self._home[name] = community
                self._figures.append(self._nothing(name))
            elif name not in self._own.home and not len(self.members(name)):
                self._home[name] = community
        numbers = np.array([self._number[name] for name in found], np.int64)[place]
        return np.broadcast_to(numbers, len(rows))

    def _sort_in(self, rows: IntArray) -> None:
        """Note ``rows``, which are in order, as all the members of the cells that they lie in."""
        cell = self._cells[rows]
        order = np.argsort(cell, kind="stable")
        starts = np.flatnonzero(np.diff(cell[order], prepend=-1))
        for number, own in zip(cell[order][starts].tolist(), np.split(rows[order], starts[1:])):
            self._members[number] = own

    def _count_moves(self, rows: IntArray, sign: int) -> None:
        away = rows[self._cells[rows] != self.start[rows]]
        households = int(self.whole.graph.households[away].sum())
        self._totals = replace(
            self._totals,
            moved=self._totals.moved + sign * households,
            changed=self._totals.changed + sign * len(away),
        )

    def _refresh(self) -> None:
        """Count the cells that changed, all at once."""
        if not self._stale:
            return
        stale = sorted(self._stale)
        own = [self._members[cell] for cell in stale]
        label = np.repeat(np.arange(len(stale)), [len(rows) for rows in own])
        rows = np.concatenate(own)
        order = np.argsort(rows)
        fresh = self._counted(rows[order], label[order], [self.codes[cell] for cell in stale])
        for cell, figures in zip(stale, fresh):
            self._tally(self._figures[cell], -1)
            self._tally(figures, 1)
            self._figures[cell] = figures
        self._stale.clear()

    def _tally(self, one: CellFigures, sign: int) -> None:
        totals = self._totals
        self._totals = replace(
            totals,
            cells=totals.cells + sign * (one.units > 0),
            in_band=totals.in_band + sign * one.in_band,
            contiguous=totals.contiguous + sign * (one.pieces == 1),
        )

    def _counted(self, rows: IntArray, cell: IntArray, codes: Sequence[str]) -> list[CellFigures]:
        """The figures of the cells ``codes`` (k,) of which ``rows``, in order, are the units;
        ``cell`` (u,) is the place in ``codes`` of each."""
        counts = self.whole.count(rows, cell, len(codes))
        community = np.zeros(len(codes), np.int64)
        community[cell] = self._place[rows]
        nothing = [
            self._nothing(code, self._places[own]) for code, own in zip(codes, community.tolist())
        ]
        return [
            self._one(one, counts, place) if counts.units[place] else one
            for place, one in enumerate(nothing)
        ]

    def _one(self, nothing: CellFigures, counts: Counts, place: int) -> CellFigures:
        households, band = int(counts.households[place]), self.band
        off = min(households - band.minimum, 0) + max(households - band.maximum, 0)
        work, code = self.basis.work, nothing.code
        inside = float(counts.minutes[place])
        return replace(
            nothing,
            households=households,
            off_band=off,
            in_band=off == 0,
            buildings=int(counts.buildings[place]),
            buildings_unknown=int(counts.buildings_unknown[place]),
            units=int(counts.units[place]),
            pieces=int(counts.pieces[place]),
            places=int(counts.places[place]),
            compactness=round(float(counts.compactness[place]), 4),
            minutes=None if work is None else work.of(code, nothing.community_id, inside),
            hours=None if work is None else work.hours.get(code),
        )

    def _nothing(self, code: str, community_id: str = "") -> CellFigures:
        """The figures of a cell without units; ``community_id`` where none is known for it."""
        name, continues = self._said.get(code, (None, None))
        return CellFigures(
            code=code,
            community_id=self._home.get(code, community_id),
            name=name,
            continues=continues,
            locked=code in self._locked,
        )
