"""What all pages of the dock share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...bridge.texts import tr
from ..widgets.labels import muted, set_text, wrapped

if TYPE_CHECKING:
    from ..desk import Desk


class Page(QScrollArea):
    """A page of the dock: a line on what to do next, then what the subclass puts into ``body``.

    A page scrolls up and down, never sideways. ``refresh`` is called when the page is shown and
    whenever the session changes or a job begins or ends while it is shown; it sets what is seen
    from ``desk.session`` and reads nothing that takes longer than a blink.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._next = wrapped("")
        self._next.setObjectName("next")
        self.body.addWidget(self._next)
        self.setWidget(inside)

    def refresh(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt: as wide as what is in it needs, because it never scrolls sideways."""
        hint: QSize = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        hint.setWidth(self.widget().minimumSizeHint().width() + bar)
        return hint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt, which does not ask again how wide a page is when more is shown in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def may_leave(self, may_stay: bool = True) -> bool:
        """Whether nothing of this page is lost by leaving the plan; asks where something would be,
        and offers to stay if that is possible."""
        return True

    def say_next(self, text: str) -> None:
        """Say what to do next, above everything else."""
        set_text(self._next, text)

    def action(self, title: str, slot: Callable[[], Any]) -> Action:
        """A button of this page, not yet in its layout."""
        return Action(self.desk, title, slot)


class Action(QWidget):
    """A button, and below it, while it is grey, why it is."""

    def __init__(self, desk: Desk, title: str, slot: Callable[[], Any]) -> None:
        super().__init__()
        self._desk = desk
        self.button = QPushButton(title)
        self.button.clicked.connect(lambda _checked=False: slot())
        self._reason = muted("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        layout.addWidget(self._reason)
        self.allow()

    def allow(self, why_not: str = "") -> None:
        """Switch the button on, or off with the reason.

        While a job runs every button is off; the dock says which job, so only the tip repeats it.
        """
        running = self._desk.session.running
        set_text(self._reason, why_not)
        if running is not None:
            why_not = tr("“{job}” is still running.").format(job=running)
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)
