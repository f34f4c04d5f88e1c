"""What a division is asked for, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..common.band import Band
from ..common.messages import Message
from ..contracts import contract
from ..rules import Rulebook, Weights, weighed
from .trail import Sources


@dataclass(frozen=True)
class Settings:
    """How to divide.

    ``effort`` is ``"fast"`` (a first plan, lightly improved) or ``"best"`` (improved until it no
    longer pays); ``plan`` is the name that the plan is kept under. ``locked`` are the codes of the
    earlier plan's cells that stay as they are, None for those that are marked there; those in
    ``steady`` stay too, but only in communities where each of them still hangs together.
    ``households`` says where the buildings' counts come from, and ``notes`` what else a person
    should know of what goes in; the plan keeps both. ``minutes`` is the work a month of each
    building by its code, the second weight; None counts no work. It is about persons, so the plan
    keeps only that work was counted. ``sources`` are the hashes of what it is made from, where
    that was read; None takes those of the layers that are handed in. ``factors`` multiply the
    rulebook's weights, by the names of ``rules.WISHES``; those that are not named count once.
    """

    band: Band
    rulebook: Rulebook
    seed: int = 0
    effort: str = "fast"
    plan: str = "plan-1"
    locked: Optional[tuple[str, ...]] = None
    steady: frozenset[str] = frozenset()
    households: str = "recorded"
    notes: tuple[Message, ...] = ()
    minutes: Optional[Mapping[str, float]] = None
    sources: Optional[Sources] = None
    factors: Mapping[str, float] = field(default_factory=dict)

    @property
    def weights(self) -> Weights:
        """The prices that cells are divided by."""
        return weighed(self.rulebook.weights, self.factors)


@dataclass(frozen=True)
class Division:
    """A whole plan: frames with the columns of their contracts.

    ``plan`` has one row; its JSON columns hold JSON texts. ``moves``, ``towers``, ``communities``,
    ``areas``, ``crosswalk``, ``edits`` and ``repairs`` have the contracts ``move``, ``tower``,
    ``plan_community``, ``area``, ``crosswalk``, ``edit`` and ``repair``.
    """

    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    plan: pd.DataFrame
    moves: gpd.GeoDataFrame = field(default_factory=lambda: contract("move").frame({}))
    towers: gpd.GeoDataFrame = field(default_factory=lambda: contract("tower").frame({}))
    communities: gpd.GeoDataFrame = field(
        default_factory=lambda: contract("plan_community").frame({})
    )
    areas: gpd.GeoDataFrame = field(default_factory=lambda: contract("area").frame({}))
    crosswalk: pd.DataFrame = field(default_factory=lambda: contract("crosswalk").frame({}))
    edits: pd.DataFrame = field(default_factory=lambda: contract("edit").frame({}))
    repairs: gpd.GeoDataFrame = field(default_factory=lambda: contract("repair").frame({}))

    def in_crs(self, crs: Any) -> Division:
        """The plan with all its places in ``crs``; frames without a reference system are empty."""
        frames = {one.name: getattr(self, one.name) for one in fields(self)}
        placed = {
            name: frame.to_crs(crs)
            for name, frame in frames.items()
            if isinstance(frame, gpd.GeoDataFrame) and frame.crs is not None
        }
        return replace(self, **placed)


def read_json(plan: pd.DataFrame, column: str) -> Any:
    """What the JSON text in ``column`` of a plan's row says."""
    return json.loads(plan[column].iloc[0])
