"""The street of tests/attach, assessed: its cells A, B and C, 100 m each, and what they lack.

A is of ``west`` and has 120 households, B and C of ``east`` 280 and 200; the band is 200:250:300.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import geopandas as gpd
import pandas as pd
from grid_steward.plugin.assess.gap import Gap
from grid_steward.plugin.assess.gaps import find_gaps
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.assess.services import service_ways
from grid_steward.plugin.assess.workload import cell_work
from grid_steward.plugin.attach import attach_layers, locate_layers
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.rules import Rulebook, load_rulebook
from grid_steward.tests.attach.street import CRS, buildings, rows, street
from shapely.geometry import box

RULEBOOK = load_rulebook("yichang")
WEST, EAST = box(0, 0, 100, 100), box(100, 0, 300, 100)


def plan(
    hopeless: tuple[str, ...] = (), cells: dict[str, Any] | None = None, **more: Any
) -> Division:
    """The street's plan; ``hopeless`` communities can't be divided, ``cells`` have other shapes."""
    division = street(**more)
    row = {
        "plan": ["p"],
        "parameters": [json.dumps({"band": "200:250:300"})],
        "communities": [
            json.dumps(
                [
                    {
                        "community_id": code,
                        "name": f"{code.title()} End",
                        "feasible": code not in hopeless,
                        "message": message("It is too small.").to_json(),
                    }
                    for code in ("east", "west")
                ]
            )
        ],
    }
    frame = division.cells.copy()
    frame["buildings_unknown"] = 0
    for cell, shape in (cells or {}).items():
        frame.loc[frame["cell_id"] == cell, "geometry"] = shape
    return dataclasses.replace(division, plan=contract("plan").frame(row), cells=frame)


def communities(**shapes: Any) -> gpd.GeoDataFrame:
    grounds = {"west": WEST, "east": EAST, **shapes}
    return contract("community").frame(
        {
            "community_id": list(grounds),
            "name": [f"{code.title()} End" for code in grounds],
            "street": ["Long Street"] * len(grounds),
            "geometry": list(grounds.values()),
        },
        CRS,
    )


def scene(
    division: Division | None = None,
    rulebook: Rulebook = RULEBOOK,
    frames: dict[str, pd.DataFrame] | None = None,
    **found: list[dict[str, object]],
) -> Scene:
    """The street with whole ``frames`` of some layers and the rows of others."""
    layers = {"building": buildings(), "community": communities(), **(frames or {})}
    layers |= {layer: rows(layer, *those) for layer, those in found.items()}
    return look_at(locate_layers(division or plan(), layers), layers, rulebook)


def gaps_in(seen: Scene, rejected: pd.DataFrame | None = None) -> list[Gap]:
    network = build_network(seen.layers, seen.rulebook.walking)
    officers = read_officers(seen)
    return find_gaps(
        seen,
        service_ways(seen, network),
        officers,
        cell_work(seen, network, officers),
        contract("rejected").frame({}) if rejected is None else rejected,
        attach_layers(seen.located, seen.rulebook),
    )


def gaps(kind: str, *args: Any, rejected: pd.DataFrame | None = None, **more: Any) -> list[Gap]:
    """Those of one kind."""
    return [gap for gap in gaps_in(scene(*args, **more), rejected) if gap.kind == kind]
