"""The project file that the window works on, and the one job that may run on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import Qgis, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..bridge.remembered import remember, remembered
from ..bridge.tasks import Done, Failed, Job, fault
from ..bridge.texts import tr
from ..common.errors import Cancelled, StewardError
from ..common.progress import Progress
from .recent import remember_file

if TYPE_CHECKING:
    import pandas as pd

    from ..store import Project

_SECONDS_SHOWN = 8


class Session(QObject):
    """What is open in the window: a project file of ours and one of its plans.

    ``changed``: the project file, the plan or what is in the file is another now. ``busy``: a job
    began or ended. ``stage``: what the job does, and the share that is done. ``layers``: layers
    came into the open QGIS project, or left it.
    """

    changed = pyqtSignal()
    busy = pyqtSignal()
    stage = pyqtSignal(str, float)
    layers = pyqtSignal()

    def __init__(self, iface: Any) -> None:
        super().__init__()
        # From signal to signal, which Qt takes back with the session. A slot of a page would stay
        # with the project when the page is gone.
        QgsProject.instance().layersAdded.connect(self.layers)
        QgsProject.instance().layersRemoved.connect(self.layers)
        self._iface = iface
        self._job: Optional[Job] = None
        self._title: Optional[str] = None
        self._project: Optional[Project] = None
        self._plans: Optional[pd.DataFrame] = None
        self._plan: Optional[str] = None

    @property
    def project(self) -> Optional[Project]:
        """The open project file, None without one."""
        return self._project

    @property
    def path(self) -> Optional[Path]:
        """Where it is."""
        return None if self._project is None else self._project.path

    @property
    def plan(self) -> Optional[str]:
        """The name of the plan that is worked on, None without one."""
        return self._plan

    @property
    def plans(self) -> pd.DataFrame:
        """The rows of all plans (contract ``plan``), in the order they were written."""
        from ..contracts import contract

        return contract("plan").frame({}) if self._plans is None else self._plans

    def plan_row(self) -> Optional[Mapping[str, Any]]:
        """The row of the plan that is worked on."""
        rows = self.plans[self.plans["plan"] == self._plan]
        return None if rows.empty else dict(rows.iloc[0])

    def open(self, path: Path, plan: Optional[str] = None) -> bool:
        """Work on the project file at ``path``, on ``plan`` or the current one.

        Whether that could be done; if not, the reason was told and what was open stays open.
        """
        from ..store import Project

        try:
            project = Project.open(path)
            plans, current = project.plans(), project.current_plan()
        except StewardError as error:
            self.tell_error(error)
            return False
        except Exception as error:  # a file that is broken in a way that nobody thought of
            self.tell_error(fault(error))
            return False
        self._project, self._plans = project, plans
        self._plan = _plan_of(plans, plan, current)
        self.remember()
        remember_file(path)
        self.changed.emit()
        return True

    def open_remembered(self) -> bool:
        """Work on the project file that the open QGIS project belongs to, if it does to one."""
        path, plan = remembered(QgsProject.instance())
        if path is None:
            return False
        if not path.exists():
            self.tell(_gone(path), Qgis.MessageLevel.Warning)
            return False
        return self.open(path, plan)

    def still_there(self) -> bool:
        """Whether the project file is still where it was; if not, that is told and it is closed.

        Asked before anything is read of it: no page can be shown without it.
        """
        if self.path is None or self.path.exists():
            return True
        self.tell(_gone(self.path), Qgis.MessageLevel.Warning)
        self.close()
        return False

    def close(self) -> None:
        """Work on nothing; what runs is cancelled."""
        self.cancel()
        self._project = self._plans = self._plan = None
        self.changed.emit()

    def refresh(self) -> None:
        """Read again what is in the file."""
        if not self.still_there() or self._project is None:
            return
        try:
            self._plans, current = self._project.plans(), self._project.current_plan()
        except StewardError as error:
            self.tell_error(error)
            return
        self._plan = _plan_of(self._plans, self._plan, current)
        self.remember()
        self.changed.emit()

    def set_plan(self, plan: str) -> None:
        """Work on another plan of the project file."""
        if plan != self._plan:
            self._plan = plan if plan in set(self.plans["plan"]) else self._plan
            self.remember()
            self.changed.emit()

    @property
    def running(self) -> Optional[str]:
        """The title of the job that runs, None if none does."""
        return self._title

    def run(
        self,
        title: str,
        work: Callable[[Project, Progress], Any],
        done: Optional[Done] = None,
        failed: Optional[Failed] = None,
    ) -> bool:
        """Run ``work`` on the project file beside the window, then ``done`` with its result.

        Whether it was begun: one job runs at a time. When it ends, the file is read again and
        ``changed`` is sent, before ``done`` is called. An error is told in the message bar, unless
        ``failed`` takes it.
        """
        if not self.still_there() or (project := self._project) is None:
            return False
        return self.run_without_project(title, lambda step: work(project, step), done, failed)

    def run_without_project(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Optional[Done] = None,
        failed: Optional[Failed] = None,
        *,
        afresh: bool = True,
    ) -> bool:
        """The same for work that makes a project file, or needs none; where it leaves the file as
        it is, nothing needs to be read ``afresh`` when it ends."""
        if self._job is not None:
            return False

        def after(result: Any) -> None:
            if sip.isdeleted(self):
                return
            self._ended()
            if afresh:
                self.refresh()
            if done is not None:
                done(result)

        def otherwise(error: StewardError) -> None:
            if sip.isdeleted(self):
                return
            self._ended()
            (failed or self.tell_error)(error)

        self._job = Job(title, work, after, otherwise)
        self._title = title
        self._job.stage.connect(self.stage)
        # Who hears of it may cancel it at once, and what is cancelled before it starts never ends.
        self._job.start()
        self.busy.emit()
        return True

    def cancel(self) -> None:
        """Stop the job that runs; it answers within half a second and leaves nothing half done."""
        if self._job is not None:
            self._job.cancel()

    def tell(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
        """Say something in QGIS's message bar; warnings stay until they are closed."""
        stays = level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical)
        seconds = 0 if stays else _SECONDS_SHOWN
        self._iface.messageBar().pushMessage(tr("Grid Steward"), text, level, seconds)

    def tell_error(self, error: StewardError) -> None:
        """Say an error's sentence; being cancelled is none."""
        calm = isinstance(error, Cancelled)
        self.tell(str(error), Qgis.MessageLevel.Info if calm else Qgis.MessageLevel.Warning)

    def _ended(self) -> None:
        self._job = self._title = None
        self.busy.emit()

    def remember(self) -> None:
        """Have the open QGIS project know what it belongs to."""
        if self.path is not None:
            remember(QgsProject.instance(), self.path, self._plan)


def _gone(path: Path) -> str:
    return tr(
        "The project file {path} is not there any more. Put it back, or open it where it is now."
    ).format(path=path)


def _plan_of(plans: pd.DataFrame, wanted: Optional[str], current: Optional[str]) -> Optional[str]:
    """The plan that is wanted if it is there, else the current one."""
    return wanted if wanted in set(plans["plan"]) else current
