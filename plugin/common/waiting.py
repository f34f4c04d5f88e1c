"""Waiting for a solver that knows nothing of progress.

HiGHS can't be told to stop. It works in a thread of its own while this one reports progress; when
that is cancelled, nobody waits for the thread any more: it ends by itself, since all that it is
given has a limit of nodes, and its result is dropped. scipy lets go of the interpreter meanwhile
(1.16 does for ``linprog``, ``milp`` and ``linear_sum_assignment``; before, it may not, and then
Cancel waits until the solver is done).
"""

from __future__ import annotations

import threading
from typing import Callable, TypeVar

from .progress import Progress

T = TypeVar("T")
POLL_S = 0.1
AT_ONCE_S = 0.002  # most small problems are solved by then


def waited(work: Callable[[], T], progress: Progress, share: float) -> T:
    """What ``work`` returns; what it or ``progress`` (told ``share`` all the time) raises."""
    results: list[T] = []
    errors: list[BaseException] = []

    def body() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again in the thread that waits
            errors.append(error)

    thread = threading.Thread(target=body, name="grid-steward-solver", daemon=True)
    thread.start()
    thread.join(AT_ONCE_S)
    while thread.is_alive():
        progress(share, None)
        thread.join(POLL_S)
    if errors:
        raise errors[0]
    return results[0]
