"""Which cell is which: by what the plan says, by code, by what two plans share."""

from __future__ import annotations

from .lots import compared, plan, table

OLD = plan(
    [("a", "W-1", 120), ("b", "W-1", 90), ("c", "W-2", 210)],
    [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
    name="old",
)


def cells(found):
    flows = found.flows[found.flows["level"] == "cell"]
    return set(table(flows, "old_code", "code"))


def test_a_cell_that_only_got_another_code_is_no_change():
    new = plan(
        [("a", "W-7", 120), ("b", "W-7", 90), ("c", "W-2", 210)],
        [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
        made_from="old",
        continues={"W-7": "W-1", "W-2": "W-2", "E-1": "E-1", "E-2": "E-2"},
    )
    found = compared(new, OLD)
    assert found.changes.empty
    assert ("W-1", "W-7") in cells(found)


def test_it_is_no_change_the_other_way_round_either():
    new = plan(
        [("a", "W-7", 120), ("b", "W-7", 90), ("c", "W-2", 210)],
        [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
        made_from="old",
        continues={"W-7": "W-1", "W-2": "W-2", "E-1": "E-1", "E-2": "E-2"},
    )
    found = compared(OLD, new)
    assert found.changes.empty
    assert ("W-7", "W-1") in cells(found)


def test_between_plans_that_know_nothing_of_each_other_codes_of_cells_mean_nothing():
    new = plan(
        [("a", "W-2", 120), ("b", "W-2", 90), ("c", "W-1", 210)],
        [("d", "E-3", 100), ("e", "E-3", 130), ("f", "E-1", 220)],
    )
    found = compared(new, OLD)
    assert found.changes.empty
    assert cells(found) == {
        ("W-1", "W-2"),
        ("W-2", "W-1"),
        ("E-1", "E-3"),
        ("E-2", "E-1"),
        (None, None),
    }


def test_a_community_is_the_one_of_its_code_however_much_it_gives_away():
    new = plan(
        [("a", "E-3", 120), ("b", "E-3", 90), ("c", "W-1", 210)],
        [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
    )
    found = compared(new, OLD)
    assert found.figures["households_moved"] == (None, 210)
    assert set(found.changes["building_id"]) == {"a", "b"}
    assert set(found.changes["level"]) == {"community"}
    # The cell came along whole: it is the same cell.
    assert ("W-1", "E-3") in cells(found)
    assert found.figures["households_moved_cells"] == (None, 0)


def test_an_estate_that_got_a_community_of_its_own_is_founded_in_both_plans():
    new = plan(
        [("a", "W-1", 120), ("b", "W-1", 90), ("c", "N-1", 210)],
        [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
        made_from="old",
        continues={"W": "W", "E": "E", "W-1": "W-1", "N-1": "W-2", "E-1": "E-1", "E-2": "E-2"},
    )
    found = compared(new, OLD)
    assert [
        (f["kind"], f["old"], f["new"], f["households"], f["buildings"]) for f in found.fates
    ] == [
        ("split", ["W"], ["N", "W"], 210, 1),
        ("founded", ["W"], ["N"], 210, 1),
    ]
    assert table(found.changes, "building_id", "old_community", "new_community", "reason") == [
        ("c", "W", "N", "founded")
    ]


def test_a_community_that_is_divided_among_its_neighbours_is_dissolved():
    old = plan(
        [("a", "W-1", 300), ("b", "M-1", 100), ("c", "M-1", 110), ("d", "E-1", 300)], name="old"
    )
    new = plan([("a", "W-1", 300), ("b", "W-1", 100), ("c", "E-1", 110), ("d", "E-1", 300)])
    found = compared(new, old)
    assert [(f["kind"], f["old"], f["new"]) for f in found.fates] == [
        ("joined", ["E", "M"], ["E"]),
        ("dissolved", ["M"], ["E", "W"]),
    ]
    assert set(found.changes["reason"]) == {"gone"}


def test_a_small_piece_given_away_only_trims():
    old = plan([("a", "W-1", 300), ("b", "W-1", 50), ("d", "E-1", 300)], name="old")
    new = plan([("a", "W-1", 300), ("b", "E-1", 50), ("d", "E-1", 300)])
    found = compared(new, old)
    assert [(f["kind"], f["old"], f["new"], f["households"]) for f in found.fates] == [
        ("trimmed", ["W"], ["E", "W"], 50)
    ]
