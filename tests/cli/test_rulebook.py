"""``grid-steward rulebook``: list, show, check and set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from grid_steward.plugin.rules import load_rulebook, rulebook_data, rulebook_names
from grid_steward.plugin.store import Project

DOCS = Path(__file__).resolve().parents[2] / "docs"
OWN = """
rulebook: 东湖
extends: deyang
walking: {metres_per_minute: 60}
services:
  toilet: null
  clinic: {minutes: 10, source: 区卫健委方案}
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "东湖.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def answer(done):
    """The one JSON object of a run that went well."""
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def said(done):
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(done):
    """The sentence of a run that ended because of bad input."""
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


class TestList:
    def test_has_a_name_a_title_and_a_line_for_each(self, run):
        text = said(run("rulebook", "list"))
        assert "wuhai (Wuhai), extends yichang\n  Merged communities" in text
        assert all(f"\n{name} (" in "\n" + text for name in rulebook_names())

    def test_json(self, program):
        books = answer(program("rulebook", "list", "--json"))["rulebooks"]
        assert [book["name"] for book in books] == list(rulebook_names())
        (deyang,) = [book for book in books if book["name"] == "deyang"]
        assert (deyang["extends"], deyang["title"]["zh"]) == ("yichang", "德阳")


class TestShow:
    def test_every_figure_and_source_of_a_section(self, run):
        lines = said(run("rulebook", "show", "yichang", "--section", "services")).splitlines()
        station = lines.index("    service_station  Community service station")
        assert "      minimum_area_m2: 300" in lines[station : station + 6]
        assert "      source: Yichang civil affairs bureau" in lines[station + 5][:48]

    def test_what_no_source_supports_is_marked_and_nothing_else(self, run):
        lines = said(run("rulebook", "show", "yichang")).splitlines()
        sources = [line for line in lines if line.strip("! ").startswith("source: ")]
        assert len(sources) > 40
        for line in sources:
            assert line.startswith("!") == ("unverified" in line)
        assert [line for line in lines if line.startswith("!") and line not in sources] == [
            lines[-1]
        ]

    def test_what_differs_in_a_type_of_community_is_marked_too(self, run):
        done = run("rulebook", "show", "deyang", "--section", "community_types")
        lines = said(done).splitlines()
        rural = lines.index("    rural  Rural")
        assert lines[rural + 2 : rural + 5] == [
            "      walking",
            "        join_m: 300",
            "!       source: unverified",
        ]
        assert "        toilet: taken out" in lines

    def test_chinese(self, run, monkeypatch):
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        text = said(run("rulebook", "show", "yichang", "--section", "work"))
        assert "public_safety  综合治理" in text

    def test_json_is_the_whole_book_or_one_section(self, run, rules):
        whole = answer(run("rulebook", "show", rules, "--json"))
        assert whole == rulebook_data(load_rulebook(rules))
        part = answer(run("rulebook", "show", rules, "--section", "walking", "--json"))
        assert part == {"walking": whole["walking"]}
        assert part["walking"]["source"] == "unverified"

    def test_of_a_project(self, run, tmp_path, rules):
        path = tmp_path / "p.gpkg"
        Project.create(path, "EPSG:4546", rules)
        rules.unlink()
        shown = answer(run("rulebook", "show", path, "--json"))
        assert (shown["rulebook"], shown["walking"]["metres_per_minute"]) == ("东湖", 60)

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("atlantis",), "no rulebook called atlantis. There are: beijing-codes"),
            (("none.yaml",), "none.yaml can't be read"),
            (("none.gpkg",), "no project none.gpkg"),
            (("yichang", "--section", "wurk"), "no section wurk. It has: cell_band, codes"),
        ],
    )
    def test_what_is_not_there(self, run, arguments, sentence):
        assert sentence in refused(run("rulebook", "show", *arguments))


class TestCheck:
    def test_says_what_it_changes_and_what_lacks_a_source(self, run, rules):
        text = said(run("rulebook", "check", rules))
        assert "东湖.yaml is right: the rulebook 东湖 (东湖), which extends deyang." in text
        assert "  walking, metres_per_minute: 70 → 60\n" in text
        assert "  services, clinic, minutes: 15 → 10\n" in text
        assert "  services, toilet: taken out\n" in text
        assert "No published source supports what it says of: walking." in text

    def test_json(self, run, rules):
        checked = answer(run("rulebook", "check", rules, "--json"))
        assert (checked["rulebook"], checked["extends"]) == ("东湖", "deyang")
        changed = {tuple(one["path"]): (one["before"], one["after"]) for one in checked["changes"]}
        assert changed["walking", "metres_per_minute"] == (70, 60)
        assert changed["services", "toilet"][1] is None
        assert checked["unverified"] == [["walking"]]

    def test_the_documentation_shows_what_it_says(self, run, rules):
        page = (DOCS / "rulebooks.md").read_text(encoding="utf-8")
        block, shown = page.split("```yaml\n")[1].split("```")[0:3:2]
        path = rules.with_name("donghu.yaml")
        path.write_text(block, encoding="utf-8")
        assert (
            f"$ grid-steward rulebook check donghu.yaml\n{said(run('rulebook', 'check', path))}"
            == (shown.removeprefix("\n"))
        )

    def test_one_that_changes_nothing(self, run, rules):
        rules.write_text("rulebook: ours\n", encoding="utf-8")
        text = said(run("rulebook", "check", rules))
        assert "It changes nothing." in text
        assert "published source" not in text

    def test_says_the_first_thing_that_is_wrong(self, run, rules):
        rules.write_text(OWN + "  market: {minutes: soon}\n", encoding="utf-8")
        sentence = refused(run("rulebook", "check", rules))
        assert "The minutes of the service market is soon" in sentence

    @pytest.mark.parametrize("name", ["yichang", "town.gpkg"])
    def test_only_files_of_ones_own_are_checked(self, run, name):
        assert f"{name} is no file of your own" in refused(run("rulebook", "check", name))


class TestSet:
    def test_a_project_goes_on_with_other_rules(self, run, project, rules):
        run("divide", project)
        before = Project.open(project).read_plan(None)
        text = said(run("rulebook", "set", project, rules))
        assert "now works by the rulebook 东湖 (东湖); before it was yichang." in text
        assert "  walking, metres_per_minute: 70 → 60\n" in text
        rules.unlink()
        after = Project.open(project)
        assert after.rules.walking.metres_per_minute == 60
        assert after.rules.service("公厕") is None
        assert after.read_plan(None).cells.equals(before.cells)

    def test_json_and_back_again(self, run, project, rules):
        run("rulebook", "set", project, rules)
        done = answer(run("rulebook", "set", project, "yichang", "--json"))
        assert (done["rulebook"], done["before"]) == ("yichang", "东湖")
        assert Project.open(project).rules == load_rulebook("yichang")

    def test_the_same_again_changes_nothing(self, run, project):
        assert "Nothing is different." in said(run("rulebook", "set", project, "yichang"))

    def test_a_wrong_rulebook_leaves_the_project_as_it_is(self, run, project, rules):
        rules.write_text("rulebook: ours\nwalking: 5\n", encoding="utf-8")
        before = project.read_bytes()
        assert "section walking needs lines" in refused(run("rulebook", "set", project, rules))
        assert "no rulebook called x" in refused(run("rulebook", "set", project, "x"))
        assert project.read_bytes() == before


def test_without_a_verb_it_says_how_it_is_called(run):
    assert "usage: grid-steward rulebook" in refused(run("rulebook"))
