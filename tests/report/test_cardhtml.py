"""A cell's card as a page: its texts, whole again, and nothing that HTML would take for its own."""

from __future__ import annotations

from dataclasses import fields

from grid_steward.plugin.report.cardhtml import card_html
from grid_steward.plugin.report.cards import CellCard


def card(**texts):
    given = {item.name: "" for item in fields(CellCard)} | {"shape": b""}
    return CellCard(**{**given, **texts})


def test_boxes_without_a_text_have_no_heading():
    page = card_html(card(title="Cell 1", facts="Buildings: 3"), "en")
    assert "This cell" in page
    assert "Work a month" not in page


def test_lines_that_the_card_broke_are_put_together():
    page = card_html(card(addresses="Mill Lane 1–9 and\n  the yard\nHigh Street 4"), "en")
    assert "Mill Lane 1–9 and the yard<br>High Street 4" in page
    assert "解放路 252号和288号" in card_html(card(addresses="解放路 252号和\n  288号"), "zh_CN")


def test_texts_stay_texts():
    page = card_html(card(title="<b>", officer="a & b"), "en")
    assert "<h2>&lt;b&gt;</h2>" in page
    assert "a &amp; b" in page


def test_work_has_a_row_for_each_duty():
    page = card_html(card(work="9 hours", duties="Visits\nRounds", hours="4 h\n5 h"), "en")
    assert page.count("<tr>") == 2
    assert "Visits</td><td align='right'>&nbsp;&nbsp;4 h" in page
