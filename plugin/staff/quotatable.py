"""The quotas of a plan's communities, with what they are worked out from."""

from __future__ import annotations

import json
from typing import Optional

import numpy as np
import pandas as pd

from ..assess.scene import Scene
from ..assess.visits import sums
from ..contracts import contract
from .care import Care
from .quotas import community_quotas
from .situation import Situation
from .solver.problem import Assigned, Ints


def quota_frame(situation: Situation, found: Assigned, total: Optional[int] = None) -> pd.DataFrame:
    """The frame of contract ``quota``, by community; see ``community_quotas`` for ``total``."""
    scene = situation.scene
    facts = _facts(scene, situation.care)
    staff, arithmetic = community_quotas(facts, scene.rulebook, total)
    columns = ("community_id", "households", "residents", "served", "area_m2", "cells")
    return contract("quota").frame(
        {
            "plan": [scene.plan] * len(facts),
            **{name: facts[name].to_numpy() for name in columns},
            "staff": staff,
            "officers": _officers(scene, found),
            "arithmetic": [str(said) for said in arithmetic],
            "said": [json.dumps(said.to_json(), ensure_ascii=False) for said in arithmetic],
        }
    )


def _facts(scene: Scene, care: Care) -> pd.DataFrame:
    """What quotas are worked out from, a row for each community of the plan."""
    index = scene.index
    count, of_cell = len(index.communities), index.community
    lines = scene.layers["community"].dropna(subset=["community_id"])
    known = lines.sort_values(["community_id", "type", "class"]).drop_duplicates("community_id")
    named = known.set_index("community_id").reindex(index.communities)
    households = scene.cells["households"].to_numpy(np.float64)
    area = scene.cells.geometry.area.to_numpy(np.float64)
    return pd.DataFrame(
        {
            "community_id": index.communities,
            "type": named["type"].to_numpy(object),
            "class": named["class"].to_numpy(object),
            "households": sums(of_cell, households, count).astype(np.int64),
            "residents": _residents(scene, count),
            "area_m2": sums(of_cell, area, count).round(1),
            "served": sums(of_cell, care.people().astype(np.float64), count).astype(np.int64),
            "cells": np.bincount(of_cell, minlength=count),
        }
    )


def _residents(scene: Scene, count: int) -> Ints:
    """(c,) the residents of each community; of a building in several cells, by the building."""
    found = scene.located.found.get("resident")
    if found is None:
        return np.zeros(count, dtype=np.int64)
    cell = np.where(found.cell >= 0, found.cell, np.append(scene.index.home, -1)[found.building])
    return np.bincount(scene.index.community[cell[cell >= 0]], minlength=count)


def _officers(scene: Scene, found: Assigned) -> Ints:
    """(c,) how many officers serve or reinforce a cell of each community."""
    served, helping = np.flatnonzero(found.officer >= 0), np.flatnonzero(found.reinforces >= 0)
    pairs = np.concatenate(
        [
            np.column_stack([scene.index.community[served], found.officer[served]]),
            np.column_stack([scene.index.community[found.reinforces[helping]], helping]),
        ]
    )
    return np.bincount(np.unique(pairs, axis=0)[:, 0], minlength=len(scene.index.communities))
