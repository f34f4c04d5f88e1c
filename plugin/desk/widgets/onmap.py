"""Going to a place on the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas

from ...bridge.tables import equals

# What is seen around a place is so many times as wide as the place itself.
_AROUND = 1.4
# A place without extent is shown at this scale, at which single buildings are told apart.
_SCALE_OF_POINTS = 1500.0
_FLASHES, _FLASH_MS = 3, 400


def go_to(canvas: QgsMapCanvas, place: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> bool:
    """Show ``place`` on the map and flash it; whether there was such a place."""
    if place.isNull() or place.isEmpty():
        return False
    there = QgsGeometry(place)
    to_map = QgsCoordinateTransform(
        crs, canvas.mapSettings().destinationCrs(), QgsProject.instance().transformContext()
    )
    try:
        there.transform(to_map)
    except QgsCsException:
        return False
    if place.type() == QgsWkbTypes.GeometryType.PointGeometry:
        canvas.setCenter(there.boundingBox().center())
        canvas.zoomScale(_SCALE_OF_POINTS)
    else:
        extent = QgsRectangle(there.boundingBox())
        extent.scale(_AROUND)
        canvas.setExtent(extent)
    canvas.refresh()
    canvas.flashGeometries([place], crs, flashes=_FLASHES, duration=_FLASH_MS)
    return True


def geometry_of(shape: Any) -> QgsGeometry:
    """A shapely geometry for QGIS; an empty one for None."""
    import shapely

    made = QgsGeometry()
    if shape is not None and not shape.is_empty:
        made.fromWkb(shapely.to_wkb(shape))
    return made


def crs_of(crs: Any) -> QgsCoordinateReferenceSystem:
    """A coordinate system of pyproj for QGIS."""
    code = crs.to_epsg()
    if code is not None:
        return QgsCoordinateReferenceSystem(f"EPSG:{code}")
    return QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())


def feature_place(
    path: Path, layer: str, plan: Optional[str], field: str, code: str
) -> tuple[QgsGeometry, QgsCoordinateReferenceSystem]:
    """Where the feature of a plan lies whose ``field`` is ``code``, read from the project file;
    an empty geometry where there is none."""
    source = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
    wanted = [equals(field, code)]
    if plan is not None:
        wanted.append(equals("plan", plan))
    request = QgsFeatureRequest().setFilterExpression(" AND ".join(wanted)).setLimit(1)
    for feature in source.getFeatures(request):
        return QgsGeometry(feature.geometry()), source.crs()
    return QgsGeometry(), source.crs()
