"""What a plan lacks, in the window."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest
from grid_steward.plugin.assess.gap import SEVERITIES
from grid_steward.plugin.desk.widgets.gapmodel import GAP_ROLE, GapModel
from grid_steward.plugin.report.gaprows import GapRow
from grid_steward.plugin.store.connection import transaction
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester


def gap(number, kind="cell_out_of_band", severity="high", cell="C1", community="C"):
    return GapRow(
        f"g{number}", kind, severity, community, cell, None, 3, None, f"said {number}", "do", None
    )


def texts(model, parent):
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


class TestModel:
    def test_gaps_stand_below_their_kinds_below_their_severities(self, qtbot):
        model = GapModel()
        tester = QAbstractItemModelTester(model)
        rows = [
            gap(1),
            gap(2),
            gap(3, kind="visits_not_done"),
            gap(4, severity="low", cell="C2", community="D"),
        ]
        model.show_gaps(rows)
        top = model.index(-1, -1)
        assert texts(model, top) == ["high severity: 3", "low severity: 1"]
        high = model.index(0, 0)
        assert texts(model, high) == [
            "Cell out of band: 2",
            "Visits that do not fit: 1, about people",
        ]
        assert texts(model, model.index(0, 0, high)) == ["said 1", "said 2"]
        leaf = model.index(1, 0, model.index(0, 0, high))
        assert leaf.data(GAP_ROLE) is rows[1]
        assert leaf.parent().data() == "Cell out of band: 2"
        assert leaf.parent().parent().data() == "high severity: 3"
        assert not leaf.parent().parent().parent().isValid()
        assert tester is not None

    def test_it_is_narrowed(self, qtbot):
        model = GapModel()
        model.show_gaps([gap(1), gap(2, cell="C2"), gap(3, severity="low", community="D")])
        model.narrow(cell="C1")
        assert model.counts == {"high": 1, "low": 1}
        model.narrow(community="D", cell="C1")
        assert (model.shown, texts(model, model.index(0, 0))) == (1, ["Cell out of band: 1"])
        model.narrow(kind="visits_not_done")
        assert (model.shown, model.rowCount()) == (0, 0)

    def test_ten_thousand(self, qtbot):
        model = GapModel()
        model.show_gaps(
            [gap(n, severity=SEVERITIES[n % 3], cell=f"C{n % 350}") for n in range(10_000)]
        )
        assert model.counts == {"high": 3334, "medium": 3333, "low": 3333}
        last = model.index(2, 0)
        assert model.index(3332, 0, model.index(0, 0, last)).data() == "said 9998"
        model.narrow(cell="C349")
        assert model.shown == len([n for n in range(10_000) if n % 350 == 349])


@pytest.fixture
def page(desk):
    return desk.dock.pages["check"]


def show(page, desk, path, qtbot):
    desk.session.open(path)
    desk.dock.show_page("check")
    told(page, qtbot)


def told(page, qtbot):
    qtbot.waitUntil(lambda: not page._lookup.asking, timeout=20000)


def leaf(page, kind):
    """The first gap of a kind that is shown."""
    model = page.model
    for top in range(model.rowCount()):
        severity = model.index(top, 0)
        for row in range(model.rowCount(severity)):
            below = model.index(row, 0, severity)
            first = model.index(0, 0, below)
            if first.data(GAP_ROLE).kind == kind:
                return first
    raise AssertionError(kind)


class TestPage:
    def test_without_a_plan_it_says_to_divide(self, page, desk, tmp_path, qtbot):
        from grid_steward.plugin.steps import init_project

        show(page, desk, init_project(tmp_path / "new.gpkg", "EPSG:4547").path, qtbot)
        assert not page.look.button.isEnabled()
        assert "Divide first" in page.look.button.toolTip()
        assert not page.view.isVisible()

    def test_nobody_has_looked_yet(self, page, desk, town, qtbot):
        show(page, desk, town, qtbot)
        assert "Nobody has looked yet" in page._next.text()
        assert desk.session.running is None
        page.look.button.click()
        assert desk.session.running == "Looking for gaps"
        qtbot.waitUntil(lambda: desk.session.running is None, timeout=120000)
        told(page, qtbot)
        kept = desk.session.project.read_assessment("plan-1")
        assert page.model.shown == len(kept.gaps) + len(kept.people_gaps) > 0
        assert page.bars._counts["high"] == int((kept.gaps["severity"] == "high").sum()) + int(
            (kept.people_gaps["severity"] == "high").sum()
        )

    def test_whoever_asks_what_it_lacks_need_not_ask_twice(self, page, desk, town, qtbot):
        desk.session.open(town)
        desk.dock.show_page("divide")
        desk.dock.pages["divide"].to_check.click()
        assert desk.dock.current_page() is page
        qtbot.waitUntil(lambda: desk.session.running == "Looking for gaps", timeout=20000)
        desk.session.cancel()
        qtbot.waitUntil(lambda: desk.session.running is None, timeout=20000)

    def test_what_is_known_is_not_looked_for_again(self, page, desk, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        page.look_if_nothing_is_known()
        assert desk.session.running is None
        assert page.look.button.text() == "Look again"
        assert page.view.isVisible()

    def test_a_plan_that_is_newer_says_so(self, page, desk, staffed_town, qtbot):
        with transaction(staffed_town) as file:
            file.execute("UPDATE plan SET made_at = '2100-01-01T00:00:00.000Z'")
        show(page, desk, staffed_town, qtbot)
        assert "The plan was changed after that" in page.warning.text()

    def test_gaps_about_people_are_marked(self, page, desk, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        people = next(row for row in page._known.rows if row.about_people)
        index = leaf(page, people.kind)
        assert index.parent().data().endswith(", about people")
        page.view.setCurrentIndex(index)
        assert "restricted file" in page.restricted.text()
        assert page.said.text() == index.data(GAP_ROLE).said
        assert page.action_said.text() == index.data(GAP_ROLE).action

    def test_a_copy_without_people_tells_of_places_alone(
        self, page, desk, staffed_town, tmp_path, qtbot
    ):
        (tmp_path / "away").mkdir()
        alone = shutil.copy(staffed_town, tmp_path / "away" / "town.gpkg")
        show(page, desk, tmp_path / "away" / "town.gpkg", qtbot)
        assert "town.people.gpkg is not here" in page.warning.text()
        assert page._known.rows
        assert not any(row.about_people for row in page._known.rows)
        assert alone

    def test_people_of_another_project_are_not_told(self, page, desk, staffed_town, qtbot):
        with transaction(staffed_town.with_name("town.people.gpkg")) as file:
            file.execute("UPDATE grid_steward_people SET value = 'x' WHERE key = 'project_id'")
        show(page, desk, staffed_town, qtbot)
        assert page.warning.text().startswith("⚠")
        assert page._known.rows
        assert not any(row.about_people for row in page._known.rows)

    def test_what_can_not_be_read_is_said_as_long_as_it_is_so(
        self, page, desk, staffed_town, qtbot, monkeypatch
    ):
        from grid_steward.plugin.common.errors import input_error
        from grid_steward.plugin.desk.pages import check

        def fails(*_all):
            raise input_error("The file is broken.")

        monkeypatch.setattr(check, "known_gaps", fails)
        desk.session.open(staffed_town)
        desk.dock.show_page("check")
        qtbot.waitUntil(lambda: not page._lookup.asking, timeout=20000)
        for _ in range(2):
            assert page.summary.text() == "⚠ The file is broken."
            page.refresh()

    def test_nothing_found_is_said_with_what_was_looked_at(self, page, desk, staffed_town, qtbot):
        for name, layer in (("town.gpkg", "gap"), ("town.people.gpkg", "people_gap")):
            with transaction(staffed_town.with_name(name)) as file:
                file.execute(f"DELETE FROM {layer}")
        show(page, desk, staffed_town, qtbot)
        assert "✓ Nothing found in 82 cells" in page.summary.text()
        assert "Building in no cell" in page.summary.text()
        assert not page.view.isVisible()

    def test_filters_say_what_is_left(self, page, desk, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        rows = page._known.rows
        (cell, count), *_ = Counter(row.cell_id for row in rows if row.cell_id).most_common(1)
        place = next(row.community_id for row in rows if row.cell_id == cell)
        page.community.choose(place)
        page.community.activated.emit(1)
        assert page.model.shown == len([row for row in rows if row.community_id == place])
        page.cell.choose(cell)
        page.cell.activated.emit(1)
        assert page.model.shown == count == sum(page.bars._counts.values())
        page.community.choose(None)
        page.community.activated.emit(0)
        assert page.cell.currentData() == cell

    def test_a_click_goes_there(self, page, desk, window, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        index = leaf(page, "service_too_far")
        page.view.clicked.emit(index)
        place, centre = index.data(GAP_ROLE).place, window.canvas.extent().center()
        assert (centre.x(), centre.y()) == pytest.approx((place.x, place.y), abs=1)

    def test_a_double_click_chooses_it_in_its_layer(self, page, desk, window, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        index = leaf(page, "service_too_far")
        page.view.doubleClicked.emit(index)
        layer = desk.layers.layer("gap")
        (chosen,) = layer.selectedFeatures()
        assert chosen["gap_id"] == index.data(GAP_ROLE).gap_id
        assert window.active is layer

    def test_the_table_is_that_of_the_gap(self, page, desk, window, staffed_town, qtbot):
        opened = []
        window.showAttributeTable = opened.append
        show(page, desk, staffed_town, qtbot)
        page.table.click()
        assert opened == [desk.layers.layer("gap")]

    def test_a_row_is_high_enough_for_three_lines_of_both_scripts(
        self, page, desk, staffed_town, qtbot
    ):
        show(page, desk, staffed_town, qtbot)
        index = leaf(page, "service_too_far")
        page.view.expandAll()
        page.view.scrollTo(index)
        high = page.view.visualRect(index).height()
        assert high >= 3 * page.view.fontMetrics().boundingRect("网").height()
        assert page.view.visualRect(index.parent()).height() < high

    def test_the_keyboard_is_enough(self, page, desk, staffed_town, qtbot):
        show(page, desk, staffed_town, qtbot)
        index = leaf(page, "service_too_far")
        page.view.setCurrentIndex(index)
        before = page.said.text()
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        assert page.said.text() not in ("", before)
