"""Rows about people and places: each finds its building, and persons become pseudonyms.

The keys of persons and households are read from the source, hashed and forgotten here; nothing
that was read as a clue leaves this room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.crs import is_metric
from ..common.messages import message, some_of
from ..common.progress import Progress, part, silent
from ..contracts import Field
from .buildings import BuildingIndex, Found
from .check import Check
from .facts import ProjectFacts
from .groups import read_groups
from .match import fillable
from .matching import matching_table
from .persons import keys_of, person_columns, texts_of
from .pseudonyms import Pseudonyms
from .shapes import GRID_M, Geometries, reproject

Columns = dict[str, npt.NDArray[np.object_]]

# fmt: off
CLUES = (
    "building_id", "address", "compound", "building_no", "street", "number", "entrance", "floor",
    "room",
)
# fmt: on


@dataclass(frozen=True)
class Linked:
    """Checked rows with their building.

    ``geometry``: (n,) their own place, else a point on their building, else None; ``columns``: the
    contract's fields, each (n,) object; ``matching``: see ``ImportResult``.
    """

    geometry: Geometries
    columns: Columns
    matching: pd.DataFrame


def link_rows(
    check: Check,
    places: Geometries,
    facts: ProjectFacts,
    department: Optional[str],
    source_id: str,
    progress: Progress,
) -> Linked:
    """Read the values of a source's rows, find their buildings and hide their persons.

    ``places``: (n,) the rows' own places or None; ``department`` or else ``source_id`` says whose
    codes the persons have. Rows that can't be taken go to the rejections of ``check``.
    """
    spec = check.spec
    plain = [field for field in fillable(spec).values() if not _made_here(field)]
    columns = check.read_values(plain, part(progress, 0.0, 0.2))
    if "care_group" in spec.fields:
        columns["care_group"] = read_groups(check, facts.rulebook)
    found, matching = _find(check, places, facts, part(progress, 0.2, 0.6))
    made = _of_building(facts, found)
    columns.update({name: made[name] for name in made if name in spec.fields})
    if spec.restricted:
        pseudonyms = Pseudonyms(facts.key, department or source_id, source_id)
        home = (made["building_id"], found.entrance, found.room)
        step = part(progress, 0.6, 0.9)
        columns.update(_hidden(check, pseudonyms, department, home, facts, step))
        for name, field in spec.fields.items():
            if field.made_of:
                parts = [columns[of] for of in field.made_of]
                step = part(progress, 0.9, 1.0)
                columns[name] = pseudonyms.made_of(spec.layer, parts, step)
    geometry = _placed(check, places, found, facts)
    return Linked(geometry, {name: columns[name] for name in spec.fields}, matching)


def _made_here(field: Field) -> bool:
    """Whether a field is filled by another way than reading its column."""
    return bool(field.pseudonym or field.settled_by)


def _hidden(
    check: Check,
    pseudonyms: Pseudonyms,
    department: Optional[str],
    home: Sequence[npt.NDArray[np.object_]],
    facts: ProjectFacts,
    progress: Progress,
) -> Columns:
    """The columns that are made of what is not kept."""
    fields = check.spec.fields
    if "resident_id" in fields:
        return person_columns(check, pseudonyms, department, home, facts, progress)
    made: Columns = {}
    for name, field in fields.items():
        if field.pseudonym:
            made[name] = pseudonyms.of(field.pseudonym, keys_of(check, name))
            missing = np.asarray(pd.isna(made[name]))
            check.rejections.add_all(missing, "missing_value", field=str(field.title))
    return made


def _clues(check: Check, progress: Progress) -> pd.DataFrame:
    """What each row says about its building, as texts."""
    read = {}
    for done, name in enumerate(CLUES):
        step = part(progress, done / len(CLUES), (done + 1) / len(CLUES))
        read[name] = texts_of(check, name, name == "building_id", step).rows()
    return pd.DataFrame(read, dtype=object)


def _find(
    check: Check, places: Geometries, facts: ProjectFacts, progress: Progress
) -> tuple[Found, pd.DataFrame]:
    """The building of each row that is still good, and the match rates."""
    looked_up = check.rejections.good
    clues = _clues(check, part(progress, 0.0, 0.2))
    progress(0.2, message("Finding the buildings"))
    index, points = _in_metres(facts, places)
    found = index.find(clues, points, facts.within_m, part(progress, 0.4, 1.0))
    # A code that no building has is something to go by, and leads nowhere.
    astray = (found.reason == "no_address") & clues["building_id"].notna().to_numpy()
    found = replace(found, reason=np.where(astray, "no_building", found.reason))
    without = looked_up & (found.building < 0)
    refused = without & _needs_building(check, places)
    _reject(check, found, refused, facts.within_m)
    if check.spec.link != "building":
        # Rows that don't say where they belong were not looked for.
        looked_up = looked_up & ~((found.building < 0) & (found.reason == "no_address"))
    table = matching_table(
        facts.compounds, found.compound_id[looked_up], found.how[looked_up], refused[looked_up]
    )
    return found, table


def _in_metres(
    facts: ProjectFacts, places: Geometries
) -> tuple[BuildingIndex, Optional[Geometries]]:
    """The buildings to look in, and the rows' places if there are any, measurable in metres."""
    buildings, compounds = facts.buildings, facts.compounds
    points = None if shapely.is_missing(places).all() else places
    if not is_metric(buildings.crs):
        metric = buildings.estimate_utm_crs()
        if points is not None:
            points = reproject(points, buildings.crs, metric, silent)
        buildings, compounds = buildings.to_crs(metric), compounds.to_crs(metric)
    return BuildingIndex(buildings, compounds), points


def _needs_building(check: Check, places: Geometries) -> npt.NDArray[np.bool_]:
    if check.spec.link == "building":
        return np.ones(len(places), dtype=bool)
    if check.spec.link == "place":
        return np.asarray(shapely.is_missing(places))
    return np.zeros(len(places), dtype=bool)


def _reject(check: Check, found: Found, refused: npt.NDArray[np.bool_], within_m: float) -> None:
    reasons = np.where(pd.isna(found.reason), "no_address", found.reason)
    for reason in ("no_address", "no_building"):
        check.rejections.add_all(refused & (reasons == reason), reason)
    far = refused & (reasons == "too_far")
    check.rejections.add_all(far, "too_far", within=f"{within_m:g}")
    for position in np.flatnonzero(refused & (reasons == "no_building")).tolist():
        # Those that are spelt nearly so.
        if near := tuple(map(str, found.candidates[position])):
            check.rejections.candidates[position] = near
    several = np.flatnonzero(refused & (reasons == "several_buildings")).tolist()
    for position in several:
        ids = tuple(map(str, found.candidates[position]))
        check.rejections.candidates[position] = ids
        check.rejections.add(
            position,
            "several_buildings",
            count=len(ids),
            candidates=some_of(ids),
        )


def _of_building(facts: ProjectFacts, found: Found) -> Mapping[str, npt.NDArray[np.object_]]:
    ids = np.array([*facts.buildings["building_id"], None], dtype=object)
    return {
        "building_id": ids[found.building],
        "entrance": found.entrance,
        "floor": found.floor,
        "matched_by": found.how,
    }


def _placed(check: Check, places: Geometries, found: Found, facts: ProjectFacts) -> Geometries:
    """The rows' own places; elsewhere a point on their building, on the millimetre in metres."""
    placed = places.copy()
    needed = shapely.is_missing(places) & (found.building >= 0)
    used, which = np.unique(found.building[needed], return_inverse=True)
    points = shapely.point_on_surface(facts.buildings.geometry.to_numpy()[used])
    if is_metric(check.target):
        steps = round(1 / GRID_M)
        points = shapely.transform(points, lambda xy: np.rint(xy * steps) / steps)
    placed[needed] = points[which]
    return placed
