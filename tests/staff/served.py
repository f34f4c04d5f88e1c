"""The street of tests/attach with a road, officers and kinds of requests; questions about it.

    0      A      100      B      200      C      300
    |  h1         |  h2     tttttt|tttttt          |   40-60
    ---------------------------------------------------  30  the road

A is of the community ``west``, B and C are of ``east``; who serves them, OFFICERS says.
"""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pandas as pd
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.contracts import Bilingual, contract
from grid_steward.plugin.rules import RequestKind, load_rulebook
from grid_steward.plugin.staff.answering.answers import Answers, who_serves
from grid_steward.tests.attach.street import CRS, buildings, rows, street
from shapely.geometry import LineString, Point, box

NOBODY = contract("assignment").frame({}, CRS)
OFFICERS = [
    {"officer_id": "W1", "display_name": "王芳", "cell_id": "A", "backup_cells": "B"},
    {"officer_id": "W2", "cell_id": "B、C", "backup_cells": "A B"},
]


def kind(code: str, level: str, service: str | None = None) -> RequestKind:
    return RequestKind(code, Bilingual(code, code + "事"), (), level, service, "unverified")


KINDS = (
    kind("alarm", "cell", "clinic"),
    kind("quarrel", "community"),
    kind("noise", "street"),
    kind("parking", "district"),
    kind("water", "city"),
)
RULEBOOK = dataclasses.replace(load_rulebook("plain"), request_kinds=KINDS, community_types=())


def place(code: str, at: tuple[float, float] | None, **more: object) -> dict[str, object]:
    return {"facility_id": code, "kind": "clinic", "name": f"clinic {code}", "at": at, **more}


def communities() -> pd.DataFrame:
    return contract("community").frame(
        {
            "community_id": ["west", "east"],
            "name": ["西社区", None],
            "street": ["文昌街道", None],
            "district": ["西陵区", "西陵区"],
            "city": ["宜昌市", None],
            "geometry": [box(0, 0, 100, 100), box(100, 0, 350, 100)],
        },
        CRS,
    )


def road(*points: tuple[float, float]) -> LineString:
    return LineString(points)


STREET = (road((0, 30), (300, 30)),)


def scene(
    facilities: list[dict[str, object]] = (),
    officers: list[dict[str, object]] = OFFICERS,
    roads: tuple[LineString, ...] = STREET,
    tower: dict[str, str] | None = None,
) -> Scene:
    layers = {
        "building": buildings(loose=box(280, 80, 290, 90)),
        "community": communities(),
        "facility": rows("facility", *facilities),
        "officer": rows("officer", *officers),
        "road": contract("road").frame(
            {"road_id": [f"r{n}" for n in range(len(roads))], "geometry": list(roads)}, CRS
        ),
    }
    row = contract("plan").frame({"plan": ["p"], "communities": ["[]"]})
    plan = dataclasses.replace(street(tower), plan=row)
    return look_at(locate_layers(plan, layers), layers, RULEBOOK)


def asked(*found: dict[str, object]) -> gpd.GeoDataFrame:
    """Questions; in each ``at`` is its place."""
    names = dict.fromkeys(name for row in found for name in row if name != "at")
    places = [None if row.get("at") is None else Point(row["at"]) for row in found]
    data = {name: [row.get(name) for row in found] for name in names}
    return gpd.GeoDataFrame(data, geometry=places, crs=CRS, index=range(len(found)))


def answered(*found: dict[str, object], seen: Scene | None = None, **more: object) -> Answers:
    return who_serves(asked(*found), seen or scene(), None, more.pop("by", NOBODY), **more)


def one(question: dict[str, object], **more: object) -> dict[str, object]:
    """The answer to one question, None for whatever it lacks."""
    row = answered(question, **more).frame.drop(columns="geometry").iloc[0]
    return {name: None if pd.isna(value) else value for name, value in row.items()}
