"""A map of one plan as a picture to pin on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProcessingException,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QColor, QFont

from .project import PlanProject
from .texts import tr

# Lengths in millimetres on the sheet.
SHEET_LONG, SHEET_SHORT = 420.0, 297.0
EDGE = 10.0
HEAD = 20.0
SIDE = 66.0
DOTS_PER_INCH = 150
INK, SOFT_INK = "#22332c", "#5a6a63"
NORTH_ARROW = ":/images/north_arrows/layout_default_north_arrow.svg"
_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters


def draw_picture(plan: PlanProject, picture: Path) -> None:
    """Write ``picture`` (PNG, A3): the map with title, legend, scale bar and north arrow.

    Raises QgsProcessingException where it cannot be written.
    """
    width, height = max(
        ((SHEET_LONG, SHEET_SHORT), (SHEET_SHORT, SHEET_LONG)),
        key=lambda sheet: _scale(_frame(*sheet), plan.extent),
    )
    layout = QgsPrintLayout(plan.project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height, _MM))
    _add_label(layout, plan.title, QRectF(EDGE, EDGE - 2, width - 2 * EDGE, 11), 24, INK, True)
    _add_label(layout, plan.subtitle, QRectF(EDGE, EDGE + 9, width - 2 * EDGE, 8), 12, SOFT_INK)
    frame = _frame(width, height)
    chart = _add_map(layout, plan, frame)
    left = frame.right() + 6
    _add_north(layout, QRectF(left, frame.top(), 16, 20))
    _add_legend(layout, plan, chart, left, frame.top() + 26)
    _add_scale_bar(layout, chart, left, frame.bottom() - 16)
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), DOTS_PER_INCH)
    if not image.save(str(picture), "PNG"):
        raise QgsProcessingException(
            tr("The picture {path} could not be written.").format(path=picture.name)
        )


def _frame(width: float, height: float) -> QRectF:
    """Where the map lies on a sheet of this size."""
    return QRectF(EDGE, EDGE + HEAD, width - 2 * EDGE - SIDE, height - 2 * EDGE - HEAD)


def _scale(frame: QRectF, extent: QgsRectangle) -> float:
    """How large ``extent`` can be drawn in ``frame``."""
    return float(min(frame.width() / extent.width(), frame.height() / extent.height()))


def _place(layout: QgsPrintLayout, item: QgsLayoutItem, box: QRectF) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.x(), box.y(), _MM))
    item.attemptResize(QgsLayoutSize(box.width(), box.height(), _MM))


def _dress(item: Any, points: float, color: str = INK, bold: bool = False) -> None:
    """Set the text of a layout item or legend style: by format, or by font before QGIS 3.24."""
    font = QFont(QgsApplication.font().family())
    font.setPointSizeF(points)
    font.setBold(bold)
    if hasattr(item, "setTextFormat"):
        text = QgsTextFormat()
        text.setFont(font)
        text.setSize(points)
        text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
        text.setColor(QColor(color))
        item.setTextFormat(text)
        return
    item.setFont(font)
    if hasattr(item, "setFontColor"):
        item.setFontColor(QColor(color))


def _add_label(
    layout: QgsPrintLayout, words: str, box: QRectF, points: float, color: str, bold: bool = False
) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(words)
    _dress(label, points, color, bold)
    _place(layout, label, box)


def _add_map(layout: QgsPrintLayout, plan: PlanProject, box: QRectF) -> QgsLayoutItemMap:
    chart = QgsLayoutItemMap(layout)
    chart.setCrs(plan.project.crs())
    chart.setLayers(plan.shown())
    # The item needs an extent before it is resized: it keeps the proportions of what it has.
    chart.setRect(0, 0, 100, 100)
    chart.setExtent(plan.extent)
    _place(layout, chart, box)
    chart.zoomToExtent(QgsRectangle(plan.extent))
    chart.setFrameEnabled(True)
    chart.setFrameStrokeColor(QColor(SOFT_INK))
    return chart


def _add_north(layout: QgsPrintLayout, box: QRectF) -> None:
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(NORTH_ARROW)
    _place(layout, arrow, box)


def _add_legend(
    layout: QgsPrintLayout, plan: PlanProject, chart: QgsLayoutItemMap, left: float, top: float
) -> None:
    legend = QgsLayoutItemLegend(layout)
    fill_legend(legend, plan.shown())
    legend.setLinkedMap(chart)
    legend.setLegendFilterByMapEnabled(True)
    for part, points, bold in (
        (QgsLegendStyle.Style.Subgroup, 11, True),
        (QgsLegendStyle.Style.SymbolLabel, 10, False),
    ):
        _dress(legend.rstyle(part), points, INK, bold)
    _place(layout, legend, QRectF(left - 2, top, SIDE - 4, 100))
    legend.adjustBoxSize()


def fill_legend(legend: QgsLayoutItemLegend, layers: Sequence[QgsMapLayer]) -> None:
    """Have ``legend`` show these layers."""
    legend.setAutoUpdateModel(False)
    # From here on the legend has a tree of its own: a copy of the project's.
    tree = legend.model().rootGroup()
    tree.removeAllChildren()
    for layer in layers:
        tree.addLayer(layer)


def _add_scale_bar(
    layout: QgsPrintLayout, chart: QgsLayoutItemMap, left: float, top: float
) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(chart)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    _dress(bar, 10)
    _place(layout, bar, QRectF(left, top, SIDE - 8, 14))
