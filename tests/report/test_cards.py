"""The cards' texts: right, in lines that fit, and of persons only what the edition may tell."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report.cardlines import fitted, joined, wrapped
from grid_steward.plugin.report.cardplaces import addresses
from grid_steward.plugin.report.cards import cell_cards, cover
from grid_steward.plugin.report.labels import text_width
from grid_steward.tests.report.river_report import frame, make_content
from grid_steward.tests.report.river_town import CELLS, CRS
from hypothesis import given
from hypothesis import strategies as st


def test_chinese_breaks_anywhere_but_before_a_comma():
    assert wrapped("一二三四，五六", 4) == ["一二三", "四，五六"]


def test_words_stay_whole_and_lines_after_the_first_are_indented():
    assert wrapped("one two three", 5, "  ") == ["one two", "  three"]


def test_a_word_longer_than_a_line_is_broken():
    assert wrapped("aaaaaaaaaa", 2) == ["aaa", "aaa", "aaa", "a"]


def test_nothing_is_one_empty_line():
    assert wrapped(" \n ", 5) == [""]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.integers(3, 20))
def test_no_line_is_wider_than_the_box_and_no_sign_is_lost(text, ems):
    lines = wrapped(text, ems)
    for line in lines:
        # Signs that no line may begin with hang over its end.
        assert text_width(line.rstrip("，。、；：！？）》”’…,;:.)"), 1.0) <= ems + 1e-9
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_what_does_not_fit_is_counted():
    assert fitted(["a", "b", "c"], 10, 3, "en") == "a\nb\nc"
    assert fitted(["a", "b", "c", "d"], 10, 3, "en") == "a\nb\n… and 2 more"


def test_groups_stand_behind_each_other_and_those_left_out_are_counted():
    groups = ["aaaa 1", "bbbb 2", "cccc 3"]
    assert joined(groups, 20, 1, "en") == ["aaaa 1; bbbb 2; cccc 3"]
    assert joined(groups, 12, 1, "en") == ["aaaa 1; … and 2 more"]


@pytest.fixture(scope="module")
def cards():
    return {card.cell_id: card for card in cell_cards(make_content(), "en")}


@pytest.fixture(scope="module")
def public_cards():
    return {card.cell_id: card for card in cell_cards(make_content("public"), "en")}


def test_each_cell_has_a_card_in_order_of_codes(cards):
    assert list(cards) == sorted(CELLS)


def test_a_card_says_how_its_cell_stands_and_what_lies_around(cards):
    lines = cards["W04"].facts.splitlines()
    assert lines[0] == "150 households: 50 too few for the band of 200 to 300"
    # W01 touches it in a corner only.
    assert lines[-1] == "Next to 02, 03, 桂花社区 01"
    assert cards["E01"].facts.startswith("350 households: 50 too many")
    assert cards["W02"].facts.startswith("260+? households, within the band of 200 to 300")


def test_officers_of_several_cells_stand_on_each_card_by_name_or_code(cards):
    assert cards["W02"].officer == "Officer: Willow Court\nBackup: nobody yet"
    assert cards["E01"].officer == "Officer: o2\nBackup: Willow Court"
    assert cards["W04"].officer == "Officer: nobody yet\nBackup: nobody yet"


def test_places_stand_on_the_card_of_their_cell(cards):
    assert cards["W01"].places == "社区服务站: Willow Court"
    assert cards["W04"].places == "—"


def test_gaps_come_with_what_to_do_the_gravest_first(cards):
    text = " ".join(cards["W04"].gaps.split())
    assert text == (
        "[high] Cell W04 has no officer. See to it in cell W04. "
        "[medium] Cell W04 is far from a clinic. See to it in cell W04."
    )
    assert cards["W01"].gaps == "Nothing that we know of."


def test_work_stands_against_the_hours_and_by_duty(cards):
    assert cards["W01"].work == "91.0 of 130.0 hours a month: 70%."
    assert cards["W04"].work.startswith("91.0 hours a month, and nobody to do it.")
    assert cards["W01"].duties.splitlines() == [
        "Visits", "Household rounds", "Civil affairs", "Requests", "Walking",
    ]  # fmt: skip
    assert cards["W01"].hours.splitlines() == ["10.0 h", "20.0 h", "50.0 h", "1.0 h", "10.0 h"]
    widths = [bar.get("width") for bar in ET.fromstring(cards["W01"].bars)]
    assert widths == ["20.0", "40.0", "100.0", "2.0", "20.0"]


def test_many_small_duties_become_one_bar():
    content = make_content()
    more = [
        {"plan": "plan-1", "cell_id": "W01", "duty": f"own-{number:02}", "minutes": 60.0}
        for number in range(20)
    ]
    items = frame("work_item", [*content.work_items.to_dict("records"), *more])
    card = {one.cell_id: one for one in cell_cards(replace(content, work_items=items), "en")}["W01"]
    assert len(card.duties.splitlines()) == len(card.hours.splitlines()) == 11
    assert card.duties.splitlines()[-1] == "Others"
    hours = [float(line.split()[0]) for line in card.hours.splitlines()]
    assert sum(hours) == pytest.approx(91 + 20)


def test_a_public_card_has_only_counts_that_may_be_shown(public_cards):
    assert public_cards["W01"].people.splitlines() == [
        "Residents: 480",
        "Other counts are withheld to protect persons.",
    ]
    assert "Residents" not in public_cards["W03"].people
    for card in public_cards.values():
        assert card.work == card.duties == card.hours == card.bars == ""
        assert "Visits" not in card.gaps


def test_cards_speak_the_readers_language():
    cards = cell_cards(make_content(), "zh_CN")
    assert "民政服务" in cards[1].duties
    assert set(cover(make_content(), "zh_CN").words) == set(cover(make_content(), "en").words)


def test_the_cover_counts_the_gaps_that_its_edition_may_tell_of():
    assert "Gaps: 2 of high severity, 2 of" in cover(make_content(), "en").figures
    assert "Gaps: 1 of high severity, 1 of" in cover(make_content("public"), "en").figures


def test_the_cover_says_which_edition_it_is():
    assert "for staff only" in cover(make_content(), "en").foot
    public = cover(make_content("public"), "en")
    assert "withheld" in public.foot
    assert "Work" not in public.figures


STREET = [
    # Code, number and cell; even and odd numbers are the two sides of the street.
    ("b1", "1", "W01"), ("b2", "2", "W01"), ("b3", "3", "W01"), ("b4", "4", "W02"),
    ("b5", "5", "W01"), ("b6", "6", "W01"), ("b7", "7甲", "W02"),
]  # fmt: skip


def street_content():
    content = make_content()
    units = frame(
        "unit",
        [{"building_id": code, "cell_id": cell, "geometry": None} for code, _, cell in STREET],
    )
    buildings = frame(
        "building",
        [
            {"building_id": code, "street": "解放路", "number": number, "geometry": None}
            for code, number, _ in STREET
        ],
    )
    plan = replace(content.plan, units=units)
    layers = {
        **content.layers,
        "building": buildings,
        "compound": contract("compound").frame({}, crs=CRS),
    }
    return replace(content, plan=plan, layers=layers)


def test_a_run_of_house_numbers_holds_every_number_of_that_side():
    found = addresses(street_content())
    assert [str(line) for line in found["W01"]] == ["解放路 2, 6, 1–5"]
    assert [str(line) for line in found["W02"]] == ["解放路 4, 7甲"]


def test_a_compound_in_one_cell_is_named_alone_and_one_in_several_by_its_buildings():
    content = street_content()
    estate = frame("compound", [{"compound_id": "c1", "name": "桂花苑", "geometry": None}])
    units = content.plan.units.assign(compound_id=["c1"] * 3 + [None] * 4)
    buildings = content.layer("building").assign(
        name=["桂花苑2栋", "桂花苑10栋", "7栋"] + [None] * 4
    )
    layers = {**content.layers, "building": buildings, "compound": estate}
    whole = replace(content, plan=replace(content.plan, units=units), layers=layers)
    assert "桂花苑, the whole of it" in [str(line) for line in addresses(whole)["W01"]]
    units = units.assign(cell_id=["W01", "W01", "W02", "W02", "W01", "W01", "W02"])
    cut = replace(content, plan=replace(content.plan, units=units), layers=layers)
    assert str(addresses(cut)["W01"][0]) == "桂花苑: 2栋, 10栋"
    assert str(addresses(cut)["W02"][0]) == "桂花苑: 7栋"
