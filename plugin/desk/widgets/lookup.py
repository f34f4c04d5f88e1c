"""Finding something out beside the window, without occupying it."""

from __future__ import annotations

import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...bridge.tasks import Job
from ...common.errors import StewardError
from ...common.progress import Progress

if TYPE_CHECKING:
    from ...store import Project


class Lookup(QObject):
    """Asks one thing at a time; the answer to the last question is the one that counts.

    ``found`` gets an answer and ``failed`` an error, in the window's thread. Nothing else waits for
    it: buttons stay on, and the session is not busy.
    """

    def __init__(
        self,
        parent: QObject,
        title: str,
        found: Callable[[Any], None],
        failed: Callable[[StewardError], None],
    ) -> None:
        super().__init__(parent)
        self._title, self._found, self._failed = title, found, failed
        self._key: Any = None
        self._job: Optional[Job] = None
        mine: set[Job] = set()
        self._mine = mine
        # Not by the signal destroyed: Python may have emptied a slot in a circle of references by
        # the time that Qt calls it, which brings QGIS down.
        weakref.finalize(self, _cancel, mine).atexit = False  # type: ignore[misc]

    @property
    def asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, key: Any, work: Callable[[Progress], Any]) -> bool:
        """Have ``work`` find it out, unless that was asked already; ``key`` tells questions apart.

        Whether it was asked now.
        """
        if key == self._key:
            return False
        self.forget()
        self._key = key
        job = Job(
            self._title,
            work,
            lambda answer: self._ended(job, self._found, answer),
            lambda error: self._ended(job, self._failed, error),
        )
        self._job = job
        self._mine.add(job)
        job.start()
        return True

    def forget(self) -> None:
        """Wait for nothing; the next question is a new one."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._key = None

    def _ended(self, job: Job, tell: Callable[[Any], None], what: Any) -> None:
        self._mine.discard(job)
        if sip.isdeleted(self) or job is not self._job:
            return
        self._job = None
        tell(what)


def file_state(project: Project) -> tuple[Any, ...]:
    """What is another once a project's files were written; a part of a question's key."""
    state: list[Any] = [project.path, project.rules.name]
    for path in (project.path, project.people_path):
        with suppress(OSError):
            state.append(path.stat().st_mtime_ns)
    return tuple(state)


def _cancel(jobs: set[Job]) -> None:
    """What nobody waits for any more stops."""
    for job in list(jobs):
        job.cancel()
