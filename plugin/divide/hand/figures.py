"""What is counted of the cells of a plan while it is changed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class CellFigures:
    """Figures of one cell, as contract ``cell`` names them.

    ``off_band``: households short of the band (below 0) or over it (above 0). ``pieces``: in how
    many connected pieces it lies; ``places``: in how many places its ground lies, where a barrier
    parts nothing. ``minutes``: the work a month of what lies in it, and ``hours``: its officers'
    minutes a month, each None where it is not known; both are about persons and are kept nowhere.
    A cell without units has none of anything.
    """

    code: str
    community_id: str
    name: Optional[str]
    continues: Optional[str]
    locked: bool
    households: int = 0
    off_band: int = 0
    in_band: bool = False
    buildings: int = 0
    buildings_unknown: int = 0
    units: int = 0
    pieces: int = 0
    places: int = 0
    compactness: float = 0.0
    minutes: Optional[float] = None
    hours: Optional[float] = None


@dataclass(frozen=True)
class Totals:
    """Figures of the whole plan: ``cells`` that have units, how many are ``in_band`` and
    ``contiguous`` (in one piece), all ``households``, those of them that lie in another cell than
    in the plan as it was kept (``moved``), and how many units do (``changed``)."""

    cells: int
    in_band: int
    contiguous: int
    households: int
    moved: int
    changed: int
