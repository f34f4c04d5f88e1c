"""The verb compare, as people run it."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def divided(project, run):
    assert run("divide", project).returncode == 0
    done = run("divide", project, "--band", "100:180:180", "--from", "plan-1", "--plan", "next")
    assert done.returncode == 0, done.stderr
    return project


def answered(run, *arguments):
    done = run("compare", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_one_object_with_the_figures_of_both(divided, run):
    data = answered(run, divided)
    assert (data["plan"], data["against"]) == ("next", "plan-1")
    assert data["figures"]["households"] == {"before": 720, "after": 720}
    moved = data["figures"]["households_moved_cells"]["after"]
    assert moved == sum(row["households"] for row in data["moved"]["reason"]) > 0
    cells = [row for row in data["flows"] if row["level"] == "cell"]
    for way in ("out", "in"):
        assert sum(row[f"households_{way}"] for row in cells) == moved


def test_today_is_a_word(divided, run):
    assert answered(run, divided, "--plan", "next", "--against", "today")["against"] is None


def test_what_people_read(divided, run):
    done = run("compare", divided)
    assert done.returncode == 0, done.stderr
    for text in ("next against plan-1:", "What changes, by reason", "The sums were checked"):
        assert text in done.stdout


def test_nobody_moves(divided, run):
    done = run("compare", divided, "--plan", "plan-1")
    assert "plan-1 against today's communities:" in done.stdout
    assert "Nobody moves" in done.stdout
    assert "What changes" not in done.stdout


def test_files_with_the_comparison(divided, run, tmp_path):
    page, book = tmp_path / "c.html", tmp_path / "c.xlsx"
    data = answered(run, divided, "--to", page, "--xlsx", book)
    assert data["files"] == [str(page), str(book)]
    assert book.stat().st_size > 0
    assert "plan-1" in page.read_text(encoding="utf-8")


def test_an_unknown_plan_is_named_with_those_there_are(divided, run):
    done = run("compare", divided, "--against", "other")
    assert done.returncode == 2
    assert "plan-1, next" in done.stderr
