"""What the map shows of officers: whose each cell is, where each officer's cells end, the bases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from ..common.codes import written_codes
from ..common.messages import Message, listed, message
from ..common.progress import Progress, silent
from .content import ReportContent
from .labels import fitting
from .serving import officer_names
from .tints import tints
from .view import View, path

# The longest name on a cell, in font sizes.
_LABEL_EMS = 7.0
# So many officers' areas are drawn before anyone who waits is heard again.
_AT_ONCE = 200


@dataclass(frozen=True)
class StaffedCell:
    """Who serves a cell: the class of its tint, the name on its label, and a whole sentence."""

    look: str
    officer: str
    about: Message


@dataclass(frozen=True)
class Base:
    """Where officers set out from: a place on paper and their names."""

    x: int
    y: int
    names: str


@dataclass(frozen=True)
class StaffDrawing:
    """``cells`` in the order of the map's; ``lines`` is the path around each officer's cells."""

    cells: Sequence[StaffedCell]
    lines: str
    bases: Sequence[Base]


def draw_staff(
    content: ReportContent,
    cell_ids: Sequence[str],
    placed: NDArray[Any],
    view: View,
    crs: Any,
    progress: Progress = silent,
) -> Optional[StaffDrawing]:
    """The officers of ``placed``, the polygons (k,) on paper of the cells ``cell_ids`` (k,).

    Cells of one officer have one tint, and officers whose cells touch have different ones. The
    bases are told in an internal edition only. ``crs`` is the drawing's. None without assignments.
    """
    if content.serving.empty:
        return None
    names = officer_names(content)
    serving = content.serving.set_index("cell_id")
    officer = np.array(
        [code or "" for code in serving["officer_id"].reindex(cell_ids).fillna("")], dtype=object
    )
    helpers = serving["reinforced_by"].reindex(cell_ids).fillna("")
    served = sorted(set(officer) - {""})
    areas = _areas(placed, officer, served, progress)
    tint = dict(zip(served, tints(areas).tolist()))
    return StaffDrawing(
        [
            _cell(code, [names.get(one, one) for one in written_codes(more)], names, tint)
            for code, more in zip(officer, helpers)
        ],
        _lines(areas, progress),
        _bases(content, names, view, crs),
    )


def _areas(
    placed: NDArray[Any], officer: NDArray[Any], served: Sequence[str], progress: Progress
) -> NDArray[Any]:
    """The ground of each of the officers ``served``."""
    areas = []
    for code in served:
        progress(0, None)
        areas.append(shapely.union_all(placed[officer == code]))
    return np.array(areas, dtype=object)


def _lines(areas: NDArray[Any], progress: Progress) -> str:
    """The outlines of ``areas``, most of what two of them share only once."""
    lines = []
    for start in range(0, len(areas), _AT_ONCE):
        progress(0, None)
        around = shapely.union_all(shapely.boundary(areas[start : start + _AT_ONCE]))
        lines.append(path(shapely.line_merge(around)))
    return "".join(lines)


def _cell(
    code: str, helpers: list[str], names: dict[str, str], tint: dict[str, int]
) -> StaffedCell:
    if not code:
        return StaffedCell("ox", "—", message("nobody serves it"))
    name = names.get(code, code)
    about = message("served by {officer}", officer=name)
    if helpers:
        about = message(
            "served by {officer}, reinforced by {helpers}", officer=name, helpers=listed(helpers)
        )
    return StaffedCell(
        f"o{tint[code]}", fitting(name, _LABEL_EMS, 1.0) + "+" * bool(helpers), about
    )


def _bases(content: ReportContent, names: dict[str, str], view: View, crs: Any) -> list[Base]:
    """The places that officers set out from, each once."""
    if content.staffing is None or not len(content.staffing.loads):
        return []
    loads = content.staffing.loads.sort_values("officer_id", kind="stable")
    loads = loads[loads.geometry.notna()]
    shapes = np.asarray(gpd.GeoSeries(loads.geometry).to_crs(crs).array, dtype=object)
    there: dict[tuple[int, int], list[str]] = {}
    for code, shape in zip(loads["officer_id"], view.place(shapes)):
        if shape is not None and shapely.intersects(shape, view.window):
            spot = round(shapely.get_x(shape)), round(shapely.get_y(shape))
            there.setdefault(spot, []).append(names.get(code, code))
    return [Base(x, y, ", ".join(own)) for (x, y), own in sorted(there.items())]
