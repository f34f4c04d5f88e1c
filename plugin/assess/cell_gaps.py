"""Cells out of the band, and cells without somebody in charge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Optional

import numpy as np

from ..common.band import Band
from ..common.messages import Message, message
from ..divide.division import read_json
from .gap import Gap
from .names import Names
from .officers import Officers
from .scene import Scene

# Off the band by more than these shares of the wanted size is of high, of medium severity.
_HIGH, _MEDIUM = 0.25, 0.10
_ASSIGN_SOMEBODY = message(
    "Add an officer to the layer officer, or take the cell out of an officer's field not_cells, "
    "and assign the officers again: grid-steward staff"
)
_ASSIGN_BACKUP = message(
    "Add an officer to the layer officer, or take the cell out of an officer's field not_cells, "
    "and assign again; until then settle who goes when the officer is away."
)


def cell_gaps(scene: Scene, names: Names, officers: Officers) -> Iterator[Gap]:
    """The gaps of the kinds ``cell_…``."""
    yield from _out_of_band(scene, names)
    yield from _without_officer(scene, names, officers)
    yield from _without_backup(scene, names, officers)


def _out_of_band(scene: Scene, names: Names) -> Iterator[Gap]:
    plan = scene.located.plan.plan
    band = Band.parse(read_json(plan, "parameters")["band"])
    verdicts = {row["community_id"]: row for row in read_json(plan, "communities")}
    unknown = scene.cells["buildings_unknown"].tolist()
    for cell, households in enumerate(scene.cells["households"].tolist()):
        if households in band:
            continue
        place = names.at_cell(cell)
        yield Gap(
            kind="cell_out_of_band",
            severity=_how_far(max(band.minimum - households, households - band.maximum), band),
            said=_counted(place["cell_id"], households, unknown[cell], band),
            action=_what_then(verdicts.get(place["community_id"])),
            households=households,
            **place,
        )


def _how_far(off: int, band: Band) -> str:
    if off > _HIGH * band.target:
        return "high"
    return "medium" if off > _MEDIUM * band.target else "low"


def _counted(cell: str, households: int, unknown: int, band: Band) -> Message:
    """The arithmetic of a cell out of the band."""
    if households < band.minimum:
        said = message(
            "Cell {cell} has {households} households, {minimum} are the least: {minimum} - "
            "{households} = {off} too few.",
            cell=cell,
            households=households,
            minimum=band.minimum,
            off=band.minimum - households,
        )
    else:
        said = message(
            "Cell {cell} has {households} households, {maximum} are the most: {households} - "
            "{maximum} = {off} too many.",
            cell=cell,
            households=households,
            maximum=band.maximum,
            off=households - band.maximum,
        )
    if not unknown:
        return said
    return message(
        "{said} In {buildings} of its buildings the number of households is not known.",
        said=said,
        buildings=unknown,
    )


def _what_then(verdict: Optional[Mapping[str, Any]]) -> Message:
    """What to do about a cell out of the band; ``verdict``: the plan's on its community."""
    if verdict is not None and not verdict["feasible"]:
        return message(
            "Dividing again does not help here: {verdict}",
            verdict=Message.from_json(verdict["message"]),
        )
    return message(
        "Put in household counts that are missing, then divide again with --effort best. If the "
        "cell is still out of the band, choose a wider band or accept it."
    )


def _without_officer(scene: Scene, names: Names, officers: Officers) -> Iterator[Gap]:
    without = np.flatnonzero(~officers.has_officer).tolist()
    assigned = len(scene.layers["assignment"]) > 0
    if len(without) == scene.index.k and not assigned:
        yield from _nobody_anywhere(scene)
        return
    households = scene.cells["households"].tolist()
    for cell in without:
        place = names.at_cell(cell)
        yield Gap(
            kind="cell_without_officer",
            severity="high",
            said=message(
                "Cell {cell} with {households} households has no officer.",
                cell=place["cell_id"],
                households=households[cell],
            ),
            action=_ASSIGN_SOMEBODY
            if assigned
            else message(
                "Name one: put the cell's code into the field cell_id of an officer's row."
            ),
            households=households[cell],
            **place,
        )


def _nobody_anywhere(scene: Scene) -> Iterator[Gap]:
    """One gap for all cells of a plan, where none has an officer."""
    officers = len(scene.layers["officer"])
    if not officers and scene.index.k:
        yield Gap(
            kind="cell_without_officer",
            severity="medium",
            subject="officer",
            said=message(
                "The project has no officers, so nobody is in charge of the plan's {cells} cells.",
                cells=scene.index.k,
            ),
            action=message(
                "Import the list of officers, with the cells that each serves, as the layer "
                "officer."
            ),
        )
    elif scene.index.k:
        yield Gap(
            kind="cell_without_officer",
            severity="high",
            subject="cell_id",
            said=message(
                "None of the project's {officers} officers serves one of the plan's {cells} cells.",
                officers=officers,
                cells=scene.index.k,
            ),
            action=message(
                "Put the codes of the cells that each officer serves into the field cell_id of "
                "the layer officer."
            ),
        )


def _without_backup(scene: Scene, names: Names, officers: Officers) -> Iterator[Gap]:
    """Of the cells that have an officer; without one, that is what is said."""
    without = np.flatnonzero(officers.has_officer & ~officers.has_backup).tolist()
    assigned = len(scene.layers["assignment"]) > 0
    if without and not officers.has_backup.any() and not assigned:
        yield Gap(
            kind="cell_without_backup",
            severity="medium",
            subject="backup_cells",
            said=message(
                "No cell of the plan has a backup: nobody is named who stands in when an officer "
                "is away."
            ),
            action=message(
                "Put the codes of the cells where each officer stands in into the field "
                "backup_cells of the layer officer."
            ),
        )
        return
    households = scene.cells["households"].tolist()
    for cell in without:
        place = names.at_cell(cell)
        yield Gap(
            kind="cell_without_backup",
            severity="medium",
            said=message(
                "Cell {cell} has no backup: nobody is named who stands in when its officer is "
                "away.",
                cell=place["cell_id"],
            ),
            action=_ASSIGN_BACKUP
            if assigned
            else message(
                "Name one: put the cell's code into the field backup_cells of another officer."
            ),
            households=households[cell],
            **place,
        )
