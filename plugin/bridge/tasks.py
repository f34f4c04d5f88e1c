"""Long work as a task of QGIS: it runs beside the window, shows in the task manager, and stops."""

from __future__ import annotations

import time
import traceback
from typing import Any, Callable, Optional

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal

from ..common.errors import Cancelled, StewardError
from ..common.messages import Message
from ..common.progress import Progress
from .sweeping import sweep_anywhere, sweep_here
from .texts import tr
from .thread import in_own_thread

LOG = "Grid Steward"
# QGIS holds only a bare pointer to a task, so each is kept here until it ends.
_STARTED: set[Job] = set()
# Those whose work has ended and that QGIS has not put away yet, and those that wait until it has.
_LEAVING: set[Job] = set()
_WAITING: list[Job] = []
# Who is cancelled answers within half a second; one that hangs may not hold QGIS for ever.
_SECONDS_TO_STOP, _SECOND_BETWEEN = 5.0, 0.01

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[StewardError], None]


class Job(QgsTask):
    """One run of ``work``; in the window's thread ``done`` gets its result, ``failed`` its error.

    Being cancelled is an error too, ``Cancelled``. ``stage`` says what is being done, and the share
    that is done.
    """

    stage = pyqtSignal(str, float)

    def __init__(self, title: str, work: Work, done: Done, failed: Failed) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._work = work
        self._done = done
        self._failed = failed
        self._result: Any = None
        self._error: Optional[StewardError] = None

    def start(self) -> None:
        """Hand it to QGIS's task manager, at once or as soon as it may be."""
        if not _STARTED:
            sweep_here()
        _STARTED.add(self)
        self._begin()

    def _begin(self) -> None:
        """Start, unless a task is leaving.

        QGIS keeps the address of what ran a task until it puts the task away. What shall run a new
        one may get that address by then, and where it still waits for a thread, it is taken for the
        old one and thrown away: the new task would wait for ever
        (https://github.com/qgis/QGIS/pull/67040; seen in 3.22 and 3.40).
        """
        if self.isCanceled():
            self.finished(False)
        elif _LEAVING:
            _WAITING.append(self)
        else:
            QgsApplication.taskManager().addTask(self)

    def run(self) -> bool:
        """Called by QGIS in a thread of its own."""
        try:
            self._result = in_own_thread(
                lambda outside: self._work(outside.progress), self._progress
            )
        except StewardError as error:
            self._error = error
        except BaseException as error:  # a fault of ours: told to the user, and kept in the log
            self._error = fault(error)
        # Said before Python is left: none is started after this and before what ran it is gone.
        _LEAVING.add(self)
        return self._error is None

    def finished(self, fine: bool) -> None:
        """Called by QGIS in the window's thread."""
        # When this has returned QGIS puts it away, before it turns to anything else.
        QTimer.singleShot(0, lambda: _left(self))
        _STARTED.discard(self)
        if not _STARTED:
            sweep_anywhere()
        if self._error is not None:
            self._failed(self._error)
        elif not fine:
            # Cancelled before it had begun.
            self._failed(Cancelled())
        else:
            self._done(self._result)

    def _progress(self, share: float, text: Optional[Message] = None) -> None:
        if self.isCanceled():
            raise Cancelled()
        self.setProgress(100.0 * share)
        if text is not None:
            self.stage.emit(text.render(), share)


def _left(job: Job) -> None:
    """QGIS has put it away: those that waited for that may start."""
    _LEAVING.discard(job)
    waiting = _WAITING[:]
    _WAITING.clear()
    for other in waiting:
        other._begin()


def stop_all() -> None:
    """Cancel all jobs and wait until their threads have left Python, for when the plugin goes: a
    thread that is still in it when QGIS quits can bring QGIS down."""
    jobs = list(_STARTED)
    for job in jobs:
        job.cancel()
    latest = time.monotonic() + _SECONDS_TO_STOP
    while any(map(_at_work, jobs)) and time.monotonic() < latest:
        time.sleep(_SECOND_BETWEEN)
    # The last one has still to go from the end of its work out of Python.
    time.sleep(_SECOND_BETWEEN)


def _at_work(job: Job) -> bool:
    """QGIS itself calls a job running until the window's thread has heard that it ended."""
    if sip.isdeleted(job) or job in _LEAVING:
        return False
    return job.status() == QgsTask.TaskStatus.Running


def fault(error: BaseException) -> StewardError:
    """What to say of an error that is none of the user's; where it happened goes to the log.

    What the error itself says stays out of the log, because it may quote a row.
    """
    places = "".join(traceback.format_tb(error.__traceback__))
    QgsMessageLog.logMessage(f"{type(error).__name__}\n{places}", LOG, Qgis.MessageLevel.Critical)
    return StewardError(
        Message(
            tr(
                "Grid Steward made a mistake ({kind}); nothing was changed. The message log, tab "
                "Grid Steward, says where. Please report it."
            ),
            {"kind": type(error).__name__},
        )
    )
