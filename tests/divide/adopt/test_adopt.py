"""Cells that others drew around twelve houses, right and wrong."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import divide_layers
from grid_steward.plugin.divide.adopt import REPAIR_KINDS, Drawn, adopt_layers
from hypothesis import given, settings
from hypothesis import strategies as st

from .rows import (
    CRS,
    HIGH,
    SETTINGS,
    WIDE,
    A,
    B,
    C,
    adopted,
    block,
    cells_of,
    communities,
    lot,
    polygons,
    repairs_of,
    town,
)

RIGHT = [("A", A), ("B", B), ("C", C)]
TABLE = [(f"h{number}", "AABBCC"[number % 6]) for number in range(12)]


@pytest.mark.parametrize(
    "drawn",
    [
        {"cells": RIGHT},
        {"rows": TABLE},
        {"cells": RIGHT, "rows": TABLE},
        {"cells": [("A", block(0, 1)), ("A", block(6, 7)), ("B", B), ("C", C)]},
    ],
    ids=["polygons", "table", "both", "a cell in two rows that touch"],
)
def test_what_is_right_comes_back_as_it_was(drawn):
    plan = adopted(**drawn)
    assert repairs_of(plan) == []
    assert cells_of(plan) == dict(TABLE)
    assert sorted(plan.cells["cell_id"]) == ["A", "B", "C"]
    assert plan.cells["in_band"].all()
    parameters = json.loads(plan.plan["parameters"].iloc[0])
    assert (parameters["made_by"], parameters["from"]) == ("adopt", None)


def test_names_are_kept():
    names = adopted(RIGHT).cells.set_index("cell_id")["name"]
    assert names.to_dict() == {"A": "cell A", "B": "cell B", "C": "cell C"}


def test_the_order_of_rows_changes_nothing():
    wrong = [
        ("A", A),
        ("B", B.difference(lot(3))),
        ("C", C),
        ("B", lot(11).buffer(-1)),
        (None, lot(5)),
    ]
    one, other = adopted(wrong), adopted(wrong[::-1])
    assert one.units.equals(other.units)
    assert one.repairs.equals(other.repairs)


def test_a_city_in_degrees_keeps_its_system():
    layers = {name: frame.to_crs("EPSG:4490") for name, frame in town().items()}
    drawn = Drawn(polygons([("A", A), ("B", B), ("C", C.difference(lot(11)))]).to_crs("EPSG:4490"))
    plan = adopt_layers(layers, drawn, SETTINGS)
    assert repairs_of(plan) == [("gap", "h11", None, "C")]
    assert plan.repairs.crs == plan.units.crs == layers["building"].crs
    assert plan.repairs["area_m2"].iloc[0] == pytest.approx(WIDE * HIGH, rel=0.01)


def test_an_adopted_plan_is_what_a_division_starts_from():
    plan = adopted(RIGHT)
    after = divide_layers(town(), SETTINGS, plan)
    assert after.moves.empty
    assert sorted(after.cells["cell_id"]) == ["A", "B", "C"]


class TestPieces:
    RAILWAY = contract("barrier").frame(
        {
            "barrier_id": ["r1"],
            "kind": ["railway"],
            "geometry": [shapely.LineString([(-5, HIGH), (2 * WIDE, HIGH)])],
        },
        CRS,
    )
    BRIDGE = contract("crossing").frame(
        {"crossing_id": ["x1"], "name": ["bridge"], "geometry": [shapely.Point(WIDE, HIGH)]}, CRS
    )

    def test_a_piece_beyond_a_railway_goes_to_the_cell_around_it(self):
        plan = adopted(RIGHT, layers=town(barrier=self.RAILWAY))
        assert repairs_of(plan) == [("piece", None, "A", "B")]
        assert {cell for house, cell in cells_of(plan).items() if house in ("h6", "h7")} == {"B"}
        assert plan.repairs["households"].tolist() == [120]

    def test_a_crossing_holds_it(self):
        plan = adopted(RIGHT, layers=town(barrier=self.RAILWAY, crossing=self.BRIDGE))
        assert repairs_of(plan) == []

    def test_one_house_alone_is_misplaced(self):
        plan = adopted(
            [("A", shapely.union_all([A, lot(11)])), ("B", B), ("C", C.difference(lot(11)))]
        )
        assert repairs_of(plan) == [("misplaced_building", "h11", "A", "C")]

    def test_a_piece_as_large_as_a_cell_becomes_one(self):
        everything = block(0, 1, 6, 7, 4, 5, 10, 11)
        plan = adopted([("A", everything), ("B", B)])
        ((kind, _, drawn, now),) = repairs_of(plan)
        assert (kind, drawn) == ("piece", "A")
        assert now not in ("A", "B")
        assert plan.cells["households"].tolist() == [240, 240, 240]

    def test_open_ground_joins_a_cell_in_a_table(self):
        """Where nothing stands between two houses of a cell, the ground between is its own."""
        layers = town()
        layers["building"] = layers["building"].drop(index=[1])
        layers["road"] = contract("road").frame(
            {
                "road_id": ["w", "e"],
                "class": ["residential", "residential"],
                "geometry": [
                    shapely.LineString([(x, -5), (x, 2 * HIGH + 5)]) for x in (WIDE, 2 * WIDE)
                ],
            },
            CRS,
        )
        rows = [row for row in TABLE if row[0] != "h1"]
        plan = adopted(rows=rows, layers=layers)
        assert repairs_of(plan) == []


class TestGround:
    def test_houses_in_no_cell_go_to_the_longest_border(self):
        plan = adopted([("A", A.difference(lot(1))), ("B", B), ("C", C)])
        # One side of 46 m with B; 46 and 40 m with A.
        assert repairs_of(plan) == [("gap", "h1", None, "A")]

    def test_a_whole_cell_left_out_becomes_one(self):
        plan = adopted([("A", A), ("B", B)])
        ((kind, building, drawn, now),) = repairs_of(plan)
        assert (kind, building, drawn) == ("gap", None, None)
        assert now not in ("A", "B")
        assert plan.repairs["households"].tolist() == [240]
        assert plan.repairs["area_m2"].tolist() == [pytest.approx(4 * WIDE * HIGH)]

    def test_a_hole_around_a_house(self):
        hole = shapely.box(*lot(1).bounds).buffer(-8)
        plan = adopted([("A", A.difference(hole)), ("B", B), ("C", C)])
        assert repairs_of(plan) == [("hole", "h1", "A", "A")]

    def test_a_house_in_two_cells_goes_where_most_of_it_is(self):
        # House 1 stands from 50 to 70 m east; B reaches in to 65.
        reach = shapely.box(65, 0, 80, HIGH)
        plan = adopted([("A", A), ("B", shapely.union_all([B, reach])), ("C", C)])
        assert repairs_of(plan) == [("overlap", "h1", "A,B", "A")]
        assert plan.repairs["area_m2"].tolist() == [15 * HIGH]

    def test_a_line_through_a_house(self):
        reach = shapely.box(65, 0, 80, HIGH)
        plan = adopted([("A", A.difference(reach)), ("B", shapely.union_all([B, reach])), ("C", C)])
        assert repairs_of(plan) == [("building_in_two_cells", "h1", "A,B", "A")]

    def test_a_line_beside_the_houses_is_one_row(self):
        shift = shapely.box(80, 0, 84, 2 * HIGH)
        plan = adopted([("A", shapely.union_all([A, shift])), ("B", B.difference(shift)), ("C", C)])
        assert repairs_of(plan) == [("line", None, "A", "A")]
        values = json.loads(plan.repairs["said"].iloc[0])["values"]
        assert (values["area"], values["metres"]) == (4 * 2 * HIGH, pytest.approx(4, abs=0.1))

    def test_slivers_are_summed(self):
        def thin(x):
            return shapely.box(x - 0.5, 10, x, 80)

        a = A.difference(thin(80)).difference(shapely.box(30, 0, 60, 0.5))
        plan = adopted([("A", a), ("B", B), ("C", C)])
        assert repairs_of(plan) == [("sliver", None, None, "A")]
        assert plan.repairs["area_m2"].tolist() == [pytest.approx(35 + 15, abs=0.5)]

    def test_rounding_is_no_fault(self):
        rough = [
            (code, shapely.transform(shape, lambda xy, turn=turn: xy + 0.02 * np.sin(xy + turn)))
            for turn, (code, shape) in enumerate(RIGHT)
        ]
        assert repairs_of(adopted(rough)) == []


class TestCommunities:
    HALVES = communities(
        {"c1": shapely.box(0, 0, 120, 2 * HIGH), "c2": shapely.box(120, 0, 240, 2 * HIGH)}
    )

    def test_a_cell_is_cut_at_the_line(self):
        """B lies half in each; both halves have fewer than a cell: the second joins C."""
        plan = adopted(RIGHT, layers=town(community=self.HALVES))
        assert repairs_of(plan) == [("community_line", None, "B", "C")]
        assert set(plan.cells["community_id"][plan.cells["cell_id"] == "B"]) == {"c1"}

    def test_a_part_as_large_as_a_cell_gets_a_code(self):
        plan = adopted(RIGHT, layers=town([100] * 12, community=self.HALVES))
        ((kind, _, drawn, now),) = repairs_of(plan)
        assert (kind, drawn) == ("community_line", "B")
        assert now.startswith("c2")


class TestCodes:
    def test_a_code_twice_is_kept_by_the_larger(self):
        plan = adopted([("A", A), ("B", B), ("A", block(4, 5, 10, 11))])
        ((kind, _, drawn, now),) = repairs_of(plan)
        assert (kind, drawn) == ("code_twice", "A")
        assert now not in ("A", "B")
        assert len(plan.cells) == 3

    def test_a_number_that_begins_anew_in_each_community_is_no_cell_in_both(self):
        halves = communities(
            {"c1": shapely.box(0, 0, 120, 2 * HIGH), "c2": shapely.box(120, 0, 240, 2 * HIGH)}
        )
        west, east = block(0, 1, 2, 6, 7, 8), block(3, 4, 5, 9, 10, 11)
        drawn = [("1", west, "c1"), ("1", east, "c2")]
        # Too few households for a cell, so a part cut off would go to a neighbour.
        plan = adopted(drawn, layers=town([30] * 12, community=halves))
        ((kind, _, code, now),) = repairs_of(plan)
        assert (kind, code) == ("code_twice", "1")
        assert sorted(plan.cells["cell_id"]) == sorted(["1", now])
        assert plan.cells["households"].tolist() == [180, 180]

    def test_a_cell_without_a_code_gets_one(self):
        plan = adopted([("A", A), (None, B), ("C", C)])
        ((kind, _, drawn, now),) = repairs_of(plan)
        assert (kind, drawn, now in set(plan.cells["cell_id"])) == ("code_missing", None, True)

    def test_a_cell_without_houses_is_told(self):
        lawn = shapely.box(34, 40, 44, 50)
        plan = adopted([("A", A.difference(lawn)), ("B", B), ("C", C), ("Z", lawn)])
        assert repairs_of(plan) == [("cell_without_building", None, "Z", None)]


class TestTable:
    def test_the_table_goes_before_the_polygons(self):
        rows = [("h1", "B") if row[0] == "h1" else row for row in TABLE]
        plan = adopted(RIGHT, rows)
        assert repairs_of(plan) == [("disagreement", "h1", "A", "B")]
        assert cells_of(plan)["h1"] == "B"
        assert repairs_of(adopted(RIGHT, rows, by="polygons")) == []

    def test_a_house_far_from_its_cell_is_misplaced(self):
        rows = [("h11", "A") if row[0] == "h11" else row for row in TABLE]
        assert repairs_of(adopted(rows=rows)) == [("misplaced_building", "h11", "A", "C")]

    def test_houses_missing_and_unknown(self):
        rows = [row for row in TABLE if row[0] != "h11"] + [("h99", "A")]
        assert repairs_of(adopted(rows=rows)) == [
            ("missing_building", "h11", None, "C"),
            ("unknown_building", "h99", "A", None),
        ]

    def test_the_polygons_know_a_house_that_the_table_does_not(self):
        rows = [row for row in TABLE if row[0] != "h1"]
        assert repairs_of(adopted(RIGHT, rows)) == [("missing_building", "h1", "A", "A")]

    def test_a_tower_by_its_entrances(self):
        counts = [400, *[60] * 11]
        rows = [row for row in TABLE if row[0] != "h0"]
        rows += [("h0", "T", 1), ("h0", "T", 2), ("h0", "A", 3), ("h0", "A", 4)]
        plan = adopted(rows=rows, layers=town(counts))
        assert repairs_of(plan) == []
        cells = cells_of(plan)
        assert {cells[f"h0 entrance {number}"] for number in (1, 2)} == {"T"}
        assert {cells[f"h0 entrance {number}"] for number in (3, 4)} == {"A"}

    def test_a_house_in_two_cells(self):
        plan = adopted(rows=[*TABLE, ("h0", "C")])
        assert repairs_of(plan) == [("building_in_two_cells", "h0", "A,C", "A")]


@pytest.mark.parametrize("code", ["0", "Z"])
def test_an_outline_around_all_cells_takes_none_of_their_houses(code):
    plan = adopted([*RIGHT, (code, block(*range(12)))])
    assert cells_of(plan) == dict(TABLE)
    kinds = [row[0] for row in repairs_of(plan)]
    assert kinds == ["overlap"] * 3 + ["cell_without_building"]


def test_cells_of_another_place_are_refused():
    away = [(code, shapely.affinity.translate(shape, 1e6)) for code, shape in RIGHT]
    with pytest.raises(InputError, match="None of the cells holds a building"):
        adopted(away)
    with pytest.raises(InputError, match="None of the cells holds a building"):
        adopted(rows=[("h99", "A")])


def test_nothing_drawn_is_said():
    with pytest.raises(InputError, match="no division to adopt"):
        adopted()
    with pytest.raises(InputError, match="no division to adopt"):
        adopted(RIGHT, by="table")


def test_it_can_be_cancelled():
    def stop(share, text):
        if share > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        adopt_layers(town(), Drawn(polygons(RIGHT)), SETTINGS, stop)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([None, "A", "B", "C", "D"]), min_size=12, max_size=12))
def test_whatever_is_drawn_the_cells_hang_together(codes):
    """Each house is in a cell, cells tile the ground, and who is moved is told of."""
    shapes = [
        (code, block(*[n for n in range(12) if codes[n] == code]))
        for code in "ABCD"
        if code in codes
    ]
    if not shapes:
        return
    plan = adopted(shapes)
    row = plan.plan.iloc[0]
    assert row["cells"] == row["cells_contiguous"] == len(plan.cells)
    assert plan.cells.geometry.area.sum() == pytest.approx(12 * WIDE * HIGH)
    assert (plan.cells.geometry.geom_type == "Polygon").all()
    told = shapely.union_all(plan.repairs.geometry.to_numpy())
    now = cells_of(plan)
    for number, code in enumerate(codes):
        if now[f"h{number}"] != code:
            assert told.buffer(0.1).covers(lot(number))
    for kind, said, text in zip(*(plan.repairs[name] for name in ("kind", "said", "message"))):
        assert kind in REPAIR_KINDS
        assert Message.from_json(json.loads(said)).render("en") == text
