"""The Chinese catalogue is whole, and the checks that say so can fail."""

import pytest
from grid_steward.plugin.common.messages import Message
from grid_steward.script import translations


@pytest.fixture(scope="module")
def found():
    return translations.collect()


def catalogue(sentences):
    made = translations.Catalog(locale="zh_CN")
    for english, chinese in sentences.items():
        made.add(english, chinese)
    return made


def test_every_message_has_its_chinese_sentence_with_the_same_fields(found):
    assert translations.problems(translations.read(), found) == []


def test_the_compiled_catalogue_is_that_of_the_po_file():
    compiled = translations.PO.with_suffix(".mo").read_bytes()
    assert compiled == translations.compiled(translations.read())


def test_the_po_file_is_as_the_script_writes_it(found):
    before = translations.PO.read_bytes()
    assert translations.written(translations.updated(translations.read(), found)) == before


def test_messages_are_found_in_code_and_templates(found):
    files = {where for _, where, _ in found}
    assert "plugin/common/errors.py" in files
    assert "plugin/report/templates/map.svg" in files


def test_a_chinese_message_is_rendered_with_its_values():
    text = Message("There is no rulebook called {name}. There are: {known}.")
    shown = Message(text.text, {"name": "宜都", "known": "yichang"}).render("zh_CN")
    assert "宜都" in shown
    assert "There is" not in shown


def test_what_is_missing_fuzzy_foreign_or_left_over_is_named():
    made = catalogue({"A {x}": "甲", "B": "", "old": "旧"})
    made.add("C", "丙", flags=["fuzzy"])
    found = [("A {x}", "a.py", 1), ("B", "b.py", 2), ("C", "c.py", 3), ("D", "d.py", 4)]
    assert translations.problems(made, found) == [
        "nobody says any more: 'old'",
        "a.py:1: other fields in Chinese: 'A {x}' / '甲'",
        "b.py:2: not translated: 'B'",
        "c.py:3: not translated: 'C'",
        "d.py:4: not translated: 'D'",
    ]


def test_updating_keeps_what_is_translated_and_drops_what_nobody_says():
    old = catalogue({"kept": "留", "dropped": "弃"})
    new = translations.updated(old, [("kept", "a.py", 1), ("new", "a.py", 2)])
    assert translations._sentences(new) == {"kept": ("留", False), "new": ("", False)}


def test_a_message_that_is_not_written_out_is_refused(tmp_path):
    module = tmp_path / "plugin" / "room.py"
    module.parent.mkdir()
    module.write_text('message("a" if x else "b {n}", n=1)\ninput_error("c " "d")\n')
    assert [item[0] for item in translations.collect(tmp_path)] == ["a", "b {n}", "c d"]
    module.write_text('message(f"{n} rows")\n')
    with pytest.raises(translations.NotLiteralError, match=r"plugin/room\.py:1"):
        translations.collect(tmp_path)
