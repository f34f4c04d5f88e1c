"""The Data page: what is there, bringing more in, and what was not taken."""

from __future__ import annotations

import shutil

import pytest
from grid_steward.layers.sample import SAMPLE_DIR, SOURCES
from grid_steward.plugin.contracts import input_layers
from grid_steward.plugin.desk.pages.data import layer_groups
from grid_steward.plugin.steps import import_layer, init_project
from openpyxl import Workbook
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

CRS = "EPSG:4547"
SQUARE = '"POLYGON (({x} 0, {y} 0, {y} 10, {x} 10, {x} 0))"'


def houses(*households):
    rows = [
        f"b{number},{count},{SQUARE.format(x=20 * number, y=20 * number + 10)}"
        for number, count in enumerate(households)
    ]
    return "\n".join(["楼栋编码,户数,WKT", *rows]) + "\n"


@pytest.fixture
def write(tmp_path):
    def written(name, text, encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return written


@pytest.fixture
def page(desk, tmp_path, qtbot):
    """The page on an empty project file."""
    init_project(tmp_path / "mine.gpkg", CRS)
    desk.session.open(tmp_path / "mine.gpkg")
    made = desk.dock.pages["data"]
    counted(made, qtbot)
    return made


@pytest.fixture
def lived_in(page, desk, write, qtbot):
    """The same with three houses."""
    import_layer(desk.session.project, "building", write("h.csv", houses(3, 4, 5)), source_crs=CRS)
    desk.session.refresh()
    counted(page, qtbot)
    return page


def counted(page, qtbot):
    qtbot.waitUntil(lambda: page.overview is not None and not page._counted.asking)


def idle(page, qtbot):
    qtbot.waitUntil(lambda: page.desk.session.running is None, timeout=30_000)
    counted(page, qtbot)


def previewed(page, qtbot):
    qtbot.waitUntil(lambda: not page.form._lookup.asking)


def said(page):
    """The lines of the last import."""
    return [label.text() for label in page.results.findChildren(type(page.trouble))]


def test_every_input_layer_has_a_row():
    names = [name for _title, layers in layer_groups() for name, _need, _why in layers]
    assert sorted(names) == sorted(input_layers())


def test_an_empty_project_asks_for_buildings_first(page):
    assert page._next.text().startswith("Bring in the buildings first")
    assert page.rows["building"].sign.toolTip() == "needed"
    assert page.rows["road"].sign.toolTip() == "better with it"
    assert page.rows["building"].add.isEnabled()
    assert not page.rows["resident"].add.isEnabled()
    assert "matched to buildings" in page.rows["resident"].add.toolTip()


def test_what_is_there_is_counted_with_its_source_and_match(desk, staffed_town, qtbot):
    desk.session.open(staffed_town)
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    assert page.rows["building"].figures.text() == "1,623 rows, from 楼栋.geojson"
    assert "rows, 9" in page.rows["resident"].figures.text()
    assert "% found their building, from" in page.rows["resident"].figures.text()
    assert not page.rows["resident"].rejected.isHidden()
    assert page.rows["drawn_cell"].sign.toolTip() == "only if you have it"
    assert "town.people.gpkg beside the project file" in page.privacy.text()


def test_a_file_is_looked_at_and_then_brought_in(page, desk, write, qtbot):
    page.add_file("building", write("楼栋.csv", houses(3, 4) + "b9,many,\n", "gb18030"))
    assert not page.form.import_now.button.isEnabled()
    previewed(page, qtbot)
    assert page.form.fields.mapping == {"building_id": "楼栋编码", "households": "户数"}
    assert "coordinate system the places are in" in page.form.import_now.button.toolTip()
    page.form.crs.setCrs(QgsCoordinateReferenceSystem(CRS))
    assert page.form.import_now.button.isEnabled()
    page.form.import_now.button.click()
    idle(page, qtbot)
    lines = said(page)
    assert lines[0] == "Buildings: 楼栋.csv"
    assert lines[1] == "3 rows read, 2 taken, 1 rejected:"
    assert lines[2].startswith("• 1 such as row 4: This row has no place on the map")
    assert desk.session.project.read("building")["households"].tolist() == [3, 4]
    page.results.back.click()
    assert page.rows["building"].figures.text() == "2 rows, from 楼栋.csv"
    assert page.rows["building"].rejected.text() == "Rejected rows: 1…"


def test_columns_can_be_chosen_by_hand_and_the_rest_is_told(page, desk, write, qtbot):
    text = houses(3, 4).replace("户数", "甲").replace("楼栋编码", "编码")
    page.add_file("building", write("h.csv", text))
    previewed(page, qtbot)
    assert page.form.unused.text() == "Not used: 甲"
    page.form.fields.choices["households"].choose("甲")
    page.form.crs.setCrs(QgsCoordinateReferenceSystem(CRS))
    page.form.import_now.button.click()
    idle(page, qtbot)
    assert desk.session.project.read("building")["households"].tolist() == [3, 4]


def test_of_several_sheets_one_has_to_be_said(page, tmp_path, qtbot):
    book = Workbook()
    book.remove(book.active)
    for name in ("一期", "二期"):
        book.create_sheet(name).append(["楼栋编码", "户数", "WKT"])
    book.save(tmp_path / "all.xlsx")
    page.add_file("building", tmp_path / "all.xlsx")
    previewed(page, qtbot)
    assert page.form.import_now.button.toolTip() == "Say first which layer or sheet to take."
    assert page.form.more.isHidden()
    page.form.sheet.choose("二期")
    page.form.sheet.activated.emit(2)
    previewed(page, qtbot)
    assert page.form.sheet.currentData() == "二期"
    assert "households" in page.form.fields.mapping


def test_a_file_that_cannot_be_read_is_told_on_the_page(page, write, window, qtbot):
    page.add_file("building", write("a.xlsx", "no workbook"))
    previewed(page, qtbot)
    assert "a.xlsx can't be read" in page.form.trouble.text()
    assert window.messages() == []
    page.form.back.click()
    assert page.list.isVisibleTo(page)


def test_an_import_that_fails_keeps_the_form_and_says_why(lived_in, write, window, qtbot):
    page = lived_in
    page.add_file("building", write("h.csv", "楼栋编码,户数,WKT\nx,1,nowhere\n"))
    previewed(page, qtbot)
    page.form.crs.setCrs(QgsCoordinateReferenceSystem(CRS))
    page.form.import_now.button.click()
    idle(page, qtbot)
    assert "None of the 1 rows of h.csv could be taken" in page.form.trouble.text()
    assert page.form.isVisibleTo(page)
    assert page.form.import_now.button.isEnabled()


def test_persons_stay_out_of_the_project_file_and_one_value_may_stand_for_all(
    lived_in, desk, write, qtbot
):
    page = lived_in
    page.add_file(
        "care_case", write("残联.csv", "姓名,身份证号,楼栋编码\n张三,990101195003070201,b1\n")
    )
    previewed(page, qtbot)
    assert "goes only into mine.people.gpkg" in page.form.privacy.text()
    assert page.form.personal.text() == "About persons, and never taken over: 姓名"
    assert "Care group" in page.form.import_now.button.toolTip()
    page.form.fields.choices["care_group"].choose("\0")
    page.form.fields.choices["care_group"].activated.emit(0)
    page.form.fields.values["care_group"].setText("残疾人")
    assert page.form.import_now.button.isEnabled()
    page.form.import_now.button.click()
    idle(page, qtbot)
    assert len(desk.session.project.people()["care_case"]) == 1
    assert page.rows["care_case"].figures.text().startswith("1 rows, 100% found their building")


def test_the_rejected_rows_open_as_a_table_each_file_for_its_own(
    lived_in, desk, write, window, qtbot
):
    page, opened = lived_in, []
    window.showAttributeTable = opened.append
    page.add_file("resident", write("人.csv", "人员编号,楼栋编码\np1,b1\np2,nowhere\n"))
    previewed(page, qtbot)
    page.form.import_now.button.click()
    idle(page, qtbot)
    import_layer(
        desk.session.project, "building", write("x.csv", houses(1) + "b8,1,\n"), source_crs=CRS
    )
    for layer, file in (("resident", "mine.people.gpkg"), ("building", "mine.gpkg")):
        page.show_rejected(layer)
        table = opened[-1]
        assert file + "|" in table.source()
        assert {feature["layer"] for feature in table.getFeatures()} == {layer}
        assert table.readOnly()
    page.show_rejected("building")
    assert opened[-1] is opened[-2]


def test_an_open_layer_with_what_was_edited_in_it_is_brought_in(page, desk, write, tmp_path, qtbot):
    path = write("h.csv", houses(3, 4))
    # A copy: the sample may lie where nothing can be written.
    source = shutil.copy(SAMPLE_DIR / SOURCES["community"], tmp_path)
    layer = QgsVectorLayer(str(source), "社区", "ogr")
    QgsProject.instance().addMapLayer(layer)
    assert layer.startEditing()
    first = next(layer.getFeatures())
    layer.changeAttributeValue(first.id(), layer.fields().indexOf("社区名称"), "新名社区")
    page.rows["community"].menu.aboutToShow.emit()
    (action,) = [a for a in page.rows["community"].menu.actions() if a.text() == "社区"]
    action.trigger()
    previewed(page, qtbot)
    page.form.import_now.button.click()
    idle(page, qtbot)
    assert "新名社区" in desk.session.project.read("community")["name"].tolist()
    layer.rollBack()
    assert path.exists()


def test_layers_that_look_right_come_in_by_one_button(page, desk, qtbot):
    for name in ("building", "road", "compound"):
        file = str(SAMPLE_DIR / SOURCES[name])
        QgsProject.instance().addMapLayer(QgsVectorLayer(file, name, "ogr"))
    assert "• Buildings: building" in page.found.text()
    page.bring_found.button.click()
    assert desk.session.running == "Bringing in the layers"
    idle(page, qtbot)
    found = desk.session.project.overview().layers
    assert [found[name].count > 0 for name in ("building", "road", "compound")] == [True] * 3
    # What is there is not offered again, nor are the project file's own layers.
    page.results.back.click()
    assert page.bring_found.isHidden()
    page.rows["building"].menu.aboutToShow.emit()
    names = [action.text() for action in page.rows["building"].menu.actions()]
    assert names.count("building") == 1
    assert "Buildings" not in names


def test_cancelling_an_import_leaves_the_project_as_it_was(page, desk, window, qtbot):
    page.add_file("building", SAMPLE_DIR / SOURCES["building"])
    previewed(page, qtbot)
    page.form.import_now.button.click()
    desk.session.cancel()
    idle(page, qtbot)
    assert window.messages()[0] == "Cancelled. Nothing was changed."
    assert page.form.isVisibleTo(page)
    assert desk.session.project.overview().layers["building"].count == 0


def test_the_project_file_can_be_closed(page, desk):
    page.leave.button.click()
    assert desk.session.project is None
    assert desk.dock.current_page().objectName() == "start"
