"""The verbs, run as people run them."""

from __future__ import annotations

import json
import os
import pty
import subprocess

import pytest
from grid_steward.plugin.store import Project
from grid_steward.plugin.version import VERSION

from .conftest import PROGRAM, ring, write_geojson


def only_json(done):
    """Standard output is one JSON object and nothing else; all went well and quietly."""
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


class TestInit:
    def test_json(self, program, tmp_path):
        path = tmp_path / "东山 社区.gpkg"
        answer = only_json(program("init", path, "--crs", "EPSG:4546", "--json"))
        assert answer == {"project": str(path), "crs": "EPSG:4546", "rulebook": "yichang"}
        assert Project.open(path).rulebook == "yichang"

    def test_text_says_what_to_do_next(self, run, tmp_path):
        path = tmp_path / "p q.gpkg"
        done = run("init", path, "--crs", "EPSG:4546", "--rulebook", "plain")
        assert done.returncode == 0
        assert f'grid-steward import "{path}" building' in done.stdout

    def test_a_rulebook_in_a_file_goes_into_the_project(self, program, tmp_path):
        rules = tmp_path / "city.yaml"
        rules.write_text("rulebook: 我市\ncare_groups: {disabled: {minutes: 45}}\n", "utf-8")
        path = tmp_path / "p.gpkg"
        answer = only_json(
            program("init", path, "--crs", "EPSG:4546", "--rulebook", rules, "--json")
        )
        rules.unlink()
        assert answer["rulebook"] == "我市"
        assert Project.open(path).rules.care_group("残疾人").minutes == 45

    def test_a_wrong_rulebook_in_a_file_makes_no_project(self, run, tmp_path):
        rules = tmp_path / "city.yaml"
        rules.write_text("rulebook: 我市\ncare_groups: {disabled: {storage: name}}\n", "utf-8")
        done = run("init", tmp_path / "p.gpkg", "--crs", "EPSG:4546", "--rulebook", rules)
        assert done.returncode == 2
        assert "storage of the care group disabled" in done.stderr
        assert list(tmp_path.iterdir()) == [rules]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("--crs", "EPSG:0815"), "EPSG:0815 is not known"),
            (("--crs", "EPSG:4546", "--rulebook", "atlantis"), "no rulebook called atlantis"),
            ((), "--crs"),
        ],
    )
    def test_bad_input_is_answered_with_a_sentence(self, run, tmp_path, arguments, sentence):
        done = run("init", tmp_path / "p.gpkg", *arguments)
        assert done.returncode == 2
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        assert list(tmp_path.iterdir()) == []

    def test_a_project_that_is_there_is_never_overwritten(self, run, project):
        before = project.read_bytes()
        done = run("init", project, "--crs", "EPSG:4546")
        assert done.returncode == 2
        assert project.read_bytes() == before


class TestImport:
    def test_json(self, run, program, tmp_path, houses):
        path = tmp_path / "p.gpkg"
        run("init", path, "--crs", "EPSG:4546")
        answer = only_json(program("import", path, "building", houses, "--json"))
        assert (answer["layer"], answer["source"]) == ("building", "楼栋 清单.geojson")
        assert (answer["read"], answer["accepted"], answer["rejected"]) == (13, 12, 1)
        assert answer["reasons"] == {"no_geometry": 1}
        assert answer["dropped_columns"] == ["联系人"]
        assert answer["matched"] == {"building_id": "楼栋号", "households": "户数"}
        stored = Project.open(path).read("building")
        assert stored["building_id"].tolist()[:2] == ["0-0", "0-1"]
        assert stored["households"].sum() == 720

    def test_text_tells_the_rejected_row_and_why(self, run, tmp_path, houses):
        path = tmp_path / "p.gpkg"
        run("init", path, "--crs", "EPSG:4546")
        done = run("import", path, "building", houses)
        assert done.returncode == 0
        assert "13 rows read, 12 accepted, 1 rejected" in done.stdout
        assert "no_geometry: 1" in done.stdout
        assert "row 13: " in done.stdout
        assert "联系人" in done.stdout

    def test_columns_can_be_named(self, run, tmp_path):
        path = tmp_path / "p.gpkg"
        source = write_geojson(tmp_path / "h.geojson", [({"A": "x", "B": 7}, ring(0, 0, 9, 9))])
        run("init", path, "--crs", "EPSG:4546")
        mapped = ("--map", "building_id=A", "households=B")
        answer = only_json(run("import", path, "building", source, *mapped, "--json"))
        assert answer["matched"] == {"building_id": "A", "households": "B"}
        answer = only_json(
            run("import", path, "building", source, "--map", "building_id=A", "--json")
        )
        assert "1 rows that came from h.geojson before were replaced." in answer["notes"]

    def test_a_row_that_another_file_brought_is_rejected(self, run, project, tmp_path):
        rows = [
            ({"楼栋号": "0-0", "户数": 5}, ring(0, 80, 9, 9)),
            ({"楼栋号": "n"}, ring(9, 80, 9, 9)),
        ]
        more = write_geojson(tmp_path / "more.geojson", rows)
        answer = only_json(run("import", project, "building", more, "--json"))
        assert (answer["read"], answer["accepted"], answer["rejected"]) == (2, 1, 1)
        assert answer["reasons"] == {"duplicate_key": 1}
        rejected = Project.open(project).read("rejected").iloc[-1]
        assert (rejected["source"], rejected["row"]) == ("more.geojson", 1)

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("hauses", "{houses}"), "There is no layer called hauses"),
            (("building", "nowhere.shp"), "nowhere.shp"),
            (("building", "{houses}", "--map", "households"), "--map households=户数"),
            (("building", "{houses}", "--datum", "mars"), "--datum"),
            (("building", "{houses}", "--map", "households=a", "households=b"), "households twice"),
            (("building", "{houses}", "--map", "households=楼栋号"), "None of the 13 rows"),
        ],
    )
    def test_bad_input_changes_nothing(self, run, project, houses, arguments, sentence):
        before = project.read_bytes()
        filled = [part.format(houses=houses) for part in arguments]
        done = run("import", project, *filled)
        assert done.returncode == 2
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert project.read_bytes() == before


class TestDivide:
    def test_json(self, program, project):
        answer = only_json(program("divide", project, "--json"))
        assert answer["plan"] == "plan-1"
        assert answer["households"] == 720
        assert (answer["cells"], answer["cells_in_band"], answer["cells_contiguous"]) == (3, 3, 3)
        assert answer["score"]["in_band_share"] == 1
        (community,) = answer["communities"]
        assert community["community_id"] == "420502001"
        assert (community["households"], community["cells"]) == (720, 3)
        assert community["verdict"]
        assert answer["seconds"] >= 0
        plan = Project.open(project).read_plan("plan-1")
        assert plan.cells["households"].tolist() == [240, 240, 240]
        assert plan.units["households"].sum() == 720

    def test_text(self, run, project):
        done = run("divide", project)
        assert done.returncode == 0
        assert done.stderr == ""
        assert "720 households in 3 cells, 3 of them in the band 200:250:300" in done.stdout
        assert "东山社区" in done.stdout

    def test_plans_get_the_next_free_name_or_the_one_that_is_given(self, run, project):
        run("divide", project)
        run("divide", project, "--plan", "方案 甲", "--band", "100:120:140", "--seed", "7")
        run("divide", project, "--effort", "best")
        plans = Project.open(project).plans()
        assert plans["plan"].tolist() == ["plan-1", "方案 甲", "plan-2"]
        parameters = [json.loads(text) for text in plans["parameters"]]
        assert (parameters[1]["band"], parameters[1]["seed"]) == ("100:120:140", 7)
        assert parameters[2]["effort"] == "best"

    def test_an_earlier_plan_is_the_start(self, run, project):
        run("divide", project)
        answer = only_json(run("divide", project, "--from", "plan-1", "--json"))
        assert answer["score"]["moved_households_share"] == 0
        assert answer["moves"] == {}
        parameters = json.loads(Project.open(project).plans()["parameters"].iloc[-1])
        assert parameters["from"] == "plan-1"

    def test_who_moves_is_listed(self, run, project, houses):
        run("divide", project)
        first = Project.open(project).read_plan("plan-1")
        own = first.cells["cell_id"].iloc[0]
        rows = json.loads(houses.read_text(encoding="utf-8"))
        for row in rows["features"]:
            home = first.units.loc[first.units["building_id"] == row["properties"]["楼栋号"]]
            if (home["cell_id"] == own).any():
                row["properties"]["户数"] = 80  # the cell would hold 320
        houses.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        run("import", project, "building", houses)
        done = run("divide", project, "--from", "plan-1")
        moves = Project.open(project).read_plan("plan-2").moves
        total = moves["households"].sum()
        sentence = f"{total} households in {len(moves)} buildings change cell: to hold the band"
        assert total >= 80
        assert f"{sentence} ({total})." in done.stdout
        assert set(moves["reason"]) == {"band"}
        answer = only_json(run("divide", project, "--from", "plan-1", "--json"))
        assert answer["moves"] == {"band": total}
        locked = only_json(run("divide", project, "--from", "plan-1", "--lock", own, "--json"))
        assert (locked["moves"], locked["cells_in_band"]) == ({}, 2)
        cells = Project.open(project).read_plan(locked["plan"]).cells.set_index("cell_id")
        assert cells["locked"].to_dict() == {code: code == own for code in cells.index}
        # What is marked stays locked, until someone says otherwise.
        again = run("divide", project, "--from", locked["plan"], "--json")
        assert only_json(again)["moves"] == {}
        freed = run("divide", project, "--from", locked["plan"], "--lock", "--json")
        assert only_json(freed)["moves"] == {"band": total}

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("--from", "plan-9"), "no plan called plan-9"),
            (("--lock", "420502001001"), "starts from an earlier plan"),
            (("--band", "300:250:200"), "minimum <= target <= maximum"),
            (("--band", "many"), "200:250:300"),
            (("--seed", "-1"), "seed"),
            (("--plan", " "), "name"),
            (("--plan", "a\nb"), "control character"),
            (("--plan", "x" * 101), "at most 100 characters"),
        ],
    )
    def test_bad_input_changes_nothing(self, run, project, arguments, sentence):
        before = project.read_bytes()
        done = run("divide", project, *arguments)
        assert done.returncode == 2
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert project.read_bytes() == before

    def test_a_cell_that_is_none_cannot_be_locked(self, run, project):
        run("divide", project)
        done = run("divide", project, "--from", "plan-1", "--lock", "x")
        assert done.returncode == 2
        assert "The plan plan-1 has no cell x, so it cannot be locked." in done.stderr

    def test_without_buildings_it_says_which_command_brings_them(self, run, tmp_path):
        run("init", tmp_path / "p.gpkg", "--crs", "EPSG:4546")
        done = run("divide", tmp_path / "p.gpkg")
        assert done.returncode == 2
        assert "grid-steward import p.gpkg building SOURCE" in done.stderr

    def test_a_terminal_sees_a_bar_on_standard_error(self, project):
        ours, theirs = pty.openpty()
        done = subprocess.run(
            [str(PROGRAM), "divide", str(project), "--json"],
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=True,
        )
        os.close(theirs)
        assert json.loads(done.stdout)["cells"] == 3
        assert "  0%" in os.read(ours, 100_000).decode("utf-8")
        os.close(ours)


class TestFace:
    def test_an_error_is_json_too_when_json_is_wanted(self, run, tmp_path):
        done = run("divide", tmp_path / "p.gpkg", "--json")
        assert done.returncode == 2
        assert "There is no project p.gpkg" in json.loads(done.stdout)["error"]
        assert "There is no project p.gpkg" in done.stderr

    def test_a_reader_that_has_seen_enough_is_no_error(self, tmp_path):
        path = tmp_path / "p.gpkg"
        arguments = [str(PROGRAM), "init", str(path), "--crs", "EPSG:4546"]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
        assert path.exists()

    def test_a_folder_is_no_project(self, run, tmp_path):
        done = run("divide", tmp_path)
        assert done.returncode == 2
        assert f"{tmp_path} is a folder" in done.stderr
        assert ".gpkg" in done.stderr

    def test_it_says_its_version(self, run):
        done = run("--version")
        assert (done.returncode, done.stdout) == (0, f"grid-steward {VERSION}\n")

    def test_the_program_ends_with_the_code(self, program, tmp_path):
        done = program("divide", tmp_path / "p.gpkg")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("There is no project p.gpkg")

    @pytest.mark.parametrize("arguments", [(), ("fly",), ("divide",), ("demo", "--json")])
    def test_wrong_usage_ends_with_2(self, run, arguments):
        done = run(*arguments)
        assert done.returncode == 2
        assert "usage: grid-steward" in done.stderr

    @pytest.mark.parametrize("verb", ["init", "import", "divide", "demo"])
    def test_every_verb_has_help(self, run, verb):
        done = run(verb, "--help")
        assert done.returncode == 0
        assert "--json" in done.stdout

    def test_a_terminal_that_lacks_characters_is_no_error(self, program, project):
        done = program("divide", project, PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        assert "720 households" in done.stdout
        answer = only_json(program("divide", project, "--json", PYTHONIOENCODING="ascii"))
        assert answer["communities"][0]["name"] == "东山社区"
