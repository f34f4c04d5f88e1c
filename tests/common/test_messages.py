"""Messages keep template and values apart until somebody reads them."""

import json

from grid_steward.plugin.common.messages import (
    Bilingual,
    Message,
    current_language,
    in_a_row,
    listed,
    message,
    set_language,
    some_of,
)
from hypothesis import given
from hypothesis import strategies as st

UNTRANSLATED = "{count} hippopotami in {place}"


def test_values_are_filled_in():
    assert message(UNTRANSLATED, count=3, place="the pond").render() == "3 hippopotami in the pond"


def test_a_message_within_a_message_is_rendered_in_the_same_language():
    inner = message("Cancelled. Nothing was changed.")
    shown = Message("{inner}", {"inner": inner}).render("zh_CN")
    assert shown == inner.render("zh_CN") != inner.render("en")


def test_without_a_translation_the_english_sentence_is_shown():
    assert message(UNTRANSLATED, count=1, place="x").render("zh_CN") == "1 hippopotami in x"


@given(st.text(), st.integers(), st.text())
def test_json_keeps_a_message(place, count, inner):
    said = message(UNTRANSLATED, count=count, place=message("{inner}", inner=inner))
    back = Message.from_json(json.loads(json.dumps(said.to_json())))
    assert back == said
    assert back.render() == said.render()


def test_a_value_in_two_languages_follows_the_sentence_also_from_json():
    said = message("{service}", service=Bilingual("clinic", "卫生站"))
    back = Message.from_json(json.loads(json.dumps(said.to_json())))
    assert [back.render(language) for language in ("en", "zh_CN")] == ["clinic", "卫生站"]


def test_braces_in_values_are_left_alone():
    assert message("{name}", name="{count}").render() == "{count}"


def test_the_language_follows_the_locale_name():
    before = current_language()
    try:
        for name, language in (("zh_CN.UTF-8", "zh_CN"), ("zh-Hans", "zh_CN"), ("de_AT", "en")):
            set_language(name)
            assert current_language() == language
        set_language(None)
        assert current_language() == "en"
    finally:
        set_language(before)


def test_a_row_of_items_is_listed_as_each_language_does():
    row = listed([message("Cells"), "12", "14"])
    assert row.render("en") == "Cells, 12, 14"
    assert row.render("zh_CN") == "网格、12、14"
    assert listed(["12"]) == "12"
    assert listed([], "nobody") == "nobody"


def test_sentences_stand_behind_each_other_as_each_language_writes_them():
    row = in_a_row(["东山有 3 个网格。", "西山有 2 个网格。", "完。"])
    assert row.render("zh_CN") == "东山有 3 个网格。西山有 2 个网格。完。"
    row = in_a_row(["One.", message("Cells"), "Three."])
    assert row.render("en") == "One. Cells Three."
    assert in_a_row(["One."]) == "One."
    assert in_a_row([], "none") == "none"


def test_a_long_row_is_not_a_deep_one():
    row = listed(range(5000))
    assert row.render("en") == ", ".join(map(str, range(5000)))
    assert Message.from_json(row.to_json()).render("en") == row.render("en")


def test_the_first_of_a_row():
    row = some_of(["12", "14", "15"], 2)
    assert row.render("en") == "12, 14, …"
    assert some_of(["12", "14"], 2).render("en") == "12, 14"
    assert some_of(["1, 2", "3"], between=";").render("en") == "1, 2; 3"
    assert some_of([]) == ""
