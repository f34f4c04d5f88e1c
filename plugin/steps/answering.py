"""Saying who serves a place, an address or the open requests of a project."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import pandas as pd

from ..assess.scene import Scene, look_at
from ..attach import locate_layers
from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress, part, silent
from ..staff.answering.answers import Answers, response_frame
from ..staff.answering.answers import who_serves as answer
from ..staff.answering.spot import Spot, read_spot
from ..store import Project
from .staffing import assignment_of


@dataclass(frozen=True, eq=False)
class Answered:
    """Who serves some places: ``answers`` by the plan of the ``scene``."""

    scene: Scene
    answers: Answers


def who_serves(
    project: Project,
    plan: str | None,
    spot: Spot,
    *,
    kind: str | None = None,
    provider: str | None = None,
    away: Collection[str] = (),
    progress: Progress = silent,
) -> Answered:
    """Who serves one place by a plan (None: the current one).

    ``kind``: what is asked for, in any words of the rulebook; ``provider``: the service whose
    nearest place is wanted, in place of that of the kind; ``away``: codes of officers who cannot be
    called. Nothing is kept. InputError for a spot that ``read_spot`` refuses, an unknown service
    or officer. A point without a coordinate system of its own is in the project's.
    """
    scene = _read_scene(project, plan, part(progress, 0, 0.5))
    if spot.crs is None:
        spot = replace(spot, crs=project.crs)
    asked = read_spot(spot, scene)
    if kind is not None:
        asked = asked.assign(kind=kind)
    return _answered(project, scene, asked, provider, away, part(progress, 0.5, 1))


def who_serves_points(
    project: Project,
    plan: str | None,
    points: gpd.GeoDataFrame,
    *,
    provider: str | None = None,
    away: Collection[str] = (),
    progress: Progress = silent,
) -> gpd.GeoDataFrame:
    """Who serves each of many points, in their order and with their index: the ``frame`` of
    ``Answers``, in the plan's coordinate system. Nothing is kept.

    ``points`` may have a column ``kind``; no other column is looked at. Without a coordinate system
    they are in the project's. The rest is as in ``who_serves``.
    """
    columns = {"kind": points["kind"].to_numpy(object)} if "kind" in points else {}
    asked = gpd.GeoDataFrame(
        columns, geometry=points.geometry.to_numpy(), crs=points.crs or project.crs
    ).set_axis(points.index)
    scene = _read_scene(project, plan, part(progress, 0, 0.3))
    found = _answered(project, scene, asked, provider, away, part(progress, 0.3, 1))
    return found.answers.frame


def answer_requests(
    project: Project,
    plan: str | None,
    *,
    away: Collection[str] = (),
    progress: Progress = silent,
) -> Answered:
    """Who answers the open requests of the project, kept in it as the layer ``response``, in place
    of what was kept of the plan before. The rest is as in ``who_serves``."""
    scene = _read_scene(project, plan, part(progress, 0, 0.3))
    requests = project.read("request", part(progress, 0.3, 0.35))
    requests = requests[requests["status"].eq("open").to_numpy(bool, na_value=False)]
    requests = requests.dropna(subset=["request_id"]).sort_values("request_id", ignore_index=True)
    found = _answered(project, scene, requests, None, away, part(progress, 0.35, 0.95))
    ids = requests["request_id"].to_numpy(object)
    # The last chance to cancel: from here on everything is written.
    progress(1, None)
    project.write_responses(response_frame(found.answers, ids, scene.plan))
    return found


def _read_scene(project: Project, plan: str | None, progress: Progress) -> Scene:
    """A plan and what answers are made of; nothing about residents is read for it."""
    progress(0, message("Reading the project"))
    division = project.read_plan(plan, part(progress, 0, 0.4))
    layers = project.layers(part(progress, 0.4, 0.8))
    located = locate_layers(division, layers, part(progress, 0.8, 1))
    return look_at(located, layers, project.rules)


def _answered(
    project: Project,
    scene: Scene,
    asked: pd.DataFrame,
    provider: str | None,
    away: Collection[str],
    progress: Progress,
) -> Answered:
    if provider is not None:
        asked = asked.assign(service=_service(provider, scene))
    progress(0, message("Finding who serves"))
    assignments = assignment_of(project, scene.plan)
    return Answered(scene, answer(asked, scene, None, assignments, progress, away=away))


def _service(text: str, scene: Scene) -> str:
    """The id of the service that the text means; InputError naming those there are."""
    for rules in scene.books:
        found = rules.service(text)
        if found is not None:
            return found.id
    known: Sequence[Any] = [service.id for service in scene.services]
    raise input_error(
        "The rulebook has no service called {text}. Its services: {known}.",
        text=text,
        known=listed(known, "-"),
    )
