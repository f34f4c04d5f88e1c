"""``gridsteward:importlayer`` in a real QGIS."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import pytest
import shapely
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsVectorLayer

from .drawing import X0, Y0, buildings, layer, line, square
from .test_divide import Log

BUILDING, BARRIER = 0, 4


def run(log: Log | None = None, **parameters: Any) -> dict[str, Any]:
    import processing

    usual = {
        "LAYER": BUILDING,
        "TARGET_CRS": "EPSG:4547",
        **dict.fromkeys(("OUTPUT", "OUTPUT_OTHER", "REJECTED"), "memory:"),
    }
    return processing.run("gridsteward:importlayer", {**usual, **parameters}, feedback=log or Log())


def values(made: QgsVectorLayer, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(feature[name] for name in names) for feature in made.getFeatures()]


def test_a_layer_of_the_project_gets_the_columns_of_its_contract():
    result = run(INPUT=buildings())
    assert values(result["OUTPUT"], "building_id", "households") == [
        ("b0", 100),
        ("b1", 120),
        ("b2", 130),
        ("b3", 90),
    ]
    assert (result["READ"], result["ACCEPTED"], result["REJECTED_COUNT"]) == (4, 4, 0)
    assert "OUTPUT_OTHER" not in result


def test_a_shapefile_in_gbk_without_a_word_about_it(tmp_path):
    frame = gpd.GeoDataFrame(
        {"楼栋编号": ["一号楼"], "户数": [12]},
        geometry=[shapely.box(X0, Y0, X0 + 10, Y0 + 10)],
        crs="EPSG:4547",
    )
    path = tmp_path / "楼栋.shp"
    frame.to_file(path, encoding="GBK")
    path.with_suffix(".cpg").unlink()
    result = run(FILE=str(path))
    assert values(result["OUTPUT"], "building_id", "households") == [("一号楼", 12)]


def test_rejected_rows_come_out_with_their_reason_and_are_reported():
    rough = layer(
        "Polygon",
        "rough",
        "field=building_id:string&field=households:string&field=电话:string",
        [
            (["a", "12", "13800000000"], square(0, 0, 10)),
            (["b", "many", "13900000000"], square(20, 0, 10)),
            (["c", "3", None], None),
        ],
    )
    log = Log()
    result = run(log, INPUT=rough)
    rejected = {f["row"]: f for f in result["REJECTED"].getFeatures()}
    assert set(rejected) == {2, 3}
    assert rejected[3]["reason"] == "no_geometry"
    assert json.loads(rejected[2]["original"])["households"] is None
    assert "139" not in rejected[2]["original"]
    assert len(log.errors) == 2
    assert not any("13800000000" in text for text in log.said + log.errors)


def test_columns_can_be_named_by_hand():
    odd = layer(
        "Polygon", "odd", "field=x1:string&field=x2:integer", [(["a", 7], square(0, 0, 10))]
    )
    result = run(INPUT=odd, MAPPING=["building_id", "x1", "households", "x2"])
    assert values(result["OUTPUT"], "building_id", "households") == [("a", 7)]


def test_the_result_is_in_the_reference_system_asked_for():
    result = run(INPUT=buildings(), TARGET_CRS="EPSG:4490")
    assert result["OUTPUT"].crs().authid() == "EPSG:4490"
    assert 113.9 < result["OUTPUT"].extent().center().x() < 114.1


def test_a_wrong_reference_system_can_be_put_right():
    wrong = buildings()
    wrong.setCrs(wrong.crs().fromEpsgId(4549))
    result = run(INPUT=wrong, SOURCE_CRS="EPSG:4547")
    assert result["OUTPUT"].extent().xMinimum() == pytest.approx(X0 + 10)


@pytest.fixture
def mixed(tmp_path):
    frame = gpd.GeoDataFrame(
        {"barrier_id": ["r", "w"], "kind": ["river", "wall"]},
        geometry=[
            shapely.box(X0, Y0, X0 + 30, Y0 + 5),
            shapely.LineString([(X0, Y0 + 9), (X0 + 9, Y0 + 9)]),
        ],
        crs="EPSG:4547",
    )
    path = tmp_path / "barriers.geojson"
    frame.to_file(path, driver="GeoJSON")
    return str(path)


def test_two_kinds_of_geometry_become_two_layers(mixed):
    result = run(FILE=mixed, LAYER=BARRIER)
    assert values(result["OUTPUT"], "barrier_id") == [("r",)]
    assert values(result["OUTPUT_OTHER"], "barrier_id") == [("w",)]


def test_nothing_is_lost_where_only_one_kind_is_wanted(mixed):
    with pytest.raises(QgsProcessingException, match="other geometries"):
        run(FILE=mixed, LAYER=BARRIER, OUTPUT_OTHER=None)


def test_one_kind_alone_needs_one_layer():
    walls = layer("LineString", "walls", "field=kind:string", [(["wall"], line((0, 0), (9, 0)))])
    result = run(INPUT=walls, LAYER=BARRIER, OUTPUT_OTHER=None)
    assert result["OUTPUT"].featureCount() == 1


def test_a_file_that_is_not_there_is_said_without_a_traceback(tmp_path):
    with pytest.raises(QgsProcessingException) as error:
        run(FILE=str(tmp_path / "gone.gpkg"))
    assert "gone.gpkg" in str(error.value)
    assert "Traceback" not in str(error.value)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "one of the two"),
        ({"FILE": "a.gpkg", "INPUT": buildings}, "one of the two"),
        ({"FILE": "a.gpkg", "TARGET_CRS": "EPSG:0"}, "CRS"),
        ({"FILE": "a.gpkg", "MAPPING": ["households"]}, "each row"),
    ],
)
def test_bad_parameters_are_refused_before_the_run(parameters, said):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:importlayer")
    made = {name: value() if callable(value) else value for name, value in parameters.items()}
    given = {"OUTPUT": "memory:", "TARGET_CRS": "EPSG:4547", **made}
    fine, why = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not fine
    assert said in why
