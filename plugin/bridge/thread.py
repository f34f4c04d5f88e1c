"""A thread for the science, apart from QGIS's own.

QGIS runs algorithms in threads that Python did not make, and keeps those for later runs. What
pyproj (3.7.0 to 3.7.2) holds for a thread is freed when Python forgets the thread, after each run,
yet looked for again in the next one, which then brings QGIS down
(https://github.com/pyproj4/pyproj/issues/1509). In a thread that Python makes, and that ends with
the work, both happen together.
"""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import Callable, Optional, TypeVar

from ..common.messages import Message
from ..common.progress import Progress

T = TypeVar("T")


class Outside:
    """QGIS's thread, as the working thread sees it; it waits to do what is asked."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: SimpleQueue[Optional[Callable[[], None]]] = SimpleQueue()
        self._answers: SimpleQueue[Optional[Exception]] = SimpleQueue()

    def run(self, task: Callable[[], None]) -> None:
        """Have ``task`` done in QGIS's thread; what it raises is raised here."""
        self._tasks.put(task)
        error = self._answers.get()
        if error is not None:
            raise error

    def progress(self, share: float, text: Optional[Message] = None) -> None:
        """A progress for the working thread."""
        self.run(lambda: self._progress(share, text))

    def serve(self) -> None:
        """In QGIS's thread: do what is asked until ``close``."""
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except Exception as error:  # handed to the one who asked
                self._answers.put(error)
            else:
                self._answers.put(None)

    def close(self) -> None:
        """Nothing more will be asked."""
        self._tasks.put(None)


def in_own_thread(work: Callable[[Outside], T], progress: Progress) -> T:
    """What ``work`` returns, done in a thread of its own; what it raises is raised here.

    This thread waits meanwhile and does what ``work`` asks of it, reporting progress above all.
    """
    outside = Outside(progress)
    results: list[T] = []
    errors: list[BaseException] = []

    def body() -> None:
        try:
            results.append(work(outside))
        except BaseException as error:  # raised again in the thread that waits
            errors.append(error)
        finally:
            outside.close()

    thread = threading.Thread(target=body, name="grid-steward")
    thread.start()
    outside.serve()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
