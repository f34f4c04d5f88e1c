"""Documents from a plan, in the window."""

from __future__ import annotations

import os
import stat

import pytest
from grid_steward.plugin.common.errors import StewardError
from grid_steward.plugin.common.messages import message

LONG = 120_000


@pytest.fixture
def opened(desk, qtbot):
    """Open a project file on the page."""

    def make(path):
        desk.session.open(path)
        desk.dock.show_page("report")
        page = desk.dock.current_page()
        qtbot.waitUntil(lambda: not page._lookup.asking, timeout=LONG)
        return page

    return make


def write(page, qtbot):
    page.run.button.click()
    qtbot.waitUntil(lambda: page.desk.session.running is None, timeout=LONG)


def shown(widget):
    return not widget.isHidden()


def test_without_a_plan_one_divides_first(opened, tmp_path):
    from grid_steward.plugin.store import Project

    page = opened(Project.create(tmp_path / "empty.gpkg", "EPSG:4547", "yichang").path)
    assert "no plan" in page._next.text()
    assert shown(page.to_divide) and not shown(page.form)


def test_page_and_workbook_are_written_for_their_owner_and_linked(opened, staffed_town, qtbot):
    page = opened(staffed_town)
    page.title.setText("Our town")
    write(page, qtbot)
    for name in ("town-plan-1.html", "town-plan-1.xlsx"):
        path = staffed_town.with_name(name)
        assert path.name in page.written.text()
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Our town" in staffed_town.with_name("town-plan-1.html").read_text(encoding="utf-8")
    assert not staffed_town.with_name("town-plan-1.pdf").exists()


def test_it_says_what_chapters_lack_and_leads_there(opened, staffed_town):
    page = opened(staffed_town)
    assert "No officers" not in page.lacks.text() and 'href="plans"' in page.lacks.text()
    page.lacks.linkActivated.emit("plans")
    assert page.desk.dock.current_page().objectName() == "plans"


def test_of_a_bare_plan_all_of_them_are_named(opened, town):
    page = opened(town)
    assert all(f'href="{name}"' in page.lacks.text() for name in ("check", "staff", "plans"))
    assert not page.papers_box.isEnabled()


def test_a_copy_without_people_is_not_looked_through_again_for_a_report(opened, staffed_town):
    staffed_town.with_name("town.people.gpkg").unlink()
    page = opened(staffed_town)
    assert not page.run.button.isEnabled()
    assert "town.people.gpkg, which is not beside" in page.run.button.toolTip()
    assert "not beside" in page.lacks.text() and 'href="check"' in page.lacks.text()


def test_what_can_not_be_read_is_said_as_long_as_it_is_so(opened, staffed_town, monkeypatch):
    from grid_steward.plugin.desk.pages import report

    def fails(*_all):
        raise StewardError(message("The file is broken."))

    monkeypatch.setattr(report, "known_chapters", fails)
    page = opened(staffed_town)
    for _ in range(2):
        assert page.lacks.text() == "The file is broken."
        page.refresh()


def test_the_public_edition_explains_what_is_left_out(opened, staffed_town, qtbot):
    page = opened(staffed_town)
    assert "by you alone" in page.about.text()
    page.papers_box.setChecked(True)
    page.public.setChecked(True)
    assert "counts under 5 are left out" in page.about.text()
    assert not page.papers_box.isEnabled()
    write(page, qtbot)
    assert staffed_town.with_name("town-plan-1-public.html").exists()
    assert not staffed_town.with_name("handover.html").exists()


def test_a_grey_button_says_why(opened, staffed_town, tmp_path):
    page = opened(staffed_town)
    page.page_box.setChecked(False)
    page.workbook_box.setChecked(False)
    assert not page.run.button.isEnabled()
    assert "at least one" in page.run.button.toolTip()
    page.page_box.setChecked(True)
    page.folder.setFilePath("")
    assert "Choose a folder" in page.run.button.toolTip()
    page.folder.setFilePath(str(staffed_town))
    assert "This is a file" in page.run.button.toolTip()
    page.folder.setFilePath(str(tmp_path / "new"))
    assert page.run.button.isEnabled()


def test_papers_are_written_too(opened, staffed_town, tmp_path, qtbot):
    page = opened(staffed_town)
    page.workbook_box.setChecked(False)
    page.papers_box.setChecked(True)
    page.folder.setFilePath(str(tmp_path / "new"))
    write(page, qtbot)
    assert (tmp_path / "new" / "handover.html").exists()
    assert list((tmp_path / "new" / "rounds").glob("*.gpx"))
    assert "handover.html" in page.written.text()


def test_cards_are_drawn_by_a_qgis_of_their_own(opened, staffed_town, qtbot, monkeypatch):
    asked = {}

    def draw(program, algorithm, parameters, progress, *, language):
        asked.update(parameters, algorithm=algorithm)
        staffed_town.with_name("town-plan-1.pdf").write_text("cards")

    monkeypatch.setattr("grid_steward.plugin.steps.drawing.run_algorithm", draw)
    page = opened(staffed_town)
    page.atlas_box.setChecked(True)
    assert "second QGIS" in page.files_say.text()
    write(page, qtbot)
    assert asked["algorithm"] == "gridsteward:report"
    assert (asked["PLAN"], asked["EDITION"]) == ("plan-1", "0")
    assert "town-plan-1.pdf" in page.written.text()


def test_where_the_cards_fail_the_rest_stays_and_it_is_said(
    opened, staffed_town, qtbot, monkeypatch
):
    def fail(*_asked, **_named):
        raise StewardError(message("QGIS could not finish: no fonts"))

    monkeypatch.setattr("grid_steward.plugin.steps.drawing.run_algorithm", fail)
    page = opened(staffed_town)
    page.atlas_box.setChecked(True)
    write(page, qtbot)
    assert "no fonts" in page.written.text()
    assert "town-plan-1.html" in page.written.text()
    assert "The report is written." not in page.desk.iface.messages()


def test_cancelled_nothing_is_written(opened, staffed_town, qtbot, monkeypatch):
    from grid_steward.plugin.common.errors import Cancelled

    def cancel(*_asked, **_named):
        raise Cancelled()

    monkeypatch.setattr("grid_steward.plugin.desk.pages.report.write", cancel)
    page = opened(staffed_town)
    write(page, qtbot)
    assert not shown(page.written)
    assert not staffed_town.with_name("town-plan-1.html").exists()


def test_without_the_program_there_are_no_cards(opened, staffed_town):
    page = opened(staffed_town)
    page.program = None
    page.atlas_box.setChecked(True)
    page.refresh()
    assert not page.atlas_box.isEnabled()
    assert "qgis_process" in page.files_say.text()
