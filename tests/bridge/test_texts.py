"""Every text of the QGIS side is there in Chinese, and the compiled file is the written one."""

from __future__ import annotations

import string

import pytest
from grid_steward.plugin.bridge.texts import Translator, language_code, tr
from grid_steward.plugin.common.messages import set_language
from grid_steward.script import translations_qt
from qgis.core import QgsApplication, QgsSettings


@pytest.fixture
def chosen():
    """Sets the language that the user has chosen in QGIS's options."""
    settings = QgsSettings()
    yield lambda code: settings.setValue("locale/userLocale", code)
    settings.remove("locale/userLocale")


@pytest.fixture
def chinese(chosen):
    chosen("zh-Hans")
    translator = Translator()
    translator.install()
    yield translator
    translator.remove()
    set_language("en")


def test_every_text_of_the_code_is_translated_and_no_other():
    assert sorted(translations_qt.translations()) == translations_qt.texts()


def test_the_compiled_file_holds_what_the_written_one_does(chinese):
    for text, translation in translations_qt.translations().items():
        assert tr(text) == translation


def test_both_languages_ask_for_the_same_values():
    for text, translation in translations_qt.translations().items():
        assert _fields(text) == _fields(translation), text


def test_the_language_goes_with_the_translator(chinese):
    assert tr("Cells") == "网格"
    chinese.remove()
    assert tr("Cells") == "Cells"


def test_the_choice_in_the_options_goes_before_the_system(chosen, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: "zh")
    assert language_code() == "zh"
    chosen("en_US")
    assert language_code() == "en_US"


def _fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
