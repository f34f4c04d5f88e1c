"""What can be said of a division or a redrawing before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd

from ..common.messages import Message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..divide.foreseen import Foreseen, RedrawOutlook, foresee_cells, foresee_communities
from ..store import Project
from .dividing import counted_layers, input_layers, no_buildings


@dataclass(frozen=True, eq=False)
class Outlook:
    """The communities before they are divided, the codes of the cells that stay, and what else a
    person should know first."""

    communities: tuple[Foreseen, ...]
    locked: tuple[str, ...]
    notes: tuple[Message, ...]


def foresee(
    project: Project,
    *,
    households: str = "recorded",
    earlier: Optional[str] = None,
    progress: Progress = silent,
) -> Outlook:
    """What arithmetic says of ``divide`` with these ``households`` and this plan to start from.

    Nothing is kept. Raises InputError as ``divide`` does.
    """
    layers, start, notes = _read(project, households, earlier, progress)
    communities, found = foresee_cells(layers, start)
    locked: tuple[str, ...] = ()
    if start is not None:
        marked = start.cells["locked"].fillna(False).astype(bool)
        locked = tuple(sorted(start.cells["cell_id"][marked]))
    return Outlook(communities, locked, (*notes, *found))


def foresee_redrawing(
    project: Project,
    *,
    counts: str = "recorded",
    earlier: Optional[str] = None,
    progress: Progress = silent,
) -> RedrawOutlook:
    """What there is to redraw, with these household ``counts`` and this plan to start from.

    Nothing is kept. Raises InputError as ``redraw`` does.
    """
    layers, start, _ = _read(project, counts, earlier, progress)
    return foresee_communities(layers, start)


def _read(
    project: Project, households: str, earlier: Optional[str], progress: Progress
) -> tuple[Mapping[str, gpd.GeoDataFrame], Optional[Division], tuple[Message, ...]]:
    layers = input_layers(project, part(progress, 0, 0.6))
    if "building" not in layers:
        raise no_buildings(project)
    counted, notes = counted_layers(project, layers, households)
    start = None if earlier is None else project.read_plan(earlier, part(progress, 0.6, 0.9))
    progress(0.9, None)
    return counted, start, notes
