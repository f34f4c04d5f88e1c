"""The dynamic programme against trying everything."""

from __future__ import annotations

from itertools import product

import numpy as np
from grid_steward.plugin.divide.tree import cut_forest, spanning_forest
from hypothesis import given, settings
from hypothesis import strategies as st

BAND = range(4, 7)
WIDTH = 9


def price_of_cell(households: int) -> int:
    if households in BAND:
        return abs(households - 5)
    return 100 + 10 * max(4 - households, households - 6)


def total(labels: np.ndarray, households, parent, cut_price) -> int:
    cells = sum(price_of_cell(int(households[labels == top].sum())) for top in np.unique(labels))
    cuts = [u for u in range(len(parent)) if parent[u] >= 0 and labels[u] != labels[parent[u]]]
    return cells + int(sum(cut_price[u] for u in cuts))


def cheapest(households, parent, order, cut_price) -> int:
    """The least price over all ways to cut, found by trying each."""
    best = None
    children = [u for u in range(len(parent)) if parent[u] >= 0]
    for choice in product((False, True), repeat=len(children)):
        cut = dict(zip(children, choice))
        labels = np.arange(len(parent))
        for unit in order:
            if parent[unit] >= 0 and not cut[unit]:
                labels[unit] = labels[parent[unit]]
        sizes = [households[labels == top].sum() for top in np.unique(labels)]
        if max(sizes) <= WIDTH - 1:
            price = total(labels, households, parent, cut_price)
            best = price if best is None else min(best, price)
    return best


@st.composite
def trees(draw):
    n = draw(st.integers(1, 9))
    households = np.array(draw(st.lists(st.integers(0, 6), min_size=n, max_size=n)))
    edges = [(draw(st.integers(0, u - 1)), u) for u in range(1, n)]
    cut_price = np.array(draw(st.lists(st.integers(0, 30), min_size=n, max_size=n)))
    return households, np.array(edges, np.int64).reshape(-1, 2), cut_price


@given(trees())
@settings(max_examples=150, deadline=None)
def test_no_cheaper_cut_exists(tree) -> None:
    households, edges, cut_price = tree
    forest = spanning_forest(len(households), edges, np.arange(1.0, len(edges) + 1))
    cell_price = np.array([price_of_cell(h) for h in range(WIDTH)], np.int32)
    top = cut_forest(forest, households, cut_price, cell_price)
    found = total(top, households, forest.parent, cut_price)
    assert found == cheapest(households, forest.parent, forest.order, cut_price)


def test_a_chain_is_cut_where_it_is_cheap() -> None:
    # 2-2-2-2-2 can be 4+6 or 6+4; cutting after the second unit is dear, after the third cheap.
    households = np.full(5, 2)
    edges = np.array([[0, 1], [1, 2], [2, 3], [3, 4]])
    forest = spanning_forest(5, edges, np.ones(4))
    price = np.where(forest.edge == 2, 0, 50)
    cell_price = np.array([price_of_cell(h) for h in range(WIDTH)], np.int32)
    top = cut_forest(forest, households, price, cell_price)
    assert top.tolist() == [0, 0, 0, 3, 3]


def test_the_forest_has_a_tree_for_each_part_and_the_least_keys() -> None:
    edges = np.array([[0, 1], [1, 2], [0, 2], [3, 4]])
    forest = spanning_forest(6, edges, np.array([3.0, 1.0, 2.0, 5.0]))
    assert sorted(forest.edge[forest.edge >= 0].tolist()) == [1, 2, 3]
    assert np.flatnonzero(forest.parent < 0).tolist() == [0, 3, 5]
