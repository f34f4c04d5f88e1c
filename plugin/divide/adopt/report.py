"""All repairs of a division, community by community and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.messages import message
from ...common.progress import Progress, part
from ..ground.grid import Geometries
from .adopted import Adopted
from .codes import Cells
from .drawn import Drawn, Sheet
from .findings import unit_repairs
from .lines import Faulty, bare_ground, shared_ground
from .outlines import line_repairs, moved_line
from .overlay import united
from .repairs import Repair


def all_repairs(
    adopted: Sequence[Adopted],
    cells: Cells,
    used: Drawn,
    buildings: gpd.GeoDataFrame,
    progress: Progress,
) -> list[Repair]:
    """Every repair of the ``cells`` that were ``used``; ``buildings`` are all of the project."""
    found: list[Repair] = []
    for number, one in enumerate(adopted):
        step = part(progress, 0.8 * number / len(adopted), 0.8 * (number + 1) / len(adopted))
        step(0.0, message("Looking for faults in {name}", name=one.place.title))
        bare: list[Faulty] = []
        if used.cells is not None:
            own = dict(zip(cells.codes[number], cells.polygons[number]))
            bare = bare_ground(one.place.polygon, one.sheet, part(step, 0.0, 0.4))
            shared = shared_ground(one.place.polygon, one.sheet, part(step, 0.4, 0.9))
            found += line_repairs(one, bare, shared, own)
        found += unit_repairs(one, bare)
    sheet = adopted[0].sheet
    found += _cells_drawn(adopted, cells, sheet, used, part(progress, 0.8, 1.0))
    found += _unknown(used, buildings)
    return found


def _cells_drawn(
    adopted: Sequence[Adopted], cells: Cells, sheet: Sheet, used: Drawn, progress: Progress
) -> Iterator[Repair]:
    """What there is to say of each drawn cell as a whole."""
    now, told = cells.by_drawn(), _told(adopted, progress)
    tree = shapely.STRtree(told)
    for cell in range(len(sheet.codes)):
        progress(cell / len(sheet.codes), None)
        if cell not in now:
            yield _empty(sheet, cell, None, None)
            continue
        number, at = now[cell]
        one, code = adopted[number], cells.codes[number][at]
        units = np.flatnonzero(cells.labels[number] == at).tolist()
        if not one.buildings(units):
            yield _empty(sheet, cell, code, one.community_id)
        if code != sheet.codes[cell]:
            yield _new_code(sheet, cell, code, one, units, cells.polygons[number][at])
        if used.cells is not None and sheet.shapes[cell] is not None:
            settled = united(told[tree.query(sheet.shapes[cell], "intersects")])
            yield from moved_line(one, cell, code, cells.polygons[number][at], settled)


def _told(adopted: Sequence[Adopted], progress: Progress) -> Geometries:
    """The units that may be in another cell now, and of which a row of its own tells."""
    shapes = []
    for one in adopted:
        progress(0.0, None)
        units = set(one.moved().tolist()) | set(one.claims.differing) | set(one.claims.parted)
        shapes += [one.ground_of([unit]) for unit in sorted(units) if one.claims.built[unit]]
    return np.array(shapes, dtype=object)


def _empty(sheet: Sheet, cell: int, code: Optional[str], community: Optional[str]) -> Repair:
    """A drawn cell that holds no building; ``code`` is its own now, None where it is none."""
    if code is None:
        said = message(
            "The cell {drawn} holds no building and no ground of its own; it was left out.",
            drawn=sheet.label(cell),
        )
    else:
        said = message("The cell {drawn} holds no building.", drawn=sheet.label(cell))
    return Repair(
        "cell_without_building",
        said,
        sheet.shapes[cell],
        drawn_cell=sheet.codes[cell],
        cell_id=code,
        community_id=community,
    )


def _new_code(
    sheet: Sheet, cell: int, code: str, one: Adopted, units: Sequence[int], polygon: Any
) -> Repair:
    drawn = sheet.codes[cell]
    households = one.households(units)
    if drawn is None:
        said = message(
            "A cell with {households} households was drawn without a code; it has {cell} now.",
            households=households,
            cell=code,
        )
    else:
        said = message(
            "The code {drawn} is given to cells apart from each other or of several communities. "
            "The one with most households keeps it; this one, with {households}, has {cell} now.",
            drawn=drawn,
            households=households,
            cell=code,
        )
    return Repair(
        "code_missing" if drawn is None else "code_twice",
        said,
        polygon,
        drawn_cell=drawn,
        cell_id=code,
        community_id=one.community_id,
        households=households,
    )


def _unknown(used: Drawn, buildings: gpd.GeoDataFrame) -> Iterator[Repair]:
    """Rows of the table on buildings that the project does not have."""
    if used.members is not None:
        known = set(buildings["building_id"].astype(str))
        rows = used.members[~used.members["building_id"].isin(known)]
        for building, cell in sorted(set(zip(rows["building_id"], rows["cell_id"]))):
            said = message(
                "The table puts {building} in {cell}, but the project has no such building; the "
                "row was left out.",
                building=building,
                cell=cell,
            )
            yield Repair("unknown_building", said, building_id=building, drawn_cell=cell)
    if used.refused is not None:
        yield from _refused(used.refused)


def _refused(rows: pd.DataFrame) -> Iterator[Repair]:
    """Rows that the import could not take, because their building was not found or the like."""
    for source, row in sorted(zip(rows["source"], rows["row"].astype(int))):
        said = message(
            "Row {row} of {source} was left out at the import: its building was not found, or it "
            "says too little. The table rejected says why.",
            row=row,
            source=source,
        )
        yield Repair("unknown_building", said)
