"""Waiting for what reports progress seldom or never.

HiGHS can't be told to stop. It works in a thread of its own while this one reports progress; when
that is cancelled, nobody waits for the thread any more: it ends by itself, since all that it is
given has a limit of nodes, and its result is dropped. scipy lets go of the interpreter meanwhile
(1.16 does for ``linprog``, ``milp`` and ``linear_sum_assignment``; before, it may not, and then
Cancel waits until the solver is done).
"""

from __future__ import annotations

import threading
from typing import Callable, Optional, TypeVar

from .errors import Cancelled
from .messages import Message
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


def watched(work: Callable[[Progress], T], progress: Progress) -> T:
    """What ``work`` returns, which is handed a progress of its own and may call it seldom.

    ``progress`` is told all the time what that one was told last. Once it is cancelled, the work
    ends at its next call.
    """
    last: tuple[float, Optional[Message]] = (0.0, None)
    stopped = threading.Event()

    def inner(share: float, text: Optional[Message] = None) -> None:
        nonlocal last
        last = share, text or last[1]
        if stopped.is_set():
            raise Cancelled

    def outer(share: float, text: Optional[Message] = None) -> None:
        progress(*last)

    try:
        return waited(lambda: work(inner), outer, 0.0)
    finally:
        stopped.set()
