"""moved = out = in, and before − out + in = after: recounted from the two plans alone."""

from __future__ import annotations

from grid_steward.plugin.compare.flows import sums_close
from hypothesis import given, settings
from hypothesis import strategies as st

from .lots import compared, plan, points
from .recount import people_recounted, recounted, said

COUNTED = ("buildings", "households")


def check(new, old, found):
    assert sums_close(found.flows, COUNTED)
    for level in found.flows["level"].unique():
        assert said(found.flows, level) == recounted(new, old, found.flows, level)


OLD = plan(
    [("a", "W-1", 120), ("b", "W-1", 90), ("c", "W-2", 210)],
    [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
    name="old",
)


def test_a_plan_like_the_other_moves_nobody():
    found = compared(OLD, OLD)
    assert found.changes.empty
    assert not found.flows[[f"{one}_{way}" for one in COUNTED for way in ("out", "in")]].any().any()
    assert str(found.notes[0]).startswith("Nobody moves")
    assert found.fates == ()


def test_one_building_moves_to_the_other_cell():
    new = plan(
        [("a", "W-1", 120), ("b", "W-2", 90), ("c", "W-2", 210)],
        [("d", "E-1", 100), ("e", "E-1", 130), ("f", "E-2", 220)],
        made_from="old",
        continues={"W-1": "W-1", "W-2": "W-2", "E-1": "E-1", "E-2": "E-2"},
    )
    found = compared(new, OLD)
    check(new, OLD, found)
    assert found.figures["households_moved_cells"] == (None, 90)
    assert found.figures["households_moved"] == (None, 0)
    assert len(found.changes) == 1


def test_new_gone_and_recounted_buildings_close_through_the_row_of_none():
    new = plan(
        [("a", "W-1", 125), ("b", "W-1", 80), ("x", "W-2", 40)],
        [("d", "E-1", 100), (None, "E-1", 0), ("f", "E-2", 220)],
        made_from="old",
        continues={"W-1": "W-1", "W-2": "W-2", "E-1": "E-1", "E-2": "E-2"},
    )
    # c became x on its ground, with 170 households fewer; e is gone.
    found = compared(new, OLD)
    assert sums_close(found.flows, COUNTED)
    none = found.flows[found.flows["code"].isna() & (found.flows["level"] == "cell")].iloc[0]
    assert (none["households_in"], none["households_out"]) == (10 + 170 + 130, 5)
    assert (none["buildings_in"], none["buildings_out"]) == (1, 0)
    assert found.changes["reason"].tolist() == ["lost"]


LOTS = st.tuples(st.sampled_from(["W-1", "W-2", "E-1", "E-2"]), st.integers(0, 120))
ROWS = st.lists(LOTS, min_size=9, max_size=9)


def drawn(lots, name, codes):
    named = [(code, cell, many) for code, (cell, many) in zip(codes, lots)]
    return plan(named[:3], named[3:6], named[6:], name=name)


@settings(max_examples=25)
@given(ROWS, ROWS, st.integers(0, 3))
def test_any_two_plans_close(before, after, gone):
    old = drawn(before, "old", "abcdefghi")
    new = drawn(after, "new", ["#0", "#1", "#2"][:gone] + list("abcdefghi")[gone:])
    found = compared(new, old)
    assert sums_close(found.flows, COUNTED)
    assert sums_close(found.people, ("residents", "care"))
    for level, frame in found.flows.groupby("level"):
        assert frame["households_before"].sum() >= old.units["households"].sum()
        nowhere = frame["code"].isna()
        for state, one in (("before", old), ("after", new)):
            inside = frame.loc[~nowhere, f"households_{state}"].sum()
            assert inside == one.units["households"].sum()
        moved = found.figures["households_moved" + ("_cells" if level == "cell" else "")][1]
        listed = found.changes
        if level == "community":
            listed = listed[listed["level"] == "community"]
            codes = listed["old_community"].notna() & listed["new_community"].notna()
            assert listed.loc[codes, "households"].sum() == moved


@settings(max_examples=25)
@given(ROWS, st.lists(st.sampled_from(["W-1", "W-2", "E-1", "E-2"]), min_size=9, max_size=9))
def test_the_same_buildings_in_other_cells_are_recounted(before, cells):
    old = drawn(before, "old", "abcdefghi")
    new = drawn([(cell, many) for cell, (_, many) in zip(cells, before)], "new", "abcdefghi")
    check(new, old, compared(new, old))


# Where people live: a building, and in the tower perhaps an entrance, of which it has two.
HOMES = st.tuples(st.sampled_from("abcdt"), st.sampled_from([None, 1, 2, 3]))
CELLS = st.lists(st.sampled_from(["W-1", "W-2", "E-1", "E-2"]), min_size=6, max_size=6)


def with_tower(cells, name):
    tower = [("t", cells[4], 130, "entrance 1"), ("t", cells[5], 120, "entrance 2")]
    return plan([(code, cell, 100) for code, cell in zip("abcd", cells)], [tower], name=name)


def living(layer, homes, **more):
    rows = [{"building_id": code, "entrance": entrance} for code, entrance in homes]
    return points(layer, [{**row, **{k: v[at] for k, v in more.items()}}
                          for at, row in enumerate(rows)])  # fmt: skip


@settings(max_examples=40)
@given(CELLS, CELLS, *[st.lists(HOMES, max_size=6)] * 3, st.lists(st.integers(0, 9), min_size=6))
def test_residents_and_care_are_recounted_one_by_one(before, after, homes, cases, counts, many):
    old, new = with_tower(before, "old"), with_tower(after, "new")
    people = {
        "resident": living("resident", homes),
        "care_case": living("care_case", cases, case_id=[f"c{at}" for at in range(6)]),
        "care_count": living("care_count", [(code, None) for code, _ in counts], people=many),
    }
    found = compared(new, old, **people)
    for level, suffix in (("community", ""), ("cell", "_cells")):
        told = said(found.people, level, ("residents", "care"))
        assert told == people_recounted(new, old, people, found.people, level)
        rows = found.people[found.people["level"] == level]
        for what in ("residents", "care"):
            out, into = (int(rows[f"{what}_{way}"].sum()) for way in ("out", "in"))
            nowhere = rows[rows["code"].isna()]
            through_none = int(nowhere[[f"{what}_out", f"{what}_in"]].to_numpy().sum())
            moved = found.people_figures[f"{what}_moved{suffix}"][1]
            assert moved == out - through_none == into - through_none
