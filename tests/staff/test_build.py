"""The assignment of the street's officers as numbers that can be worked out by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import shapely
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import look_at
from grid_steward.plugin.assess.workload import cell_work
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.staff.build import build_problem
from grid_steward.plugin.staff.situation import read_situation
from grid_steward.plugin.staff.walks import DETOUR
from grid_steward.tests.assess.work import RULEBOOK, officer, scene, with_work
from grid_steward.tests.attach.street import CRS, case, plan_row, rows

from .rows import (
    EAST,
    TOWER_IN_B,
    WEST,
    built,
    disabled,
    kept_assignment,
    last_year,
    situation,
)

# Minutes a month for each metre between base and cell: there and back, on all days.
A_METRE = 2 * RULEBOOK.work.days_per_month / RULEBOOK.walking.metres_per_minute


def test_ways_are_there_and_back_on_all_days():
    """The middles are h1 at 30 m, the tower at 200 m for B (it has most households) and for C."""
    found = built(officer("W1", at=WEST), officer("W2", at=EAST))
    metres = np.array([[0, 170, 170], [200, 30, 30]])
    assert found.problem.travel.tolist() == np.rint(metres * A_METRE).astype(int).tolist()
    assert found.problem.between[0].tolist() == np.rint(metres[0] * A_METRE).astype(int).tolist()
    assert not found.notes


def test_the_base_is_the_own_one_else_the_station_of_the_community_served():
    station = {"facility_id": "f", "name": "station", "kind": "service_station", "at": (130, 40)}
    found = built(
        officer("W1", "A", building_id="h2"),
        officer("W2", "B"),
        officer("W3", "A"),
        facility=[station],
    )
    assert found.walks.bases[:2].tolist() == [[130, 50], [130, 40]]
    assert np.isnan(found.walks.bases[2]).all()
    assert found.problem.travel[2].tolist() == [0, 0, 0]
    (note,) = found.notes
    assert "1" in str(note)


def test_hours_are_the_own_else_those_of_the_rules():
    found = built(
        officer("W1", hours_per_month=10.0), officer("W2"), rulebook=with_work(hours_per_month=50.0)
    )
    assert found.problem.hours.tolist() == [600, 3000]


def test_work_is_the_same_whoever_serves_the_cell():
    people = [disabled("p1", "h1"), disabled("p2", "t", entrance=4)]
    here = built(officer("W1", "A,B,C", at=WEST), care_case=people)
    there = built(officer("W1", "C", at=(9000, 0)), officer("W2", at=EAST), care_case=people)
    assert here.problem.work.tolist() == there.problem.work.tolist()
    seen = scene(officer=[officer("W1", "A,B,C", at=WEST)], care_case=people)
    network = build_network(seen.layers, seen.rulebook.walking)
    whole = cell_work(seen, network, read_officers(seen)).workload()["total_min"]
    assert (here.problem.work <= np.rint(whole)).all()
    assert (here.problem.work[1:] < whole[1:]).all()
    without_walking = whole - cell_work(seen, network, read_officers(seen)).parts()["walking"]
    assert (here.problem.work >= np.floor(without_walking)).all()


def test_cells_that_share_a_border_are_neighbours():
    assert built(officer("W1")).problem.neighbours.tolist() == [[0, 1], [1, 2]]


def _yard(roads: list[str], barriers: list[str] = ()) -> list[list[int]]:
    """The neighbours among four cells, 0 1 above 2 3, with a home in the middle of each."""
    at = [(0, 100), (100, 100), (0, 0), (100, 0)]
    cells = [shapely.box(x, y, x + 100, y + 100) for x, y in at]
    homes = [shapely.box(x + 45, y + 45, x + 55, y + 55) for x, y in at]
    said = {"plan": ["p"] * 4, "cell_id": list("0123"), "community_id": ["c"] * 4}
    units = {"unit_id": list("0123"), "building_id": list("abcd"), "households": [9] * 4}
    plan = Division(
        contract("unit").frame({**said, **units, "geometry": cells}, CRS),
        contract("cell").frame({**said, "households": [9] * 4, "geometry": cells}, CRS),
        plan_row(),
    )
    layers = {
        "building": contract("building").frame(
            {"building_id": list("abcd"), "geometry": homes}, CRS
        ),
        "officer": rows("officer", officer("W1")),
    }
    for name, shapes in (("road", roads), ("barrier", barriers)):
        data = {f"{name}_id": [str(one) for one in range(len(shapes))]}
        lines = [shapely.from_wkt(one) for one in shapes]
        layers[name] = contract(name).frame({**data, "geometry": lines}, CRS)
    seen = look_at(locate_layers(plan, layers), layers, RULEBOOK)
    network = build_network(seen.layers, RULEBOOK.walking)
    return build_problem(read_situation(seen), network).problem.neighbours.tolist()


def test_a_common_corner_makes_no_neighbours():
    assert _yard([]) == [[0, 1], [0, 2], [1, 3], [2, 3]]


def test_no_neighbours_where_no_way_leads():
    """The roads above and below do not meet."""
    assert _yard(["LINESTRING (0 150, 200 150)", "LINESTRING (0 50, 200 50)"]) == [[0, 1], [2, 3]]


def test_no_neighbours_where_the_way_is_absurd():
    """Up and down are joined only a kilometre to the east; at 200 m they are near enough."""
    above, below = "LINESTRING (0 150, {x} 150)", "LINESTRING (0 50, {x} 50, {x} 150)"
    for x, near in ((1000, False), (200, True)):
        found = _yard([above.format(x=x), below.format(x=x)])
        assert ([0, 2] in found, [0, 1] in found) == (near, True)


def test_no_way_on_foot_is_never_free():
    road = {"road_id": "r", "class": "residential"}
    frame = contract("road").frame(
        {**{name: [value] for name, value in road.items()},
         "geometry": [shapely.LineString([(9000, 0), (9100, 0)])]}, CRS
    )  # fmt: skip
    found = situation(officer("W1", at=(9000, 0)))
    layers = {**found.scene.layers, "road": frame}
    away = dataclasses.replace(found, scene=dataclasses.replace(found.scene, layers=layers))
    network = build_network(layers, RULEBOOK.walking)
    got = build_problem(away, network)
    straight = np.hypot(9000 - 30, 50)
    assert got.problem.travel[0, 0] == round(DETOUR * straight * A_METRE)
    assert any("3" in str(note) for note in got.notes)


def test_strangers_know_somebody_else():
    """p1 and p2 are A's, but p2 is visited by W2; whom nobody serves nobody knows."""
    found = built(
        officer("W1", "A"),
        officer("W2"),
        care_case=[
            disabled("p1", "h1"),
            disabled("p2", "h1", officer_id="W2"),
            disabled("p3", "h2"),
        ],
    )
    cells = np.array([[0, 0, 0], [1, 0, 0]])
    assert (found.problem.strangers - cells).tolist() == [[1, 0, 0], [1, 0, 0]]


def test_who_has_several_cases_is_one_stranger():
    some = [case("p1", "disabled", "h1"), case("p1", "minimum_income", "h1")]
    found = built(officer("W1", "A"), officer("W2"), care_case=some)
    assert found.problem.strangers.tolist() == [[0, 0, 0], [1 + 1, 0, 0]]


def test_a_cell_without_people_in_care_knows_its_officer_too():
    """C's officer is not in the list any more, so that everyone is new there."""
    kept = kept_assignment(("A", "W1", False), ("C", "W9", False))
    found = built(officer("W1"), officer("W2"), earlier=kept)
    assert found.problem.strangers.tolist() == [[0, 0, 0], [1, 0, 0]]


def test_people_ask_for_skills_that_officers_have_or_lack():
    people = [disabled("p1", "h1"), disabled("p2", "h1"), case("p3", "minimum_income", "h1")]
    found = built(
        officer("W1", skills="急救证"),
        officer("W2", languages="普通话、手语"),
        officer("W3", skills="sign language; 急救证"),
        care_case=people,
        care_count=[{"care_group": "disabled", "people": 3, "building_id": "h2"}],
    )
    assert found.problem.lacking.tolist() == [[2, 3, 0], [0, 0, 0], [0, 0, 0]]


def test_wishes_and_locks():
    found = situation(
        officer("W1", "A", must_cells="C"),
        officer("W2", "B", not_cells="A，B"),
        officer("W3"),
        locked=["A"],
    )
    assert found.wishes.fixed.tolist() == [0, -1, 0]
    assert found.wishes.forbidden.tolist() == [[False] * 3, [True, True, False], [False] * 3]
    assert found.wishes.locked.tolist() == [True, False, False]


def test_a_ticked_cell_stays_with_whom_it_has_in_the_kept_assignment():
    kept = kept_assignment(("A", "W2", True), ("B", "W1", None))
    found = situation(officer("W1", "A"), officer("W2"), kept=kept)
    assert found.wishes.fixed.tolist() == [1, -1, -1]
    assert (
        situation(officer("W1", "A"), officer("W2"), kept=kept, locked=["B"]).wishes.fixed[1] == 0
    )


KEPT = kept_assignment(("A", "W9", True))


@pytest.mark.parametrize(
    ("officers", "more", "words"),
    [
        ([officer("W1", must_cells="A"), officer("W2", must_cells="A")], {}, ["A", "W1", "W2"]),
        ([officer("W1", must_cells="A", not_cells="A")], {}, ["A", "W1"]),
        ([officer("W1", must_cells="X")], {}, ["X", "W1", "must_cells"]),
        ([officer("W1", not_cells="X")], {}, ["X", "W1", "not_cells"]),
        ([officer("W1", "A")], {"locked": ["X"]}, ["X", "A, B, C"]),
        ([officer("W1", "A")], {"locked": ["B"]}, ["B"]),
        ([officer("W1", "A")], {"kept": KEPT}, ["A", "W9"]),
        ([officer("W1", "A"), officer("W2", must_cells="A")], {"locked": ["A"]}, ["A", "W1", "W2"]),
        ([officer("W1", "A", not_cells="A")], {"locked": ["A"]}, ["A", "W1"]),
        ([], {}, ["officer"]),
    ],
)  # fmt: skip
def test_contradictions_are_said(officers, more, words):
    with pytest.raises(InputError) as caught:
        situation(*officers, **more)
    assert all(word in str(caught.value) for word in words)


def test_a_wish_about_a_cell_of_the_earlier_plan_only_is_noted():
    """C was no cell of its own before, but Z was."""
    plan = last_year(TOWER_IN_B)
    plan.units.loc[plan.units["building_id"] == "h1", "cell_id"] = "Z"
    found = situation(officer("W1", "Z", must_cells="Z"), plan=plan)
    (note,) = found.wishes.notes
    assert "Z" in str(note)
    assert found.wishes.fixed.tolist() == [-1, -1, -1]


def test_a_cell_that_only_got_another_code_is_meant_by_its_former_one():
    plan = last_year(TOWER_IN_B)
    for frame in (plan.units, plan.cells):
        frame["cell_id"] = frame["cell_id"].replace("B", "Z")
    told = scene(officer=[officer("W1", must_cells="Z")])
    told.index.cells.loc[told.index.cells["cell_id"] == "B", "continues"] = "Z"
    found = read_situation(told, plan=plan)
    assert found.wishes.fixed.tolist() == [-1, 0, -1]
    assert found.wishes.notes == ()
