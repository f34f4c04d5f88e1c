"""Writing the report of a plan: whole, for the right eyes, and of what is kept."""

from __future__ import annotations

import os
import stat
from datetime import date

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import Cancelled, InputError, StewardError
from grid_steward.plugin.compare import OF_WORK, TODAY
from grid_steward.plugin.report.content import NOTICE
from grid_steward.plugin.steps import reporting
from openpyxl import load_workbook

from .conftest import FILES, bring_in


@pytest.fixture
def carelessly():
    """New files are open to everybody."""
    old = os.umask(0)
    yield
    os.umask(old)


def both(project, ending=""):
    folder = project.path.parent / "报告"
    return {kind: folder / f"r{ending}.{kind}" for kind in ("html", "xlsx")}


def others_may(path):
    return path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class TestFiles:
    def test_a_page_and_a_workbook(self, street):
        made = steps.report(street, files=both(street), title="东山 <b>")
        assert made.files == tuple(both(street).values())
        page = made.files[0].read_text(encoding="utf-8")
        assert page.startswith("<!DOCTYPE html>")
        assert "东山 &lt;b&gt;" in page
        assert len(load_workbook(made.files[1]).sheetnames) > 3
        assert names(made.files[0].parent) == ["r.html", "r.xlsx"]

    def test_in_the_language_asked_for(self, street):
        english, chinese = (
            steps.report(street, files={"html": street.path.parent / f"{language}.html"},
                         language=language).files[0].read_text(encoding="utf-8")
            for language in ("en", "zh_CN")
        )  # fmt: skip
        assert 'lang="en"' in english and "Households" in english
        assert 'lang="zh' in chinese and "户数" in chinese

    def test_without_a_title_it_is_called_by_project_and_plan(self, street):
        assert steps.report(street, files={}).content.title == "东山, plan-1"

    def test_the_internal_edition_is_for_its_owner_alone(self, street, carelessly):
        made = steps.report(street, files=both(street))
        assert [others_may(path) for path in made.files] == [0, 0]
        assert made.notes == ()

    def test_the_public_edition_may_be_read(self, street, carelessly):
        made = steps.report(street, edition="public", files=both(street))
        assert all(others_may(path) for path in made.files)

    def test_a_disk_that_keeps_no_modes_is_told(self, street, monkeypatch):
        monkeypatch.setattr(reporting, "keep_private", lambda path: False)
        (note,) = steps.report(street, files=both(street)).notes
        assert "does not keep who may read" in str(note)

    def test_files_of_before_are_replaced(self, street):
        both(street)["html"].parent.mkdir()
        both(street)["html"].write_text("old")
        steps.report(street, files=both(street))
        assert both(street)["html"].read_text(encoding="utf-8") != "old"

    @pytest.mark.parametrize("fault", [Cancelled(), InputError(reporting.message("No."))])
    def test_one_that_fails_leaves_those_of_before(self, street, monkeypatch, fault):
        def fail(content, path, language, progress):
            path.write_text("half")
            raise fault

        steps.report(street, files=both(street))
        before = [path.read_bytes() for path in both(street).values()]
        monkeypatch.setattr(reporting, "WRITERS", {**reporting.WRITERS, "xlsx": fail})
        with pytest.raises(StewardError):
            steps.report(street, files=both(street), title="new")
        assert [path.read_bytes() for path in both(street).values()] == before
        assert names(both(street)["html"].parent) == ["r.html", "r.xlsx"]

    def test_a_folder_that_is_a_file(self, street):
        with pytest.raises(InputError, match="cannot be written in the folder"):
            steps.report(street, files={"html": street.path / "r.html"})

    def test_a_name_that_no_disk_takes(self, street):
        """A plan's name may have 100 characters, which in Chinese are 300 bytes."""
        with pytest.raises(InputError, match="cannot be written in the folder"):
            steps.report(street, files={"html": street.path.with_name("长" * 100 + ".html")})

    def test_a_disk_that_is_full_is_told_by_the_folder_asked_for(self, street, monkeypatch):
        def fail(content, path, language, progress):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(reporting, "WRITERS", {"html": fail})
        path = both(street)["html"]
        with pytest.raises(InputError) as caught:
            steps.report(street, files={"html": path})
        assert f"in the folder {path.parent} (No space" in str(caught.value)

    def test_a_file_that_is_open_elsewhere(self, street, monkeypatch):
        """As Windows says it of a workbook that somebody looks at."""

        def refuse(draft, path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(reporting.Path, "replace", refuse)
        with pytest.raises(InputError, match="Close the program that has the file open"):
            steps.report(street, files=both(street))

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ({"files": {"docx": "r.docx"}}, "can't be written as docx"),
            ({"edition": "secret"}, "no edition called secret"),
        ],
    )
    def test_what_there_is_not(self, street, asked, sentence):
        with pytest.raises(InputError, match=sentence):
            steps.report(street, **{"files": {}, **asked})

    def test_a_folder_in_the_place_of_a_file(self, street):
        with pytest.raises(InputError, match="is a folder"):
            steps.report(street, files={"html": street.path.parent})


class TestWhatItTells:
    def test_what_is_kept(self, street):
        _, found = steps.assess(street)
        bring_in(street, "request", FILES["request"] + "\nt2,维修,在办,0-3")
        made = steps.report(street, files={})
        assert (made.assessed_now, made.made_at) == (False, found.made_at)
        assert made.content.cell_people["open_requests"].sum() == 1

    def test_without_an_assessment_it_is_made(self, street):
        made = steps.report(street, files={})
        assert made.assessed_now
        assert street.read_assessment("plan-1").made_at == made.made_at
        assert not steps.report(street, files={}).assessed_now

    @pytest.mark.parametrize("edition", ["internal", "public"])
    def test_one_whose_half_about_persons_is_away_is_left_as_it_is(self, street, edition):
        steps.assess(street)
        found = street.read("gap")
        street.people_path.rename(street.path.parent / "away")
        with pytest.raises(InputError, match="which is not beside the project file"):
            steps.report(street, edition=edition, files={})
        assert street.read("gap").equals(found)
        assert not street.people_path.exists()
        (street.path.parent / "away").rename(street.people_path)
        assert not steps.report(street, edition=edition, files={}).assessed_now

    def test_what_was_found_of_a_former_plan_of_the_name_does_not_count(self, street):
        steps.assess(street)
        steps.divide(street, plan="plan-1")
        assert steps.report(street, files={}).assessed_now

    def test_who_serves_the_cells(self, street):
        assert steps.report(street, files={}).content.staffing is None
        kept, _ = steps.staff(street, start=date(2024, 3, 25))
        made = steps.report(street, files=both(street))
        assert not made.assessed_now
        assert made.content.staffing.made_at == kept.made_at
        assert made.files[0].read_text(encoding="utf-8").count("王芳") > 3
        assert len(made.content.serving) == 3

    def test_what_it_was_compared_with(self, street):
        plain = steps.report(street, files={})
        assert (plain.content.comparison, plain.content.before) == (None, None)
        steps.divide(street, plan="乙", band=Band(300, 350, 420), earlier="plan-1")
        assert steps.report(street, files={}).content.before is None
        kept = steps.compare(street)
        content = steps.report(street, files=both(street)).content
        assert content.comparison.made_at == kept.made_at
        assert content.comparison.changes.to_csv() == kept.changes.to_csv()
        # One community and three cells of plan-1.
        assert content.before["level"].value_counts().to_dict() == {"cell": 3, "community": 1}
        page = both(street)["html"].read_text(encoding="utf-8")
        assert 'id="moves-map-title"' in page
        assert "Checked: " in page
        assert "Changes" in load_workbook(both(street)["xlsx"]).sheetnames

    def test_compared_with_today(self, street):
        steps.compare(street, "plan-1", TODAY)
        content = steps.report(street, files={}).content
        assert content.before[["level", "code", "name"]].to_numpy().tolist() == [
            ["community", "420502001", "东山社区"]
        ]

    def test_the_public_learns_of_places_and_households_alone(self, street):
        steps.divide(street, plan="乙", band=Band(300, 350, 420), earlier="plan-1")
        kept = steps.compare(street)
        assert len(kept.people) and kept.people_figures
        content = steps.report(street, edition="public", files={}).content
        assert content.comparison.people.empty
        assert (content.comparison.people_figures, content.comparison.notes) == ({}, ())
        assert content.comparison.flows.to_csv() == kept.flows.to_csv()

    def test_officers_assigned_anew_are_not_compared_any_more(self, street):
        """What the comparison says of them would not be what the rest of the page says."""
        steps.divide(street, plan="乙", band=Band(300, 350, 420), earlier="plan-1")
        for name in ("plan-1", "乙"):
            steps.staff(street, name)
        kept = steps.compare(street)
        assert kept.people_figures["officers"][1] is not None
        told = steps.report(street, files={}).content.comparison
        assert (told.people_figures, told.notes) == (kept.people_figures, kept.notes)
        steps.staff(street)
        told = steps.report(street, files={}).content.comparison
        assert set(kept.people_figures) - set(told.people_figures) == set(OF_WORK)
        assert told.people_figures["residents"] == kept.people_figures["residents"]
        assert "worked out anew after this comparison" in str(told.notes[-1])
        assert len(told.notes) == len(kept.notes) + 1

    def test_a_comparison_of_a_former_plan_of_the_name_does_not_count(self, street):
        steps.divide(street, plan="乙", band=Band(300, 350, 420), earlier="plan-1")
        steps.compare(street)
        steps.divide(street, plan="乙", earlier="plan-1")
        assert steps.report(street, files={}).content.comparison is None

    def test_any_plan(self, street):
        steps.divide(street, plan="甲")
        assert steps.report(street, files={}).content.plan_name == "甲"
        assert steps.report(street, plan="plan-1", files={}).content.plan_name == "plan-1"
        with pytest.raises(InputError, match="no plan called 乙"):
            steps.report(street, plan="乙", files={})


class TestPublic:
    def test_it_holds_nothing_of_persons_but_counts(self, street):
        content = steps.report(street, edition="public", files={}).content
        assert content.workload is content.cell_people is content.people_gaps is None
        shown = content.public_counts
        assert shown.query("level == 'all' and topic == 'resident'")["count"].tolist() == [240]
        assert shown.loc[shown["topic"] == "care", "count"].isna().all()

    def test_of_officers_it_holds_the_notices_at_the_cells(self, street):
        assert steps.report(street, edition="public", files={}).content.notices is None
        steps.staff(street, start=date(2024, 3, 25))
        content = steps.report(street, edition="public", files={}).content
        assert content.staffing is None
        assert list(content.notices.columns) == list(NOTICE)
        assert content.notices["officer_name"].dropna().unique().tolist() == ["王芳"]

    def test_what_it_shows_is_kept_and_remembered(self, street):
        made = steps.report(street, edition="public", files={})
        kept = street.read("public_count")
        assert kept.to_csv() == made.content.public_counts.to_csv()
        areas, counts = street.read_released()
        assert counts["shown"].sum() > 0
        assert set(counts["area"]) <= set(areas["area"])

    def test_again_it_shows_the_same_and_nothing_more_is_remembered(self, street):
        first = steps.report(street, edition="public", files={}).content.public_counts
        remembered = street.read_released()
        again = steps.report(street, edition="public", files={}).content.public_counts
        assert again.to_csv() == first.to_csv()
        assert [len(frame) for frame in street.read_released()] == [*map(len, remembered)]

    def test_it_is_remembered_before_anybody_can_read_it(self, street, monkeypatch):
        moved = []

        def place(drafts, files):
            moved.append(len(street.read_released()[1]))

        monkeypatch.setattr(reporting, "place", place)
        steps.report(street, edition="public", files=both(street))
        assert moved[0] > 0

    def test_one_that_can_not_be_written_is_not_remembered(self, street, monkeypatch):
        def fail(content, path, language, progress):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(reporting, "WRITERS", {"html": fail})
        with pytest.raises(InputError, match="No space left"):
            steps.report(street, edition="public", files={"html": both(street)["html"]})
        assert street.read_released()[1].empty
        assert street.read("public_count").empty

    def test_the_internal_edition_tells_the_public_nothing(self, street):
        steps.report(street, files={})
        assert street.read_released()[1].empty

    def test_two_at_once(self, street, monkeypatch):
        """The one that does not know of the other is refused before it is shown."""

        def overtaken(content, path, language, progress):
            steps.report(street, edition="public", files={})

        monkeypatch.setattr(reporting, "WRITERS", {"html": overtaken})
        path = street.path.parent / "r.html"
        with pytest.raises(InputError, match="Another public report was made"):
            steps.report(street, edition="public", files={"html": path})
        assert not path.exists()
