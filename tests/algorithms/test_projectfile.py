"""``gridsteward:projectfile``: the QGIS project and the picture of a project file."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from grid_steward.plugin.bridge.frames import Source, frame_of, read_rows
from grid_steward.plugin.divide import Band, Settings, divide_layers
from grid_steward.plugin.intake import check_frame
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project
from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingException, QgsProject
from qgis.PyQt.QtGui import QColor, QImage

from .drawing import buildings, community, line
from .test_divide import bridge, river, wall
from .test_divide import layer as draw

CRS = "EPSG:4547"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with the street, a river, a wall, a bridge and two plans."""
    path = tmp_path_factory.mktemp("示例 town") / "town.gpkg"
    store = Project.create(path, CRS, "yichang")
    roads = draw(
        "LineString", "道路", "field=class:string", [(["primary"], line((0, 5), (160, 5)))]
    )
    for name, layers in (
        ("building", [buildings((100, 120, None, 140))]),
        ("community", [community()]),
        ("road", [roads]),
        ("barrier", [river(), wall()]),
        ("crossing", [bridge()]),
    ):
        for made in layers:
            frame = frame_of(read_rows(Source.of_layer(made)))
            store.add(check_frame(frame, name, CRS, source=made.name()))
    for plan in ("plan-1", "it's 2"):
        settings = Settings(Band(100, 150, 200), load_rulebook("yichang"), plan=plan)
        store.write_plan(divide_layers(store.layers(), settings))
    return path


@pytest.fixture(scope="module")
def made(project: Path) -> Path:
    """The folder with everything made from the second plan."""
    import processing

    folder = project.parent
    processing.run(
        "gridsteward:projectfile",
        {
            "PROJECT": str(project),
            "PLAN": "it's 2",
            "QGZ": str(folder / "town.qgz"),
            "PICTURE": str(folder / "map.png"),
        },
    )
    return folder


@pytest.fixture
def opened(made: Path, tmp_path: Path) -> Iterator[QgsProject]:
    """The QGIS project, opened in another folder than it was made in."""
    moved = tmp_path / "moved"
    shutil.copytree(made, moved)
    qgis = QgsProject()
    assert qgis.read(str(moved / "town.qgz"))
    yield qgis
    qgis.clear()


def test_it_opens_anywhere_with_results_on_top(opened):
    names = [node.layer().name() for node in opened.layerTreeRoot().findLayers()]
    assert names == [
        "Communities of a plan",
        "Cells",
        "Units",
        "Plans",
        "Crossings (lines)",
        "Barriers (lines)",
        "Communities",
        "Roads",
        "Buildings",
        "Barriers (areas)",
    ]
    assert all(layer.isValid() for layer in opened.mapLayers().values())
    assert opened.crs().authid() == CRS


def test_it_holds_no_path_of_the_machine(made):
    with zipfile.ZipFile(made / "town.qgz") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".qgs")]
        text = archive.read(name).decode("utf-8")
    assert "./town.gpkg" in text
    assert str(made) not in text


def test_it_shows_the_one_plan(opened):
    (cells,) = opened.mapLayersByName("Cells")
    assert {cell["plan"] for cell in cells.getFeatures()} == {"it's 2"}
    assert opened.viewSettings().defaultViewExtent().contains(cells.extent())


def test_each_geometry_kind_of_a_table_is_a_layer_of_its_own(opened):
    (lines,) = opened.mapLayersByName("Barriers (lines)")
    (areas,) = opened.mapLayersByName("Barriers (areas)")
    assert [feature["kind"] for feature in lines.getFeatures()] == ["wall"]
    assert [feature["kind"] for feature in areas.getFeatures()] == ["river"]


def test_layers_are_styled_and_have_titles(opened):
    (cells,) = opened.mapLayersByName("Cells")
    assert cells.labelsEnabled()
    assert cells.attributeDisplayName(cells.fields().lookupField("households")) == (
        "Known households"
    )
    assert cells.customProperty("variableValues") == ["100", "150", "200"]


def test_units_wait_until_they_are_asked_for(opened):
    shown = {n.layer().name(): n.isVisible() for n in opened.layerTreeRoot().findLayers()}
    assert shown["Cells"]
    assert not shown["Units"]


def test_the_picture_is_an_a3_sheet_with_cells_and_a_river(made):
    image = QImage(str(made / "map.png"))
    assert image.width() == 2480
    assert image.height() in (1753, 1754)
    colors = {
        QColor(image.pixel(x, y)).name() for x in range(0, 2480, 7) for y in range(0, 1753, 7)
    }
    assert len(colors & {"#cfe6cf", "#b5d8c8", "#e0ecc9"}) >= 2
    assert "#a9cfe6" in colors


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"PLAN": "plan-9"}, "Plans in it: plan-1, it's 2"),
        ({"QGZ": "/no/such/folder/town.qgz"}, "could not be written"),
    ],
)
def test_what_cannot_be_is_said(project, tmp_path, change, said):
    import processing

    parameters = {"PROJECT": str(project), "PLAN": "plan-1", "QGZ": str(tmp_path / "a.qgz")}
    with pytest.raises(QgsProcessingException) as error:
        processing.run("gridsteward:projectfile", {**parameters, **change})
    assert said in str(error.value)


def test_another_file_is_no_project_file(tmp_path):
    import processing

    other = tmp_path / "other.gpkg"
    frame_of(read_rows(Source.of_layer(buildings()))).to_file(other)
    with pytest.raises(QgsProcessingException, match="not a Grid Steward project"):
        processing.run(
            "gridsteward:projectfile",
            {"PROJECT": str(other), "PLAN": "plan-1", "QGZ": str(tmp_path / "a.qgz")},
        )


def test_it_stays_on_the_thread_that_may_draw():
    algorithm = QgsApplication.processingRegistry().algorithmById("gridsteward:projectfile")
    assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading
