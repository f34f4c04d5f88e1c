"""Lists of people brought in from the command line."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin.store import Project


@pytest.fixture
def residents(tmp_path):
    """Three residents of two houses, and one of a house that is not there."""
    path = tmp_path / "居民.csv"
    rows = ["姓名,人员编号,户号,楼栋编码", "甲乙,1,h1,0-0", "甲丙,2,h1,0-0", "甲丁,3,h2,0-1"]
    path.write_text("\n".join([*rows, "甲戊,4,h3,7-7", ""]), encoding="utf-8")
    return path


class TestImport:
    def test_json_has_the_match_rates(self, run, project, residents):
        answer = json.loads(run("import", project, "resident", residents, "--json").stdout)
        assert (answer["read"], answer["accepted"], answer["rejected"]) == (4, 3, 1)
        assert answer["reasons"] == {"no_building": 1}
        assert answer["dropped_columns"] == ["姓名"]
        (all_rows,) = answer["matching"]
        assert (all_rows["compound_id"], all_rows["read"], all_rows["by_id"]) == (None, 4, 3)
        assert all_rows["share"] == 0.75

    def test_text_tells_the_rate_and_the_household_counts(self, run, project, residents):
        done = run("import", project, "resident", residents)
        assert done.returncode == 0
        assert "75% of 4 rows were matched to a building: 3 by code" in done.stdout
        assert "2 of 12 buildings have another number of households" in done.stdout
        counts = Project.open(project).read("household_count")
        counted = counts.set_index("building_id")["counted"].dropna().to_dict()
        assert counted == {"0-0": 1, "0-1": 1}

    def test_buildings_alone_have_no_rates(self, run, project, houses):
        assert "matching" not in json.loads(
            run("import", project, "building", houses, "--json").stdout
        )

    def test_a_list_of_one_group(self, run, project, residents):
        done = run("import", project, "care_case", residents, "--set", "care_group=残疾人")
        assert done.returncode == 0, done.stderr
        assert set(Project.open(project).read("care_case")["care_group"]) == {"disabled"}

    def test_a_department_has_its_codes_in_several_files(self, run, project, residents, tmp_path):
        again = tmp_path / "again.csv"
        again.write_text("人员编号,楼栋编码\n1,0-0\n", encoding="utf-8")
        for source in (residents, again):
            run("import", project, "resident", source, "--department", "派出所")
        assert len(Project.open(project).read("resident")) == 3

    def test_how_far_a_point_may_lie(self, run, project, tmp_path):
        source = tmp_path / "points.csv"
        source.write_text("人员编号,经度,纬度\n1,111.3,30.7\n", encoding="utf-8")
        arguments = ("import", project, "resident", source, "--crs", "EPSG:4326")
        near = json.loads(run(*arguments, "--within", "5", "--json").stdout)
        assert near["reasons"] == {"too_far": 1}
        far = json.loads(run(*arguments, "--within", "100", "--json").stdout)
        assert far["accepted"] == 1

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("--set", "care_group"), "--set care_group=disabled"),
            (("--set", "floor=1", "floor=2"), "--set gives the field floor twice"),
            (("--set", "colour=red"), "no field colour"),
            (("--set", "building_id=0-0"), "filled by the column 楼栋编码"),
            (("--within", "far"), "is not a number of metres"),
            (("--within", "-1"), "is not a number of metres"),
        ],
    )
    def test_bad_input_changes_nothing(self, run, project, residents, arguments, sentence):
        done = run("import", project, "resident", residents, *arguments)
        assert done.returncode == 2
        assert sentence in done.stderr
        assert not Project.open(project).people_path.exists()

    def test_people_come_after_the_buildings(self, run, tmp_path, residents):
        path = tmp_path / "p.gpkg"
        run("init", path, "--crs", "EPSG:4546")
        done = run("import", path, "resident", residents)
        assert done.returncode == 2
        assert "Bring in the buildings first" in done.stderr
        assert sorted(file.name for file in tmp_path.glob("p.*")) == ["p.gpkg"]
