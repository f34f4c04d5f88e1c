"""The layers of the atlas: the project's own beneath, and above them the cells with their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsPalLayerSettings,
    QgsProcessingException,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont, QPainter

from .project import input_layers
from .styles import style
from .tables import equals, open_layer
from .texts import tr

if TYPE_CHECKING:
    from ..report.cards import CellCard

# What a card's map shows of the project, and what the map of all cells shows.
ON_CARDS = ("facility", "crossing", "barrier", "road", "building", "compound")
ON_COVER = ("crossing", "barrier", "community", "road", "building")
# The field of a card that is its shape and so no text.
_SHAPE = "shape"
# Priorities of labels.
_USUAL, _FIRST = 5, 10
_THIS = "$id = @atlas_featureid"
# A cell's code without its community's, as in the style of the cells.
_CODE = (
    'if(left("cell_id", length("community_id")) = "community_id", '
    "regexp_replace(substr(\"cell_id\", length(\"community_id\") + 1), '^[^0-9A-Za-z]+', ''), "
    '"cell_id")'
)
# House numbers stand on the cell's own buildings only.
# Those of a compound have one within it, at the end of their name.
_HOUSE_NUMBER = (
    "if(intersects(centroid($geometry), @atlas_geometry), coalesce(nullif(regexp_substr("
    "\"name\", '([0-9A-Za-z]+.{0,2})$'), ''), \"name\", \"number\", ''), '')"
)


def drawn_layers(source: Path, names: Sequence[str]) -> list[QgsVectorLayer]:
    """The project's input layers of these names that have rows, styled, top first."""
    return [layer for layer, name in input_layers(source) if name in names and layer.isSpatial()]


def plan_layer(source: Path, name: str, plan: str) -> QgsVectorLayer:
    """A result layer of the project, with the rows of one plan."""
    layer = open_layer(source, name, chosen=equals("plan", plan))
    if layer is None or not layer.featureCount():
        raise QgsProcessingException(
            tr("{path} has no plan called {plan}.").format(path=source.name, plan=plan)
        )
    return layer


def card_layer(
    cards: Sequence[CellCard], crs: QgsCoordinateReferenceSystem, folder: Path, family: str
) -> QgsVectorLayer:
    """A layer in memory with a row for each card: its cell, and its texts as plain fields.

    The charts are written as files into ``folder``, because QGIS draws what comes as text in dots.
    On the map, what is not the card's own cell lies under a veil, with the cells' codes on it.
    """
    names = [item.name for item in fields(cards[0]) if item.name != _SHAPE]
    columns = "&".join(f"field={name}:string(-1)" for name in names)
    layer = QgsVectorLayer(f"MultiPolygon?{columns}", tr("Cells"), "memory")
    layer.setCrs(crs)
    rows = []
    for number, card in enumerate(cards):
        row = QgsFeature(layer.fields())
        row.setAttributes([_shown(name, getattr(card, name), number, folder) for name in names])
        shape = QgsGeometry()
        shape.fromWkb(card.shape)
        row.setGeometry(shape)
        rows.append(row)
    layer.dataProvider().addFeatures(rows)
    layer.updateExtents()
    layer.setRenderer(_veil())
    label(layer, f"if({_THIS}, '', \"code\")", 10, QColor("#5a6a63"), family, _FIRST)
    return layer


def _shown(name: str, text: str, number: int, folder: Path) -> str:
    """A text as the layout wants it: of a chart, the file that a picture item draws sharp."""
    if name != "bars" or not text:
        return text
    path = folder / f"{number}.svg"
    path.write_text(text, encoding="utf-8")
    return str(path)


def cover_layers(
    source: Path, plan: str, variables: Mapping[str, int], family: str
) -> tuple[list[QgsVectorLayer], list[QgsVectorLayer]]:
    """The layers of the map of all cells, top first, and those of its legend.

    The cells are there twice, as tints at the bottom and as lines with codes on top: in one they
    would have to be mixed with what lies beneath, and for that QGIS makes a picture of the map.
    """
    tints, lines = (plan_layer(source, "cell", plan) for _ in range(2))
    style(tints, "cell", variables)
    tints.setBlendMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    tints.setLabelsEnabled(False)
    look = {"style": "no", "outline_color": "47,74,64,255", "outline_width": "0.4"}
    lines.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
    label(lines, _CODE, 6, QColor("#22332c"), family, _FIRST)
    beneath = drawn_layers(source, ON_COVER)
    return [lines, *beneath, tints], [tints, *beneath]


def plain_font(family: str, like: Optional[QFont] = None) -> QFont:
    """``like`` in another family, and so that PDF readers find its figures.

    Noto Sans CJK shapes figures beside Latin letters into forms of which a PDF by Qt 5 doesn't say
    what they are.
    """
    font = QFont() if like is None else QFont(like)
    font.setFamily(family)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def number_houses(layers: Sequence[QgsVectorLayer], family: str) -> None:
    """Write its number on each building of the card's cell."""
    for layer in layers:
        if layer.fields().lookupField("number") >= 0:
            label(layer, _HOUSE_NUMBER, 5, QColor("#22332c"), family)


def label(
    layer: QgsVectorLayer,
    expression: str,
    points: float,
    color: QColor,
    family: str,
    priority: int = _USUAL,
) -> None:
    """Label a layer's areas with what ``expression`` gives, where there is room.

    Those of priority ``_FIRST`` get it first, and have an edge.
    """
    text, edge = QgsTextFormat(), QgsTextBufferSettings()
    text.setFont(plain_font(family))
    text.setSize(points)
    text.setColor(color)
    # The edges of a thousand house numbers would be most of the file.
    edge.setEnabled(priority > _USUAL)
    edge.setSize(0.5)
    text.setBuffer(edge)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = expression, True
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    settings.priority = priority
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _veil() -> QgsRuleBasedRenderer:
    """The card's own cell in a thick line, all others pale."""
    root = QgsRuleBasedRenderer.Rule(None)
    for condition, fill, line, width in (
        (f"NOT {_THIS}", "255,255,255,165", "90,106,99,255", "0.3"),
        (_THIS, "255,255,255,0", "176,56,31,255", "1.0"),
    ):
        look = {
            "color": fill,
            "outline_color": line,
            "outline_width": width,
            "joinstyle": "round",
        }
        symbol = QgsFillSymbol.createSimple(look)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition))
    return QgsRuleBasedRenderer(root)
