"""The ground of one block while it is being built on: rows, what stands already, paths."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Optional

import numpy as np
import shapely
from numpy.random import Generator
from shapely import LineString, Point, Polygon, affinity, box

from .ground import Face, bearing, clear, widest

AVENUES = ("trunk", "primary", "secondary")
# Metres kept free behind an avenue for shops.
SHOP_STRIP = 21.0
SAME_PLACE = 0.5

Span = tuple[float, float]
Rows = list[tuple[float, list[Span]]]


@dataclass(frozen=True)
class House:
    """One building. ``households`` is None where the count is not known."""

    shape: Polygon
    use: str
    households: Optional[int] = 0
    floors: int = 1
    entrances: int = 1
    year: int = 2005
    name: str = ""
    estate: str = ""
    community: str = ""


@dataclass(frozen=True)
class Estate:
    """A compound: its ground and what kind it is."""

    name: str
    kind: str
    shape: Polygon
    community: str


@dataclass(frozen=True)
class Path:
    """A way inside a block that does not divide it."""

    kind: str
    shape: LineString


@dataclass
class Plot:
    """One block being built on, seen with its rows lying west to east.

    ``houses``, ``estates`` and ``paths`` are collected in ground coordinates.
    """

    face: Face
    rng: Generator
    name: str
    houses: list[House] = field(default_factory=list)
    estates: list[Estate] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        block = self.face.block
        at = block.at if block else (1150.0, 1300.0)
        self.turn = bearing(at) + float(self.rng.uniform(-1.5, 1.5))
        centroid = self.face.shape.centroid
        self.pivot = (centroid.x, centroid.y)
        avenues = tuple(line for line in self.face.edges if line.kind in AVENUES)
        others = tuple(line for line in self.face.edges if line.kind not in AVENUES)
        behind = clear(clear(self.face.shape, avenues, SHOP_STRIP), others, 2.0)
        # An opening rounds off the spikes that curved streets leave.
        self.core = widest(behind.buffer(-12, join_style="mitre").buffer(12, join_style="mitre"))

    @property
    def plan_core(self) -> Polygon:
        """The core turned so that its rows lie west to east."""
        return affinity.rotate(self.core, -self.turn, origin=self.pivot)

    def to_ground(self, shape: shapely.Geometry) -> shapely.Geometry:
        """A shape of the turned plan, in ground coordinates and whole millimetres."""
        turned = affinity.rotate(shape, self.turn, origin=self.pivot)
        return shapely.transform(turned, lambda points: np.round(points, 3))

    def free(self, shape: Polygon, gap: float) -> bool:
        """Whether ``shape`` (ground) is ``gap`` metres away from houses and off the paths."""
        return all(house.shape.distance(shape) > gap for house in self.houses) and all(
            path.shape.distance(shape) > 1.5 for path in self.paths
        )

    def build(self, shape: Polygon, gap: float, house: House) -> bool:
        """Put ``house`` with the footprint ``shape`` (turned plan) up, if there is room."""
        placed = self.to_ground(shape)
        if not (self.face.land.covers(placed) and self.free(placed, gap)):
            return False
        self.houses.append(replace(house, shape=placed, community=self.face.community))
        return True

    def walk(self, points: list[Span], kind: str) -> None:
        """A path along points of the turned plan."""
        line = self.to_ground(LineString(points)).intersection(self.face.shape)
        for part in shapely.get_parts(line):
            if part.geom_type == "LineString" and part.length > 5:
                self.paths.append(Path(kind, shapely.transform(part, lambda p: np.round(p, 3))))


def rows(core: Polygon, depth: float, gap: float) -> Rows:
    """Rows of the turned plan from south to north: middle and the spans that lie in ``core``."""
    if core.is_empty:
        return []
    west, south, east, north = core.bounds
    count = int((north - south + gap) // (depth + gap))
    if count < 1:
        return []
    spare = (north - south - count * depth - (count - 1) * gap) / count
    found = []
    for number in range(count):
        bottom = south + spare / 2 + number * (depth + gap + spare)
        spans = [
            core.intersection(LineString([(west - 1, level), (east + 1, level)]))
            for level in (bottom, bottom + depth / 2, bottom + depth)
        ]
        strip = _common(spans)
        if strip:
            found.append((bottom + depth / 2, strip))
    return found


def _common(cuts: list[shapely.Geometry]) -> list[Span]:
    """The spans of x that all cuts share."""
    shared = None
    for cut in cuts:
        bands = shapely.union_all([box(p.bounds[0], 0, p.bounds[2], 1) for p in _lines(cut)])
        shared = bands if shared is None else shared.intersection(bands)
    parts = [p for p in shapely.get_parts(shared) if p.area > 0]
    return sorted((p.bounds[0], p.bounds[2]) for p in parts)


def _lines(cut: shapely.Geometry) -> list[LineString]:
    return [
        part
        for part in shapely.get_parts(cut)
        if part.geom_type == "LineString" and not part.is_empty
    ]


def without(spans: list[Span], at: float, width: float) -> list[Span]:
    """The spans less a gap of ``width`` around ``at``."""
    low, high = at - width / 2, at + width / 2
    pieces = []
    for west, east in spans:
        pieces += [(west, min(east, low)), (max(west, high), east)]
    return [(west, east) for west, east in pieces if east - west > SAME_PLACE]


def fill(span: Span, wanted: float, gap: float) -> list[Span]:
    """Houses of about the ``wanted`` length side by side over a span: (middle, length) each."""
    west, east = span
    room = east - west
    count = max(round((room + gap) / (wanted + gap)), 1)
    length = (room - (count - 1) * gap) / count
    if length < 0.62 * wanted:
        count -= 1
        length = (room - (count - 1) * gap) / max(count, 1)
    length = min(length, 1.3 * wanted)
    step = (room - length) / max(count - 1, 1)
    return [(west + length / 2 + number * step, length) for number in range(count)]


def centre(shape: Polygon) -> Point:
    """A point well inside."""
    return shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
