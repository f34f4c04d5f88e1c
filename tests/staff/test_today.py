"""Who serves the street today: on its own cells, and on those of another plan."""

from __future__ import annotations

import numpy as np
import pandas as pd
from grid_steward.plugin.assess.roster import roster
from grid_steward.plugin.staff.today import Today, read_today
from grid_steward.tests.assess.work import officer, scene

from .rows import TOWER_IN_B, disabled, kept_assignment, last_year


def today(*officers: dict, plan=None, kept=None, **more: list) -> Today:
    seen = scene(officer=list(officers), **more)
    return read_today(seen, roster(seen), plan, kept)


def teams(found: Today) -> list[tuple[str, ...]]:
    return [found.team(cell) for cell in range(3)]


def test_the_list_says_who_serves_the_plans_own_cells():
    found = today(officer("W2", "A"), officer("W1", "A、C"))
    assert teams(found) == [("W1", "W2"), (), ("W1",)]


def test_of_an_earlier_plan_those_who_serve_most_households():
    """The tower was all of B: C, which is nothing but half of it, comes from B's officer."""
    found = today(officer("W1", "A"), officer("W2", "B"), officer("W3", "C"), plan=last_year())
    assert teams(found) == [("W1",), ("W2",), ("W3",)]
    plan = last_year(TOWER_IN_B)
    found = today(officer("W1", "A"), officer("W2", "B"), officer("W3", "C"), plan=plan)
    assert teams(found) == [("W1",), ("W2",), ("W2",)]


def test_people_are_served_where_they_lived_in_the_earlier_plan():
    people = [
        disabled("p1", "t", entrance=1),
        disabled("p2", "t", entrance=4),
        disabled("p3", "h1"),
    ]
    found = today(
        officer("W1", "A"), officer("W2", "B"), care_case=people, plan=last_year(TOWER_IN_B)
    )
    assert [found.teams[team] for team in found.cases] == [("W2",), ("W2",), ("W1",)]


def test_the_assignment_that_was_kept_counts_and_not_the_list():
    kept = kept_assignment(("A", "W9", False), ("B", None, False))
    found = today(officer("W1", "A"), kept=kept)
    assert teams(found) == [("W9",), (), ()]


def test_codes_of_no_cell_serve_nothing():
    assert teams(today(officer("W1", "X, Y"))) == [(), (), ()]


def test_home_is_where_most_households_are_served():
    """A has 120 households, B 280, C 200."""
    found = today(officer("W1", "A,B"), officer("W2", "B,C"), officer("W3"), officer("W4", "A,C"))
    seen = scene(officer=[])
    officers = pd.Index(["W1", "W2", "W3", "W4"])
    assert found.homes(seen, officers).tolist() == [1, 1, -1, 2]


def test_row_order_changes_nothing():
    some = [officer("W3", "C"), officer("W1", "A,C"), officer("W2", "B"), officer("W1", "B")]
    one, other = today(*some), today(*reversed(some))
    assert one.teams == other.teams
    np.testing.assert_array_equal(one.cells, other.cells)
