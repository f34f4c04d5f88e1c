"""The style files load, fit their layers and speak the user's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from grid_steward.plugin.assess.gap import PEOPLE_GAPS, PLACE_GAPS
from grid_steward.plugin.bridge.frames import fields_of
from grid_steward.plugin.bridge.people import draw_one_group
from grid_steward.plugin.bridge.styles import (
    STYLES_DIR,
    band_variables,
    draw_as_before,
    legend_texts,
    style,
    style_path,
)
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.compare import REASONS
from grid_steward.plugin.contracts import contract, contracts
from grid_steward.plugin.divide.adopt import REPAIR_KINDS
from grid_steward.plugin.rules import load_rulebook
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeature,
    QgsFeatureRenderer,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsMergedFeatureRenderer,
    QgsPointDistanceRenderer,
    QgsRectangle,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

SHAPES = {"point": "MultiPoint", "line": "MultiLineString", "polygon": "MultiPolygon"}
LAYERS = [(name, kind) for name, item in contracts().items() for kind in item.geometry]
GROUPS = load_rulebook("yichang").care_groups
PERSONS = [group.id for group in GROUPS if group.storage == "person"]
MM_AT_96_DPI = 96 / 25.4


def empty(name: str, kind: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{SHAPES[kind]}?crs=EPSG:4547", name, "memory")
    layer.dataProvider().addAttributes(list(fields_of(contract(name))))
    layer.updateFields()
    return layer


def styled(name: str) -> QgsVectorLayer:
    """An empty layer of points in its style."""
    layer = empty(name, "point")
    style(layer, name, {}, {group.id: str(group.title) for group in GROUPS})
    return layer


def add(layer: QgsVectorLayer, count: int, **values: object) -> None:
    """So many rows with these values, all at one place."""
    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    feature.setGeometry(QgsGeometry.fromWkt("MultiPoint ((500 500))"))
    assert layer.dataProvider().addFeatures([feature] * count)[0]


def drawn(layer: QgsVectorLayer) -> QImage:
    """The layer alone, 40 mm around its one place, at 1:5000."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(layer.crs())
    settings.setLayers([layer])
    settings.setOutputDpi(96)
    settings.setOutputSize(QSize(151, 151))
    settings.setExtent(QgsRectangle(400, 400, 600, 600))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    assert job.errors() == []
    return job.renderedImage()


def ink(image: QImage) -> tuple[float, float]:
    """Width and height, in millimetres, of what is drawn on white."""
    marked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).lightness() < 250
    ]
    assert marked
    sides = (max(side) - min(side) + 1 for side in zip(*marked))
    width, height = (side / MM_AT_96_DPI for side in sides)
    return width, height


def legend(renderer: QgsFeatureRenderer) -> Iterator[str]:
    """Every text that the style itself puts into the legend."""
    if isinstance(renderer, (QgsPointDistanceRenderer, QgsMergedFeatureRenderer)):
        yield from legend(renderer.embeddedRenderer())
    elif isinstance(renderer, QgsRuleBasedRenderer):
        yield from (rule.label() for rule in renderer.rootRule().descendants())
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        yield from (item.label() for item in renderer.categories())


def signs(layer: QgsVectorLayer) -> dict[str, tuple[str, str]]:
    """Shape and colour of each category."""
    found = {}
    categories = layer.renderer().embeddedRenderer().categories()
    for item in categories:
        sign = item.symbol().symbolLayer(0)
        shape = QgsSimpleMarkerSymbolLayerBase.encodeShape(sign.shape())
        found[item.value() or ""] = (shape, sign.color().name())
    return found


@pytest.mark.parametrize(("name", "kind"), LAYERS)
def test_every_layer_has_a_style_that_loads(name, kind):
    layer = empty(name, kind)
    path = style_path(name, kind)
    said = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(said.append)
    try:
        message, loaded = layer.loadNamedStyle(str(path))
    finally:
        log.messageReceived.disconnect(said.append)
    assert loaded, message
    assert said == []
    used = layer.renderer().usedAttributes(_context(layer)) - {"*"}
    assert used <= set(contract(name).fields)


def test_every_style_file_belongs_to_a_layer():
    known = {style_path(name, kind).name for name, kind in LAYERS}
    assert {path.name for path in STYLES_DIR.glob("*.qml")} == known


@pytest.mark.parametrize(("name", "kind"), LAYERS)
def test_every_legend_text_can_be_translated(name, kind):
    layer = empty(name, kind)
    layer.loadNamedStyle(str(style_path(name, kind)))
    titled = {group.id for group in GROUPS} if name in ("care_case", "care_count") else set()
    # The second and later of several colours that mean the same have no text.
    assert set(legend(layer.renderer())) <= {"", *legend_texts(), *titled}


@pytest.mark.parametrize(("name", "kind"), LAYERS)
def test_every_rule_can_be_understood(name, kind):
    layer = empty(name, kind)
    layer.loadNamedStyle(str(style_path(name, kind)))
    renderer = layer.renderer()
    if isinstance(renderer, (QgsPointDistanceRenderer, QgsMergedFeatureRenderer)):
        renderer = renderer.embeddedRenderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            assert rule.isElse() or not QgsExpression(rule.filterExpression()).hasParserError()


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


def test_figures_in_signs_complain_of_no_font_that_a_system_may_lack():
    """QGIS warns where a marker's own font is missing, and not where an expression names it."""
    for path in STYLES_DIR.glob("*.qml"):
        text = path.read_text(encoding="utf-8")
        signs = re.findall(r'<layer class="FontMarker".*?</layer>', text, re.DOTALL)
        assert all('name="font" value=""' in sign for sign in signs), path.name
        assert all('name="fontFamily"' in sign for sign in signs), path.name


def test_each_care_group_of_the_catalogue_has_a_sign_of_its_own_and_others_have_one():
    found = signs(styled("care_case"))
    assert set(found) == {*PERSONS, ""}
    assert len(set(found.values())) == len(found)


def test_care_groups_are_called_by_their_titles_in_the_language_of_the_user():
    set_language("zh_CN")
    try:
        layer = styled("care_case")
    finally:
        set_language("en")
    assert set(legend(layer.renderer())) >= {"残疾人", "低保家庭", "孤儿"}


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("volunteer", "role", set(contract("volunteer").fields["role"].words)),
        ("request", "status", {"open", "closed"}),
    ],
)
def test_every_word_of_the_contract_has_a_sign_and_others_have_one(name, field, words):
    layer = styled(name)
    assert layer.renderer().embeddedRenderer().classAttribute() == field
    assert set(signs(layer)) == {*words, ""}


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("社区服务站", "community services"),
        ("卫生服务站", "health"),
        ("老年食堂", "care for the elderly"),
        ("Kindergarten", "children and school"),
        ("派出所", "police and fire station"),
        ("Fire station", "police and fire station"),
        ("文化活动室", "culture and sport"),
        ("便民超市", "market and shops"),
        ("lighthouse", "other"),
    ],
)
def test_each_kind_of_facility_has_one_sign(kind, label):
    layer = styled("facility")
    add(layer, 1, facility_id="f", kind=kind)
    (feature,) = layer.getFeatures()
    context = _context(layer)
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer()
    renderer.startRender(context, layer.fields())
    keys = renderer.legendKeysForFeature(feature, context)
    renderer.stopRender(context)
    rules = renderer.rootRule().descendants()
    assert [rule.label() for rule in rules if rule.ruleKey() in keys] == [label]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("resident", {"resident_id": "p"}),
        ("care_case", {"care_group": "disabled"}),
        ("care_case", {"care_group": "a_group_of_the_city"}),
        ("care_count", {"care_group": "recovery_support", "people": 3}),
        ("care_count", {"care_group": "a_group_of_the_city", "people": 3}),
        ("volunteer", {"role": "safety"}),
        ("request", {"status": "open"}),
        ("facility", {"kind": "lighthouse"}),
        ("officer", {"officer_id": "w"}),
    ],
)
@pytest.mark.parametrize("rows", [1, 600])
def test_a_building_full_of_rows_is_one_small_sign(name, values, rows):
    layer = styled(name)
    layer.setLabelsEnabled(False)
    add(layer, rows, **values)
    width, height = ink(drawn(layer))
    assert 0.5 < width < 8
    assert 0.5 < height < 8


@pytest.mark.parametrize("rows", [1, 4])
def test_care_groups_at_one_building_do_not_cover_each_other(rows):
    places = {}
    for seat, group in enumerate(["disabled", "a_group_of_the_city"]):
        layer = styled("care_case")
        add(layer, rows, care_group=group)
        draw_one_group(layer, group, seat)
        image = drawn(layer)
        places[group] = {
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if QColor(image.pixel(x, y)).lightness() < 250
        }
    one, other = places.values()
    assert one
    assert other
    assert len(one & other) < 0.1 * min(len(one), len(other))


@pytest.mark.parametrize(("group", "sign"), [("disabled", "disabled"), ("city_group", "")])
def test_one_group_alone_keeps_its_sign_also_where_several_live(group, sign):
    shape, color = signs(styled("care_case"))[sign]
    layer = styled("care_case")
    draw_one_group(layer, group, 0)
    renderer = layer.renderer()
    for symbol in (renderer.embeddedRenderer().symbol(), renderer.clusterSymbol()):
        part = symbol.symbolLayer(0)
        found = QgsSimpleMarkerSymbolLayerBase.encodeShape(part.shape()), part.color().name()
        assert found == (shape, color)


@pytest.mark.parametrize(("name", "kinds"), [("gap", PLACE_GAPS), ("people_gap", PEOPLE_GAPS)])
def test_every_kind_of_gap_has_one_sign(name, kinds):
    layer = styled(name)
    categories = layer.renderer().embeddedRenderer().categories()
    values = [
        value
        for item in categories
        for value in (item.value() if isinstance(item.value(), list) else [item.value()])
    ]
    assert sorted(value for value in values if value in kinds) == sorted(kinds)


@pytest.mark.parametrize("kind", REPAIR_KINDS)
def test_every_kind_of_repair_has_one_sign(kind):
    layer = empty("repair", "polygon")
    style(layer, "repair", {})
    values = [
        value
        for item in layer.renderer().categories()
        for value in (item.value() if isinstance(item.value(), list) else [item.value()])
    ]
    assert values.count(kind) == 1


def shown(name: str, **values: object) -> list[str]:
    """The legend texts of all that is drawn of an area with these values."""
    layer = empty(name, "polygon")
    style(layer, name, {})
    feature = QgsFeature(layer.fields())
    for field, value in values.items():
        feature[field] = value
    context = _context(layer)
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer()
    renderer.startRender(context, layer.fields())
    keys = renderer.legendKeysForFeature(feature, context)
    renderer.stopRender(context)
    return [rule.label() for rule in renderer.rootRule().descendants() if rule.ruleKey() in keys]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(
    ("level", "said"),
    [("community", "changes its community"), ("cell", "changes only its cell")],
)
def test_who_moves_is_drawn_by_one_reason_and_one_level(reason, level, said):
    reasons, levels = shown("change", reason=reason, level=level)
    assert reasons != levels == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"in_band": True, "off_band": 0, "continues": "A"}, ["in band"]),
        ({"in_band": False, "off_band": -5, "continues": "A"}, ["too few households"]),
        ({"in_band": False, "off_band": 5, "continues": "A"}, ["too many households"]),
        ({"continues": "A"}, ["no band known"]),
        ({"in_band": True, "off_band": 0}, ["in band", "founded"]),
    ],
)
def test_a_community_is_drawn_by_its_size_and_marked_where_it_is_new(values, said):
    assert shown("plan_community", **values) == said


def test_what_was_before_is_thin_dashes_without_labels():
    layer = empty("plan_community", "polygon")
    style(layer, "plan_community", {})
    draw_as_before(layer)
    assert not layer.labelsEnabled()
    lines = layer.renderer().symbol().symbolLayers()
    assert lines[-1].useCustomDashPattern()
    assert lines[-1].width() < 1


def _context(layer: QgsVectorLayer) -> QgsRenderContext:
    context = QgsRenderContext()
    context.expressionContext().setFields(layer.fields())
    return context
