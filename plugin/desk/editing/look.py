"""What the map looks like while a plan is changed, and as it was again afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

from qgis.core import (
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsLinePatternFillSymbolLayer,
    QgsProject,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...bridge.remembered import SCOPE
from ...bridge.texts import tr
from .strokes import FIELD

COLORS, CHANGED = "gs_cell_colors", "gs_changed_units"
# QGIS reads a variable once for each time that it draws, and looks each unit up in it.
_COLOR = f"""coalesce(map_get(json_to_map(@{COLORS}), "{FIELD}"), '#ececec')"""
_IS_CHANGED = f"""map_exist(json_to_map(@{CHANGED}), "unit_id")"""
_SEEN_THROUGH = 0.72
# Where a QGIS project keeps what has to be taken off again.
_LOOK = "look"
_LINE = QColor("#8a938f")
_HATCH = QColor("#4a4f63")


class Look:
    """A style of its own for the layer of units: each by the colour of its cell, hatched where it
    has another cell than in the kept plan. The layer's own style stays beside it, untouched.

    While it is on, units are shown and the kept ``cells``, whose lines are old by now, are not.
    """

    def __init__(self, units: QgsVectorLayer, cells: Optional[QgsVectorLayer]) -> None:
        self._layer = units
        self._seen: list[tuple[str, bool]] = []
        manager, self._style = units.styleManager(), tr("Editing")
        manager.removeStyle(self._style)
        self._before = manager.currentStyle()
        manager.addStyleFromLayer(self._style)
        manager.setCurrentStyle(self._style)
        # A copy is QGIS's own through and through: of what Python made, some stays Python's.
        units.setRenderer(QgsSingleSymbolRenderer(_symbol()).clone())
        self._close_fields()
        self._show(units, True)
        if cells is not None:
            self._show(cells, False)
        kept = {"style": self._style, "before": self._before, "seen": self._seen}
        QgsProject.instance().writeEntry(SCOPE, _LOOK, json.dumps({"layer": units.id(), **kept}))

    def color(self, colors: Mapping[str, str]) -> None:
        """Draw cells in these colours."""
        self._keep(COLORS, json.dumps(dict(colors), ensure_ascii=False))

    def mark_changed(self, unit_ids: Iterable[str]) -> None:
        """Hatch these units."""
        self._keep(CHANGED, json.dumps(dict.fromkeys(unit_ids, 1), ensure_ascii=False))

    def take_off(self) -> None:
        """Have everything look as before."""
        _take_off(self._layer, self._style, self._before, self._seen)

    def _close_fields(self) -> None:
        """Leave only the cell open for typing in the attribute table."""
        form = self._layer.editFormConfig()
        for at, field in enumerate(self._layer.fields()):
            form.setReadOnly(at, field.name() != FIELD)
        self._layer.setEditFormConfig(form)

    def _show(self, layer: QgsVectorLayer, shown: bool) -> None:
        node = _node(layer.id())
        if node is None:
            return
        self._seen.append((layer.id(), node.itemVisibilityChecked()))
        node.setItemVisibilityChecked(shown)
        if shown:
            node.setItemVisibilityCheckedParentRecursive(True)

    def _keep(self, name: str, value: str) -> None:
        QgsExpressionContextUtils.setLayerVariable(self._layer, name, value)


def put_right() -> None:
    """Take off the look that the open QGIS project was saved with, if a plan was being changed
    then; only while none is."""
    text, known = QgsProject.instance().readEntry(SCOPE, _LOOK)
    if not known or not text:
        return
    kept = json.loads(text)
    layer = QgsProject.instance().mapLayer(kept["layer"])
    if layer is None:
        QgsProject.instance().removeEntry(SCOPE, _LOOK)
    else:
        _take_off(layer, kept["style"], kept["before"], kept["seen"])


def _take_off(
    layer: QgsVectorLayer, style: str, before: str, seen: Sequence[Sequence[Any]]
) -> None:
    variables = _variables(layer)
    for name in (COLORS, CHANGED):
        variables.pop(name, None)
    # First of all: QGIS writes a style down when it leaves it, which takes long with thousands of
    # cells in a variable.
    QgsExpressionContextUtils.setLayerVariables(layer, variables)
    manager = layer.styleManager()
    # Nobody else's choice of a style is undone.
    if manager.currentStyle() == style:
        manager.setCurrentStyle(before)
    manager.removeStyle(style)
    QgsExpressionContextUtils.setLayerVariables(layer, variables)
    for layer_id, shown in seen:
        node = _node(layer_id)
        if node is not None:
            node.setItemVisibilityChecked(shown)
    QgsProject.instance().removeEntry(SCOPE, _LOOK)
    layer.triggerRepaint()


def _variables(layer: QgsVectorLayer) -> dict[str, Any]:
    names = layer.customProperty("variableNames") or []
    values = layer.customProperty("variableValues") or []
    # One alone comes back from a style as a text.
    names, values = ([one] if isinstance(one, str) else list(one) for one in (names, values))
    return dict(zip(names, values))


def _node(layer_id: str) -> Optional[QgsLayerTreeLayer]:
    node: Optional[QgsLayerTreeLayer] = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
    return node


def _symbol() -> QgsFillSymbol:
    fill = QgsSimpleFillSymbolLayer(QColor("#ececec"))
    fill.setStrokeColor(_LINE)
    fill.setStrokeWidth(0.12)
    fill.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromExpression(_COLOR)
    )
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(45)
    hatch.setDistance(1.6)
    hatch.setLineWidth(0.22)
    hatch.setColor(_HATCH)
    hatch.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyLayerEnabled, QgsProperty.fromExpression(_IS_CHANGED)
    )
    # A list of symbol layers would stay Python's, and be gone while QGIS still draws with them.
    symbol = QgsFillSymbol.createSimple({})
    symbol.changeSymbolLayer(0, fill)
    symbol.appendSymbolLayer(hatch)
    symbol.setOpacity(_SEEN_THROUGH)
    return symbol
