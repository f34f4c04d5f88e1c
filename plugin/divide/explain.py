"""Why the lines of a plan run as they do: what each neighbouring choice would cost.

The ground of a plan is built again from the layers, its objective with it, and every choice at the
lines of one cell or community is priced, see ``choices``. A cell's choices are units, weighed as
the division of its community weighed them. A community's are whole cells, weighed by the rulebook's
``community_weights`` against the band of communities; residents are not weighed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..common.band import Band
from ..common.errors import InputError, input_error
from ..common.messages import Message, message, some_of
from ..common.progress import Progress, part, silent
from .choices import Choice, Scene, choices
from .choosing import Names, sentences_on, verdict_on
from .community import unit_graph
from .division import Division, Settings, read_json
from .earlier import Earlier, start_from
from .layers import metric_crs
from .locks import locked_then
from .objective import Problem
from .partition import subgraph
from .places import all_layers
from .redraw.atoms import atom_graph, majority
from .redraw.measure import Measure
from .redraw.settings import RedrawSettings
from .redraw.today import Today, communities_today, whole_ground
from .standing import standing

CELL, COMMUNITY = LEVELS = ("cell", "community")


@dataclass(frozen=True, eq=False)
class Told:
    """One choice in words: ``unit`` is the code of the unit or cell that would change sides, None
    for a merger; ``building`` its building's, if it has one; ``source`` and ``goal`` are codes.
    """

    choice: Choice
    unit: Optional[str]
    building: Optional[str]
    source: str
    goal: str
    households: int
    sentences: tuple[Message, ...]


@dataclass(frozen=True, eq=False)
class Explained:
    """Why the cell or community ``code`` of a plan is as it is: its choices, those that could be
    made first, cheapest first. ``level`` is of ``LEVELS``; ``verdict`` says it in a sentence.
    """

    plan: str
    level: str
    code: str
    households: int
    band: Band
    told: tuple[Told, ...]
    verdict: tuple[Message, ...]

    @property
    def better(self) -> int:
        """How many choices the division would have been better off with."""
        return sum(one.choice.better for one in self.told)


def explain_layers(
    layers: Mapping[str, gpd.GeoDataFrame],
    division: Division,
    code: str,
    settings: Settings,
    communities: Optional[Band] = None,
    earlier: Optional[Division] = None,
    progress: Progress = silent,
) -> Explained:
    """Explain the lines of the cell or, where there is no such cell, the community ``code``.

    ``layers``, ``settings`` and ``earlier`` are those that ``division`` was made with, in one CRS;
    ``communities`` is the band of a community in households. Raises InputError for a code that
    there is not, for a community without a band, and where the ground is not as it was.
    """
    build, parameters = part(progress, 0, 0.8), read_json(division.plan, "parameters")
    if (division.units["cell_id"] == code).any():
        level, band = CELL, settings.band
        scene, names = _of_cell(division, layers, code, settings, earlier, build)
    elif (division.units["community_id"] == code).any():
        level, band = COMMUNITY, _known_band(communities, code, settings)
        scene, names = _of_community(division, layers, settings, band, earlier, build)
    else:
        raise _unknown(division, code)
    cell = names.cells.index(code)
    told = tuple(_told(scene, names, one) for one in choices(scene, cell, part(progress, 0.8, 1)))
    return Explained(
        plan=str(division.plan["plan"].iloc[0]),
        level=level,
        code=code,
        households=int(scene.facts.households[cell]) // names.scale,
        band=band,
        told=told,
        verdict=(
            *verdict_on(code, [one.choice for one in told], parameters),
            *(_not_weighed(parameters) if level == COMMUNITY else ()),
        ),
    )


def _not_weighed(parameters: Mapping[str, Any]) -> tuple[Message, ...]:
    """That the band of residents has no say in what choices cost."""
    if parameters.get("community_residents") is None:
        return ()
    return (
        message(
            "The communities were drawn for a band of residents, which is not weighed here: a "
            "choice that is called better may break it."
        ),
    )


def _known_band(band: Optional[Band], code: str, settings: Settings) -> Band:
    if band is None:
        raise input_error(
            "The rulebook {rulebook} has no band of households for communities, so the lines of "
            "{code} can't be weighed. Ask about one of its cells.",
            rulebook=settings.rulebook.name,
            code=code,
        )
    return band


def _told(scene: Scene, names: Names, choice: Choice) -> Told:
    own = scene.labels == choice.source
    households = scene.problem.households
    moved = int(households[own].sum() if choice.unit is None else households[choice.unit])
    return Told(
        choice,
        None if choice.unit is None else names.units[choice.unit],
        None if choice.unit is None else names.buildings[choice.unit],
        names.cells[choice.source],
        names.cells[choice.goal],
        moved // names.scale,
        sentences_on(scene, names, choice, moved),
    )


def _of_cell(
    division: Division,
    layers: Mapping[str, gpd.GeoDataFrame],
    code: str,
    settings: Settings,
    earlier: Optional[Division],
    progress: Progress,
) -> tuple[Scene, Names]:
    """The community of a cell as its division saw it."""
    metric = metric_crs(layers["building"])
    place = division.units.loc[division.units["cell_id"] == code, "community_id"].iloc[0]
    units = division.units[division.units["community_id"] == place]
    cells = division.cells[division.cells["community_id"] == place]
    start = start_from(earlier, metric, locked_then(division) if earlier is not None else None)
    alone = replace(division, units=units, cells=cells)
    (one,) = standing(alone, layers, settings, start, progress)
    problem = one.problem(settings, () if start is None else start.locked)
    held = cells["locked"].fillna(False).to_numpy(bool)
    ordered = units.sort_values("unit_id", kind="stable")
    names = Names(
        level=CELL,
        units=ordered["unit_id"].tolist(),
        buildings=[b if isinstance(b, str) else None for b in ordered["building_id"]],
        parts=[p if isinstance(p, str) else None for p in ordered["part"]],
        cells=cells["cell_id"].tolist(),
        compounds=_compounds(one.units["compound_id"]),
    )
    return Scene(one.graph, problem, one.labels, held), names


def _of_community(
    division: Division,
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    band: Band,
    earlier: Optional[Division],
    progress: Progress,
) -> tuple[Scene, Names]:
    """All communities, put together from the plan's cells, on the one ground of today's."""
    metric = metric_crs(layers["building"])
    near = {name: frame.to_crs(metric) for name, frame in layers.items()}
    known = all_layers(near)
    redrew = read_json(division.plan, "parameters").get("made_by") == "redraw"
    communities = communities_today(near, earlier if redrew else None, metric)
    if communities.empty:
        raise input_error(
            "There is no layer of communities, so there are no lines between communities to "
            "explain. Ask about a cell."
        )
    today = Today.of(communities, near["building"])
    ground = whole_ground(known, today, settings, progress)
    plan = Earlier.of(division, metric)
    codes, places = (plan.names_of(ground.units, level) for level in LEVELS)
    own = np.flatnonzero([code is not None for code in codes])
    graph, units = subgraph(unit_graph(ground), own), ground.units.iloc[own]
    cell, cells = pd.factorize(codes[own], sort=True)
    kinds = dict(zip(known["compound"]["compound_id"], known["compound"]["kind"]))
    measure = Measure.of(units, kinds, RedrawSettings(cells=settings, households=band))
    owner = dict(zip(codes[own].tolist(), places[own].tolist()))
    above, names = pd.factorize(np.array([owner[one] for one in cells], object), sort=True)
    current = majority(cell, today.of_units(units), units["households"].to_numpy())
    atoms = atom_graph(graph, cell, measure.counted(cell))
    weights = settings.rulebook.community_weights
    each = -(-weights.moved_household // measure.scale)
    problem = Problem.of(
        atoms, measure.scaled(band), replace(weights, moved_household=each), current
    )
    locked = dict(zip(division.communities["community_id"], division.communities["locked"]))
    return Scene(atoms, problem, above.astype(np.int64), _held(names.tolist(), locked)), Names(
        level=COMMUNITY,
        units=cells.tolist(),
        buildings=[None] * len(cells),
        parts=[None] * len(cells),
        cells=names.tolist(),
        compounds=_compounds(units["compound_id"]),
        scale=measure.scale,
    )


def _held(codes: Sequence[str], locked: Mapping[str, Any]) -> NDArray[np.bool_]:
    """(k,) which communities are marked as locked."""
    return np.array([locked.get(code) is True for code in codes], np.bool_)


def _compounds(codes: pd.Series[Any]) -> list[str]:
    """The codes of compounds in the order in which a unit graph numbers them."""
    return [str(code) for code in pd.factorize(codes, sort=True)[1]]


def _unknown(division: Division, code: str) -> InputError:
    return input_error(
        "The plan {plan} has no cell and no community {code}. Its communities: {communities}; its "
        "cells: {cells}.",
        plan=str(division.plan["plan"].iloc[0]),
        code=code,
        communities=some_of(sorted(set(division.units["community_id"]))),
        cells=some_of(sorted(set(division.units["cell_id"]))),
    )
