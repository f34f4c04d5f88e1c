"""What an assessment of ``river_town`` could have found, all of it invented."""

import json

import pandas as pd
from grid_steward.plugin.assess.assessment import Assessment
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report import internal_content, public_content
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.staff.loads import with_loads
from grid_steward.plugin.staff.staffing import Staffing
from grid_steward.tests.report.river_town import CELLS, CRS, NAMES, X0, Y0, make_division
from grid_steward.tests.report.river_town import make_layers as make_ground
from shapely.geometry import Point

PLAN = "plan-1"
# Cell by cell, in the order of CELLS.
RESIDENTS = [480, 520, 410, 300, 700]
CARE_CASES = [12, 3, 0, 7, 20]
UTILISATION = [0.7, 0.9, 1.1, None, 1.5]
SERVICES = {"clinic": 15.0, "school": 10.0}


def make_layers(name="Willow Court"):
    """The ground with facilities and officers."""
    places = [Point(X0 + 50, Y0 + 150), Point(X0 + 250, Y0 + 50)]
    return {
        **make_ground(name),
        "community": contract("community").frame(
            {"community_id": list(NAMES), "name": [name] * 2, "geometry": [None] * 2}, crs=CRS
        ),
        "facility": contract("facility").frame(
            {
                "facility_id": ["f1", "f2"],
                "kind": ["社区服务站", "卫生服务站"],
                "name": [name] * 2,
                "geometry": places,
            },
            crs=CRS,
        ),
        "officer": contract("officer").frame(
            {
                "officer_id": ["o1", "o2"],
                "display_name": [name, None],
                "cell_id": ["W01、W02", "W03;E01"],
                "backup_cells": ["E01", None],
                "hours_per_month": [160.0, None],
                "geometry": [places[0], None],
            },
            crs=CRS,
        ),
    }


def gap(kind, severity, cell, said, households=None, **more):
    community = cell[0] if cell else None
    action = message("See to it in cell {cell}.", cell=cell)
    sentence = message(said, cell=cell)
    return {
        "plan": PLAN,
        "gap_id": f"{kind}-{cell}",
        "gap_kind": kind,
        "severity": severity,
        "community_id": community,
        "cell_id": cell,
        "gap_households": households,
        "gap_message": str(sentence),
        "gap_action": str(action),
        "gap_said": json.dumps({"said": sentence.to_json(), "action": action.to_json()}),
        "geometry": Point(X0 + 150, Y0 + 50) if cell else None,
        **more,
    }


def frame(layer, rows):
    columns = {name: [row.get(name) for row in rows] for name in rows[0]} if rows else {}
    return contract(layer).frame(columns, crs=CRS)


def make_assessment():
    """Three gaps about places, two about people, two services and work for five cells."""
    gaps = [
        gap("service_too_far", "medium", "W04", "Cell {cell} is far from a clinic.", 90),
        gap("cell_without_officer", "high", "W04", "Cell {cell} has no officer."),
        gap("service_missing", "low", None, "There is no school."),
    ]
    people_gaps = [
        gap("visits_not_done", "high", "E01", "Visits in {cell} do not fit.", people=6),
        gap("case_in_no_cell", "medium", None, "A case has no cell.", code="c-17"),
    ]
    return Assessment(
        plan=PLAN,
        gaps=frame("gap", gaps),
        coverage=coverage("coverage", "households", [row[2] for row in CELLS.values()]),
        reach=frame("reach", []),
        people_gaps=frame("people_gap", people_gaps),
        care_coverage=coverage("care_coverage", "care_cases", CARE_CASES),
        workload=workload(),
        work_items=work_items(),
    )


def coverage(layer, counted, counts):
    """Everyone is in reach of a clinic, but those of the last cell; nobody of a school."""
    rows = []
    for service, minutes in SERVICES.items():
        reached = [*counts[:-1], 0] if service == "clinic" else [0] * len(counts)
        areas = [("all", None, range(5)), ("community", "W", range(4)), ("community", "E", [4])]
        areas += [("cell", cell, [number]) for number, cell in enumerate(CELLS)]
        for level, area, cells in areas:
            every = sum(counts[cell] for cell in cells)
            covered = sum(reached[cell] for cell in cells)
            rows.append(
                {
                    "plan": PLAN,
                    "level": level,
                    "area_id": area,
                    "service": service,
                    "minutes": minutes,
                    counted: every,
                    "covered": covered,
                    "share": covered / every if every else None,
                }
            )
    return frame(layer, rows)


def workload():
    cells = make_division().cells
    rows = [
        {
            "plan": PLAN,
            "cell_id": cell,
            "community_id": cell[0],
            "officers": None if share is None else "o1",
            "visits_min": 600.0,
            "rounds_min": 1200.0,
            "duties_min": 3000.0,
            "requests_min": 60.0,
            "walking_min": 600.0,
            "total_min": 5460.0,
            "hours_min": 0.0 if share is None else 5460 / share,
            "utilisation": share,
            "overload_min": max(5460 - 5460 / share, 0.0) if share else 5460.0,
            "visits_month": 20.0,
            "undone_high": 0.0 if share else 3.0,
            "undone_medium": 0.0,
            "undone_low": 2.5 if share == 1.5 else 0.0,
            "geometry": shape,
        }
        for cell, share, shape in zip(CELLS, UTILISATION, cells.geometry)
    ]
    return frame("workload", rows)


def work_items():
    parts = {"visits": 600.0, "rounds": 1200.0, "civil_affairs": 3000.0, "requests": 60.0}
    return frame(
        "work_item",
        [
            {"plan": PLAN, "cell_id": cell, "duty": duty, "minutes": minutes}
            for cell in CELLS
            for duty, minutes in {**parts, "walking": 600.0}.items()
        ],
    )


def attached():
    """Residents, care cases and volunteers of the five cells."""
    cells = make_division().cells
    people = frame(
        "cell_people",
        [
            {
                "plan": PLAN,
                "cell_id": cell,
                "community_id": cell[0],
                "buildings": 2,
                "households": CELLS[cell][2],
                "residents": residents,
                "care_people": cases,
                "care_cases": cases,
                "facilities": 0,
                "volunteers": 10,
                "open_requests": 0,
                "geometry": shape,
            }
            for cell, residents, cases, shape in zip(CELLS, RESIDENTS, CARE_CASES, cells.geometry)
        ],
    )
    counts = [
        {"plan": PLAN, "cell_id": cell, "topic": "volunteer", "kind": role, "count": count}
        for cell in CELLS
        for role, count in (("safety", 6), ("mediation", 4 if cell == "W01" else 0))
    ]
    return people, frame("cell_count", counts), frame("unattached", [])


def public_counts():
    """Residents are shown, but for one cell and its community; care cases of one group, nowhere."""
    rows = []
    for kind in (None, "disabled"):
        areas = [("all", None, 2410), ("community", "W", None), ("community", "E", 700)]
        areas += [
            ("cell", cell, None if cell == "W03" else count)
            for cell, count in zip(CELLS, RESIDENTS)
        ]
        rows += [
            {
                "plan": PLAN,
                "level": level,
                "area_id": area,
                "topic": "care" if kind else "resident",
                "kind": kind,
                "count": None if kind else count,
            }
            for level, area, count in areas
        ]
    return frame("public_count", rows)


def make_content(
    edition="internal",
    division=None,
    layers=None,
    title="River town",
    staffing=None,
    comparison=None,
    before=None,
):
    """The content of a report, in either edition."""
    division = make_division() if division is None else division
    layers = make_layers() if layers is None else layers
    common = title, division, layers, load_rulebook("yichang")
    if edition == "public":
        notices = None if staffing is None else staffing.assignments
        return public_content(
            *common, make_assessment(), public_counts(), notices, comparison, before
        )
    return internal_content(*common, attached(), make_assessment(), staffing, comparison, before)


def with_cells(assessment_frame: pd.DataFrame, code):
    """A frame with every cell's code changed by ``code``."""
    return assessment_frame.assign(cell_id=assessment_frame["cell_id"].map(code, "ignore"))


# Who serves the five cells: o1 has two in the north, o2 two in the south and too few hours, o3
# helps there; nobody serves E01. o9, who had W04, left.
SERVED = {"W01": "o1", "W02": "o1", "W03": "o2", "W04": "o2", "E01": None}
TODAY = {"W01": "o1", "W02": "o1", "W03": "o2", "W04": "o9", "E01": None}
CHANGE = {"W01": "kept", "W02": "kept", "W03": "kept", "W04": "changed", "E01": "none"}


def make_staffing(name="Willow Court", division=None, code=str):
    """A staffing of the five cells by three officers, one visit of four without a day.

    ``name`` is what officers and groups are called; ``code`` changes the codes of the cells.
    """
    cells = (make_division() if division is None else division).cells
    shapes = dict(zip(CELLS, cells.geometry))
    found = Staffing(
        plan=PLAN,
        assignments=assignments(name, shapes, code),
        loads=loads(name, code),
        visits=visits(code),
        rounds=rounds(),
        handovers=handovers(shapes, code),
        quotas=quotas(),
        parameters={"start": "2024-05-06"},
        outcome={"cost": 700, "bound": 700, "gap": 0.0, "known_people": 15, "kept_people": 12},
        notes=(message("{count} cells have nobody.", count=1),),
    )
    return with_loads(found, workload())


def assignments(name, shapes, code):
    rows = [
        {
            "plan": PLAN,
            "cell_id": code(cell),
            "community_id": cell[0],
            "officer_id": SERVED[cell],
            "officer_name": name if SERVED[cell] == "o1" else None,
            "reinforced_by": "o3" if cell == "W04" else None,
            "backup_id": {"o1": "o2", "o2": "o1"}.get(SERVED[cell]),
            "backup_name": name if SERVED[cell] == "o2" else None,
            "base_m": None if SERVED[cell] is None else 120.0,
            "today": TODAY[cell],
            "change": CHANGE[cell],
            "locked": False,
            "geometry": shapes[cell],
        }
        for cell in CELLS
    ]
    return frame("assignment", rows)


def loads(name, code):
    bases = {"o1": Point(X0 + 50, Y0 + 150), "o2": Point(X0 + 150, Y0 + 50), "o3": None}
    own = {"o1": ["W01", "W02"], "o2": ["W03", "W04"], "o3": []}
    rows = [
        {
            "plan": PLAN,
            "officer_id": officer,
            "officer_name": name if officer == "o1" else None,
            "cells": ",".join(map(code, own[officer])) or None,
            "reinforces": code("W04") if officer == "o3" else None,
            "backup_cells": ",".join(map(code, own[other])) if other else None,
            "hours_min": hours,
            "work_min": 0.0,
            "utilisation": None,
            "uncovered_min": 0.0,
            "care_people": care,
            "known_people": known,
            "lacking_skills": "sign_language,no_such" if officer == "o2" else None,
            "geometry": bases[officer],
        }
        for officer, other, hours, care, known in (
            ("o1", "o2", 12_000.0, 15, 15),
            ("o2", "o1", 4_800.0, 5, 1),
            ("o3", None, 9_600.0, 0, 0),
        )
    ]
    return frame("officer_load", rows)


def visits(code):
    why = message("The hours of {day} are full.", day="2024-05-07")
    rows = [
        {
            "plan": PLAN,
            "officer_id": officer,
            "cell_id": code(cell),
            "day": day,
            "turn": None if day is None else 1,
            "starts_min": None if day is None else 10.0,
            "walk_m": None if day is None else 120.0,
            "building_id": "b1",
            "household_id": "h-7",
            "resident_ids": "p-1",
            "people": 2,
            "minutes": 30.0,
            "interval_days": 14.0,
            "due": "2024-05-10",
            "severity": "high",
            "why": None if day else str(why),
            "why_said": None if day else json.dumps(why.to_json()),
            "geometry": Point(X0 + 50, Y0 + 50),
        }
        for officer, cell, day in (
            ("o1", "W01", "2024-05-06"),
            ("o1", "W02", "2024-05-07"),
            ("o2", "W03", None),
            (None, "E01", None),
        )
    ]
    return frame("visit", rows)


def rounds():
    rows = [
        {
            "plan": PLAN,
            "officer_id": "o1",
            "day": day,
            "week": 1,
            "buildings": 1,
            "visits": 1,
            "people": 2,
            "visits_min": 30.0,
            "walking_m": metres,
            "walking_min": metres / 60,
            "total_min": 30 + metres / 60,
            "day_min": 120.0,
            "geometry": None,
        }
        for day, metres in (("2024-05-06", 1_800.0), ("2024-05-07", 600.0))
    ]
    return frame("round", rows)


def handovers(shapes, code):
    why = message("{officer} is not in the officers' list any more.", officer="o9")
    due = [{"day": "2024-05-07", "building_id": "b1", "household_id": "h-7", "people": 2}]
    row = {
        "plan": PLAN,
        "cell_id": code("W04"),
        "community_id": "W",
        "from_id": "o9",
        "to_id": "o2",
        "households": 150,
        "buildings": 2,
        "building_ids": "b0,b2",
        "care_people": 7,
        "care_groups": json.dumps({"disabled": 5, "no_such": 2}),
        "due_visits": json.dumps(due),
        "reason": str(why),
        "said": json.dumps(why.to_json()),
        "geometry": shapes["W04"],
    }
    return frame("handover", [row])


def quotas():
    said = message("{staff} below {households} households", staff=5, households="2,000")
    rows = [
        {
            "plan": PLAN,
            "community_id": community,
            "households": households,
            "residents": 1_710,
            "served": 22,
            "area_m2": 40_000.0,
            "cells": cells,
            "staff": 5,
            "officers": officers,
            "arithmetic": str(said),
            "said": json.dumps(said.to_json()),
        }
        for community, households, cells, officers in (("W", 855, 4, 3), ("E", 350, 1, 0))
    ]
    return frame("quota", rows)
