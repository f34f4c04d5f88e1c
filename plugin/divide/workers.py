"""Dividing communities side by side, each in a process of its own.

The plan is the same with any number of workers: a community knows nothing of the others, and the
results are put together in the order of the communities.

Outside QGIS only: a new process starts ``sys.executable``, and in QGIS on Windows that is QGIS.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import wait as wait_for
from typing import Any, Optional

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from .community import DividedCommunity, Place, divide_community
from .division import Settings
from .earlier import Earlier

POLL_S = 0.1
# With fewer buildings than these there is little to win: each process first loads its libraries.
WORTH_IT = 10_000
MOST = 61  # Windows waits for no more processes at a time
BEGUN = 1e-9  # the share of a place that is just begun


@dataclass(frozen=True)
class _Task:
    """What a worker process is told once: ``shares`` (one for each place) is shared memory, in
    which it says how far it is with each."""

    settings: Settings
    earlier: Optional[Earlier]
    shares: Any


# Set once in each worker process, before its first place.
_task: Optional[_Task] = None


def divide_places(
    places: Sequence[Place],
    settings: Settings,
    earlier: Optional[Earlier],
    workers: Optional[int],
    progress: Progress = silent,
) -> list[DividedCommunity]:
    """All ``places`` divided, in their order.

    ``workers`` None is as many as there are cores, where that pays. More than one start new
    processes, which import the program's main module: it has to be one that can be imported.
    """
    if workers is None:
        workers = usable_cores() if sum(map(_size, places)) >= WORTH_IT else 1
    workers = min(workers, len(places), MOST)
    if workers > 1:
        return _side_by_side(places, settings, earlier, workers, progress)
    done = []
    for number, place in enumerate(places):
        watch = part(progress, number / len(places), (number + 1) / len(places))
        watch(0.0, message("Dividing {name}", name=place.title))
        done.append(divide_community(place, settings, earlier, watch))
    return done


def usable_cores() -> int:
    """How many processes can work at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(place: Place) -> int:
    return len(place.layers["building"])


def _side_by_side(
    places: Sequence[Place],
    settings: Settings,
    earlier: Optional[Earlier],
    workers: int,
    progress: Progress,
) -> list[DividedCommunity]:
    progress(0.0, None)
    context = multiprocessing.get_context("spawn")
    shares = context.RawArray("d", len(places))
    task = _Task(settings, earlier, shares)
    with _ended(ProcessPoolExecutor(workers, context, _begin, (task,))) as pool:
        with _interrupts_held_back():
            # The largest first, so that none is left over for one worker alone at the end.
            order = sorted(range(len(places)), key=lambda number: -_size(places[number]))
            futures = {number: pool.submit(_work, number, places[number]) for number in order}
        _watch(places, list(futures.values()), shares, progress)
        return [replace(futures[n].result(), place=place) for n, place in enumerate(places)]


@contextmanager
def _ended(pool: ProcessPoolExecutor) -> Iterator[ProcessPoolExecutor]:
    """When the block is left, for whatever reason, no process of the pool is left."""
    others = set(multiprocessing.active_children())
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes started in the block never see a Ctrl-C: it is for their parent to answer it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch(
    places: Sequence[Place],
    futures: Sequence[Future[DividedCommunity]],
    shares: Any,
    progress: Progress,
) -> None:
    """Wait until all is done; raises what a worker or the progress raises, at once."""
    pending, unnamed = set(futures), set(range(len(places)))
    while pending:
        done, pending = wait(pending, timeout=POLL_S, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        now = list(shares)
        share = sum(now) / len(now)
        begun = {number for number in unnamed if now[number] > 0}
        for number in sorted(begun):
            progress(share, message("Dividing {name}", name=places[number].title))
        unnamed -= begun
        progress(share, None)


def _begin(task: _Task) -> None:
    """The first thing that a worker process does."""
    global _task
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _work(number: int, place: Place) -> DividedCommunity:
    """One place divided, in a worker process; without the layers, which the parent has."""
    if _task is None:
        raise RuntimeError("a worker process was given work before it was told what to do")
    shares = _task.shares

    def report(share: float, text: Optional[Message] = None) -> None:
        shares[number] = max(shares[number], share)

    shares[number] = BEGUN
    divided = divide_community(place, _task.settings, _task.earlier, report)
    shares[number] = 1.0
    return replace(divided, place=replace(place, layers={}))
