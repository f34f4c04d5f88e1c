"""The sheet of what was assumed: what it says of staff."""

from __future__ import annotations

from dataclasses import replace

import pytest
from grid_steward.plugin.report.assumedsheet import assumed_sheet
from grid_steward.plugin.report.planrow import read_plan_row
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.report.river_report import make_content


@pytest.fixture
def lines():
    """(topic, item, value, unit, figure, source) as texts, of one topic."""

    def said(rulebook, topic):
        content = replace(make_content(), rulebook=load_rulebook(rulebook))
        rows = assumed_sheet(content, read_plan_row(content.plan.plan)).rows
        texts = [[getattr(one, "value", one) for one in row] for row in rows]
        return [
            [one if one is None else str(one) for one in row]
            for row in texts
            if str(row[0]) == topic
        ]

    return said


def test_the_terms_of_a_quota(lines):
    rows = lines("yichang", "Staff of a community")
    assert [(row[2], row[4]) for row in rows] == [
        ("5", "As the base"),
        ("1", "More for each full 400 of the number of households above 2,000"),
        ("1", "More in communities of the type Mixed"),
        ("5", "At least"),
        ("9", "At most"),
    ]
    assert {row[5][:30] for row in rows} == {"Yichang civil affairs bureau: "}


def test_classes_and_weights(lines):
    rows = lines("changsha", "Staff of a community")
    assert [(row[1], row[2], row[4]) for row in rows] == [
        (None, "7", "In class 1"),
        (None, "6", "In class 2"),
        (None, "5", "In class 3"),
        (None, "6", "In another class, or where it is not known"),
        ("number of residents", "1.0", "Its weight where a total is shared out"),
        ("area (m²)", "1.0", "Its weight where a total is shared out"),
        ("people served", "1.0", "Its weight where a total is shared out"),
    ]


def test_skills_and_prices_are_defaults(lines):
    skills, prices = lines("plain", "Skills"), lines("plain", "Officers")
    assert ["Sign language", "Who asks for it: Disabled people"] in [[r[1], r[4]] for r in skills]
    assert [row[2] for row in prices] == ["1", "4", "240", "480", "1000000"]
    assert {row[5] for row in (*skills, *prices)} == {
        "a default that no source confirms; a city may change it"
    }
