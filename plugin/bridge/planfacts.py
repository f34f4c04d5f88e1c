"""What expressions ask of the open plan: read from the file once, answered in any thread."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsSpatialIndex,
)

from ..common.errors import StewardError

if TYPE_CHECKING:
    from ..store import Project
    from ..store.facts import CellFact, PeopleFacts


class CellPlaces:
    """Finds the cell at a place; one thread at a time, as GEOS wants it."""

    def __init__(self, cells: dict[str, CellFact], crs: QgsCoordinateReferenceSystem) -> None:
        self._crs = crs
        self._lock = threading.Lock()
        self._codes = list(cells)
        self._index = QgsSpatialIndex()
        self._shapes, self._engines = [], []
        for number, cell in enumerate(cells.values()):
            row = QgsFeature(number)
            shape = QgsGeometry()
            shape.fromWkb(cell.shape)
            row.setGeometry(shape)
            self._index.addFeature(row)
            engine = QgsGeometry.createGeometryEngine(shape.constGet())
            engine.prepareGeometry()
            # An engine does not keep the geometry that it was made of.
            self._shapes.append(shape)
            self._engines.append(engine)
        self._ways: dict[str, QgsCoordinateTransform] = {}

    def code_at(self, place: QgsGeometry, crs: str) -> Optional[str]:
        """The cell at ``place``, of several the first by code; ``crs`` is the place's, empty for
        the plan's own. Of a line or an area, a point within counts."""
        with self._lock:
            point = QgsGeometry(place)
            if crs:
                try:
                    point.transform(self._way(crs))
                except QgsCsException:
                    return None
            point = point.pointOnSurface()
            if point.isNull():
                return None
            near = sorted(self._index.intersects(point.boundingBox()))
            hits = (n for n in near if self._engines[n].intersects(point.constGet()))
            number = next(hits, None)
            return None if number is None else self._codes[number]

    def _way(self, crs: str) -> QgsCoordinateTransform:
        if crs not in self._ways:
            self._ways[crs] = QgsCoordinateTransform(
                QgsCoordinateReferenceSystem(crs), self._crs, QgsCoordinateTransformContext()
            )
        return self._ways[crs]


class _Known:
    """What was read of one state of a project file, plan by plan."""

    def __init__(self, store: Optional[Project], plan: Optional[str], crs: str) -> None:
        self.store = store
        self.plan = plan
        self._crs = QgsCoordinateReferenceSystem(crs)
        self._lock = threading.Lock()
        self._cells: dict[str, dict[str, CellFact]] = {}
        self._places: dict[str, CellPlaces] = {}
        self._people: dict[str, Optional[PeopleFacts]] = {}

    def cells(self, plan: str) -> dict[str, CellFact]:
        with self._lock:
            if plan not in self._cells:
                self._cells[plan] = {}
                with suppress(StewardError):
                    self._cells[plan] = {} if self.store is None else self.store.cell_facts(plan)
            return self._cells[plan]

    def places(self, plan: str) -> CellPlaces:
        cells = self.cells(plan)
        with self._lock:
            if plan not in self._places:
                self._places[plan] = CellPlaces(cells, self._crs)
            return self._places[plan]

    def people(self, plan: str) -> Optional[PeopleFacts]:
        with self._lock:
            if plan not in self._people:
                self._people[plan] = None
                with suppress(StewardError):
                    if self.store is not None:
                        self._people[plan] = self.store.people_facts(plan)
            return self._people[plan]


class PlanFacts:
    """Answers about a plan's cells, about ``plan`` if one is named, else about the open one.

    ``use`` is called in the window's thread, everything else in any. What a file does not say, or
    may not be read, is None.
    """

    def __init__(self) -> None:
        self._known = _Known(None, None, "")

    def use(self, store: Optional[Project], plan: Optional[str]) -> None:
        """Answer about this project file as it is now."""
        crs = ""
        if store is not None:
            from ..store.header import crs_text

            crs = crs_text(store.crs)
        # One assignment, so that other threads have the state before or the one after.
        self._known = _Known(store, plan, crs)

    def cell(self, code: str, plan: str = "") -> Optional[CellFact]:
        """The cell of that code."""
        known = self._known
        return known.cells(plan or known.plan or "").get(code)

    def cells_of(self, community: str, plan: str = "") -> list[str]:
        """The codes of a community's cells, in order."""
        known = self._known
        cells = known.cells(plan or known.plan or "")
        return [code for code, cell in cells.items() if cell.community_id == community]

    def code_at(self, place: QgsGeometry, crs: str = "", plan: str = "") -> Optional[str]:
        """The code of the cell at a place; see ``CellPlaces``."""
        known = self._known
        return known.places(plan or known.plan or "").code_at(place, crs)

    def people(self, plan: str = "") -> Optional[PeopleFacts]:
        """What the file about persons says, where whoever asks may read it."""
        known = self._known
        return known.people(plan or known.plan or "")
