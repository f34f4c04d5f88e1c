"""Finding places by name or address in QGIS's locator bar."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.icon import ICON_PATH
from ..bridge.texts import tr
from ..common.errors import StewardError

if TYPE_CHECKING:
    from ..store import Project
    from ..store.places import Place

NAME, PREFIX = "gridsteward", "gs"
# So many of a kind are shown; who does not see the right one types on.
_MOST = 8
_BETWEEN = "\t"


class PlaceIndex:
    """The places of the open plan, read when somebody first types; asked in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: tuple[Optional[Project], Optional[str]] = (None, None)
        self._read_for: Optional[tuple[Optional[Project], Optional[str]]] = None
        self._places: Sequence[Place] = []

    def use(self, store: Optional[Project], plan: Optional[str]) -> None:
        """Look in this project file as it is now."""
        self._asked = (store, plan)

    @property
    def asked(self) -> tuple[Optional[Project], Optional[str]]:
        """The project file and the plan that is looked in."""
        return self._asked

    def places(self) -> Sequence[Place]:
        """All places; none where the file cannot be read."""
        asked = self._asked
        with self._lock:
            if self._read_for is not asked:
                store, plan = asked
                try:
                    self._places = [] if store is None else store.places(plan)
                except StewardError:
                    self._places = []
                self._read_for = asked
            return self._places


class PlaceFilter(QgsLocatorFilter):
    """Cells, communities, compounds, officers and buildings of the open plan.

    QGIS asks a copy in a thread of its own, and the filter itself what to do with a choice.
    """

    def __init__(self, index: PlaceIndex, iface: Any) -> None:
        super().__init__()
        self._index = index
        self._iface = iface
        self._icon = QIcon(str(ICON_PATH))

    def clone(self) -> QgsLocatorFilter:
        """A copy that another thread may ask."""
        return PlaceFilter(self._index, self._iface)

    def name(self) -> str:
        """What QGIS's settings know it by."""
        return NAME

    def displayName(self) -> str:  # noqa: N802
        """What the user knows it by."""
        return tr("Grid Steward: cells, officers, addresses")

    def prefix(self) -> str:
        """Typed before the words, it asks this filter alone."""
        return PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        """Below QGIS's own layers and actions."""
        return QgsLocatorFilter.Priority.Medium

    def fetchResults(  # noqa: N802
        self, text: str, _context: QgsLocatorContext, feedback: QgsFeedback
    ) -> None:
        """Called by QGIS in a thread of its own."""
        begin, _, rest = text.partition(" ")
        if begin.lower() == PREFIX and rest:
            # QGIS passes over the short prefixes of plugins, unless a user sets them.
            text = rest
        if not text.strip() or self._index.asked[0] is None:
            return
        # Only here: without our libraries no project file is open.
        from ..store.places import matching

        places = self._index.places()
        shown: dict[str, int] = {}
        for rank, number in enumerate(matching(places, text)):
            if feedback.isCanceled():
                return
            place = places[number]
            shown[place.kind] = shown.get(place.kind, 0) + 1
            if shown[place.kind] <= _MOST:
                self.resultFetched.emit(self._result(place, rank))

    def _result(self, place: Place, rank: int) -> QgsLocatorResult:
        result = QgsLocatorResult(self, place.title, told(place.layer, place.key, place.code))
        result.description = str(place.more)
        result.group = _groups()[place.kind]
        result.icon = self._icon
        result.score = 1.0 / (1 + rank)
        return result

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802
        """Fly to what was chosen."""
        from .widgets.onmap import feature_place, go_to

        store, plan = self._index.asked
        if store is None:
            return
        layer, key, code = str(result.userData).split(_BETWEEN, 2)
        of_plan = plan if layer in ("cell", "plan_community") else None
        place, crs = feature_place(store.path, layer, of_plan, key, code)
        if not go_to(self._iface.mapCanvas(), place, crs):
            self._iface.messageBar().pushMessage(
                tr("Grid Steward"), tr("{name} has no place on the map.").format(name=code)
            )


class Locator:
    """The filter, registered as long as the plugin is there."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self.index = PlaceIndex()
        self.filter = PlaceFilter(self.index, iface)
        iface.registerLocatorFilter(self.filter)

    def remove(self) -> None:
        """Take it out of QGIS again."""
        self.index.use(None, None)
        self._iface.deregisterLocatorFilter(self.filter)


def told(layer: str, key: str, code: str) -> str:
    """What a result carries: where to look for its feature, by which field, for what. One text,
    because it passes from thread to thread."""
    return _BETWEEN.join((layer, key, code))


def _groups() -> dict[str, str]:
    return {
        "cell": tr("Cells"),
        "community": tr("Communities"),
        "compound": tr("Compounds"),
        "officer": tr("Officers"),
        "building": tr("Buildings"),
    }
