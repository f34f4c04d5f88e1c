"""A generated city as a problem of staffing."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.rules.staffing import StaffWeights
from grid_steward.plugin.staff import StaffProblem
from scipy.spatial import Voronoi, cKDTree

CELLS_A_COMMUNITY = 10
CELL_M = 170.0  # between the middles of neighbouring cells
WALK_M_A_MINUTE = 75.0  # 4.5 km/h
DETOUR = 1.3  # of the way on foot, beside the straight line
DAYS = 21  # working days a month
HOURS = 21 * 8 * 60
PEOPLE_IN_CARE = 12  # in a cell, on average
KNOWN = 0.8  # share of people in care whom an officer of today knows
MOVED = 0.05  # share of people in care whose cell is of another officer today
ASK = 0.03  # share of people in care who ask for a skill
FIXED = 0.02  # share of cells that stay with their officer
FORBIDDEN = 0.001  # share of pairs of officer and cell
HAVE = 0.3  # share of officers who have it
# Those of the rulebook plain.
WEIGHTS = StaffWeights(travel=1, overload=4, acquaintance=240, skill=480, unserved=1_000_000)


def staffing_of(cells: int, officers: int, seed: int) -> StaffProblem:
    """A city of ``cells`` cells on a plane; officers start at the stations of their communities.

    Where there are fewer officers than cells, the last of today's have gone; where there are more,
    the others are new and start anywhere.
    """
    rng = np.random.default_rng(seed)
    side = int(np.ceil(cells**0.5))
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)[:cells]
    middle = (grid + rng.uniform(-0.4, 0.4, grid.shape)) * CELL_M
    communities = max(1, cells // CELLS_A_COMMUNITY)
    station = middle[rng.choice(cells, communities, replace=False)]
    near = cKDTree(station)
    home = near.query(middle)[1]
    today = np.full(cells, -1)
    order = rng.permutation(cells)
    today[order[: min(cells, officers)]] = np.arange(min(cells, officers))
    base = station[rng.integers(0, communities, officers)]
    base[today[today >= 0]] = station[home[today >= 0]]
    travel, between = (
        np.round(
            np.hypot(*(start[:, None] - middle[None]).transpose(2, 0, 1))
            * DETOUR
            / WALK_M_A_MINUTE
            * 2
            * DAYS
        ).astype(np.int64)
        for start in (base, middle)
    )
    strangers = np.zeros((officers, cells), np.int64)
    lacking = np.zeros((officers, cells), np.int64)
    neighbours = _neighbours(middle)
    skilled = rng.random(officers) < HAVE
    for cell, number in enumerate(rng.poisson(PEOPLE_IN_CARE, cells)):
        beside = neighbours[(neighbours == cell).any(axis=1)]
        beside = beside[beside != cell] if len(beside) else np.array([cell])
        where = np.where(rng.random(number) < MOVED, rng.choice(beside, number), cell)
        knows = np.where(rng.random(number) < KNOWN, today[where], -1)
        knows = knows[knows >= 0]
        strangers[:, cell] = len(knows) - np.bincount(knows, minlength=officers)
        lacking[~skilled, cell] = rng.binomial(number, ASK)
    fixed = np.where(rng.random(cells) < FIXED, today, -1)
    forbidden = rng.random((officers, cells)) < FORBIDDEN
    forbidden[fixed[fixed >= 0], np.flatnonzero(fixed >= 0)] = False
    return StaffProblem(
        work=rng.normal(8_400, 1_500, cells).clip(3_000).astype(np.int64),
        hours=np.full(officers, HOURS, np.int64),
        travel=travel,
        between=between,
        neighbours=neighbours,
        strangers=strangers,
        lacking=lacking,
        forbidden=forbidden,
        fixed=fixed,
        weights=WEIGHTS,
    )


def _neighbours(middle: np.ndarray) -> np.ndarray:
    """Pairs of cells whose middles' Voronoi polygons share an edge of some length."""
    voronoi = Voronoi(middle)
    corners = np.array(voronoi.ridge_vertices)
    ends = voronoi.vertices[corners]
    length = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
    good = (corners >= 0).all(axis=1) & (length > CELL_M / 10) & (length < 3 * CELL_M)
    return np.sort(voronoi.ridge_points[good], axis=1).astype(np.int64)
