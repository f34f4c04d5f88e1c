"""Changes by hand to a plan's officers that are not kept yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...bridge.texts import tr
from ...common.errors import InputError

if TYPE_CHECKING:
    from ...staff.hand.board import Board, Hand

Change = Callable[["Board"], Any]
# When the officers were assigned that changes were made to, and those changes.
Waiting = tuple[Any, list[Change]]


class HandChanges(QObject):
    """What was changed by hand, on a board that tells its figures at once.

    The board is read anew after each job; what was not kept is then done on the new one again,
    unless the officers were assigned anew meanwhile. Changes to one plan wait while another is
    looked at. ``changed``: the officers with these codes have other figures now.
    """

    changed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.board: Optional[Board] = None
        self._key: Any = None
        self._done: dict[Any, Waiting] = {}

    def look_at(self, key: Any) -> None:
        """Wait for the board of another plan; ``key`` tells plans apart."""
        if key != self._key:
            self.board, self._key = None, key

    def take(self, key: Any, board: Board) -> str:
        """Go on with a plan's board, and do on it what was not kept; returns what is lost."""
        self._key, self.board = key, board
        made_at, waiting = self._done.pop(key, (None, []))
        if waiting and made_at != board.ground.kept.made_at:
            return tr(
                "The officers of this plan were assigned anew. {count} changes by hand that were "
                "not kept are gone."
            ).format(count=len(waiting))
        lost = 0
        for change in waiting:
            try:
                self._do(change)
            except InputError:
                lost += 1
        self.changed.emit(frozenset(board.ground.officer))
        if lost:
            return tr("{count} changes by hand are not possible any more.").format(count=lost)
        return ""

    @property
    def number(self) -> int:
        """How many changes are not kept."""
        return len(self._done.get(self._key, (None, []))[1])

    @property
    def waiting(self) -> int:
        """The same over all plans."""
        return sum(len(changes) for _, changes in self._done.values())

    def plans(self) -> list[Any]:
        """The keys of the plans that have any."""
        return [key for key, (_, changes) in self._done.items() if changes]

    def of(self, key: Any) -> Waiting:
        """Those to one plan."""
        return self._done[key]

    def hand(self) -> Optional[Hand]:
        """What is different from what is kept, None where nothing can be said yet."""
        return None if self.board is None else self.board.hand()

    def give(self, cell: str, officer: str) -> None:
        """Have somebody serve a cell; InputError where that is refused."""
        self._tell(self._do(lambda board: board.give(cell, officer)))

    def set_locked(self, cell: str, locked: bool) -> None:
        """Lock or unlock a cell; InputError where nobody serves it."""
        self._do(lambda board: board.set_locked(cell, locked))
        self._tell(None)

    def undo(self) -> None:
        """Take back the last change."""
        if self.board is not None and self.number:
            self._done[self._key][1].pop()
            self._tell(self.board.undo())

    def discard(self) -> None:
        """Take back all of them."""
        touched = frozenset[str]()
        while self.board is not None and self.number:
            self._done[self._key][1].pop()
            touched |= self.board.undo()
        self._tell(touched)

    def kept(self, key: Any) -> None:
        """All of those to one plan are in the project file now; its board is read anew."""
        self._done.pop(key, None)
        if key == self._key:
            self.board = None

    def forget(self) -> None:
        """Take back all of those to this plan, and make none of the others again."""
        self.discard()
        self._done.clear()

    def _do(self, change: Change) -> Any:
        if self.board is None:
            return None
        before = self.board.steps
        touched = change(self.board)
        if self.board.steps > before:
            made_at = self.board.ground.kept.made_at
            self._done.setdefault(self._key, (made_at, []))[1].append(change)
        return touched

    def _tell(self, touched: Any) -> None:
        self.changed.emit(touched or frozenset())
