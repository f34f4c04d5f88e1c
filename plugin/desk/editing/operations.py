"""What is done about cells at the press of a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.figures import whole
from ...common.messages import in_a_row
from ...common.progress import Progress
from ...divide.graph import IntArray
from ...divide.hand import (
    Draft,
    Proposal,
    best_home,
    mend,
    merge,
    new_cell,
    splits,
    swap,
)
from ..widgets.labels import set_text, wrapped
from .cards import Cards
from .ground import NONE

if TYPE_CHECKING:
    from .editor import Editor

_PER_ROW = 3


class Operations(QWidget):
    """The buttons, below them why some are grey, what the last one came to, and proposals.

    What takes long is worked out beside the window and shown as cards; the rest is made at once.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.cards = Cards()
        self._why, self._answer = wrapped(""), wrapped("")
        self._why.setEnabled(False)
        self._answer.setObjectName("answer")
        self._neighbours = QMenu(self)
        self._neighbours.aboutToShow.connect(self._list_neighbours)
        self._grid = QGridLayout()
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        for part in (self._why, self._answer, self.cards):
            layout.addWidget(part)
        self.cards.previewed.connect(self._preview)
        self.cards.made.connect(editor.make)
        self.cards.closed.connect(self._hide_preview)

    def refresh(self) -> None:
        """Allow what can be done about the chosen cell and the chosen units."""
        editor = self._editor
        if not editor.active:
            return
        free, cell, chosen = not editor.busy, editor.cell in editor.cells, len(editor.chosen) > 0
        units = chosen or (cell and editor.cells[self._cell].pieces > 1)
        for button in (self.split, self.merge, self.mend):
            button.setEnabled(cell and free)
        for button in (self.swap, self.new):
            button.setEnabled(chosen and free)
        self.home.setEnabled(units and free)
        reasons = []
        if not cell:
            reasons.append(tr("Choose a cell to split, merge or mend it."))
        if not chosen:
            reasons.append(tr("Choose units with the arrow to swap them or make a new cell."))
        set_text(self._why, str(in_a_row(reasons)))

    def forget(self) -> None:
        """What was proposed or answered holds no more: the plan is another now."""
        self.cards.close_all()
        self._say("")

    def _make_buttons(self) -> None:
        self.split = self._button(
            tr("Split"), tr("Shows the best ways to make two cells of this one"), self._split
        )
        self.merge = self._button(tr("Merge with"), tr("Joins it with a neighbour"), None)
        self.merge.setMenu(self._neighbours)
        self.merge.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mend = self._button(
            tr("Mend here"),
            tr(
                "Divides this cell and its neighbours anew so that they hold the band and hang "
                "together; locked cells stay"
            ),
            self._mend,
        )
        self.home = self._button(
            tr("Best neighbour"),
            tr(
                "Gives the chosen units, or else the pieces cut off from this cell, to the "
                "neighbouring cells where they fit best"
            ),
            lambda: self._at_once(lambda draft: best_home(draft, self._units())),
        )
        self.swap = self._button(
            tr("Swap"),
            tr("The chosen units of two cells change places"),
            lambda: self._at_once(lambda draft: swap(draft, self._editor.chosen)),
        )
        self.new = self._button(
            tr("New cell"),
            tr("Makes the chosen units a cell of their own"),
            lambda: self._at_once(lambda draft: new_cell(draft, self._editor.chosen)),
        )

    def _button(self, title: str, tip: str, slot: Any) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.MinimumExpanding)
        button.setSizePolicy(policy)
        if slot is not None:
            button.clicked.connect(lambda _checked=False: slot())
        place = self._grid.count()
        self._grid.addWidget(button, place // _PER_ROW, place % _PER_ROW)
        return button

    def _units(self) -> IntArray:
        """The chosen units, else those cut off from the chosen cell."""
        editor = self._editor
        if len(editor.chosen) or editor.cell is None:
            return editor.chosen
        cut_off = editor.draft.pieces_of(editor.cell)[1:]
        return NONE if not cut_off else np.sort(np.concatenate(cut_off))

    @property
    def _cell(self) -> str:
        """The chosen cell, where there is one, as all that is done about a cell goes by."""
        if self._editor.cell is None:
            raise RuntimeError("no cell is chosen")
        return self._editor.cell

    def _split(self) -> None:
        cell = self._cell
        self._propose(
            tr("Looking for ways to split {cell}").format(cell=cell),
            lambda draft, step: splits(draft, cell, progress=step),
        )

    def _mend(self) -> None:
        cell = self._cell
        self._propose(
            tr("Mending {cell}").format(cell=cell),
            lambda draft, step: [mend(draft, cell, step)],
        )

    def _propose(self, title: str, work: Callable[[Draft, Progress], Sequence[Proposal]]) -> None:
        self.forget()
        self._editor.work(title, work, self._show, lambda error: self._say(str(error)))

    def _show(self, proposals: Sequence[Proposal]) -> None:
        real = [one for one in proposals if one.cells]
        self.cards.show_all(real)
        if not real:
            self._say(str(in_a_row(one.reason for one in proposals)))

    def _at_once(self, work: Callable[[Draft], Proposal]) -> None:
        """Make what is worked out in a blink; undo takes it back."""
        self.forget()
        try:
            proposal = work(self._editor.draft)
        except StewardError as error:
            self._say(str(error))
            return
        if proposal.cells:
            self._editor.make(proposal)
        self._say(
            tr("{title}. {reason}").format(title=proposal.title, reason=proposal.reason).strip()
        )

    def _list_neighbours(self) -> None:
        self._neighbours.clear()
        editor, cell = self._editor, self._cell
        for other in editor.draft.neighbours(cell):
            text = tr("{cell} ({households} households)").format(
                cell=other, households=whole(editor.cells[other].households)
            )
            action = self._neighbours.addAction(text)
            action.triggered.connect(
                lambda _checked=False, other=other: self._at_once(
                    lambda draft: merge(draft, cell, other)
                )
            )
        if self._neighbours.isEmpty():
            self._neighbours.addAction(tr("It has no neighbour.")).setEnabled(False)

    def _preview(self, proposal: Proposal) -> None:
        if self._editor.active:
            self._editor.preview(proposal)

    def _hide_preview(self) -> None:
        if self._editor.active:
            self._editor.marks.hide_preview()

    def _say(self, text: str) -> None:
        set_text(self._answer, text)
