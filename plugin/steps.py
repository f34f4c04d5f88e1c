"""The use cases, one function each, over the rooms; the project they work on is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .common.band import Band
from .common.errors import input_error
from .common.progress import Progress, part, silent
from .divide import Division, Settings, divide_layers
from .intake import ImportResult, import_source
from .rules import load_rulebook
from .store import Project

DEFAULT_RULEBOOK = "yichang"


def init_project(path: str | Path, crs: str, rulebook: str = DEFAULT_RULEBOOK) -> Project:
    """Make an empty project. InputError for an unknown rulebook or system, or a file in the way."""
    load_rulebook(rulebook)
    return Project.create(path, crs, rulebook)


def import_layer(
    project: Project,
    layer: str,
    source: str | Path,
    *,
    source_layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    source_crs: str | None = None,
    encoding: str | None = None,
    datum: str | None = None,
    progress: Progress = silent,
) -> ImportResult:
    """Bring a file into the project; see ``intake.import_source`` for what the options mean."""
    result = import_source(
        source,
        layer,
        project.crs,
        source_layer=source_layer,
        mapping=mapping,
        source_crs=source_crs,
        encoding=encoding,
        datum=datum,
        progress=part(progress, 0, 0.7),
    )
    return project.add(result, part(progress, 0.7, 1))


def divide(
    project: Project,
    *,
    band: Band | None = None,
    seed: int = 0,
    effort: str = "fast",
    plan: str | None = None,
    earlier: str | None = None,
    progress: Progress = silent,
) -> Division:
    """Divide the project's buildings into cells, and keep the plan in the project.

    ``band`` is the rulebook's if not given; ``plan`` the next free ``plan-1``, ``plan-2`` …;
    ``earlier`` names the plan to start from.
    """
    if plan is not None and not plan.strip():
        raise input_error("A plan needs a name. Give one, or leave it out for the next free one.")
    layers = project.layers()
    if "building" not in layers:
        raise input_error(
            "{file} has no buildings yet. Bring them in first: grid-steward import {file} "
            "building SOURCE",
            file=project.path.name,
        )
    start = project.read_plan(earlier).units if earlier is not None else None
    rulebook = load_rulebook(project.rulebook)
    settings = Settings(
        band=band or rulebook.cell_band,
        rulebook=rulebook,
        seed=seed,
        effort=effort,
        plan=plan or _free_name(project),
    )
    division = divide_layers(layers, settings, start, part(progress, 0, 0.95))
    project.write_plan(division, part(progress, 0.95, 1))
    return division


def _free_name(project: Project) -> str:
    taken = set(project.plans()["plan"])
    number = 1
    while f"plan-{number}" in taken:
        number += 1
    return f"plan-{number}"
