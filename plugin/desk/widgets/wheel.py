"""The mouse wheel on a page that scrolls."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QWidget


class _Leaver(QObject):
    """Gives the wheel to the page behind a field that nobody has clicked."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt before the field sees the event."""
        turned = event.type() == QEvent.Type.Wheel and isinstance(field, QWidget)
        if not turned or field.hasFocus():
            return False
        event.ignore()
        return True


def leave_wheel(*fields: QWidget) -> None:
    """Have the wheel scroll the page and not change what happens to lie under the pointer."""
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(_Leaver(field))
