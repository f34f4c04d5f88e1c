"""Atoms on a row of lots that the eye can check."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide import UnitGraph
from grid_steward.plugin.divide.redraw.atoms import (
    Pieces,
    atom_graph,
    atoms_of,
    majority,
    sound_cells,
)
from grid_steward.plugin.rules import load_rulebook

BAND = Band(100, 150, 200)
WEIGHTS = load_rulebook("plain").weights


def row(households, road_after=(), estate=None) -> UnitGraph:
    """Lots of 20 by 20 m beside each other; a road runs after some of them."""
    n = len(households)
    edges = np.column_stack([np.arange(n - 1), np.arange(1, n)])
    return UnitGraph(
        households=households,
        edges=edges,
        border_m=np.full(n - 1, 20.0),
        on_road=np.isin(edges[:, 0], road_after),
        compound=np.full(n, -1) if estate is None else estate,
        area_m2=np.full(n, 400.0),
        perimeter_m=np.full(n, 80.0),
    )


def atoms(graph, current=None, building=None, fits=None, cell=None):
    n = graph.n
    pieces = Pieces(
        graph,
        np.zeros(n, np.int64) if current is None else np.array(current),
        np.arange(n) if building is None else np.array(building),
        np.zeros(n, bool) if fits is None else np.array(fits, bool),
        np.full(n, -1) if cell is None else np.array(cell),
    )
    return atoms_of(pieces, BAND, WEIGHTS).tolist()


def test_what_lies_between_the_same_roads_is_one():
    assert atoms(row([30] * 6, road_after=[2])) == [0, 0, 0, 1, 1, 1]


def test_a_line_of_today_parts_what_no_road_does():
    assert atoms(row([30] * 4), current=[0, 0, 1, 1]) == [0, 0, 1, 1]


def test_an_estate_that_fits_is_one_over_its_own_roads():
    graph = row([80] * 4, road_after=[0, 1, 2], estate=[5, 5, 5, -1])
    assert atoms(graph, fits=[1, 1, 1, 0]) == [0, 0, 0, 1]


def test_what_is_larger_than_a_cell_is_cut_to_pieces_of_a_cell():
    graph = row([50] * 12)
    found = np.array(atoms(graph))
    assert set(np.bincount(found, graph.households)) <= {100, 150, 200}
    assert (np.diff(found) >= 0).all()


def test_pieces_are_no_larger_than_a_cell_where_cells_would_be_too_small():
    """210 in lots of 30 are no two cells of 100, and yet two pieces."""
    assert sorted(np.bincount(atoms(row([30] * 7)), [30] * 7)) == [90, 120]


def test_large_ground_beside_other_large_ground_is_cut_by_itself():
    found = np.array(atoms(row([50] * 16, road_after=[7])))
    assert not set(found[:8]) & set(found[8:])


def test_a_building_is_never_cut():
    assert atoms(row([150, 150], road_after=[0]), building=[7, 7]) == [0, 0]


def test_a_sound_cell_is_one_over_roads_and_estates():
    graph = row([40] * 4, road_after=[1], estate=[-1, 3, 3, -1])
    assert atoms(graph, cell=[2, 2, 2, -1]) == [0, 0, 0, 1]


def test_a_cell_in_two_pieces_or_two_communities_is_not_sound():
    before = np.array(["A", "B", "A", "C", "C", "D", None], object)
    current = np.array([0, 0, 0, 0, 1, 1, 1])
    cell = sound_cells(row([40] * 7), before, current, Band(40, 60, 100), [])
    assert (cell >= 0).tolist() == [False, True, False, False, False, True, False]


def test_a_cell_out_of_the_band_is_sound_only_where_it_is_locked():
    before = np.array(["A", "B"], object)
    cell = sound_cells(row([40, 40]), before, np.zeros(2, np.int64), Band(50, 60, 70), ["B"])
    assert (cell >= 0).tolist() == [False, True]


def test_the_graph_of_atoms_has_their_outlines_and_borders():
    graph = row([10, 20, 30, 40], road_after=[1], estate=[2, 2, 2, -1])
    found = atom_graph(graph, np.array([0, 0, 1, 1]), np.array([30, 70]))
    assert found.households.tolist() == [30, 70]
    assert found.edges.tolist() == [[0, 1]]
    assert (found.border_m.tolist(), found.on_road.tolist()) == ([20.0], [True])
    assert found.area_m2.tolist() == [800.0, 800.0]
    assert found.perimeter_m.tolist() == [120.0, 120.0]
    assert found.compound.tolist() == [2, -1]


def test_the_majority_goes_by_weight_and_of_equals_the_least_wins():
    group, value = np.array([0, 0, 0, 1, 1]), np.array([4, 4, 9, 8, 3])
    assert majority(group, value, np.array([1, 1, 5, 2, 2])).tolist() == [9, 3]
