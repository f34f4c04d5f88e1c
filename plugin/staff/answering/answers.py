"""Who serves here: cell, officer, the level that answers, the nearest provider."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...assess.names import Names
from ...assess.network import WalkNetwork
from ...assess.scene import Scene
from ...attach import REASONS
from ...attach.whereabouts import OUTSIDE, TOWER
from ...common.messages import Message
from ...common.progress import Progress, part, silent
from ...contracts import contract
from .matters import Matters, read_matters
from .onduty import OnDuty, on_duty
from .providers import Providers, nearest_providers
from .whereto import Objects, Whereto, find_places, picked

# Why an answer lacks something. The names are kept in projects: never rename.
WHY = ("no_place", "no_cell", "no_officer", "no_kind", "no_provider")
# What a community's row says of the levels above it.
_ABOVE = ("street", "district", "city")


@dataclass(frozen=True, eq=False)
class Answers:
    """Who serves n places: ``frame``, one row for each question in its order; ``duty``, who is
    there for each cell; ``notes``, what a person should know.

    The columns, None where there is nothing: ``cell_id``, ``community_id``, ``community``,
    ``street``, ``district``, ``city`` (names); ``reason``, one of ``attach.REASONS`` where there is
    no cell; ``candidates``, the cells of a divided building where nothing says which part;
    ``near_cell_id`` and ``near_m``, for a place in no cell the nearest one and how far that is in a
    straight line; ``officer_id``, ``officer_name``, ``backup_id``, ``backup_name``, ``called_id``,
    ``called_name``, as in ``OnDuty``; ``kind`` as it was asked, ``request_kind``, ``level``,
    ``answered_by``; ``service``, ``provider_id``, ``provider_name``, ``provider_min``; ``why``, of
    WHY, by commas. The geometry is a point in the plan's coordinate system.
    """

    frame: gpd.GeoDataFrame
    duty: OnDuty
    notes: tuple[Message, ...]


def who_serves(
    questions: pd.DataFrame,
    scene: Scene,
    network: Optional[WalkNetwork],
    assignments: pd.DataFrame,
    progress: Progress = silent,
    *,
    away: Collection[str] = (),
) -> Answers:
    """Who serves the places of the ``questions`` (n rows), and who answers what is asked there.

    Each is at its ``building_id``, with ``entrance`` or ``floor`` where cells share a building,
    else at its own geometry; all these columns may be missing. ``kind`` and ``service``: see
    ``read_matters``. ``network`` is made of the scene's roads where it is None and a provider is
    asked for. ``assignments`` (contract ``assignment``) are the plan's, or empty, and then the
    officers' list says who serves. ``away``: the codes of officers who cannot be called; InputError
    where nobody has one of them.
    """
    questions = _with_building(questions)
    duty = on_duty(scene, assignments, away, part(progress, 0, 0.1))
    places = find_places(questions, scene, part(progress, 0.1, 0.3))
    matters = read_matters(questions, places.community, scene)
    providers = nearest_providers(
        matters.service, places, scene, network, part(progress, 0.3, 0.95)
    )
    columns = _columns(questions, scene, (places, duty, matters, providers))
    progress(1, None)
    points = np.full(len(questions), None, dtype=object)
    known = np.isfinite(places.x)
    points[known] = shapely.points(places.x[known], places.y[known])
    frame = gpd.GeoDataFrame(columns, geometry=points, crs=scene.crs, index=questions.index)
    crs = scene.index.cells.crs
    notes = (*duty.notes, *providers.notes)
    return Answers(frame if crs == scene.crs else frame.to_crs(crs), duty, notes)


def response_frame(answers: Answers, request_ids: Objects, plan: str) -> gpd.GeoDataFrame:
    """The answers as contract ``response``; ``request_ids`` (n,) are those of the questions."""
    spec, frame = contract("response"), answers.frame
    columns = {name: frame[name].to_numpy() for name in spec.fields if name in frame}
    columns |= {"plan": [plan] * len(frame), "request_id": request_ids}
    found: gpd.GeoDataFrame = spec.frame(
        {**columns, "geometry": frame.geometry.to_numpy()}, frame.crs
    )
    return found


def _with_building(questions: pd.DataFrame) -> pd.DataFrame:
    """The questions with a column for their building."""
    return questions if "building_id" in questions else questions.assign(building_id=None)


def _columns(
    questions: pd.DataFrame,
    scene: Scene,
    parts: tuple[Whereto, OnDuty, Matters, Providers],
) -> dict[str, Any]:
    places, duty, matters, providers = parts
    names, cell = _names(scene), places.cell
    people = {
        "officer_id": duty.officer,
        "officer_name": duty.officer_name,
        "backup_id": duty.backup,
        "backup_name": duty.backup_name,
        "called_id": duty.called,
        "called_name": duty.called_name,
    }
    served = {name: picked(column, cell) for name, column in people.items()}
    above = {name: picked(column, places.community) for name, column in names.items()}
    answering = {"cell": served["called_name"], **above}
    answered_by = np.full(len(cell), None, dtype=object)
    for level in answering:
        answered_by = np.where(matters.level == level, answering[level], answered_by)
    return {
        "cell_id": picked(scene.index.ids, cell),
        "community_id": picked(scene.index.communities, places.community),
        **above,
        "reason": picked(REASONS, places.reason),
        "candidates": places.candidates,
        "near_cell_id": picked(scene.index.ids, places.near_cell),
        "near_m": places.near_m,
        **served,
        "kind": questions["kind"].to_numpy(object) if "kind" in questions else None,
        "request_kind": matters.request_kind,
        "level": matters.level,
        "answered_by": answered_by,
        "service": matters.service,
        "provider_id": providers.code,
        "provider_name": providers.name,
        "provider_min": providers.minutes,
        "why": _why(places, served["called_id"], matters, providers),
    }


def _names(scene: Scene) -> dict[str, Objects]:
    """What the communities (c,) and the levels above them are called, None where nobody says."""
    codes, frame = scene.index.communities, scene.layers["community"]
    rows = frame.drop_duplicates("community_id").set_index("community_id").reindex(codes)
    called = Names(scene)
    named = [name if (name := called.community(code)) != code else None for code in codes]
    names = {"community": np.array(named, dtype=object)}
    for level in _ABOVE:
        names[level] = rows[level].to_numpy(object)
    return names


def _why(places: Whereto, called: Objects, matters: Matters, providers: Providers) -> Objects:
    """(n,) what is missing, by commas, None where nothing is."""
    in_no_cell = (places.reason == TOWER) | (places.reason == OUTSIDE)
    missing = (
        (places.cell < 0) & ~in_no_cell,
        in_no_cell,
        (places.cell >= 0) & pd.isna(called),
        matters.unknown,
        pd.notna(matters.service) & pd.isna(providers.code),
    )
    texts = [
        ",".join(name for bit, name in enumerate(WHY) if number >> bit & 1) or None
        for number in range(1 << len(WHY))
    ]
    number = sum(flags.astype(np.int64) << bit for bit, flags in enumerate(missing))
    found: Objects = np.array(texts, dtype=object)[number]
    return found
