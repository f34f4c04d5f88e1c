"""The atlas: a sheet with all cells and a card for each, as one PDF.

What stands where is in ``styles/atlas_overview.qpt`` and ``styles/cell_card.qpt``, which QGIS's
layout designer opens; a city's own, of the same names beside the project file, go before. They
ask for texts by the names of ``report.cards``: a card's as fields of the atlas feature, the
cover's as variables. QGIS reads expressions in a layout's own texts only, never in what they give.

Both layouts go through one painter into one file, page by page, so that the run can be cancelled
between any two.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsFontUtils,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMarginsF, QSizeF
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtXml import QDomDocument

from ..common.messages import message
from ..common.progress import Progress
from .atlaslayers import (
    ON_CARDS,
    card_layer,
    cover_layers,
    drawn_layers,
    number_houses,
    plain_font,
)
from .picture import fill_legend
from .project import MARGIN, plan_variables
from .styles import STYLES_DIR
from .texts import tr

if TYPE_CHECKING:
    from ..report.cards import CellCard, Cover

DOTS_PER_INCH = 300
OVERVIEW, CARD = "atlas_overview.qpt", "cell_card.qpt"
# The first that the machine has: letters for Chinese and English alike.
_FAMILIES = (
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


def write_atlas(
    source: Path, sheet: Cover, cards: Sequence[CellCard], pdf: Path, progress: Progress
) -> None:
    """Write ``pdf``: the overview, then ``cards`` of the plan in the project file ``source``.

    Must run on the main thread, where layouts live. Raises QgsProcessingException where a layout
    or the file is not as it should be; whoever cancels leaves a file that is not whole.
    """
    progress(0, message("Drawing the cards"))
    # Of the charts; for its owner alone.
    with tempfile.TemporaryDirectory(prefix="grid-steward-") as folder:
        sheets = _Sheets(source, sheet, len(cards) + 1, Path(folder))
        first = sheets.overview()
        writer = _writer(pdf, sheet.title)
        _set_page(writer, first)
        painter = QPainter()
        if not painter.begin(writer):
            raise QgsProcessingException(
                tr("The file {path} could not be written. Close what has it open.").format(
                    path=pdf.name
                )
            )
        try:
            QgsLayoutExporter(first).renderPage(painter, 0)
            layout = sheets.cards(cards)
            _set_page(writer, layout)
            _draw_cards(layout, writer, painter, progress)
        finally:
            painter.end()


def _writer(pdf: Path, title: str) -> QPdfWriter:
    writer = QPdfWriter(str(pdf))
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Grid Steward")
    return writer


def _draw_cards(
    layout: QgsPrintLayout, writer: QPdfWriter, painter: QPainter, progress: Progress
) -> None:
    atlas, exporter = layout.atlas(), QgsLayoutExporter(layout)
    atlas.beginRender()
    for number in range(atlas.count()):
        progress(number / atlas.count(), None)
        atlas.seekTo(number)
        writer.newPage()
        exporter.renderPage(painter, 0)
    atlas.endRender()
    # The last chance to cancel.
    progress(1, None)


class _Sheets:
    """The layouts with their layers; all live as long as this does."""

    def __init__(self, source: Path, sheet: Cover, pages: int, folder: Path) -> None:
        self._source = source
        self._folder = folder
        self._sheet = sheet
        self._family = letters()
        self._variables = {
            "atlas_title": sheet.title,
            "atlas_subtitle": sheet.subtitle,
            "atlas_figures": sheet.figures,
            "atlas_foot": sheet.foot,
            "atlas_pages": pages,
            "atlas_row": _line_height(self._family),
            **sheet.words,
        }
        self._project = QgsProject()

    def overview(self) -> QgsPrintLayout:
        """The sheet with all cells."""
        variables = plan_variables(self._source, self._sheet.plan)
        layers, keyed = cover_layers(self._source, self._sheet.plan, variables, self._family)
        layout = self._load(OVERVIEW, layers)
        extent = layers[0].extent()
        extent.grow(MARGIN * max(extent.width(), extent.height()))
        for chart in _items(layout, QgsLayoutItemMap):
            chart.zoomToExtent(QgsRectangle(extent))
        for legend in _items(layout, QgsLayoutItemLegend):
            fill_legend(legend, keyed)
        return layout

    def cards(self, cards: Sequence[CellCard]) -> QgsPrintLayout:
        """The card, its atlas ready to go through ``cards``."""
        beneath = drawn_layers(self._source, ON_CARDS)
        number_houses(beneath, self._family)
        cells = card_layer(cards, self._project.crs(), self._folder, self._family)
        layout = self._load(CARD, [cells, *beneath])
        layout.atlas().setCoverageLayer(cells)
        layout.atlas().setEnabled(True)
        return layout

    def _load(self, name: str, layers: list[QgsVectorLayer]) -> QgsPrintLayout:
        """The layout ``name``: a city's own beside the project file, else that of the plugin."""
        self._project.setCrs(layers[0].crs())
        self._project.addMapLayers(layers, False)
        own = self._source.parent / name
        layout = load_layout(own if own.exists() else STYLES_DIR / name, self._project)
        for key, value in self._variables.items():
            QgsExpressionContextUtils.setLayoutVariable(layout, key, value)
        _set_letters(layout, self._family)
        for chart in _items(layout, QgsLayoutItemMap):
            chart.setCrs(layers[0].crs())
            chart.setLayers(layers)
        return layout


def load_layout(path: Path, project: QgsProject) -> QgsPrintLayout:
    """The layout in a template; QgsProcessingException where it cannot be read."""
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    _, fine = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not fine or not layout.pageCollection().pageCount():
        raise QgsProcessingException(
            tr(
                "{path} is no layout that QGIS can read. Save it again in the layout designer as "
                "a template, or delete it to use the one that comes with the plugin."
            ).format(path=str(path))
        )
    context = layout.renderContext()
    context.setDpi(DOTS_PER_INCH)
    # Letters stay letters, which can be searched and copied.
    context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
    return layout


def letters() -> str:
    """A family of letters that this machine has, with Chinese ones if there are any."""
    known = (name for name in _FAMILIES if QgsFontUtils.fontFamilyMatchOnSystem(name)[0])
    return next(known, QgsApplication.font().family())


def _line_height(family: str) -> float:
    """From one line of a text to the next, in font sizes."""
    font = QFont(family)
    font.setPixelSize(1000)
    return float(QFontMetricsF(font).lineSpacing()) / 1000


def _set_letters(layout: QgsPrintLayout, family: str) -> None:
    """Set all of a layout's texts in ``family``, sizes as they are."""
    for item in (*_items(layout, QgsLayoutItemLabel), *_items(layout, QgsLayoutItemScaleBar)):
        _dress(item, family)
    for legend in _items(layout, QgsLayoutItemLegend):
        for part in (
            QgsLegendStyle.Style.Title,
            QgsLegendStyle.Style.Group,
            QgsLegendStyle.Style.Subgroup,
            QgsLegendStyle.Style.SymbolLabel,
        ):
            _dress(legend.rstyle(part), family)


def _dress(item: Any, family: str) -> None:
    """By format, or by font before QGIS 3.24."""
    if hasattr(item, "textFormat"):
        text = item.textFormat()
        text.setFont(plain_font(family, text.font()))
        item.setTextFormat(text)
        return
    item.setFont(plain_font(family, item.font()))


def _items(layout: QgsPrintLayout, kind: type[Any]) -> list[Any]:
    return [item for item in layout.items() if isinstance(item, kind)]


def _set_page(writer: QPdfWriter, layout: QgsPrintLayout) -> None:
    """The next page of ``writer`` is as large as the layout's first; QGIS counts millimetres."""
    size = layout.pageCollection().page(0).pageSize()
    writer.setPageSize(
        QPageSize(QSizeF(size.width(), size.height()), QPageSize.Unit.Millimeter, "")
    )
