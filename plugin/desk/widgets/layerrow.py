"""One input layer on the Data page: what is there of it, and how to bring in more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QWidget

from ...bridge.plangroups import layer_name
from ...bridge.texts import tr
from ...common.figures import percent, whole
from ...common.messages import listed
from ...contracts import contract
from .labels import heading, wrapped
from .rejectedtable import TABLE

if TYPE_CHECKING:
    from ...store.overview import LayerCount

NEEDED, BETTER, PERHAPS = "needed", "better", "perhaps"
_KINDS = {
    "point": QgsWkbTypes.GeometryType.PointGeometry,
    "line": QgsWkbTypes.GeometryType.LineGeometry,
    "polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
}
# More files than this are told by their number.
_SOURCES_NAMED = 3


class LayerRow(QWidget):
    """A layer's title and state, its counts and sources, and its buttons.

    ``wants_file`` and ``wants_layer``: the user wants to bring something in, from a file or from
    an open layer; ``wants_rejected``: to see the rows that were not taken.
    """

    wants_file = pyqtSignal(str)
    wants_layer = pyqtSignal(str, QgsVectorLayer)
    wants_rejected = pyqtSignal(str)

    def __init__(self, name: str, need: str, without: str) -> None:
        super().__init__()
        self.name, self._need, self._without = name, need, without
        item = contract(name)
        self.setObjectName("row-" + name)
        self.sign = QLabel()
        # All titles begin in one column, whatever sign stands before them.
        self.sign.setMinimumWidth(self.fontMetrics().horizontalAdvance("✔✔"))
        title = heading(str(item.title))
        title.setToolTip(str(item.about))
        self.add = QToolButton()
        self.add.setText(tr("Add…"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setAccessibleName(tr("Add {layer}").format(layer=item.title))
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(self.menu)
        self.figures = wrapped("")
        self.rejected = QToolButton()
        self.rejected.setAutoRaise(True)
        self.rejected.clicked.connect(lambda _checked=False: self.wants_rejected.emit(name))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.sign, 0, 0)
        layout.addWidget(title, 0, 1)
        layout.addWidget(self.add, 0, 2)
        layout.addWidget(self.figures, 1, 1, 1, 2)
        layout.addWidget(self.rejected, 2, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_count(self, found: LayerCount, why_not: str) -> None:
        """Show what is there; ``why_not`` says why nothing can be added now."""
        sign, word = self._state(found.count)
        self.sign.setText(sign)
        self.sign.setAccessibleName(word)
        self.sign.setToolTip(word)
        self.figures.setText(self._told(found, word))
        self.rejected.setVisible(found.rejected > 0)
        self.rejected.setText(tr("Rejected rows: {count}…").format(count=whole(found.rejected)))
        self.rejected.setToolTip(tr("Open the rejected rows as a table, each with its reason"))
        self.add.setEnabled(not why_not)
        self.add.setToolTip(why_not)

    def _state(self, count: int) -> tuple[str, str]:
        if count:
            return "✔", tr("there")
        return {
            NEEDED: ("✱", tr("needed")),
            BETTER: ("○", tr("better with it")),
            PERHAPS: ("–", tr("only if you have it")),
        }[self._need]

    def _told(self, found: LayerCount, word: str) -> str:
        """What is there and where from, or what is lost without it."""
        if not found.count:
            return tr("{state}: {reason}").format(state=word, reason=self._without)
        rows, sources = tr("{count} rows").format(count=whole(found.count)), _sources(found)
        if found.match_share is None:
            return tr("{rows}, {sources}").format(rows=rows, sources=sources)
        share = percent(found.match_share)
        matched = tr("{share} found their building").format(share=share)
        return tr("{rows}, {matched}, {sources}").format(
            rows=rows, matched=matched, sources=sources
        )

    def _fill_menu(self) -> None:
        """From a file, or from one of the open layers that can be such a layer."""
        self.menu.clear()
        self.menu.addAction(tr("From a file…"), lambda: self.wants_file.emit(self.name))
        layers = fitting_layers(self.name)
        self.menu.addSection(tr("From an open layer"))
        for layer in layers:
            self.menu.addAction(
                layer.name(), lambda chosen=layer: self.wants_layer.emit(self.name, chosen)
            )
        if not layers:
            none = self.menu.addAction(tr("No open layer has the right geometry."))
            none.setEnabled(False)


def fitting_layers(name: str) -> list[QgsVectorLayer]:
    """The open layers whose geometry an input layer can have; those of project files are none.

    Where rows find their place by their building, tables fit too.
    """
    item = contract(name)
    kinds = {_KINDS[kind] for kind in item.geometry}
    if item.link is not None:
        kinds.add(QgsWkbTypes.GeometryType.NullGeometry)
    layers = sorted(QgsProject.instance().mapLayers().values(), key=QgsMapLayer.name)
    return [
        layer
        for layer in layers
        if isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() in kinds
        and not layer_name(layer)
        and not layer.customProperty(TABLE)
    ]


def _sources(found: LayerCount) -> str:
    names = [source.name or tr("drawn in QGIS") for source in found.sources if source.count]
    if len(names) > _SOURCES_NAMED:
        return tr("from {count} sources").format(count=len(names))
    return tr("from {names}").format(names=listed(names))
