"""Households laid on each other: nothing is counted twice and nothing lost."""

from __future__ import annotations

from collections import Counter

from grid_steward.plugin.compare.slices import slice_units
from hypothesis import given
from hypothesis import strategies as st

from .lots import plan


def laid(old, new):
    """The slices by what the units are called: building or part, None for nowhere."""
    found = slice_units(old.units, new.units)
    names = [
        [
            *(
                part or building
                for building, part in zip(one.units["building_id"], one.units["part"])
            ),
            None,
        ]
        for one in (old, new)
    ]
    rows = zip(found.old.tolist(), found.new.tolist(), found.households.tolist())
    return Counter({(names[0][a], names[1][b]): many for a, b, many in rows})


def one_lot(*parts, name="new"):
    return plan([[("t", "W-1", count, part) for part, count in parts]], name=name)


def test_buildings_that_only_one_plan_has_come_from_nowhere_or_go_there():
    old = plan([("a", "W-1", 50), ("b", "W-1", 60), (None, "W-1", 0)])
    new = plan([("a", "W-1", 55), (None, "W-1", 0), ("c", "W-1", 70)])
    assert laid(old, new) == {("a", "a"): 50, (None, "a"): 5, ("b", None): 60, (None, "c"): 70}


def test_a_building_with_another_code_on_the_same_ground_is_the_same():
    old, new = (
        plan([("a", "W-1", 50), ("b", "W-1", 60)]),
        plan([("a", "W-1", 50), ("B2", "W-1", 60)]),
    )
    assert laid(old, new) == {("a", "a"): 50, ("b", "B2"): 60}


def test_a_tower_that_is_cut_elsewhere_is_laid_along_its_entrances():
    old = one_lot(("entrances 1-2", 200), ("entrances 3-4", 200))
    new = one_lot(("entrance 1", 100), ("entrances 2-4", 300))
    assert laid(old, new) == {
        ("entrances 1-2", "entrance 1"): 100,
        ("entrances 1-2", "entrances 2-4"): 100,
        ("entrances 3-4", "entrances 2-4"): 200,
    }


def test_a_tower_that_is_divided_or_joined_keeps_all_its_households():
    whole, parts = plan([("t", "W-1", 400)]), one_lot(("floors 1-8", 150), ("floors 9-16", 250))
    assert laid(whole, parts) == {("t", "floors 1-8"): 150, ("t", "floors 9-16"): 250}
    assert laid(parts, whole) == {("floors 1-8", "t"): 150, ("floors 9-16", "t"): 250}


def test_parts_of_the_same_name_are_the_same_whatever_is_counted_beside_them():
    old = one_lot(("floors 1-8", 150), ("floors 9-16", 250))
    new = one_lot(("floors 1-8", 170), ("floors 9-16", 250))
    assert laid(old, new) == {
        ("floors 1-8", "floors 1-8"): 150,
        ("floors 9-16", "floors 9-16"): 250,
        (None, "floors 1-8"): 20,
    }


def test_entrances_and_floors_share_in_proportion():
    old = one_lot(("entrance 1", 100), ("entrance 2", 300))
    new = one_lot(("floors 1-8", 200), ("floors 9-16", 200))
    assert laid(old, new) == {
        ("entrance 1", "floors 1-8"): 50,
        ("entrance 1", "floors 9-16"): 50,
        ("entrance 2", "floors 1-8"): 150,
        ("entrance 2", "floors 9-16"): 150,
    }


def test_a_part_that_nobody_lives_in_is_still_somewhere():
    old = one_lot(("part 1", 100), ("part 2", 0))
    new = one_lot(("part 1", 50), ("part 2", 50), ("part 3", 0))
    found = slice_units(old.units, new.units)
    assert set(found.new[found.old >= 0].tolist()) == {0, 1, 2}


KINDS = st.sampled_from(["entrance", "floor", "part"])


@st.composite
def towers(draw, kind):
    counts = draw(st.lists(st.integers(0, 40), min_size=1, max_size=5))
    return [(f"{kind} {number}", count) for number, count in enumerate(counts, 1)]


@given(st.data())
def test_whatever_the_parts_their_households_are_all_laid_once(data):
    old, new = (one_lot(*data.draw(towers(data.draw(KINDS)))) for _ in range(2))
    found = slice_units(old.units, new.units)
    assert (found.households >= 0).all()
    for units, rows, others in (
        (old.units, found.old, found.new),
        (new.units, found.new, found.old),
    ):
        sums, known = Counter(), Counter()
        for row, other, many in zip(rows.tolist(), others.tolist(), found.households.tolist()):
            sums[row] += many
            known[other >= 0] += many
        assert [sums[row] for row in range(len(units))] == units["households"].tolist()
    both = found.households[(found.old >= 0) & (found.new >= 0)].sum()
    assert both == min(old.units["households"].sum(), new.units["households"].sum())
