"""The chapter on officers: every figure by hand, nothing in the public edition but the notices."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
import shapely
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.report import report_html, svg_staff, write_workbook
from grid_steward.plugin.report.cards import HEAD_EMS, cell_cards
from grid_steward.plugin.report.charts import officers_chart
from grid_steward.plugin.report.columns import officers_columns
from grid_steward.plugin.report.content import NOTICE
from grid_steward.plugin.report.handover import handover_html
from grid_steward.plugin.report.labels import text_width
from grid_steward.plugin.report.staffchapter import staff_of
from grid_steward.plugin.report.staffrows import StaffRows, apart
from grid_steward.plugin.report.tablehtml import number_classes, table_rows
from grid_steward.plugin.report.tables import Column, Gauge, Row, Table
from grid_steward.plugin.staff.away import who_takes
from grid_steward.tests.report.browser import open_page, run_steps
from grid_steward.tests.report.river_report import make_content, make_layers, make_staffing
from grid_steward.tests.report.river_town import make_division
from grid_steward.tests.report.test_report import HARMFUL, Page

NAME = "Willow Court"


def content(edition="internal", **more):
    return make_content(edition, staffing=make_staffing(), **more)


def told(found=None):
    found = content() if found is None else found
    return StaffRows(found, found.staffing, "en")


def page(edition="internal", language="en"):
    return report_html(content(edition), language)


def test_without_a_staffing_the_page_says_how_to_make_one(edition, language):
    found = Page(report_html(make_content(edition), language))
    assert "grid-steward staff PROJECT.gpkg --plan plan-1" in found.text
    ids = {value for _, name, value in found.attributes if name == "id"}
    assert "staffing" in ids
    assert not {"by-staff", "loads", "notices"} & ids


def test_the_figures_at_its_head():
    figures = {str(figure.about): figure.value for figure in staff_of(content(), "en").figures}
    assert figures == {
        "officers for 5 cells: 2.00 cells each, 2 at most": "2",
        "officers without a cell of their own: 1 help where most is to do, 0 in reserve": "1",
        # o2 lacks 11 hours, E01 is 91 hours of work.
        "hours a month that are not covered: 1 officers are over their time, "
        "1 cells have nobody": "102.0",
        "cells with another officer than today; 0 that had none get one": "1",
        # Of the 20 in care an officer visits 15 today.
        "of 15 people in care whom an officer visits today keep that officer": "80%",
        "visits planned in four weeks, 2 do not fit": "2",
    }


def test_an_assignment_that_is_proved_to_be_best_is_said_to_be_so():
    best = "No other assignment costs less"
    assert best in Page(page()).text
    staffing = replace(make_staffing(), outcome={"cost": 800, "bound": 700, "gap": 0.125})
    assert best not in Page(report_html(make_content(staffing=staffing))).text


def test_every_uncovered_hour_is_named_with_officer_and_cell():
    rows = [(row.cell_id, row.officer, row.minutes) for row in told().uncovered()]
    assert rows == [("E01", None, 5460.0), ("W03", "o2", pytest.approx(660.0))]
    beyond = make_staffing().loads["uncovered_min"].sum()
    assert sum(minutes for _, officer, minutes in rows if officer) == pytest.approx(beyond)


def test_each_officer_has_a_row():
    o1, o2, o3 = told().officers()
    assert (o1.name, o1.cells, o1.backup_for) == (NAME, ["W01", "W02"], ["W03", "W04"])
    assert (o1.work, o1.utilisation, o1.uncovered) == (10920, 0.91, 0)
    # W04 is all o3's, who has all the time for it.
    assert (o2.work, o2.utilisation, o2.uncovered) == (5460, 1.1375, 660)
    assert [str(title) for title in o2.lacking] == ["Sign language", "no_such"]
    assert (o3.cells, o3.reinforces, o3.work) == ([], ["W04"], 5460)


def test_today_is_reckoned_with_the_cells_of_today():
    # o1 has the same cells; o2 had W03 alone; o3 had none.
    assert [row.today for row in told().officers()] == [0.91, 1.1375, 0.0]
    staffing = make_staffing()
    staffing.assignments["today"] = None
    unknown = told(make_content(staffing=staffing)).officers()
    assert [row.today for row in unknown] == [None] * 3


def test_what_changes_is_told_with_its_reason():
    (row,) = told().changes()
    assert (row.cell_id, str(row.giver), row.taker) == ("W04", "o9", "o2")
    assert (row.households, row.care) == (150, 7)
    assert row.reason == "o9 is not in the officers' list any more."


def test_a_change_without_anything_to_hand_over_is_told_too():
    staffing = make_staffing()
    staffing = replace(staffing, handovers=staffing.handovers.iloc[:0])
    rows = told(make_content(staffing=staffing)).changes()
    # E01 has nobody, neither today nor then.
    assert [(row.cell_id, str(row.giver), row.taker) for row in rows] == [("W04", "o9", "o2")]


def test_if_one_is_away_the_backup_takes_it():
    rows = {(row.officer, row.cell_id): row for row in told().away()}
    assert {key: row.taker for key, row in rows.items()} == {
        (NAME, "W01"): "o2",
        (NAME, "W02"): "o2",
        ("o2", "W03"): NAME,
        ("o2", "W04"): NAME,
        ("o3", "W04"): "o2",
    }
    # 5,460 minutes of 4,800, then two more cells of 5,460 each.
    taken = rows[NAME, "W01"]
    assert (taken.before, taken.after) == (1.1375, pytest.approx(16_380 / 4_800))


def ring(officers):
    """Officers in a ring, each with a cell and the next one's backup; the first helps the third."""
    staffing = make_staffing()
    codes = [f"x{number}" for number in range(officers)]
    cells = [f"C{number}" for number in range(officers)]
    row = staffing.assignments.iloc[[0] * officers].reset_index(drop=True)
    row = row.assign(cell_id=cells, officer_id=codes, backup_id=[*codes[1:], codes[0]])
    row["reinforced_by"] = [codes[0] if number == 2 else None for number in range(officers)]
    loads = staffing.loads.iloc[[0] * officers].reset_index(drop=True)
    loads = loads.assign(officer_id=codes, officer_name=codes, hours_min=9_000.0)
    work = make_content().workload.iloc[[0] * officers].reset_index(drop=True)
    return replace(staffing, assignments=row, loads=loads), work.assign(cell_id=cells)


@pytest.mark.parametrize("officers", [3, 4, 12])
def test_those_who_are_away_at_once_are_as_if_each_were_away_alone(officers):
    staffing, work = ring(officers)
    found = replace(make_content(staffing=staffing), workload=work)
    alone = [who_takes(staffing, work, [f"x{number}"]) for number in range(officers)]
    expected = {
        (row.from_id, row.cell_id, row.to_id, row.utilisation)
        for rows in alone
        for row in rows.itertuples()
    }
    assert {
        (row.officer, row.cell_id, row.taker, row.after) for row in told(found).away()
    } == expected
    groups = apart(staffing.assignments)
    assert sorted(code for group in groups for code in group) == sorted(
        staffing.loads["officer_id"]
    )
    assert len(groups) < officers or officers < 12


def test_the_rounds_of_each_officer():
    o1, o2, nobody = told().rounds()
    assert (o1.officer, o1.planned, o1.people, o1.days, o1.left) == (NAME, 2, 4, 2, 0)
    assert (o1.walking_m, o1.walking_min) == (2400, 40)
    assert (o1.fullest, o1.share) == ("2024-05-06", 0.5)
    assert (o2.officer, o2.planned, o2.fullest, o2.left) == ("o2", 0, None, 1)
    assert (nobody.officer, nobody.left) == (None, 1)


def test_the_map_has_one_colour_an_officer_and_none_where_nobody_serves():
    looks = dict(re.findall(r'<path id="cell-(\d)" class="[^"]*(o[\dx])"', page()))
    # E01, then W01 to W04.
    assert looks["1"] == "ox"
    assert looks["2"] == looks["3"] != looks["4"] == looks["5"] != "ox"
    assert f"served by {NAME}</title>" in page()
    assert "served by o2, reinforced by o3</title>" in page()
    assert page().count("<title>Base of ") == 2
    assert page("public").count("<title>Base of ") == 0


def test_the_notices_stand_in_either_edition(edition):
    text = Page(page(edition)).text
    assert f"W04 o2 o3 {NAME}" in text
    assert "E01 nobody — —" in text


def test_a_public_page_tells_nothing_of_work_changes_and_visits(language):
    inner, public = (Page(page(edition, language)) for edition in ("internal", "public"))
    names = {value for _, name, value in public.attributes if name == "id"}
    for name in ("loads", "uncovered", "changes", "away", "quotas", "officer-rounds"):
        assert any(value == name for _, _, value in inner.attributes)
        assert name not in names
    for said in ("113.7%", "o9", "102.0", "2,000"):
        assert said in inner.text
        assert said not in public.text


def test_an_edition_holds_what_is_meant_for_it_and_no_more():
    inner, public = content(), content("public")
    assert set(public.notices.columns) == set(NOTICE)
    with pytest.raises(ValueError, match="public edition has notices"):
        replace(public, staffing=inner.staffing)
    with pytest.raises(ValueError, match="public edition has notices"):
        replace(inner, notices=public.notices)
    with pytest.raises(ValueError, match="a notice tells more"):
        replace(public, notices=inner.staffing.assignments)


@pytest.mark.parametrize("harmful", HARMFUL)
def test_names_are_text_whatever_they_hold(harmful, edition, language):
    def write(name):
        found = make_content(edition, layers=make_layers(name), staffing=make_staffing(name))
        return Page(report_html(found, language))

    plain, found = write(NAME), write(harmful)
    assert found.tags == plain.tags
    assert [name for _, name, _ in found.attributes] == [name for _, name, _ in plain.attributes]
    assert found.text.count(" ".join(harmful.split())) >= 4


def test_the_order_of_rows_does_not_matter():
    found = make_staffing()
    names = ("assignments", "loads", "visits", "rounds", "handovers", "quotas")
    turned = replace(found, **{name: getattr(found, name).iloc[::-1] for name in names})
    one, other = (report_html(make_content(staffing=staffing)) for staffing in (found, turned))
    assert one == other


def test_a_staffing_where_nobody_serves_anything_still_has_a_page():
    found = make_staffing()
    found.assignments[["officer_id", "backup_id", "reinforced_by"]] = None
    found.loads["cells"] = None
    text = Page(report_html(make_content(staffing=found))).text
    assert "0 officers for 5 cells: 0.00 cells each, 0 at most" in text


def test_a_bar_for_each_of_few_officers_and_columns_for_many():
    few = told().officers()
    chart = officers_chart(few)
    # o2 is over the hours: first, and beyond the line at 100%.
    assert [str(bar.label) for bar in chart.bars] == ["o2", "", NAME, "", "o3", ""]
    assert chart.bars[0].end > {text: x for x, text in chart.ticks}["100%"]
    assert officers_columns(few) == []
    many = [replace(few[0], code=f"x{number}") for number in range(16)]
    assert len(officers_chart(many).bars) == 30
    today, then = officers_columns(many)
    assert [column.count for column in then.columns if column.count] == [16]
    assert len(today.columns) == len(then.columns)


def test_a_bar_in_a_table_is_as_long_as_its_share_up_to_a_limit():
    assert [Gauge(share).length for share in (None, 0.5, 1.0, 7.0)] == [0, 50, 100, 150]
    assert [Gauge(share).look for share in (None, 0.8, 1.0, 1.3)] == ["wx", "w0", "w1", "w3"]


def test_a_row_says_nothing_that_its_table_can_say_for_all():
    columns = [Column("Name"), *(Column("Size", number=True) for _ in range(25))]
    table = Table("t", "About", columns, [Row(["A", *"1" * 24, Gauge(0.5)])])
    row = table_rows(table, str, silent)
    assert row == "\n<tr><td>A" + "<td>1" * 23 + "<td class=n>1" + '<td class="n gauge w0 b50">50%'
    assert number_classes(table) == "".join(f" n{place}" for place in range(2, 25))


def test_every_officer_stands_in_one_table():
    ids = {value for _, name, value in Page(page()).attributes if name == "id"}
    assert "loads" in ids and "officers" not in ids
    for other in (page("public"), report_html(make_content())):
        ids = {value for _, name, value in Page(other).attributes if name == "id"}
        assert "officers" in ids and "loads" not in ids


def test_lines_around_officers_are_not_in_pieces():
    areas = np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)], dtype=object)
    # Around each of the two, and between them.
    assert svg_staff._lines(areas, silent).count("M") == 3


def test_cards_have_the_officers_of_the_assignment(edition):
    cards = {card.cell_id: card.officer for card in cell_cards(content(edition), "en")}
    assert cards["W01"] == f"Officer: {NAME}\nBackup: o2"
    assert cards["W04"] == f"Officer: o2, with o3\nBackup: {NAME}"
    assert cards["E01"] == "Officer: nobody yet\nBackup: nobody yet"


class TestWorkbook:
    OWN = ("Load of officers", "Hours not covered", "Changes of officers", "If an officer is away")
    OWN += ("Staffing quotas", "Rounds")

    @pytest.fixture
    def book(self, tmp_path):
        def write(edition):
            path = tmp_path / f"{edition}.xlsx"
            write_workbook(content(edition), path)
            return openpyxl.load_workbook(path)

        return write

    def test_each_topic_has_its_sheet(self, book):
        assert [name for name in book("internal").sheetnames if name in self.OWN] == list(self.OWN)
        public = book("public").sheetnames
        assert "Assignments" in public
        assert not set(self.OWN) & set(public)

    def test_numbers_are_numbers(self, book):
        loads = book("internal")["Load of officers"]
        head, _, o2, _ = loads.iter_rows(values_only=True)
        row = dict(zip(head, o2))
        assert row["Work (h)"] == 91
        assert row["Utilisation"] == 1.1375
        assert row["Not covered (h)"] == 11
        rounds = book("internal")["Rounds"]
        assert rounds["G2"].is_date and rounds["G2"].number_format == "yyyy-mm-dd"

    def test_no_household_and_nobody_stands_in_it(self, book):
        texts = {
            value
            for page in book("internal")
            for row in page.iter_rows(values_only=True)
            for value in row
            if isinstance(value, str)
        }
        assert not {text for text in texts if "h-7" in text or "p-1" in text.split()}

    def test_a_public_one_does_not_say_who_served_before(self, book):
        head = next(book("public")["Assignments"].iter_rows(values_only=True))
        assert "Officers today" not in head and "Change" not in head


def test_degrees_are_drawn_like_metres():
    turned = make_division(crs="EPSG:4490")
    staffing = make_staffing()
    names = ("assignments", "loads")
    staffing = replace(
        staffing, **{name: getattr(staffing, name).to_crs("EPSG:4490") for name in names}
    )
    found = report_html(make_content(division=turned, staffing=staffing))
    assert found.count("<title>Base of ") == 2


def test_in_a_browser_nothing_complains_and_gauges_sort_by_size(edition, tmp_path):
    harmful = HARMFUL[1]
    found = make_content(edition, layers=make_layers(harmful), staffing=make_staffing(harmful))
    whole = report_html(found, "zh_CN")
    tree, console = open_page(whole, tmp_path)
    assert console == ""
    assert "<img" not in tree
    steps = """
    document.getElementById("by-staff").click();
    const tint = getComputedStyle(document.querySelector(".cells .o0")).fill;
    const loads = document.getElementById("loads");
    if (loads) sort("loads", 5);
    const sides = (id) => Array.from(document.getElementById(id).tBodies[0].rows[0].cells,
      (cell) => getComputedStyle(cell).textAlign);
    const bar = loads && getComputedStyle(loads.tBodies[0].rows[0].cells[5], "::after");
    const tinted = "rgb(254, 240, 217)";
    const base = document.querySelector(".bases use");
    return [tint, sides("cells").slice(0, 5), loads ? {
      shares: cellsOf("loads").map((row) => row[5]), sides: sides("loads"),
      bar: [bar.backgroundImage.includes(tinted), bar.getPropertyValue("--long").trim()],
      base: getComputedStyle(base).fill,
    } : null];
    """
    tint, sides, loads = run_steps(whole, steps, tmp_path)
    assert tint == "rgb(119, 170, 221)"
    assert sides == ["left", "left", "right", "left", "right"]
    if edition == "public":
        assert loads is None
    else:
        assert loads == {
            "shares": ["56.8%", "91%", "113.7%"],
            "sides": ["left"] * 3 + ["right"] * 4 + ["left"] + ["right"] * 2 + ["left"],
            "bar": [True, "57"],
            "base": "rgb(255, 255, 255)",
        }


def test_the_slips_open_without_a_complaint(tmp_path):
    slips = handover_html(make_content(staffing=make_staffing(HARMFUL[0])), "zh_CN")
    tree, console = open_page(slips, tmp_path)
    assert console == ""
    assert "<script" not in tree


def test_the_officers_of_a_card_fit_its_head():
    staffing = make_staffing("一二三四五六七八九十" * 4)
    cards = cell_cards(make_content(staffing=staffing), "zh_CN")
    lines = [card.officer.splitlines() for card in cards]
    assert {len(two) for two in lines} == {2}
    assert max(text_width(line.rstrip("…"), 1.0) for two in lines for line in two) <= HEAD_EMS
