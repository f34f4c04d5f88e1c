"""``river_town`` redrawn, and what a comparison of it with before could have found; by hand.

Before there were three communities: W (W01, W03, W04), V (W02) and E (E01 without its north, which
lay in none). The plan gives V up, W takes it in, and the north of E01 is founded as N.
"""

import json
from dataclasses import replace

import pandas as pd
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.compare import Comparison
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report.content import lines_before
from grid_steward.tests.report.river_report import frame, make_content
from grid_steward.tests.report.river_town import CRS, ground_box, make_division

PLAN, AGAINST = "plan-1", "plan-0"
# Code: name, continues, made of, households, least, most, off, pieces, locked.
COMMUNITIES = {
    "W": ("West Bank", "W", "W,V", 855, 800, 1_600, 0, 1, False),
    "E": ("桂花社区", None, "E", 350, 400, 900, -50, 2, True),
}
BEFORE = {
    "W": ("West Bank", (0, 0, 100, 200)),
    "V": ("Willow Garden", (100, 0, 200, 200)),
    "E": ("桂花社区", (200, 0, 300, 120)),
}
# Building: street, number, compound, households, level, communities, cells, reason.
CHANGES = {
    "b4": (
        "Bridge Road",
        "12",
        "Willow Court",
        160,
        "community",
        ("V", "W"),
        ("V-1", "W02"),
        "gone",
    ),
    "b5": ("Bridge Road", "2", None, 100, "community", ("V", "W"), ("V-1", "W02"), "gone"),
    "b6": (None, None, None, 150, "community", ("V", "W"), ("V-2", "W04"), "gone"),
    "b8": ("North Lane", "7", None, 40, "community", (None, "E"), (None, "E01"), "unassigned"),
    "b1": ("North Lane", "1", None, 30, "cell", ("W", "W"), ("W03", "W01"), "band"),
}


def changed_content(edition="internal", **changed):
    """What a report of it is made of; ``changed`` are other parts of it."""
    parts = {"division": redrawn(), "comparison": compared(), "before": lines(), **changed}
    return make_content(edition, **parts)


def redrawn(division=None, name=str, code=str):
    """The plan as ``redraw`` would have made it; ``name`` and ``code`` change names and codes."""
    division = make_division() if division is None else division
    parameters = json.loads(division.plan["parameters"].iloc[0])
    why = message("{code} has {households} households, too few.", code="V", households=410)
    parameters |= {
        "made_by": "redraw",
        "from": AGAINST,
        "moved": 410,
        "unavoidable": 260,
        "why": [why.to_json()],
    }
    retired = [
        {"level": "community", "code": code("V"), "on": "2024-05-06", "successors": [code("W")]},
        {"code": code("V-1"), "on": "2024-05-06"},
    ]
    plan = division.plan.assign(parameters=json.dumps(parameters), retired=json.dumps(retired))
    return replace(
        division,
        plan=plan,
        communities=communities(name, code),
        areas=areas(name),
        crosswalk=crosswalk(code),
        repairs=repairs(name),
    )


def communities(name, code):
    rows = []
    shapes = {"W": ground_box(0, 0, 200, 200), "E": ground_box(200, 0, 300, 200)}
    for own, (
        title,
        continues,
        made_of,
        count,
        least,
        most,
        off,
        pieces,
        locked,
    ) in COMMUNITIES.items():
        rows.append(
            {
                "plan": PLAN,
                "community_id": own,
                "name": name(title),
                "continues": continues,
                "made_of": ", ".join(map(code, made_of.split(","))),
                "households": count,
                "least": least,
                "most": most,
                "in_band": off == 0,
                "off_band": off,
                "cells": 4 if own == "W" else 1,
                "buildings": 8,
                "buildings_unknown": 0,
                "pieces": pieces,
                "area_m2": shapes[own].area,
                "compactness": 0.785,
                "locked": locked,
                "geometry": shapes[own],
            }
        )
    return frame("plan_community", rows)


def areas(name):
    row = {
        "plan": PLAN,
        "level": "street",
        "code": "S1",
        "name": name("Bridge Street"),
        "communities": 2,
        "cells": 5,
        "households": 1_205,
        "area_m2": 60_000.0,
        "geometry": ground_box(0, 0, 300, 200),
    }
    return frame("area", [row])


def crosswalk(code):
    rows = [
        ("community", "W", "W", 445, 5, 1.0, 0.52),
        ("community", "V", "W", 410, 3, 1.0, 0.48),
        ("community", "E", "E", 310, 3, 1.0, 0.886),
        ("community", None, "E", 40, 1, None, 0.114),
        ("cell", "V-1", "W02", 260, 2, 1.0, 1.0),
    ]
    names = ("level", "old", "new", "households", "buildings", "share_of_old", "share_of_new")
    return frame(
        "crosswalk",
        [
            {
                "plan": PLAN,
                **dict(zip(names, row)),
                "old": row[1] and code(row[1]),
            }
            for row in rows
        ],
    )


def repairs(name):
    said = message("{building} was in no cell; it is in W01 now.", building=name("b1"))
    row = {
        "plan": PLAN,
        "repair_id": "r1",
        "kind": "gap",
        "building_id": "b1",
        "cell_id": "W01",
        "community_id": "W",
        "households": 30,
        "area_m2": 400.0,
        "message": str(said),
        "said": json.dumps(said.to_json()),
        "geometry": ground_box(20, 60, 50, 80),
    }
    return frame("repair", [row])


def lines():
    """The lines of before, of three communities and two cells of one of them."""
    found = contract("plan_community").frame(
        {
            "community_id": list(BEFORE),
            "name": [name for name, _ in BEFORE.values()],
            "geometry": [ground_box(*extent) for _, extent in BEFORE.values()],
        },
        crs=CRS,
    )
    cells = contract("cell").frame(
        {
            "cell_id": ["V-1", "V-2"],
            "geometry": [ground_box(100, 90, 200, 200), ground_box(100, 0, 200, 90)],
        },
        crs=CRS,
    )
    return lines_before(found, cells)


def compared(name=str, code=str):
    """The redrawn plan beside the one before it."""
    return Comparison(
        plan=PLAN,
        against=AGAINST,
        changes=changes(name, code),
        flows=flows(code),
        people=people(code),
        figures={
            "in_band_share": (0.5, 0.6),
            "compactness": (0.7, 0.65),
            "contiguous": (False, True),
            "communities": (3, 2),
            "yuan": (None, None),
            "reach:clinic": (900, 950),
            "won:clinic": (None, 60),
            "lost:clinic": (None, 10),
        },
        people_figures={"residents_moved": (None, 812), "overload_hours": (12.5, 3.25)},
        fates=(
            {"kind": "joined", "old": ["V", "W"], "new": ["W"], "households": 410, "buildings": 3},
            {"kind": "dissolved", "old": ["V"], "new": ["W"], "households": 410, "buildings": 3},
        ),
        notes=(message("{count} officers have other cells.", count=3),),
        made_at=pd.Timestamp("2024-05-07 01:02:03"),
    )


def changes(name, code):
    houses = {
        "b1": ground_box(0, 50, 100, 100),
        "b4": ground_box(100, 100, 200, 150),
        "b5": ground_box(100, 150, 200, 200),
        "b6": ground_box(100, 0, 200, 100),
        "b8": ground_box(200, 120, 300, 200),
    }
    rows = []
    for building, (street, number, compound, count, level, far, near, reason) in CHANGES.items():
        rows.append(
            {
                "plan": PLAN,
                "against": AGAINST,
                "unit_id": building,
                "level": level,
                "building_id": building,
                "part": None,
                "compound": compound and name(compound),
                "street": street and name(street),
                "number": number,
                "households": count,
                "buildings_unknown": 0,
                "old_community": far[0] and code(far[0]),
                "new_community": far[1],
                "old_cell": near[0] and code(near[0]),
                "new_cell": near[1],
                "reason": reason,
                "geometry": houses[building],
            }
        )
    return frame("change", rows)


# Level, code, old code; buildings and households before, out, in, after; yuan before and after.
FLOWS = (
    ("community", "W", "W", (5, 0, 3, 8), (445, 0, 410, 855), (4_450, 8_550)),
    ("community", "V", "V", (3, 3, 0, 0), (410, 410, 0, 0), (4_100, 0)),
    ("community", "E", "E", (3, 0, 1, 4), (310, 0, 40, 350), (3_100, 3_500)),
    ("community", None, None, (1, 1, 0, 0), (40, 40, 0, 0), (None, None)),
    ("cell", "W01", "W01", (2, 0, 1, 3), (210, 0, 30, 240), (None, None)),
    ("cell", "W03", "W03", (2, 1, 0, 1), (235, 30, 0, 205), (None, None)),
)
_STEPS = ("before", "out", "in", "after")


def flows(code):
    rows = []
    for level, own, old, buildings, households, yuan in FLOWS:
        row = {"plan": PLAN, "against": AGAINST, "level": level, "code": own and code(own)}
        row["old_code"] = old and code(old)
        row |= {f"buildings_{step}": count for step, count in zip(_STEPS, buildings)}
        row |= {f"households_{step}": count for step, count in zip(_STEPS, households)}
        row |= {"yuan_before": yuan[0], "yuan_after": yuan[1]}
        rows.append(row)
    return frame("flow", rows)


def people(code):
    rows = []
    for level, own, old, _, households, _ in FLOWS:
        row = {"plan": PLAN, "against": AGAINST, "level": level, "code": own and code(own)}
        row["old_code"] = old and code(old)
        row |= {f"residents_{step}": 3 * count for step, count in zip(_STEPS, households)}
        row |= {f"care_{step}": count // 10 for step, count in zip(_STEPS, households)}
        row["staff_before"] = 5 if level == "community" and own else None
        row["staff_after"] = (0 if own == "V" else 5) if row["staff_before"] else None
        rows.append(row)
    return frame("flow_people", rows)
