"""Actions on a cell: its card, its lines, and the desk's page for it."""

from __future__ import annotations

import pytest
from grid_steward.plugin.desk.cellwindow import CellWindow
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsGui


@pytest.fixture
def opened(desk, town):
    desk.session.open(town)
    return desk


@pytest.fixture
def cell(opened):
    return next(opened.layers.layer("cell").getFeatures())


def offered(layer):
    return QgsGui.mapLayerActionRegistry().mapLayerActions(layer)


def act(desk, title, layer, feature):
    (action,) = (one for one in desk.around.actions.actions if one.text() == title)
    action.triggerForFeature(layer, feature)


def page(desk, qtbot):
    """What the window says that comes up."""
    qtbot.waitUntil(lambda: desk.session.running is None, timeout=60000)
    (window,) = desk.iface.window.findChildren(CellWindow)
    return window.page.toPlainText()


def test_they_are_offered_where_there_are_cells(opened):
    own = {action.text() for action in opened.around.actions.actions}
    for name, there in (("cell", True), ("unit", True), ("building", False), ("road", False)):
        titles = {action.text() for action in offered(opened.layers.layer(name))}
        assert (own <= titles) == there, name
    mine = QgsVectorLayer("Point?field=cell_id:string", "mine", "memory")
    QgsProject.instance().addMapLayer(mine)
    assert not own & {action.text() for action in offered(mine)}


def test_the_card_has_the_figures_of_the_cell(opened, cell, qtbot):
    act(opened, "Card of this cell", opened.layers.layer("cell"), cell)
    said = page(opened, qtbot)
    assert cell["cell_id"] in said
    assert f"{cell['households']} households" in said
    assert "Officer: nobody yet" in said
    assert "Streets and house numbers" in said
    assert "What is missing, and what to do" in said


def test_to_look_at_a_card_replaces_nothing_in_a_copy_without_people(desk, staffed_town, qtbot):
    people = staffed_town.with_name("town.people.gpkg")
    people.unlink()
    desk.session.open(staffed_town)
    layer = desk.layers.layer("cell")
    act(desk, "Card of this cell", layer, next(layer.getFeatures()))
    qtbot.waitUntil(lambda: desk.session.running is None, timeout=60000)
    assert "which is not beside the project file" in desk.iface.messages()[0]
    assert not people.exists()


def test_the_lines_are_explained_in_sentences(opened, cell, qtbot):
    act(opened, "Explain its lines", opened.layers.layer("cell"), cell)
    said = page(opened, qtbot)
    assert f"plan-1: cell {cell['cell_id']} with {cell['households']} households" in said
    assert len(said.splitlines()) > 3


def test_a_unit_leads_to_its_cell(opened, qtbot):
    unit = next(opened.layers.layer("unit").getFeatures())
    act(opened, "Card of this cell", opened.layers.layer("unit"), unit)
    assert unit["cell_id"] in page(opened, qtbot)


def test_a_cell_is_chosen_in_the_desk(opened, cell):
    act(opened, "Choose this cell in the desk", opened.layers.layer("cell"), cell)
    assert opened.dock.current_page().objectName() == "edit"
    assert opened.layers.layer("cell").selectedFeatureIds() == [cell.id()]


def test_a_cell_that_is_gone_is_said(opened, window, qtbot):
    opened.around.actions.show_card("nowhere", "plan-1")
    qtbot.waitUntil(lambda: opened.session.running is None, timeout=60000)
    assert "The plan has no cell nowhere any more." in window.messages()


def test_while_a_job_runs_the_desk_says_so(opened, cell, window, qtbot):
    opened.session.run("Waiting", lambda project, progress: progress(0.5, None))
    opened.around.actions.show_card(cell["cell_id"], "plan-1")
    assert "“Waiting” is still running." in window.messages()
    qtbot.waitUntil(lambda: opened.session.running is None)
    assert opened.iface.window.findChildren(CellWindow) == []


def test_the_view_button_switches_themes_and_brings_layers_back(opened):
    from grid_steward.plugin.desk.viewbutton import ViewButton

    (button,) = opened.dock.findChildren(ViewButton)
    QgsProject.instance().removeMapLayer(opened.layers.layer("road").id())
    button.fill()
    actions = {action.text(): action for action in button.menu().actions() if action.text()}
    assert list(actions) == ["Size band", "Bring back layers that were taken out"]
    root = QgsProject.instance().layerTreeRoot()
    cells = root.findLayer(opened.layers.layer("cell").id())
    cells.setItemVisibilityChecked(False)
    actions["Size band"].trigger()
    assert cells.isVisible()
    actions["Bring back layers that were taken out"].trigger()
    assert opened.layers.layer("road") is not None
