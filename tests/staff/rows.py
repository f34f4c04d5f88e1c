"""The street of tests/attach with officers: cells A, B and C, 100 m each from west to east."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date

import pandas as pd
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.rules import Rulebook
from grid_steward.plugin.staff import Staffing, staff_layers
from grid_steward.plugin.staff.build import Built, build_problem
from grid_steward.plugin.staff.situation import Situation, read_situation
from grid_steward.tests.assess.work import RULEBOOK, scene
from grid_steward.tests.attach.street import BY_ENTRANCE, CRS, buildings, case, rows, street

START = date(2024, 3, 25)
# All of the tower in B, so that half of it changes its cell when the street is divided anew.
TOWER_IN_B = {"entrances 1-2": "B", "entrances 3-4": "B"}
# Of a base at each end of the street, and in the middle of it.
WEST, MIDDLE, EAST = (30, 50), (130, 50), (230, 50)


def last_year(tower: Mapping[str, str] = BY_ENTRANCE) -> Division:
    """The street as an earlier plan, ``q``."""
    then = street(dict(tower))
    plan = then.plan.assign(plan="q", retired=json.dumps([]))
    return dataclasses.replace(then, plan=plan)


def situation(
    *officers: dict, plan: Division | None = None, rulebook: Rulebook = RULEBOOK, **more: object
) -> Situation:
    """What the officers and the rows of other layers say; ``kept``, ``earlier`` and ``locked`` are
    handed on."""
    asked = {name: more.pop(name) for name in ("kept", "earlier", "locked") if name in more}
    return read_situation(
        scene(rulebook=rulebook, officer=list(officers), **more), plan=plan, **asked
    )


def built(*officers: dict, **more: object) -> Built:
    found = situation(*officers, **more)
    return build_problem(found, build_network(found.scene.layers, found.scene.rulebook.walking))


def staffed(
    *officers: dict,
    rulebook: Rulebook = RULEBOOK,
    today: Division | None = None,
    earlier: pd.DataFrame | None = None,
    kept: pd.DataFrame | None = None,
    locked: tuple[str, ...] = (),
    **more: list,
) -> Staffing:
    """The street with everybody assigned."""
    layers = {"building": buildings(), "officer": rows("officer", *officers)}
    layers |= {layer: rows(layer, *those) for layer, those in more.items()}
    located = locate_layers(street(), layers)
    if kept is not None:
        layers["assignment"] = kept
    return staff_layers(
        located,
        layers,
        rulebook,
        today=today,
        earlier_assignments=earlier,
        locked=locked,
        start=START,
    )


def serving(staffing: Staffing) -> list[str | None]:
    """Who serves A, B and C."""
    found = staffing.assignments.sort_values("cell_id")["officer_id"].tolist()
    return [code if isinstance(code, str) else None for code in found]


def reasons(staffing: Staffing) -> dict[str, str]:
    """Why each cell is handed over that is."""
    frame = staffing.handovers
    return dict(zip(frame["cell_id"], frame["reason"]))


def priced(rulebook: Rulebook = RULEBOOK, **prices: int) -> Rulebook:
    """The rulebook with other prices."""
    weights = dataclasses.replace(rulebook.staff_weights, **prices)
    return dataclasses.replace(rulebook, staff_weights=weights)


def disabled(person: str, building: str, **more: object) -> dict[str, object]:
    """Somebody who asks for sign language."""
    return case(person, "disabled", building, **more)


def kept_assignment(*served: tuple[str, str | None, bool]) -> pd.DataFrame:
    """An assignment as a project has it: cell, officer, and whether it is ticked as locked."""
    cell, who, ticked = zip(*served)
    columns = {"cell_id": cell, "officer_id": who, "locked": ticked}
    return contract("assignment").frame({**columns, "geometry": [None] * len(cell)}, CRS)
