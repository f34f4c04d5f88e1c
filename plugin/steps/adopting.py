"""Making a plan of cells that others have drawn."""

from __future__ import annotations

import pandas as pd

from ..common.band import Band
from ..common.errors import input_error
from ..common.messages import listed
from ..common.progress import Progress, part, silent
from ..divide import Division, Settings
from ..divide.adopt import CELLS_BY, Drawn, adopt_layers
from ..store import FIRST_PLAN, Project
from .dividing import checked_name, checked_rows, counted_layers, input_layers, no_buildings
from .sources import project_sources

POLYGONS, TABLE = "drawn_cell", "cell_member"


def adopt(
    project: Project,
    *,
    band: Band | None = None,
    plan: str | None = None,
    cells: str = "both",
    progress: Progress = silent,
) -> Division:
    """Make a plan of the cells in the layers drawn_cell and cell_member, and keep it.

    ``band`` is the rulebook's if not given: cells are held against it, and towers that exceed it
    are divided by entrance or floor. ``plan`` is the next free name if not given; ``cells``, of
    CELLS_BY, says which of the two layers counts. Raises InputError where there is nothing to
    adopt.
    """
    name = None if plan is None else checked_name(plan)
    division = adopted(
        project,
        band=band,
        plan=name or FIRST_PLAN,
        cells=cells,
        progress=part(progress, 0, 0.95),
    )
    return project.write_plan(division, part(progress, 0.95, 1), replace=name is not None)


def adopted(
    project: Project, *, band: Band | None, plan: str, cells: str, progress: Progress
) -> Division:
    """What ``adopt`` makes, without keeping it."""
    if cells not in CELLS_BY:
        raise input_error(
            "{cells} is no way to adopt cells. Choose one of: {known}.",
            cells=cells,
            known=listed(CELLS_BY),
        )
    layers = input_layers(project, part(progress, 0, 0.05))
    if "building" not in layers:
        raise no_buildings(project)
    drawn = read_drawn(project, part(progress, 0.05, 0.1))
    counted, notes = counted_layers(project, layers, "recorded")
    settings = Settings(
        band=band or project.rules.cell_band,
        rulebook=project.rules,
        plan=plan,
        notes=notes,
        sources=project_sources(project, {**layers, **drawn_layers(drawn, cells)}),
    )
    return adopt_layers(counted, drawn, settings, part(progress, 0.1, 1), by=cells)


def drawn_layers(drawn: Drawn, cells: str) -> dict[str, pd.DataFrame]:
    """The layers that count, by ``cells`` of CELLS_BY, as far as they have rows."""
    read = {"polygons": (POLYGONS, drawn.cells), "table": (TABLE, drawn.members)}
    counting = [read[one] for one in read if cells in (one, "both")]
    return {layer: frame for layer, frame in counting if frame is not None and len(frame)}


def read_drawn(project: Project, progress: Progress) -> Drawn:
    """What others have drawn, as the project holds it."""
    cells = project.layers().get(POLYGONS)
    members = project.read(TABLE)
    known = members[members["building_id"].notna() & members["cell_id"].notna()]
    refused = project.read("rejected")
    return Drawn(
        cells=None if cells is None else checked_rows(project, POLYGONS, cells, progress),
        members=known.reset_index(drop=True),
        refused=refused[refused["layer"] == TABLE],
    )
