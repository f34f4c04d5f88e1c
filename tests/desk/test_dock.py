"""The dock around the pages."""

from __future__ import annotations

from grid_steward.plugin.desk.dock import Dock
from grid_steward.plugin.desk.widgets.staffmodels import CellModel, OfficerModel
from qgis.PyQt.QtCore import Qt


def test_without_a_project_there_is_the_first_page(desk):
    assert desk.dock.current_page().objectName() == "start"
    assert not desk.dock._names.isVisible()


def test_a_project_opens_the_pages_of_the_work(desk, town):
    desk.session.open(town)
    assert desk.dock._names.isVisible()
    assert desk.dock.current_page().objectName() == "data"
    for name in list(desk.dock.pages)[1:]:
        desk.dock.show_page(name)
        assert desk.dock.current_page().objectName() == name


def test_it_is_never_narrower_than_its_pages(desk, window, staffed_town, qtbot):
    desk.session.open(staffed_town)
    for name in ("divide", "data", "report", "staff"):
        desk.dock.show_page(name)
        page = desk.dock.current_page()
        if name == "staff":
            qtbot.waitUntil(page.cells.isVisible, timeout=60000)
        # As narrow as QGIS makes it beside its own panels.
        window.window.resizeDocks([desk.dock], [1], Qt.Orientation.Horizontal)
        qtbot.wait(200)
        assert page.widget().width() <= page.viewport().width(), name
    for table, column in ((page.cells, CellModel.CODE), (page.officers, OfficerModel.NAME)):
        assert table.columnWidth(column) >= 9 * table.fontMetrics().averageCharWidth()
        assert table.horizontalHeader().length() <= table.viewport().width()


def test_what_is_missing_takes_the_place_of_the_pages(desk, window, monkeypatch):
    monkeypatch.setattr("grid_steward.plugin.desk.dock.what_is_missing", lambda: "No geopandas.")
    dock = Dock(desk)
    assert dock.findChild(object, "missing").text() == "No geopandas."
    assert dock.pages == {}
    dock.deleteLater()
