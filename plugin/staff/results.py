"""An assignment as frames: who serves each cell, and what each officer has."""

from __future__ import annotations

from typing import Any, Optional

import geopandas as gpd
import numpy as np

from ..contracts import contract
from .build import Built
from .situation import Situation
from .solver.problem import Assigned, Ints


def assignment_frame(
    situation: Situation, built: Built, found: Assigned, backups: Ints
) -> gpd.GeoDataFrame:
    """The frame of contract ``assignment``, by cell; ``backups`` (k,) are officers or -1."""
    scene, staff, today = situation.scene, situation.staff, situation.today
    index, officer = scene.index, found.officer
    codes, names = (np.array([*staff[name], None], object) for name in _WHO)
    metres = np.append(built.walks.to_cells, np.full((1, index.k), np.nan), axis=0)
    base_m = metres[officer, np.arange(index.k)]
    frame: gpd.GeoDataFrame = contract("assignment").frame(
        {
            "plan": [scene.plan] * index.k,
            "cell_id": index.ids,
            "community_id": index.communities[index.community],
            "officer_id": codes[officer],
            "officer_name": names[officer],
            "reinforced_by": _helpers(found.reinforces, codes, index.k),
            "backup_id": codes[backups],
            "backup_name": names[backups],
            "base_m": np.where(np.isfinite(base_m), base_m.round(1), np.nan),
            "today": [", ".join(today.team(cell)) or None for cell in range(index.k)],
            "change": [_change(codes[who], today.team(cell)) for cell, who in enumerate(officer)],
            "locked": situation.wishes.locked,
            "geometry": index.cells.geometry.to_numpy(),
        },
        index.cells.crs,
    )
    return frame


def load_frame(
    situation: Situation, built: Built, found: Assigned, backups: Ints
) -> gpd.GeoDataFrame:
    """The frame of contract ``officer_load``, by officer, with no work yet; see ``with_loads``."""
    scene, staff, care = situation.scene, situation.staff, situation.care
    ids, people, officer = scene.index.ids, care.people(), found.officer
    kept = care.kept(officer)
    acquainted = np.bincount(officer[care.cell[kept]], minlength=len(staff))
    own = [np.flatnonzero(officer == who) for who in range(len(staff))]
    none = np.zeros(len(staff))
    places = gpd.GeoSeries(gpd.points_from_xy(*built.walks.bases.T), crs=scene.crs)
    places[np.isnan(built.walks.bases[:, 0])] = None
    frame: gpd.GeoDataFrame = contract("officer_load").frame(
        {
            "plan": [scene.plan] * len(staff),
            "officer_id": staff["officer_id"].to_numpy(object),
            "officer_name": staff["display_name"].to_numpy(object),
            "cells": [_listed(ids[cells]) for cells in own],
            "reinforces": [None if cell < 0 else ids[cell] for cell in found.reinforces],
            "backup_cells": [_listed(ids[backups == who]) for who in range(len(staff))],
            "hours_min": built.problem.hours.astype(np.float64),
            "work_min": none,
            "uncovered_min": none,
            "care_people": [int(people[cells].sum()) for cells in own],
            "known_people": acquainted,
            "lacking_skills": [
                _listed(sorted({one for cell in cells for one in care.missing(int(cell), has)}))
                for cells, has in zip(own, built.skills)
            ],
            "geometry": places.to_crs(scene.index.cells.crs).to_numpy(),
        },
        scene.index.cells.crs,
    )
    return frame


_WHO = ("officer_id", "display_name")


def _helpers(reinforces: Ints, codes: Any, k: int) -> list[Optional[str]]:
    """(k,) the codes of those who reinforce each cell."""
    return [_listed(codes[:-1][reinforces == cell]) for cell in range(k)]


def _change(code: Optional[str], team: tuple[str, ...]) -> str:
    if code is None:
        return "none"
    if not team:
        return "first"
    return "kept" if code in team else "changed"


def _listed(codes: Any) -> Optional[str]:
    return ", ".join(codes) or None
