"""``gridsteward:importlayer`` of persons and places: into a project, and nowhere else."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.algorithms.importform import LAYERS
from grid_steward.plugin.bridge.frames import Source, frame_of, read_rows
from grid_steward.plugin.steps import import_frame
from grid_steward.plugin.store import Project
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from .drawing import X0, Y0, layer, square
from .people import PERSONS, identity, make_project, write_lists
from .test_divide import Log

SECRETS = [value for name, number, phone, _ in PERSONS for value in (name, number, phone)]
SINKS = ("OUTPUT", "OUTPUT_OTHER", "REJECTED")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def lists(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "lists"
    folder.mkdir()
    return write_lists(folder)


def run(project: Project, name: str, log: Log | None = None, **parameters: Any) -> dict[str, Any]:
    import processing

    usual = {
        "LAYER": LAYERS.index(name),
        "PROJECT": str(project.path),
        **dict.fromkeys(SINKS, "TEMPORARY_OUTPUT"),
    }
    return processing.run("gridsteward:importlayer", {**usual, **parameters}, feedback=log or Log())


def check(**parameters: Any) -> tuple[bool, str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:importlayer")
    fine, why = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    return fine, why


def table(rows: list[list[Any]], fields: str) -> QgsVectorLayer:
    """A table without places, as one that was opened in QGIS."""
    made = QgsVectorLayer(f"None?{fields}", "名册", "memory")
    drawn = layer("Point", "rows", fields, [(row, None) for row in rows])
    assert made.dataProvider().addFeatures(list(drawn.getFeatures()))[0]
    return made


def test_persons_go_into_the_restricted_file_and_into_no_output(project, lists):
    log = Log()
    result = run(project, "resident", log, FILE=str(lists["resident"]))
    assert result == {"READ": 5, "ACCEPTED": 4, "REJECTED_COUNT": 1}
    residents = project.read("resident")
    assert residents["building_id"].tolist() == ["b0", "b0", "b1", "b3"]
    assert any("80% of 5 rows were matched" in text for text in log.said)


def test_persons_are_in_no_file_and_in_no_word_of_the_run(project, lists, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    log, said = Log(), []
    messages = QgsApplication.messageLog()
    messages.messageReceived.connect(said.append)
    try:
        for name in ("resident", "care_case", "volunteer"):
            run(project, name, log, FILE=str(lists[name]))
    finally:
        messages.messageReceived.disconnect(said.append)
    for secret in SECRETS:
        assert not any(secret in text for text in [*log.said, *log.errors, *map(str, said)])
    folders = (tmp_path, Path(QgsProcessingUtils.tempFolder()))
    written = [
        path
        for place in folders
        for path in place.rglob("*")
        if path.is_file() and path.suffix != ".csv"
    ]
    assert project.people_path in written
    for path in written:
        content = path.read_bytes()
        for secret in SECRETS:
            assert secret.encode() not in content, path.name
            assert secret.encode("utf-16-le") not in content, path.name


def test_a_layer_of_qgis_goes_the_same_way_as_a_file(project):
    rows = [[name, number, building] for name, number, _, building in PERSONS[:2]]
    people = table(rows, "field=姓名:string&field=身份证号:string&field=楼栋编号:string")
    assert run(project, "resident", INPUT=people)["ACCEPTED"] == 2
    read = project.read("resident")
    frame = frame_of(read_rows(Source.of_layer(people)))
    assert len(import_frame(project, "resident", frame, "名册").accepted) == 2
    assert project.read("resident")["resident_id"].tolist() == read["resident_id"].tolist()


def test_points_find_the_building_within_the_distance_that_is_given(project):
    fields = "field=编号:string&field=类型:string"
    places = layer("Point", "站点", fields, [(["f1", "诊所"], f"Point ({X0 + 20} {Y0 + 35})")])
    for within, found in ((2, None), (10, "b0")):
        run(project, "facility", INPUT=places, WITHIN=within)
        (building,) = project.read("facility")["building_id"]
        assert building == found


def test_facilities_are_no_secret_and_come_out_as_a_layer_too(project, lists):
    result = run(project, "facility", FILE=str(lists["facility"]))
    assert sorted(row["facility_id"] for row in result["OUTPUT"].getFeatures()) == ["f1", "f2"]
    assert result["OUTPUT"].crs().authid() == "EPSG:4547"
    assert len(project.read("facility")) == 2


def test_buildings_can_go_into_a_project_without_a_layer(project):
    more = layer(
        "Polygon",
        "more",
        "field=building_id:string&field=households:integer",
        [(["b9", 10], square(300, 0, 10))],
    )
    result = run(project, "building", INPUT=more, **dict.fromkeys(SINKS))
    assert set(result) == {"READ", "ACCEPTED", "REJECTED_COUNT"}
    assert project.read("building")["building_id"].tolist() == ["b0", "b1", "b2", "b3", "b9"]


def test_an_officer_without_a_place_is_not_lost(project):
    officers = table(
        [["w1", "桂花", "b0"], ["w2", "小方", None]],
        "field=工号:string&field=称呼:string&field=驻点楼栋编码:string",
    )
    result = run(project, "officer", INPUT=officers)
    assert [row["officer_id"] for row in result["OUTPUT"].getFeatures()] == ["w1", "w2"]
    assert [row.hasGeometry() for row in result["OUTPUT"].getFeatures()] == [True, False]


def test_a_table_about_buildings_is_a_table_again(project):
    records = table([["b1", "约98户"]], "field=楼栋编号:string&field=户数:string")
    result = run(project, "building_record", INPUT=records)
    (row,) = result["OUTPUT"].getFeatures()
    assert (row["building_id"], row["households"]) == ("b1", 98)
    assert not result["OUTPUT"].isSpatial()
    assert project.read("building_record")["households"].tolist() == [98]


def test_a_department_and_a_value_for_all_rows_can_be_given(project):
    people = table([["001", "b0"]], "field=人员编号:string&field=楼栋编号:string")
    same = {"INPUT": people, "CONSTANTS": ["care_group", "残疾人"]}
    run(project, "care_case", **same, DEPARTMENT="残联")
    run(project, "resident", INPUT=people, DEPARTMENT="残联")
    (case,) = project.read("care_case").itertuples()
    assert case.care_group == "disabled"
    assert project.read("resident")["resident_id"].tolist() == [case.resident_id]
    run(project, "resident", INPUT=people, DEPARTMENT="民政")
    assert project.read("resident")["resident_id"].tolist() != [case.resident_id]


def test_persons_of_a_group_that_is_only_counted_are_refused(project):
    number = identity("19700606", 6)
    people = table(
        [[number, "b0", "社区矫正人员"]],
        "field=身份证号:string&field=楼栋编号:string&field=关爱类别:string",
    )
    log = Log()
    result = run(project, "care_case", log, INPUT=people)
    assert (result["ACCEPTED"], result["REJECTED_COUNT"]) == (0, 1)
    assert project.read("care_case").empty
    assert not any(number in text for text in [*log.said, *log.errors])


@pytest.mark.parametrize("name", ["resident", "care_case", "care_count", "volunteer", "request"])
def test_persons_without_a_project_are_refused_before_the_run(name):
    fine, why = check(
        LAYER=LAYERS.index(name), FILE="a.csv", TARGET_CRS="EPSG:4547", OUTPUT="memory:"
    )
    assert not fine
    assert "only into a project" in why
    assert "Project file" in why


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"LAYER": LAYERS.index("facility")}, "buildings of a project"),
        ({"OUTPUT": None}, "where the clean layer goes"),
        ({"CONSTANTS": ["care_group"]}, "each row"),
    ],
)
def test_other_bad_parameters_are_refused_before_the_run(parameters, said):
    usual = {"FILE": "a.csv", "TARGET_CRS": "EPSG:4547", "OUTPUT": "memory:"}
    fine, why = check(**{**usual, **parameters})
    assert not fine
    assert said in why


def test_a_project_that_is_none_is_said_without_a_traceback(project, lists, tmp_path):
    with pytest.raises(QgsProcessingException) as error:
        run(project, "resident", FILE=str(lists["resident"]), PROJECT=str(tmp_path / "no.gpkg"))
    assert "no.gpkg" in str(error.value)
    assert "Traceback" not in str(error.value)
