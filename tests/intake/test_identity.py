"""Identity numbers. Those that start with 99 are invented: there is no such place."""

from datetime import date

import pytest
from grid_steward.plugin.intake.identity import birth_of, normal_identity
from hypothesis import given
from hypothesis import strategies as st

# The worked examples of GB 11643-1999.
EXAMPLES = ("11010519491231002X", "440524188001010014")


def check_character(digits):
    """As ISO 7064 says it step by step, without weights."""
    rest = 0
    for digit in digits:
        rest = (rest + int(digit)) * 2 % 11
    return "0123456789X"[(1 - rest) % 11]


def with_check(digits):
    return digits + check_character(digits)


@st.composite
def numbers(draw):
    place, order = draw(st.integers(0, 9999)), draw(st.integers(0, 999))
    born = draw(st.dates(date(1900, 1, 1), date(2049, 12, 31)))
    return with_check(f"99{place:04}{born:%Y%m%d}{order:03}"), born


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_check_character_is_that_of_the_standard(example):
    assert with_check(example[:17]) == example


@given(numbers())
def test_a_number_is_its_own_normal_form_and_holds_its_birth_date(drawn):
    number, born = drawn
    assert normal_identity(number) == number
    assert birth_of(number) == born


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_seen(drawn, place, character):
    number, _ = drawn
    wrong = number[:place] + character + number[place + 1 :]
    assert wrong == number or normal_identity(wrong) is None


@given(numbers())
def test_two_neighbours_in_the_wrong_order_are_always_seen(drawn):
    number, _ = drawn
    for place in range(16):
        wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert wrong == number or normal_identity(wrong) is None


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 11010519491231002X\t",
        "'11010519491231002X",
        "\u202d11010519491231002X\u202c",
        "110105491231002",
        # Fewer characters than digits.
        "⑪0105⑲㊾⑫㉛002X",
    ],
)
def test_reads_a_number_however_it_is_written(written):
    assert normal_identity(written) == "11010519491231002X"


def test_an_old_number_is_of_the_nineteen_hundreds_and_gets_its_check_character():
    assert normal_identity("990000500101123") == with_check("99000019500101123")


@pytest.mark.parametrize(
    "digits",
    [
        "99000019490230001",
        "99000019491301001",
        "99000018991231001",
        "99000020500101001",
        "09000019500101001",
    ],
)
def test_refuses_births_that_were_not_or_are_out_of_reach(digits):
    assert normal_identity(with_check(digits)) is None


@pytest.mark.parametrize(
    "text",
    ["", "无", "110105194912310021", "1101051949123100", "990000500230123", "1.10105194912310E+17"],
)
def test_leaves_other_texts_alone(text):
    assert normal_identity(text) is None
