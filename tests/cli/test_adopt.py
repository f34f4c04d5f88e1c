"""The verb ``adopt``."""

from __future__ import annotations

import json

from .conftest import ring, write_geojson


def cells(path):
    """Two cells, half the houses each, and two houses of the upper row in none."""
    rows = [
        ({"网格编码": "G1", "网格名称": "西片"}, ring(0, 0, 125, 100)),
        ({"网格编码": "G2", "网格名称": "东片"}, ring(125, 0, 125, 46)),
    ]
    return write_geojson(path / "网格.geojson", rows)


def test_adopting_answers_with_the_plan_and_its_repairs(run, project, tmp_path):
    assert run("import", project, "drawn_cell", cells(tmp_path)).returncode == 0
    done = run("adopt", project, "--plan", "today", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["plan"], answer["cells"], answer["cells_contiguous"]) == ("today", 2, 2)
    assert answer["repairs"] == {"gap": 1, "line": 1}
    assert {one["cell_id"] for one in answer["repaired"]} <= {"G1", "G2"}


def test_adopting_tells_the_repairs(run, project, tmp_path):
    run("import", project, "drawn_cell", cells(tmp_path))
    done = run("adopt", project)
    assert done.returncode == 0, done.stderr
    assert "Ground in no cell" in done.stdout
    assert "3 buildings" in done.stdout
    assert "in the layer repair" in done.stdout


def test_nothing_to_adopt_is_bad_input(run, project):
    done = run("adopt", project)
    assert done.returncode == 2
    assert "no division to adopt" in done.stderr
