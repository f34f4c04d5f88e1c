"""Redrawing a project's communities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from ..common.band import Band
from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..divide import Division, Settings
from ..divide.redraw.layers import redraw_layers
from ..divide.redraw.measure import usual_band
from ..divide.redraw.settings import RedrawSettings
from ..rules import Rulebook
from ..store import FIRST_PLAN, Project
from .dividing import checked_name, counted_layers, input_layers, no_buildings, people_asked
from .sources import project_sources


@dataclass(frozen=True)
class Wish:
    """What communities are asked for.

    ``households`` and ``residents`` are the bands of a community, None where that is not asked
    for; ``count`` is how many communities are wanted, None for as few moves as possible. ``locked``
    are codes of communities that stay, ``own`` of compounds that become communities of their own,
    both beside those ticked in their layers. ``band`` is that of a cell, None for the rulebook's;
    ``counts``, of HOUSEHOLD_SOURCES, says which household counts the buildings have.
    """

    households: Band | None = None
    residents: Band | None = None
    count: int | None = None
    locked: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    band: Band | None = None
    seed: int = 0
    effort: str = "fast"
    counts: str = "recorded"


def redraw(
    project: Project,
    *,
    households: Band | None = None,
    residents: Band | None = None,
    count: int | None = None,
    locked: Sequence[str] = (),
    own: Sequence[str] = (),
    earlier: str | None = None,
    plan: str | None = None,
    seed: int = 0,
    effort: str = "fast",
    band: Band | None = None,
    counts: str = "recorded",
    workers: int | None = 1,
    progress: Progress = silent,
) -> Division:
    """Redraw the project's communities, divide them into cells, and keep the plan in the project.

    ``households`` and ``residents`` are the bands of a community; without either the rulebook's
    for households is taken, with today's mean for its target. ``count``, ``locked``, ``own``,
    ``band`` (that of cells), ``seed``, ``effort`` and ``counts`` are as in ``Wish``; ``earlier``
    names the plan whose cells are kept where they can be. ``plan`` and ``workers`` are as in
    ``divide``. The layer ``community`` stays as it is. Raises InputError where a rulebook has no
    band, and for what there is not.
    """
    name = None if plan is None else checked_name(plan)
    wish = Wish(households, residents, count, tuple(locked), tuple(own), band, seed, effort, counts)
    watch = part(progress, 0, 0.95)
    division = redrawn(project, wish, name or FIRST_PLAN, earlier, None, workers, watch)
    # A name of our choice is settled only when the plan is written: another run may be quicker.
    return project.write_plan(division, part(progress, 0.95, 1), replace=name is not None)


def redrawn(
    project: Project,
    wish: Wish,
    plan: str,
    earlier: str | None,
    locked_cells: Sequence[str] | None,
    workers: int | None,
    progress: Progress,
) -> Division:
    """What ``redraw`` makes, without keeping it; ``locked_cells`` are codes of the earlier plan's
    cells that stay, None for those that are marked there."""
    layers = input_layers(project, part(progress, 0, 0.05))
    if "building" not in layers:
        raise no_buildings(project)
    start = None if earlier is None else project.read_plan(earlier)
    counted, notes = counted_layers(project, layers, wish.counts)
    asked = {*people_asked(wish.counts, False), *(["resident"] if wish.residents else [])}
    settings = RedrawSettings(
        cells=Settings(
            band=wish.band or project.rules.cell_band,
            rulebook=project.rules,
            seed=wish.seed,
            effort=wish.effort,
            plan=plan,
            locked=None if locked_cells is None else tuple(locked_cells),
            households=wish.counts,
            notes=notes,
            sources=project_sources(project, layers, sorted(asked), start),
        ),
        households=_band(project, wish, counted),
        residents=wish.residents,
        count=wish.count,
        locked=wish.locked,
        own=wish.own,
        people=_people(project) if wish.residents else None,
    )
    return redraw_layers(counted, settings, start, part(progress, 0.1, 1), workers=workers)


def redrawn_again(
    project: Project,
    parameters: Mapping[str, Any],
    plan: str,
    workers: int | None,
    progress: Progress,
) -> Division:
    """The redrawing that a plan's row tells of in ``parameters``, made anew and not kept."""
    households, residents = parameters["community_households"], parameters["community_residents"]
    wish = Wish(
        None if households is None else Band.parse(households),
        None if residents is None else Band.parse(residents),
        parameters["count"],
        tuple(parameters["locked_communities"]),
        tuple(parameters["own_communities"]),
        Band.parse(parameters["band"]),
        parameters["seed"],
        parameters["effort"],
        parameters["households"],
    )
    earlier = parameters["from"]
    cells = None if earlier is None else parameters["locked"]
    return redrawn(project, wish, plan, earlier, cells, workers, progress)


def _band(project: Project, wish: Wish, layers: Mapping[str, gpd.GeoDataFrame]) -> Band | None:
    """The band in households: the one asked for, else the rulebook's; None for residents alone."""
    if wish.households is not None or wish.residents is not None:
        return wish.households
    return rulebook_band(project.rules, layers)


def rulebook_band(rulebook: Rulebook, layers: Mapping[str, gpd.GeoDataFrame]) -> Band:
    """The rulebook's band of a community's households, with today's mean in ``layers`` as what is
    wanted; InputError where it has none."""
    limits = rulebook.community_band.households
    if limits is None:
        raise input_error(
            "The rulebook {rulebook} does not say how large a community is. Give the least, "
            "wanted and most households of one, for example --households 1000:2000:3000, or its "
            "residents.",
            rulebook=rulebook.name,
        )
    total = int(layers["building"]["households"].fillna(0).sum())
    return usual_band(limits, total, len(layers.get("community", ())))


def _people(project: Project) -> dict[str, int]:
    """The residents of each building by its code; InputError where none are known."""
    residents = project.people().get("resident")
    if residents is None or residents["building_id"].isna().all():
        raise input_error(
            "{file} has no residents with a building, so communities can't be redrawn by them. "
            "Import the residents first, or give a band in households.",
            file=project.path.name,
        )
    counts = residents["building_id"].dropna().value_counts()
    return {str(code): int(count) for code, count in counts.items()}
