"""Officers on the map: who serves which cell, how full the month is, the rounds day by day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Optional

import pytest
from grid_steward.plugin.bridge.officercolors import COLORS, officer_colors
from grid_steward.plugin.bridge.styles import style, style_path
from grid_steward.plugin.contracts import contract
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from .test_styles import MM_AT_96_DPI, drawn, empty, ink, styled

SIDE = 100


def cells(rows: Iterable[str], **values: Any) -> QgsVectorLayer:
    """Square cells, 100 m wide, drawn as letters: each is its officer, a dot is nobody."""
    layer = empty("assignment", "polygon")
    features = []
    for row, line in enumerate(rows):
        for column, officer in enumerate(line):
            feature = QgsFeature(layer.fields())
            feature["cell_id"] = f"c{row}{column}"
            feature["officer_id"] = None if officer == "." else officer
            feature["change"] = "kept"
            for name, value in values.items():
                feature[name] = value
            box = QgsRectangle(SIDE * column, -SIDE * row - SIDE, SIDE * column + SIDE, -SIDE * row)
            feature.setGeometry(QgsGeometry.fromRect(box))
            features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def picture(layer: QgsVectorLayer) -> QImage:
    """The layer in its style without labels, a pixel a metre."""
    style(layer, "assignment", {})
    layer.setLabelsEnabled(False)
    settings = QgsMapSettings()
    settings.setDestinationCrs(layer.crs())
    settings.setLayers([layer])
    extent = layer.extent()
    settings.setOutputSize(QSize(round(extent.width()), round(extent.height())))
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    assert job.errors() == []
    return job.renderedImage()


def at(image: QImage, x: float, y: float) -> str:
    """The colour at a place, in cells from the upper left."""
    return QColor(image.pixel(round(SIDE * x), round(SIDE * y))).name()


@pytest.mark.parametrize(
    "rows",
    [
        ["AB", "CD"],
        ["ABCDEFGH", "IJKLMNOP", "QRSTUVWX"],
        ["AABB", "CABD", "CCDD"],
        ["AAAA", "ABCA", "ADEA", "AAAA"],
    ],
)
def test_officers_whose_cells_touch_have_different_colours(rows):
    colors = json.loads(officer_colors(cells(rows)))
    assert set(colors) == set("".join(rows))
    places = {(r, c): officer for r, row in enumerate(rows) for c, officer in enumerate(row)}
    for (row, column), officer in places.items():
        for step in ((0, 1), (1, 0), (1, 1), (1, -1)):
            other = places.get((row + step[0], column + step[1]), officer)
            assert other == officer or colors[other] != colors[officer]


def test_colours_do_not_depend_on_the_order_of_rows():
    forth, back = cells(["ABC", "DEF"]), empty("assignment", "polygon")
    assert back.dataProvider().addFeatures(list(forth.getFeatures())[::-1])[0]
    assert officer_colors(forth) == officer_colors(back)


def test_more_neighbours_than_colours_still_give_each_a_colour():
    layer = empty("assignment", "polygon")
    for number in range(COLORS + 2):
        feature = QgsFeature(layer.fields())
        feature["officer_id"] = f"w{number}"
        feature.setGeometry(QgsGeometry.fromWkt("Polygon ((0 0, 1 0, 1 1, 0 0))"))
        assert layer.dataProvider().addFeatures([feature])[0]
    colors = json.loads(officer_colors(layer))
    assert set(colors.values()) == set(range(COLORS))


def test_cells_of_one_officer_are_one_area_and_others_stand_apart():
    image = picture(cells(["AAB"]))
    assert at(image, 0.5, 0.5) == at(image, 1.0, 0.5) == at(image, 1.5, 0.5)
    assert at(image, 1.5, 0.5) != at(image, 2.5, 0.5)
    assert at(image, 2.0, 0.5) not in (at(image, 1.5, 0.5), at(image, 2.5, 0.5))


def test_without_the_colours_officers_have_one_by_their_number():
    layer = cells(["12."])
    layer.loadNamedStyle(str(style_path("assignment", "polygon")))
    rules = layer.renderer().embeddedRenderer().rootRule().children()
    found = []
    for feature in layer.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(feature)
        fits = [bool(QgsExpression(rule.filterExpression()).evaluate(context)) for rule in rules]
        assert sum(fits) == 1
        found.append(fits.index(True))
    assert found == [1, 2, COLORS]


@pytest.mark.parametrize(
    ("rows", "values", "hatched"),
    [(["."], {}, True), (["A"], {}, False), (["A"], {"reinforced_by": "w9"}, True)],
)
def test_cells_that_nobody_serves_and_reinforced_ones_are_hatched(rows, values, hatched):
    image = picture(cells(rows, **values))
    inner = {image.pixel(x, y) for x in range(20, 80) for y in range(20, 80)}
    assert (len(inner) > 1) == hatched


def label(layer: QgsVectorLayer, scale: float) -> Optional[str]:
    """What the labels say of the first cell at a scale."""
    (feature, *_) = layer.getFeatures()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    for rule in layer.labeling().rootRule().children():
        # QGIS: 0 for no limit; the smallest scale has the largest number.
        near, far = rule.maximumScale() or 0, rule.minimumScale() or scale
        if near < scale <= far and QgsExpression(rule.filterExpression()).evaluate(context):
            return str(QgsExpression(rule.settings().fieldName).evaluate(context))
    return None


@pytest.mark.parametrize(
    ("values", "scale", "said"),
    [
        ({"officer_name": "郑测试"}, 5000, "007\n郑测试"),
        ({"officer_name": None}, 5000, "007\nA"),
        (
            {"officer_name": "郑测试", "today": "w3", "change": "changed"},
            5000,
            "007\nw3 →\n郑测试",
        ),
        ({"officer_name": "郑测试"}, 50_000, None),
        ({"change": "changed", "today": "w3"}, 50_000, "◆"),
    ],
)
def test_a_cell_says_who_serves_it_and_who_did_where_that_changes(values, scale, said):
    layer = cells(["A"], community_id="990101", **values)
    feature = next(layer.getFeatures())
    field = layer.fields().lookupField("cell_id")
    layer.dataProvider().changeAttributeValues({feature.id(): {field: "990101007"}})
    style(layer, "assignment", {})
    assert label(layer, scale) == said


def test_officers_of_one_base_stand_beside_each_other():
    layer = styled("officer_load")
    for number in range(9):
        feature = QgsFeature(layer.fields())
        feature["officer_id"], feature["officer_name"] = f"w{number}", "郑测试"
        feature["utilisation"] = 0.5 + 0.1 * number
        feature.setGeometry(QgsGeometry.fromWkt("MultiPoint ((500 500))"))
        assert layer.dataProvider().addFeatures([feature])[0]
    width, height = ink(drawn(layer))
    assert 20 < width < 36
    assert 20 < height < 36


def test_every_load_has_one_colour():
    layer = styled("officer_load")
    rules = layer.renderer().embeddedRenderer().rootRule().children()
    for value in (0.0, 0.8, 0.81, 1.0, 1.2, 1.3, None):
        feature = QgsFeature(layer.fields())
        feature["utilisation"] = value
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(layer.fields())
        found = [QgsExpression(rule.filterExpression()).evaluate(context) for rule in rules]
        assert sum(map(bool, found)) == 1


@pytest.mark.parametrize(("name", "kind"), [("visit", "point"), ("round", "line")])
def test_days_can_be_stepped_through(name, kind):
    layer = empty(name, kind)
    style(layer, name, {})
    days = layer.temporalProperties()
    assert days.isActive()
    assert "day" in days.startExpression()
    assert contract(name).fields["day"].type == "date"


def test_a_visit_without_a_day_lies_on_top_of_those_that_have_one():
    layer = styled("visit")
    for day, turn in ((None, None), ("2026-03-02", 1), ("2026-03-02", 12)):
        feature = QgsFeature(layer.fields())
        feature["day"], feature["turn"] = day, turn
        feature.setGeometry(QgsGeometry.fromWkt("MultiPoint ((500 500))"))
        assert layer.dataProvider().addFeatures([feature])[0]
    image = drawn(layer)
    middle = image.width() // 2
    edge = QColor(image.pixel(middle, middle - round(1.3 * MM_AT_96_DPI)))
    assert edge.red() > 150
    assert edge.blue() < 120
