"""Small hand-drawn layers, as a user would have them in QGIS.

The town is one street of four buildings, 20 m square, 40 m apart, households written in them::

    +-----+-----+-----+-----+
    | 100 | 120 | 130 |  90 |
    +-----+-----+-----+-----+
"""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

HOUSEHOLDS = (100, 120, 130, 90)
X0, Y0 = 500_000, 3_400_000


def layer(
    kind: str, name: str, fields: str, rows: list[tuple[list[Any], Optional[str]]]
) -> QgsVectorLayer:
    """A memory layer in EPSG:4547 with these attribute values and WKT geometries."""
    made = QgsVectorLayer(f"{kind}?crs=EPSG:4547&{fields}", name, "memory")
    for values, wkt in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(values)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


def square(x: float, y: float, size: float) -> str:
    """A square's WKT, its lower left corner at ``x``, ``y`` from the drawing's origin."""
    x, y = x + X0, y + Y0
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return "Polygon ((" + ", ".join(f"{a} {b}" for a, b in corners) + "))"


def line(*points: tuple[float, float]) -> str:
    """A line's WKT, relative to the drawing's origin."""
    return "LineString (" + ", ".join(f"{x + X0} {y + Y0}" for x, y in points) + ")"


def buildings(households: tuple[Optional[int], ...] = HOUSEHOLDS) -> QgsVectorLayer:
    """The street, with Chinese column heads."""
    rows = [
        ([f"b{number}", count], square(40 * number + 10, 10, 20))
        for number, count in enumerate(households)
    ]
    return layer("Polygon", "楼栋", "field=楼栋编码:string&field=户数:integer", rows)


def community(width: float = 160, name: str = "桂花社区") -> QgsVectorLayer:
    """One community around the street."""
    wkt = (
        f"Polygon (({X0} {Y0}, {X0 + width} {Y0}, {X0 + width} {Y0 + 40}, {X0} {Y0 + 40}, "
        f"{X0} {Y0}))"
    )
    fields = "field=community_id:string&field=name:string"
    return layer("Polygon", "社区", fields, [(["420101001001", name], wkt)])
