"""The tables of a project file, or of the file about persons beside it, as QGIS layers."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsExpression, QgsVectorLayer


def open_layer(
    path: Path, name: str, *, shape: str = "", chosen: str = ""
) -> Optional[QgsVectorLayer]:
    """The layer ``name`` of the file, called by its title; None where there is no such table.

    ``shape`` chooses one geometry kind (``Point``, ``LineString``, ``Polygon``) of several,
    ``chosen`` the rows that an expression is true for.
    """
    from ..contracts import contract

    layer = QgsVectorLayer(address(path, name, shape, chosen), str(contract(name).title), "ogr")
    return layer if layer.isValid() else None


def address(path: Path, name: str, shape: str = "", chosen: str = "") -> str:
    """Where QGIS finds a layer of the file, as ``open_layer`` says.

    The filter is part of it: setting it on an open layer makes QGIS 3.22 change the journal of the
    file below other layers that read it ("unable to open database file").
    """
    parts = [str(path), f"layername={name}"]
    if shape:
        parts.append(f"geometrytype={shape}")
    if chosen:
        parts.append(f"subset={chosen}")
    return "|".join(parts)


def is_restricted(layer: QgsVectorLayer) -> bool:
    """Whether a layer is of some project's file about persons."""
    from ..store.header import PEOPLE_ENDING

    return str(layer.source()).split("|")[0].lower().endswith(PEOPLE_ENDING)


def equals(field: str, value: str) -> str:
    """The filter for the rows with ``value`` in ``field``."""
    return str(QgsExpression.createFieldEqualityExpression(field, value))
