"""The dock around the pages."""

from __future__ import annotations

from grid_steward.plugin.desk.dock import Dock


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


def test_what_is_missing_takes_the_place_of_the_pages(desk, window, monkeypatch):
    monkeypatch.setattr("grid_steward.plugin.desk.dock.what_is_missing", lambda: "No geopandas.")
    dock = Dock(desk)
    assert dock.findChild(object, "missing").text() == "No geopandas."
    assert dock.pages == {}
    dock.deleteLater()
