"""How good the division of generated cities is, and how long it takes beside METIS.

Seconds are processor seconds of one process, METIS's are those of its call alone, on the same
graph in the same process. ``--moved`` divides, lets 5 percent of the units change their households
by up to 30 percent, and divides again from the plan that is there.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

import numpy as np
from _measure import BAND, KINDS, SIZES, alone, instance, out_of_band, quality
from grid_steward.plugin.divide import Partition, UnitGraph, partition

CHANGED_UNITS, CHANGED_HOUSEHOLDS = 0.05, 0.30
METIS_RUNS = 3
PLAIN = (
    ("units", "d"), ("households", "d"), ("cells", "d"), ("out of band", "d"),
    ("stuck or too big", "d"), ("in pieces", "d"), ("enclaves", "d"), ("compactness", ".3f"),
    ("along roads", ".3f"), ("split", ".3f"), ("seconds", ".2f"), ("METIS s", ".3f"),
    ("times METIS", ".1f"), ("MB", ".0f"),
)  # fmt: skip
MOVED = (
    ("units", "d"), ("households", "d"), ("cells", "d"), ("out before", "d"), ("out of band", "d"),
    ("stuck or too big", "d"), ("in pieces", "d"), ("moved", ".4f"), ("seconds", ".2f"),
    ("MB", ".0f"),
)  # fmt: skip


def measure(size: str, kind: str, seed: int, effort: str) -> dict[str, float]:
    """Divide one city; what has to be told about it."""
    graph = instance(size, kind, seed).graph
    result, seconds = timed(graph, effort)
    metis = metis_seconds(graph)
    return {**figures(graph, result, seconds), "METIS s": metis, "times METIS": seconds / metis}


def measure_moved(size: str, kind: str, seed: int, effort: str) -> dict[str, float]:
    """Divide one city, change it, and divide it again from the plan that is there."""
    graph = instance(size, kind, seed).graph
    plan, _ = timed(graph, effort)
    changed = replace(graph, households=changed_households(graph, seed))
    result, seconds = timed(changed, effort, plan.labels)
    return {
        **figures(changed, result, seconds),
        "out before": int(out_of_band(changed, plan.labels).sum()),
        "moved": result.score.moved_households_share,
    }


def timed(graph: UnitGraph, effort: str, current=None) -> tuple[Partition, float]:
    """The division, and the processor seconds it took."""
    start = time.process_time()
    result = partition(graph, BAND, seed=0, effort=effort, current=current)
    return result, time.process_time() - start


def figures(graph: UnitGraph, result: Partition, seconds: float) -> dict[str, float]:
    """What is told of every division.

    Cells that hold a unit for which no cell in the band exists do not count as out of band.
    """
    made = quality(graph, result.labels)
    stuck = {unit for verdict in result.verdicts for unit in verdict.stuck}
    stuck |= set(np.flatnonzero(graph.households > BAND.maximum).tolist())
    out = out_of_band(graph, result.labels)
    out[result.labels[sorted(stuck)]] = False
    return {
        **vars(made),
        "units": graph.n,
        "households": int(graph.households.sum()),
        "out of band": int(out.sum()),
        "stuck or too big": len(stuck),
        "in pieces": made.in_pieces,
        "along roads": made.along_roads,
        "seconds": seconds,
    }


def metis_seconds(graph: UnitGraph) -> float:
    """The shortest of some runs of METIS k-way, contiguous, as the table of peers tunes it."""
    try:
        import _metis
    except ModuleNotFoundError:
        return float("nan")
    return min(_metis.contiguous(graph)[1] for _ in range(METIS_RUNS))


def changed_households(graph: UnitGraph, seed: int) -> np.ndarray:
    """(n,) the households after some units, drawn at random, changed theirs."""
    rng = np.random.default_rng(seed)
    chosen = rng.choice(graph.n, round(graph.n * CHANGED_UNITS), replace=False)
    households = graph.households.copy()
    factor = 1 + rng.uniform(-CHANGED_HOUSEHOLDS, CHANGED_HOUSEHOLDS, len(chosen))
    households[chosen] = np.rint(households[chosen] * factor).astype(np.int64)
    return households


def rows(arguments: argparse.Namespace, size: str, kind: str, effort: str) -> None:
    """One line for each seed, and the least, the middle and the most of all."""
    columns = MOVED if arguments.moved else PLAIN
    print(f"\n{size} {kind} {effort}{' moved' if arguments.moved else ''}")
    print("   seed " + " ".join(f"{name:>{width(name)}}" for name, _ in columns))
    found = []
    for seed in range(arguments.seeds):
        run = alone(measure_moved if arguments.moved else measure, size, kind, seed, effort)
        if run.failure:
            print(f"{seed:7} {run.failure}", flush=True)
            continue
        found.append({**run.value, "MB": run.memory_mb})
        line(str(seed), found[-1], columns)
    for title, choose in (("least", np.min), ("middle", np.median), ("most", np.max)):
        if len(found) > 1:
            line(title, {n: choose([one[n] for one in found]) for n, _ in columns}, columns)


def line(title: str, values: dict[str, float], columns: tuple[tuple[str, str], ...]) -> None:
    """One line of the table; what is not known is a dash."""
    cells = []
    for name, form in columns:
        value = int(values[name]) if form == "d" else values[name]
        text = "-" if np.isnan(value) else format(value, form)
        cells.append(f"{text:>{width(name)}}")
    print(f"{title:>7} " + " ".join(cells), flush=True)


def width(name: str) -> int:
    """The width of a column."""
    return max(7, len(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--effort", choices=("fast", "best"), default="fast")
    parser.add_argument("--moved", action="store_true")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        for kind in arguments.kinds:
            rows(arguments, size, kind, arguments.effort)


if __name__ == "__main__":
    main()
