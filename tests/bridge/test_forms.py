"""Forms and map tips follow the contracts."""

from __future__ import annotations

import pytest
from grid_steward.plugin.bridge.forms import TYPED_IN_RESULTS, add_people_counts, set_form
from grid_steward.plugin.bridge.frames import fields_of
from grid_steward.plugin.bridge.tips import TIPS, set_tip
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.contracts import contract, contracts
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsVectorLayer,
)

GROUPS = {"disabled": "Disabled people"}


def layer(name):
    made = QgsVectorLayer("NoGeometry", name, "memory")
    made.dataProvider().addAttributes(list(fields_of(contract(name))))
    made.updateFields()
    set_form(made, name, GROUPS)
    return made


def widget(made, field):
    return made.editorWidgetSetup(made.fields().lookupField(field))


@pytest.mark.parametrize("name", list(contracts()))
def test_results_are_read_but_for_locks_and_names(name):
    made = layer(name)
    form = made.editFormConfig()
    for at, field in enumerate(made.fields()):
        typed = contract(name).role == "input" or field.name() in TYPED_IN_RESULTS
        assert form.readOnly(at) == (not typed), field.name()


@pytest.mark.parametrize("name", list(contracts()))
def test_each_type_has_its_widget(name):
    made = layer(name)
    kinds = {"bool": {"CheckBox"}, "json": {"Hidden"}, "datetime": {"DateTime"}}
    for field in contract(name).fields.values():
        expected = kinds.get(field.type)
        if expected is None and field.minimum is not None:
            expected = {"Range"}
        if expected is None:
            expected = {"ValueMap", "TextEdit"}
        assert widget(made, field.name).type() in expected, field.name


def test_codes_are_offered_by_what_they_are_called():
    choices = widget(layer("gap"), "severity").config()["map"]
    assert choices == [{"high": "high"}, {"medium": "medium"}, {"low": "low"}]
    kinds = widget(layer("gap"), "gap_kind").config()["map"]
    assert {"Cell out of band": "cell_out_of_band"} in kinds
    assert widget(layer("care_case"), "care_group").config()["map"] == [
        {"Disabled people": "disabled"}
    ]


def test_words_of_a_contract_are_offered_in_the_readers_language():
    english = widget(layer("resident"), "registration").config()["map"]
    assert english == [{"registered": "registered"}, {"floating": "floating"}]
    set_language("zh_CN")
    try:
        chinese = widget(layer("resident"), "registration").config()["map"]
    finally:
        set_language("en")
    assert chinese == [{"户籍": "registered"}, {"流动": "floating"}]


def test_nothing_below_the_least_that_may_be_can_be_typed():
    assert widget(layer("building"), "households").config()["Min"] == 0
    assert widget(layer("resident"), "entrance").config()["Min"] == 1


def test_people_are_counted_in_fields_that_are_computed():
    buildings = layer("building")
    for _ in range(2):
        add_people_counts(buildings)
    names = [name for name in buildings.fields().names() if name.startswith("gs_")]
    assert names == ["gs_residents", "gs_care_people"]
    assert buildings.dataProvider().fields().lookupField("gs_residents") < 0


def tip(name, **values):
    made = layer(name)
    set_tip(made, name)
    feature = QgsFeature(made.fields())
    feature.setValid(True)
    for field, value in values.items():
        feature[field] = value
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(made.mapTipTemplate(), context)


@pytest.mark.parametrize("name", list(TIPS))
def test_tips_name_fields_that_there_are(name):
    assert set(TIPS[name]) <= set(contract(name).fields)
    assert "[%" not in tip(name)


def test_a_tip_says_what_is_known_and_leaves_out_what_is_not():
    said = tip("cell", cell_id="A-01", households=1248, off_band=-3)
    assert "<i>Cell</i></td><td>A-01" in said
    assert "1,248" in said
    assert "-3" in said
    assert "Name" not in said


def test_a_tip_calls_codes_by_their_titles_and_shows_signs_as_they_are():
    said = tip("gap", severity="high", gap_message="a < b & c")
    assert "high" in said
    assert "a &lt; b &amp; c" in said


def test_a_tip_that_a_user_wrote_stays():
    made = layer("cell")
    made.setMapTipTemplate("mine")
    set_tip(made, "cell")
    assert made.mapTipTemplate() == "mine"
