"""The plugin comes up, works and goes without a trace."""

from __future__ import annotations

import configparser
from pathlib import Path

import grid_steward
import pytest
from grid_steward.plugin.bridge import needs
from grid_steward.plugin.desk import menu
from grid_steward.plugin.desk.help import HelpWindow
from grid_steward.plugin.version import VERSION
from grid_steward.tests.in_qgis import FakeIface
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QAction, QDialog, QLabel, QMainWindow, QMessageBox

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def iface(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return FakeIface(window)


@pytest.fixture
def plugin(iface):
    plugin = grid_steward.classFactory(iface)
    plugin.initGui()
    yield plugin
    plugin.unload()


def provider_ids():
    return [provider.id() for provider in QgsApplication.processingRegistry().providers()]


def test_everything_comes_and_goes(iface):
    before = provider_ids()
    plugin = grid_steward.classFactory(iface)
    plugin.initGui()
    assert set(provider_ids()) - set(before) == {"gridsteward"}
    assert len(iface.menu) == 4
    assert len(iface.toolbar) == 1
    plugin.unload()
    assert provider_ids() == before
    assert iface.menu == []
    assert iface.toolbar == []
    QgsApplication.processEvents()
    QgsApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    assert iface.window.findChildren(QAction) == []
    assert iface.window.findChildren(QDialog) == []


def test_it_can_be_loaded_again(iface):
    for _ in range(2):
        plugin = grid_steward.classFactory(iface)
        plugin.initGui()
        assert provider_ids().count("gridsteward") == 1
        plugin.unload()


def test_without_a_window_there_are_the_algorithms(iface):
    plugin = grid_steward.classFactory(None)
    plugin.initProcessing()
    assert "gridsteward" in provider_ids()
    plugin.unload()
    assert "gridsteward" not in provider_ids()


@pytest.mark.parametrize(
    ("action", "algorithm"),
    [("divide", "gridsteward:divide"), ("import_layer", "gridsteward:importlayer")],
)
def test_an_action_opens_the_dialog_of_its_algorithm(
    plugin, iface, monkeypatch, qtbot, action, algorithm
):
    import processing

    opened = []

    def dialog(name, parameters):
        opened.append(name)
        made = QDialog(iface.window)
        qtbot.addWidget(made)
        return made

    monkeypatch.setattr(processing, "createAlgorithmDialog", dialog)
    getattr(plugin._menu, action).trigger()
    assert opened == [algorithm]
    (shown,) = iface.window.findChildren(QDialog)
    assert shown.isVisible()
    shown.close()


def test_an_action_says_what_is_missing(plugin, iface, monkeypatch):
    told = []
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name == "geopandas" else object())
    monkeypatch.setattr(QMessageBox, "warning", lambda *texts: told.append(texts[-1]))
    plugin._menu.divide.trigger()
    assert "geopandas" in told[0]


def test_help_is_the_page_in_the_documentation(plugin, iface):
    plugin._menu.help.trigger()
    (window,) = iface.window.findChildren(HelpWindow)
    assert window.isVisible()
    assert "Grid Steward" in window.page.toPlainText()
    plugin._menu.help.trigger()
    assert len(iface.window.findChildren(HelpWindow)) == 1


def test_help_reaches_the_tutorial_and_back(plugin, iface):
    plugin._menu.help.trigger()
    (window,) = iface.window.findChildren(HelpWindow)
    window.tutorial.click()
    assert window.page.toPlainText().startswith("From an empty QGIS")
    window.page.anchorClicked.emit(QUrl("qgis.md"))
    assert window.page.toPlainText().startswith("Grid Steward in QGIS")
    window.page.anchorClicked.emit(QUrl("tutorial.md"))
    assert window.page.toPlainText().startswith("From an empty QGIS")


def test_help_says_where_a_page_is_that_did_not_come_along(plugin, iface):
    plugin._menu.help.trigger()
    (window,) = iface.window.findChildren(HelpWindow)
    before = window.page.toPlainText()
    window.page.anchorClicked.emit(QUrl("nowhere.md"))
    assert window.page.toPlainText() == before
    said = [label.text() for label in window.findChildren(QLabel)]
    assert any(text.startswith("nowhere.md is in the documentation") for text in said)


def test_suggested_layers_go_to_the_dialog(plugin, iface, monkeypatch, qtbot):
    import processing

    given = []

    def dialog(name, parameters):
        given.append(parameters)
        made = QDialog(iface.window)
        qtbot.addWidget(made)
        return made

    monkeypatch.setattr(menu, "suggested_layers", lambda project: {"BUILDINGS": "x"})
    monkeypatch.setattr(processing, "createAlgorithmDialog", dialog)
    plugin._menu.divide.trigger()
    plugin._menu.import_layer.trigger()
    assert given == [{"BUILDINGS": "x"}, {}]


def test_the_metadata_say_what_the_code_says():
    metadata = configparser.ConfigParser()
    metadata.optionxform = str
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    assert general["version"] == VERSION
    assert general["hasProcessingProvider"] == "yes"
    assert (ROOT / general["icon"]).exists()
    assert general["name[zh_CN]"] == "网格管家"
