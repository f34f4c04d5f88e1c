"""Waiting for one long call of a compiled library without losing the user."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any, Callable

from ...common.progress import Progress

POLL_S = 0.1  # a progress is called at least every 0.2 s
# What takes a hundredth of a millisecond a point takes less than 0.1 s for fewer than these; a
# thread for it would only cost time.
FEW = 8_000


def patiently(
    progress: Progress,
    share: float,
    size: int,
    function: Callable[..., Any],
    *args: Any,
    **options: Any,
) -> Any:
    """``function(*args, **options)``, with ``progress(share, None)`` called while it runs.

    For calls that take seconds on a large community and release the interpreter lock (shapely,
    Qhull); ``size`` is the number of points that go in. Where the progress raises, the call is
    left to end by itself and its result is unused.
    """
    progress(share, None)
    if size < FEW:
        return function(*args, **options)
    executor = ThreadPoolExecutor(1)
    try:
        future = executor.submit(function, *args, **options)
        while True:
            if wait([future], timeout=POLL_S).done:
                return future.result()
            progress(share, None)
    finally:
        executor.shutdown(wait=False)
