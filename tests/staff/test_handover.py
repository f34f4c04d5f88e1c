"""What the street's officers hand over, counted by eye."""

from __future__ import annotations

import json

from grid_steward.plugin.common.messages import Message
from grid_steward.tests.assess.work import officer
from grid_steward.tests.attach.street import case

from .rows import TOWER_IN_B, disabled, last_year, serving, staffed

# Whom somebody visits every month.
FRAIL = "elderly_alone_or_frail"
EVERYONE = [
    case("p1", FRAIL, "h1", household_id="k1", last_visit="2024-03-01"),
    case("p1", "minimum_income", "h1", household_id="k1"),
    case("p2", FRAIL, "t", entrance=4, household_id="k2", last_visit="2024-03-10"),
    case("p3", FRAIL, "t", entrance=1, household_id="k3", last_visit="2024-03-10"),
]


def slips(*officers: dict, **more: object) -> dict[tuple, dict]:
    found = staffed(*officers, **more)
    return {
        (row["cell_id"], row["from_id"], row["to_id"]): row
        for row in found.handovers.to_dict("records")
    }


def test_nothing_is_handed_over_where_all_is_as_today():
    crew = (officer("W1", "A"), officer("W2", "B"), officer("W3", "C"))
    assert slips(*crew, care_case=EVERYONE) == {}


def test_a_cell_goes_over_whole():
    crew = (
        officer("W1", "A", not_cells="A"),
        officer("W2", "B"),
        officer("W3", "C"),
        officer("W4"),
    )
    counted = [{"care_group": "resettlement_help", "people": 4, "building_id": "h1"}]
    found = slips(*crew, care_case=EVERYONE, care_count=counted)
    ((key, row),) = found.items()
    assert key == ("A", "W1", "W4")
    assert (row["households"], row["buildings"], row["building_ids"]) == (120, 1, "h1")
    assert row["geometry"].bounds == (0, 0, 100, 100)
    groups = json.loads(row["care_groups"])
    assert groups[FRAIL] == 1 and groups["minimum_income"] == 1
    assert groups["resettlement_help"] == 4
    assert row["care_people"] == 1 + 4
    visits = json.loads(row["due_visits"])
    assert {(one["building_id"], one["household_id"]) for one in visits if one["household_id"]} == {
        ("h1", "k1")
    }
    assert all(set(one) == {"day", "building_id", "household_id", "people"} for one in visits)
    said = Message.from_json(json.loads(row["said"]))
    assert row["reason"] == said.render("en") == "W1 must not serve it."


def test_after_a_new_division_only_what_moved():
    """Half of the tower was in B, that W2 served; C is another's now, and W2 keeps B."""
    crew = (officer("W1", "A"), officer("W2", "B", must_cells="B"), officer("W3", must_cells="C"))
    found = slips(*crew, today=last_year(TOWER_IN_B), care_case=EVERYONE)
    ((key, row),) = found.items()
    assert key == ("C", "W2", "W3")
    assert (row["households"], row["building_ids"], row["care_people"]) == (200, "t", 1)
    assert [one["household_id"] for one in json.loads(row["due_visits"])] == ["k2"] * len(
        json.loads(row["due_visits"])
    )


def test_a_cell_that_stays_gets_what_another_had():
    """h2 was C's; B is its officer's as before, and gets h2."""
    plan = last_year()
    plan.units.loc[plan.units["building_id"] == "h2", "cell_id"] = "C"
    crew = (officer("W1", "A"), officer("W2", "B"), officer("W3", "C"))
    found = staffed(*crew, today=plan, care_case=[disabled("p1", "h2", household_id="k")])
    assert serving(found) == ["W1", "W2", "W3"]
    assert found.assignments["change"].tolist() == ["kept"] * 3
    (row,) = found.handovers.to_dict("records")
    assert (row["cell_id"], row["from_id"], row["to_id"]) == ("B", "W3", "W2")
    assert (row["households"], row["building_ids"], row["care_people"]) == (80, "h2", 1)
    assert "C today, which W3 serves" in row["reason"]
    assert {one["household_id"] for one in json.loads(row["due_visits"])} <= {"k"}


def test_what_nobody_can_take_is_handed_over_to_nobody():
    crew = (officer("W1", "A,B", not_cells="B"), officer("W2", "C", not_cells="B"))
    found = slips(*crew)
    assert ("B", "W1", None) in found
