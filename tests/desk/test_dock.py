"""The dock around the pages."""

from __future__ import annotations

import gc

from grid_steward.plugin.desk.dock import Dock
from grid_steward.plugin.desk.widgets.staffmodels import CellModel, OfficerModel
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel


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


def test_why_a_button_is_grey_can_be_read(desk):
    action = desk.dock.current_page().action("Write", lambda: None)
    action.allow("Choose a folder.")
    (reason,) = action.findChildren(QLabel)
    assert not action.button.isEnabled() and reason.text() == "Choose a folder."
    assert reason.isEnabled()
    assert reason.palette().color(QPalette.ColorRole.WindowText).alpha() > 128


def test_what_is_missing_takes_the_place_of_the_pages(desk, window, monkeypatch):
    monkeypatch.setattr("grid_steward.plugin.desk.dock.what_is_missing", lambda: "No geopandas.")
    dock = Dock(desk)
    assert dock.findChild(object, "missing").text() == "No geopandas."
    assert dock.pages == {}
    dock.deleteLater()


def test_sweeps_pass_over_the_libraries_only_while_the_dock_is_there(window):
    from grid_steward.plugin.desk.desk import Desk

    desk = Desk(window)
    desk.show()
    assert gc.get_freeze_count() > 10_000
    assert gc.isenabled()
    desk.close()
    assert gc.get_freeze_count() == 0
