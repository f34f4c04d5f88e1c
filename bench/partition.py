"""How good the division of generated cities is, and how long it takes beside METIS.

Seconds are processor seconds of one process, METIS's are those of its call alone, on the same
graph in the same process. ``--moved`` divides, lets 5 percent of the units change their households
by up to 30 percent, and divides again from the plan that is there. ``--into`` puts one row for each
kind of city into files that have a place for it.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from _cities import hard_cases
from _measure import BAND, KINDS, SIZES, alone, instance, memory_mb, out_of_band, quality
from _tables import put, table_row
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
    return measured(instance(size, kind, seed).graph, effort)


def measure_hard(name: str, effort: str) -> dict[str, float]:
    """Divide one of the small hard graphs; what has to be told about it."""
    return measured(hard_cases()[name], effort)


def measured(graph: UnitGraph, effort: str) -> dict[str, float]:
    """Divide a graph, and time METIS on it; what has to be told about both."""
    result, seconds = timed(graph, effort)
    told_of_ours = figures(graph, result, seconds)
    metis = metis_seconds(graph)
    return {**told_of_ours, "METIS s": metis, "times METIS": seconds / metis}


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
        "MB": memory_mb(),
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


def rows(arguments: argparse.Namespace, size: str, kind: str) -> None:
    """One line for each seed, and the least, the middle and the most of all."""
    columns = MOVED if arguments.moved else PLAIN
    title = f"{size} {kind}, {arguments.effort}"
    heading(f"{title}{', from a plan' if arguments.moved else ''}", columns)
    found = []
    for seed in range(arguments.seeds):
        function = measure_moved if arguments.moved else measure
        run = alone(function, size, kind, seed, arguments.effort)
        if run.failure:
            raise SystemExit(f"{title}, seed {seed}: {run.failure}")
        found.append(run.value)
        line(str(seed), found[-1], columns)
    of_all = [
        {name: choose([one[name] for one in found]) for name, _ in columns}
        for choose in (np.min, np.median, np.max)
    ]
    for name, values in zip(("least", "middle", "most"), of_all):
        line(name, values, columns)
    cells = [
        "–".join(dict.fromkeys(told(one, *column) for one in of_all[::2])) for column in columns
    ]
    for path in arguments.into:
        place = "from a plan" if arguments.moved else "many cities"
        put(path, place, {title: table_row([title, str(len(found)), *cells])})


def hard_rows(effort: str) -> None:
    """One line for each of the small hard graphs."""
    heading(f"hard, {effort}", PLAIN)
    for name in hard_cases():
        run = alone(measure_hard, name, effort)
        if run.failure:
            raise SystemExit(f"{name}: {run.failure}")
        line(name, run.value, PLAIN)


def heading(title: str, columns: tuple[tuple[str, str], ...]) -> None:
    """The title of a table and of its columns."""
    print(f"\n{title}\n{'':7} " + " ".join(f"{name:>{width(name)}}" for name, _ in columns))


def line(title: str, values: dict[str, float], columns: tuple[tuple[str, str], ...]) -> None:
    """One line of what is printed."""
    cells = (f"{told(values, name, form):>{width(name)}}" for name, form in columns)
    print(f"{title:>7} " + " ".join(cells), flush=True)


def told(values: dict[str, float], name: str, form: str) -> str:
    """A value in its form; what is not known is a dash."""
    value = values[name]
    if np.isnan(value):
        return "-"
    return format(int(value) if form == "d" else value, form)


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
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE")
    parser.add_argument("--hard", action="store_true", help="the small hard graphs only")
    arguments = parser.parse_args()
    if arguments.hard:
        hard_rows(arguments.effort)
        return
    for size in arguments.sizes:
        for kind in arguments.kinds:
            rows(arguments, size, kind)


if __name__ == "__main__":
    main()
