"""Why a cell of the street has another officer than today, one case for each reason."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.staff.reasons import Reasons
from grid_steward.plugin.staff.solver.objective import costs
from grid_steward.tests.assess.work import officer, with_work

from .rows import (
    EAST,
    MIDDLE,
    WEST,
    built,
    disabled,
    kept_assignment,
    last_year,
    priced,
    reasons,
    serving,
    situation,
    staffed,
)

# Nothing but ways counts.
WAYS = priced(travel=1, overload=0, acquaintance=0, skill=0)


def test_nobody_serves_it_today():
    found = staffed(officer("W1", "A"), officer("W2"), officer("W3"))
    assert serving(found)[0] == "W1"
    assert reasons(found) == dict.fromkeys("BC", "Nobody serves it today.")


def test_the_former_officer_is_gone():
    kept = kept_assignment(("A", "W9", False), ("B", "W2", False), ("C", "W3", False))
    found = staffed(officer("W1"), officer("W2"), officer("W3"), today=last_year(), earlier=kept)
    assert serving(found) == ["W1", "W2", "W3"]
    assert list(reasons(found)) == ["A"]
    assert "W9" in reasons(found)["A"] and "list of officers" in reasons(found)["A"]


def test_somebody_must_or_must_not():
    found = staffed(
        officer("W1", "A", not_cells="A"), officer("W2", "B", must_cells="C"), officer("W3", "C")
    )
    assert serving(found)[0] == "W3" and serving(found)[2] == "W2"
    assert reasons(found)["A"] == "W1 must not serve it."
    assert reasons(found)["C"] == "W2 has to serve it."


def test_locked():
    kept = kept_assignment(("A", "W2", True))
    found = staffed(officer("W1", "A"), officer("W2", "B"), officer("W3", "C"), kept=kept)
    assert reasons(found)["A"] == "It is locked to W2."
    assert found.assignments["locked"].tolist() == [True, False, False]


def test_a_skill_is_asked_for():
    found = staffed(
        officer("W1", "A"),
        officer("W2", "B", languages="手语"),
        officer("W3", "C"),
        rulebook=priced(acquaintance=0),
        care_case=[disabled("p1", "h1"), disabled("p2", "h1")],
    )
    assert serving(found)[0] == "W2"
    assert "2 more in care whose officer lacks a skill" in reasons(found)["A"]


def test_the_former_officer_would_be_over_the_hours():
    """W1 serves B and C today, which together are more than 160 hours."""
    found = staffed(officer("W1", "B,C", must_cells="C"), officer("W2", "A"), officer("W3"))
    assert sorted(map(str, serving(found))) == ["W1", "W2", "W3"]
    ((cell, text),) = reasons(found).items()
    assert cell == "B"
    assert text.startswith("If W1 had it, W1 would be ")
    assert text.endswith("minutes a month over the hours.")


def test_it_is_nearer():
    found = staffed(
        officer("W1", "A", at=MIDDLE),
        officer("W2", "B", at=WEST),
        officer("W3", "C"),
        rulebook=WAYS,
    )
    assert serving(found)[0] == "W2"
    text = reasons(found)["A"]
    assert "the ways on foot would be" in text and "0 m from the base now, 100 m then" in text


def test_more_people_know_the_new_one():
    people = [disabled(f"p{number}", "h1", officer_id="W2") for number in range(3)]
    found = staffed(
        officer("W1", "A", at=WEST), officer("W2", "B", at=WEST), officer("W3", "C", at=WEST),
        care_case=people,
    )  # fmt: skip
    assert serving(found)[0] == "W2"
    assert "3 more in care who lose the officer they know" in reasons(found)["A"]


def test_what_is_as_good_is_said_to_be():
    found = staffed(
        officer("W2", "A"), officer("W1", "B"), officer("W3", "C"), rulebook=priced(acquaintance=0)
    )
    changed = reasons(found)
    assert all("just as good" in text for text in changed.values())


def test_only_together():
    """W1 has C now, which is no neighbour of A, and W2, who has A now, must not serve C."""
    found = staffed(
        officer("W1", "A", at=EAST, not_cells="B"),
        officer("W2", "B", at=WEST, not_cells="C"),
        officer("W3", "C", at=MIDDLE, not_cells="C"),
        rulebook=WAYS,
    )
    assert serving(found) == ["W2", "W3", "W1"]
    assert reasons(found)["A"].startswith("Only together with the changes of B, C: if all these")


def test_what_cannot_be_left_as_it_is():
    """W1 has A and C today, which do not lie together, keeps C, and W2 must not have that."""
    found = staffed(officer("W1", "A,C", at=EAST), officer("W2", "B", at=WEST, not_cells="C"))
    assert serving(found) == ["W2", "W2", "W1"]
    text = "If W1 had it, W1 or W2 would have cells that do not lie together, or more than one can"
    assert reasons(found) == {"A": f"{text} have."}


def test_nobody_could_be_given():
    found = staffed(officer("W1", "A", not_cells="B"), officer("W2", not_cells="B"))
    assert serving(found)[1] is None
    assert found.assignments["change"].tolist()[1] == "none"
    assert reasons(found).get("B") is None  # nobody served it before either: nothing to hand over
    found = staffed(officer("W1", "A,B", not_cells="B"), officer("W2", not_cells="B"))
    assert reasons(found)["B"].startswith("There is no officer who is allowed")


@pytest.mark.parametrize("prices", [{}, {"acquaintance": 0}, {"travel": 50}])
def test_the_comparison_is_with_what_it_would_really_cost(prices):
    """The parts that are compared are those of the whole assignments, worked out apart."""
    officers = [
        officer("W1", "A", at=MIDDLE, hours_per_month=60.0),
        officer("W2", "B", at=WEST, languages="手语"),
        officer("W3", "C", at=EAST),
    ]
    people = [disabled("p1", "h1"), disabled("p2", "t", entrance=4)]
    rulebook = priced(with_work(hours_per_month=90.0), **prices)
    given = situation(*officers, care_case=people, rulebook=rulebook)
    made = built(*officers, care_case=people, rulebook=rulebook)
    told = Reasons(given, made, np.array([1, 2, 0]))
    for cell in range(3):
        for who, other, instead in told._alone(cell, [cell]):
            then, now = costs(made.problem, instead.officer), costs(made.problem, told.officer)
            assert instead.total == then.total - now.total
            assert instead.more["travel"] == then.travel - now.travel
            assert instead.officer[cell] == who
            assert other < 0 or instead.officer[other] == told.officer[cell]
