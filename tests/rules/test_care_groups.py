"""The catalogue of care groups and the age bands that come with the plugin."""

import pytest
from grid_steward.plugin.rules import load_rulebook, rulebook_names

PERSONS = (
    "elderly_alone_or_frail",
    "disabled",
    "minimum_income",
    "zero_employment_household",
    "unemployed",
    "left_behind_child",
    "migrant_child",
    "serious_mental_illness",
    "chronic_illness",
    "orphan",
    "extreme_poverty",
    "veteran_family",
    "young_out_of_school_and_work",
)
COUNTS = ("resettlement_help", "recovery_support")


@pytest.fixture(scope="module")
def book():
    return load_rulebook("yichang")


def test_the_groups_that_are_served(book):
    assert tuple(group.id for group in book.care_groups) == PERSONS + COUNTS
    assert [group.id for group in book.care_groups if group.storage == "count"] == list(COUNTS)


@pytest.mark.parametrize("name", rulebook_names())
def test_every_rulebook_that_comes_along_has_them(name):
    assert {group.id for group in load_rulebook(name).care_groups} == {*PERSONS, *COUNTS}


def test_figures_with_a_source_are_those_that_were_found(book):
    sourced = {group.id: group for group in book.care_groups if group.source != "unverified"}
    assert set(sourced) == {"elderly_alone_or_frail", "serious_mental_illness"}
    assert sourced["elderly_alone_or_frail"].interval_days <= 31
    assert sourced["serious_mental_illness"].interval_days * 4 <= 365


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("低保", "minimum_income"),
        ("低保户", "minimum_income"),
        ("最低生活保障对象", "minimum_income"),
        ("独居老人", "elderly_alone_or_frail"),
        ("空巢老人", "elderly_alone_or_frail"),
        ("失能老人", "elderly_alone_or_frail"),
        ("高龄老人", "elderly_alone_or_frail"),
        ("残疾人", "disabled"),
        ("精神残疾", "disabled"),
        ("严重精神障碍", "serious_mental_illness"),
        ("慢病", "chronic_illness"),
        ("高血压", "chronic_illness"),
        ("孤儿", "orphan"),
        ("特困", "extreme_poverty"),
        ("五保", "extreme_poverty"),
        ("优抚", "veteran_family"),
        ("烈属", "veteran_family"),
        ("军属", "veteran_family"),
        ("留守儿童", "left_behind_child"),
        ("流动儿童", "migrant_child"),
        ("随迁子女", "migrant_child"),
        ("失业人员", "unemployed"),
        ("零就业家庭", "zero_employment_household"),
        ("闲散青少年", "young_out_of_school_and_work"),
        ("刑满释放人员", "resettlement_help"),
        ("安置帮教", "resettlement_help"),
        ("社区矫正人员", "resettlement_help"),
        ("社区戒毒康复", "recovery_support"),
        ("吸毒人员", "recovery_support"),
    ],
)
def test_words_of_departments(book, word, group):
    assert book.care_group(word).id == group


@pytest.mark.parametrize(
    "word",
    [
        "minimum_income",
        "Minimum Income",
        "ＭＩＮＩＭＵＭ　ＩＮＣＯＭＥ",
        " 低 保 户 ",
        "低保-户",
        "低保家庭",
    ],
)
def test_width_case_spaces_and_signs_make_no_difference(book, word):
    assert book.care_group(word).id == "minimum_income"


@pytest.mark.parametrize("word", ["", "-", "老人", "上访", "低保低保"])
def test_a_word_that_no_group_has(book, word):
    assert book.care_group(word) is None


def test_young_people_are_shown_by_what_they_need_not_by_what_others_call_them(book):
    group = book.care_group("闲散青少年")
    assert "闲散" not in group.title.zh + group.about.zh


def test_age_bands_begin_at_the_stated_ages(book):
    assert {0, 14, 60, 65, 80} <= set(book.age_bands)
    for lowest, highest in zip(book.age_bands, book.age_bands[1:]):
        band = f"{lowest}-{highest - 1}"
        assert book.age_band(lowest) == book.age_band(highest - 1) == band
    assert book.age_band(90) == book.age_band(119) == "90+"


def test_nobody_is_younger_than_nothing(book):
    with pytest.raises(ValueError, match="-1"):
        book.age_band(-1)
