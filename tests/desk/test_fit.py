"""Every page can be read: in both languages, on a small screen, and with letters twice as large."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from grid_steward.plugin.bridge.texts import Translator
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.desk.desk import Desk
from grid_steward.plugin.desk.editing.cellmodel import BAR, WORK
from grid_steward.plugin.desk.editing.table import CellTable
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from .fitting import faults, texts

PAGES = ("data", "divide", "redraw", "plans", "edit", "check", "staff", "report")
# What stays as it is in Chinese: names of formats and programs.
_AS_IS = {
    "QGIS",
    "HTML",
    "XLSX",
    "PDF",
    "CSV",
    "GPX",
    "EPSG",
    "CGCS",
    "GeoPackage",
    "plan",
    "Ctrl",
    "gpkg",
    "people",
    "town",
}


@pytest.fixture(params=["en", "zh-Hans"])
def language(request):
    settings = QgsSettings()
    settings.setValue("locale/userLocale", request.param)
    translator = Translator()
    translator.install()
    yield request.param
    translator.remove()
    set_language("en")
    settings.remove("locale/userLocale")


@pytest.fixture(params=[1, 2])
def scale(request):
    former = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * request.param)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(former)


@pytest.fixture
def opened(window, language, scale, staffed_town, qtbot):
    made = Desk(window)
    made.show()
    made.session.open(staffed_town)
    qtbot.waitUntil(lambda: made.session.running is None)
    yield made
    qtbot.waitUntil(lambda: made.session.running is None)
    made.close()


def settled_faults(desk, qtbot):
    """What is wrong once the layouts have settled, which takes them some turns."""
    with suppress(AssertionError, TimeoutError):
        qtbot.waitUntil(lambda: not faults(desk.dock), timeout=3000)
    return faults(desk.dock)


def test_nothing_is_cut_off_and_nothing_overlaps(opened, window, qtbot):
    found = {}
    for name in PAGES:
        opened.dock.show_page(name)
        qtbot.waitUntil(lambda: opened.session.running is None)
        if wrong := settled_faults(opened, qtbot):
            found[name] = wrong
    assert found == {}
    assert window.window.width() <= 1366
    assert window.window.height() <= 768


def test_a_plan_that_is_changed_can_be_read_as_well(opened, window, qtbot):
    opened.dock.show_page("edit")
    opened.editor.begin()
    qtbot.waitUntil(lambda: opened.session.running is None, timeout=60_000)
    opened.editor.set_cell(opened.editor.draft.present()[0])
    assert settled_faults(opened, qtbot) == []
    table = opened.dock.current_page().findChild(CellTable)
    assert table.cells.knows_work
    head, letters = table.header(), table.fontMetrics()
    titles = [table.cells.headerData(at, Qt.Orientation.Horizontal) for at in range(head.count())]
    works = [table.cells.index(at, WORK).data(BAR).text for at in range(table.cells.rowCount())]
    said = {**{title: at for at, title in enumerate(titles) if title}, **dict.fromkeys(works, WORK)}
    narrow = [
        text
        for text, at in said.items()
        if head.sectionSize(at) < letters.horizontalAdvance(text) + letters.averageCharWidth()
    ]
    assert narrow == []
    assert window.window.width() <= 1366


def test_the_first_page_fits_as_well(window, language, scale, qtbot):
    made = Desk(window)
    made.show()
    assert settled_faults(made, qtbot) == []
    made.close()


@pytest.mark.parametrize("scale", [1], indirect=True)
@pytest.mark.parametrize("language", ["zh-Hans"], indirect=True)
def test_in_chinese_no_sentence_is_english(opened, qtbot):
    found = {}
    for name in PAGES:
        opened.dock.show_page(name)
        qtbot.waitUntil(lambda: opened.session.running is None)
        english = [
            text
            for text in texts(opened.dock.current_page())
            for words in [set(re.findall("[A-Za-z]{4,}", re.sub("<[^>]+>", "", text)))]
            if len(words - _AS_IS) > 1
        ]
        if english:
            found[name] = english
    assert found == {}
