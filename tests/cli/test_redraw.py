"""Redrawing communities from the command line."""

from __future__ import annotations

import json

from grid_steward.plugin import steps
from grid_steward.plugin.store import Project

BANDS = ("--households", "300:360:420", "--band", "100:150:200")


def said(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json(run, project):
    answer = said(run("redraw", project, *BANDS, "--json"))
    rows = {row["community_id"]: row for row in answer["communities"]}
    assert set(rows) == {"420502001", "420502002"}
    assert {row["households"] for row in rows.values()} == {360}
    assert answer["founded"] == ["420502002"]
    assert (answer["gone"], answer["communities_in_band"]) == ([], 2)
    assert rows["420502001"]["continues"] == "420502001"
    assert rows["420502002"]["made_of"] == ["420502001"]
    assert (rows["420502002"]["least"], rows["420502002"]["most"]) == (300, 420)
    assert answer["moved_households"] == 360
    assert answer["unavoidable_households"] <= 360
    kept = Project.open(project).read_plan(answer["plan"])
    assert len(kept.cells) == answer["cells"] == answer["cells_contiguous"]
    assert answer["households"] == 720


def test_text(program, project):
    done = program("redraw", project, *BANDS)
    assert done.returncode == 0, done.stderr
    assert "2 communities, 2 of them in the band; 360 of 720 households" in done.stdout
    assert "420502002" in done.stdout


def test_what_there_is_not_is_refused(run, project):
    for options, words in (
        (("--lock", "Z"), "There is no community Z"),
        (("--own", "Z"), "There is no compound Z"),
        (("--count", "0"), "is not a whole number from 1"),
        (("--count", "9"), "9 communities would have 80 each"),
        (("--from", "none"), "no plan called none"),
        (("--households", "3"), "is not understood"),
    ):
        done = run("redraw", project, *BANDS, *options)
        assert done.returncode == 2
        assert words in done.stderr
    assert Project.open(project).plans().empty


def test_a_rulebook_without_a_band_asks_for_one(run, tmp_path, houses, community):
    made = steps.init_project(tmp_path / "plain.gpkg", "EPSG:4546", "plain")
    steps.import_layer(made, "building", houses)
    steps.import_layer(made, "community", community)
    done = run("redraw", made.path)
    assert done.returncode == 2
    assert "does not say how large a community is" in done.stderr
