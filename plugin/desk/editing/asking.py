"""What is asked before changes are lost, and waiting until they are saved."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Callable

from qgis.PyQt.QtCore import QEventLoop, Qt
from qgis.PyQt.QtWidgets import QMessageBox, QProgressDialog, QWidget

from ...bridge.texts import tr

if TYPE_CHECKING:
    from ..session import Session

_PERMILLE = 1000


class Answer(enum.Enum):
    """What is to become of changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    KEEP_EDITING = "keep editing"


def ask(parent: QWidget, plan: str, count: int, may_stay: bool) -> Answer:
    """Ask what is to become of ``count`` changes; staying is offered where that is possible."""
    text = tr("{count} changes of the plan {plan} are not saved.").format(count=count, plan=plan)
    return ask_about(parent, text, may_stay)


def ask_about(parent: QWidget, text: str, may_stay: bool) -> Answer:
    """The same about changes that ``text`` tells of."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Grid Steward"))
    box.setText(text)
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(save)
    if may_stay:
        box.setEscapeButton(box.addButton(tr("Keep editing"), QMessageBox.ButtonRole.RejectRole))
    else:
        box.setEscapeButton(save)
    box.exec()
    if box.clickedButton() is save:
        return Answer.SAVE
    return Answer.DISCARD if box.clickedButton() is discard else Answer.KEEP_EDITING


def sure(parent: QWidget, count: int) -> bool:
    """Whether changes are to be discarded."""
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(
        parent,
        tr("Grid Steward"),
        tr("Discard {count} changes? That can't be undone.").format(count=count),
        buttons.Discard | buttons.Cancel,
        buttons.Cancel,
    )
    return bool(answer == buttons.Discard)


def wait_for(
    parent: QWidget, session: Session, title: str, begin: Callable[[Callable[[bool], None]], bool]
) -> bool:
    """Whether a job of the session came to a good end, for those who can't go on before.

    ``begin`` starts it, says whether it could, and calls what it is given with how it ended. The
    window answers meanwhile, but only the job's Cancel can be used.
    """
    loop, ends = QEventLoop(), []
    box = QProgressDialog(title, tr("Cancel"), 0, _PERMILLE, parent)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setAutoClose(False)
    box.setAutoReset(False)
    box.setMinimumDuration(0)

    def show(_text: str, share: float) -> None:
        box.setValue(round(_PERMILLE * share))

    def end(fine: Any) -> None:
        ends.append(bool(fine))
        loop.quit()

    box.canceled.connect(session.cancel)
    session.stage.connect(show)
    try:
        if not begin(end):
            return False
        if not ends:
            box.show()
            loop.exec()
    finally:
        session.stage.disconnect(show)
        box.canceled.disconnect(session.cancel)
        box.close()
        box.deleteLater()
    return ends[0]
