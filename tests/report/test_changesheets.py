"""What the workbook tells of redrawn communities and of a comparison; every figure by hand."""

from __future__ import annotations

import openpyxl
import pytest
from grid_steward.plugin.report import write_workbook
from grid_steward.tests.report.redrawn_town import changed_content, compared, redrawn

SHEETS = [
    "Community lines",
    "Streets and districts",
    "Figures",
    "Service circles",
    "Split and joined",
    "Flows",
    "Changes",
    "Old to new",
    "New to old",
    "Retired codes",
    "Repairs",
]


def rows_of(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in rows]


@pytest.fixture
def book(tmp_path):
    def write(edition="internal", **changed):
        write_workbook(changed_content(edition, **changed), tmp_path / "r.xlsx")
        return openpyxl.load_workbook(tmp_path / "r.xlsx")

    return write


def test_each_topic_has_its_sheet(book, edition):
    assert book(edition).sheetnames[-len(SHEETS) - 1 : -1] == SHEETS


def test_what_the_sheets_say(book):
    found = book()
    line = rows_of(found["Community lines"])[1]
    assert (line["Community code"], line["Continues"], line["Made of"]) == ("W", "W", "W, V")
    assert (line["Least households"], line["In band"], line["Locked"]) == (800, "yes", "no")
    figure = rows_of(found["Figures"])[0]
    assert (figure["Before"], figure["After"], figure["Better or worse"]) == (0.5, 0.6, "better")
    assert figure["Difference"] == pytest.approx(0.1)
    assert rows_of(found["Figures"])[2]["After"] == "yes"
    flow = rows_of(found["Flows"])[1]
    assert (flow["Code"], flow["Households out"], flow["Residents out"]) == ("V", 410, 1_230)
    assert (flow["Staff by the rulebook before"], flow["Money after (yuan a year)"]) == (5, 0)
    (first, *_) = rows_of(found["Changes"])
    assert (first["Building code"], first["Known households"]) == ("b5", 100)
    assert (first["Earlier cell"], first["Level"]) == ("V-1", "Community")


def test_circles_won_and_lost_stand_beside_those_within_reach(book):
    assert list(rows_of(book()["Service circles"])[0].values())[1:] == [900, 950, 60, 10]


def test_codes_can_be_read_both_ways(book):
    found = book()
    forth = [(row["Old code"], row["New code"]) for row in rows_of(found["Old to new"])]
    back = [(row["New code"], row["Old code"]) for row in rows_of(found["New to old"])]
    assert forth == [("E", "E"), ("V", "W"), ("W", "W"), ("V-1", "W02")]
    assert back == [("E", "E"), ("E", None), ("W", "W"), ("W", "V"), ("W02", "V-1")]


def test_retired_codes_have_their_day_and_what_came_after(book):
    first, second = rows_of(book()["Retired codes"])
    assert list(first.values())[:2] == ["Community", "V"]
    assert first["Out of use since"].isoformat()[:10] == "2024-05-06"
    assert first["What came after it"] == "W"
    # Former versions told of cells alone, and of no successors.
    assert list(second.values())[:2] == ["Cell", "V-1"]
    assert second["What came after it"] is None


def test_repairs_are_sentences(book):
    (row,) = rows_of(book()["Repairs"])
    assert (row["Kind"], row["Cell now"]) == ("Ground in no cell", "W01")
    assert row["What was done"] == "b1 was in no cell; it is in W01 now."


def test_a_public_workbook_has_no_households_of_a_building_and_no_people(book):
    found = book("public")
    heads = [cell.value for cell in found["Changes"][1]]
    assert "Known households" not in heads
    flows = {cell.value for cell in found["Flows"][1]}
    assert not flows & {"Residents out", "Care cases out", "Staff by the rulebook before"}
    shown = {cell.value for sheet in found for row in sheet.iter_rows() for cell in row}
    assert "residents who change their community" not in shown


@pytest.mark.parametrize("name", ['=HYPERLINK("http://example.org","x")', "+1+1", "@SUM(A1)"])
def test_what_looks_like_a_formula_is_a_text(book, name):
    division = redrawn(name=lambda _: name)
    found = 0
    for sheet in book(division=division, comparison=compared(lambda _: name)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                found += cell.value == name and cell.quotePrefix
    assert found >= 4
