"""Residents, care cases, officers, staff and money; all of it recounted by hand."""

from __future__ import annotations

import pandas as pd
from grid_steward.plugin.compare.flows import sums_close
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff import Staffing

from .lots import CRS, compared, plan, points, table

# 1,500 and 2,600 households: by Qingyang's rulebook 5 and 6 staff; after b moved 2,100 and 2,000.
OLD = plan(
    [("a", "W-1", 1400), ("b", "E-1", 600), ("c", "E-2", 2000), ("d", "W-2", 100)], name="old"
)
NEW = plan(
    [("a", "W-1", 1400), ("b", "W-1", 600), ("c", "E-2", 2000), ("d", "W-2", 100)],
    made_from="old",
    continues={"W": "W", "E": "E", "W-1": "W-1", "W-2": "W-2", "E-2": "E-2"},
)
RESIDENTS = points(
    "resident",
    [{"resident_id": f"p{at}", "building_id": code} for at, code in enumerate("aabbbcd")]
    + [{"resident_id": "p9", "building_id": "nowhere"}],
)
CASES = points(
    "care_case",
    [
        {"case_id": "p2/x", "resident_id": "p2", "care_group": "disabled", "building_id": "b"},
        {"case_id": "p2/y", "resident_id": "p2", "care_group": "low_income", "building_id": "b"},
        {"case_id": "p5/x", "resident_id": "p5", "care_group": "disabled", "building_id": "c"},
    ],
)
COUNTS = contract("care_count").frame(
    {"care_group": ["recovery"], "building_id": ["b"], "people": [4], "geometry": [None]}, CRS
)
PEOPLE = {"resident": RESIDENTS, "care_case": CASES, "care_count": COUNTS}


def staffing(name, officers):
    frame = contract("assignment").frame(
        {
            "plan": [name] * len(officers),
            "cell_id": list(officers),
            "officer_id": list(officers.values()),
            "geometry": [None] * len(officers),
        },
        CRS,
    )
    empty = {
        field: contract(layer).frame({}, CRS)
        for field, layer in {
            "loads": "officer_load",
            "visits": "visit",
            "rounds": "round",
            "handovers": "handover",
            "quotas": "quota",
        }.items()
    }
    return Staffing(plan=name, assignments=frame, parameters={}, outcome={}, **empty)


def community(found, code):
    rows = found.people[(found.people["level"] == "community") & (found.people["code"] == code)]
    return rows.iloc[0]


def test_residents_and_cases_go_with_their_building():
    found = compared(NEW, OLD, **PEOPLE)
    assert sums_close(found.people, ("residents", "care"))
    west, east = community(found, "W"), community(found, "E")
    names = [
        f"{what}_{way}"
        for what in ("residents", "care")
        for way in ("before", "out", "in", "after")
    ]
    assert west[names].tolist() == [3, 0, 3, 6, 0, 0, 6, 6]
    assert east[names].tolist() == [4, 3, 0, 1, 7, 6, 0, 1]
    assert found.people_figures["residents"] == (7, 7)
    assert found.people_figures["residents_moved"] == (None, 3)
    assert found.people_figures["care_moved"] == (None, 6)


def test_nothing_about_persons_is_in_what_may_be_handed_around():
    with_people, without = compared(NEW, OLD, **PEOPLE), compared(NEW, OLD)
    pd.testing.assert_frame_equal(with_people.flows, without.flows)
    pd.testing.assert_frame_equal(
        with_people.changes.drop(columns="geometry"), without.changes.drop(columns="geometry")
    )
    assert with_people.figures == without.figures
    assert with_people.fates == without.fates


def test_staff_by_the_rulebook_before_and_after():
    found = compared(NEW, OLD, **PEOPLE)
    rows = found.people[found.people["level"] == "community"]
    # 5 below 2,000 households and one for each full 400 above.
    assert table(rows, "code", "staff_before", "staff_after") == [
        ("E", 6, 5),
        ("W", 5, 5),
        (None, None, None),
    ]
    assert found.people_figures["staff_by_rulebook"] == (11, 10)


def test_money_goes_with_the_households_and_its_sum_stays():
    found = compared(NEW, OLD)
    rows = found.flows[found.flows["level"] == "community"]
    assert table(rows, "code", "yuan_before", "yuan_after") == [
        ("E", 26_000, 20_000),
        ("W", 15_000, 21_000),
        (None, None, None),
    ]
    assert found.figures["yuan"] == (41_000, 41_000)


def test_officers_and_the_people_who_get_another_one():
    before = staffing("old", {"W-1": "A", "W-2": "A", "E-1": "B", "E-2": "C"})
    after = staffing("new", {"W-1": "A", "W-2": "D", "E-2": "C"})
    found = compared(NEW, OLD, staffing=after, earlier_staffing=before, **PEOPLE)
    figures = found.people_figures
    assert figures["other_officer"] == (None, 1)  # p2, of two groups, from B to A
    assert figures["officers"] == (3, 3)
    assert figures["officers_touched"] == (None, 3)  # B and A for b, A and D for d
    assert figures["officers_cells_changed"] == (None, 3)  # A without W-2, B without any, D


def test_officers_of_one_plan_alone_are_nothing_to_compare():
    found = compared(NEW, OLD, staffing=staffing("new", {"W-1": "A"}), **PEOPLE)
    assert found.people_figures["other_officer"] == (None, None)
    assert found.people_figures["officers"] == (None, None)
