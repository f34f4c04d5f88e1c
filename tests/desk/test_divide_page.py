"""Dividing from the window."""

from __future__ import annotations

import json

import pytest
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QApplication

IMPOSSIBLE = "990101101007"  # 377 households: too many for one cell, too few for two


@pytest.fixture
def page(desk, town, qtbot):
    desk.session.open(town)
    # The map goes to the town when all its layers are there: not after a test sent it elsewhere.
    desk.layers.finish()
    desk.dock.show_page("divide")
    shown = desk.dock.pages["divide"]
    told(shown, qtbot)
    return shown


def told(page, qtbot):
    """Wait until arithmetic has said its word."""
    qtbot.waitUntil(lambda: not page._lookup.asking, timeout=20000)


def run(page, desk, qtbot):
    page.run.button.click()
    assert desk.session.running == "Dividing into cells"
    qtbot.waitUntil(lambda: desk.session.running is None, timeout=120000)


def parameters(desk):
    return json.loads(desk.session.plan_row()["parameters"])


class TestBand:
    def test_it_is_proposed_from_the_rulebook(self, page):
        assert str(page.choices.band.band()) == "200:250:300"
        assert page.choices.as_ruled.isHidden()
        assert page.run.button.isEnabled()

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("least", 400, "The least (400) is more than the most (300)"),
            ("wanted", 150, "What is wanted (150) is less than the least (200)"),
            ("wanted", 350, "What is wanted (350) is more than the most (300)"),
        ],
    )
    def test_a_wrong_one_is_said_at_once(self, page, field, value, words):
        getattr(page.choices.band, field).setValue(value)
        assert words in page.choices.band._wrong.text()
        assert page.choices.band._wrong.isVisible()
        assert not page.run.button.isEnabled()
        assert words in page.run.button.toolTip()
        page.choices.as_ruled.click()
        assert page.run.button.isEnabled()
        assert not page.choices.band._wrong.isVisible()


class TestBeforehand:
    def test_the_impossible_is_said_before_the_run(self, page):
        assert "1 of 11 communities can't be divided" in page.foreseen.summary.text()
        assert "377 households cannot be divided" in page.foreseen.impossible.text()
        page.choices.band.least.setValue(150)
        assert "possible in all" in page.foreseen.summary.text()
        assert not page.foreseen.impossible.isVisible()

    def test_a_click_goes_there(self, page, window):
        before = window.canvas.extent()
        page.foreseen.impossible.linkActivated.emit(IMPOSSIBLE)
        after = window.canvas.extent()
        assert after.width() < before.width() / 2
        (own,) = [one for one in page._outlook.communities if one.community_id == IMPOSSIBLE]
        west, south, east, north = own.ground.bounds
        assert after.xMinimum() < west < east < after.xMaximum()
        assert after.yMinimum() < south < north < after.yMaximum()

    def test_locked_cells_are_said(self, page, desk, town, qtbot):
        from grid_steward.plugin.store.connection import transaction

        with transaction(town) as file:
            file.execute("UPDATE cell SET locked = 1 WHERE cell_id IN ('990101101001001')")
        page.choices.start.choose("plan-1")
        page.choices.start.activated.emit(1)
        told(page, qtbot)
        assert "1 locked cells stay exactly as they are: 990101101001001" in (
            page.choices.start_says.text()
        )

    def test_without_buildings_it_says_what_to_do(self, desk, tmp_path, qtbot):
        from grid_steward.plugin.steps import init_project

        desk.session.open(init_project(tmp_path / "new.gpkg", "EPSG:4547").path)
        desk.dock.show_page("divide")
        page = desk.dock.pages["divide"]
        told(page, qtbot)
        assert "has no buildings yet" in page.foreseen.summary.text()
        assert not page.run.button.isEnabled()
        assert "Data" in page._next.text()
        assert page.result.isHidden()
        assert page.after.isHidden()

    def test_counts_that_ask_for_residents_that_are_not_there(self, page, qtbot):
        page.choices.counts.choose("counted")
        page.choices.counts.activated.emit(3)
        told(page, qtbot)
        assert "no residents with a household code" in page.foreseen.summary.text()
        assert not page.run.button.isEnabled()


class TestWishes:
    def test_as_the_rulebook_has_them(self, page):
        asked = page.choices.asked()
        assert (asked["even_work"], set(asked["weights"].values())) == (False, {1.0})

    def test_moving_counts_only_where_there_are_cells(self, page, qtbot):
        assert not page.choices.wishes.slider("stay").isEnabled()
        assert "stay" not in page.choices.asked()["weights"]
        page.choices.start.choose("plan-1")
        page.choices.start.activated.emit(1)
        assert page.choices.wishes.slider("stay").isEnabled()

    def test_even_work_is_asked_for_by_its_slider(self, page):
        page.choices.wishes.set_factors({"work": 2.0})
        asked = page.choices.asked()
        assert (asked["even_work"], asked["weights"]["work"]) == (True, 2.0)

    def test_the_wheel_scrolls_the_page_and_turns_no_slider(self, page):
        slider = page.choices.wishes.slider("roads")
        spot = QPointF(slider.rect().center())
        event = QWheelEvent(
            spot,
            QPointF(slider.mapToGlobal(spot.toPoint())),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        page.setFocus()
        QApplication.sendEvent(slider, event)
        assert page.choices.wishes.factors()["roads"] == 1.0


class TestRun:
    def test_a_plan_comes_out(self, page, desk, qtbot):
        page.choices.wishes.set_factors({"compounds": 2.0, "roads": 0.5})
        page.choices.start.choose("plan-1")
        page.choices.start.activated.emit(1)
        page.choices.name.field.setText("二")
        run(page, desk, qtbot)
        assert desk.session.plan == "二"
        asked = parameters(desk)
        assert asked["from"] == "plan-1"
        assert asked["weights"] == {"compounds": 2.0, "roads": 0.5}
        assert "82 cells" in page.result.head.text()
        assert page.result.compared_with.text() == "How good it is, beside plan-1"
        lines = [label.text() for label in page.result.score.findChildren(type(page.result.head))]
        assert any("Compounds kept whole" in line and "before" in line for line in lines)
        assert "Weighed otherwise than in the rulebook" in page.result.notes.text()

    def test_the_worst_community_comes_first_and_a_click_goes_there(self, page, window):
        table = page.result.communities
        first = table.topLevelItem(0)
        assert "⚠ 1 of 2" in first.text(2)
        assert "377 households cannot be divided" in page.result.verdict.text()
        before = window.canvas.extent()
        table.itemClicked.emit(first, 0)
        assert window.canvas.extent().width() < before.width() / 2

    def test_a_name_that_is_none_is_refused(self, page):
        page.choices.name.field.setText("x" * 101)
        assert not page.run.button.isEnabled()
        assert "at most 100" in page.choices.name.says.text()

    def test_a_plan_does_not_replace_what_it_starts_from(self, page):
        page.choices.start.choose("plan-1")
        page.choices.start.activated.emit(1)
        page.choices.name.field.setText("plan-1")
        assert "can't replace the one that it starts from" in page.run.button.toolTip()

    def test_a_name_that_is_there_is_said(self, page):
        page.choices.name.field.setText("plan-1")
        assert "it is replaced" in page.choices.name.says.text()
        assert page.run.button.isEnabled()

    def test_cancelled_it_leaves_nothing(self, page, desk, window, qtbot):
        page.run.button.click()
        desk.session.cancel()
        qtbot.waitUntil(lambda: desk.session.running is None, timeout=20000)
        assert window.messages()[0] == "Cancelled. Nothing was changed."
        assert desk.session.plans["plan"].tolist() == ["plan-1"]

    def test_edits_that_nobody_saved_come_first(self, page, desk, monkeypatch):
        monkeypatch.setattr(desk, "may_leave", lambda: False)
        page.run.button.click()
        assert desk.session.running is None

    def test_what_comes_next(self, page, desk, qtbot):
        page.to_edit.click()
        assert desk.dock.current_page().objectName() == "edit"


class TestRulebook:
    def test_another_one_asks_first(self, page, desk):
        page.choices.rulebook.propose("qingyang")
        assert page.choices.rulebook.asks()
        assert "so nothing is lost" in page.choices.rulebook._loses.text()
        assert desk.session.project.rulebook == "yichang"
        page.choices._say()
        assert not page.run.button.isEnabled()
        page.choices.rulebook.leave.click()
        assert not page.choices.rulebook.asks()
        assert page.choices.rulebook.choice.currentData() == "yichang"

    def test_what_was_found_is_said_to_be_lost(self, desk, staffed_town, qtbot):
        desk.session.open(staffed_town)
        desk.dock.show_page("divide")
        box = desk.dock.pages["divide"].choices.rulebook
        box.propose("plain")
        assert "the gaps and the work found in plan-1" in box._loses.text()
        assert "who serves the cells of plan-1" in box._loses.text()
        box.take.click()
        qtbot.waitUntil(lambda: desk.session.running is None, timeout=20000)
        assert desk.session.project.rulebook == "plain"
        assert desk.session.project.read_assessment("plan-1") is None
        assert not box.asks()

    def test_one_that_is_wrong_is_told(self, page, window, tmp_path):
        wrong = tmp_path / "wrong.yaml"
        wrong.write_text("rulebook: mine\ncell_band: {minimum: 9}\nextends: nowhere\n")
        page.choices.rulebook.propose(str(wrong))
        assert "There is no rulebook called nowhere" in window.messages()[0]
        assert not page.choices.rulebook.asks()
