"""What a redrawing of communities is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

from ...common.band import Band
from ..division import Settings


@dataclass(frozen=True)
class RedrawSettings:
    """How to redraw communities.

    ``cells`` says how their cells are divided, and has the seed, the effort, the plan's name and
    the rulebook. ``households`` and ``residents`` are the bands of a community: one of the two, or
    both where each has to hold both. ``count`` is how many communities are wanted, None for as few
    moves as possible. ``locked`` are codes of communities that stay beside those ticked in the
    layer ``community``; ``own`` are codes of compounds that become communities of their own beside
    those ticked in the layer ``compound``. ``people`` are the residents of each building by its
    code; None where they are not asked for. They are about persons: the plan keeps only whether
    they were counted.
    """

    cells: Settings
    households: Optional[Band]
    residents: Optional[Band] = None
    count: Optional[int] = None
    locked: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    people: Optional[Mapping[str, int]] = None
