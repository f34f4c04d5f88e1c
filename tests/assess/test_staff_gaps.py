"""Work without an officer's time, visits without a day, and skills that nobody has."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin.common.messages import message
from grid_steward.tests.attach.street import case

from .gapped import gaps, scene
from .work import officer, total, work_of

DEAF = case("p1", "disabled", "h1")


def visit(cell: str, building: str | None, who: str | None = "W1", **more: object) -> dict:
    why = message("The officer's days are full until {day}.", day="2024-04-01")
    own = {"cell_id": cell, "building_id": building, "officer_id": who, "people": 1}
    return {**own, "severity": "low", "why_said": json.dumps(why.to_json()), **more}


@pytest.mark.parametrize(
    ("share", "severity"), [(0.74, "high"), (0.76, "medium"), (0.91, "low"), (1.01, None)]
)
def test_work_beyond_the_hours_is_named_with_cell_and_officer(share, severity):
    work = total(work_of(scene(officer=[officer("W1", "A")])), "A")["total_min"] / 60
    listed = [officer("W1", "A", hours_per_month=share * work)]
    found = gaps("hours_not_covered", officer=listed)
    assert [gap.severity for gap in found] == ([severity] if severity else [])
    for gap in found:
        assert (gap.cell_id, gap.community_id, gap.subject) == ("A", "west", "W1")
        assert str(gap.said) == (
            f"In cell A, {(1 - share) * work:.1f} of {work:.1f} hours of work a month are more "
            "than W1 can do."
        )


def test_a_cell_without_an_officer_has_another_gap():
    assert gaps("hours_not_covered", officer=[officer("W1", "B", hours_per_month=1e5)]) == []


class TestVisitsWithoutADay:
    def test_they_are_told_by_building_and_reason(self):
        lost = [
            visit("B", "h2", severity="low"),
            visit("B", "h2", severity="high"),
            visit("B", "h2", day="2024-03-25"),
        ]
        (gap,) = gaps("visit_not_planned", visit=lost)
        assert (gap.cell_id, gap.building_id, gap.severity, gap.people) == ("B", "h2", "high", 2)
        assert str(gap.said) == (
            "Visits at h2 that the officer's rounds have no day for: 2. "
            "The officer's days are full until 2024-04-01."
        )
        assert (gap.place.x, gap.place.y) == (130, 50)

    def test_a_household_that_is_due_twice_counts_once(self):
        lost = [visit("B", "h2", household_id="h", people=2)] * 2
        (gap,) = gaps("visit_not_planned", visit=lost)
        assert gap.people == 2

    def test_where_nobody_is_in_charge_that_is_the_gap(self):
        assert gaps("visit_not_planned", visit=[visit("B", "h2", who=None)]) == []

    def test_a_visit_in_no_building_is_placed_in_its_cell(self):
        (gap,) = gaps("visit_not_planned", visit=[visit("C", None, why_said=None)])
        assert (gap.building_id, gap.place.x > 200) == (None, True)
        assert str(gap.said).endswith("no day for: 1. No reason is known.")


class TestSkills:
    def test_who_has_it_misses_nothing(self):
        found = gaps(
            "skill_missing", officer=[officer("W1", "A", languages="手语")], care_case=[DEAF]
        )
        assert found == []

    def test_an_officer_without_it_where_another_has_it(self):
        staff = [officer("W1", "A", skills="急救证"), officer("W2", "B", skills="手语")]
        again = case("p1", "disabled", "h1", case_id="other")
        (gap,) = gaps("skill_missing", officer=staff, care_case=[DEAF, again])
        assert (gap.cell_id, gap.subject, gap.people) == ("A", "sign_language", 1)
        assert gap.severity == "low"
        assert str(gap.said) == (
            "People in cell A whose care group asks for the skill Sign language: 1. No officer of "
            "the cell (W1) has it."
        )

    def test_a_helper_who_has_it_is_enough(self):
        staff = [officer("W1", "A"), officer("W2", "A", skills="手语")]
        assert gaps("skill_missing", officer=staff, care_case=[DEAF]) == []

    def test_what_nobody_has_is_said_once(self):
        deaf = [DEAF, case("p2", "disabled", "h2")]
        counted = [{"care_group": "disabled", "people": 3, "building_id": "h1"}]
        (gap,) = gaps(
            "skill_missing", officer=[officer("W1", "A")], care_case=deaf, care_count=counted
        )
        assert (gap.cell_id, gap.place, gap.people, gap.severity) == (None, None, 5, "medium")
        assert "No officer in the list has it" in str(gap.said)

    def test_without_officers_that_is_the_gap(self):
        assert gaps("skill_missing", care_case=[DEAF]) == []
        staff = [officer("W1", "A"), officer("W2", "B", skills="手语")]
        assert gaps("skill_missing", officer=staff, care_case=[case("p", "disabled", "t")]) == []


class TestAssigned:
    def test_what_to_do_is_not_to_write_into_the_list(self):
        served = [{"cell_id": "A", "officer_id": "W1"}, {"cell_id": "B"}]
        staff = [officer("W1"), officer("W2", "B", backup_cells="A")]
        found = gaps("cell_without_officer", officer=staff, assignment=served)
        assert [gap.cell_id for gap in found] == ["B", "C"]
        assert all("assign the officers again" in str(gap.action) for gap in found)
        (gap,) = gaps("cell_without_backup", officer=staff, assignment=served)
        assert gap.cell_id == "A"
        assert "cell_id" not in str(gap.action) and "assign again" in str(gap.action)
