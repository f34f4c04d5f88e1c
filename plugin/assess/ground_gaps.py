"""Ground that no cell or more than one has, and buildings that are in none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..attach import inner_points
from ..common.figures import whole
from ..common.messages import Message, message, some_of
from ..common.progress import Progress, part, silent
from .gap import Gap
from .names import Names
from .scene import Ints, Scene

# Ground smaller than this, or nowhere as wide as that, is the rounding of its lines.
SLIVER_M2 = 5.0
SLIVER_M = 0.5
_CELLS_AT_ONCE = 20
_NAMELESS = message("buildings without a code")
_COVER = message(
    "Divide again, so that the cells cover the whole community; where its line is wrong, correct "
    "that first."
)


def ground_gaps(scene: Scene, names: Names, progress: Progress = silent) -> Iterator[Gap]:
    """The gaps of the kinds ``ground_…`` and ``building_in_no_cell``."""
    on_ground = _OnGround(scene, names)
    yield from _uncovered(scene, names, on_ground, part(progress, 0, 0.4))
    yield from _overlaps(scene, names, on_ground, part(progress, 0.4, 1))
    yield from _lost_buildings(scene, names)


class _OnGround:
    """The rows of the layer of buildings as points."""

    def __init__(self, scene: Scene, names: Names) -> None:
        frame = scene.layers["building"]
        points = names.building_points
        self._rows = np.flatnonzero(~shapely.is_missing(points))
        self._tree = shapely.STRtree(points[self._rows])
        self._codes = frame["building_id"].to_numpy(object)
        self._households = frame["households"].to_numpy(dtype=np.int64, na_value=-1)
        self._names = names

    def within(self, shape: shapely.Geometry) -> tuple[int, bool, Any]:
        """On a shape: the known households, whether anyone may live there, those buildings."""
        rows = self._rows[np.sort(self._tree.query(shape, "intersects"))]
        lived = rows[self._households[rows] != 0]
        called = [(self._codes[row] or "", self._names.outline(row) or "") for row in lived]
        texts = [text for _, text in sorted(called) if text]
        shown = some_of(texts) if texts else _NAMELESS
        return int(self._households[lived].clip(0).sum()), len(lived) > 0, shown


def _uncovered(
    scene: Scene, names: Names, on_ground: _OnGround, progress: Progress
) -> Iterator[Gap]:
    communities = scene.layers["community"].dropna(subset=["community_id"])
    shapes = _sound(communities.geometry.to_numpy())
    cells = _sound(scene.cells.geometry.to_numpy())
    tree = shapely.STRtree(cells)
    for step, (code, rest) in enumerate(zip(communities["community_id"], shapes)):
        if rest is None or rest.is_empty:
            continue
        near = np.sort(tree.query(rest))
        for start in range(0, len(near), _CELLS_AT_ONCE):
            progress(step / len(shapes), None)
            some = near[start : start + _CELLS_AT_ONCE]
            rest = shapely.difference(rest, shapely.union_all(cells[some]))
        for piece in _pieces(rest):
            yield _bare_ground(code, piece, names, on_ground)


def _bare_ground(code: str, piece: shapely.Polygon, names: Names, on_ground: _OnGround) -> Gap:
    households, lived_on, buildings = on_ground.within(piece)
    values = {"area": whole(round(piece.area)), "community": names.community(code)}
    said = message("{area} m² of the ground of {community} belong to no cell.", **values)
    if lived_on:
        said = message(
            "{area} m² of the ground of {community} belong to no cell; people live there or "
            "may do so: {buildings}.",
            buildings=buildings,
            **values,
        )
    return Gap(
        kind="ground_in_no_cell",
        severity="high" if lived_on else "medium",
        said=said,
        action=_COVER,
        place=shapely.point_on_surface(piece),
        community_id=code,
        households=households,
    )


def _overlaps(
    scene: Scene, names: Names, on_ground: _OnGround, progress: Progress
) -> Iterator[Gap]:
    cells = _sound(scene.cells.geometry.to_numpy())
    tree = shapely.STRtree(cells)
    for start in range(0, len(cells), _CELLS_AT_ONCE):
        progress(start / len(cells), None)
        first, second = tree.query(cells[start : start + _CELLS_AT_ONCE])
        pairs = np.column_stack([first + start, second])
        some = pairs[pairs[:, 0] < pairs[:, 1]]
        shared = shapely.intersection(cells[some[:, 0]], cells[some[:, 1]])
        for number in np.flatnonzero(shapely.area(shared) >= SLIVER_M2):
            gap = _shared_ground(scene, names, some[number], shared[number], on_ground)
            if gap is not None:
                yield gap


def _shared_ground(
    scene: Scene, names: Names, pair: Ints, shared: shapely.Geometry, on_ground: _OnGround
) -> Optional[Gap]:
    pieces = _pieces(shared)
    if not pieces:
        return None
    households, lived_on, buildings = on_ground.within(shapely.multipolygons(pieces))
    cell, other = (str(code) for code in scene.index.ids[pair])
    values = {
        "area": whole(round(sum(piece.area for piece in pieces))),
        "cell": cell,
        "other": other,
    }
    said = message("{area} m² of ground lie in two cells, {cell} and {other}.", **values)
    if lived_on:
        said = message(
            "{area} m² of ground lie in two cells, {cell} and {other}; people live there or "
            "may do so: {buildings}.",
            buildings=buildings,
            **values,
        )
    return Gap(
        kind="ground_in_two_cells",
        severity="high" if lived_on else "medium",
        said=said,
        action=message(
            "Settle which of the two cells the ground belongs to and take it out of the other's "
            "outline, or divide again."
        ),
        place=shapely.point_on_surface(max(pieces, key=lambda piece: piece.area)),
        community_id=names.community_code(int(pair[0])),
        cell_id=cell,
        subject=other,
        households=households,
    )


def _pieces(ground: shapely.Geometry) -> list[shapely.Polygon]:
    """The parts of some ground that are more than the rounding of lines."""
    parts = shapely.get_parts(ground)
    parts = parts[shapely.area(parts) >= SLIVER_M2]
    return list(parts[~shapely.is_empty(shapely.buffer(parts, -SLIVER_M / 2))])


def _sound(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Shapes that can be cut with each other; those drawn by hand may cross themselves."""
    broken = np.flatnonzero(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes))
    sound = shapes.copy()
    sound[broken] = shapely.make_valid(shapes[broken])
    return sound


def _lost_buildings(scene: Scene, names: Names) -> Iterator[Gap]:
    """Buildings of the layer that no unit of the plan has, in a cell or in none."""
    frame = scene.layers["building"]
    codes = frame["building_id"]
    rows = np.flatnonzero((codes.isna() | ~codes.duplicated()).to_numpy())
    rows = rows[scene.index.building(codes.to_numpy(object)[rows]) < 0]
    rows = rows[~_coded_by_plan(scene, names, rows)]
    known = frame["households"].to_numpy(dtype=np.int64, na_value=-1)[rows]
    spots = inner_points(frame, rows, scene.index.cells.crs)
    cells = np.full(len(rows), -1, dtype=np.int64)
    there = ~shapely.is_missing(spots)
    cells[there] = scene.index.around(spots[there])
    for row, households, cell in zip(rows.tolist(), known.tolist(), cells.tolist()):
        yield _lost_building(scene, names, row, households, cell)


def _coded_by_plan(scene: Scene, names: Names, rows: Ints) -> npt.NDArray[np.bool_]:
    """(n,) which of the layer's ``rows`` have no code and lie on ground whose building the layer
    has no code of either: the division gave them one."""
    codes = scene.layers["building"]["building_id"]
    own = scene.units["building_id"]
    made = scene.units[(own.notna() & ~own.isin(codes)).to_numpy()]
    found = np.zeros(len(rows), dtype=bool)
    nameless = np.flatnonzero(codes.isna().to_numpy()[rows])
    points = names.building_points[rows[nameless]]
    found[nameless[shapely.STRtree(made.geometry.to_numpy()).query(points, "intersects")[0]]] = True
    return found


def _lost_building(scene: Scene, names: Names, row: int, households: int, cell: int) -> Gap:
    code = scene.layers["building"]["building_id"].iloc[row]
    called = names.outline(row) or message("A building without a code")
    values = {"building": called, "who": _who(households)}
    if cell < 0:
        said = message("{building} ({who}) lies in no cell of the plan.", **values)
        action = message(
            "Correct its place on the map if that is wrong; else extend the community's line "
            "around it. Then divide again."
        )
    else:
        own = str(scene.index.ids[cell])
        said = message(
            "{building} ({who}) stands in the ground of cell {cell}, but the plan was made "
            "without it.",
            cell=own,
            **values,
        )
        action = message("Divide again, so that its households count.")
    return Gap(
        kind="building_in_no_cell",
        severity=_severity(households, cell),
        said=said,
        action=action,
        place=names.building_points[row],
        community_id=None if cell < 0 else names.community_code(cell),
        cell_id=None if cell < 0 else str(scene.index.ids[cell]),
        building_id=code if isinstance(code, str) else None,
        subject="outside" if cell < 0 else "not_in_plan",
        households=max(households, 0),
    )


def _severity(households: int, cell: int) -> str:
    """Of a building in no cell (-1), or in a cell's ground; -1 households are not known."""
    if households == 0:
        return "low"
    return "high" if cell < 0 else "medium"


def _who(households: int) -> Message:
    """How many live in a building; -1 where nobody knows."""
    if households < 0:
        return message("number of households not known")
    if households == 0:
        return message("nobody lives there")
    return message("{households} households", households=households)
