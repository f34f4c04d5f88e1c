"""Changing a plan by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QVBoxLayout, QWidget

from ...bridge.icon import icon
from ...bridge.texts import tr
from ...common.figures import whole
from ..editing.cellbox import CellBox
from ..editing.operations import Operations
from ..editing.table import CellTable
from ..widgets.labels import set_text, wrapped
from .page import Page

if TYPE_CHECKING:
    from ..desk import Desk


class EditPage(Page):
    """Tools, the cell that is painted into, what is done about cells, and the table of cells."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.editor = desk.editor
        self.start = self.action(tr("Start editing"), self.editor.begin)
        self.body.addWidget(self.start)
        self._panel = QWidget()
        self.tools: dict[str, QToolButton] = {}
        self._tip = wrapped("")
        self.cell = CellBox(self.editor)
        self.operations = Operations(self.editor)
        self.totals, self.table = wrapped(""), CellTable()
        self._fill()
        # Takes the room that the panel leaves while it is hidden.
        self._rest = QWidget()
        self.body.addWidget(self._panel, 1)
        self.body.addWidget(self._rest, 1)
        self._follow()
        self.refresh()

    def refresh(self) -> None:
        """Show the editor as it is now."""
        editor, active = self.editor, self.editor.active
        has_plan = self.desk.session.plan is not None
        self.start.setVisible(not active)
        self._panel.setVisible(active)
        self._rest.setVisible(not active)
        if not active:
            self.start.allow(editor.why_not())
            self.say_next(
                tr("Change the plan on the map: give units to other cells and watch the figures.")
                if has_plan
                else tr("There is no plan yet. Make one on the page Divide.")
            )
            return
        self.say_next(self._what_next())
        self._show_tools()
        self._show_changes()
        self.cell.refresh()
        self.operations.refresh()
        self.table.show_cell(editor.cell)

    def _what_next(self) -> str:
        """What to do next."""
        totals = self.editor.draft.totals()
        if self.editor.cell is None:
            return tr("Choose a cell: click its row below, or Ctrl+click it on the map.")
        if self.editor.tools.name is None:
            return tr("Take a tool and give units to the chosen cell on the map.")
        if totals.in_band < totals.cells or totals.contiguous < totals.cells:
            return tr("The table has the worst cells first. Go on until nothing is wrong.")
        return tr("Nothing is wrong. Save the changes, or go on.")

    def _fill(self) -> None:
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._tool_row())
        layout.addWidget(self._tip)
        layout.addWidget(self.cell)
        layout.addWidget(self.operations)
        layout.addWidget(self.totals)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._save_row())

    def _tool_row(self) -> QHBoxLayout:
        names = {
            "paint": tr("Paint units"),
            "lasso": tr("Draw a loop around units"),
            "road": tr("Trace a road"),
            "pick": tr("Choose the cell to paint into"),
            "select": tr("Choose units"),
        }
        row = QHBoxLayout()
        for name, title in names.items():
            button = self._icon_button(title, icon(name), partial(self._take, name))
            button.setCheckable(True)
            self.tools[name] = button
            row.addWidget(button)
        row.addStretch(1)
        theme = QgsApplication.iconPath
        self.undo = self._icon_button(tr("Undo"), theme("mActionUndo.svg"), self.editor.undo)
        self.redo = self._icon_button(tr("Redo"), theme("mActionRedo.svg"), self.editor.redo)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        return row

    def _save_row(self) -> QHBoxLayout:
        keeper = self.editor.keeper
        self.save = self.action(tr("Save"), keeper.save)
        more = QMenu(self)
        more.addAction(tr("Save as another plan…")).triggered.connect(self._save_as)
        self.more = QToolButton()
        self.more.setText("…")
        self.more.setToolTip(tr("Save as another plan…"))
        self.more.setMenu(more)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.discard = self.action(tr("Discard"), keeper.discard)
        self.stop = self.action(tr("Stop editing"), keeper.may_leave)
        row = QHBoxLayout()
        row.addWidget(self.save, 1)
        row.addWidget(self.more)
        row.addWidget(self.discard, 1)
        row.addWidget(self.stop, 1)
        return row

    def _icon_button(self, title: str, path: str, slot: Callable[[], Any]) -> QToolButton:
        button = QToolButton()
        button.setIcon(QIcon(path))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setAutoRaise(True)
        size = round(1.7 * self.fontMetrics().height())
        button.setIconSize(QSize(size, size))
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _follow(self) -> None:
        editor, table = self.editor, self.table
        editor.changed.connect(self.refresh)
        editor.tools.changed.connect(self.refresh)
        editor.opened.connect(self._show_cells)
        editor.figures.connect(self._update_cells)
        table.went_to.connect(lambda code: editor.set_cell(code, go_there=True))
        table.turned.connect(editor.lock)

    def _show_cells(self) -> None:
        """All cells, or none where nothing is being changed."""
        editor = self.editor
        self.operations.forget()
        if editor.active:
            self.table.cells.show(editor.cells, editor.draft.band)
        else:
            self.table.cells.show({}, None)
        self.table.fit()
        self.refresh()

    def _update_cells(self, codes: frozenset[str]) -> None:
        self.operations.forget()
        self.table.cells.update(codes, self.editor.cells)

    def _take(self, name: str) -> None:
        if self.editor.tools.name == name:
            self.editor.tools.end()
        else:
            self.editor.tools.take(name)
        self._show_tools()

    def _show_tools(self) -> None:
        tools = self.editor.tools
        for name, button in self.tools.items():
            button.setChecked(name == tools.name)
            button.setEnabled(not self.editor.busy)
        set_text(self._tip, "" if tools.tool is None else tools.tool.tip())
        stack = self.editor.layer.undoStack()
        self.undo.setEnabled(stack.canUndo() and not self.editor.busy)
        self.redo.setEnabled(stack.canRedo() and not self.editor.busy)
        for button, title, text in (
            (self.undo, tr("Undo"), stack.undoText()),
            (self.redo, tr("Redo"), stack.redoText()),
        ):
            said = tr("{what}: {change}").format(what=title, change=text)
            button.setToolTip(said if text else title)

    def _show_changes(self) -> None:
        totals, unsaved = self.editor.draft.totals(), self.editor.unsaved
        parts = [
            tr("{count} of {all} cells in the band").format(
                count=whole(totals.in_band), all=whole(totals.cells)
            ),
            tr("{count} of {all} in one piece").format(
                count=whole(totals.contiguous), all=whole(totals.cells)
            ),
            tr("{count} households in another cell than before").format(count=whole(totals.moved)),
            tr("{count} changes not saved").format(count=unsaved),
        ]
        set_text(self.totals, " · ".join(parts))
        nothing = "" if unsaved else tr("Nothing was changed.")
        self.save.allow(nothing)
        self.discard.button.setEnabled(bool(unsaved) and not self.editor.busy)
        self.discard.button.setToolTip(nothing)
        self.more.setEnabled(self.save.button.isEnabled())
        self.stop.allow()

    def _save_as(self, _checked: bool = False) -> None:
        name, fine = QInputDialog.getText(
            self.desk.iface.mainWindow(), tr("Save as another plan…"), tr("Name of the new plan")
        )
        if fine and name.strip():
            self.editor.keeper.save_as(name.strip())
