"""What the benchmarks of the division share: instances, measures, a process for each run."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from typing import Any, Optional

import numpy as np
from _cities import DENSE, SKEWED, City, city_with_centres
from grid_steward.plugin.divide import Band, UnitGraph
from grid_steward.plugin.divide.graph import first_seen
from grid_steward.plugin.divide.score import pieces, score

BAND = Band(200, 250, 300)
SIZES = {"S": 500, "M": 4_850, "L": 50_000}
KINDS = {"skewed": SKEWED, "dense": DENSE}


@cache
def instance(size: str, kind: str, seed: int) -> City:
    """The city of a size (S, M, L), a kind (skewed, dense) and a seed."""
    return city_with_centres(SIZES[size], seed, KINDS[kind])


@dataclass(frozen=True)
class Quality:
    """Figures of one division; shares run from 0 to 1.

    ``ok``: share of cells in the band and in one piece; ``out_of_band`` and ``in_pieces``: numbers
    of cells; ``along_roads``: share of inner border metres; ``split``: share of the compounds that
    would fit in a cell and are cut; ``enclaves``: cells inside one other cell.
    """

    cells: int
    ok: float
    out_of_band: int
    in_pieces: int
    compactness: float
    along_roads: float
    split: float
    enclaves: int


def quality(graph: UnitGraph, labels: np.ndarray) -> Quality:
    """The figures of the division ``labels`` (n,), by any numbers."""
    labels = first_seen(np.asarray(labels, np.int64))
    figures = score(graph, labels, BAND)
    out, torn = out_of_band(graph, labels), pieces(graph, labels) > 1
    return Quality(
        cells=len(out),
        ok=float((~out & ~torn).mean()),
        out_of_band=int(out.sum()),
        in_pieces=int(torn.sum()),
        compactness=figures.compactness,
        along_roads=_share(figures.road_aligned_share),
        split=1 - _share(figures.compounds_whole_share),
        enclaves=enclaves(graph, labels),
    )


def out_of_band(graph: UnitGraph, labels: np.ndarray) -> np.ndarray:
    """(k,) whether the households of a cell lie outside the band."""
    households = np.bincount(labels, graph.households)
    return (households < BAND.minimum) | (households > BAND.maximum)


def enclaves(graph: UnitGraph, labels: np.ndarray) -> int:
    """How many cells have one neighbour only and no unit at the edge of what is divided."""
    edges = np.concatenate([graph.edges, graph.blocked_pairs])
    metres = np.concatenate([graph.border_m, graph.blocked_metres])
    shared = np.bincount(edges.ravel(), np.repeat(metres, 2), graph.n)
    at_edge = np.bincount(labels, graph.perimeter_m - shared > 1) > 0
    ends = np.sort(labels[edges], axis=1)
    touching = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    neighbours = np.bincount(touching.ravel(), minlength=len(at_edge))
    return int(((neighbours == 1) & ~at_edge).sum())


def _share(value: Optional[float]) -> float:
    return float("nan") if value is None else value


@dataclass(frozen=True)
class Run:
    """What a process of its own gave: ``value``, or in ``failure`` why there is none.

    ``memory_mb`` is the largest amount of memory it held, 0 where it was stopped.
    """

    value: Any
    failure: str
    memory_mb: float


def alone(function: Callable[..., Any], *arguments: Any, limit_s: Optional[float] = None) -> Run:
    """Call ``function`` in a new process, so that neither time nor memory is shared with others.

    A process that takes longer than ``limit_s`` seconds is stopped.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, function, arguments))
    process.start()
    there.close()
    try:
        if not here.poll(limit_s):
            return Run(None, f"none in {limit_s:.0f} s", 0.0)
        return Run(*here.recv())
    except EOFError:
        return Run(None, "its process died", 0.0)
    finally:
        process.kill()
        process.join()


def _send(connection: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    value, failure = None, ""
    try:
        value = function(*arguments)
    except ModuleNotFoundError as missing:
        failure = f"not installed ({missing.name})"
    except Exception as error:  # a peer that fails is a line of the table, whatever it raises
        failure = f"fails: {type(error).__name__}: {str(error)[:80]}"
    connection.send((value, failure, memory_mb()))


def memory_mb() -> float:
    """The most memory that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
