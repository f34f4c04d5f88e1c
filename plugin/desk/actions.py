"""Actions on cells: in the identify window, the attribute table and the map's action tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsFeature, QgsMapLayer, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon

from ..bridge.icon import ICON_PATH
from ..bridge.plangroups import PLAN, layer_name
from ..bridge.tables import equals
from ..bridge.texts import tr
from ..common.messages import current_language
from .cellwindow import CellWindow, explained_html

if TYPE_CHECKING:
    from ..common.progress import Progress
    from ..store import Project
    from .desk import Desk

_FIELD = "cell_id"


class CellAction(QgsMapLayerAction):
    """One action, offered for features of our layers that say which cell they belong to."""

    def __init__(self, title: str, slot: Callable[[str, str], None]) -> None:
        super().__init__(title, None, QgsMapLayerAction.Target.SingleFeature)
        self.setIcon(QIcon(str(ICON_PATH)))
        self._slot = slot
        self.triggeredForFeature.connect(self._act)

    def canRunUsingLayer(self, layer: QgsMapLayer, _context: Any = None) -> bool:  # noqa: N802
        """Whether it is of use for the layer."""
        ours = isinstance(layer, QgsVectorLayer) and bool(layer_name(layer))
        return ours and layer.fields().lookupField(_FIELD) >= 0

    def _act(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        code = feature[_FIELD]
        if code:
            self._slot(str(code), str(layer.customProperty(PLAN, "") or ""))


class CellActions:
    """The three actions, registered as long as the plugin is there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._windows: list[CellWindow] = []
        self.actions = [
            CellAction(tr("Card of this cell"), self.show_card),
            CellAction(tr("Choose this cell in the desk"), self.choose),
            CellAction(tr("Explain its lines"), self.explain),
        ]
        for action in self.actions:
            QgsGui.mapLayerActionRegistry().addMapLayerAction(action)

    def remove(self) -> None:
        """Take them out of QGIS again, and close what they opened."""
        for action in self.actions:
            QgsGui.mapLayerActionRegistry().removeMapLayerAction(action)
            action.deleteLater()
        self.actions = []
        for window in self._windows:
            if not sip.isdeleted(window):
                window.close()
                window.deleteLater()
        self._windows = []

    def show_card(self, code: str, plan: str) -> None:
        """Show what is known of a cell, to whoever may read all of the project."""
        language = current_language()

        def work(project: Project, progress: Progress) -> str:
            from ..report.cardhtml import card_html
            from ..report.cards import cell_card
            from ..steps import report

            made = report(project, plan=plan or None, files={}, progress=progress)
            card = cell_card(made.content, code, language)
            return "" if card is None else card_html(card, language)

        self._run(tr("Card of cell {code}").format(code=code), code, work)

    def explain(self, code: str, plan: str) -> None:
        """Say what each neighbouring choice would have cost."""

        def work(project: Project, progress: Progress) -> str:
            from ..steps import explain

            return explained_html(explain(project, code, plan or None, progress))

        self._run(tr("Why the lines of cell {code} run there").format(code=code), code, work)

    def choose(self, code: str, plan: str) -> None:
        """Have the desk work on a cell: on its page for editing, and in the plan's layer."""
        desk = self._desk
        desk.show()
        if desk.session.project is None or desk.dock is None:
            return
        if plan and plan != desk.session.plan and desk.may_leave():
            desk.session.set_plan(plan)
        desk.show_page("edit")
        cells = desk.layers.layer("cell")
        if cells is not None:
            cells.selectByExpression(equals(_FIELD, code))
        if desk.editor.active:
            desk.editor.set_cell(code, go_there=True)

    def _run(self, title: str, code: str, work: Callable[[Project, Progress], str]) -> None:
        """Make a page beside the window and show it; the desk says why it cannot."""
        session = self._desk.session
        if session.project is None:
            self._desk.show()
        if session.running is not None:
            session.tell(tr("“{job}” is still running.").format(job=session.running))
            return
        session.run(title, work, lambda page: self._show(title, code, page))

    def _show(self, title: str, code: str, page: str) -> None:
        if not page:
            self._desk.session.tell(tr("The plan has no cell {code} any more.").format(code=code))
            return
        self._windows = [window for window in self._windows if not sip.isdeleted(window)]
        window = CellWindow(self._desk.iface.mainWindow(), title, page)
        self._windows.append(window)
        window.show()
