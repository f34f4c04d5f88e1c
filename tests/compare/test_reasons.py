"""Why households move, on ground where one reason alone can be true."""

from __future__ import annotations

from dataclasses import replace

from grid_steward.plugin.compare import REASONS, moved_by
from grid_steward.plugin.compare.reasons import MOVE_REASONS
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import CommunityBand

from .lots import CRS, RULEBOOK, asked, compared, plan, roads, table


def banded(least, most):
    return replace(RULEBOOK, community_band=CommunityBand((least, most), None))


WIDE = banded(1, 9_999)


def reasons(new, old, rulebook=WIDE, **facts):
    found = compared(new, old, rulebook, **facts).changes
    return dict(zip(found["building_id"], found["reason"]))


def test_an_enclave_comes_to_the_community_around_it():
    old = plan([("a", "W-1", 300), ("b", "E-1", 300), ("c", "W-1", 40)], name="old")
    new = plan([("a", "W-1", 300), ("b", "E-1", 300), ("c", "E-1", 40)])
    found = compared(new, old, WIDE)
    assert found.changes["reason"].tolist() == ["connection"]
    assert found.figures["community_pieces"] == (1, 0)


def test_a_river_without_a_bridge_cuts_off_as_well():
    old = plan([("a", "W-1", 300), ("b", "W-1", 40), ("c", "E-1", 300)], name="old")
    new = plan([("a", "W-1", 300), ("b", "E-1", 40), ("c", "E-1", 300)])
    river = roads(((100, -10), (100, 110)))
    barrier = contract("barrier").frame(
        {"barrier_id": ["b1"], "geometry": list(river.geometry)}, CRS
    )
    assert reasons(new, old, barrier=barrier) == {"b": "connection"}
    assert reasons(new, old) == {"b": "together"}


def test_a_community_over_the_band_gives_away():
    old = plan([("a", "W-1", 900), ("b", "W-1", 200), ("c", "E-1", 300)], name="old")
    new = plan([("a", "W-1", 900), ("b", "E-1", 200), ("c", "E-1", 300)])
    assert reasons(new, old, banded(300, 1000)) == {"b": "band"}


def test_a_plan_is_judged_by_the_band_that_it_was_asked_for():
    old = plan([("a", "W-1", 900), ("b", "W-1", 200), ("c", "E-1", 300)], name="old")
    new = asked(
        plan([("a", "W-1", 900), ("b", "E-1", 200), ("c", "E-1", 300)]),
        community_households="300:600:1000",
    )
    assert reasons(new, old) == {"b": "band"}
    assert reasons(new, old, banded(1, 200)) == {"b": "band"}


def test_a_compound_becomes_whole():
    old = plan([("a", "W-1", 300), ("b", "W-1", 100), ("c", "E-1", 300)], name="old")
    lots = [("a", "W-1", 300), ("b", "E-1", 100), ("c", "E-1", 300)]
    new = plan(lots, compounds={"b": "k1", "c": "k1"})
    found = compared(new, old, WIDE)
    assert found.changes["reason"].tolist() == ["compound"]
    assert found.changes["compound"].tolist() == ["k1"]


def test_a_line_comes_to_lie_on_the_road():
    old = plan([("a", "W-1", 300), ("b", "E-1", 0), ("c", "E-1", 300)], name="old")
    new = plan([("a", "W-1", 300), ("b", "W-1", 0), ("c", "E-1", 300)])
    assert reasons(new, old, road=roads(((200, -10), (200, 110)))) == {"b": "line"}
    assert reasons(new, old) == {"b": "together"}


def test_buildings_that_are_new_or_gone_say_so_at_both_ends():
    old = plan([("a", "W-1", 300), ("b", "W-1", 50), (None, "W-1", 0)], name="old")
    new = plan([("a", "W-1", 300), (None, "W-1", 0), ("x", "W-1", 60)])
    found = compared(new, old, WIDE).changes
    assert table(found, "building_id", "old_cell", "new_cell", "reason") == [
        ("x", None, "W-1", "built"),
        ("b", "W-1", None, "lost"),
    ]


def test_cells_take_the_reasons_of_the_plans_own_list():
    old = plan([("a", "W-1", 120), ("b", "W-1", 90), ("c", "W-2", 210)], name="old")
    same = {"W": "W", "W-1": "W-1", "W-2": "W-2"}
    lots = [("a", "W-1", 120), ("b", "W-2", 90), ("c", "W-2", 210)]
    new = plan(lots, made_from="old", continues=same)
    moves = contract("move").frame(
        {"unit_id": ["new-u1"], "building_id": ["b"], "reason": ["compound"], "geometry": [None]},
        CRS,
    )
    assert reasons(replace(new, moves=moves), old) == {"b": "compound"}


def test_every_reason_of_a_move_has_a_title():
    assert set(MOVE_REASONS) - {"new"} <= set(REASONS)


def test_what_moves_by_street_and_compound():
    old = plan(
        [("a", "W-1", 120), ("b", "W-1", 90), ("c", "W-1", 60), ("d", "E-1", 50)], name="old"
    )
    new = plan(
        [("a", "W-1", 120), ("b", "E-1", 90), ("c", "E-1", 60), ("d", "E-1", 50)],
        made_from="old",
        continues={"W": "W", "E": "E", "W-1": "W-1", "E-1": "E-1"},
    )
    homes = contract("building").frame(
        {
            "building_id": ["b", "c"],
            "street": ["River Road", None],
            "number": ["7", None],
            "geometry": [None, None],
        },
        CRS,
    )
    changes = compared(new, old, WIDE, building=homes).changes
    assert table(moved_by(changes, "street"), "name", "buildings", "households") == [
        ("River Road", 1, 90),
        (None, 1, 60),
    ]
    assert table(moved_by(changes, "compound", "cell"), "name", "households") == []
