"""An order of the units that goes with them, however their rows are shuffled."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.divide.order import canonical_order
from hypothesis import given
from hypothesis import strategies as st

from .graphs import chain, graph_of, grid, shuffled, towns


def in_order(graph, old: np.ndarray, current: np.ndarray | None) -> list[int]:
    """The canonical order of a shuffled graph in the numbers of the unshuffled one."""
    return old[canonical_order(graph, None if current is None else current[old])].tolist()


@given(towns(16), st.integers(0, 99), st.data())
def test_units_that_differ_are_always_in_the_same_order(graph, seed: int, data) -> None:
    today = st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n)
    current = np.array(data.draw(today)) if data.draw(st.booleans()) else None
    order = canonical_order(graph, current).tolist()
    assert sorted(order) == list(range(graph.n))
    mixed, old = shuffled(graph, seed)
    renamed = None if current is None else np.where(current < 0, -1, 7 - current)
    assert in_order(mixed, old, renamed) == order


@given(st.integers(0, 99))
def test_units_alike_are_told_apart_by_what_is_around_them(seed: int) -> None:
    # All lots have the same ground; the one of 40 tells them apart but for the mirror image at
    # the diagonal on which it lies.
    graph = grid([[50, 50, 50, 50], [50, 40, 50, 50], [50, 50, 50, 50], [50, 50, 50, 50]])
    mixed, old = shuffled(graph, seed)
    order = canonical_order(graph, None)
    mirrored = order % 4 * 4 + order // 4
    assert in_order(mixed, old, None) in (order.tolist(), mirrored.tolist())


@given(st.integers(0, 99))
def test_the_kind_of_a_border_tells_units_apart(seed: int) -> None:
    plain = chain([50] * 6)
    for kinds in ([1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 1, 1, 0, 1]):
        graph = graph_of(plain.households, plain.edges, on_road=np.array(kinds, bool))
        mixed, old = shuffled(graph, seed)
        assert in_order(mixed, old, None) == canonical_order(graph, None).tolist()


@given(st.integers(0, 99))
def test_compounds_and_current_cells_tell_units_apart_but_not_by_their_numbers(seed: int) -> None:
    plain = chain([50] * 6)
    graph = graph_of(plain.households, plain.edges, np.array([3, 3, 1, 1, 1, -1]))
    mixed, old = shuffled(graph, seed)
    assert in_order(mixed, old, None) == canonical_order(graph, None).tolist()
    today = np.array([4, 0, 0, 0, 1, 1])
    mixed, old = shuffled(plain, seed)
    assert in_order(mixed, old, 9 - today) == canonical_order(plain, today).tolist()


@given(st.integers(0, 99))
def test_parts_that_are_alike_each_keep_together(seed: int) -> None:
    # Five squares of four lots that nothing tells apart.
    square = np.array([[0, 1], [2, 3], [0, 2], [1, 3]])
    edges = np.concatenate([square + 4 * number for number in range(5)])
    mixed, _ = shuffled(graph_of(np.full(20, 50), edges), seed)
    order = canonical_order(mixed, None)
    place = np.argsort(order)[mixed.edges]
    assert (place // 4 == place[:, :1] // 4).all()
    assert {tuple(sorted(pair)) for pair in place.tolist()} in (
        {(a + 4 * k, b + 4 * k) for k in range(5) for a, b in pairs}
        for pairs in (
            [(0, 1), (2, 3), (0, 2), (1, 3)],
            [(0, 1), (2, 3), (0, 3), (1, 2)],
            [(0, 2), (1, 3), (0, 3), (1, 2)],
        )
    )


def test_no_units_have_an_order_too() -> None:
    empty = graph_of(np.zeros(0, int), np.zeros((0, 2), int))
    assert canonical_order(empty, None).tolist() == []
