"""``gridsteward:divide`` in a real QGIS, on drawings whose answer the eye can check."""

from __future__ import annotations

import json
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .drawing import X0, Y0, buildings, community, layer, line, square


class Log(QgsProcessingFeedback):
    """A feedback that keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.said: list[str] = []
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.stages: list[str] = []

    def pushInfo(self, text: str) -> None:  # noqa: N802
        self.said.append(text)

    def pushWarning(self, text: str) -> None:  # noqa: N802
        self.warnings.append(text)

    def reportError(self, text: str, fatal: bool = False) -> None:  # noqa: N802
        self.errors.append(text)

    def setProgressText(self, text: str) -> None:  # noqa: N802
        self.stages.append(text)


def divide(log: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    import processing

    outputs = dict.fromkeys(("CELLS", "UNITS", "PLAN_TABLE"), "memory:")
    return processing.run("gridsteward:divide", {**outputs, **parameters}, feedback=log or Log())


def cell_of(result: dict[str, Any]) -> dict[str, str]:
    """Building to the end of its cell's code."""
    return {unit["building_id"]: unit["cell_id"][-3:] for unit in result["UNITS"].getFeatures()}


def households(result: dict[str, Any]) -> dict[str, int]:
    return {cell["cell_id"][-3:]: cell["households"] for cell in result["CELLS"].getFeatures()}


def test_the_street_is_cut_in_the_middle():
    result = divide(BUILDINGS=buildings(), COMMUNITIES=community())
    assert cell_of(result) == {"b0": "001", "b1": "001", "b2": "002", "b3": "002"}
    assert households(result) == {"001": 220, "002": 220}
    assert (result["CELL_COUNT"], result["CELLS_IN_BAND"]) == (2, 2)
    assert (result["HOUSEHOLDS"], result["BUILDINGS_UNKNOWN"]) == (440, 0)
    assert result["IN_BAND_SHARE"] == 1.0


def test_the_order_of_rows_changes_nothing():
    street = buildings()
    turned = QgsVectorLayer(street.source(), "turned", "memory")
    turned.dataProvider().addFeatures(reversed(list(street.getFeatures())))
    assert cell_of(divide(BUILDINGS=turned)) == cell_of(divide(BUILDINGS=street))


def test_results_lie_on_the_ground_and_in_the_reference_system_of_the_buildings():
    result = divide(BUILDINGS=buildings(), COMMUNITIES=community())
    assert result["CELLS"].crs().authid() == "EPSG:4547"
    area = sum(cell.geometry().area() for cell in result["CELLS"].getFeatures())
    assert area == pytest.approx(160 * 40)
    left = next(cell for cell in result["CELLS"].getFeatures() if cell["cell_id"].endswith("001"))
    assert left.geometry().boundingBox().xMaximum() == pytest.approx(X0 + 80, abs=0.5)


def test_a_layer_in_degrees_gives_cells_in_degrees():
    import processing

    parameters = {"INPUT": buildings(), "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:"}
    degrees = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    result = divide(BUILDINGS=degrees)
    assert result["CELLS"].crs().authid() == "EPSG:4490"
    assert cell_of(result) == {"b0": "001", "b1": "001", "b2": "002", "b3": "002"}


def river() -> QgsVectorLayer:
    areas = [
        (
            ["w", "river"],
            f"Polygon (({X0 + 118} {Y0 - 5}, {X0 + 122} {Y0 - 5}, {X0 + 122} {Y0 + 45}, "
            f"{X0 + 118} {Y0 + 45}, {X0 + 118} {Y0 - 5}))",
        )
    ]
    return layer("Polygon", "河流", "field=barrier_id:string&field=kind:string", areas)


def wall() -> QgsVectorLayer:
    rows = [(["m", "wall"], line((40, -5), (40, 45)))]
    return layer("LineString", "围墙", "field=barrier_id:string&field=kind:string", rows)


def bridge() -> QgsVectorLayer:
    rows = [(["c"], line((115, 20), (125, 20)))]
    return layer("LineString", "桥梁", "field=crossing_id:string", rows)


def test_a_river_cuts_off_what_no_bridge_joins():
    result = divide(BUILDINGS=buildings(), COMMUNITIES=community(), BARRIERS=[river()])
    cells = cell_of(result)
    assert cells["b3"] not in {cells["b0"], cells["b1"], cells["b2"]}
    assert result["CELLS_IN_BAND"] < result["CELL_COUNT"]


def test_a_bridge_joins_it_again():
    result = divide(
        BUILDINGS=buildings(),
        COMMUNITIES=community(),
        BARRIERS=[river()],
        CROSSINGS=[bridge()],
    )
    assert cell_of(result) == {"b0": "001", "b1": "001", "b2": "002", "b3": "002"}


def test_barriers_may_come_in_several_layers():
    result = divide(BUILDINGS=buildings(), COMMUNITIES=community(), BARRIERS=[river(), wall()])
    cells = cell_of(result)
    assert cells["b1"] == cells["b2"]
    assert len({cells["b0"], cells["b1"], cells["b3"]}) == 3


def test_what_cannot_be_is_said_and_marked():
    log = Log()
    result = divide(log, BUILDINGS=buildings((100, 80, 90, 80)), COMMUNITIES=community())
    assert result["HOUSEHOLDS"] == 350
    assert result["CELLS_IN_BAND"] < result["CELL_COUNT"]
    assert any("350" in text and "桂花社区" in text for text in log.warnings)


def test_an_unknown_count_is_counted_and_not_taken_for_zero():
    result = divide(BUILDINGS=buildings((100, 120, None, 220)), COMMUNITIES=community())
    assert result["BUILDINGS_UNKNOWN"] == 1
    assert sum(cell["buildings_unknown"] for cell in result["CELLS"].getFeatures()) == 1


def test_rows_that_cannot_be_taken_are_reported_and_the_run_goes_on():
    street = buildings()
    extra = layer(
        "Polygon",
        "extra",
        "field=楼栋编码:string&field=户数:string",
        [([f["楼栋编码"], str(f["户数"])], f.geometry().asWkt()) for f in street.getFeatures()]
        + [(["b9", "many"], square(130, 32, 5)), (["b10", "5"], None)],
    )
    log = Log()
    result = divide(log, BUILDINGS=extra, COMMUNITIES=community())
    assert result["HOUSEHOLDS"] == 440
    assert len(log.errors) == 2
    assert all("extra" in text for text in log.errors)


def test_the_band_can_be_set():
    result = divide(BUILDINGS=buildings(), MINIMUM=90, TARGET=100, MAXIMUM=130)
    assert households(result) == {"001": 100, "002": 120, "003": 130, "004": 90}


def test_the_plan_can_be_made_again():
    result = divide(BUILDINGS=buildings(), PLAN="试一试", SEED=7)
    (plan,) = result["PLAN_TABLE"].getFeatures()
    assert plan["plan"] == "试一试"
    assert json.loads(plan["parameters"]) == {
        "band": "200:250:300",
        "seed": 7,
        "effort": "fast",
        "from": None,
        "locked": [],
        "households": "recorded",
        "even_work": False,
        "made_by": "divide",
    }
    assert {cell["plan"] for cell in result["CELLS"].getFeatures()} == {"试一试"}


GROWN = (180, 70, 140, 70)  # 250 | 210, cut where the street was cut


def again(log: Log | None = None, counts: tuple = GROWN, **more: Any) -> dict[str, Any]:
    """The street with other counts, started from the plan that it had before."""
    first = divide(BUILDINGS=buildings(), COMMUNITIES=community(), PLAN="old")
    start = {"EARLIER_UNITS": first["UNITS"], "EARLIER_PLAN": first["PLAN_TABLE"]}
    given = {"BUILDINGS": buildings(counts), "COMMUNITIES": community(), "MOVES": "memory:"}
    return divide(log, **{**given, **start, **more})


def test_an_earlier_plan_is_the_start():
    result = again()
    assert cell_of(result) == {"b0": "001", "b1": "001", "b2": "002", "b3": "002"}
    (plan,) = result["PLAN_TABLE"].getFeatures()
    assert json.loads(plan["parameters"])["from"] == "old"
    assert result["HOUSEHOLDS_MOVED"] == 0
    assert result["MOVES"].featureCount() == 0


def test_who_moves_is_listed_with_the_reason():
    log = Log()
    result = again(log, (240, 90, 100, 110))  # 330 | 210 as it was cut, 240 | 300 is in the band
    (move,) = result["MOVES"].getFeatures()
    assert (move["building_id"], move["old_cell"][-3:], move["new_cell"][-3:]) == (
        "b1",
        "001",
        "002",
    )
    assert (move["households"], move["reason"]) == (90, "band")
    assert result["HOUSEHOLDS_MOVED"] == 90
    assert any("90 households in 1 buildings change cell: to hold the band" in t for t in log.said)


def test_locked_cells_stay_whatever_they_hold():
    codes = "420101001001001， 420101001001002"
    result = again(counts=(240, 90, 100, 110), LOCKED=codes)
    assert cell_of(result) == {"b0": "001", "b1": "001", "b2": "002", "b3": "002"}
    assert {cell["locked"] for cell in result["CELLS"].getFeatures()} == {True}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"LOCKED": "no such cell"}, "no cell no such cell"),
        ({"EARLIER_UNITS": None, "LOCKED": "001"}, "starts from an earlier plan"),
        ({"EARLIER_UNITS": "houses"}, "lacks the columns plan, cell_id"),
    ],
)
def test_a_start_that_is_none_is_refused_with_a_sentence(parameters, said):
    if parameters.get("EARLIER_UNITS"):
        parameters = {"EARLIER_UNITS": buildings()}
    with pytest.raises(QgsProcessingException) as error:
        again(**parameters)
    assert said in str(error.value)


def test_a_divided_tower_says_which_entrances_are_where():
    fields = "field=building_id:string&field=households:integer&field=entrances:integer"
    rows = [
        (["small", 150, 1], square(10, 10, 10)),
        (["tower", 400, 4], f"Polygon (({X0 + 30} {Y0 + 10}, {X0 + 110} {Y0 + 10}, "
         f"{X0 + 110} {Y0 + 30}, {X0 + 30} {Y0 + 30}, {X0 + 30} {Y0 + 10}))"),
    ]  # fmt: skip
    result = divide(BUILDINGS=layer("Polygon", "楼栋", fields, rows), TOWERS="memory:")
    (tower,) = result["TOWERS"].getFeatures()
    assert (tower["building_id"], tower["households"], tower["cut_by"]) == (
        "tower",
        400,
        "entrance",
    )
    assert tower["places"] == "1 → 1001; 2-4 → 1002"
    assert households(result) == {"001": 250, "002": 300}


def test_outputs_that_nobody_wants_are_not_made():
    result = divide(BUILDINGS=buildings(), UNITS=None, PLAN_TABLE=None)
    assert not {"UNITS", "PLAN_TABLE", "MOVES", "TOWERS"} & set(result)
    assert result["CELLS"].featureCount() == 2


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"MINIMUM": 400}, "400:250:300"),
        ({"PLAN": "  "}, "name"),
        ({"BUILDINGS": None}, "BUILDINGS"),
    ],
)
def test_bad_parameters_are_refused_before_the_run(parameters, said):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:divide")
    given = {"BUILDINGS": buildings(), "CELLS": "memory:", **parameters}
    fine, why = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not fine
    assert said in why


def test_a_layer_without_its_column_is_refused_with_a_sentence():
    nothing = layer("Polygon", "empty", "field=x:string", [])
    with pytest.raises(QgsProcessingException) as error:
        divide(BUILDINGS=nothing)
    assert "Traceback" not in str(error.value)
    assert "buildings" in str(error.value)


def test_the_result_is_styled_when_it_is_loaded():
    import processing

    project = QgsProject.instance()
    project.clear()
    processing.runAndLoadResults(
        "gridsteward:divide",
        {"BUILDINGS": buildings(), "CELLS": "memory:", "UNITS": None, "PLAN_TABLE": None},
    )
    (cells,) = project.mapLayersByName("Cells: plan-1")
    assert cells.renderer().type() == "RuleRenderer"
    assert cells.labelsEnabled()
    assert cells.attributeDisplayName(cells.fields().lookupField("in_band")) == "In band"
    project.clear()


def test_a_broken_outline_is_repaired_and_not_a_reason_to_stop():
    x, y = X0 + 90, Y0 + 10
    bow_tie = f"Polygon (({x} {y}, {x + 20} {y + 20}, {x + 20} {y}, {x} {y + 20}, {x} {y}))"
    rows = [([f"b{i}", count], square(40 * i + 10, 10, 20)) for i, count in ((0, 100), (1, 120))]
    rows += [(["b2", 130], bow_tie), (["b3", 90], square(130, 10, 20))]
    street = layer("Polygon", "street", "field=building_id:string&field=households:integer", rows)
    log = Log()
    result = divide(log, BUILDINGS=street, COMMUNITIES=community())
    assert result["HOUSEHOLDS"] == 440
    assert log.errors == []


def test_buildings_without_a_reference_system_are_refused_with_a_sentence():
    street = buildings()
    street.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException) as error:
        divide(BUILDINGS=street)
    assert "楼栋 has no coordinate reference system" in str(error.value)


def worked(minutes: tuple[float | None, ...]) -> QgsVectorLayer:
    """A row of buildings with 100 households each, and these minutes of work a month."""
    rows = [
        ([f"b{number}", 100, amount], square(40 * number + 10, 10, 20))
        for number, amount in enumerate(minutes)
    ]
    fields = "field=building_id:string&field=households:integer&field=work:double"
    return layer("Polygon", "buildings", fields, rows)


@pytest.mark.parametrize(
    ("minutes", "first"),
    [((1000, 10, 10, 10, 10, 10, None), 3), ((None, 10, 10, 10, 10, 10, 1000), 4)],
)
def test_the_cell_with_the_heavy_building_gets_fewer_others(minutes, first):
    band = {"MINIMUM": 300, "TARGET": 350, "MAXIMUM": 400}
    result = divide(BUILDINGS=worked(minutes), MINUTES="work", **band)
    cells = cell_of(result)
    assert [cells[f"b{number}"] for number in range(7)] == ["001"] * first + ["002"] * (7 - first)
    (plan,) = result["PLAN_TABLE"].getFeatures()
    assert json.loads(plan["parameters"])["even_work"] is True


def test_work_below_nothing_is_refused_with_a_sentence():
    street = worked((100, -5, 100, 100, 100))
    with pytest.raises(QgsProcessingException, match=r"work of buildings .* below 0 in 1 rows"):
        divide(BUILDINGS=street, MINUTES="work")
