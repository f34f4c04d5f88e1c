"""The report's files, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.cli import assessverbs
from grid_steward.plugin.common.errors import StewardError
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.steps import drawing
from grid_steward.plugin.store import Project

from .test_attach import HOMES, bring_residents

NAME = "东山 社区-plan-1"


@pytest.fixture
def lived_in(project):
    """A project with a plan and 24 residents."""
    steps.divide(Project.open(project))
    bring_residents(project, HOMES * 2, [f"h{n}" for n in range(24)])
    return project


@pytest.fixture
def no_qgis(monkeypatch):
    monkeypatch.setattr(assessverbs, "find_qgis_process", lambda: None)


@pytest.fixture
def qgis(monkeypatch, tmp_path):
    """What QGIS is asked for; it draws one word."""
    asked = {}

    def draw(program, algorithm, parameters, progress, *, language):
        asked.update(parameters, algorithm=algorithm)
        Path(parameters["PDF"]).write_text("cards")

    monkeypatch.setattr(assessverbs, "find_qgis_process", lambda: tmp_path / "qgis_process")
    monkeypatch.setattr(drawing, "run_algorithm", draw)
    return asked


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_the_file_about_persons_nothing_that_was_found_is_replaced(run, lived_in):
    people = Project.open(lived_in).people_path
    steps.assess(Project.open(lived_in))
    people.rename(people.with_name("away"))
    done = run("report", lived_in)
    assert done.returncode == 2
    assert f"What was found about people is in {people.name}" in done.stderr
    assert not people.exists() and not list(lived_in.parent.glob("*.html"))
    steps.assess(Project.open(lived_in))
    assert run("report", lived_in).returncode == 0


def test_a_project_that_never_knew_anybody_has_a_report(run, project):
    steps.divide(Project.open(project))
    assert not Project.open(project).people_path.exists()
    answer = said(run("report", project, "--json"))
    assert answer["assessed_now"]


def test_a_page_and_a_workbook_beside_the_project(run, lived_in):
    answer = said(run("report", lived_in, "--json"))
    expected = {kind: str(lived_in.with_name(f"{NAME}.{kind}")) for kind in ("html", "xlsx")}
    assert answer["files"] == expected
    assert (answer["plan"], answer["edition"]) == ("plan-1", "internal")
    assert answer["assessed_now"] and answer["counts_withheld"] is None
    for kind in expected:
        assert lived_in.with_name(f"{NAME}.{kind}").stat().st_mode & 0o077 == 0


def test_the_public_edition_is_called_so(run, lived_in):
    answer = said(run("report", lived_in, "--edition", "public", "--format", "html", "--json"))
    assert answer["files"] == {"html": str(lived_in.with_name(f"{NAME}-public.html"))}
    # Eight residents in each of the three cells: nothing to hide.
    assert answer["counts_withheld"] == 0
    assert lived_in.with_name(f"{NAME}-public.html").is_file()
    assert not lived_in.with_name(f"{NAME}-public.xlsx").exists()


def test_what_was_found_before_is_used_and_its_age_told(run, lived_in):
    _, found = steps.assess(Project.open(lived_in))
    done = run("report", lived_in, "--format", "html")
    assert f"found on {found.made_at:%Y-%m-%d %H:%M} (UTC)" in done.stdout
    assert "run grid-steward assess first" in done.stdout


def test_without_an_assessment_it_is_made_and_that_is_told(run, lived_in):
    done = run("report", lived_in, "--format", "html")
    assert "it was assessed first" in done.stdout
    assert "Keep it in the office" in done.stdout


def test_into_a_folder_that_is_not_there_yet_under_a_title(run, lived_in, tmp_path):
    folder = tmp_path / "报告" / "三月"
    said(run("report", lived_in, "--to", folder, "--title", "三月 & 四月", "--json"))
    page = (folder / f"{NAME}.html").read_text(encoding="utf-8")
    assert "三月 &amp; 四月" in page
    assert (folder / f"{NAME}.xlsx").is_file()


def test_into_a_file(run, lived_in):
    done = run("report", lived_in, "--to", lived_in)
    assert done.returncode == 2
    assert "is a file. Give a folder" in done.stderr


def test_into_a_place_where_no_folder_can_be(run, lived_in):
    done = run("report", lived_in, "--to", lived_in / "within")
    assert done.returncode == 2
    assert "cannot be written in the folder" in done.stderr


def test_into_a_folder_with_a_name_that_no_disk_takes(run, lived_in):
    done = run("report", lived_in, "--to", lived_in.with_name("长" * 120))
    assert done.returncode == 2
    assert "cannot be written in the folder" in done.stderr


def test_a_plan_that_no_file_can_be_called_by(run, lived_in):
    steps.divide(Project.open(lived_in), plan="甲/乙:三?")
    answer = said(run("report", lived_in, "--format", "html", "--json"))
    assert answer["files"]["html"].endswith("东山 社区-甲-乙-三-.html")


def test_a_format_there_is_not(run, lived_in):
    done = run("report", lived_in, "--format", "docx")
    assert done.returncode == 2
    assert "'docx' (choose from 'html', 'xlsx', 'pdf')" in done.stderr


def test_without_a_plan(run, project):
    done = run("report", project)
    assert done.returncode == 2
    assert "has no plan yet" in done.stderr
    assert run("report", project, "--plan", "甲").returncode == 2


class TestCards:
    def test_they_are_drawn_in_qgis(self, run, lived_in, qgis):
        answer = said(run("report", lived_in, "--format", "pdf", "html", "--edition", "public",
                          "--title", "T", "--json"))  # fmt: skip
        assert list(answer["files"]) == ["html", "pdf"]
        assert qgis == {
            "algorithm": "gridsteward:report",
            "PROJECT": str(lived_in),
            "PLAN": "plan-1",
            "EDITION": "1",
            "TITLE": "T",
            "PDF": answer["files"]["pdf"],
        }

    def test_without_qgis_the_others_are_there_and_it_says_so(self, run, lived_in, no_qgis):
        done = run("report", lived_in, "--format", "html", "xlsx", "pdf")
        assert done.returncode == 2
        assert "QGIS is not on this machine" in done.stderr
        assert f"{NAME}.html" in done.stderr
        assert lived_in.with_name(f"{NAME}.html").is_file()
        assert lived_in.with_name(f"{NAME}.xlsx").is_file()

    def test_when_qgis_fails_its_reason_is_told(self, run, lived_in, qgis, monkeypatch):
        def fail(program, algorithm, parameters, progress, *, language):
            raise StewardError(message("QGIS could not finish: no fonts"))

        monkeypatch.setattr(drawing, "run_algorithm", fail)
        done = run("report", lived_in, "--format", "html", "pdf")
        assert done.returncode == 1
        assert "QGIS could not finish: no fonts" in done.stderr
        assert lived_in.with_name(f"{NAME}.html").is_file()
