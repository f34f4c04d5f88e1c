"""A city of thousands of cells with everything that a report can tell of them, all invented.

A grid whose shared borders wind: each side of a cell has its own points, the same for both cells
that share it.
"""

import json

import numpy as np
import pandas as pd
from grid_steward.plugin.assess.assessment import Assessment
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.report import internal_content
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.report.river_town import CRS, make_plan
from shapely import Point, Polygon, box

SIDE, POINTS, BUILDINGS_A_CELL, SERVICES = 160.0, 12, 15, 12


def make_city(columns, rows):
    """The content of an internal report on ``columns`` × ``rows`` cells, 20 to a community."""
    cells = _cells(columns, rows)
    plan = make_plan({"W": "West", "E": "East"})
    communities = cells["community_id"].unique()
    verdict = json.loads(plan["communities"].iloc[0])[0]
    plan["communities"] = json.dumps(
        [{**verdict, "community_id": own, "name": f"Community {own}"} for own in communities]
    )
    units = contract("unit").frame(
        {
            "plan": cells["plan"],
            "unit_id": cells["cell_id"],
            "community_id": cells["community_id"],
            "cell_id": cells["cell_id"],
            "households": cells["households"],
            "geometry": cells.geometry.to_numpy(),
        },
        crs=CRS,
    )
    return internal_content(
        "A city",
        Division(units, cells, plan),
        {"building": _buildings(columns, rows)},
        load_rulebook("yichang"),
        (_people(cells), contract("cell_count").frame({}), contract("unattached").frame({})),
        _assessment(cells),
    )


def _side(start, end, seed):
    """The points from start to end but the last, winding."""
    rng = np.random.default_rng(seed)
    steps = np.linspace(0, 1, POINTS, endpoint=False)[:, None]
    line = np.asarray(start) + steps * (np.asarray(end) - np.asarray(start))
    line[1:] += rng.uniform(-5, 5, (POINTS - 1, 2))
    return line


def _polygon(column, row):
    west, south = column * SIDE, row * SIDE
    east, north = west + SIDE, south + SIDE
    # Each side by its own seed, and from the same end whichever cell it belongs to.
    bottom = _side((west, south), (east, south), (row, column, 0))
    top = _side((west, north), (east, north), (row + 1, column, 0))
    left = _side((west, south), (west, north), (row, column, 1))
    right = _side((east, south), (east, north), (row, column + 1, 1))
    corners = np.array([[east, north], [west, north]])
    ring = [bottom, right, corners[:1], top[:0:-1], corners[1:], left[:0:-1]]
    return Polygon(np.add(np.concatenate(ring), (500_000.0, 3_400_000.0)))


def _cells(columns, rows):
    count = columns * rows
    households = np.random.default_rng(1).integers(170, 330, count)
    return contract("cell").frame(
        {
            "plan": ["plan-1"] * count,
            "cell_id": [f"{number // 20:012d}{number % 20:03d}" for number in range(count)],
            "community_id": [f"{number // 20:012d}" for number in range(count)],
            "households": households,
            "in_band": (households >= 200) & (households <= 300),
            "off_band": np.minimum(households - 200, 0) + np.maximum(households - 300, 0),
            "buildings": [BUILDINGS_A_CELL] * count,
            "buildings_unknown": [0] * count,
            "units": [BUILDINGS_A_CELL] * count,
            "area_m2": [SIDE**2] * count,
            "compactness": [0.7] * count,
            "geometry": [_polygon(*divmod(number, rows)) for number in range(count)],
        },
        crs=CRS,
    )


def _buildings(columns, rows):
    shapes = [
        box(x, y, x + 36, y + 12)
        for column in range(columns)
        for row in range(rows)
        for across in range(3)
        for up in range(BUILDINGS_A_CELL // 3)
        for x in [500_010 + column * SIDE + 50 * across]
        for y in [3_400_010 + row * SIDE + 28 * up]
    ]
    codes = [str(number) for number in range(len(shapes))]
    return contract("building").frame({"building_id": codes, "geometry": shapes}, crs=CRS)


def _people(cells):
    names = ("residents", "care_people", "care_cases", "facilities", "volunteers", "open_requests")
    rng = np.random.default_rng(2)
    return contract("cell_people").frame(
        {
            **{name: cells[name] for name in ("plan", "cell_id", "community_id", "households")},
            **{name: rng.integers(0, 600, len(cells)) for name in names},
            "buildings": cells["buildings"],
            "geometry": cells.geometry.to_numpy(),
        },
        crs=CRS,
    )


def _assessment(cells):
    rulebook = load_rulebook("yichang")
    services = [service.id for service in rulebook.services][:SERVICES]
    rng = np.random.default_rng(3)
    minutes = rng.uniform(500, 4000, (len(cells), 5))
    names = ("visits_min", "rounds_min", "duties_min", "requests_min", "walking_min")
    none = [0.0] * len(cells)
    workload = contract("workload").frame(
        {
            **{name: cells[name] for name in ("plan", "cell_id", "community_id")},
            "officers": cells["cell_id"].map("G{}".format),
            **dict(zip(names, minutes.T)),
            "total_min": minutes.sum(axis=1),
            "hours_min": [9600.0] * len(cells),
            "utilisation": minutes.sum(axis=1) / 9600,
            "overload_min": none,
            "visits_month": none,
            **{f"undone_{one}": none for one in ("high", "medium", "low")},
            "geometry": cells.geometry.to_numpy(),
        },
        crs=CRS,
    )
    return Assessment(
        plan="plan-1",
        gaps=_gaps(cells, services),
        coverage=_coverage(cells, services, "coverage", "households"),
        reach=contract("reach").frame({}, crs=CRS),
        people_gaps=contract("people_gap").frame({}, crs=CRS),
        care_coverage=_coverage(cells, services, "care_coverage", "care_cases"),
        workload=workload,
        work_items=contract("work_item").frame({}),
    )


def _gaps(cells, services):
    """For each cell a third of the services too far."""
    rows = []
    for number, cell in enumerate(cells.to_dict("records")):
        for service in services[number % 3 :: 3]:
            said = message(
                "{households} households in cell {cell} walk up to {minutes} minutes to {service}; "
                "the circle is {circle}.",
                households=120,
                cell=cell["cell_id"],
                minutes=23,
                service=service,
                circle=15,
            )
            action = message("Open one nearer to them, or look for a shorter way on foot.")
            rows.append(
                {
                    "plan": "plan-1",
                    "gap_id": f"service_too_far-{len(rows):05d}",
                    "gap_kind": "service_too_far",
                    "severity": ("high", "medium", "low")[number % 3],
                    "community_id": cell["community_id"],
                    "cell_id": cell["cell_id"],
                    "gap_subject": service,
                    "gap_households": 120,
                    "gap_message": str(said),
                    "gap_action": str(action),
                    "gap_said": json.dumps({"said": said.to_json(), "action": action.to_json()}),
                    "geometry": Point(cell["geometry"].centroid),
                }
            )
    frame = pd.DataFrame(rows)
    return contract("gap").frame({name: frame[name].tolist() for name in frame}, crs=CRS)


def _coverage(cells, services, layer, counted):
    levels = [("all", None)]
    levels += [("community", own) for own in cells["community_id"].unique()]
    levels += [("cell", own) for own in cells["cell_id"]]
    lines = [(level, area, service) for level, area in levels for service in services]
    share = np.random.default_rng(4).uniform(0, 1, len(lines)).round(3)
    return contract(layer).frame(
        {
            "plan": ["plan-1"] * len(lines),
            "level": [line[0] for line in lines],
            "area_id": [line[1] for line in lines],
            "service": [line[2] for line in lines],
            "minutes": [15.0] * len(lines),
            counted: [1000] * len(lines),
            "covered": (share * 1000).astype(int),
            "share": share,
        }
    )
