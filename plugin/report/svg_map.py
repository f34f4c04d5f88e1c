"""The map of a plan as one SVG: what is drawn, in which order, with which labels.

The drawing itself is ``templates/map.svg``; this module prepares its path texts and places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from ..assess.gap import SEVERITIES
from ..common.progress import Progress, part, silent
from ..divide.layers import metric_crs
from .cellrows import CellRow
from .content import ReportContent
from .gaprows import GapRow
from .labels import Spot, boxes_of, free_place, inner_points, place_labels, text_width
from .svg_staff import StaffDrawing, StaffedCell, draw_staff
from .tints import tints
from .view import View, path

# Words for kinds and classes as OpenStreetMap and Chinese departments write them, lower case. What
# is not listed is drawn as a small street, or as a line that only says "not passable".
ROAD_RANKS = {
    "major": "motorway trunk primary 高速公路 快速路 主干路 主干道 国道 省道",
    "middle": "secondary tertiary 次干路 次干道 支路 县道",
    "foot": (
        "footway path steps cycleway pedestrian track bridleway service "
        "人行道 步道 小区内部路 内部路"
    ),
}
BARRIER_LOOKS = {
    "water": (
        "river stream canal water riverbank drain ditch lake pond 河流 河 河道 水系 水域 湖泊 渠"
    ),
    "railway": "railway rail light_rail narrow_gauge subway tram 铁路 轨道 轻轨",
    "wall": "wall fence city_wall hedge retaining_wall 围墙 墙 栅栏",
}
_RANK_OF = {word: rank for rank, words in ROAD_RANKS.items() for word in words.split()}
_LOOK_OF = {word: look for look, words in BARRIER_LOOKS.items() for word in words.split()}

# The side, in paper units, of a cell for which the sizes in the style sheet are meant.
_COMMON_CELL = 1_000.0
# Cells with a shorter side have no room for a label that anyone could read.
_LABELLED_CELL = 330.0
# Footprints smaller than this many square paper units are less than a speck of ink.
_SPECK = 60.0
# So many footprints are drawn before anyone who waits is heard again.
_AT_ONCE = 5_000


@dataclass(frozen=True)
class CellShape:
    """One cell on the map: its row, path, tint (0..5) and label, None where there's no room.

    ``staff`` says who serves it, where cells were given to officers.
    """

    row: CellRow
    path: str
    tint: int
    label: Optional[Spot]
    staff: Optional[StaffedCell]


@dataclass(frozen=True)
class NameLabel:
    """A community's name and its middle, in paper units."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class ScaleBar:
    """Length in paper units and in metres."""

    length: int
    metres: int


@dataclass(frozen=True)
class MapDrawing:
    """All that the template draws; paths are SVG path texts, empty where there is nothing.

    ``grain`` scales pens and letters to the size of the cells. ``dots`` are the places of the
    gaps by severity, the mildest first; ``staff`` is there where cells were given to officers.
    """

    width: int
    height: int
    grain: float
    cells: Sequence[CellShape]
    names: Sequence[NameLabel]
    cell_lines: str
    community_lines: str
    outside: str
    compounds: str
    buildings: str
    roads: Mapping[str, str]
    water_areas: str
    other_areas: str
    barriers: Mapping[str, str]
    crossings: Sequence[tuple[int, int]]
    dots: Mapping[str, str]
    scale_bar: ScaleBar
    staff: Optional[StaffDrawing]

    @property
    def label_size(self) -> int:
        """Font size of a cell's household count."""
        return round(_LABEL_SIZE * self.grain)


_LABEL_SIZE = 210.0
# Of a community's name.
NAME_SIZE = 1.25 * _LABEL_SIZE


def draw_map(
    content: ReportContent,
    cells: gpd.GeoDataFrame,
    rows: Sequence[CellRow],
    community_names: Mapping[str, str],
    gaps: Sequence[GapRow] = (),
    progress: Progress = silent,
) -> MapDrawing:
    """The drawing of ``cells``, those of ``content``; ``rows`` tells of each, in the same order.

    Without buildings the outlines of the units stand in for them. ``gaps`` have their places in
    the cells' CRS. A CRS that is not in metres is projected first.
    """
    crs = metric_crs(cells)
    ground = _Ground(crs, content.layers)
    progress(0, None)
    shapes = _on(crs, cells)
    view = View.of(shapely.total_bounds(shapes))
    placed = view.place_together(shapes)
    side = float(np.sqrt(np.median(shapely.area(placed))))
    grain = float(np.clip(side / _COMMON_CELL, 0.35, 1.0))
    spots, taken = _cell_labels(placed, rows, grain) if side > _LABELLED_CELL else _no_labels(rows)
    progress(0.2, None)
    outlines, cell_lines = _outlines(cells["community_id"], placed, part(progress, 0.2, 0.4))
    community_lines, outside = _around(view, outlines, progress)
    watch = part(progress, 0.4, 0.6)
    staff = draw_staff(content, [row.cell_id for row in rows], placed, view, crs, watch)
    watch(0, None)
    barriers = ground.split("barrier", "kind", _LOOK_OF, "other", view)
    buildings = ground.of("building") if ground.has("building") else _on(crs, content.plan.units)
    return MapDrawing(
        width=view.width,
        height=view.height,
        grain=grain,
        cells=[
            CellShape(row, shape, int(tint), spot, served)
            for row, tint, spot, served, shape in zip(
                rows, tints(shapes), spots, _served(staff, rows), _paths(placed, watch)
            )
        ],
        names=name_labels(outlines, community_names, view, taken, grain, progress),
        cell_lines=cell_lines,
        community_lines=community_lines,
        outside=outside,
        compounds=path(view.clip(ground.of("compound"))),
        buildings=_footprints(view, buildings, part(progress, 0.6, 1)),
        roads={
            rank: path(lines)
            for rank, lines in ground.split("road", "class", _RANK_OF, "minor", view).items()
        },
        water_areas=path(_of_dimension(barriers["water"], 2)),
        other_areas=path(_of_dimension(_without_water(barriers), 2)),
        barriers={look: path(_of_dimension(lines, 1)) for look, lines in barriers.items()},
        crossings=_crossing_places(view, ground.of("crossing")),
        dots=_dots(view, gaps, cells.crs, crs),
        scale_bar=_scale_bar(view),
        staff=staff,
    )


def _served(
    staff: Optional[StaffDrawing], rows: Sequence[CellRow]
) -> Sequence[Optional[StaffedCell]]:
    nobody: list[Optional[StaffedCell]] = [None] * len(rows)
    return staff.cells if staff else nobody


class _Ground:
    """The input layers' geometries in the drawing's CRS."""

    def __init__(self, crs: Any, layers: Mapping[str, gpd.GeoDataFrame]) -> None:
        self._crs, self._layers = crs, layers

    def has(self, layer: str) -> bool:
        return layer in self._layers and len(self._layers[layer]) > 0

    def of(self, layer: str) -> NDArray[Any]:
        return _on(self._crs, self._layers[layer]) if self.has(layer) else np.empty(0, dtype=object)

    def split(
        self, layer: str, field: str, groups: Mapping[str, str], other: str, view: View
    ) -> dict[str, NDArray[Any]]:
        """The layer's shapes on paper, by the group that the word in ``field`` belongs to.

        Each of ``groups`` is there, be it empty, and ``other`` for words that no group lists.
        """
        names = sorted({*groups.values(), other})
        if not self.has(layer):
            return {name: np.empty(0, dtype=object) for name in names}
        words = self._layers[layer][field].fillna("").astype(str).str.strip().str.lower()
        group = words.str.removesuffix("_link").map(groups).fillna(other).to_numpy()
        shapes = self.of(layer)
        return {name: view.clip(shapes[group == name]) for name in names}


def _on(crs: Any, frame: gpd.GeoDataFrame) -> NDArray[Any]:
    return np.asarray(frame.to_crs(crs).geometry.array, dtype=object)


def _paths(shapes: NDArray[Any], progress: Progress) -> Iterator[str]:
    for number, shape in enumerate(shapes):
        progress(number / len(shapes), None)
        yield path(shape)


def _outlines(
    community_ids: Any, shapes: NDArray[Any], progress: Progress
) -> tuple[dict[str, Any], str]:
    """Each community's ground, its cells together, and the lines of all cells as one path."""
    ids = community_ids.to_numpy()
    outlines, lines = {}, []
    names = sorted(set(ids))
    for number, name in enumerate(names):
        progress(number / len(names), None)
        own = shapes[ids == name]
        outlines[name] = shapely.union_all(own)
        lines.append(path(borders(own)))
    return outlines, "".join(lines)


def _around(view: View, outlines: Mapping[str, Any], progress: Progress) -> tuple[str, str]:
    """The lines of the communities, and what lies off all of them."""
    areas = np.array(list(outlines.values()))
    lines = path(borders(areas))
    progress(0.4, None)
    return lines, path(view.window.difference(shapely.union_all(areas)))


def borders(areas: NDArray[Any]) -> Any:
    """The outlines of ``areas``, a shared border only once."""
    return shapely.line_merge(shapely.union_all(shapely.boundary(areas)))


def _footprints(view: View, buildings: NDArray[Any], progress: Progress) -> str:
    paths = []
    for start in range(0, len(buildings), _AT_ONCE):
        progress(start / len(buildings), None)
        placed = view.clip(buildings[start : start + _AT_ONCE])
        paths.append(path(placed[shapely.area(placed) > _SPECK]))
    return "".join(paths)


def _without_water(barriers: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([shapes for look, shapes in barriers.items() if look != "water"])


def _of_dimension(shapes: NDArray[Any], dimension: int) -> NDArray[Any]:
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return np.asarray(parts[shapely.get_dimensions(parts) == dimension])


def _crossing_places(view: View, crossings: NDArray[Any]) -> list[tuple[int, int]]:
    middles = shapely.centroid(view.clip(crossings))
    return [(round(point.x), round(point.y)) for point in middles]


def _cell_labels(
    placed: NDArray[Any], rows: Sequence[CellRow], grain: float
) -> tuple[Sequence[Spot], NDArray[np.float64]]:
    places, room = inner_points([_largest(shape) for shape in placed])
    size = _LABEL_SIZE * grain
    # Two lines: the code in small letters above, the number of households below.
    sizes = np.array(
        [
            (max(text_width(row.count, size), text_width(row.code, 0.7 * size)), 1.8 * size)
            for row in rows
        ]
    ).reshape(-1, 2)
    spots = place_labels(places, room, sizes)
    return spots, boxes_of(spots, sizes)


def _no_labels(rows: Sequence[CellRow]) -> tuple[Sequence[Optional[Spot]], NDArray[np.float64]]:
    return [None] * len(rows), np.empty((0, 4))


def _dots(view: View, gaps: Sequence[GapRow], source: Any, crs: Any) -> dict[str, str]:
    """One path for the gaps of each severity: a line without length is drawn as a round dot."""
    dots = {}
    for severity in reversed(SEVERITIES):
        places = [gap.place for gap in gaps if gap.severity == severity and gap.place is not None]
        on_ground = np.asarray(gpd.GeoSeries(places, crs=source).to_crs(crs).array, dtype=object)
        points = np.rint(shapely.get_coordinates(view.clip(on_ground))).astype(np.int64)
        dots[severity] = "".join(f"M{x} {y}h0" for x, y in np.unique(points, axis=0).tolist())
    return dots


def _largest(shape: Any) -> Any:
    """The polygon to write on: simplification may have left a line or several polygons."""
    parts = shapely.get_parts(shape)
    return parts[np.argmax(shapely.area(parts))]


def name_labels(
    outlines: Mapping[str, Any],
    names: Mapping[str, str],
    view: View,
    taken: NDArray[np.float64],
    grain: float,
    progress: Progress,
) -> list[NameLabel]:
    """A label for each of ``outlines``, by codes, that hides few of the boxes ``taken`` (n, 4)."""
    size = NAME_SIZE * grain
    labels = []
    for community, outline in outlines.items():
        progress(0.6, None)
        text = names.get(community, community)
        box = np.array([text_width(text, size), 1.2 * size])
        x, y = free_place(outline, box, taken)
        x = np.clip(x, box[0] / 2, view.width - box[0] / 2)
        labels.append(NameLabel(text, round(float(x)), round(float(y))))
        taken = np.vstack([taken, [x - box[0] / 2, y - box[1] / 2, x + box[0] / 2, y + box[1] / 2]])
    return labels


def _scale_bar(view: View) -> ScaleBar:
    """The longest of 1, 2, 5 · 10ⁿ metres that takes at most a quarter of the width."""
    room = view.width / 4 / view.scale
    power = 10 ** np.floor(np.log10(room))
    metres = max(step * power for step in (1, 2, 5) if step * power <= room)
    return ScaleBar(round(metres * view.scale), round(metres))
