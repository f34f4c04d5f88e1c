"""Patterns of codes: what they make, what they read, and which ones are refused."""

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import load_rulebook, rulebook_names
from hypothesis import given
from hypothesis import strategies as st

COMMUNITY = "420502001003"
OFFICIAL = {"beijing-codes": 15, "cjt349-codes": 20}


def test_fifteen_digits_are_six_three_three_and_three():
    codes = load_rulebook("beijing-codes").codes
    assert codes.cell.of(COMMUNITY, 7) == "420502001003007"
    assert codes.cell.read("420502001003007") == (COMMUNITY, 7)
    assert codes.community.read(COMMUNITY) == ("420502001", 3)
    assert codes.street.read("420502001") == ("420502", 1)
    assert codes.district.read("420502") == ("4205", 2)
    assert codes.city.read("4205") == (None, 4205)
    assert codes.undivided is None


def test_twenty_digits_have_two_for_the_cell_and_none_for_a_whole_community():
    codes = load_rulebook("cjt349-codes").codes
    assert codes.cell.of(COMMUNITY, 7) == "00000042050200100307"
    assert codes.undivided == 0
    assert codes.cell.of(COMMUNITY, codes.undivided) == "00000042050200100300"


@pytest.mark.parametrize("name", sorted(rulebook_names()))
@given(number=st.integers(1, 99))
def test_every_code_of_a_cell_is_read_back(name, number):
    codes = load_rulebook(name).codes
    code = codes.cell.of(COMMUNITY, number)
    assert codes.cell.read(code) == (COMMUNITY, number)
    assert codes.cell.number_below(code, COMMUNITY) == number
    assert codes.cell.number_below(code, "420502001004") is None
    assert len(code) == OFFICIAL.get(name, len(code))


@pytest.mark.parametrize("code", ["42050200100", "4205020010031", "42050200100A", "东街", ""])
def test_what_has_not_the_digits_is_not_read(code):
    assert load_rulebook("beijing-codes").codes.community.read(code) is None


def test_registers_number_what_is_above_communities():
    codes = load_rulebook("beijing-codes").codes
    assert [getattr(codes, level).numbered_here for level in ("city", "district", "street")] == [
        False, False, False,
    ]  # fmt: skip
    assert codes.community.numbered_here


def test_a_local_profile_may_leave_levels_as_they_come(book):
    codes = book("codes: {community: 'S{sequence:02d}', cell: '{community_id}/{sequence}'}").codes
    assert (codes.city, codes.district, codes.street) == (None, None, None)
    assert codes.community.of(None, 7) == "S07"
    assert codes.cell.of("S07", 12) == "S07/12"
    assert codes.cell.read("S07/12") == ("S07", 12)
    assert codes.cell.read("east/12") is None
    assert codes.cell.written_below("east/12") == "east"
    assert codes.cell.written_below("east-12") is None


def test_a_number_has_as_many_digits_as_it_takes_where_no_length_is_fixed(base):
    assert base.codes.cell.of("1", 1234) == "11234"
    assert base.codes.cell.number_below("11234", "1") == 1234


def test_a_number_that_is_too_long_says_what_to_do():
    codes = load_rulebook("cjt349-codes").codes
    assert codes.cell.of(COMMUNITY, 99).endswith("99")
    with pytest.raises(InputError, match=r"below 420502001003 were given out.*2 digits.*length"):
        codes.cell.of(COMMUNITY, 100)


FIFTEEN = """
codes:
  city: "{given:04d}"
  district: "{city_id}{given:02d}"
  street: "{district_id}{given:03d}"
  community: "{street_id}{sequence:03d}"
"""


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("codes: {street: '{community_id}{sequence:02d}'}", "no codes of the level street"),
        ("codes: {street: 'east'}", r"\{district_id\}\{sequence:03d\}, or none"),
        ("codes: {city: '{given:04d}{sequence}'}", "no codes of the level city"),
        ("codes: {cell: '{community_id}{given:02d}'}", "no codes of cells"),
        ("codes: {cell: '{community_id}-{sequence:x}'}", "no codes of cells"),
        ("codes: {cell: '{community_id}-{sequence!r}'}", "no codes of cells"),
        ("codes: {cell: none}", "no codes of cells"),
        ("codes: {cell: '{community_id}{sequence}'}", "1 and 11 are written like 11 and 1"),
        ("codes: {length: 15}", "its patterns have none of their own"),
        (FIFTEEN + "  length: 20\n", "has 15 characters, but length is 20"),
        (FIFTEEN + "  length: fifteen\n", "length of the section codes"),
        ("codes: {undivided: 1}", "undivided of the section codes"),
        ("codes: {province: '{given}'}", "province, which is not known"),
    ],
)
def test_patterns_that_are_refused(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(lines)


def test_a_sequence_has_room_for_the_cells_of_the_largest_community(book):
    lines = FIFTEEN + "  cell: '{community_id}{sequence:01d}'\n  length: 13\n"
    with pytest.raises(InputError, match=r"at most 9 cells.* may have 15"):
        book(lines)
    assert book(lines + "community_band: {households: [500, 1900]}\n").codes.length == 13
