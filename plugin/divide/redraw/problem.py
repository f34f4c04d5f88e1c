"""A redrawing as the solver sees it: atoms, their borders, and what they belong to today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ...common.band import Band
from ...common.messages import Message
from ...rules import Weights
from ..graph import BoolArray, IntArray, UnitGraph
from ..score import Score
from ..verdicts import Verdict


@dataclass(frozen=True, eq=False)
class RedrawProblem:
    """Atoms that communities are put together from, each whole in one of them.

    ``graph`` has a row for each of the n atoms (cells, estates, pieces of blocks); its
    ``households`` are what the ``band`` is about, its ``compound`` the estates of several atoms
    that should lie in one community. ``current`` (n,) is today's community, -1 for none;
    ``locked`` (n,) marks the atoms of communities that stay as they are; ``own`` (n,) numbers the
    atoms that have to make a community of their own together, -1 for all others.

    ``second`` (n,) and ``second_band`` are the other measure (residents beside households) where
    communities have to hold both bands. ``per`` of the graph's households make one, 100 where they
    are counted in hundredths: the weights and what is said are about whole ones. ``count`` is how
    many communities are wanted, those that are locked or ``own`` among them; None lets the moves
    decide.
    """

    graph: UnitGraph
    band: Band
    weights: Weights
    current: IntArray
    locked: BoolArray
    own: IntArray
    second: Optional[IntArray] = None
    second_band: Optional[Band] = None
    count: Optional[int] = None
    seed: int = 0
    effort: str = "best"
    per: int = 1


@dataclass(frozen=True, eq=False)
class Redrawn:
    """Communities 0..k-1 of the n atoms.

    ``labels`` (n,); ``kept`` (k,) the current community that each continues, -1 for one that is
    founded: each of today's is continued once at most. ``moved`` is the households that had a
    community and now have another; ``unavoidable`` is proved to be the least that any redrawing
    of these atoms moves (0 where nothing is proved), with ``why`` in words.
    """

    labels: IntArray
    kept: IntArray
    verdicts: tuple[Verdict, ...]
    score: Score
    moved: int
    unavoidable: int
    why: tuple[Message, ...]
