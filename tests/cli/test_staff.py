"""Assigning officers, and who takes what when one is away, from the command line."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.cli.staffanswers import staff_answer
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.messages import Message, message
from grid_steward.plugin.staff.reasonkinds import REASON_TITLES, reason_kind
from grid_steward.plugin.steps import papers
from grid_steward.plugin.store import Project

from .test_attach import HOMES, bring, bring_residents

CARE = {"case_id": ["c1", "c2", "c3"], "resident_id": ["p001", "p001", "p002"]}
START = ("--start", "2024-03-25")


@pytest.fixture
def staffed(project):
    """Three cells and two officers, W1 with an hour a month, W2 with all the time."""
    cells = sorted(steps.divide(Project.open(project)).cells["cell_id"])
    bring_residents(project, HOMES * 2, [f"h{n}" for n in range(24)])
    groups = ["disabled", "minimum_income", "unemployed"]
    bring(project, "care_case", **CARE, care_group=groups, building_id=["0-0", "0-0", "0-1"])
    bring(
        project,
        "officer",
        officer_id=["W1", "W2"],
        cell_id=[cells[0], f"{cells[1]},{cells[2]}"],
        hours_per_month=[1.0, 9_000.0],
        building_id=["0-0", "1-5"],
        must_cells=[cells[0], None],
    )
    return project


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json(run, staffed):
    answer = said(run("staff", staffed, *START, "--json"))
    kept = Project.open(staffed).read_staffing("plan-1")
    assert (answer["plan"], answer["cells"], answer["today"]) == ("plan-1", 3, None)
    assert answer["officers"] == {
        "all": 2,
        "serving": 2,
        "reinforcing": 0,
        "in_reserve": 0,
        "several_cells": 1,
        "beyond_hours": 1,
    }
    assert answer["changes"] == {"kept": 3, "changed": 0, "first": 0, "none": 0}
    assert answer["reasons"] == {}
    assert (answer["cells_without_officer"], answer["cells_without_backup"]) == (0, 0)
    first = kept.assignments.set_index("officer_id").loc["W1", "cell_id"]
    beyond = kept.loads.set_index("officer_id").loc["W1", "uncovered_min"] / 60
    assert answer["uncovered"] == [
        {"officer": "W1", "cell_id": first, "hours": pytest.approx(beyond, abs=0.06)}
    ]
    assert answer["uncovered_hours"] == answer["uncovered"][0]["hours"]
    assert answer["visits"]["start"] == "2024-03-25"
    assert answer["visits"]["planned"] + answer["visits"]["not_planned"] == len(kept.visits)
    assert answer["optimum"]["gap"] == 0
    assert answer["files"] == []
    assert answer["notes"] == [str(note) for note in kept.notes]
    quotas = kept.quotas.set_index("community_id")
    assert answer["quotas"]["staff"] == quotas["staff"].sum()
    assert set(answer["quotas"]["communities"]) == set(quotas.index)


def test_who_serves_in_two_communities_is_one_officer(staffed):
    project = Project.open(staffed)
    found, assessed = steps.staff(project, start=date(2024, 3, 25))
    two = pd.concat([found.quotas, found.quotas.assign(community_id="the other")])
    answer = staff_answer(replace(found, quotas=two), assessed, project, (), (), 0.0)
    assert answer.data["quotas"]["officers"] == 2
    assert {one["officers"] for one in answer.data["quotas"]["communities"].values()} == {2}


def test_text_names_each_hour_that_nobody_covers_and_of_people_sums_only(run, staffed):
    done = run("staff", staffed, *START)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    first = min(Project.open(staffed).read("cell")["cell_id"])
    (uncovered,) = [line for line in lines if line[:2] == ["W1", first]]
    assert float(uncovered[2].replace(",", "")) > 0
    assert "2 of 2 officers serve 3 of 3 cells" in done.stdout
    assert "2 of 2 people in care" in done.stdout
    assert "Visits of the four weeks from 2024-03-25" in done.stdout
    assert "No other assignment costs less" in done.stdout
    assert not any(
        secret in done.stdout + done.stderr for secret in [*HOMES, "p001", "c1", "h1", "disabled"]
    )


def test_text_in_chinese_is_no_error(program, staffed):
    done = program("staff", staffed, *START, LC_ALL="zh_CN.UTF-8")
    assert done.returncode == 0, done.stderr


def test_changes_are_counted_with_their_reason(run, staffed):
    cells = sorted(Project.open(staffed).read("cell")["cell_id"])
    run("staff", staffed, *START)
    bring(
        staffed,
        "officer",
        officer_id=["W1", "W2", "W3"],
        cell_id=[cells[0], f"{cells[1]},{cells[2]}", None],
        hours_per_month=[1.0, 9_000.0, 9_000.0],
        building_id=["0-0", "1-5", "0-5"],
        must_cells=[None, None, cells[0]],
        same_name="replace",
    )
    answer = said(run("staff", staffed, *START, "--json"))
    assert answer["changes"]["changed"] >= 1
    assert answer["reasons"]["wish"] == 1
    text = run("staff", staffed, *START).stdout
    assert "1  it is locked, must be so, or must not be as today" in text


def test_every_reason_that_there_is_has_a_title(repository_file):
    """The sentences are found where they are made; of one with another in it the other says why."""
    tree = ast.parse(repository_file("plugin/staff/reasons.py"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "message"
    ]
    texts = [call.args[0].value for call in calls]
    assert len(texts) > 10
    inner = message("the ways on foot would be {minutes} minutes a month longer", minutes=3)
    kinds = {text: reason_kind(Message(text, {"what": inner})) for text in texts}
    assert {kind for text, kind in kinds.items() if "{what}" in text} == {"travel"}
    kinds = {text: reason_kind(message(text)) for text in texts if "{what}" not in text}
    assert "other" not in kinds.values()
    assert {*kinds.values(), "other"} == set(REASON_TITLES)


@pytest.fixture
def repository_file():
    root = Path(__file__).resolve().parents[2]
    return lambda name: (root / name).read_text(encoding="utf-8")


class TestOptions:
    def test_a_lock_and_a_total(self, run, staffed):
        Project.open(staffed).set_rulebook("changsha")
        cells = sorted(Project.open(staffed).read("cell")["cell_id"])
        answer = said(run("staff", staffed, *START, "--lock", cells[1], "--total", "9", "--json"))
        assert answer["locked"] == 1
        assert answer["quotas"]["staff"] == 9

    def test_today_is_another_plan(self, run, staffed):
        run("staff", staffed, *START)
        steps.divide(Project.open(staffed), plan="乙", earlier="plan-1")
        answer = said(run("staff", staffed, *START, "--today", "plan-1", "--json"))
        assert (answer["plan"], answer["today"]) == ("乙", "plan-1")
        assert answer["changes"]["kept"] == 3
        assert "those of plan-1" in run("staff", staffed, "--plan", "乙", *START).stdout

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            (("--start", "25.3.2024"), "25.3.2024 is no day"),
            (("--start", "9999-12-31"), "9999-12-31 is no day"),
            (("--total", "-1"), "--total"),
            (("--total", "many"), "many is not a whole number"),
            (("--plan", "乙"), "no plan called 乙"),
            (("--lock", "nowhere"), "nowhere"),
            (("--away", "W1", "--start", "2024-03-25"), "does not go with --start"),
            (("--away", "W1"), "No officers are assigned to the plan plan-1"),
        ],
    )
    def test_what_cannot_be_is_told(self, run, staffed, options, sentence):
        done = run("staff", staffed, *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_file_where_a_folder_is_asked_for(self, run, staffed, tmp_path):
        (tmp_path / "file").write_text("mine")
        done = run("staff", staffed, *START, "--to", tmp_path / "file")
        assert (done.returncode, "Give a folder" in done.stderr) == (2, True)
        assert Project.open(staffed).read_staffing("plan-1") is None


class TestAway:
    def test_who_takes_what_and_nothing_is_changed(self, run, staffed):
        run("staff", staffed, *START)
        before = staffed.read_bytes()
        answer = said(run("staff", staffed, "--away", "W1", "--json"))
        assert answer["away"] == ["W1"]
        (row,) = answer["cells"]
        assert (row["from"], row["to"]) == ("W1", "W2")
        assert row["hours"] > 1 and row["utilisation"] < 1
        assert (answer["over_hours"], answer["cells_left"]) == ([], [])
        assert staffed.read_bytes() == before

    def test_who_is_over_the_hours_then(self, run, staffed):
        run("staff", staffed, *START)
        text = run("staff", staffed, "--away", "W2").stdout
        assert "with these away: W2. Cells that go to others: 2." in text
        assert "Over their hours then: W1." in text

    def test_where_nobody_is_left(self, run, staffed):
        run("staff", staffed, *START)
        answer = said(run("staff", staffed, "--away", "W1", "W2", "--json"))
        assert len(answer["cells_left"]) == 3
        assert "Cells that nobody takes then:" in run("staff", staffed, "--away", "W1", "W2").stdout

    def test_an_unknown_officer(self, run, staffed):
        run("staff", staffed, *START)
        done = run("staff", staffed, "--away", "W9")
        assert (done.returncode, "W9" in done.stderr) == (2, True)


class TestFiles:
    def test_the_papers_are_for_their_owner_alone(self, run, staffed, tmp_path):
        folder = tmp_path / "外勤"
        answer = said(run("staff", staffed, *START, "--to", folder, "--json"))
        rounds = [f"{code}.{kind}" for code in served(staffed) for kind in ("csv", "gpx")]
        expected = [folder / "handover.html", *(folder / "rounds" / name for name in rounds)]
        assert answer["files"] == [str(path) for path in expected]
        assert not any(path.stat().st_mode & 0o077 for path in expected)
        assert {path.name for path in folder.iterdir()} == {"handover.html", "rounds"}
        assert {path.name for path in (folder / "rounds").iterdir()} == set(rounds)
        text = expected[1].read_text(encoding="utf-8-sig")
        assert not any(group in text for group in ("disabled", "minimum_income", "unemployed"))
        assert expected[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    def test_text_says_where_they_are(self, run, staffed, tmp_path):
        done = run("staff", staffed, *START, "--to", tmp_path / "out")
        count = 2 * len(served(staffed))
        assert f"{count} files of rounds in {tmp_path / 'out' / 'rounds'}" in done.stdout

    def test_files_of_officers_who_are_gone_go_and_others_stay(self, run, staffed, tmp_path):
        place = tmp_path / "out" / "rounds"
        place.mkdir(parents=True)
        for name in ("W9.csv", "W9.gpx", "mine.csv", "notes.txt"):
            (place / name).write_text("old")
        run("staff", staffed, *START, "--to", tmp_path / "out")
        assert {"mine.csv", "notes.txt"} == {
            path.name for path in place.iterdir() if path.stem not in served(staffed)
        }

    def test_one_that_fails_leaves_those_of_before(self, staffed, tmp_path, monkeypatch):
        def fail(*arguments):
            raise OSError(28, "No space left on device")

        project = Project.open(staffed)
        found, _ = steps.staff(project, start=date(2024, 3, 25))
        steps.write_papers(project, found.plan, tmp_path / "out")
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
        monkeypatch.setattr(papers, "write_rounds", fail)
        with pytest.raises(InputError, match=r"handover.html cannot be written .*No space"):
            steps.write_papers(project, found.plan, tmp_path / "out")
        assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")} == before

    def test_without_a_staffing(self, staffed, tmp_path):
        with pytest.raises(InputError, match="No officers are assigned"):
            steps.write_papers(Project.open(staffed), None, tmp_path / "out")
        assert not (tmp_path / "out").exists()


def served(project):
    """The codes of officers who have visits to make."""
    visits = Project.open(project).read("visit")
    return sorted(set(visits["officer_id"].dropna()))
