"""A small plan drawn by hand: two communities with a river between them.

The west holds four cells of 100 m squares (one below the band), the east one cell above it.
"""

import json

import pandas as pd
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from shapely.geometry import LineString, Point, box

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 3_400_000.0
# West to east and south to north, in metres from (X0, Y0).
CELLS = {
    "W01": ("W", (0, 100, 100, 200), 240, 0),
    "W02": ("W", (100, 100, 200, 200), 260, 1),
    "W03": ("W", (0, 0, 100, 100), 205, 0),
    "W04": ("W", (100, 0, 200, 100), 150, 0),
    "E01": ("E", (200, 0, 300, 200), 350, 0),
}
NAMES = {"W": "West Bank", "E": "桂花社区"}


def ground_box(west, south, east, north):
    return box(X0 + west, Y0 + south, X0 + east, Y0 + north)


def ground_line(*points):
    return LineString([(X0 + x, Y0 + y) for x, y in points])


def make_division(names=NAMES, crs=CRS):
    shapes = [ground_box(*extent) for _, extent, _, _ in CELLS.values()]
    households = [count for _, _, count, _ in CELLS.values()]
    unknown = [count for _, _, _, count in CELLS.values()]
    communities = [community for community, _, _, _ in CELLS.values()]
    common = {
        "plan": ["plan-1"] * 5,
        "cell_id": list(CELLS),
        "community_id": communities,
        "households": households,
        "buildings_unknown": unknown,
        "area_m2": [shape.area for shape in shapes],
        "geometry": shapes,
    }
    cells = contract("cell").frame(
        {
            **common,
            "in_band": [200 <= count <= 300 for count in households],
            "off_band": [min(count - 200, 0) + max(count - 300, 0) for count in households],
            "buildings": [2] * 5,
            "units": [1] * 5,
            "compactness": [0.785] * 4 + [0.698],
        },
        crs=CRS,
    )
    units = contract("unit").frame({**common, "unit_id": list(CELLS)}, crs=CRS)
    return Division(units.to_crs(crs), cells.to_crs(crs), make_plan(names))


def make_plan(names):
    west = message("{households} households fit in {cells} cells.", households=855, cells=4)
    east = message(
        "{households} households are fewer than the {minimum} that one cell needs.",
        households=350,
        minimum=200,
    )
    score = {
        "in_band_share": 0.6,
        "in_band_households_share": 0.585,
        "contiguous": True,
        "road_aligned_share": 0.25,
        "compounds_whole_share": None,
        "compactness": 0.768,
        "workload_cv": None,
        "moved_households_share": None,
    }
    return contract("plan").frame(
        {
            "plan": ["plan-1"],
            "made_at": pd.to_datetime(["2024-05-06 07:08:09"]),
            "software": ["0.1.0"],
            "rulebook": ["yichang"],
            "parameters": [
                json.dumps({"band": "200:250:300", "seed": 7, "effort": "fast", "from": None})
            ],
            "inputs": [json.dumps({"building": {"rows": 10, "sha256": "ab" * 32}})],
            "cells": [5],
            "cells_in_band": [3],
            "cells_contiguous": [5],
            "households": [1205],
            "buildings_unknown": [1],
            "score": [json.dumps(score)],
            "communities": [
                json.dumps(
                    [
                        verdict("W", names["W"], 855, 1, 4, 3, west, True),
                        verdict("E", names["E"], 350, 0, 1, 0, east, False),
                    ]
                )
            ],
            "retired": ["[]"],
            "notes": [json.dumps([message("Cancelled. Nothing was changed.").to_json()])],
        }
    )


def verdict(community, name, households, unknown, cells, in_band, sentence, feasible):
    return {
        "community_id": community,
        "name": name,
        "households": households,
        "buildings_unknown": unknown,
        "cells": cells,
        "cells_in_band": in_band,
        "verdict": sentence.render("en"),
        "message": sentence.to_json(),
        "feasible": feasible,
    }


def make_layers(name="Willow Court"):
    def frame(layer, **data):
        return contract(layer).frame(data, crs=CRS)

    houses = [ground_box(x, y, x + 30, y + 12) for x in (20, 120, 240) for y in (20, 60, 120, 160)]
    return {
        "building": frame(
            "building",
            building_id=[f"b{number}" for number in range(12)],
            name=[name] * 12,
            geometry=houses,
        ),
        "compound": frame(
            "compound", compound_id=["c1"], name=[name], geometry=[ground_box(5, 105, 95, 195)]
        ),
        "road": frame(
            "road",
            road_id=["r1", "r2", "r3"],
            name=[name] * 3,
            **{"class": ["primary", "footway", None]},
            geometry=[
                ground_line((-500, 100), (800, 100)),
                ground_line((50, 0), (50, 100)),
                ground_line((100, 0), (100, 200)),
            ],
        ),
        "barrier": frame(
            "barrier",
            barrier_id=["w1", "w2"],
            kind=["river", "railway"],
            geometry=[ground_box(195, -50, 205, 250), ground_line((0, 150), (300, 150))],
        ),
        "crossing": frame("crossing", crossing_id=["x1"], geometry=[Point(X0 + 200, Y0 + 100)]),
    }
