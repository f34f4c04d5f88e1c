"""The first page: the sample town, a project of one's own, one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from grid_steward.plugin.desk import recent
from grid_steward.plugin.store import Project
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)

AT_YICHANG = "POLYGON ((111.3 30.7, 111.4 30.7, 111.4 30.8, 111.3 30.7))"


@pytest.fixture(autouse=True)
def nothing_recent():
    QgsSettings().remove("gridsteward/recent")


@pytest.fixture
def page(desk):
    return desk.dock.pages["start"]


def crs(code):
    return QgsCoordinateReferenceSystem(code)


def open_layer(kind, name, code="EPSG:4326", wkt=AT_YICHANG):
    layer = QgsVectorLayer(f"{kind}?crs={code}", name, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    return layer


def idle(desk):
    return lambda: desk.session.running is None


def test_it_is_what_is_seen_without_a_project_file(desk, page):
    assert desk.dock.current_page() is page
    assert page.open_sample.button.isEnabled()
    assert page.sample.isHidden()
    assert page.new.isHidden()


def test_one_of_the_two_unfolds_and_proposes_what_suits(page):
    page.open_sample.button.click()
    assert page.sample.folder.filePath().endswith("Sample town")
    page.start.button.click()
    assert page.sample.isHidden()
    assert page.new.file.filePath().endswith("Grid cells.gpkg")
    assert page.new.rulebook.currentData() == "yichang"
    page.start.button.click()
    assert page.new.isHidden()


def test_the_sample_town_is_made_beside_the_window_and_opened(desk, page, tmp_path, qtbot):
    page.open_sample.button.click()
    page.sample.people.setChecked(False)
    page.sample.folder.setFilePath(str(tmp_path / "样例"))
    page.sample.make.button.click()
    assert desk.session.running == "Making the sample town"
    assert not page.open_file.button.isEnabled()
    qtbot.waitUntil(idle(desk), timeout=60_000)
    assert desk.session.path == tmp_path / "样例" / "town.gpkg"
    assert desk.dock.current_page().objectName() == "data"
    assert desk.layers.layer("building").featureCount() > 1000
    assert recent.recent_files() == [desk.session.path]


def test_a_sample_town_that_is_there_is_not_made_twice(desk, page, window, tmp_path, qtbot):
    (tmp_path / "town.gpkg").write_text("mine")
    page.open_sample.button.click()
    page.sample.folder.setFilePath(str(tmp_path))
    page.sample.make.button.click()
    qtbot.waitUntil(idle(desk))
    assert "already holds town.gpkg" in window.messages()[0]
    assert desk.dock.current_page() is page
    assert (tmp_path / "town.gpkg").read_text() == "mine"


def test_without_a_folder_the_button_is_grey_and_says_why(page):
    page.open_sample.button.click()
    page.sample.folder.setFilePath("")
    assert not page.sample.make.button.isEnabled()
    assert page.sample.make.button.toolTip() == "Choose a folder first."


def test_a_project_of_ones_own_takes_the_map_of_its_buildings(desk, page, tmp_path, qtbot):
    open_layer("Polygon", "楼栋", "EPSG:4546", "POLYGON ((0 0, 9 0, 9 9, 0 0))")
    page.start.button.click()
    assert page.new.crs.crs().authid() == "EPSG:4546"
    assert page.new.crs_note.isHidden()
    page.new.file.setFilePath(str(tmp_path / "mine"))
    page.new.make.button.click()
    qtbot.waitUntil(idle(desk))
    assert desk.session.path == tmp_path / "mine.gpkg"
    project = Project.open(tmp_path / "mine.gpkg")
    assert project.crs.to_epsg() == 4546
    assert project.rulebook == "yichang"


def test_degrees_are_told_and_the_zone_in_metres_proposed(page):
    open_layer("Polygon", "Buildings")
    page.start.button.click()
    assert "EPSG:4326 counts in degrees" in page.new.crs_note.text()
    assert page.new.take_metric.text() == "Take EPSG:4546"
    page.new.take_metric.click()
    assert page.new.crs.crs().authid() == "EPSG:4546"
    assert page.new.crs_note.isHidden()


def test_without_a_map_the_zones_are_told_in_words(page):
    page.start.button.click()
    assert not page.new.make.button.isEnabled()
    page.new.crs.setCrs(crs("EPSG:4490"))
    assert "choose the CGCS2000 3-degree zone of your town" in page.new.crs_note.text()
    assert page.new.take_metric.isHidden()


def test_feet_are_no_metres(page):
    page.start.button.click()
    page.new.crs.setCrs(crs("EPSG:2263"))
    assert "walking distances and areas need metres" in page.new.crs_note.text()


def test_a_rulebook_of_ones_own(desk, page, window, tmp_path, qtbot):
    own = tmp_path / "ours.yaml"
    own.write_text("rulebook: our_city\nextends: yichang\n", encoding="utf-8")
    page.start.button.click()
    page.new.take_rulebook(str(own))
    assert page.new.rulebook.currentText() == "our_city"
    page.new.crs.setCrs(crs("EPSG:4546"))
    page.new.file.setFilePath(str(tmp_path / "mine.gpkg"))
    page.new.make.button.click()
    qtbot.waitUntil(idle(desk))
    assert desk.session.project.rulebook == "our_city"


def test_a_wrong_rulebook_is_told_and_not_taken(page, window, tmp_path):
    wrong = tmp_path / "ours.yaml"
    wrong.write_text("extends: yichang\n", encoding="utf-8")
    page.start.button.click()
    page.new.take_rulebook(str(wrong))
    assert "needs a name of its own" in window.messages()[0]
    assert page.new.rulebook.currentData() == "yichang"


def test_layers_that_look_like_what_is_needed_are_told(page):
    assert page.found.isHidden()
    open_layer("Polygon", "Buildings")
    open_layer("LineString", "道路", wkt="LINESTRING (0 0, 1 1)")
    assert "2 (Buildings, Roads)" in page.found.text()


def test_a_project_file_that_is_there_is_opened_and_remembered(desk, page, town, monkeypatch):
    from qgis.PyQt.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(town), ""))
    page.open_file.button.click()
    assert desk.session.path == town
    desk.session.close()
    assert desk.dock.current_page() is page
    (button,) = [b for b in page.findChildren(type(page.open_file.button)) if b.text() == "town"]
    assert button.toolTip() == str(town)
    button.click()
    assert desk.session.path == town


def test_a_file_with_an_ampersand_is_shown_with_it(page, tmp_path):
    recent.remember_file(tmp_path / "A&B.gpkg")
    page.refresh()
    texts = [b.text() for b in page.findChildren(type(page.open_file.button))]
    # Qt takes a single one for the mark of a shortcut.
    assert "A&&B" in texts


def test_what_was_opened_and_is_gone_is_told_and_forgotten(desk, page, window, tmp_path):
    recent.remember_file(tmp_path / "former.gpkg")
    page.refresh()
    (button,) = [b for b in page.findChildren(type(page.open_file.button)) if b.text() == "former"]
    button.click()
    assert "former.gpkg is not there any more" in window.messages()[0]
    assert recent.recent_files() == []


def test_the_last_five_files_are_remembered_the_newest_first():
    paths = [Path(f"/maps/{number}.gpkg").absolute() for number in range(7)]
    for path in (*paths, paths[3]):
        recent.remember_file(path)
    assert recent.recent_files() == [paths[3], paths[6], paths[5], paths[4], paths[2]]


def test_settings_that_somebody_broke_are_none():
    QgsSettings().setValue("gridsteward/recent", "{no list")
    assert recent.recent_files() == []
