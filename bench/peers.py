"""The division of generated cities by other programs and by ours, as tables in Markdown.

Each program works in a process of its own and is stopped after ten minutes. ``--into`` puts the
tables into files that have a place for them, a line ``<!-- M skewed -->`` before each table; rows
of programs that were not run stay as they are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from _measure import KINDS, SIZES, Quality, alone, instance, quality
from _peers import ENGINES
from _tables import put, table_row

LIMIT_S = 600.0
SEED = 0
CITIES = ("S skewed", "M skewed", "M dense")
HEADS = ("engine", "ok", "in pieces", "compactness", "along roads", "split", "seconds", "MB")


def measure(engine: str, size: str, kind: str) -> tuple[Quality, float]:
    """What a program makes of a city, and the seconds it takes."""
    city = instance(size, kind, SEED)
    labels, seconds = ENGINES[engine](city)
    return quality(city.graph, labels), seconds


def row(engine: str, town: str) -> str:
    """One row of the table: figures, or in words why there are none."""
    run = alone(measure, engine, *town.split(), limit_s=LIMIT_S)
    if run.failure:
        return table_row([engine, run.failure, *[""] * 6])
    made, seconds = run.value
    figures = [made.compactness, made.along_roads, made.split]
    return table_row(
        [
            engine,
            f"{made.ok:.3f}",
            str(made.in_pieces),
            *(f"{figure:.2f}" for figure in figures),
            f"{seconds:.2f}" if seconds < 10 else f"{seconds:.0f}",
            f"{run.memory_mb:.0f}",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [f"{size} {kind}" for size in SIZES for kind in KINDS]
    parser.add_argument("--cities", nargs="+", choices=names, default=CITIES, metavar="CITY")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=[*ENGINES], metavar="NAME")
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE")
    arguments = parser.parse_args()
    for town in arguments.cities:
        graph = instance(*town.split(), SEED).graph
        print(f"\n{town}: {graph.n} units, {graph.households.sum()} households\n")
        print(table_row([*HEADS]))
        print(table_row(["---"] * len(HEADS)))
        rows = {}
        for engine in arguments.engines:
            rows[engine] = row(engine, town)
            print(rows[engine], flush=True)
        for path in arguments.into:
            put(path, town, rows)


if __name__ == "__main__":
    main()
