"""Loading and unloading the plugin leaves nothing behind in QGIS."""

from __future__ import annotations

import gc
import threading

import grid_steward
from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QWidget

TIMES = 20


def settle():
    """Let everything happen that waits for the event loop, deletions too."""
    tasks = QgsApplication.taskManager()
    while tasks.countActiveTasks():
        QCoreApplication.processEvents()
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def kinds(parent):
    """How many children there are of each kind, at any depth."""
    found = {}
    for child in parent.findChildren(QObject):
        name = type(child).__name__ + ":" + child.metaObject().className()
        found[name] = found.get(name, 0) + 1
    return found


def receivers(project):
    """How many listen to each signal that the desk follows."""
    signals = ("readProject", "cleared", "layersAdded", "layersRemoved", "layerWillBeRemoved")
    signals += ("writeProject", "isDirtyChanged", "layerWasAdded", "crsChanged", "projectSaved")
    return {name: project.receivers(getattr(project, name)) for name in signals}


def state(iface):
    """All that a plugin may leave in QGIS, by names and counts."""
    settle()
    registry = QgsApplication.processingRegistry()
    (cells,) = QgsProject.instance().mapLayersByName("Cells")
    actions = QgsGui.mapLayerActionRegistry().mapLayerActions(cells)
    root = QgsProject.instance().layerTreeRoot()
    return {
        "menu": [name for name, _ in iface.menu],
        "toolbar": len(iface.toolbar),
        "filters": [item.name() for item in iface.filters],
        "functions": [function.name() for function in QgsExpression.Functions()],
        "providers": sorted(provider.id() for provider in registry.providers()),
        "actions": [action.text() for action in actions],
        "window": kinds(iface.window),
        "project": receivers(QgsProject.instance()),
        "tree": kinds(root),
        "application": kinds(QCoreApplication.instance()),
        "top widgets": sorted(type(w).__name__ for w in QgsApplication.topLevelWidgets()),
        "timers": sum(timer.isActive() for timer in all_timers()),
        "tasks": QgsApplication.taskManager().count(),
        # Python calls those of Qt's pool Dummy: they wait for anybody's work, and go by themselves.
        "threads": sorted(
            thread.name for thread in threading.enumerate() if not thread.name.startswith("Dummy-")
        ),
        "tool": type(iface.canvas.mapTool()).__name__,
    }


def differing(before, after):
    """What is another afterwards, with both."""
    flat = [
        {(part, name): value for part, said in one.items() for name, value in named(said)}
        for one in (before, after)
    ]
    keys = sorted({*flat[0], *flat[1]}, key=str)
    return {
        key: (flat[0].get(key), flat[1].get(key))
        for key in keys
        if flat[0].get(key) != flat[1].get(key)
    }


def named(said):
    return said.items() if isinstance(said, dict) else [("", said)]


def all_timers():
    return [item for item in gc.get_objects() if isinstance(item, QTimer)]


def used(iface, town, qtbot):
    """Load the plugin, work with it on a project, and unload it."""
    plugin = grid_steward.classFactory(iface)
    plugin.initGui()
    desk = plugin._desk
    desk.show()
    assert desk.session.open(town)
    for name in desk.dock.pages:
        if name != "start":
            desk.dock.show_page(name)
    desk.session.run("Looking", lambda project, progress: progress(0.5, None))
    qtbot.waitUntil(lambda: desk.session.running is None)
    plugin.unload()


def test_nothing_is_left_after_twenty_times(window, town, qtbot):
    used(window, town, qtbot)
    before = state(window)
    assert before["functions"]
    for _ in range(TIMES):
        used(window, town, qtbot)
    after = state(window)
    assert differing(before, after) == {}


def test_unloading_takes_back_all_that_loading_brought(window, town, qtbot):
    from grid_steward.plugin.bridge.planlayers import PlanLayers

    layers = PlanLayers(window)
    layers.show(town, "plan-1")
    layers.finish()
    before = state(window)
    plugin = grid_steward.classFactory(window)
    plugin.initGui()
    there = state(window)
    for part in ("menu", "toolbar", "filters", "functions", "providers", "actions", "project"):
        assert there[part] != before[part], part
    plugin.unload()
    after = state(window)
    assert differing(before, after) == {}


def test_the_windows_of_actions_close_with_the_plugin(window, town, qtbot):
    from grid_steward.plugin.desk.cellwindow import CellWindow
    from grid_steward.plugin.desk.desk import Desk

    desk = Desk(window)
    desk.session.open(town)
    desk.around.actions._show("Card", "1", "<p>Cell 1</p>")
    settle()
    assert any(isinstance(w, CellWindow) for w in window.window.findChildren(QWidget))
    desk.close()
    settle()
    assert not any(isinstance(w, CellWindow) for w in window.window.findChildren(QWidget))


def test_computed_fields_outlive_the_functions(window, staffed_town):
    from grid_steward.plugin.desk.desk import Desk
    from qgis.core import NULL

    desk = Desk(window)
    desk.session.open(staffed_town)
    desk.layers.finish()
    buildings = desk.layers.layer("building")
    assert any(row["gs_residents"] for row in buildings.getFeatures())
    desk.close()
    assert all(row["gs_residents"] in (None, NULL) for row in buildings.getFeatures())
    desk = Desk(window)
    desk.session.open(staffed_town)
    assert any(row["gs_residents"] for row in buildings.getFeatures())
    desk.close()
