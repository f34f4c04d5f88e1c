"""Plans drawn with letters: a row of text is a row of square units from north to south."""

from __future__ import annotations

import json
from collections.abc import Sequence

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division, Settings
from grid_steward.plugin.divide.cells import cell_frame, merge_units, unit_frame
from grid_steward.plugin.divide.community import DividedCommunity, Place
from grid_steward.plugin.divide.hand import CellFigures, Draft, Totals
from grid_steward.plugin.divide.hand.draft import Basis
from grid_steward.plugin.divide.hand.work import Work
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

from ..graphs import SIDE_M, grid, walled

CRS = "EPSG:4547"
BAND = Band(20, 25, 30)


def draft_of(
    cells: Sequence[str],
    households: Sequence[Sequence[int]] | int = 10,
    *,
    band: Band = BAND,
    walls: Sequence[tuple[int, int]] = (),
    locked: str = "",
    work: Work | None = None,
    **more: Sequence[str],
) -> Draft:
    """A draft of the community ``c`` with a cell for each letter: the cell of ``A`` is ``cA``.

    Units are numbered row by row; ``walls`` are pairs of them with a barrier between. ``more`` are
    further communities, 1,000 m to the east of each other, of ten households a unit.
    """
    settings = Settings(band, load_rulebook("yichang"), plan="drawn")
    drawn = [_community("c", cells, households, walls, 0)]
    for number, (code, rows) in enumerate(sorted(more.items()), 1):
        drawn.append(_community(code, rows, 10, (), 1000 * number))
    division = _division(drawn, settings, {f"c{letter}" for letter in locked})
    return Draft(division, Basis([one for one, _ in drawn], settings, work=work))


def _community(
    code: str,
    cells: Sequence[str],
    households: Sequence[Sequence[int]] | int,
    walls: Sequence[tuple[int, int]],
    east: float,
) -> tuple[DividedCommunity, list[str]]:
    """The community and the codes of its cells."""
    letters = [letter for row in cells for letter in row]
    height, width = len(cells), len(cells[0])
    people = np.broadcast_to(households, (height, width)).tolist()
    graph = walled(grid(people), *walls) if walls else grid(people)
    shapes = [
        box(east + x, -y, east + x + SIDE_M, SIDE_M - y)
        for y in np.arange(height) * SIDE_M
        for x in np.arange(width) * SIDE_M
    ]
    units = gpd.GeoDataFrame(
        {
            "building_id": pd.Series([f"{code}-b{i}" for i in range(len(letters))], dtype=object),
            "part": pd.Series([None] * len(letters), dtype=object),
            "compound_id": pd.Series([None] * len(letters), dtype=object),
            "households": graph.households,
            "buildings_unknown": np.zeros(len(letters), np.int64),
        },
        geometry=shapes,
        crs=CRS,
    )
    names = sorted(set(letters))
    labels = np.array([names.index(letter) for letter in letters], np.int64)
    place = Place(code, f"社区{code}", box(0, 0, 1, 1), {})
    ways = np.full(len(graph.edges), None, object)
    one = DividedCommunity(place, units, graph, ways, labels, (), (), None)
    return one, [f"{code}{letter}" for letter in names]


def _division(
    drawn: Sequence[tuple[DividedCommunity, list[str]]], settings: Settings, locked: set[str]
) -> Division:
    units = [unit_frame(one, codes, settings) for one, codes in drawn]
    cells = [
        cell_frame(one, merge_units(one.units, one.labels), codes, codes, settings, locked)
        for one, codes in drawn
    ]
    row = {"plan": ["drawn"], "retired": [json.dumps([{"level": "cell", "code": "c001"}])]}
    return Division(
        # Not in the order of their codes.
        units=pd.concat(units, ignore_index=True)[::-1].reset_index(drop=True),
        cells=pd.concat(cells, ignore_index=True),
        plan=contract("plan").frame(row),
    )


def picture(draft: Draft, width: int) -> list[str]:
    """The last letters of the codes in a draft of one community, row by row."""
    letters = [draft.codes[cell][-1] for cell in draft.cells]
    return ["".join(letters[row : row + width]) for row in range(0, len(letters), width)]


def check(draft: Draft) -> None:
    """Everything that the draft counts is what comes out when it is counted from scratch."""
    graph, units = draft.whole.graph, draft.units
    used = sorted({draft.codes[cell] for cell in draft.cells})
    assert draft.present() == used
    for code in draft.codes:
        own = np.flatnonzero([draft.codes[cell] == code for cell in draft.cells])
        assert draft.members(code).tolist() == own.tolist()
        found = draft.figures(code)
        assert found.units == len(own)
        if len(own):
            _check_cell(draft, found, own)
        else:
            assert (found.households, found.pieces, found.in_band) == (0, 0, False)
    away = draft.cells != draft.start
    some = [draft.figures(code) for code in used]
    assert draft.totals() == Totals(
        cells=len(used),
        in_band=sum(one.in_band for one in some),
        contiguous=sum(one.pieces == 1 for one in some),
        households=int(units["households"].sum()),
        moved=int(graph.households[away].sum()),
        changed=int(away.sum()),
    )


def _check_cell(draft: Draft, found: CellFigures, own: np.ndarray) -> None:
    graph, units = draft.whole.graph, draft.units.iloc[own]
    inside = set(own.tolist())
    ways, ground = nx.Graph(), nx.Graph()
    ways.add_nodes_from(inside)
    ways.add_edges_from(pair for pair in graph.edges.tolist() if set(pair) <= inside)
    ground.add_nodes_from(inside)
    ground.add_edges_from(
        pair
        for pair in [*graph.edges.tolist(), *graph.blocked_pairs.tolist()]
        if set(pair) <= inside
    )
    households, band = int(units["households"].sum()), draft.band
    short, over = min(households - band.minimum, 0), max(households - band.maximum, 0)
    assert (found.households, found.off_band) == (households, short + over)
    assert found.in_band == (band.minimum <= households <= band.maximum)
    assert found.buildings == units["building_id"].nunique()
    assert found.buildings_unknown == units["buildings_unknown"].sum()
    assert found.pieces == nx.number_connected_components(ways)
    assert found.places == nx.number_connected_components(ground)
    assert {frozenset(piece.tolist()) for piece in draft.pieces_of(found.code)} == set(
        map(frozenset, nx.connected_components(ways))
    )
    borders = zip(
        [*graph.edges.tolist(), *graph.blocked_pairs.tolist()],
        [*graph.border_m, *graph.blocked_metres],
    )
    inner = sum(metres for pair, metres in borders if set(pair) <= inside)
    outline = graph.perimeter_m[own].sum() - 2 * inner
    round_ = 4 * np.pi * graph.area_m2[own].sum() / outline**2
    assert abs(found.compactness - round_) < 1e-4
