"""Plans that count something for more or for less than the rulebook does."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.divide.edits import Edit

from .conftest import bring_in

# The four houses on the left of the lower row.
ESTATE = '小区编码,小区名称,WKT\nq1,桂花里,"POLYGON ((0 0, 160 0, 160 44, 0 44, 0 0))"'


def parameters(project, plan):
    return json.loads(project.read_plan(plan).plan["parameters"].iloc[0])


def estate_cells(project, plan):
    """How many cells the estate lies in."""
    units = project.read_plan(plan).units
    return units[units["compound_id"] == "q1"]["cell_id"].nunique()


def test_a_wish_changes_the_plan_and_is_kept_with_it(street):
    bring_in(street, "compound", ESTATE)
    steps.divide(street, plan="whole", weights={"compounds": 4.0, "shape": 0.0})
    steps.divide(street, plan="cut", weights={"compounds": 0.0, "shape": 4.0})
    assert (estate_cells(street, "whole"), estate_cells(street, "cut")) == (1, 2)
    assert parameters(street, "whole")["weights"] == {"compounds": 4.0, "shape": 0.0}
    notes = street.read_plan("whole").plan["notes"].iloc[0]
    (note,) = [one for one in map(Message.from_json, json.loads(notes)) if "Weighed" in str(one)]
    assert str(note).endswith("Keep compounds whole × 4, Round shapes × 0.")


def test_replaying_weighs_as_then(street):
    bring_in(street, "compound", ESTATE)
    steps.divide(street, plan="cut", weights={"compounds": 0.0, "shape": 4.0})
    assert steps.replay(street, "cut").identical


def test_an_edited_plan_still_says_what_it_was_weighed_by(street):
    steps.divide(street, plan="shaped", weights={"shape": 2.0})
    units = street.read_plan("shaped").units.set_index("building_id")
    steps.edit(street, "shaped", [Edit((units.loc["0-0", "unit_id"],))])
    assert parameters(street, "shaped")["weights"] == {"shape": 2.0}
    assert steps.replay(street, "shaped").identical


def test_the_rulebooks_own_weights_say_nothing_new(street):
    steps.divide(street, plan="same", weights={"shape": 1.0})
    assert "weights" not in parameters(street, "same")
    assert parameters(street, "same").keys() == parameters(street, "plan-1").keys()


def test_a_wrong_wish_is_refused_and_nothing_is_kept(street):
    with pytest.raises(InputError, match="by the name beauty"):
        steps.divide(street, plan="no", weights={"beauty": 2.0})
    assert "no" not in street.plans()["plan"].tolist()
