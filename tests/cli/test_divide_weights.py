"""Counting something for more or for less, from the command line."""

from __future__ import annotations

import json

from grid_steward.plugin.store import Project


def test_weights_are_kept_with_the_plan(run, project):
    done = run("divide", project, "--weight", "compounds=2", "shape=0.5", "--weight", "roads=1")
    assert done.returncode == 0, done.stderr
    kept = json.loads(Project.open(project).plans()["parameters"].iloc[0])
    assert kept["weights"] == {"compounds": 2.0, "shape": 0.5}
    assert run("replay", project).returncode == 0


def test_what_is_refused(run, project):
    for said, words in (
        ("compounds", "does not say what the field is"),
        ("compounds=much", "much is no number"),
        ("compounds=3", "can't be multiplied by 3"),
        ("beauty=2", "by the name beauty"),
    ):
        done = run("divide", project, "--weight", said)
        assert done.returncode == 2
        assert words in done.stderr
    assert Project.open(project).plans().empty


def test_the_help_lists_them(run):
    assert "compounds, roads, shape, stay, work" in " ".join(run("divide", "--help").stdout.split())
