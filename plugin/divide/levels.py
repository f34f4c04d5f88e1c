"""The levels above cells, of any plan: its communities, what lies above them, and its codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..common.messages import Message, message, some_of
from ..contracts import contract
from ..rules import Rulebook, community_limits, factors_of
from .areas import areas_frame
from .before import Before
from .crosswalk import crosswalk_frame, retired_lines
from .division import Settings

# What the layer ``community`` says of each.
_SAID = ("name", "type", "street", "district", "city", "class", "locked")
# A piece of ground smaller than this is the rounding of lines.
_PIECE_M2 = 1.0


@dataclass(frozen=True, eq=False)
class Levels:
    """``communities``, ``areas`` and ``crosswalk`` have the contracts ``plan_community``, ``area``
    and ``crosswalk``; ``retired`` are the lines of the plan's field of that name."""

    communities: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame
    crosswalk: pd.DataFrame
    retired: list[dict[str, Any]]
    notes: tuple[Message, ...]


def levels_of(
    units: gpd.GeoDataFrame,
    cells: gpd.GeoDataFrame,
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    before: Before,
    made_at: datetime,
) -> Levels:
    """The levels of a plan of ``units`` and ``cells`` (contracts of these names), all in metres.

    ``layers`` may have ``community``, what is said of each of the plan's communities, and
    ``compound``, whose kinds have a say in their size; ``before`` is what lay where.
    """
    rulebook, plan = settings.rulebook, settings.plan
    communities = communities_frame(units, cells, layers, rulebook, before, plan)
    crosswalk = crosswalk_frame(units, before, plan)
    said = layers.get("community")
    codes = [] if said is None else said["community_id"].tolist()
    in_use = {
        # One whose ground is all another's has no cell, and yet its code.
        "community": frozenset(communities["community_id"]) | frozenset(codes),
        "cell": frozenset(cells["cell_id"]),
    }
    return Levels(
        communities,
        areas_frame(communities, rulebook.codes, plan),
        crosswalk,
        retired_lines(before, crosswalk, in_use, made_at.date().isoformat()),
        tuple(_other_codes(communities, rulebook)),
    )


def communities_frame(
    units: gpd.GeoDataFrame,
    cells: gpd.GeoDataFrame,
    layers: Mapping[str, gpd.GeoDataFrame],
    rulebook: Rulebook,
    before: Before,
    plan: str,
) -> gpd.GeoDataFrame:
    """The frame of contract ``plan_community``, by code; for the arguments see ``levels_of``.

    A community that was there before goes on with its code. Where nothing was before, all are as
    they are today.
    """
    said = _said(layers.get("community"))
    came_from = _came_from(units, before)
    used = before.codes.get("community")
    sizes = sizes_by_community(units, layers.get("compound"), rulebook)
    rows = []
    for code, own in cells.groupby("community_id", sort=True):
        code, words = str(code), said.get(str(code), {})
        ground = shapely.coverage_union_all(own.geometry.to_numpy())
        mine = units[units["community_id"] == code]
        type_ = words.get("type")
        limits = rulebook.for_community(type_).community_band.households
        rows.append(
            {
                "plan": plan,
                "community_id": code,
                **words,
                "continues": code if used is None or code in used else None,
                "made_of": code if used is None else came_from.get(code),
                "households": int(own["households"].sum()),
                **_band(limits, int(own["households"].sum()), sizes[code]),
                "cells": len(own),
                "buildings": int(mine["building_id"].nunique()),
                "buildings_unknown": int(own["buildings_unknown"].sum()),
                **_ground(ground),
                "geometry": ground,
            }
        )
    fields = (*contract("plan_community").fields, "geometry")
    columns = {name: [row.get(name) for row in rows] for name in fields}
    frame: gpd.GeoDataFrame = contract("plan_community").frame(columns, cells.crs)
    return frame


def _said(layer: Optional[gpd.GeoDataFrame]) -> dict[str, dict[str, Any]]:
    """What the layer ``community`` says, by code; empty fields are None."""
    if layer is None or layer.empty:
        return {}
    names = [name for name in _SAID if name in layer]
    values = layer[names].astype(object).where(layer[names].notna(), None)
    rows = values.to_dict("records")
    return {str(code): row for code, row in zip(layer["community_id"], rows)}


def _came_from(units: gpd.GeoDataFrame, before: Before) -> dict[str, str]:
    """The communities that the households of each come from, most first, by commas."""
    if "community" not in before.names:
        return {}
    table = pd.DataFrame(
        {
            "new": units["community_id"].to_numpy(object),
            "old": before.names["community"],
            "households": units["households"].to_numpy(np.int64),
        }
    )
    sums = table.groupby(["new", "old"])["households"].sum().reset_index()
    sums = sums[sums["households"] > 0]
    sums = sums.sort_values(["new", "households", "old"], ascending=[True, False, True])
    joined: dict[str, str] = sums.groupby("new")["old"].agg(", ".join).to_dict()
    return joined


def sizes_by_community(
    units: gpd.GeoDataFrame, compounds: Optional[gpd.GeoDataFrame], rulebook: Rulebook
) -> dict[str, list[tuple[int, Fraction]]]:
    """For each community of ``units`` the households of each compound, with its factor."""
    kinds = {} if compounds is None else dict(zip(compounds["compound_id"], compounds["kind"]))
    factors = factors_of(rulebook, kinds)
    groups = units.groupby(["community_id", "compound_id"], dropna=False)["households"].sum()
    found: dict[str, list[tuple[int, Fraction]]] = {}
    for (community, compound), households in groups.items():
        factor = factors.get(compound, Fraction(1))
        found.setdefault(str(community), []).append((int(households), factor))
    return found


def _band(
    limits: Optional[tuple[int, int]], households: int, sizes: list[tuple[int, Fraction]]
) -> dict[str, Any]:
    if limits is None:
        return {}
    least, most = community_limits(limits, sizes)
    off_band = min(households - least, 0) + max(households - most, 0)
    return {"least": least, "most": most, "in_band": off_band == 0, "off_band": off_band}


def _ground(ground: shapely.Geometry) -> dict[str, Any]:
    pieces = int((shapely.area(shapely.get_parts(ground)) >= _PIECE_M2).sum())
    area, outline = float(shapely.area(ground)), float(shapely.length(ground))
    return {
        "pieces": max(pieces, 1),
        "area_m2": round(area, 1),
        "compactness": round(4 * np.pi * area / outline**2, 4),
    }


def _other_codes(communities: gpd.GeoDataFrame, rulebook: Rulebook) -> list[Message]:
    """That codes are not as long as the rulebook says, since those of communities are not."""
    pattern, length = rulebook.codes.community, rulebook.codes.length
    if length is None or pattern is None:
        return []
    others = [code for code in communities["community_id"] if pattern.read(code) is None]
    if not others:
        return []
    return [
        message(
            "{count} communities ({codes}) have no code of the {digits} digits that the rulebook "
            "{rulebook} asks for, so the codes of their cells do not have {length}. Put their "
            "codes into the layer community.",
            count=len(others),
            codes=some_of(others),
            digits=pattern.length,
            rulebook=rulebook.name,
            length=length,
        )
    ]
