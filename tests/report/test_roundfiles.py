"""The files of each officer's rounds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
from grid_steward.plugin.assess.names import BuildingNames
from grid_steward.plugin.common.messages import Bilingual, Message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report.roundfiles import write_rounds
from shapely.geometry import LineString, Point

CRS = "EPSG:4547"  # metres; its middle meridian is 114° E
EAST, NORTH = 500_000.0, 3_300_000.0
GPX = "{http://www.topografix.com/GPX/1/1}"
OVERDUE = Message("{why}", {"why": Bilingual("It is overdue.", "已逾期。")})


def visit(officer: str | None, day: str | None, turn: int | None, building: str, x: float) -> dict:
    return {
        "plan": "p",
        "officer_id": officer,
        "cell_id": "A",
        "day": day,
        "turn": turn,
        "starts_min": turn,
        "building_id": building,
        "household_id": f"family-{x:.0f}",
        "resident_ids": "one, two",
        "people": 2,
        "minutes": 50,
        "interval_days": 7,
        "due": "2024-04-03",
        "severity": "high",
        "why": None if day else OVERDUE.render("en"),
        "why_said": None if day else json.dumps(OVERDUE.to_json()),
        "geometry": Point(EAST + x, NORTH),
    }


def frame(layer: str, rows: list[dict]) -> gpd.GeoDataFrame:
    names = sorted({"geometry", *(name for row in rows for name in row)})
    return contract(layer).frame({name: [row.get(name) for row in rows] for name in names}, CRS)


VISITS = [
    visit("w 1/2", "2024-04-02", 1, "h1", 100),
    visit("w 1/2", "2024-04-02", 2, "h1", 100),
    visit("w 1/2", "2024-04-02", 3, "=h2", 200),
    visit("w 1/2", "2024-04-09", 1, "<h3>", 300),
    visit("w 1/2", None, None, "h4", 400),
    visit(None, None, None, "h5", 500),
    visit("W_1_2", "2024-04-02", 1, "h1", 100),
]
WALK = LineString([(EAST, NORTH), (EAST + 200, NORTH), (EAST, NORTH)])
HOMES = BuildingNames(
    frame(
        "building",
        [
            {"building_id": "h1", "compound_id": "c", "name": "3栋"},
            {"building_id": "=h2", "name": "=Bakery"},
            {"building_id": "h4", "street": "Mill Lane", "number": "7"},
        ],
    ),
    frame("compound", [{"compound_id": "c", "name": "桃园"}]),
    contract("unit").frame({}, CRS),
)
ROUNDS = frame("round", [{"officer_id": "w 1/2", "day": "2024-04-02", "week": 1, "geometry": WALK}])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {
        path.name: path for path in write_rounds(frame("visit", VISITS), ROUNDS, HOMES, tmp_path)
    }


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def texts(point: ET.Element) -> tuple[str | None, ...]:
    return tuple(point.findtext(f"{GPX}{name}") for name in ("name", "cmt", "desc"))


def test_each_officer_has_a_table_and_a_map_file_under_a_name_that_any_disk_takes(files):
    assert sorted(files) == ["W_1_2.csv", "W_1_2.gpx", "w_1_2_2.csv", "w_1_2_2.gpx"]


def test_the_table_has_the_visits_by_day_and_then_what_did_not_fit(files):
    head, *rows = table(files["w_1_2_2.csv"])
    assert head[:4] == ["Day", "Turn", "Starts after (min)", "Walk (m)"]
    assert head[5:7] == ["Building", "Building code"]
    assert head[10] == "Takes (min)"
    assert [row[0] for row in rows] == ["2024-04-02"] * 3 + ["2024-04-09", ""]
    assert rows[0][5:11] == ["桃园 3栋", "h1", "family-100", "one, two", "2", "50.0"]
    assert rows[-1][5:7] == ["Mill Lane 7", "h4"]
    assert rows[-1][-1].startswith("It is overdue")


def test_the_table_begins_with_the_mark_of_utf_8_and_speaks_chinese(tmp_path):
    paths = write_rounds(frame("visit", VISITS), ROUNDS, HOMES, tmp_path, "zh_CN")
    assert paths[0].read_bytes().startswith(b"\xef\xbb\xbf")
    head, *_, last = table(paths[-2])
    assert head[:2] == ["日期", "顺序"]
    assert last[-1] == OVERDUE.render("zh_CN") != OVERDUE.render("en")


def test_what_looks_like_a_formula_is_a_text(files):
    assert table(files["w_1_2_2.csv"])[3][5:7] == ["'=Bakery", "'=h2"]


def test_nothing_tells_why_somebody_is_visited(files):
    head = table(files["w_1_2_2.csv"])[0]
    assert not {"Interval", "Severity", "severity"} & set(head)
    for path in files.values():
        assert "high" not in path.read_text(encoding="utf-8")


def test_the_map_file_has_a_point_for_each_building_and_a_route_for_each_day(files):
    root = ET.parse(files["w_1_2_2.gpx"]).getroot()
    assert (root.tag, root.get("version")) == (f"{GPX}gpx", "1.1")
    assert [child.tag.removeprefix(GPX) for child in root] == [
        *["metadata", "wpt", "wpt", "wpt", "rte", "rte"]
    ]
    assert [texts(point) for point in root.findall(f"{GPX}wpt")] == [
        ("桃园 3栋", "h1", "2024-04-02: 1, 2"),
        ("=Bakery", "=h2", "2024-04-02: 3"),
        ("<h3>", "<h3>", "2024-04-09: 1"),
    ]
    first, second = root.findall(f"{GPX}rte")
    assert first.findtext(f"{GPX}name") == "2024-04-02"
    # The walk of the first day is known: it begins and ends at the base.
    base = ("", None, None)
    stops = [("桃园 3栋", "h1", "2024-04-02: 1, 2"), ("=Bakery", "=h2", "2024-04-02: 3")]
    assert [texts(point) for point in first.findall(f"{GPX}rtept")] == [base, *stops, base]
    assert len(second.findall(f"{GPX}rtept")) == 1
    base = first.find(f"{GPX}rtept")
    assert float(base.get("lon")) == pytest.approx(114, abs=1e-6)
    assert 29 < float(base.get("lat")) < 30


def test_a_place_visited_on_several_days_is_one_point_that_names_them_all(tmp_path):
    again = [*VISITS[:2], visit("w 1/2", "2024-04-09", 1, "h1", 100)]
    # A building of the same name is another place.
    other = visit("w 1/2", "2024-04-09", 2, "h9", 900)
    homes = BuildingNames(
        frame("building", [{"building_id": code, "name": "3栋"} for code in ("h1", "h9")]),
        contract("compound").frame({}, CRS),
        contract("unit").frame({}, CRS),
    )
    _, path = write_rounds(frame("visit", [*again, other]), ROUNDS, homes, tmp_path)
    assert [texts(point) for point in ET.parse(path).getroot().findall(f"{GPX}wpt")] == [
        ("3栋", "h1", "2024-04-02: 1, 2; 2024-04-09: 1"),
        ("3栋", "h9", "2024-04-09: 2"),
    ]


def test_without_visits_there_are_no_files(tmp_path):
    empty = contract("visit").frame({}, CRS), contract("round").frame({}, CRS)
    assert write_rounds(*empty, HOMES, tmp_path) == ()
    assert list(tmp_path.iterdir()) == []
