"""What is in a project's input layers, counted without reading the rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..common.messages import Message
from ..contracts import contract
from .connection import sql
from .tables import REJECTED, SOURCE

# Why a row of a layer that is linked to buildings is not taken for want of one; see
# ``intake.reasons``.
_WITHOUT_BUILDING = ("no_address", "no_building", "several_buildings", "too_far")


@dataclass(frozen=True)
class SourceCount:
    """How many rows of a layer one source brought, and how many of its rows were rejected.

    ``name`` is None for rows that were drawn or typed in QGIS.
    """

    name: str | None
    count: int
    rejected: int


@dataclass(frozen=True)
class LayerCount:
    """How many rows an input layer has, from where.

    ``with_building`` and ``looked_up``, of layers that are linked to buildings: the rows that have
    one, and those together with the rows that were rejected for want of one; a row that has a
    place of its own and no building counts as looked up.
    """

    layer: str
    sources: tuple[SourceCount, ...] = ()
    with_building: int | None = None
    looked_up: int | None = None

    @property
    def count(self) -> int:
        """The rows of all sources."""
        return sum(source.count for source in self.sources)

    @property
    def rejected(self) -> int:
        """The rejected rows of all sources."""
        return sum(source.rejected for source in self.sources)

    @property
    def match_share(self) -> float | None:
        """The share of the rows that found their building; None where none were looked up."""
        if self.with_building is None or not self.looked_up:
            return None
        return self.with_building / self.looked_up


@dataclass(frozen=True)
class Overview:
    """The counts of every input layer, by its name.

    ``trouble`` says why the file about persons can't be read, where it is there and can't: the
    layers in it are then counted as empty.
    """

    layers: Mapping[str, LayerCount] = field(default_factory=dict)
    trouble: Message | None = None


def count_layers(
    connection: sqlite3.Connection, layers: Sequence[str]
) -> Iterator[tuple[str, LayerCount]]:
    """Each of ``layers``, which are of the file of ``connection``, with its counts."""
    rejected = _rejected(connection)
    for layer in layers:
        linked = "building_id" in contract(layer).fields and contract(layer).link is not None
        counts, with_building = _counts(connection, layer, linked)
        reasons = rejected.get(layer, {})
        sources = tuple(
            SourceCount(name, counts.get(name, 0), sum(reasons.get(name, {}).values()))
            for name in sorted({*counts, *reasons}, key=lambda name: (name is None, name))
        )
        if not linked:
            yield layer, LayerCount(layer, sources)
            continue
        without = sum(
            of_source.get(reason, 0)
            for of_source in reasons.values()
            for reason in _WITHOUT_BUILDING
        )
        looked_up = sum(counts.values()) + without
        yield layer, LayerCount(layer, sources, with_building, looked_up)


def _counts(
    connection: sqlite3.Connection, layer: str, linked: bool
) -> tuple[dict[str | None, int], int]:
    """How many rows each source brought, and how many rows have a building."""
    column = "building_id" if linked else SOURCE
    query = sql(
        "SELECT {source}, count(*), count({column}) FROM {layer} GROUP BY {source}",
        source=SOURCE,
        column=column,
        layer=layer,
    )
    rows = connection.execute(query).fetchall()
    return {name: count for name, count, _ in rows}, sum(found for _, _, found in rows)


def _rejected(connection: sqlite3.Connection) -> dict[str, dict[str | None, dict[str, int]]]:
    """The rejected rows by layer, source and reason."""
    found: dict[str, dict[str | None, dict[str, int]]] = {}
    query = sql(
        "SELECT layer, source, reason, count(*) FROM {rejected} GROUP BY layer, source, reason",
        rejected=REJECTED,
    )
    for layer, source, reason, count in connection.execute(query):
        found.setdefault(layer, {}).setdefault(source, {})[reason] = count
    return found
