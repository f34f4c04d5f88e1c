"""Plans of small hand-drawn towns, changed by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.divide.edits import Edit, edited, edits_of
from grid_steward.plugin.divide.trail import result_mark
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, box

from .test_layers import CRS, communities, houses, lines_of, said

SETTINGS = Settings(Band(200, 250, 300), load_rulebook("yichang"), plan="plan")
# Two communities of five columns of two houses with 50 households: two cells in each.
TOWN = {"building": houses(range(10)), "community": communities(east=(5, 10), west=(0, 5))}


@pytest.fixture(scope="module")
def plan() -> Division:
    return divide_layers(TOWN, SETTINGS)


@pytest.fixture(scope="module")
def after(plan: Division) -> Division:
    """A plan that starts from the other, and is the same."""
    return divide_layers(TOWN, replace(SETTINGS, plan="after"), plan)


def make(plan: Division, *edits: Edit, earlier: Division | None = None, **layers) -> Division:
    name = str(plan.plan["plan"].iloc[0])
    return edited(plan, edits, {**TOWN, **layers}, replace(SETTINGS, plan=name), earlier)


def unit(plan: Division, building: str) -> str:
    return str(plan.units.loc[plan.units["building_id"] == building, "unit_id"].iloc[0])


def cell_of(plan: Division, building: str) -> str:
    return str(plan.units.loc[plan.units["building_id"] == building, "cell_id"].iloc[0])


def border(plan: Division) -> tuple[str, str]:
    """Two neighbours of the west in different cells, with the larger cell first."""
    size = plan.cells.set_index("cell_id")["households"]
    for column in range(4):
        for row in (0, 1):
            pair = f"b{column}-{row}", f"b{column + 1}-{row}"
            one, other = (cell_of(plan, name) for name in pair)
            if one != other:
                return pair if size[one] >= size[other] else pair[::-1]
    raise AssertionError


class TestWhatComesOut:
    def test_a_building_goes_to_the_cell_beside_it(self, plan: Division) -> None:
        goes, stays = border(plan)
        old, new = cell_of(plan, goes), cell_of(plan, stays)
        changed = make(plan, Edit((unit(plan, goes),), new))
        assert cell_of(changed, goes) == new
        before = plan.cells.set_index("cell_id")["households"]
        now = changed.cells.set_index("cell_id")["households"]
        assert (now[old], now[new]) == (before[old] - 50, before[new] + 50)
        rest = changed.units["building_id"] != goes
        assert (changed.units["cell_id"][rest] == plan.units["cell_id"][rest]).all()

    def test_cells_still_tile_the_ground(self, plan: Division) -> None:
        goes, stays = border(plan)
        changed = make(plan, Edit((unit(plan, goes),), cell_of(plan, stays)))
        assert changed.cells.is_valid.all() and set(changed.cells.geom_type) == {"Polygon"}
        assert changed.cells.area.sum() == pytest.approx(plan.cells.area.sum())
        for code, shape in zip(changed.cells["cell_id"], changed.cells.geometry):
            own = changed.units[changed.units["cell_id"] == code]
            assert shape.equals(own.union_all())

    def test_the_row_counts_anew_and_says_so(self, plan: Division) -> None:
        goes, stays = border(plan)
        changed = make(plan, Edit((unit(plan, goes),), cell_of(plan, stays)))
        sizes = changed.cells["households"]
        good = int(sizes.between(200, 300).sum())
        assert changed.plan["cells_in_band"].tolist() == [good]
        assert said(changed, "score")["in_band_share"] == pytest.approx(good / 4, abs=1e-6)
        assert sum(line["cells_in_band"] for line in said(changed, "communities")) == good
        parameters = read_json(changed.plan, "parameters")
        assert (parameters["made_by"], parameters["base"]) == ("edit", "divide")
        assert "1 changes were made by hand." in str(said(changed, "notes")[-1]["text"]).format(
            count=1
        )

    def test_there_and_back_is_the_same_plan_but_for_its_trail(self, plan: Division) -> None:
        goes, stays = border(plan)
        there = Edit((unit(plan, goes),), cell_of(plan, stays))
        back = Edit((unit(plan, goes),), cell_of(plan, goes))
        changed = make(plan, there, back)
        assert result_mark(changed) == result_mark(plan)
        pd.testing.assert_frame_equal(
            pd.DataFrame(changed.cells.drop(columns="geometry")),
            pd.DataFrame(plan.cells.drop(columns="geometry")),
        )
        assert said(changed, "score") == said(plan, "score")
        assert changed.edits["step"].tolist() == [1, 2]

    def test_a_new_cell_gets_the_next_code_and_one_left_empty_is_given_up(
        self, plan: Division
    ) -> None:
        (first, *_) = sorted(set(plan.cells.loc[plan.cells["community_id"] == "west", "cell_id"]))
        own = tuple(plan.units.loc[plan.units["cell_id"] == first, "unit_id"])
        changed = make(plan, Edit(own))
        assert set(changed.cells["cell_id"]) == set(plan.cells["cell_id"]) - {first} | {"west003"}
        assert changed.edits["new_cell"].tolist() == [True]
        (line,) = said(changed, "retired")
        assert (line["level"], line["code"], line["successors"]) == ("cell", first, ["west003"])
        with pytest.raises(InputError, match=f"{first} was given out before"):
            make(changed, Edit(own, first))

    def test_a_split_counts_one_cell_more_at_every_level(self, plan: Division) -> None:
        goes, _ = border(plan)
        changed = make(plan, Edit((unit(plan, goes),), "corner"))
        assert changed.plan["cells"].tolist() == [5]
        cells = dict(zip(changed.communities["community_id"], changed.communities["cells"]))
        assert cells == {"east": 2, "west": 3}
        assert changed.cells.set_index("cell_id")["off_band"]["corner"] == -150


class TestAgainstAnEarlierPlan:
    def test_moves_and_crosswalk_are_told_anew(self, plan: Division, after: Division) -> None:
        assert after.moves.empty
        goes, stays = border(after)
        old, new = cell_of(after, goes), cell_of(after, stays)
        changed = make(after, Edit((unit(after, goes),), new), earlier=plan)
        moves = changed.moves[["building_id", "old_cell", "new_cell"]].to_numpy().tolist()
        assert moves == [[goes, old, new]]
        pairs = {(line["old"], line["new"]): line["households"] for line in lines_of(changed)}
        assert pairs[old, new] == 50
        assert said(changed, "score")["moved_households_share"] == 0.05

    def test_a_new_cell_continues_none(self, plan: Division, after: Division) -> None:
        goes, _ = border(after)
        changed = make(after, Edit((unit(after, goes),), "corner"), earlier=plan)
        continues = changed.cells.set_index("cell_id")["continues"]
        assert continues.isna().to_dict() == {
            code: code == "corner" for code in changed.cells["cell_id"]
        }
        assert said(changed, "score")["moved_households_share"] == 0.05


class TestWhatCannotBe:
    def test_a_unit_that_there_is_not(self, plan: Division) -> None:
        with pytest.raises(InputError, match="has no unit nowhere"):
            make(plan, Edit(("nowhere",), "corner"))

    def test_no_units(self, plan: Division) -> None:
        with pytest.raises(InputError, match="names no units"):
            make(plan, Edit(()))

    def test_nothing_that_changes(self, plan: Division) -> None:
        with pytest.raises(InputError, match="already"):
            make(plan, Edit((unit(plan, "b0-0"),), cell_of(plan, "b0-0")))

    @pytest.mark.parametrize("buildings", [("b4-0",), ("b4-0", "b5-0")])
    def test_a_cell_across_a_community_line(self, plan: Division, buildings) -> None:
        units = tuple(unit(plan, name) for name in buildings)
        with pytest.raises(InputError, match=r"east, west, and a cell may not cross"):
            make(plan, Edit(units, cell_of(plan, "b9-0")))

    @pytest.mark.parametrize("way", ["out", "in"])
    def test_a_locked_cell(self, plan: Division, way: str) -> None:
        goes, stays = border(plan)
        held = cell_of(plan, goes if way == "out" else stays)
        locked = replace(
            plan, cells=plan.cells.assign(locked=(plan.cells["cell_id"] == held).astype("boolean"))
        )
        with pytest.raises(InputError, match=f"{held} is locked"):
            make(locked, Edit((unit(plan, goes),), cell_of(plan, stays)))

    def test_ground_that_would_not_hang_together(self, plan: Division) -> None:
        own = cell_of(plan, "b4-0")
        far = next(name for name in ("b0-0", "b4-1") if cell_of(plan, name) != own)
        with pytest.raises(InputError, match="would not hang together"):
            make(plan, Edit((unit(plan, far),), own))

    def test_ground_that_is_not_as_it_was(self, plan: Division) -> None:
        goes, stays = border(plan)
        with pytest.raises(InputError, match="社区east is not as it was"):
            make(
                plan,
                Edit((unit(plan, goes),), cell_of(plan, stays)),
                building=houses(range(10)).query("building_id != 'b9-1'"),
            )

    def test_an_edit_before_it_does_not_stay_half_done(self, plan: Division) -> None:
        goes, stays = border(plan)
        before = plan.units["cell_id"].tolist()
        with pytest.raises(InputError):
            make(plan, Edit((unit(plan, goes),), cell_of(plan, stays)), Edit(("nowhere",)))
        assert plan.units["cell_id"].tolist() == before


def test_a_wall_leaves_the_ground_together_and_the_pieces_are_said() -> None:
    wall = contract("barrier").frame(
        {"barrier_id": ["w"], "kind": ["wall"], "geometry": [LineString([(-20, 40), (420, 40)])]},
        CRS,
    )
    layers = {"building": houses(range(10)), "barrier": wall}
    plan = divide_layers(layers, SETTINGS)
    assert plan.plan["cells_contiguous"].tolist() == [4]
    town = {"barrier": wall, "community": communities()}
    # The wall parts the rows; b9-1 lies beyond it.
    over = Edit((unit(plan, "b9-1"),), cell_of(plan, "b9-0"))
    changed = make(plan, over, **town)
    assert changed.plan["cells_contiguous"].tolist() == [3]
    notes = [note["text"].format(**note["values"]) for note in said(changed, "notes")]
    assert f"The cell {over.cell_id} lies in 2 pieces with no way between them." in notes
    back = make(changed, Edit(over.units, cell_of(plan, "b9-1")), **town)
    assert not any("pieces" in note["text"] for note in said(back, "notes"))
    assert said(back, "notes")[-1]["values"] == {"count": 2}


def test_edits_come_back_in_their_order(plan: Division) -> None:
    goes, stays = border(plan)
    when = pd.Timestamp("2025-03-01T08:30:15.250")
    first = Edit((unit(plan, goes),), cell_of(plan, stays), when)
    second = Edit((unit(plan, goes),), cell_of(plan, goes), when)
    changed = make(make(plan, first), second)
    assert edits_of(changed) == [first, second]


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_nobody_is_lost_whatever_is_moved(plan: Division, data) -> None:
    """Each edit gives some houses of a community to a new cell, at a corner, so that all hangs
    together; the same edits give the same plan."""
    place = data.draw(st.sampled_from(["west", "east"]))
    first = {"west": 0, "east": 5}[place]
    wide = data.draw(st.integers(1, 4))
    units = tuple(unit(plan, f"b{first + n}-{row}") for n in range(wide) for row in (0, 1))
    changed = make(plan, Edit(units, "new"))
    assert changed.cells["households"].sum() == plan.cells["households"].sum() == 1000
    assert changed.units["households"].sum() == 1000
    sums = changed.units.groupby("cell_id")["households"].sum()
    assert sums.to_dict() == dict(zip(changed.cells["cell_id"], changed.cells["households"]))
    assert changed.cells.set_index("cell_id")["units"]["new"] == len(units)
    assert result_mark(make(plan, Edit(units[::-1], "new"))) == result_mark(changed)
    assert box(*changed.cells.total_bounds).equals(box(*plan.cells.total_bounds))


class TestCodesOfThePlansOwnCells:
    def test_two_cells_may_change_places_whole(self, plan: Division) -> None:
        one, other = (
            plan.cells.loc[plan.cells["community_id"] == "west", "cell_id"].sort_values().tolist()
        )
        units = {
            code: tuple(plan.units.loc[plan.units["cell_id"] == code, "unit_id"])
            for code in (one, other)
        }
        there, back = Edit(units[one], other), Edit(units[other], one)
        for edits in ((there, back), (back, there)):
            changed = make(plan, *edits)
            now = changed.units.set_index("unit_id")["cell_id"]
            assert set(now[list(units[one])]) == {other}
            assert set(now[list(units[other])]) == {one}
            assert said(changed, "retired") == []
            assert changed.edits["new_cell"].tolist() == [False, True]

    def test_a_new_cell_may_be_left_empty_on_the_way(self, plan: Division) -> None:
        own = tuple(plan.units.loc[plan.units["cell_id"] == cell_of(plan, "b0-0"), "unit_id"])
        changed = make(plan, Edit(own, "x"), Edit(own, cell_of(plan, "b0-0")), Edit(own, "x"))
        assert "x" in set(changed.cells["cell_id"])

    def test_an_empty_one_stays_in_its_community(self, plan: Division) -> None:
        own = tuple(plan.units.loc[plan.units["cell_id"] == cell_of(plan, "b0-0"), "unit_id"])
        with pytest.raises(InputError, match="communities east, west"):
            make(
                plan,
                Edit(own, cell_of(plan, "b4-0")),
                Edit((unit(plan, "b9-0"),), cell_of(plan, "b0-0")),
            )


def test_a_plan_in_degrees_is_changed_as_one_in_metres(plan: Division, after: Division) -> None:
    """Open ground is found in the earlier plan by its place, in whatever system."""
    road = contract("road").frame(
        {"road_id": ["r"], "geometry": [LineString([(-50, 100), (450, 100)])]}, CRS
    )
    town = {**TOWN, "road": road, "community": communities(east=(5, 10), west=(0, 5))}
    wide = {name: frame.to_crs("EPSG:4326") for name, frame in town.items()}
    first = divide_layers(wide, SETTINGS)
    later = divide_layers(wide, replace(SETTINGS, plan="after"), first)
    goes, stays = border(later)
    changed = make(later, Edit((unit(later, goes),), cell_of(later, stays)), earlier=first, **wide)
    pairs = {(line["old"], line["new"]): line["households"] for line in lines_of(changed)}
    assert sum(pairs.values()) == 1000
    assert pairs[cell_of(later, goes), cell_of(later, stays)] == 50
    assert said(changed, "score")["moved_households_share"] == 0.05
