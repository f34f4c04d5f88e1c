"""The page of plans: name, copy, choose, delete with a way back, make again, compare."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.compare import TODAY
from grid_steward.plugin.desk.widgets.comparetext import fates_text
from grid_steward.plugin.steps import divide
from grid_steward.plugin.store import Project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton


@pytest.fixture
def two_plans(staffed_town):
    divide(Project.open(staffed_town), plan="variant", earlier="plan-1", band=Band(180, 230, 280))
    return staffed_town


@pytest.fixture
def page(desk, two_plans, qtbot):
    desk.session.open(two_plans)
    desk.dock.show_page("plans")
    qtbot.waitUntil(lambda: desk.dock.current_page().cards.count() == 2)
    return desk.dock.current_page()


@pytest.fixture
def done(desk, qtbot):
    def wait():
        qtbot.waitUntil(lambda: desk.session.running is None, timeout=60_000)
        # What was kept of a comparison is read again, and shown in the place of what is shown.
        lookup = desk.dock.pages["plans"].compare._lookup
        qtbot.waitUntil(lambda: not lookup.asking, timeout=60_000)
        qtbot.wait(50)

    return wait


def listed(page):
    return [page.cards.item(row).text() for row in range(page.cards.count())]


def names(desk):
    return desk.session.project.plans()["plan"].tolist()


def press(action: Any) -> None:
    QTest.mouseClick(action.button, Qt.MouseButton.LeftButton)


def choose(page, plan):
    page.cards.setCurrentRow(listed(page).index(plan))


def text_of(widget):
    return " ".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def undo_button(desk):
    (item,) = desk.iface.bar.items()
    return item.findChild(QPushButton)


class TestList:
    def test_the_newest_comes_first_and_tells_how_it_was_made(self, page):
        assert listed(page) == ["variant", "plan-1"]
        line = page.cards.chosen
        assert (line.name, line.current, line.staffed) == ("variant", True, False)
        assert str(line.made) == "divided, starting from plan-1"
        choose(page, "plan-1")
        assert (page.cards.chosen.staffed, page.cards.chosen.assessed) == (True, True)

    def test_without_plans_it_leads_to_dividing(self, desk, two_plans):
        project = Project.open(two_plans)
        for plan in ("plan-1", "variant"):
            project.delete_plan(plan)
        desk.session.open(two_plans)
        desk.dock.show_page("plans")
        page = desk.dock.current_page()
        assert not page.cards.isVisible()
        press(page.divide)
        assert desk.dock.current_page().objectName() == "divide"

    def test_the_button_of_the_plan_in_use_is_grey_and_says_why(self, page):
        assert not page.use.button.isEnabled()
        assert "in use" in page.use.button.toolTip()
        choose(page, "plan-1")
        assert page.use.button.isEnabled()


class TestUse:
    def test_it_is_kept_in_the_file(self, desk, page, done):
        choose(page, "plan-1")
        press(page.use)
        done()
        assert desk.session.plan == "plan-1"
        assert Project.open(desk.session.path).current_plan() == "plan-1"
        assert page.cards.chosen.name == "plan-1"
        assert page.cards.chosen.current

    def test_the_desk_opens_on_it(self, desk, page, done, two_plans):
        choose(page, "plan-1")
        press(page.use)
        done()
        QgsProject.instance().clear()
        desk.session.close()
        desk.session.open(two_plans)
        assert desk.session.plan == "plan-1"


class TestRename:
    def test_in_its_place(self, desk, page, done, qtbot):
        choose(page, "plan-1")
        press(page.rename)
        editor = page.cards.findChild(QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, "Spring")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Spring" in listed(page), timeout=60_000)
        done()
        assert names(desk) == ["Spring", "variant"]
        row = Project.open(desk.session.path).read_plan("variant").plan
        assert json.loads(row["parameters"].iloc[0])["from"] == "Spring"
        assert desk.session.plan == "variant"

    def test_the_plan_that_is_worked_on_stays_it(self, desk, page, done):
        page.cards.item(0).setText("autumn")
        done()
        assert desk.session.plan == "autumn"
        assert listed(page) == ["autumn", "plan-1"]

    def test_a_name_that_is_taken_is_told_and_nothing_changes(self, desk, page, done):
        page.cards.item(0).setText("plan-1")
        done()
        assert listed(page) == ["variant", "plan-1"]
        assert any("already" in text for text in desk.iface.messages())


def test_copy(desk, page, done):
    choose(page, "plan-1")
    press(page.copy)
    done()
    assert names(desk) == ["plan-1", "variant", "plan-1 (2)"]
    assert page.cards.chosen.name == "plan-1 (2)"
    assert page.cards.chosen.staffed
    assert desk.session.plan == "variant"


class TestDelete:
    def test_it_goes_and_comes_back_whole(self, desk, page, done):
        before = desk.session.project.read_staffing("plan-1")
        choose(page, "plan-1")
        press(page.delete)
        done()
        assert listed(page) == ["variant"]
        assert "variant started from" in desk.iface.messages()[0]
        undo_button(desk).click()
        done()
        assert names(desk) == ["plan-1", "variant"]
        after = desk.session.project.read_staffing("plan-1")
        assert after.made_at == before.made_at
        assert after.loads.equals(before.loads)
        assert desk.iface.messages() == []

    def test_closing_the_message_is_final(self, desk, page, done):
        choose(page, "plan-1")
        press(page.delete)
        done()
        (item,) = desk.iface.bar.items()
        desk.iface.bar.popWidget(item)
        done()
        left = desk.session.project.read("workload")
        assert "plan-1" not in set(left["plan"])

    def test_another_project_file_ends_the_offer(self, desk, page, done, town, tmp_path):
        choose(page, "plan-1")
        press(page.delete)
        done()
        desk.session.close()
        assert desk.iface.messages() == []


def test_make_it_again(desk, page, done):
    choose(page, "plan-1")
    press(page.replay)
    done()
    assert page.replayed.text().startswith("✓")
    assert "is the same" in page.replayed.text()


@pytest.mark.parametrize(("language", "row"), [("en", "东山, B"), ("zh_CN", "东山、B")])
def test_communities_are_listed_as_each_language_does(language, row):
    fate = {"kind": "merged", "old": ["A", "B"], "new": [], "households": 60}
    set_language(language)
    try:
        text = fates_text(SimpleNamespace(fates=[fate]), {"A": "东山"})
    finally:
        set_language("en")
    assert f">{row}<" in text and ">–<" in text


class TestCompare:
    def test_the_plan_it_started_from_is_proposed(self, page):
        assert page.compare.plan.currentData() == "variant"
        assert page.compare.against.currentData() == "plan-1"
        page.compare.choose("plan-1")
        assert page.compare.against.currentData() == TODAY

    def test_figures_reasons_and_who_moves(self, desk, page, done):
        press(page.compare.run)
        done()
        said = text_of(page.compare.result)
        for part in ("Cells in the band, share", "better", "To hold the band", "every row adds up"):
            assert part in said
        kept = desk.session.project.read_comparison("variant")
        assert kept.against == "plan-1"
        assert f"{kept.figures['households_moved_cells'][1]:,}" in said

    def test_it_is_there_when_the_page_comes_back(self, desk, page, done, qtbot):
        press(page.compare.run)
        done()
        page.compare.against.choose(TODAY)
        assert not page.compare.result.isVisible()
        page.compare.against.choose("plan-1")
        assert page.compare.result.isVisible()

    def test_the_changes_are_on_the_map(self, desk, page, done):
        press(page.compare.run)
        done()
        layer = desk.layers.layer("change")
        assert layer is not None and layer.featureCount() > 0
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        assert node.isVisible()
        assert desk.session.plan == "variant"

    def test_a_cell_in_the_table_is_a_way_to_it(self, desk, page, done):
        press(page.compare.run)
        done()
        code = desk.session.project.read_plan("variant").cells["cell_id"].iloc[0]
        page.compare._go_to(f"cell:{code}")
        cells = desk.session.project.read_plan("variant").cells
        place = cells[cells["cell_id"] == code].geometry.iloc[0].centroid
        view = desk.iface.canvas.extent()
        assert view.xMinimum() < place.x < view.xMaximum()
        assert view.width() < 2_000

    def test_its_chapter_is_in_the_report(self, desk, page, done):
        press(page.compare.run)
        done()
        page.compare.chapter.click()
        assert desk.dock.current_page().objectName() == "report"
