"""Redrawing communities from the window."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin.common.band import Band

EAST, TOWN = "990101101001", 20701


@pytest.fixture
def page(desk, town, qtbot):
    desk.session.open(town)
    desk.dock.show_page("redraw")
    shown = desk.dock.pages["redraw"]
    told(shown, qtbot)
    return shown


def told(page, qtbot):
    qtbot.waitUntil(lambda: not (page._ahead.asking or page._told.asking), timeout=20000)


def run(page, desk, qtbot):
    page.run.button.click()
    assert desk.session.running == "Redrawing the communities"
    qtbot.waitUntil(lambda: desk.session.running is None, timeout=200000)
    told(page, qtbot)


class TestAsked:
    def test_the_rulebooks_band_is_proposed_with_todays_mean(self, page):
        assert str(page.choices.households.band()) == f"1000:{round(TOWN / 11)}:3000"
        assert page.choices.asked()["residents"] is None
        assert page.choices.asked()["earlier"] == "plan-1"
        assert "in 11 communities today; 7 to 20 are possible" in page.choices.count_says.text()

    def test_communities_with_households_and_cells(self, page):
        tree = page.choices.stays.tree
        first = tree.topLevelItem(0)
        assert [first.text(column) for column in range(3)] == [f"桥头社区 ({EAST})", "1,853", "7"]
        assert tree.topLevelItemCount() == 11
        total = sum(int(tree.topLevelItem(row).text(1).replace(",", "")) for row in range(11))
        assert total == TOWN

    def test_what_is_ticked_is_asked_for(self, page):
        page.choices.stays.tick(EAST)
        code = page._outlook.compounds[0].code
        page.choices.own.tick(code)
        assert page.choices.asked()["locked"] == (EAST,)
        assert page.choices.asked()["own"] == (code,)
        page.choices.stays.tick(EAST, False)
        assert page.choices.asked()["locked"] == ()

    def test_what_is_ticked_in_the_layer_stays_ticked(self, page, desk, town, qtbot):
        from grid_steward.plugin.store.connection import transaction

        with transaction(town) as file:
            file.execute("UPDATE community SET locked = 1 WHERE community_id = ?", (EAST,))
        page.refresh()
        told(page, qtbot)
        page.choices.stays.tick(EAST, False)
        first = page.choices.stays.tree.topLevelItem(0)
        assert "ticked in its layer" in first.toolTip(0)
        assert first.checkState(0) == 2
        assert page.choices.asked()["locked"] == ()

    def test_a_search_narrows_the_compounds(self, page):
        name = page._outlook.compounds[3].name
        page.choices.own.search.setText(name)
        tree = page.choices.own.tree
        shown = [
            tree.topLevelItem(row).text(0)
            for row in range(tree.topLevelItemCount())
            if not tree.topLevelItem(row).isHidden()
        ]
        assert shown
        assert all(name in text for text in shown)

    def test_an_impossible_number_is_said_at_once(self, page):
        page.choices.count.setValue(40)
        assert "40 communities would have 518 each" in page.choices.count_says.text()
        assert not page.run.button.isEnabled()
        page.choices.count.setValue(10)
        assert page.run.button.isEnabled()

    def test_an_impossible_band_is_said_at_once(self, page):
        page.choices.households.set_band(Band(20_000, 20_000, 20_100))
        assert "No number of communities" in page.choices.count_says.text()

    def test_some_band_is_needed(self, page):
        page.choices.by_households.setChecked(False)
        assert "how many households or residents" in page.run.button.toolTip()
        page.choices.by_residents.setChecked(True)
        assert page.run.button.isEnabled()
        assert page.choices.asked()["households"] is None
        assert str(page.choices.asked()["residents"]) == "3000:4000:5000"

    def test_a_wrong_band_is_said(self, page):
        page.choices.households.least.setValue(4000)
        assert "is more than the most" in page.run.button.toolTip()

    def test_a_click_goes_to_the_community(self, desk, page, window):
        desk.layers.finish()
        before = window.canvas.extent()
        page.choices.stays.wanted.emit(EAST)
        assert window.canvas.extent().width() < before.width() / 2

    def test_without_communities_it_says_what_is_needed(self, desk, tmp_path, qtbot):
        from grid_steward.plugin.steps import init_project

        desk.session.open(init_project(tmp_path / "new.gpkg", "EPSG:4547").path)
        desk.dock.show_page("redraw")
        page = desk.dock.pages["redraw"]
        told(page, qtbot)
        assert "has no buildings yet" in page.says.text()
        assert not page.run.button.isEnabled()


def test_a_plan_that_redrew_nothing_has_no_result(page):
    assert page.result.isHidden()


def test_old_and_new_who_moves_and_who_has_to(page, desk, window, qtbot):
    page.choices.households.set_band(Band(1500, 2000, 2500))
    page.choices.stays.tick(EAST)
    page.choices.name.field.setText("neu")
    run(page, desk, qtbot)
    assert desk.session.plan == "neu"
    asked = json.loads(desk.session.plan_row()["parameters"])
    assert (asked["made_by"], asked["locked_communities"]) == ("redraw", [EAST])
    shown = page.result
    assert not shown.isHidden()
    assert f"{asked['moved']:,} households move" in shown.moved.text()
    assert f"at least {asked['unavoidable']:,} have to" in shown.moved.text()
    assert shown.communities.topLevelItemCount() == len(
        desk.session.project.read_plan("neu").communities
    )
    flows = [shown.flows.topLevelItem(row) for row in range(shown.flows.topLevelItemCount())]
    assert sum(int(item.text(2).replace(",", "")) for item in flows) == asked["moved"]
    assert all("社区" in item.text(0) for item in flows)
    before = window.canvas.extent()
    shown.communities.itemClicked.emit(shown.communities.topLevelItem(0), 0)
    assert window.canvas.extent().width() < before.width() / 2
    desk.session.set_plan("plan-1")
    told(page, qtbot)
    assert shown.isHidden()
