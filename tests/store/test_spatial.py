"""The spatial index, filled at once or row by row, is what SQLite itself would have made."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.store import connection, spatial
from grid_steward.plugin.store.spatial import SpatialIndex
from hypothesis import given
from hypothesis import strategies as st

TREE = "rtree_house_geom"


@pytest.fixture
def file():
    """A table without rows, its index and the triggers as GDAL makes them, and one of a user's."""
    file = new_file()
    yield file
    file.close()


def new_file():
    file = sqlite3.connect(":memory:")
    file.executescript(
        f"""
        CREATE TABLE house (fid INTEGER PRIMARY KEY, geom POLYGON);
        CREATE TABLE gpkg_ogr_contents (table_name TEXT, feature_count INTEGER);
        INSERT INTO gpkg_ogr_contents VALUES ('house', 0);
        CREATE VIRTUAL TABLE {TREE} USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER trigger_insert_feature_count_house AFTER INSERT ON house BEGIN
            UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1; END;
        CREATE TRIGGER {TREE}_delete AFTER DELETE ON house BEGIN
            DELETE FROM {TREE} WHERE id = OLD.fid; END;
        CREATE TABLE log (fid);
        CREATE TRIGGER mine AFTER INSERT ON house BEGIN INSERT INTO log VALUES (NEW.fid); END;
        """
    )
    return file


def squares(numbers, size=10.0):
    """Squares 20 apart, in rows of 100."""
    numbers = np.asarray(numbers)
    x, y = numbers % 100 * 20.0, numbers // 100 * 20.0
    return np.column_stack([x, y, x + size, y + size])


def found(file, x, y, to_x, to_y):
    query = f"SELECT id FROM {TREE} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
    return sorted(number for (number,) in file.execute(query, (x, to_x, y, to_y)))


def sound(file):
    return file.execute("SELECT rtreecheck(?)", (TREE,)).fetchone() == ("ok",)


def fill(file, numbers):
    numbers = np.asarray(numbers, dtype=np.int64)
    SpatialIndex(file, "house").add(numbers, squares(numbers), silent)


# Around what one node holds (51), two levels of nodes (51 * 51), and more.
@pytest.mark.parametrize("rows", [0, 1, 51, 52, 102, 2601, 2602, 3000])
def test_every_row_is_found_where_it_is(file, rows):
    fill(file, range(rows))
    assert sound(file)
    assert found(file, 0, 0, 1e9, 1e9) == list(range(rows))
    for number in range(0, rows, 7):
        assert found(file, *squares(number)[0]) == [number]


def test_sqlite_goes_on_with_it(file):
    fill(file, range(2602))
    file.executemany(f"DELETE FROM {TREE} WHERE id = ?", [(n,) for n in range(0, 2602, 2)])
    file.execute(f"INSERT INTO {TREE} VALUES (9000, 5, 6, 5, 6)")
    assert sound(file)
    assert found(file, 0, 0, 1e9, 1e9) == [*range(1, 2602, 2), 9000]
    assert found(file, 5, 5, 6, 6) == [9000]


@pytest.mark.parametrize("more", [3, 500])
def test_few_rows_and_many_are_added_to_those_there_are(file, more):
    fill(file, range(1000))
    fill(file, range(1000, 1000 + more))
    assert sound(file)
    assert found(file, 0, 0, 1e9, 1e9) == list(range(1000 + more))
    assert found(file, *squares(1001)[0]) == [1001]


@pytest.mark.parametrize("fewer", [3, 500, 1000])
def test_few_rows_and_many_are_taken_out(file, fewer):
    fill(file, range(1000))
    SpatialIndex(file, "house").remove(np.arange(fewer), silent)
    assert sound(file)
    assert found(file, 0, 0, 1e9, 1e9) == list(range(fewer, 1000))


def test_rows_without_a_place_are_not_in_it(file):
    bounds = squares(range(3))
    bounds[1] = np.nan
    SpatialIndex(file, "house").add(np.arange(3), bounds, silent)
    assert found(file, 0, 0, 1e9, 1e9) == [0, 2]


def test_the_extent(file):
    index = SpatialIndex(file, "house")
    assert index.extent() == (None, None, None, None)
    fill(file, range(250))
    assert index.extent() == (0, 0, 1990, 50)


@given(
    st.lists(
        st.tuples(*[st.floats(-2e7, 2e7, allow_subnormal=False)] * 2), min_size=1, max_size=120
    )
)
def test_no_box_is_smaller_than_what_it_holds(corners):
    """Indexes keep single precision; what is on an edge is still found."""
    file = new_file()
    points = np.array(corners)
    bounds = np.hstack([points, points])
    SpatialIndex(file, "house").add(np.arange(len(points)), bounds, silent)
    assert sound(file)
    for number, box in enumerate(bounds.tolist()):
        assert number in found(file, *box)
    file.close()


def test_the_triggers_of_gdal_are_set_aside_and_those_of_others_work(file):
    with spatial.without_triggers(file, "house"):
        file.execute("INSERT INTO house (fid) VALUES (1), (2)")
        assert file.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (0,)
    assert file.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (2,)
    assert file.execute("SELECT fid FROM log").fetchall() == [(1,), (2,)]
    file.execute("INSERT INTO house (fid) VALUES (3)")
    assert file.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (3,)


def test_the_tables_that_gdal_makes_have_such_triggers(project):
    with connection.reading(project.path) as made:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'building'"
        named = ("rtree_building_geom_", "trigger_insert_", "trigger_delete_")
        before = made.execute(query).fetchall()
        assert all(name.startswith(named) for (name,) in before)
        with spatial.without_triggers(made, "building"):
            assert made.execute(query).fetchall() == []
        assert sorted(made.execute(query).fetchall()) == sorted(before)
