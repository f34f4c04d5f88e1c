"""Proposals as cards: what would become of the cells, and the way to make it so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.figures import whole
from ...common.messages import listed
from ...divide.hand import CellFigures, Proposal
from ..widgets.labels import wrapped
from .cellmodel import in_short


class Card(QFrame):
    """One proposal. ``seen``: the mouse is over it, or no longer; ``taken``: it was clicked."""

    seen = pyqtSignal(bool)
    taken = pyqtSignal()

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        title = wrapped(proposal.title.render())
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        cells = wrapped("\n".join(said(one) for _, one in proposal.after))
        for label in (title, cells, wrapped(proposal.reason.render())):
            # The card is clicked, wherever that is.
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            layout.addWidget(label)

    def mark(self, chosen: bool) -> None:
        """Whether it is the chosen one."""
        self.setFrameShape(QFrame.Shape.Box if chosen else QFrame.Shape.StyledPanel)
        self.setLineWidth(2 if chosen else 1)

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.seen.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.seen.emit(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.taken.emit()

    def keyPressEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class Cards(QWidget):
    """Proposals below each other, of which one is chosen.

    ``previewed``: the proposal to show on the map, None for none. ``made``: the one to make;
    ``closed``: none of them.
    """

    previewed = pyqtSignal(object)
    made = pyqtSignal(object)
    closed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._chosen: Optional[Card] = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.accept, self.refuse = QPushButton(tr("Make this change")), QPushButton(tr("Close"))
        self.accept.clicked.connect(lambda _checked=False: self._make())
        self.refuse.clicked.connect(lambda _checked=False: self._close())
        row = QHBoxLayout()
        row.addWidget(self.accept, 1)
        row.addWidget(self.refuse)
        self._column.addLayout(row)
        self.hide()

    @property
    def cards(self) -> Sequence[Card]:
        """The cards, the best first."""
        return self._cards

    def show_all(self, proposals: Sequence[Proposal]) -> None:
        """Show these, the first one chosen."""
        self._clear()
        for place, proposal in enumerate(proposals):
            card = Card(proposal)
            card.taken.connect(lambda card=card: self._choose(card))
            card.seen.connect(lambda over, card=card: self._look(card, over))
            self._cards.append(card)
            self._column.insertWidget(place, card)
        self.setVisible(bool(proposals))
        if self._cards:
            self._choose(self._cards[0])

    def close_all(self) -> None:
        """Show none any more."""
        if self._cards:
            self._close()

    def _choose(self, chosen: Card) -> None:
        self._chosen = chosen
        for card in self._cards:
            card.mark(card is chosen)
        self.accept.setEnabled(bool(chosen.proposal.cells))
        self.previewed.emit(chosen.proposal)

    def _look(self, card: Card, over: bool) -> None:
        shown = card if over else self._chosen
        if shown is not None and self._cards:
            self.previewed.emit(shown.proposal)

    def _make(self) -> None:
        chosen = self._chosen
        self._close()
        if chosen is not None:
            self.made.emit(chosen.proposal)

    def _close(self) -> None:
        self._clear()
        self.hide()
        self.closed.emit()

    def _clear(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards, self._chosen = [], None


def said(one: CellFigures) -> str:
    """A cell's figures in one line."""
    if not one.units:
        return tr("{cell}: would be given up").format(cell=one.code)
    wrong = listed(in_short(one), tr("nothing wrong"))
    return tr("{cell}: {households} households, {state}").format(
        cell=one.code, households=whole(one.households), state=wrong
    )
