"""Estates when communities are redrawn: which fit into one, and which become one of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from ...common.errors import input_error
from ...common.messages import Message, message, some_of
from ..graph import BoolArray, IntArray, UnitGraph, components
from .measure import Measure
from .settings import RedrawSettings


@dataclass(frozen=True, eq=False)
class Estates:
    """Estates by the numbers that the units' graph has for them.

    ``fits`` (n,) marks the units of those that a community can hold whole; ``own`` (n,) numbers
    the units of those that become a community of their own, -1 elsewhere; ``names`` are their
    names or codes.
    """

    fits: BoolArray
    own: IntArray
    names: tuple[str, ...]
    notes: tuple[Message, ...]


def estates_of(
    graph: UnitGraph,
    units: gpd.GeoDataFrame,
    current: IntArray,
    locked: BoolArray,
    compounds: gpd.GeoDataFrame,
    measure: Measure,
    settings: RedrawSettings,
) -> Estates:
    """What becomes of the ``compounds``; ``locked`` (n,) are units that stay where they are.

    Raises InputError for a compound in ``settings.own`` that there is not.
    """
    estate = graph.compound
    group = np.where(estate >= 0, estate, estate.max(initial=-1) + 1)
    enough, room = _holds(measure, group, settings)
    homes = graph.households > 0
    somewhere = np.isin(group, group[homes & (current >= 0)]) | (estate < 0)
    wanted = _wanted(compounds, settings.own)
    asked = units["compound_id"].isin(wanted).to_numpy()
    new = enough[group] & ~somewhere & np.isin(group, group[homes])
    chosen = (asked | new) & ~locked & (estate >= 0)
    own, notes = _largest_pieces(graph, chosen, compounds, units)
    names = _names(compounds)
    codes = units["compound_id"].to_numpy(object)
    notes += [
        message(
            "{estate} should make a community of its own, but lies in a locked one and "
            "stays there.",
            estate=names[code],
        )
        for code in sorted(set(codes[asked & locked & homes]))
    ]
    taken = np.flatnonzero(own >= 0)
    first = taken[np.unique(own[taken], return_index=True)[1]]
    titles = [names[code] for code in codes[first].tolist()]
    return Estates(room[group] & (estate >= 0), own, tuple(titles), tuple(notes))


def _holds(
    measure: Measure, group: IntArray, settings: RedrawSettings
) -> tuple[BoolArray, BoolArray]:
    """By estate whether it has enough for a community, and whether it has not too much."""
    counted, people = measure.counted(group), measure.residents(group)
    enough, room = np.ones(len(counted), bool), np.ones(len(counted), bool)
    if settings.households is not None:
        band = measure.scaled(settings.households)
        enough, room = counted >= band.minimum, counted <= band.maximum
    if settings.residents is not None:
        enough = enough & (people >= settings.residents.minimum)
        room = room & (people <= settings.residents.maximum)
    return enough, room


def _wanted(compounds: gpd.GeoDataFrame, named: Sequence[str]) -> list[str]:
    """The codes of the compounds that somebody ticked or named."""
    known = set(compounds["compound_id"].astype(str))
    unknown = sorted(set(named) - known)
    if unknown:
        raise input_error(
            "There is no compound {codes}, so it cannot become a community of its own. Give the "
            "compound's code, one of: {known}.",
            codes=some_of(unknown),
            known=some_of(sorted(known)) or "-",
        )
    ticked = compounds["own_community"].fillna(False).astype(bool)
    return sorted({*compounds["compound_id"][ticked].astype(str), *named})


def _largest_pieces(
    graph: UnitGraph, chosen: BoolArray, compounds: gpd.GeoDataFrame, units: gpd.GeoDataFrame
) -> tuple[IntArray, list[Message]]:
    """(n,) the ``chosen`` estates numbered, each by its piece with most households, and notes."""
    a, b = graph.edges.T
    estate = graph.compound
    same = chosen[a] & chosen[b] & (estate[a] == estate[b])
    piece = components(graph.n, graph.edges[same])
    households = np.bincount(piece, graph.households)
    own, notes, names = np.full(graph.n, -1, np.int64), [], _names(compounds)
    codes = units["compound_id"].to_numpy(object)
    order = sorted(np.unique(estate[chosen]).tolist())
    for number, one in enumerate(order):
        pieces = np.unique(piece[chosen & (estate == one)])
        largest = pieces[np.argmax(households[pieces])]
        own[chosen & (piece == largest)] = number
        rest = int(households[pieces].sum() - households[largest])
        if rest:
            notes.append(
                message(
                    "{estate} lies in pieces; {households} households apart from the largest are "
                    "not in its own community.",
                    estate=names[codes[np.flatnonzero(estate == one)[0]]],
                    households=rest,
                )
            )
    return own, notes


def _names(compounds: gpd.GeoDataFrame) -> Mapping[str, str]:
    """The name of each compound by its code, or the code where it has none."""
    return {
        str(code): name if isinstance(name, str) and name else str(code)
        for code, name in zip(compounds["compound_id"], compounds["name"])
    }
