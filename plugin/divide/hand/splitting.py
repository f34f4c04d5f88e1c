"""The best ways to split a cell.

Random trees over the cell are cut exactly, as a division cuts them, and what comes out is weighed
by the whole objective.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...common.band import Band
from ...common.errors import input_error
from ...common.figures import whole
from ...common.messages import Message, listed, message
from ...common.progress import Progress, part, silent
from ..graph import IntArray, count_of, first_seen
from ..objective import Problem
from ..regroup import Manner, cuts
from ..stays import continuing
from .draft import Draft
from .proposal import Proposal, cell_to_change, codes_for, proposal

# Wild trees, counted to the household, with compounds kept whole and without.
MANNERS = (Manner(chance=1.0, step=1, glue=0.0), Manner(chance=3.0, step=1, glue=0.0))
# Trees at once, and entries of their tables that they may have together.
MOST_TREES, LEAST_TREES, ENTRIES = 60, 4, 1_000_000
# Two ways are different where at least this share of households lies otherwise.
DIFFERENT = 0.1
# How far from even the parts may be where no number of parts fits the band.
UNEVEN = 0.2


def splits(draft: Draft, code: str, most: int = 3, progress: Progress = silent) -> list[Proposal]:
    """The ``most`` best different ways to split a cell, the best first.

    Each part is connected: two parts, or as many as the band asks for. The largest keeps the code.
    Raises InputError where the cell can't be split.
    """
    found = cell_to_change(draft, code)
    if found.units < 2:
        raise input_error("{cell} is a single unit and can't be split.", cell=code)
    if not found.households:
        raise input_error(
            "Nobody is known to live in {cell}, so there is nothing to split it by. Choose units "
            "and make them a new cell.",
            cell=code,
        )
    units = draft.members(code)
    problem, rows = draft.problem(units)
    # Lines matter here, not where anyone was before.
    here = replace(problem.part(rows), current=np.full(len(rows), -1, np.int64))
    ways = _different(here, _ways(here, progress), most)
    if not ways:
        raise input_error(
            "{cell} can't be split so that its households are shared: they live in one unit.",
            cell=code,
        )
    return [_proposal(draft, code, units, here, labels) for labels in ways]


def _ways(problem: Problem, progress: Progress) -> list[IntArray]:
    """All divisions into two or more cells that were found, each once."""
    rng = np.random.default_rng(0)
    bands = [problem.band, _halves(int(problem.households.sum()))]
    width = min(int(problem.households.sum()), problem.band.maximum * 4 // 3) + 1
    trees = max(LEAST_TREES, min(MOST_TREES, ENTRIES // (problem.n * width)))
    found: dict[bytes, IntArray] = {}
    for turn, band in enumerate(bands):
        for number, manner in enumerate(MANNERS):
            share = (turn * len(MANNERS) + number) / (len(bands) * len(MANNERS))
            some = replace(problem, band=band)
            for labels in cuts(some, rng, manner, trees, part(progress, share, share)):
                one = first_seen(labels)
                if np.count_nonzero(problem.in_cells(problem.households, one)) > 1:
                    found[one.tobytes()] = one
    return list(found.values())


def _halves(households: int) -> Band:
    """A band that asks for two parts of about one size."""
    half = max(1, households // 2)
    return Band(max(1, round(half * (1 - UNEVEN))), half, max(half, round(half * (1 + UNEVEN))))


def _different(problem: Problem, ways: list[IntArray], most: int) -> list[IntArray]:
    """The best of the ways, as far as they differ from the better ones."""
    ranked = sorted(ways, key=lambda labels: (*problem.worth(labels), labels.tolist()))
    least = DIFFERENT * int(problem.households.sum())
    chosen: list[IntArray] = []
    for labels in ranked:
        if all(_moved(problem, labels, other) >= least for other in chosen):
            chosen.append(labels)
        if len(chosen) == most:
            break
    return chosen


def _moved(problem: Problem, one: IntArray, other: IntArray) -> int:
    """The households that lie in another part in one way than in the other."""
    shared = continuing(one, other, problem.households, count_of(one))[1]
    return int(problem.households.sum() - shared.sum())


def _proposal(
    draft: Draft, code: str, units: IntArray, problem: Problem, labels: IntArray
) -> Proposal:
    sizes = problem.in_cells(problem.households, labels)
    largest = int(np.lexsort((-np.bincount(labels), -sizes))[0])
    names = codes_for(draft, units, labels, {largest: code})
    title = message(
        "Split {cell} into {count}: {sizes}",
        cell=code,
        count=len(names),
        sizes=listed([whole(size) for size in sorted(sizes.tolist(), reverse=True)]),
    )
    cells = {
        row: names[label]
        for row, label in zip(units.tolist(), labels.tolist())
        if names[label] != code
    }
    return proposal(draft, title, cells, [_line(problem, labels)])


def _line(problem: Problem, labels: IntArray) -> Message:
    """How long the new lines are, and how much of them runs along roads."""
    between = labels[problem.edges[:, 0]] != labels[problem.edges[:, 1]]
    length = int(problem.length[between].sum())
    road = int(problem.length[between & problem.on_road].sum())
    return message(
        "{metres} m of new line, {road} m of it along roads.",
        metres=whole(round(length / 100)),
        road=whole(round(road / 100)),
    )
