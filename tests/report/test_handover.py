"""The handover slips: both sides' view, counts, what is due, and nothing but text in names."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.report.handover import handover_html
from grid_steward.tests.report.river_report import make_content, make_layers, make_staffing
from grid_steward.tests.report.test_report import HARMFUL, Page


def slips(language="en", name="Willow Court", **changed):
    staffing = replace(make_staffing(name), **changed)
    layers = make_layers(name)
    return Page(handover_html(make_content(layers=layers, staffing=staffing), language))


def test_each_side_has_a_sheet_and_each_cell_a_slip():
    text = slips().text
    giver = "Hands over Cell Community To Known households Buildings People in care Visits due"
    assert (
        f"o9 The visits that are counted here are due in the four weeks from 2024-05-06. {giver}"
        in text
    )
    assert text.count("W04 West Bank o2 150 2 7 1 Together 150 2 7 1") == 1
    assert text.count("W04 West Bank o9 150 2 7 1 Together 150 2 7 1") == 1
    assert text.count("Cell W04 West Bank Hands over o9 Takes over o2") == 1


def test_a_slip_tells_why_what_and_who_is_due():
    text = slips().text
    assert "Why o9 is not in the officers' list any more." in text
    assert "Disabled people: 5 no_such: 2" in text
    assert "2024-05-07 Willow Court h-7 2" in text
    for signed in ("Handed over by", "Taken over by", "Date"):
        assert signed in text


def test_each_page_says_that_it_is_internal():
    found = slips()
    assert found.text.count("Internal Handover") == found.tags.count("section") == 3


def test_several_who_hand_over_each_have_a_sheet():
    staffing = make_staffing()
    staffing.handovers["from_id"] = "o9, o3"
    text = slips(handovers=staffing.handovers).text
    assert "Hands over o9, o3 Takes over o2" in text
    assert text.count("Together 150 2 7 1") == 3


def test_a_cell_that_nobody_gives_has_no_sheet_for_nobody():
    staffing = make_staffing()
    staffing.handovers["from_id"] = None
    found = slips(handovers=staffing.handovers)
    assert "Hands over nobody Takes over o2" in found.text
    assert found.tags.count("section") == 2


def test_without_changes_it_says_so(language):
    found = slips(language, handovers=make_staffing().handovers.iloc[:0])
    assert found.tags.count("section") == 1
    if language == "en":
        assert "there is nothing to hand over" in found.text


def test_reasons_say_the_names_of_officers_too():
    staffing = make_staffing()
    inner = message(
        "{former} would be {minutes} minutes a month over the hours", former="o1", minutes=90
    )
    why = message("If {former} had it, {what}.", former="o1", what=inner)
    staffing.handovers["said"] = json.dumps(why.to_json())
    assert (
        "If Willow Court (o1) had it, Willow Court (o1) would be 90 minutes"
        in slips(handovers=staffing.handovers).text
    )
    # Cells have codes of their own; of an officer without a name the code is all there is.
    why = message("{officer} has {other}, {new} not.", officer="o2, o1", new="o 7", other="o1")
    staffing.handovers["said"] = json.dumps(why.to_json())
    assert "o2, Willow Court (o1) has o1, o 7 not." in slips(handovers=staffing.handovers).text


def test_a_code_may_have_a_space_inside():
    staffing = make_staffing()
    staffing.handovers["from_id"] = "o 9, o 3"
    text = slips(handovers=staffing.handovers).text
    assert "Hands over o 9, o 3 Takes over o2" in text


def test_what_goes_on_to_another_page_says_whose_it_is_and_that_it_is_internal():
    found = slips()
    assert "Visits due in the next four weeks Internal Cell W04 Day" in found.text
    assert "Buildings Internal Cell W04 Willow Court" in found.text


def test_buildings_stand_in_the_order_of_their_numbers():
    layers, staffing = make_layers(), make_staffing()
    layers["building"]["name"] = [f"Block {12 - number}" for number in range(12)]
    staffing.handovers["building_ids"] = "b0, b2, b9"
    page = handover_html(make_content(layers=layers, staffing=staffing))
    assert "Block 3 Block 10 Block 12" in Page(page).text


def test_the_page_needs_nothing_and_runs_nothing(language):
    found = slips(language)
    assert not {"script", "link", "img", "iframe", "form"} & set(found.tags)
    for _, name, _ in found.attributes:
        assert not name.startswith("on") and name not in ("style", "src", "href")


@pytest.mark.parametrize("harmful", HARMFUL)
def test_names_are_text_whatever_they_hold(harmful, language):
    plain, found = slips(language), slips(language, harmful)
    assert found.tags == plain.tags
    assert [name for _, name, _ in found.attributes] == [name for _, name, _ in plain.attributes]
    assert " ".join(harmful.split()) in found.text


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_only_an_internal_edition_with_a_staffing_has_slips(edition):
    staffing = make_staffing() if edition == "public" else None
    with pytest.raises(ValueError, match="internal edition with a staffing"):
        handover_html(make_content(edition, staffing=staffing))
