"""What is missing or in the way is said in a sentence, and the window goes on."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys

import pytest
from grid_steward.layers.sample import SAMPLE_DIR, SOURCES
from grid_steward.plugin.steps import init_project
from grid_steward.plugin.store import Project, connection
from qgis.core import QgsProject

CRS = "EPSG:4547"
HEADER = "UPDATE grid_steward_project SET value = '{}' WHERE key = '{}'"

# Opens the dock in a QGIS of which a library is missing or old, and prints what it says.
PROGRAM = """
import importlib.util, sys
from importlib import metadata

absent, old = set(sys.argv[1].split(",")) - {""}, sys.argv[2]

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
find, version = importlib.util.find_spec, metadata.version
importlib.util.find_spec = lambda name: None if name in absent else find(name)
metadata.version = lambda name: old if old and name == "shapely" else version(name)

from grid_steward.tests.in_qgis import start_qgis
start_qgis()
from grid_steward.tests.desk.window import DeskIface
from grid_steward.plugin.desk.desk import Desk

desk = Desk(DeskIface())
desk.show()
print(desk.dock.findChild(object, "missing").text(), len(desk.dock.pages))
desk.close()
sys.stdout.flush()
"""


def dock_without(absent="", shapely=""):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, absent, shapely],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_geopandas_the_dock_says_what_to_install():
    said = dock_without("geopandas,pyogrio")
    assert "needs Python libraries that this QGIS comes without: pyogrio, geopandas" in said
    assert "pip install --user pyogrio geopandas" in said
    assert "start QGIS again" in said


def test_a_shapely_that_is_too_old_is_told_like_one_that_is_missing():
    said = dock_without(shapely="1.8.5")
    assert "comes without: shapely 2." in said
    assert '"shapely>=2"' in said


@pytest.fixture
def page(desk, town, qtbot):
    """The Data page on the sample town's map."""
    desk.session.open(town)
    made = desk.dock.pages["data"]
    counted(made, qtbot)
    return made


def counted(page, qtbot):
    qtbot.waitUntil(lambda: page.overview is not None and not page._counted.asking)


def idle(desk):
    return lambda: desk.session.running is None


def try_to_import(page, qtbot):
    """Bring in the roads again; what the page says then."""
    page.add_file("road", SAMPLE_DIR / SOURCES["road"])
    qtbot.waitUntil(lambda: page.form.found is not None)
    page.form.import_now.button.click()
    qtbot.waitUntil(idle(page.desk), timeout=20_000)
    return page.form.trouble.text()


def test_a_file_that_was_moved_away_closes_and_the_first_page_says_so(desk, page, window, town):
    town.rename(town.with_name("elsewhere.gpkg"))
    desk.dock.show_page("divide")
    assert "town.gpkg is not there any more. Put it back" in window.messages()[0]
    assert desk.session.project is None
    assert desk.dock.current_page().objectName() == "start"
    assert not town.exists()
    assert desk.session.open(town.with_name("elsewhere.gpkg"))


def test_a_file_that_is_gone_when_work_begins_is_told_and_nothing_is_run(desk, page, town, window):
    town.unlink()
    assert not desk.session.run("Dividing", lambda project, progress: None)
    assert desk.session.project is None
    assert len(window.messages()) == 1
    assert not town.exists()


def test_a_file_that_another_program_writes_is_told_and_works_afterwards(
    page, town, monkeypatch, qtbot
):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(town)
    other.execute("BEGIN IMMEDIATE")
    said = try_to_import(page, qtbot)
    assert said.startswith("town.gpkg is in use by another program, most likely QGIS with edits")
    other.rollback()
    other.close()
    assert try_to_import(page, qtbot) == ""
    assert page.results.isVisibleTo(page)


def test_a_file_that_is_open_elsewhere_with_a_journal_beside_it_can_be_worked_on(desk, town, qtbot):
    other = sqlite3.connect(town)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute(HEADER.format("plain", "rulebook"))
    other.commit()
    assert town.with_name("town.gpkg-wal").exists()
    desk.session.open(town)
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    assert desk.session.project.rulebook == "plain"
    assert try_to_import(page, qtbot) == ""
    other.close()


def test_a_file_that_may_only_be_read_is_shown_and_a_write_explained(page, monkeypatch, qtbot):
    address = connection._address
    monkeypatch.setattr(
        connection, "_address", lambda path: address(path).replace("mode=rw", "mode=ro")
    )
    said = try_to_import(page, qtbot)
    assert said.startswith("town.gpkg cannot be written: the file or its folder is read-only")
    page.form.back.click()
    assert page.rows["building"].figures.text() == "1,623 rows, from 楼栋.geojson"


def test_a_full_disk_is_told_and_the_project_is_as_it_was(desk, tmp_path, monkeypatch, qtbot):
    init_project(tmp_path / "mine.gpkg", CRS)
    desk.session.open(tmp_path / "mine.gpkg")
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    connect = sqlite3.connect

    def full(*arguments, **options):
        made = connect(*arguments, **options)
        (pages,) = made.execute("PRAGMA page_count").fetchone()
        made.execute(f"PRAGMA max_page_count = {pages}")
        return made

    monkeypatch.setattr(sqlite3, "connect", full)
    said = try_to_import(page, qtbot)
    assert said.startswith("mine.gpkg could not be written; the disk is full. Free some space")
    assert desk.session.project.overview().layers["road"].count == 0
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert try_to_import(page, qtbot) == ""
    assert desk.session.project.overview().layers["road"].count == 460


def test_a_layer_that_was_taken_off_the_map_comes_back_by_the_button(page, desk):
    desk.layers.finish()
    roads = desk.layers.layer("road")
    QgsProject.instance().removeMapLayer(roads.id())
    desk.session.refresh()
    assert desk.layers.layer("road") is None
    for name in ("divide", "plans", "check", "data"):
        desk.dock.show_page(name)
    page.show_again.button.click()
    assert desk.layers.layer("road").featureCount() == 460


def changed(path, statement):
    with sqlite3.connect(path) as file:
        file.execute(statement)
    file.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (HEADER.format(99, "schema_version"), "was made by a newer Grid Steward"),
        (HEADER.format("new", "schema_version"), "town.gpkg is damaged. Take the last good copy"),
        (HEADER.format("EPSG:0", "crs"), "town.gpkg is damaged. Take the last good copy"),
        (
            "DELETE FROM grid_steward_project WHERE key = 'project_id'",
            "town.gpkg is damaged. Take the last good copy",
        ),
        ("DROP TABLE grid_steward_project", "town.gpkg is not a Grid Steward project"),
    ],
)
def test_a_file_of_another_version_or_a_broken_one_is_told(desk, window, town, statement, said):
    changed(town, statement)
    assert not desk.session.open(town)
    assert said in window.messages()[0]
    assert desk.dock.current_page().objectName() == "start"


def test_a_file_that_was_cut_short_is_told(desk, window, town):
    whole = town.read_bytes()
    town.write_bytes(whole[: len(whole) // 3])
    assert not desk.session.open(town)
    assert "town.gpkg" in window.messages()[0]


def test_an_older_file_is_brought_up_to_date_without_a_word(desk, window, town):
    changed(town, "ALTER TABLE building_record DROP COLUMN floors")
    assert desk.session.open(town)
    assert window.messages() == []
    assert "floors" in desk.session.project.read("building_record")


def test_persons_of_another_project_are_told_and_the_map_is_shown(
    desk, staffed_town, tmp_path, qtbot
):
    init_project(tmp_path / "mine.gpkg", CRS)
    shutil.copy(staffed_town.with_name("town.people.gpkg"), tmp_path / "mine.people.gpkg")
    desk.session.open(tmp_path / "mine.gpkg")
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    assert "mine.people.gpkg in the folder" in page.trouble.text()
    assert "does not belong to mine.gpkg" in page.trouble.text()
    assert page.rows["resident"].sign.toolTip() == "better with it"


def test_persons_that_are_missing_are_told_where_their_key_is_there(desk, staffed_town, qtbot):
    staffed_town.with_name("town.people.gpkg").unlink()
    desk.session.open(staffed_town)
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    assert page.trouble.text().startswith("town.people.gpkg is not beside town.gpkg")
    assert page.rows["building"].sign.toolTip() == "there"


def test_a_project_in_degrees_can_be_opened(desk, tmp_path, qtbot):
    init_project(tmp_path / "degrees.gpkg", "EPSG:4326")
    assert desk.session.open(tmp_path / "degrees.gpkg")
    page = desk.dock.pages["data"]
    counted(page, qtbot)
    page.add_file("building", SAMPLE_DIR / SOURCES["building"])
    qtbot.waitUntil(lambda: page.form.found is not None)
    page.form.import_now.button.click()
    qtbot.waitUntil(idle(desk), timeout=20_000)
    assert len(Project.open(desk.session.path).read("building")) > 1000
