"""What it would mean to give a cell to somebody, in numbers and sentences, before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

from ...common.messages import Bilingual, Message, listed, message
from .board import Board

_HOUR = 60.0


@dataclass(frozen=True)
class Turn:
    """An officer's minutes a month ``before`` and ``after``, against the ``hours`` (minutes)."""

    officer: str
    name: str
    hours: float
    before: float
    after: float


@dataclass(frozen=True)
class Consequences:
    """What happens if ``officer`` gets ``cell``, which ``former`` serves (None: nobody).

    ``turns``: who gets it, then who gives it away. ``losing``: people in care there who know
    ``former`` and not ``officer``; ``gaining``: those the other way round. ``lacking``: the skills
    that are asked for there and ``officer`` lacks, and how many people ask. ``way``: metres from
    the base of ``former`` and from that of ``officer``, None where not known; ``on_foot``: how many
    minutes a month more are walked. ``apart``: whose cells would not all lie together any more.
    ``helped``: the cell that ``officer`` would help in no more. ``locked``: whether it is locked to
    ``former``.
    """

    cell: str
    officer: str
    former: Optional[str]
    turns: tuple[Turn, ...]
    losing: int
    gaining: int
    lacking: tuple[tuple[Bilingual, int], ...]
    way: tuple[Optional[float], Optional[float]]
    on_foot: float
    apart: tuple[str, ...]
    helped: Optional[str]
    locked: bool

    def said(self) -> tuple[Message, ...]:
        """All of it in short sentences, the hours first."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        for turn in self.turns:
            yield _hours(turn)
        yield from self._people()
        yield from self._walking()
        for name in self.apart:
            yield message("The cells of {officer} would not lie together.", officer=name)
        if self.helped is not None:
            yield message(
                "{officer} would help in {cell} no more.",
                officer=self.turns[0].name,
                cell=self.helped,
            )
        if self.locked:
            yield message("It is locked to its officer; the lock would move along.")

    def _people(self) -> Iterator[Message]:
        if self.losing:
            yield message(
                "People in care who lose the officer they know: {people}.", people=self.losing
            )
        if self.gaining:
            yield message(
                "People in care who get the officer they know: {people}.", people=self.gaining
            )
        if self.lacking:
            yield message(
                "Skills that are asked for here and {officer} lacks: {skills}.",
                officer=self.turns[0].name,
                skills=listed(
                    message("{skill} ({people} people)", skill=skill, people=people)
                    for skill, people in self.lacking
                ),
            )

    def _walking(self) -> Iterator[Message]:
        before, after = self.way
        if after is None:
            yield message(
                "No way on foot from a base of {officer} is known.", officer=self.turns[0].name
            )
        elif before is None:
            yield message("{after} m from the base.", after=f"{after:,.0f}")
        else:
            yield message(
                "{after} m from the base; the present officer has {before} m.",
                after=f"{after:,.0f}",
                before=f"{before:,.0f}",
            )
        more = self.on_foot / _HOUR
        if abs(more) >= 0.05:
            yield message("Walking changes by {hours} hours a month.", hours=f"{more:+,.1f}")


def consequences(board: Board, cell: str, officer: str) -> Consequences:
    """What happens if somebody gets a cell; InputError where that is refused."""
    ground, former = board.ground, board.officer(cell)
    then = board.copy()
    then.give(cell, officer)
    both = [officer] if former is None else [officer, former]
    turns = tuple(
        Turn(
            officer=who,
            name=board.name(who),
            hours=ground.minutes[who],
            before=board.load(who),
            after=then.load(who),
        )
        for who in both
    )
    knows, knew = ground.known(cell, officer), ground.known(cell, former or "")
    known = ground.situation.care.acquainted
    return Consequences(
        cell=cell,
        officer=officer,
        former=former,
        turns=turns,
        losing=int((knew & ~knows).sum()),
        gaining=int((known & knows & ~knew).sum()),
        lacking=tuple(
            (ground.titles[skill], people) for skill, people in ground.lacking(cell, officer)
        ),
        way=(
            None if former is None else ground.walk_m(former, cell),
            ground.walk_m(officer, cell),
        ),
        on_foot=round(then.work(cell) - board.work(cell), 2),
        apart=tuple(board.name(who) for who in both if _newly_apart(board, then, who)),
        helped=board.helps(officer),
        locked=former is not None and board.locked(cell),
    )


def _newly_apart(board: Board, then: Board, officer: str) -> bool:
    return _apart(then, officer) and not _apart(board, officer)


def _apart(board: Board, officer: str) -> bool:
    """Whether some of somebody's cells don't hang together with the others."""
    cells = set(board.cells(officer))
    reached, edge = set[str](), set(sorted(cells)[:1])
    while edge:
        reached |= edge
        edge = {other for cell in edge for other in board.ground.beside[cell]} & cells - reached
    return reached != cells


def _hours(turn: Turn) -> Message:
    times = (turn.before, turn.after, turn.hours)
    before, after, hours = (f"{minutes / _HOUR:,.1f}" for minutes in times)
    if turn.after > turn.hours:
        return message(
            "{officer}: {before} → {after} of {hours} hours a month, {over} too many.",
            officer=turn.name,
            before=before,
            after=after,
            hours=hours,
            over=f"{(turn.after - turn.hours) / _HOUR:,.1f}",
        )
    return message(
        "{officer}: {before} → {after} of {hours} hours a month.",
        officer=turn.name,
        before=before,
        after=after,
        hours=hours,
    )
