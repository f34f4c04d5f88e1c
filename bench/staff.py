"""Officers for a city of Yichang's size, 1,110 cells in about 111 communities, and for 4,000 cells.

For 1,110, 900 and 370 officers, and for 4,000 and 3,600, each in a process of its own: what the
assignment costs, what no assignment costs less than, the gap between the two, how it compares with
a greedy one (cell by cell the nearest officer who is free, then the nearest with cells beside it),
the seconds on the clock of the assignment (and of processors) and of the backups against their
limit, and the largest memory of the process.
"""

from __future__ import annotations

import argparse
import time
from typing import Optional

import numpy as np
from _measure import alone
from _officers import staffing_of
from grid_steward.plugin.staff import StaffProblem
from grid_steward.plugin.staff.solver.assign import assign
from grid_steward.plugin.staff.solver.backups import choose_backups
from grid_steward.plugin.staff.solver.objective import costs
from grid_steward.plugin.staff.solver.sets import widest

# Cells, officers, seconds allowed.
CASES: tuple[tuple[int, int, Optional[int]], ...] = (
    (1_110, 1_110, 10),
    (1_110, 900, 60),
    (1_110, 370, None),
    (4_000, 4_000, 120),
    (4_000, 3_600, 120),
)


def measured(cells: int, officers: int, seed: int) -> dict[str, float]:
    """The figures of one city."""
    problem = staffing_of(cells, officers, seed)
    start, busy = time.perf_counter(), time.process_time()
    found = assign(problem)
    assigned, busy = time.perf_counter(), time.process_time() - busy
    backups = choose_backups(problem, found.officer)
    ended = time.perf_counter()
    peer = greedy(problem)
    return {
        "cost": found.cost,
        "bound": found.bound,
        "gap": found.gap,
        "seconds": assigned - start,
        "busy": busy,
        "backup_seconds": ended - assigned,
        "unserved": int((found.officer < 0).sum()),
        "without_backup": int((backups < 0).sum()),
        "greedy": costs(problem, peer).total,
        "greedy_unserved": int((peer < 0).sum()),
    }


def greedy(problem: StaffProblem) -> np.ndarray:
    """(k,) the nearest officer who is free, one cell each; then, for cells that are left, the
    officer of a neighbouring cell whom it costs least, as long as they may have more."""
    n = len(problem.hours)
    officer = problem.fixed.copy()
    travel = np.where(problem.forbidden, np.iinfo(np.int64).max, problem.travel)
    for cell in np.flatnonzero(officer < 0):
        free = np.setdiff1d(np.arange(n), officer)
        if len(free):
            officer[cell] = free[travel[free, cell].argmin()]
    changed = True
    while changed:
        changed = False
        for cell in np.flatnonzero(officer < 0):
            pairs = problem.neighbours[(problem.neighbours == cell).any(axis=1)]
            beside = np.unique(officer[pairs[pairs != cell]])
            held = np.bincount(officer[officer >= 0], minlength=n)
            beside = beside[beside >= 0]
            beside = beside[(held[beside] < widest(problem)) & ~problem.forbidden[beside, cell]]
            if len(beside):
                officer[cell] = beside[held[beside].argmin()]
                changed = True
    return officer


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="how many cities of each size")
    parser.add_argument("--cells", type=int, help="another number of cells, with --officers")
    parser.add_argument("--officers", type=int)
    given = parser.parse_args()
    cases = ((given.cells, given.officers, None),) if given.cells and given.officers else CASES
    for cells, officers, limit in cases:
        for seed in range(given.seeds):
            run = alone(measured, cells, officers, seed)
            print(f"{cells:,} cells, {officers:,} officers, seed {seed}: ", end="")
            print(run.failure or _line(run.value, limit, run.memory_mb), flush=True)


def _line(figures: dict[str, float], limit: Optional[int], memory_mb: float) -> str:
    allowed = "no limit" if limit is None else f"limit {limit} s"
    return (
        f"{figures['seconds']:.1f} s ({allowed}), {figures['busy']:.1f} s of processors, "
        f"cost {figures['cost']:,}, no assignment below "
        f"{figures['bound']:,}: gap {figures['gap']:.3%}; {figures['unserved']} unserved; greedy "
        f"{figures['greedy']:,} with {figures['greedy_unserved']} unserved; backups "
        f"{figures['backup_seconds']:.1f} s, {figures['without_backup']} cells without; "
        f"{memory_mb:,.0f} MB"
    )


if __name__ == "__main__":
    main()
