"""Dividing a project's buildings into cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from ..assess import building_minutes
from ..common.band import Band
from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..contracts import map_layers
from ..divide import Division, Settings, divide_layers
from ..intake import (
    check_frame,
    compare_households,
    rejected_lines,
    with_households,
    with_records,
)
from ..rules import checked_factors, weighed_note
from ..store import FIRST_PLAN, Project
from .sources import RECORDS, project_sources

WITH_WORK = ("care_case", "care_count", "request")  # what brings work beside the households
FROM_TABLES = ("recorded", "tabled")  # household counts that ask no resident
_LONGEST_NAME = 100
_AS_THEY_ARE: Mapping[str, float] = MappingProxyType({})
# Control characters, halves of characters (bytes that were no text), and separators of lines.
_NO_SIGNS = frozenset({"Cc", "Cs", "Zl", "Zp"})


def divide(
    project: Project,
    *,
    band: Band | None = None,
    seed: int = 0,
    effort: str = "fast",
    plan: str | None = None,
    earlier: str | None = None,
    locked: Sequence[str] | None = None,
    households: str = "recorded",
    workers: int | None = 1,
    even_work: bool = False,
    weights: Mapping[str, float] = _AS_THEY_ARE,
    progress: Progress = silent,
) -> Division:
    """Divide the project's buildings into cells, and keep the plan in the project.

    ``band`` is the rulebook's if not given; ``plan`` the next free ``plan-1``, ``plan-2`` …;
    ``earlier`` names the plan to start from; ``locked`` are the codes of its cells that stay as
    they are, by default those that are marked in the plan; ``households``, of
    HOUSEHOLD_SOURCES, says which counts the buildings have; ``workers`` is the number of
    processes, None for what suits the machine and the work. With ``even_work`` the cells' work,
    as it is known from the people and requests in the project, is evened out beside their
    households. ``weights`` multiply the rulebook's, see ``rules.checked_factors``, which raises
    InputError for wrong ones.
    """
    name = None if plan is None else checked_name(plan)
    division = divided(
        project,
        band=band,
        seed=seed,
        effort=effort,
        plan=name or FIRST_PLAN,
        earlier=earlier,
        locked=locked,
        households=households,
        workers=workers,
        even_work=even_work,
        weights=weights,
        progress=part(progress, 0, 0.95),
    )
    # A name of our choice is settled only when the plan is written: another run may be quicker.
    return project.write_plan(division, part(progress, 0.95, 1), replace=name is not None)


def divided(
    project: Project,
    *,
    band: Band | None,
    seed: int,
    effort: str,
    plan: str,
    earlier: str | None,
    locked: Sequence[str] | None,
    households: str,
    workers: int | None,
    even_work: bool,
    weights: Mapping[str, float],
    progress: Progress,
) -> Division:
    """What ``divide`` makes, without keeping it."""
    factors = checked_factors(weights)
    layers = input_layers(project, part(progress, 0, 0.05))
    if "building" not in layers:
        raise no_buildings(project)
    start = project.read_plan(earlier) if earlier is not None else None
    counted, notes = counted_layers(project, layers, households)
    settings = Settings(
        band=band or project.rules.cell_band,
        rulebook=project.rules,
        seed=seed,
        effort=effort,
        plan=plan,
        locked=None if locked is None else tuple(locked),
        households=households,
        notes=(*notes, *weighed_note(factors)),
        minutes=work_minutes(project, counted, part(progress, 0.05, 0.1)) if even_work else None,
        sources=project_sources(
            project,
            layers,
            people_asked(households, even_work),
            start,
            part(progress, 0.1, 0.1),
        ),
        factors=factors,
    )
    return divide_layers(counted, settings, start, part(progress, 0.1, 1), workers=workers)


def people_asked(households: str, even_work: bool) -> tuple[str, ...]:
    """The layers about persons that a division asks for its counts and its cells' work."""
    counted = () if households in FROM_TABLES else ("resident",)
    return (*counted, *(WITH_WORK if even_work else ()))


def no_buildings(project: Project) -> InputError:
    """What to say where there is nothing to divide."""
    return input_error(
        "{file} has no buildings yet. Bring them in first: grid-steward import {file} "
        "building SOURCE",
        file=project.path.name,
    )


def counted_layers(
    project: Project, layers: Mapping[str, gpd.GeoDataFrame], households: str
) -> tuple[dict[str, gpd.GeoDataFrame], tuple[Message, ...]]:
    """``layers`` with the buildings' household counts of that source, and what to say of it."""
    records = project.read(RECORDS)
    buildings = with_records(layers["building"], records, households)
    buildings, notes = _counted(project, buildings, households)
    return {**layers, "building": buildings}, notes


def input_layers(project: Project, progress: Progress = silent) -> dict[str, gpd.GeoDataFrame]:
    """The input layers that cells are drawn from, as far as they have rows, checked.

    They are checked because anyone may edit them in QGIS. Rows without a code get one from their
    place, and of equal rows one is left. Raises InputError
    for rows that can't be worked with.
    """
    drawn = map_layers()
    stored = {layer: frame for layer, frame in project.layers().items() if layer in drawn}
    return {
        layer: checked_rows(
            project, layer, frame, part(progress, number / len(stored), (number + 1) / len(stored))
        )
        for number, (layer, frame) in enumerate(stored.items())
    }


def checked_rows(
    project: Project, layer: str, frame: gpd.GeoDataFrame, progress: Progress
) -> gpd.GeoDataFrame:
    """The rows of an input layer in the project, checked as at an import."""
    result = check_frame(
        frame,
        layer,
        project.crs,
        source=f"{project.path.name}|{layer}",
        rows=frame.index.to_numpy(),
        progress=progress,
    )
    wrong = result.rejected[result.rejected["reason"] != "duplicate_row"]
    if len(wrong):
        raise input_error(
            "{count} rows of the layer {layer} in {file} can't be used. Open the layer in "
            "QGIS, correct or delete these rows, save, and run again. The row number is the "
            "field fid there:\n{rows}",
            count=len(wrong),
            layer=layer,
            file=project.path.name,
            rows="\n".join(rejected_lines(wrong)),
        )
    accepted: gpd.GeoDataFrame = result.accepted
    return accepted


def _counted(
    project: Project, buildings: gpd.GeoDataFrame, source: str
) -> tuple[gpd.GeoDataFrame, tuple[Message, ...]]:
    """The buildings with the household counts that ``source`` asks for, and what to say of it."""
    if source in FROM_TABLES:
        return buildings, ()
    residents = project.people().get("resident")
    if residents is None or residents["household_id"].isna().all():
        raise input_error(
            "{file} has no residents with a household code, so their households can't be counted. "
            "Import the residents first, or divide by the recorded counts: --households recorded",
            file=project.path.name,
        )
    counts = compare_households(buildings, project.read(RECORDS), residents)
    changed = with_households(buildings, counts, source)
    own = counts["recorded"].isna() if source == "filled" else True
    note = message(
        "The household counts of {buildings} buildings were counted from the residents' household "
        "codes; {nameless} residents have none and were not counted.",
        buildings=int((counts["counted"].notna() & own).sum()),
        nameless=int(residents["household_id"].isna().sum()),
    )
    return changed, (note,)


def work_layers(project: Project, progress: Progress = silent) -> dict[str, pd.DataFrame]:
    """What brings work beside the households, by layer."""
    return {
        layer: project.read(layer, part(progress, turn / 3, (turn + 1) / 3))
        for turn, layer in enumerate(WITH_WORK)
    }


def work_minutes(
    project: Project, layers: Mapping[str, gpd.GeoDataFrame], progress: Progress
) -> dict[str, float]:
    """The work a month of each building by its code, with ``layers`` as they are divided."""
    return dict(building_minutes({**layers, **work_layers(project, progress)}, project.rules))


def checked_name(plan: str) -> str:
    """The plan's name without spaces around it; InputError where it can't be one."""
    name = plan.strip()
    if not name:
        raise input_error("A plan needs a name. Give one, or leave it out for the next free one.")
    if len(name) > _LONGEST_NAME or any(unicodedata.category(sign) in _NO_SIGNS for sign in name):
        raise input_error(
            "A plan's name has at most {most} characters, all on one line and none of them a "
            "control character. Give a shorter or plainer one, for example plan-2.",
            most=_LONGEST_NAME,
        )
    return name
