"""Making, opening and filling a project."""

from __future__ import annotations

import json
import sqlite3

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract, contracts
from grid_steward.plugin.store import Project, connection, migrations
from shapely.geometry import LineString, MultiPolygon, Point, box

from .conftest import CRS, division, houses, imported, rejects, taken


def integrity(path):
    with sqlite3.connect(path) as file:
        return file.execute("PRAGMA integrity_check").fetchone()[0]


class TestCreate:
    def test_a_new_project_is_empty_and_remembers_what_it_was_made_with(self, project):
        again = Project.open(project.path)
        assert again == project
        assert again.crs.to_epsg() == 4546
        assert again.rulebook == "yichang"
        assert again.layers() == {}
        assert again.plans().empty

    def test_every_contract_has_an_empty_frame(self, project):
        for layer, item in contracts().items():
            frame = project.read(layer)
            assert frame.empty
            assert [name for name in frame if name != "geometry"] == list(item.fields)
            assert isinstance(frame, gpd.GeoDataFrame) == bool(item.geometry)

    def test_it_opens_in_any_gdal_with_a_header_old_ones_know(self, project):
        shared = {name for name, item in contracts().items() if not item.restricted}
        assert {name for name, _ in pyogrio.list_layers(project.path)} == shared
        with sqlite3.connect(project.path) as file:
            assert file.execute("PRAGMA user_version").fetchone() == (10300,)
        assert pyogrio.read_info(project.path, layer="cell")["geometry_type"] == "Polygon"
        assert pyogrio.read_info(project.path, layer="building")["geometry_type"] == "MultiPolygon"

    def test_nothing_is_left_beside_it(self, project):
        assert list(project.path.parent.iterdir()) == [project.path]

    def test_a_file_that_is_there_stays(self, project):
        before = project.path.read_bytes()
        with pytest.raises(InputError, match="already there"):
            Project.create(project.path, CRS, "plain")
        assert project.path.read_bytes() == before

    def test_a_geographic_system_is_taken(self, tmp_path):
        Project.create(tmp_path / "p.gpkg", "EPSG:4490", "plain")
        assert Project.open(tmp_path / "p.gpkg").crs.to_epsg() == 4490

    def test_a_system_without_a_code_is_kept_whole(self, tmp_path):
        local = "+proj=tmerc +lat_0=0 +lon_0=111.3 +x_0=500000 +ellps=GRS80 +units=m +no_defs"
        made = Project.create(tmp_path / "p.gpkg", local, "plain")
        assert Project.open(tmp_path / "p.gpkg").crs == made.crs
        made.write_plan(division("plan-1"))
        assert pyogrio.read_dataframe(made.path, layer="cell").crs == made.crs

    @pytest.mark.parametrize(
        ("name", "crs", "sentence"),
        [
            ("p.gpkg", "EPSG:0815", "EPSG:0815 is not known"),
            ("p.gpkg", "nonsense", "nonsense is not known"),
            ("p.gpkg", "EPSG:4978", "not a coordinate system for maps"),
            ("p.sqlite", CRS, "ends in .gpkg"),
            ("no such folder/p.gpkg", CRS, "There is no folder"),
        ],
    )
    def test_what_cannot_be_made_is_said(self, tmp_path, name, crs, sentence):
        with pytest.raises(InputError, match=sentence):
            Project.create(tmp_path / name, crs, "plain")
        assert list(tmp_path.iterdir()) == []


class TestOpen:
    def test_no_file(self, tmp_path):
        with pytest.raises(InputError, match="grid-steward init"):
            Project.open(tmp_path / "p.gpkg")
        assert list(tmp_path.iterdir()) == []

    def test_a_text_file(self, tmp_path):
        (tmp_path / "p.gpkg").write_text("building_id,households")
        with pytest.raises(InputError, match="not a GeoPackage"):
            Project.open(tmp_path / "p.gpkg")

    def test_a_file_cut_off_in_the_middle(self, project):
        project.path.write_bytes(project.path.read_bytes()[:5000])
        with pytest.raises(InputError, match="damaged"):
            Project.open(project.path)

    def test_somebody_elses_geopackage(self, tmp_path):
        gpd.GeoDataFrame(geometry=[Point(0, 0)], crs=CRS).to_file(tmp_path / "p.gpkg")
        with pytest.raises(InputError, match="not a Grid Steward project"):
            Project.open(tmp_path / "p.gpkg")

    def test_a_newer_schema(self, project, monkeypatch):
        monkeypatch.setattr(migrations, "SCHEMA_VERSION", 0)
        with pytest.raises(InputError, match="newer Grid Steward"):
            Project.open(project.path)

    def test_an_older_schema_is_brought_up_to_date_once(self, project, monkeypatch):
        monkeypatch.setattr(migrations, "SCHEMA_VERSION", 4)
        done = []
        steps = {2: lambda file: done.append(2), 3: lambda file: done.append(3)}
        monkeypatch.setattr(migrations, "STEPS", steps)
        Project.open(project.path)
        Project.open(project.path)
        assert done == [2, 3]

    def test_a_migration_that_fails_leaves_the_file_as_it_was(self, project, monkeypatch):
        def fail(file):
            file.execute("DROP TABLE plan")
            raise RuntimeError

        monkeypatch.setattr(migrations, "SCHEMA_VERSION", 3)
        monkeypatch.setattr(migrations, "STEPS", {2: fail})
        with pytest.raises(RuntimeError):
            Project.open(project.path)
        monkeypatch.undo()
        assert Project.open(project.path).plans().empty


class TestAdd:
    def test_rows_come_back_as_they_went_in(self, project):
        result = imported(["a", "b", "c"], [98, None, 0])
        assert project.add(result) == result
        frame = project.read("building")
        assert_geodataframe_equal(frame, result.accepted)
        assert frame["households"].isna().tolist() == [False, True, False]
        pd.testing.assert_frame_equal(project.read("rejected"), result.rejected)
        assert list(project.layers()) == ["building"]

    def test_any_gdal_reads_them(self, project):
        project.add(imported(["a", "b"], [98, None]))
        frame = pyogrio.read_dataframe(project.path, layer="building", bbox=(19, 1, 25, 5))
        assert frame["name"].tolist() == ["b号楼"]
        assert frame["source"].tolist() == ["houses.shp"]
        info = pyogrio.read_info(project.path, layer="building", force_total_bounds=True)
        assert info["features"] == 2
        assert np.allclose(info["total_bounds"], (0, 0, 30, 10))
        assert frame.crs.to_epsg() == 4546

    def test_the_same_source_again_replaces_its_rows(self, project):
        project.add(imported(["a", "b"], [1, 2]))
        project.add(imported(["z"], [9], source="other.csv"))
        result = project.add(imported(["b", "c"], [3, 4]))
        assert project.read("building")["building_id"].tolist() == ["z", "b", "c"]
        assert project.read("rejected")["source"].tolist() == ["other.csv", "houses.shp"]
        assert [str(note) for note in result.notes] == [
            "2 rows that came from houses.shp before were replaced."
        ]

    def test_a_key_from_another_source_is_rejected_with_its_row(self, project):
        project.add(imported(["a", "b"], [1, 2]))
        result = project.add(imported(["b", "c"], [3, None], source="other.csv"))
        assert project.read("building")["building_id"].tolist() == ["a", "b", "c"]
        assert len(result.accepted) + len(result.rejected) == result.read
        (rejected,) = result.rejected[result.rejected["reason"] == "duplicate_key"].itertuples()
        assert rejected.row == 2
        assert "b is already in the project, from houses.shp" in rejected.message
        original = json.loads(rejected.original)
        assert (original["building_id"], original["households"]) == ("b", 3)
        stored = project.read("rejected")
        pd.testing.assert_frame_equal(
            stored[stored["source"] == "other.csv"].reset_index(drop=True), result.rejected
        )

    def test_a_row_drawn_in_qgis_keeps_its_key(self, project):
        drawn = gpd.GeoDataFrame({"building_id": ["a"]}, geometry=[box(0, 0, 1, 1)], crs=CRS)
        pyogrio.write_dataframe(
            drawn, project.path, layer="building", append=True, promote_to_multi=True
        )
        result = project.add(imported(["a", "b"], [1, 2]))
        assert result.accepted["building_id"].tolist() == ["b"]
        assert "from QGIS" in result.rejected["message"].iloc[-1]
        frame = project.read("building")
        assert frame["building_id"].tolist() == ["a", "b"]
        assert frame["households"].isna().tolist() == [True, False]

    def test_a_row_without_a_place_or_a_code_is_read_as_it_is(self, project):
        project.add(imported(["a"], [1]))
        with connection.transaction(project.path) as file:
            file.execute("INSERT INTO building (households) VALUES (7)")
        frame = project.layers()["building"]
        assert frame.index.tolist() == [1, 2]
        assert frame["building_id"].tolist() == ["a", None]
        assert frame.geometry.isna().tolist() == [False, True]

    def test_parts_stay_parts_and_single_stays_single(self, project):
        accepted = houses(["a", "b"], [1, 2])
        two = MultiPolygon([box(0, 0, 1, 1), box(5, 5, 6, 6)])
        accepted.loc[accepted["building_id"] == "b", "geometry"] = [two]
        project.add(taken("building", "h.shp", accepted, rejects([])))
        kinds = project.read("building").geometry.geom_type.tolist()
        assert kinds == ["Polygon", "MultiPolygon"]

    def test_a_layer_of_several_kinds(self, project):
        accepted = contract("barrier").frame(
            {
                "barrier_id": ["rail", "river"],
                "geometry": [LineString([(0, 0), (9, 9)]), box(0, 0, 5, 1)],
            },
            crs=CRS,
        )
        project.add(taken("barrier", "b.gpkg", accepted, rejects([])))
        assert_geodataframe_equal(project.read("barrier"), accepted)

    def test_an_import_without_a_good_row(self, project):
        project.add(taken("building", "h.csv", houses([], []), rejects([2, 3])))
        assert project.read("building").empty
        assert len(project.read("rejected")) == 2

    def test_a_file_of_the_same_name_in_another_folder_is_another_source(self, project):
        project.add(imported(["a", "b"], [1, 2], folder="east"))
        result = project.add(imported(["b", "c"], [3, 4], folder="west"))
        assert project.read("building")["building_id"].tolist() == ["a", "b", "c"]
        assert "from another file called houses.shp" in result.rejected["message"].iloc[-1]
        project.add(imported(["d"], [5], folder="east"))
        assert project.read("building")["building_id"].tolist() == ["c", "d"]
        # One row of each had no place; b came from both.
        assert sorted(project.read("rejected")["row"]) == [2, 99, 99]

    def test_a_source_of_which_no_row_is_left_keeps_its_old_rows(self, project):
        project.add(imported(["a", "b"], [1, 2]))
        with pytest.raises(InputError) as refused:
            project.add(taken("building", "houses.shp", houses([], []), rejects([2, 3])))
        assert "None of the 2 rows of houses.shp could be taken" in str(refused.value)
        assert "the 2 rows that it brought before stay" in str(refused.value)
        assert "row 2, 3: Draw it." in str(refused.value)
        assert project.read("building")["building_id"].tolist() == ["a", "b"]
        assert project.read("rejected")["row"].tolist() == [99]

    def test_cancelling_leaves_what_was_there(self, project):
        project.add(imported(["a"], [1]))

        def cancel(share, text=None):
            if share > 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            project.add(imported(["b"], [2]), cancel)
        assert project.read("building")["building_id"].tolist() == ["a"]


class TestPlans:
    def test_a_plan_comes_back_as_it_went_in(self, project):
        plan = division("plan-1")
        project.write_plan(plan)
        again = project.read_plan("plan-1")
        assert_geodataframe_equal(again.units, plan.units)
        assert_geodataframe_equal(again.cells, plan.cells)
        assert_geodataframe_equal(again.moves, plan.moves)
        assert_geodataframe_equal(again.towers, plan.towers)
        pd.testing.assert_frame_equal(again.plan, plan.plan)

    def test_plans_live_side_by_side_and_the_same_name_replaces(self, project):
        project.write_plan(division("plan-1"))
        project.write_plan(division("方案 二", cells=3))
        project.write_plan(division("plan-1", cells=1))
        assert project.plans()["plan"].tolist() == ["方案 二", "plan-1"]
        assert len(project.read_plan("方案 二").cells) == 3
        assert len(project.read_plan("plan-1").units) == 2
        assert len(project.read("move")) == len(project.read("tower")) == 3 + 1
        info = pyogrio.read_info(project.path, layer="unit", force_total_bounds=True)
        assert info["features"] == 8
        assert integrity(project.path) == "ok"

    def test_a_plan_that_must_not_replace_takes_the_next_free_name(self, project):
        first = project.write_plan(division("plan-1", note="first"), replace=False)
        second = project.write_plan(division("plan-1", cells=3), replace=False)
        assert [first.plan["plan"].iloc[0], second.plan["plan"].iloc[0]] == ["plan-1", "plan-2"]
        for frame in (second.units, second.cells, second.moves, second.towers):
            assert set(frame["plan"]) == {"plan-2"}
        assert set(project.read_plan("plan-1").cells["continues"]) == {"first"}
        assert len(project.read_plan("plan-2").units) == 6

    def test_an_unknown_plan_is_answered_with_those_there_are(self, project):
        project.write_plan(division("plan-1"))
        with pytest.raises(InputError, match=r"no plan called plan-9\. Its plans: plan-1"):
            project.read_plan("plan-9")

    def test_a_plan_with_two_cells_of_one_code_is_not_kept(self, project):
        plan = division("plan-1")
        plan.cells.loc[1, "cell_id"] = plan.cells.loc[0, "cell_id"]
        with pytest.raises(sqlite3.IntegrityError):
            project.write_plan(plan)
        assert project.read("unit").empty


class TestOtherPrograms:
    def test_a_reader_sees_the_last_whole_state(self, project):
        project.write_plan(division("plan-1"))
        with connection.transaction(project.path) as file:
            file.execute("DELETE FROM cell")
            assert len(Project.open(project.path).read("cell")) == 2

    def test_a_lock_is_explained(self, project, monkeypatch):
        monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
        with sqlite3.connect(project.path) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(InputError, match="in use by another program"):
                project.write_plan(division("plan-1"))
            other.execute("ROLLBACK")
        project.write_plan(division("plan-1"))

    def test_writing_beside_a_file_that_qgis_has_open(self, project):
        qgis = sqlite3.connect(project.path)
        qgis.execute("PRAGMA journal_mode = WAL")
        qgis.execute("BEGIN")
        assert qgis.execute("SELECT count(*) FROM cell").fetchone() == (0,)
        project.write_plan(division("plan-1"))
        assert len(project.read("cell")) == 2
        qgis.execute("COMMIT")
        assert qgis.execute("SELECT count(*) FROM cell").fetchone() == (2,)
        qgis.close()

    def test_a_full_disk_is_explained_and_changes_nothing(self, project):
        project.write_plan(division("plan-1"))
        with (
            pytest.raises(InputError, match="disk is full"),
            connection.transaction(project.path) as file,
        ):
            pages = file.execute("PRAGMA page_count").fetchone()[0]
            file.execute(f"PRAGMA max_page_count = {pages}")
            file.execute("CREATE TABLE big AS SELECT zeroblob(100000000)")
        assert len(project.read_plan("plan-1").cells) == 2

    def test_a_file_that_may_not_be_written_is_explained(self, project):
        with (
            pytest.raises(InputError, match="read-only"),
            connection.transaction(project.path) as file,
        ):
            file.execute("PRAGMA query_only = 1")
            file.execute("DELETE FROM cell")

    def test_a_mistake_of_ours_is_not_blamed_on_the_user(self, project):
        with (
            pytest.raises(sqlite3.OperationalError, match="no such table"),
            connection.transaction(project.path) as file,
        ):
            file.execute("DELETE FROM no_table")


def test_names_are_quoted():
    assert connection.sql("SELECT {c} FROM {t} WHERE x IN ({m})", c=["a", 'b"'], t="t x", m=2) == (
        'SELECT "a", "b""" FROM "t x" WHERE x IN (?, ?)'
    )
