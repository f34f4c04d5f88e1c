"""The style files load, fit their layers and speak the user's language."""

from __future__ import annotations

import re

import pytest
from grid_steward.plugin.bridge.frames import fields_of
from grid_steward.plugin.bridge.styles import (
    STYLES_DIR,
    band_variables,
    legend_texts,
    style,
    style_path,
)
from grid_steward.plugin.contracts import contract, contracts
from qgis.core import QgsExpression, QgsRuleBasedRenderer, QgsVectorLayer

SHAPES = {"point": "MultiPoint", "line": "MultiLineString", "polygon": "MultiPolygon"}
LAYERS = [(name, kind) for name, item in contracts().items() for kind in item.geometry]


def empty(name: str, kind: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{SHAPES[kind]}?crs=EPSG:4547", name, "memory")
    layer.dataProvider().addAttributes(list(fields_of(contract(name))))
    layer.updateFields()
    return layer


@pytest.mark.parametrize(("name", "kind"), LAYERS)
def test_every_layer_has_a_style_that_loads(name, kind):
    layer = empty(name, kind)
    path = style_path(name, kind)
    message, loaded = layer.loadNamedStyle(str(path))
    assert loaded, message
    used = layer.renderer().usedAttributes(_context(layer)) - {"*"}
    assert used <= set(contract(name).fields)


def test_every_style_file_belongs_to_a_layer():
    known = {style_path(name, kind).name for name, kind in LAYERS}
    assert {path.name for path in STYLES_DIR.glob("*.qml")} == known


@pytest.mark.parametrize(("name", "kind"), LAYERS)
def test_every_legend_text_can_be_translated(name, kind):
    layer = empty(name, kind)
    layer.loadNamedStyle(str(style_path(name, kind)))
    renderer = layer.renderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        labels = {rule.label() for rule in renderer.rootRule().descendants()}
        assert labels <= set(legend_texts())
        for rule in renderer.rootRule().descendants():
            assert not QgsExpression(rule.filterExpression()).hasParserError() or rule.isElse()


def test_a_styled_layer_has_titles_and_the_band():
    layer = empty("cell", "polygon")
    style(layer, "cell", band_variables('{"band": "300:400:500"}'))
    assert layer.attributeDisplayName(layer.fields().lookupField("households")) == (
        "Known households"
    )
    assert layer.customProperty("variableNames") == ["band_minimum", "band_target", "band_maximum"]


def test_no_style_holds_a_path_of_some_machine():
    for path in STYLES_DIR.glob("*.qml"):
        assert not re.search(r'"(/|[A-Z]:\\)\w', path.read_text(encoding="utf-8")), path.name


def _context(layer: QgsVectorLayer):
    from qgis.core import QgsRenderContext

    context = QgsRenderContext()
    context.expressionContext().setFields(layer.fields())
    return context
