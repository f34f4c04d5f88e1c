"""What is found out about the plan of ``conftest.division``: a row of each kind for each cell."""

from __future__ import annotations

import json

from grid_steward.plugin.assess.assessment import Assessment
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff.staffing import Staffing
from shapely.geometry import LineString, Point, box

from .conftest import CRS

NOTE = message("{count} care cases lie in no cell.", count=3)


def assessment(plan: str, cells: int = 2, minutes: float = 9_000.0) -> Assessment:
    """Of the plan of ``conftest.division``: a row of each kind for each of its cells."""
    names = [f"c-{number:03d}" for number in range(1, cells + 1)]
    said = json.dumps({"said": message("Missing.").to_json(), "action": message("Do.").to_json()})
    gap = {
        "gap_id": [f"cell_without_officer-{n:04d}" for n in range(1, cells + 1)],
        "gap_kind": ["cell_without_officer"] * cells,
        "severity": ["high"] * cells,
        "cell_id": names,
        "gap_message": ["Missing."] * cells,
        "gap_action": ["Do."] * cells,
        "gap_said": [said] * cells,
        "geometry": [Point(40 * x + 20, 10) for x in range(cells)],
    }
    covered = {"level": ["cell"] * cells, "area_id": names, "service": ["clinic"] * cells}
    covered |= {"minutes": [15.0] * cells, "covered": [120] * cells, "share": [0.5] * cells}
    found = {"building_id": names, "cell_id": names, "households": [240] * cells}
    found |= {"too_far": [0] * cells, "minutes": ['{"clinic": 4.5}'] * cells}
    work = {"cell_id": names, "community_id": ["c"] * cells, "total_min": [minutes] * cells}
    work |= {"geometry": [box(x * 40, 0, x * 40 + 40, 20) for x in range(cells)]}
    figures = [name for name in contract("workload").fields if name.endswith(("_min", "_month"))]
    figures += ["undone_high", "undone_medium", "undone_low"]
    zeros = {name: [0.0] * cells for name in figures if name not in work}
    items = {"cell_id": names, "duty": ["rounds"] * cells, "minutes": [minutes] * cells}

    def frame(layer, **data):
        return contract(layer).frame({"plan": [plan] * cells, **data}, crs=CRS)

    return Assessment(
        plan=plan,
        gaps=frame("gap", **gap),
        coverage=frame("coverage", **covered, households=[240] * cells),
        reach=frame("reach", **found, geometry=gap["geometry"]),
        people_gaps=frame("people_gap", **{**gap, "gap_kind": ["visits_not_done"] * cells}),
        care_coverage=frame("care_coverage", **covered, care_cases=[240] * cells),
        workload=frame("workload", **{**work, **zeros}),
        work_items=frame("work_item", **items),
        notes=(NOTE,),
    )


def staffing(plan: str, cells: int = 2, minutes: float = 9_000.0) -> Staffing:
    """Officer W1 serves c-001, W2 serves c-002 and so on; ``minutes`` is work and load of each."""
    names = [f"c-{number:03d}" for number in range(1, cells + 1)]
    officers = [f"W{number}" for number in range(1, cells + 1)]
    grounds = [box(x * 40, 0, x * 40 + 40, 20) for x in range(cells)]
    spots = [Point(40 * x + 20, 10) for x in range(cells)]
    said = json.dumps(message("Nearer.").to_json())

    def frame(layer, **data):
        return contract(layer).frame({"plan": [plan] * cells, **data}, crs=CRS)

    whose = {"cell_id": names, "community_id": ["c"] * cells}
    served = {"officer_id": officers, "officer_name": officers, "backup_id": officers[::-1]}
    load = {"officer_id": officers, "cells": names, "hours_min": [9_600.0] * cells}
    load |= {"work_min": [minutes] * cells, "uncovered_min": [0.0] * cells}
    load |= {"care_people": [7] * cells, "known_people": [5] * cells}
    stop = {"officer_id": officers, "cell_id": names, "day": ["2024-03-25"] * cells}
    stop |= {"people": [1] * cells, "minutes": [minutes] * cells, "due": ["2024-03-30"] * cells}
    stop |= {"interval_days": [30.0] * cells, "resident_ids": ["p-secret"] * cells}
    walk = {"officer_id": officers, "day": ["2024-03-25"] * cells}
    walk |= {name: [1] * cells for name in ("week", "buildings", "visits", "people")}
    walk |= {
        name: [minutes] * cells
        for name in ("visits_min", "walking_m", "walking_min", "total_min", "day_min")
    }
    slip = {"from_id": ["W9"] * cells, "to_id": officers, "households": [240] * cells}
    slip |= {"buildings": [3] * cells, "care_people": [7] * cells, "care_groups": ["{}"] * cells}
    slip |= {"due_visits": ["[]"] * cells, "reason": ["Nearer."] * cells, "said": [said] * cells}
    number = ("households", "residents", "served", "cells", "staff", "officers")
    quota = {name: [6] * cells for name in number} | {"area_m2": [minutes] * cells}
    quota |= {"arithmetic": ["6 = 6"] * cells, "said": [said] * cells}
    return Staffing(
        plan=plan,
        assignments=frame(
            "assignment",
            **whose,
            **served,
            change=["first"] * cells,
            locked=[False] * cells,
            base_m=[minutes] * cells,
            geometry=grounds,
        ),
        loads=frame("officer_load", **load, geometry=spots),
        visits=frame("visit", **stop, geometry=spots),
        rounds=frame(
            "round", **walk, geometry=[LineString([(0, 0), (40 * x + 9, 9)]) for x in range(cells)]
        ),
        handovers=frame("handover", **whose, **slip, geometry=grounds),
        quotas=frame("quota", community_id=names, **quota),
        parameters={"start": "2024-03-25", "today": None},
        outcome={"cost": 12, "bound": 12, "gap": 0.0},
        notes=(message("{count} officers have no base.", count=3),),
    )
