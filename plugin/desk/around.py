"""What the desk has in QGIS around its dock: expression functions, the locator, layer actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bridge.planfacts import PlanFacts
from .actions import CellActions
from .functions import Functions
from .locator import Locator

if TYPE_CHECKING:
    from .desk import Desk


class Around:
    """All of it, following the desk's session, and taken away as a whole."""

    def __init__(self, desk: Desk) -> None:
        self._session = desk.session
        self._facts = PlanFacts()
        self._functions = Functions(self._facts)
        self.locator = Locator(desk.iface)
        self.actions = CellActions(desk)
        self._session.changed.connect(self._follow)

    def remove(self) -> None:
        """Take everything out of QGIS again."""
        self._session.changed.disconnect(self._follow)
        self.actions.remove()
        self.locator.remove()
        self._functions.remove()
        self._facts.use(None, None)

    def _follow(self) -> None:
        self._facts.use(self._session.project, self._session.plan)
        self.locator.index.use(self._session.project, self._session.plan)
