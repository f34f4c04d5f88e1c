"""The street of tests/attach with people, requests and officers, and the work that comes of it."""

from __future__ import annotations

import dataclasses

import pandas as pd
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.assess.workload import CellWork, cell_work
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.rules import Rulebook, load_rulebook
from grid_steward.tests.attach.street import buildings, rows, street

RULEBOOK = load_rulebook("yichang")


def scene(
    tower: dict[str, str] | None = None,
    rulebook: Rulebook = RULEBOOK,
    **found: list[dict[str, object]],
) -> Scene:
    """The street with the rows of some layers; without roads, so that ways are straight lines."""
    layers: dict[str, pd.DataFrame] = {"building": buildings()}
    layers |= {layer: rows(layer, *those) for layer, those in found.items()}
    return look_at(locate_layers(street(tower), layers), layers, rulebook)


def work_of(seen: Scene) -> CellWork:
    network = build_network(seen.layers, seen.rulebook.walking)
    return cell_work(seen, network, read_officers(seen))


def lines(work: CellWork, cell: str, duty: str) -> dict[str | None, tuple[float, float]]:
    """The times and minutes of a duty in a cell, by care group."""
    items = work.items()
    own = items[(items["cell_id"] == cell) & (items["duty"] == duty)]
    return {
        row.kind if isinstance(row.kind, str) else None: (row.times, row.minutes)
        for row in own.itertuples()
    }


def total(work: CellWork, cell: str) -> pd.Series:
    return work.workload().set_index("cell_id").loc[cell]


def officer(code: str, cells: str | None = None, **more: object) -> dict[str, object]:
    return {"officer_id": code, "cell_id": cells, **more}


def with_work(rulebook: Rulebook = RULEBOOK, **changed: object) -> Rulebook:
    return dataclasses.replace(rulebook, work=dataclasses.replace(rulebook.work, **changed))
