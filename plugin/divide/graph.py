"""The unit graph: what a division is made from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Optional

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..common.errors import input_error

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class UnitGraph:
    """``n`` units and the borders between them.

    ``households`` (n,) whole numbers from 0; ``edges`` (m, 2) pairs of units one can walk between,
    with ``border_m`` (m,) metres of shared border and ``on_road`` (m,) whether that border runs
    along a road or barrier; ``compound`` (n,) the compound's number or -1; ``area_m2`` and
    ``perimeter_m`` (n,).

    ``blocked_edges`` (b, 2) and ``blocked_border_m`` (b,) are neighbours with a barrier between
    them: they count for outlines, never for contiguity. ``minutes`` (n,) is work a month.

    Raises InputError where shapes or values do not fit together.
    """

    households: IntArray
    edges: IntArray
    border_m: FloatArray
    on_road: BoolArray
    compound: IntArray
    area_m2: FloatArray
    perimeter_m: FloatArray
    blocked_edges: Optional[IntArray] = None
    blocked_border_m: Optional[FloatArray] = None
    minutes: Optional[FloatArray] = None

    def __post_init__(self) -> None:
        n = len(np.asarray(self.households))
        self._set("edges", _pairs("edges", self.edges, n))
        self._set("blocked_edges", _pairs("blocked_edges", self.blocked_edges, n))
        m, b = len(self.edges), len(self.blocked_pairs)
        shapes = {
            "households": (n, np.int64),
            "border_m": (m, np.float64),
            "on_road": (m, np.bool_),
            "compound": (n, np.int64),
            "area_m2": (n, np.float64),
            "perimeter_m": (n, np.float64),
            "blocked_border_m": (b, np.float64),
            "minutes": (n, np.float64),
        }
        for name, (length, dtype) in shapes.items():
            value = getattr(self, name)
            if value is None and name == "blocked_border_m":
                value = np.zeros(b)
            if value is not None:
                self._set(name, _vector(name, value, length, dtype))
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name != "compound" and value is not None and len(value) and value.min() < 0:
                raise input_error(
                    "The unit graph's {name} holds a negative number; it must not.", name=item.name
                )

    def _set(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    @property
    def n(self) -> int:
        """The number of units."""
        return len(self.households)

    @property
    def blocked_pairs(self) -> IntArray:
        """``blocked_edges``, which is never None once the graph is made."""
        return np.zeros((0, 2), np.int64) if self.blocked_edges is None else self.blocked_edges

    @property
    def blocked_metres(self) -> FloatArray:
        """``blocked_border_m``, which is never None once the graph is made."""
        return np.zeros(0) if self.blocked_border_m is None else self.blocked_border_m


def count_of(labels: IntArray) -> int:
    """How many cells, parts … ``labels`` numbered 0, 1, … name."""
    return int(labels.max(initial=-1)) + 1


def neighbour_lists(n: int, edges: IntArray) -> list[list[int]]:
    """The neighbours of each of ``n`` units."""
    lists: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges.tolist():
        lists[a].append(b)
        lists[b].append(a)
    return lists


def components(n: int, edges: IntArray) -> IntArray:
    """(n,) number of the connected part that each unit lies in, in order of first appearance."""
    matrix = coo_matrix((np.ones(len(edges), np.int8), (edges[:, 0], edges[:, 1])), shape=(n, n))
    _, part = connected_components(matrix, directed=False)
    return first_seen(part.astype(np.int64))


def first_seen(labels: IntArray) -> IntArray:
    """``labels`` renumbered 0, 1, … in order of first appearance."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]


def renumbered(groups: IntArray) -> IntArray:
    """``groups`` renumbered 0, 1, … in order of first appearance; -1, which means none, stays."""
    fresh = np.full(len(groups), -1, np.int64)
    inside = groups >= 0
    fresh[inside] = first_seen(groups[inside])
    return fresh


def _pairs(name: str, value: Optional[ArrayLike], n: int) -> IntArray:
    pairs = np.asarray([] if value is None else value)
    if pairs.size and (pairs.ndim != 2 or pairs.shape[1] != 2):
        raise input_error(
            "The unit graph's {name} has the shape {shape}; a row for each pair was expected.",
            name=name,
            shape=str(pairs.shape),
        )
    pairs = pairs.astype(np.int64).reshape(-1, 2)
    if len(pairs) and (pairs.min() < 0 or pairs.max() >= n):
        raise input_error(
            "The unit graph's {name} names a unit outside 0..{last}.", name=name, last=n - 1
        )
    if np.any(pairs[:, 0] == pairs[:, 1]):
        raise input_error("The unit graph's {name} joins a unit to itself.", name=name)
    return pairs


def _vector(name: str, value: ArrayLike, length: int, dtype: Any) -> NDArray[Any]:
    given = np.asarray(value)
    real = given.dtype.kind == "f"
    if real and not np.isfinite(given).all():
        raise input_error("The unit graph's {name} holds a value that is no number.", name=name)
    if real and dtype is np.int64 and (given != np.rint(given)).any():
        raise input_error("The unit graph's {name} must hold whole numbers.", name=name)
    vector = given.astype(dtype)
    if vector.shape != (length,):
        raise input_error(
            "The unit graph's {name} has the shape {shape}; ({length},) was expected.",
            name=name,
            shape=str(vector.shape),
            length=length,
        )
    return vector
