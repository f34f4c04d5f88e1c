"""``gridsteward:redrawcommunities`` in a real QGIS: layers in, or a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.bridge.frames import Source, frame_of, read_rows
from grid_steward.plugin.bridge.project import build_project
from grid_steward.plugin.intake import check_frame
from grid_steward.plugin.steps import import_layer, redraw
from grid_steward.plugin.store import Project
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from .drawing import layer, square
from .test_cancel import CancelsAt
from .test_divide import Log

CRS = "EPSG:4547"
# Three communities in a row: eight, two and eight houses of 50 households, 20 m square, 40 m apart.
HOUSES = 18
COMMUNITIES = {"A": (0, 8), "B": (8, 10), "C": (10, 18)}
CELLS = {"MINIMUM": 100, "TARGET": 150, "MAXIMUM": 200, "RULEBOOK": 1}
BAND = "300:450:600"
OUTPUTS = ("NEW_COMMUNITIES", "CELLS", "UNITS", "MOVES", "CROSSWALK", "PLAN_TABLE")


def houses() -> QgsVectorLayer:
    rows = [([f"b{number:02d}", 50], square(40 * number + 10, 10, 20)) for number in range(HOUSES)]
    return layer("Polygon", "楼栋", "field=楼栋编码:string&field=户数:integer", rows)


def communities() -> QgsVectorLayer:
    rows = [
        ([code, f"社区{code}"], "Polygon ((" + ", ".join(_box(*span)) + "))")
        for code, span in COMMUNITIES.items()
    ]
    fields = "field=community_id:string&field=name:string"
    return layer("Polygon", "社区", fields, rows)


def _box(start: int, end: int) -> list[str]:
    from .drawing import X0, Y0

    left, right = X0 + 40 * start, X0 + 40 * end
    corners = [(left, 0), (right, 0), (right, 40), (left, 40), (left, 0)]
    return [f"{x} {Y0 + y}" for x, y in corners]


def run(log: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    import processing

    outputs = dict.fromkeys(OUTPUTS, "memory:")
    asked = {**CELLS, "HOUSEHOLDS": BAND, **outputs, **parameters}
    return processing.run("gridsteward:redrawcommunities", asked, feedback=log or Log())


def of_layers(log: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    return run(log, BUILDINGS=houses(), COMMUNITIES=communities(), **parameters)


def homes(units: QgsVectorLayer) -> dict[str, set[int]]:
    """The houses in each community."""
    found: dict[str, set[int]] = {}
    for unit in units.getFeatures():
        found.setdefault(unit["community_id"], set()).add(int(unit["building_id"][1:]))
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the row, by a rulebook without a band of communities."""
    made = Project.create(tmp_path / "town.gpkg", CRS, "plain")
    for name, drawn in (("building", houses()), ("community", communities())):
        frame = frame_of(read_rows(Source.of_layer(drawn)))
        made.add(check_frame(frame, name, CRS, source=drawn.name()))
    return made


def test_the_small_one_in_the_middle_joins_a_neighbour():
    log = Log()
    result = of_layers(log)
    found = homes(result["UNITS"])
    assert set(found) == {"A", "C"}
    assert {*range(8)} <= found["A"]
    assert {*range(10, 18)} <= found["C"]
    assert (result["COMMUNITY_COUNT"], result["COMMUNITIES_IN_BAND"]) == (2, 2)
    assert (result["HOUSEHOLDS_MOVED"], result["UNAVOIDABLE"]) == (100, 100)
    assert (result["CELL_COUNT"], result["CELLS_IN_BAND"]) == (6, 6)
    assert any("社区B (B) ends: 100 households are fewer than the 300" in one for one in log.said)


def test_layers_and_tables_say_what_became_of_each():
    result = of_layers()
    new = {one["community_id"]: one for one in result["NEW_COMMUNITIES"].getFeatures()}
    assert sum(one["households"] for one in new.values()) == 50 * HOUSES
    assert {one["continues"] for one in new.values()} == {"A", "C"}
    assert result["NEW_COMMUNITIES"].crs().authid() == CRS
    area = sum(one.geometry().area() for one in new.values())
    assert area == pytest.approx(40 * HOUSES * 40)
    gone = [
        one["new"]
        for one in result["CROSSWALK"].getFeatures()
        if (one["level"], one["old"]) == ("community", "B")
    ]
    assert gone
    assert set(gone) <= {"A", "C"}


def test_locked_communities_stay_and_the_sentence_says_what_cannot_be():
    result = of_layers(LOCKED_COMMUNITIES="B")
    assert homes(result["UNITS"])["B"] == {8, 9}
    assert (result["HOUSEHOLDS_MOVED"], result["COMMUNITIES_IN_BAND"]) == (0, 2)


def test_a_number_of_communities_can_be_asked_for():
    assert of_layers(COUNT=3, HOUSEHOLDS="200:300:400")["COMMUNITY_COUNT"] == 3


def test_cells_of_an_earlier_plan_stay_where_the_community_does():
    import processing

    parameters = {**CELLS, "BUILDINGS": houses(), "COMMUNITIES": communities()}
    outputs = dict.fromkeys(("CELLS", "UNITS", "PLAN_TABLE"), "memory:")
    first = processing.run("gridsteward:divide", {**parameters, **outputs}, feedback=Log())
    result = of_layers(EARLIER_UNITS=first["UNITS"], EARLIER_PLAN=first["PLAN_TABLE"], PLAN="new")
    new = {cell["cell_id"]: cell["households"] for cell in result["CELLS"].getFeatures()}
    old = {cell["cell_id"]: cell["households"] for cell in first["CELLS"].getFeatures()}
    whole = [code for code in old if code[0] in "AC"]
    assert sum(new.get(code) == old[code] for code in whole) >= len(whole) - 1
    (plan,) = result["PLAN_TABLE"].getFeatures()
    assert plan["plan"] == "new"


def test_of_a_project_it_is_kept_and_equals_the_command_line(project):
    from grid_steward.plugin.common.band import Band

    result = run(PROJECT=str(project.path))
    (name,) = project.plans()["plan"]
    assert name == "plan-1"
    kept = project.read_plan(name)
    again = redraw(project, households=Band.parse(BAND), band=Band(100, 150, 200))
    assert again.plan["plan"].iloc[0] == "plan-2"
    columns = ["unit_id", "community_id", "cell_id"]
    assert kept.units[columns].equals(again.units[columns])
    expected = {
        code: {int(one[1:]) for one in own}
        for code, own in kept.units.groupby("community_id")["building_id"]
    }
    assert homes(result["UNITS"]) == expected
    assert result["NEW_COMMUNITIES"].crs().authid() == CRS


def test_a_project_can_be_redrawn_by_its_residents_and_nothing_of_them_comes_out(project, tmp_path):
    rows = ["编号,楼栋编号"]
    # Two in each house: 16, 4 and 16 in the communities.
    rows += [f"p{house:02d}{one},b{house:02d}" for house in range(HOUSES) for one in range(2)]
    source = tmp_path / "residents.csv"
    source.write_text("\n".join(rows) + "\n", encoding="utf-8")
    import_layer(project, "resident", source)
    log = Log()
    result = run(log, PROJECT=str(project.path), HOUSEHOLDS=None, RESIDENTS="12:18:24")
    assert homes(result["UNITS"]).keys() == {"A", "C"}
    names = {field.name() for key in OUTPUTS for field in result[key].fields()}
    assert not {one for one in names if "resident" in one}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "Give the layers"),
        ({"PROJECT": "town.gpkg", "BUILDINGS": "buildings"}, "either layers or a project"),
        ({"PROJECT": "town.gpkg", "LOCKED": "A-1"}, "tick locked cells"),
        ({"BUILDINGS": "buildings", "RESIDENTS": "1:2:3"}, "those of a project"),
        ({"BUILDINGS": "buildings", "HOUSEHOLDS": "many"}, "minimum, target and maximum"),
    ],
)
def test_what_does_not_go_together_is_said_before_the_run(project, parameters, said):
    places = {"town.gpkg": str(project.path), "buildings": houses()}
    with pytest.raises(QgsProcessingException, match=said):
        run(**{name: places.get(value, value) for name, value in parameters.items()})


def test_a_rulebook_without_a_band_asks_for_one():
    with pytest.raises(QgsProcessingException, match="does not say how large a community is"):
        of_layers(HOUSEHOLDS=None)


def test_buildings_alone_are_no_communities():
    with pytest.raises(QgsProcessingException) as error:
        run(BUILDINGS=houses())
    assert "Traceback" not in str(error.value)


@pytest.mark.parametrize("percent", [0.0, 30.0, 60.0, 95.0])
def test_a_cancelled_run_leaves_nothing(project, tmp_path, percent):
    cells = tmp_path / "cells.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        of_layers(CancelsAt(percent), CELLS=str(cells))
    assert not cells.exists()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(CancelsAt(percent), PROJECT=str(project.path), CELLS=str(cells))
    assert not cells.exists()
    assert project.plans().empty


def test_the_qgis_project_shows_old_lines_below_the_new(project, tmp_path):
    run(PROJECT=str(project.path))
    qgis = build_project(project.path, "plan-1", tmp_path / "town.qgz").project
    nodes = [(node.layer(), node.isVisible()) for node in qgis.layerTreeRoot().findLayers()]
    names = [layer.name() for layer, _ in nodes]
    assert names[:4] == [
        "Communities of a plan",
        "Communities before",
        "Cells",
        "Units",
    ]
    assert [shown for _, shown in nodes[:3]] == [True, True, True]
    counts = {layer.name(): layer.featureCount() for layer, _ in nodes}
    assert (counts["Communities of a plan"], counts["Communities before"]) == (2, 3)
    assert not dict(zip(names, (shown for _, shown in nodes)))["Communities"]
