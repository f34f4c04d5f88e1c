"""What the window works on, and the jobs it runs."""

from __future__ import annotations

import shutil
import threading
import time

import pytest
from grid_steward.plugin.common.errors import input_error
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.desk.desk import Desk
from grid_steward.plugin.desk.session import Session
from grid_steward.plugin.desk.widgets.lookup import Lookup
from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QObject


@pytest.fixture
def session(window, town):
    made = Session(window)
    made.open(town)
    yield made
    made.close()


def idle(session):
    return lambda: session.running is None


def test_the_plan_written_last_is_worked_on(session, town):
    assert (session.path, session.plan) == (town, "plan-1")
    assert session.plan_row()["cells"] == len(session.project.read("cell"))


def test_work_runs_beside_the_window_and_its_result_comes_to_it(session, qtbot):
    found, threads = [], []

    def work(project, progress):
        progress(0.5, message("Reading the project"))
        threads.append(threading.current_thread())
        return project.path.name

    def done(result):
        found.append((result, threading.current_thread(), session.running))

    with qtbot.waitSignal(session.stage) as stage:
        assert session.run("Reading", work, done)
        assert session.running == "Reading"
    qtbot.waitUntil(idle(session))
    assert found == [("town.gpkg", threading.main_thread(), None)]
    assert threads[0] is not threading.main_thread()
    assert stage.args == ["Reading the project", 0.5]


def test_one_job_runs_at_a_time(session, qtbot):
    go_on = threading.Event()
    assert session.run("first", lambda project, progress: go_on.wait())
    assert not session.run("second", lambda project, progress: None)
    go_on.set()
    qtbot.waitUntil(idle(session))


def test_bad_input_is_told_as_a_sentence(session, window, qtbot):
    def work(project, progress):
        raise input_error("{file} is no map.", file="a.gpkg")

    session.run("Reading", work)
    qtbot.waitUntil(idle(session))
    assert window.messages()[0] == "a.gpkg is no map."


def test_warnings_stay_until_they_are_closed(session, window):
    for level in ("Info", "Warning", "Critical", "Success"):
        session.tell(level, getattr(Qgis.MessageLevel, level))
    times = {item.text(): item.duration() for item in window.bar.items()}
    assert times["Info"] == times["Success"] > 0
    assert times["Warning"] == times["Critical"] == 0


def test_a_fault_of_ours_says_so_and_quotes_no_row(session, window, qtbot):
    def work(project, progress):
        raise ValueError("张三 lives at number 5")

    session.run("Reading", work)
    qtbot.waitUntil(idle(session))
    assert "made a mistake (ValueError)" in window.messages()[0]
    assert "张三" not in window.messages()[0]


def test_cancelling_stops_the_work(session, window, qtbot):
    def work(project, progress):
        while True:
            progress(0.1, None)

    session.run("Waiting", work)
    qtbot.wait(50)
    session.cancel()
    qtbot.waitUntil(idle(session), timeout=2000)
    assert window.messages()[0] == "Cancelled. Nothing was changed."


def test_what_is_no_project_file_leaves_the_open_one(session, window, town, tmp_path):
    other = tmp_path / "other.gpkg"
    other.write_text("no database")
    assert not session.open(other)
    assert "other.gpkg is not a GeoPackage" in window.messages()[0]
    assert session.path == town


def test_a_qgis_project_remembers_what_it_belongs_to(session, window, town, tmp_path):
    file = str(tmp_path / "town.qgz")
    QgsProject.instance().write(file)
    session.close()
    QgsProject.instance().clear()
    QgsProject.instance().read(file)
    assert session.open_remembered()
    assert (session.path, session.plan) == (town, "plan-1")


def test_a_qgis_project_that_is_saved_later_can_be_moved_with_the_file(desk, town):
    desk.session.open(town)
    project = QgsProject.instance()
    # It had no place yet, so the file's place could be remembered as a whole only.
    assert project.readEntry("gridsteward", "file")[0] == str(town)
    project.write(str(town.with_name("mine.qgz")))
    fresh = QgsProject()
    fresh.read(str(town.with_name("mine.qgz")))
    assert fresh.readEntry("gridsteward", "file")[0] == "./town.gpkg"


def test_a_project_file_that_is_gone_is_told(session, window, town, tmp_path):
    file = str(tmp_path / "town.qgz")
    QgsProject.instance().write(file)
    session.close()
    shutil.move(town, tmp_path / "elsewhere.gpkg")
    assert not session.open_remembered()
    assert "town.gpkg is not there any more" in window.messages()[0]


def test_when_the_plugin_goes_no_thread_is_left_at_work(window, town, qtbot):
    desk, begun = Desk(window), []

    def work(progress):
        begun.append(1)
        while True:
            progress(0.5)
            time.sleep(0.01)

    desk.session.open(town)
    owner = QObject()
    Lookup(owner, "Reading", begun.append, begun.append).ask("one", work)
    desk.session.run("Long work", lambda _project, progress: work(progress))
    qtbot.waitUntil(lambda: len(begun) == 2)
    desk.close()
    # One that is still in Python when QGIS quits can bring QGIS down.
    assert not [one for one in threading.enumerate() if one.name == "grid-steward"]
    # QGIS tells of their end later, when the session is gone.
    qtbot.wait(300)
