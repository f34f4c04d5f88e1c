"""What of a redrawing is settled before it starts, and the regions that are left to draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..graph import BoolArray, IntArray, components, count_of, first_seen
from ..partition import fixed_units
from .problem import RedrawProblem

FREE, ASKED, DIVIDED = "free", "asked", "divided"


@dataclass(frozen=True, eq=False)
class Region:
    """Connected ``atoms`` that no community leaves or enters.

    ``kind``: ``FREE`` ground; ``ASKED``, a community of its own that stays in one piece;
    ``DIVIDED``, such a one that is too large for one. ``group`` is its number in
    ``RedrawProblem.own``, -1 for free ground; ``cut_off`` (c,) are the atoms of that group that do
    not hang together with it and are free.
    """

    atoms: IntArray
    kind: str
    group: int
    cut_off: IntArray


@dataclass(frozen=True, eq=False)
class Freedom:
    """``fixed`` (n,) the atoms of locked communities; ``regions`` of all others, each atom in one.

    ``claim`` (n,) is today's community of an atom that may still be called by it: the largest
    connected piece of each; -1 for its other pieces and for what has none. ``piece`` (n,) numbers
    the connected pieces of today's communities within regions, an atom of none by itself.
    """

    fixed: BoolArray
    regions: tuple[Region, ...]
    claim: IntArray
    piece: IntArray

    @classmethod
    def of(cls, problem: RedrawProblem) -> Freedom:
        """The freedom that ``problem`` leaves; InputError for a locked atom without a community."""
        graph = problem.graph
        fixed = fixed_units(graph, problem.current, problem.locked)
        own, cut_off = _in_one_piece(problem, np.where(fixed, -1, problem.own))
        ends = graph.edges
        open_way = ~fixed[ends].any(axis=1) & (own[ends[:, 0]] == own[ends[:, 1]])
        part = components(graph.n, ends[open_way])
        same = (problem.current[ends[:, 0]] == problem.current[ends[:, 1]]) & open_way
        piece = components(graph.n, ends[same & (problem.current[ends[:, 0]] >= 0)])
        claim = np.where(fixed, problem.current, _claims(problem, piece, fixed))
        regions = [
            _region(problem, np.flatnonzero(~fixed & (part == one)), own, cut_off)
            for one in np.unique(part[~fixed]).tolist()
        ]
        return cls(fixed, tuple(regions), claim, piece)


def _region(
    problem: RedrawProblem, atoms: IntArray, own: IntArray, cut_off: dict[int, IntArray]
) -> Region:
    group = int(own[atoms[0]])
    if group < 0:
        return Region(atoms, FREE, -1, np.zeros(0, np.int64))
    over = int(problem.graph.households[atoms].sum()) > problem.band.maximum
    if problem.second is not None and problem.second_band is not None:
        over |= int(problem.second[atoms].sum()) > problem.second_band.maximum
    return Region(atoms, DIVIDED if over else ASKED, group, cut_off[group])


def _in_one_piece(problem: RedrawProblem, own: IntArray) -> tuple[IntArray, dict[int, IntArray]]:
    """``own`` (n,) with the largest piece of each group alone, and the atoms that it loses."""
    ends = problem.graph.edges
    same = own[ends[:, 0]] == own[ends[:, 1]]
    piece = components(len(own), ends[same & (own[ends[:, 0]] >= 0)])
    main = _largest(problem, piece, own)
    lost = {
        group: np.flatnonzero((own == group) & ~main) for group in np.unique(own[own >= 0]).tolist()
    }
    return np.where(main, own, -1), lost


def _claims(problem: RedrawProblem, piece: IntArray, fixed: BoolArray) -> IntArray:
    """(n,) the current community where an atom lies in the largest piece of it, else -1."""
    current = np.where(fixed, -1, problem.current)
    return np.where(_largest(problem, piece, current), current, -1)


def _largest(problem: RedrawProblem, piece: IntArray, group: IntArray) -> BoolArray:
    """(n,) whether an atom lies in the largest ``piece`` of its ``group``; none where that is -1.

    By households, then by ground, then by the first atom.
    """
    inside = np.flatnonzero(group >= 0)
    largest: BoolArray = np.zeros(len(group), np.bool_)
    if not len(inside):
        return largest
    local = first_seen(piece[inside])
    households = np.bincount(local, problem.graph.households[inside])
    ground = np.bincount(local, problem.graph.area_m2[inside])
    of_piece = np.zeros(count_of(local), np.int64)
    of_piece[local] = group[inside]
    order = np.lexsort((-ground, -households, of_piece))
    first = order[np.unique(of_piece[order], return_index=True)[1]]
    largest[inside] = np.isin(local, first)
    return largest
