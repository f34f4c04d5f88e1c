"""The forms in which texts are compared, and what things with codes are called."""

import doctest

import pytest
from grid_steward.plugin.common import texts
from hypothesis import given
from hypothesis import strategies as st

FORMS = [texts.usual_width, texts.spaced, texts.unspaced, texts.plain_word]


def test_the_examples_hold():
    found = doctest.testmod(texts)
    assert (found.failed, found.attempted) == (0, len([*FORMS, texts.with_code]))


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(alphabet="aZ１2 　（）_低保\t"))
def test_a_text_in_its_form_stays_as_it_is(form, text):
    assert form(form(text)) == form(text)


@given(st.text())
def test_words_alike_with_single_spaces_are_alike_without(text):
    assert texts.unspaced(texts.spaced(text)) == texts.unspaced(text)
