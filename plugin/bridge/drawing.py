"""Having nobody draw from a layer while what it draws from is changed."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QThreadPool

_MOST_MS = 150


def stop_drawing(canvas: QgsMapCanvas) -> None:
    """Stop drawing the map, and wait until the threads that do it have left the layers.

    QGIS opens a GeoPackage anew where the editing of a layer begins or ends or its source changes;
    a thread that still reads from it then brings QGIS down (seen in 3.22, in the pool of
    connections of the OGR provider).
    """
    canvas.stopRendering()
    QThreadPool.globalInstance().waitForDone(_MOST_MS)
