"""Colours for officers, so that cells side by side tell who serves which."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from qgis.core import QgsFeature, QgsGeometry, QgsSpatialIndex, QgsVectorLayer

# How many the style ``assignment.qml`` has.
COLORS = 8


def officer_colors(layer: QgsVectorLayer) -> str:
    """The number of the colour of each officer in a layer of assignments, as JSON for its style.

    Officers whose cells touch get different ones as long as there are enough.
    """
    return json.dumps(_colored(_neighbours(layer)), ensure_ascii=False)


def _neighbours(layer: QgsVectorLayer) -> dict[str, set[str]]:
    """Of each officer, those whose cells touch this one's."""
    cells = {
        cell.id(): cell for cell in layer.getFeatures() if cell["officer_id"] and cell.hasGeometry()
    }
    index = QgsSpatialIndex()
    index.addFeatures(list(cells.values()))
    found: dict[str, set[str]] = {cell["officer_id"]: set() for cell in cells.values()}
    for cell in cells.values():
        for other in _touching(cell, cells, index):
            if other["officer_id"] != cell["officer_id"]:
                found[cell["officer_id"]].add(other["officer_id"])
    return found


def _touching(
    cell: QgsFeature, cells: Mapping[int, QgsFeature], index: QgsSpatialIndex
) -> list[QgsFeature]:
    engine = QgsGeometry.createGeometryEngine(cell.geometry().constGet())
    engine.prepareGeometry()
    near = index.intersects(cell.geometry().boundingBox())
    return [cells[key] for key in near if engine.intersects(cells[key].geometry().constGet())]


def _colored(neighbours: Mapping[str, set[str]]) -> dict[str, int]:
    """Colours by saturation: next is always the officer with the fewest colours left to choose.

    D. Brélaz, New methods to color the vertices of a graph, Communications of the ACM 22 (1979).
    """
    found: dict[str, int] = {}
    beside: dict[str, set[int]] = defaultdict(set)
    # Who has fewer colours left than when put in is put in again, so only a first turn counts.
    queue = [(0, -len(others), officer) for officer, others in neighbours.items()]
    heapify(queue)
    while queue:
        *_, officer = heappop(queue)
        if officer in found:
            continue
        free = (color for color in range(COLORS) if color not in beside[officer])
        found[officer] = next(free, len(found) % COLORS)
        for other in neighbours[officer]:
            beside[other].add(found[officer])
            heappush(queue, (-len(beside[other]), -len(neighbours[other]), other))
    return found
