"""Who serves which cell, in the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grid_steward.plugin.bridge.styles import STYLES_DIR
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtWidgets import QWidget

LONG = 60_000


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What the question box was asked, with its answers; what is left at the end is discarded."""
    from grid_steward.plugin.desk.editing.asking import Answer
    from grid_steward.plugin.desk.widgets import staffleave

    said, answers = [], []

    def ask(_parent, text, may_stay):
        said.append((text, may_stay))
        return answers.pop(0) if answers else Answer.DISCARD

    monkeypatch.setattr(staffleave, "ask_about", ask)
    return said, answers


@pytest.fixture
def page(desk, asked, staffed_town, qtbot):
    """The page on the staffed sample town, ready for changes by hand."""
    desk.session.open(staffed_town)
    desk.dock.show_page("staff")
    found = desk.dock.current_page()
    qtbot.waitUntil(lambda: found.changes.board is not None, timeout=LONG)
    return found


def wait(page, qtbot):
    session = page.desk.session
    qtbot.waitUntil(lambda: session.running is None, timeout=LONG)
    qtbot.waitUntil(
        lambda: not page._views.asking and not page._boards.asking and not page.away._lookup.asking,
        timeout=LONG,
    )


def kept(page):
    frame = page.desk.session.project.read_staffing("plan-1").assignments.set_index("cell_id")
    return frame["officer_id"].to_dict(), frame["locked"].astype(bool).to_dict()


def cell_and_other(page, row=0):
    """A cell that one officer alone serves, and another officer who may have it."""
    board = page.changes.board
    cell = sorted(page._view.cells)[row]
    others = (who for who in sorted(page._view.officers) if board.refusal(cell, who) is None)
    return cell, board.officer(cell), next(others)


def drag(page, officer, cell, drop=True):
    """What Qt sends when an officer is held over a cell, and let go there."""
    model, table = page.officers_model, page.cells
    data = model.mimeData([model.index([row.code for row in model.rows].index(officer), 1)])
    table.choose(cell)
    place = table.visualRect(table.selectionModel().selectedRows(1)[0]).center()
    copy, left, no_key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # Only who was entered is told of the rest.
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QgsApplication.sendEvent(table.viewport(), kind(place, copy, data, left, no_key))
    held = page.floating.says.text() if page.floating.isVisible() else ""
    if drop:
        event = QDropEvent(QPointF(place), copy, data, left, no_key, QEvent.Type.Drop)
        QgsApplication.sendEvent(table.viewport(), event)
    return held


def shown(widget: QWidget) -> bool:
    return not widget.isHidden()


class TestWhatIsMissing:
    def test_without_a_plan_one_divides_first(self, desk, town, qtbot):
        from grid_steward.plugin.store import Project

        desk.session.open(town)
        empty = Project.create(town.parent / "empty.gpkg", "EPSG:4547", "yichang")
        desk.session.open(empty.path)
        desk.dock.show_page("staff")
        page = desk.dock.current_page()
        assert "no cells yet" in page._next.text()
        assert shown(page.to_divide) and not shown(page.automatic) and not shown(page.lists)
        page.to_divide.button.click()
        assert desk.dock.current_page().objectName() == "divide"

    def test_without_officers_they_are_brought_in_first(self, desk, town, qtbot):
        desk.session.open(town)
        desk.dock.show_page("staff")
        page = desk.dock.current_page()
        wait(page, qtbot)
        assert "knows no officers yet" in page._next.text()
        assert shown(page.to_data) and not shown(page.automatic)
        page.to_data.button.click()
        assert desk.dock.current_page().objectName() == "data"


class TestLists:
    def test_they_tell_what_is_kept(self, page):
        staffing = page.desk.session.project.read_staffing("plan-1")
        assert page.officers_model.rowCount() == len(staffing.loads)
        assert page.cells_model.rowCount() == len(staffing.assignments)
        loads = staffing.loads.set_index("officer_id")
        for row in page.officers_model.rows:
            assert row.work == pytest.approx(loads.loc[row.code, "work_min"], abs=0.02)

    def test_the_fullest_officers_stand_on_top(self, page):
        from grid_steward.plugin.desk.widgets.loadbar import HOURS_ROLE, WORK_ROLE

        last = page.officers_model.LOAD
        indexes = [
            page.officers_model.index(row, last) for row in range(page.officers_model.rowCount())
        ]
        shares = [index.data(WORK_ROLE) / index.data(HOURS_ROLE) for index in indexes]
        assert shares == sorted(shares, reverse=True)
        assert indexes[0].data().startswith("⚠ ")

    def test_one_community_alone(self, page):
        code = sorted(page._view.communities)[0]
        page.community.choose(code)
        page.community.activated.emit(page.community.currentIndex())
        own = [row for row in page._view.cells.values() if row.community == code]
        assert page.cells_model.rowCount() == len(own)
        serving = {row.officer for row in own}
        spare = {row.code for row in page._view.officers.values() if not row.cells}
        assert page.officers_model.rowCount() == len(serving | spare)

    def test_the_colours_are_those_of_the_map(self):
        from grid_steward.plugin.desk.widgets.loadbar import CLASSES, color_of

        style = (Path(STYLES_DIR) / "workload.qml").read_text(encoding="utf-8")
        found = re.findall(r'<Option name="color" type="QString" value="(\d+),(\d+),(\d+),', style)
        colors = ["#" + "".join(f"{int(part):02x}" for part in one) for one in found]
        assert [color for _, color in CLASSES] == colors[: len(CLASSES)]
        limits = re.findall(r"utilisation&quot; &lt;= ([\d.]+)", style)
        assert [str(most) for most, _ in CLASSES[:3]] == [f"{float(one)}" for one in limits]
        assert (color_of(80, 100), color_of(81, 100)) == (CLASSES[0][1], CLASSES[1][1])

    def test_a_click_goes_there(self, page, window):
        canvas = window.mapCanvas()
        before = canvas.extent()
        page.cells.clicked.emit(page.cells_model.index(5, page.cells_model.CODE))
        assert canvas.extent() != before
        before = canvas.extent()
        page.officers.clicked.emit(page.officers_model.index(0, page.officers_model.NAME))
        assert canvas.extent() != before


class TestByHand:
    def test_an_officer_is_dragged_onto_a_cell_and_that_is_kept(self, page, qtbot):
        cell, former, other = cell_and_other(page)
        was, now = (page._view.officers[code].work for code in (former, other))
        held = drag(page, other, cell)
        # What it means was said before it was dropped.
        assert "hours a month" in held and page._view.name(other) in held
        assert page._view.officers[other].work > now
        assert page._view.officers[former].work < was
        assert page._view.cells[cell].officer == other
        assert "not kept yet: 1" in page.state.text()
        assert kept(page)[0][cell] == former
        told = page._view.officers[other].work
        page.keep_button.button.click()
        wait(page, qtbot)
        officers, locked = kept(page)
        assert officers[cell] == other and locked[cell]
        assert page.changes.number == 0 and not shown(page.pending)
        assert page._view.officers[other].work == pytest.approx(told, abs=0.02)

    def test_held_beside_the_cells_or_refused_nothing_changes(self, page):
        cell, former, _ = cell_and_other(page)
        held = drag(page, former, cell)
        assert "serves" in held and "already" in held
        assert page.changes.number == 0
        assert "already" in page.desk.iface.messages()[0]

    def test_changes_are_taken_back_one_by_one_or_all(self, page):
        cell, former, other = cell_and_other(page)
        drag(page, other, cell)
        page.cells.clicked.emit(_lock_index(page, sorted(page._view.cells)[3]))
        assert page.changes.number == 2
        page.undo_button.click()
        assert page.changes.number == 1
        assert page._view.cells[cell].officer == other
        page.undo_button.click()
        assert page._view.cells[cell].officer == former
        drag(page, other, cell)
        drag(page, other, sorted(page._view.cells)[5])
        page.discard_button.click()
        assert (page.changes.number, bool(page.changes.hand())) == (0, False)

    def test_a_padlock_is_kept(self, page, qtbot):
        cell = sorted(page._view.cells)[2]
        page.cells.clicked.emit(_lock_index(page, cell))
        page.keep_button.button.click()
        wait(page, qtbot)
        locked = kept(page)[1]
        assert [code for code, is_locked in locked.items() if is_locked] == [cell]
        assert page._view.cells[cell].locked

    def test_by_keyboard_and_menu(self, page):
        cell, former, other = cell_and_other(page)
        page.cells.choose(cell)
        page.officers.choose(other)
        assert page.preview.text().startswith("If ")
        page.give_button.button.click()
        assert page._view.cells[cell].officer == other
        menu = page.menu(cell)
        first = menu.actions()[0].menu().actions()
        assert page._view.name(former) in [item.text() for item in first]
        next(item for item in first if item.text() == page._view.name(former)).trigger()
        assert page._view.cells[cell].officer == former

    def test_what_is_not_kept_outlives_another_job_and_another_plan(self, page, qtbot):
        from grid_steward.plugin import steps

        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        session = page.desk.session
        session.run("divide", lambda project, step: steps.divide(project, plan="second"))
        wait(page, qtbot)
        session.set_plan("second")
        wait(page, qtbot)
        assert page.changes.number == 0
        session.set_plan("plan-1")
        wait(page, qtbot)
        assert page.changes.number == 1
        assert page._view.cells[cell].officer == other

    def test_nothing_is_lost_while_the_ground_is_read_again(self, page, qtbot):
        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        page.changes.board = None
        page.refresh()
        assert not page.keep_button.button.isEnabled() and not page.undo_button.isEnabled()
        assert "Getting ready" in page.keep_button.button.toolTip()
        page.keep()
        assert page.changes.number == 1

    def test_a_change_right_after_keeping_waits_for_what_was_kept(self, page, qtbot):
        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        page.keep_button.button.click()
        qtbot.waitUntil(lambda: page.desk.session.running is None, timeout=LONG)
        # The loads of before are not what the next change would be made to.
        assert page.changes.board is None
        wait(page, qtbot)
        second = sorted(page._view.cells)[5]
        drag(page, other, second)
        page.keep_button.button.click()
        wait(page, qtbot)
        assert (kept(page)[0][cell], kept(page)[0][second]) == (other, other)

    def test_an_automatic_assignment_waits_and_leaves_locked_cells(self, page, qtbot):
        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        assert not page.run.button.isEnabled()
        page.keep_button.button.click()
        wait(page, qtbot)
        page.run.button.click()
        wait(page, qtbot)
        assert kept(page)[0][cell] == other
        assert "78 officers serve" in page.found.says.text()
        assert not page.found.isCollapsed()


class TestLeaving:
    def test_what_is_not_kept_is_asked_about_and_kept(self, page, asked, qtbot):
        from grid_steward.plugin.desk.editing.asking import Answer

        said, answers = asked
        desk = page.desk
        assert desk.may_leave() and said == []
        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        answers += [Answer.KEEP_EDITING, Answer.SAVE]
        # Closing the dock asks, and so does QGIS before it quits.
        desk.dock.close()
        assert desk.dock.isVisible() and page.changes.number == 1
        assert desk.iface.blockers[0].allowExit()
        text = "1 changes by hand to the officers of plan-1 are not kept."
        assert said == [(text, True), (text, True)]
        wait(page, qtbot)
        assert kept(page)[0][cell] == other
        assert desk.may_leave() and len(said) == 2

    def test_another_qgis_project_asks_too_and_shows_nothing_of_this_one(
        self, page, asked, staffed_town
    ):
        from grid_steward.plugin.desk.editing.asking import Answer
        from grid_steward.plugin.store import Project

        said, answers = asked
        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        answers.append(Answer.SAVE)
        QgsProject.instance().clear()
        assert [may_stay for _, may_stay in said] == [False]
        frame = Project.open(staffed_town).read_staffing("plan-1").assignments
        assert frame.set_index("cell_id")["officer_id"][cell] == other
        assert page.desk.session.path is None
        assert QgsProject.instance().mapLayers() == {}

    def test_changes_to_a_plan_that_is_not_looked_at_are_kept_as_well(self, page, asked, qtbot):
        from grid_steward.plugin import steps
        from grid_steward.plugin.desk.editing.asking import Answer

        cell, _, other = cell_and_other(page)
        drag(page, other, cell)
        session = page.desk.session
        session.run("divide", lambda project, step: steps.divide(project, plan="second"))
        wait(page, qtbot)
        session.set_plan("second")
        wait(page, qtbot)
        asked[1].append(Answer.SAVE)
        assert page.desk.may_leave()
        assert kept(page)[0][cell] == other

    def test_what_is_discarded_is_gone(self, page, asked):
        cell, former, other = cell_and_other(page)
        drag(page, other, cell)
        assert page.desk.may_leave()
        assert page.changes.number == 0 and page._view.cells[cell].officer == former
        assert kept(page)[0][cell] == former

    def test_what_can_not_be_kept_is_not_left(self, page, asked, monkeypatch):
        from grid_steward.plugin import steps
        from grid_steward.plugin.common.errors import input_error
        from grid_steward.plugin.desk.editing.asking import Answer

        def fails(*_all):
            raise input_error("The disk is full.")

        monkeypatch.setattr(steps, "keep_by_hand", fails)
        drag(page, cell_and_other(page)[2], cell_and_other(page)[0])
        asked[1].append(Answer.SAVE)
        assert not page.desk.may_leave()
        assert page.changes.number == 1
        assert "The disk is full." in page.desk.iface.messages()[0]


class TestTrouble:
    def test_officers_that_can_not_be_read_are_not_said_to_be_missing(
        self, desk, staffed_town, qtbot
    ):
        people = staffed_town.with_name("town.people.gpkg")
        people.write_bytes(b"no database")
        desk.session.open(staffed_town)
        desk.dock.show_page("staff")
        page = desk.dock.current_page()
        wait(page, qtbot)
        for _ in range(2):
            assert people.name in page.failure.text() and shown(page.failure)
            assert page._next.text() == "" and not shown(page.to_data)
            page.refresh()

    def test_a_copy_without_people_says_what_is_missing(self, desk, staffed_town, qtbot):
        staffed_town.with_name("town.people.gpkg").unlink()
        desk.session.open(staffed_town)
        desk.dock.show_page("staff")
        page = desk.dock.current_page()
        wait(page, qtbot)
        # Not that nobody was assigned yet, and no command of a terminal.
        assert page._next.text() == ""
        said = page.failure.text()
        assert "which is not beside the project file" in said and "grid-steward" not in said


class TestAway:
    def test_it_says_who_takes_what_and_changes_nothing(self, page, qtbot):
        before = kept(page)
        for turn in (0, 1):
            index = page.officers_model.index(turn, page.officers_model.AWAY)
            page.officers_model.setData(
                index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
            )
        wait(page, qtbot)
        away = [page.officers_model.rows[turn].code for turn in (0, 1)]
        assert all(code in page.away.says.text() for code in away)
        cells = [cell for turn in (0, 1) for cell in page.officers_model.rows[turn].cells]
        assert all(cell in page.away.lines.text() for cell in cells)
        assert page.away.on_map.count == len(cells)
        assert kept(page) == before
        page.away.everybody.click()
        assert page.away.on_map.count == 0 and not shown(page.away)

    def test_the_map_forgets_it_when_the_page_is_left(self, page, qtbot):
        index = page.officers_model.index(0, page.officers_model.AWAY)
        page.officers_model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        wait(page, qtbot)
        count = page.away.on_map.count
        page.desk.dock.show_page("report")
        assert page.away.on_map.count == 0
        page.desk.dock.show_page("staff")
        assert page.away.on_map.count == count > 0


def _lock_index(page, cell):
    page.cells.choose(cell)
    return page.cells.selectionModel().selectedRows(page.cells_model.LOCK)[0]


def test_the_point_of_an_event_is_found_in_both_versions_of_qt():
    from grid_steward.plugin.desk.widgets.stafflists import _point

    class Old:
        def pos(self):
            return QPoint(3, 4)

    class New:
        def position(self):
            return QPointF(3.2, 4.1)

    assert _point(Old()) == _point(New()) == QPoint(3, 4)
