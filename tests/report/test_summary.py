"""The summary page: whole, in both languages, self-contained, and safe against any name."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.report import summary_html
from grid_steward.tests.report.river_town import NAMES, make_division, make_layers

HARMFUL = ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7*7 }} & '=x'")


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self._within = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]

    handle_startendtag = handle_starttag

    def handle_data(self, text):
        self.texts.append(text)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(params=["en", "zh_CN"])
def language(request):
    return request.param


@pytest.fixture
def page(division, layers, language):
    return summary_html(division, layers, "River town", language)


def test_the_figures_are_there(page):
    text = Page(page).text
    assert "1,205" in text
    assert "260+?" in text
    assert text.count("River town") == 2
    for name in NAMES.values():
        assert name in text


def test_the_verdicts_are_sentences_and_the_impossible_is_flagged(division, layers):
    text = summary_html(division, layers, "t")
    assert "855 households fit in 4 cells." in text
    sentence = "350 households are fewer than the 200 that one cell needs."
    # Once at the top, once in the table of communities.
    assert text.count(sentence) == 2
    assert text.count('class="impossible"') == 1


def test_chinese_pages_hold_chinese_headings(division, layers):
    english, chinese = (summary_html(division, layers, "t", to) for to in ("en", "zh_CN"))
    assert 'lang="zh-CN"' in chinese
    for layer, field in (("cell", "households"), ("plan", "rulebook")):
        title = contract(layer).fields[field].title
        assert title.zh in chinese
        assert title.en in english


def test_every_cell_is_in_map_chart_and_table(page, division):
    found = Page(page)
    ids = [value for _, name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = [value for tag, name, value in found.attributes if (tag, name) == ("a", "href")]
    assert links == [f"#cell-{number}" for number in range(1, 6)]
    assert {link[1:] for link in links} <= set(ids)
    for cell in division.cells["cell_id"]:
        assert page.count(f">{cell}</a>") == 1


def test_what_a_cell_is_off_the_band_is_taken_from_the_plan(division, layers):
    cells = division.cells.assign(in_band=False, off_band=-17)
    page = summary_html(Division(division.units, cells, division.plan), layers, "Town")
    assert page.count("17 too few") == len(cells)


def test_a_page_asks_for_nothing_and_runs_nothing(page):
    found = Page(page)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(found.tags)
    for _, name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "style"
        if name in ("href", "src", "xlink:href"):
            assert value.startswith("#")
    addresses = set(re.findall(r"\w+://[^\s\"'<>]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in page


def test_the_policy_allows_the_page_its_own_style_sheet_only(page):
    sheet = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'sha256-{digest}'" in policy.replace("&#43;", "+").replace("&#39;", "'")


@pytest.mark.parametrize("harmful", HARMFUL)
def test_names_are_text_whatever_they_hold(harmful, language):
    plain = Page(summary_html(make_division(), make_layers(), "t", language))
    division = make_division({"W": harmful, "E": harmful})
    division.cells["cell_id"] = [f"{number}{harmful}" for number in range(5)]
    division.plan["software"] = harmful
    page = Page(summary_html(division, make_layers(harmful), harmful, language))
    assert page.tags == plain.tags
    assert [name for _, name, _ in page.attributes] == [name for _, name, _ in plain.attributes]
    assert page.texts.count(harmful) >= 2 + 5 + 1
    assert f"4{harmful}" in page.texts


def test_only_the_buildings_are_missing_from_a_page_without_layers(division):
    page = summary_html(division, {}, "t")
    assert 'class="railway" stroke-width' in page
    assert re.search(r'class="railway"[^>]* d=""', page)
    # The units' outlines stand in for the footprints.
    assert re.search(r'class="buildings"[^>]* d="M', page)


def test_degrees_give_the_same_picture_as_metres(layers):
    def scale(crs):
        page = summary_html(make_division(crs=crs), layers, "t")
        return re.search(r'class="bar" d="M0 0v90h(\d+)', page).group(1)

    # 50 m on paper. UTM's grid is turned by up to two degrees here, so the town's box is wider.
    assert int(scale("EPSG:4490")) == pytest.approx(int(scale("EPSG:4547")), rel=0.03)


def test_the_order_of_rows_does_not_matter(division, layers):
    turned = Division(division.units, division.cells.iloc[::-1], division.plan)
    assert summary_html(turned, layers, "t") == summary_html(division, layers, "t")


def test_a_plan_without_cells_still_has_a_page(division):
    empty = Division(
        contract("unit").frame({}, crs=division.units.crs),
        contract("cell").frame({}, crs=division.cells.crs),
        division.plan.assign(cells=0, cells_in_band=0, cells_contiguous=0),
    )
    page = summary_html(empty, {}, "t")
    assert "<svg" not in page
    assert "</html>" in page


def test_many_buildings_stay_small(division, big_layers):
    assert len(big_layers["building"]) == 2500
    assert len(summary_html(division, big_layers, "t").encode()) < 200_000


def test_notes_are_shown_in_the_readers_language(division, layers):
    division.plan["notes"] = '["a bare sentence"]'
    assert "<li>a bare sentence</li>" in summary_html(division, layers, "t")
    division.plan["notes"] = [json.dumps([message("{count} x", count=3).to_json()])]
    assert "<li>3 x</li>" in summary_html(division, layers, "t")


def moved():
    """The plan of the river town, started from another: two houses go from W02 to W01."""
    plain = make_division()
    parameters = json.loads(plain.plan["parameters"].iloc[0])
    moves = contract("move").frame(
        {
            "plan": ["plan-1"] * 3,
            "unit_id": ["1", "2", "3"],
            "community_id": ["W"] * 3,
            "building_id": ["b1", "b2", "b3"],
            "old_cell": ["W02", "W02", None],
            "new_cell": ["W01", "W01", "W03"],
            "households": [30, 1200, 5],
            "buildings_unknown": [0] * 3,
            "reason": ["band", "band", "new"],
            "geometry": [plain.cells.geometry[0]] * 3,
        },
        plain.cells.crs,
    )
    towers = contract("tower").frame(
        {
            "plan": ["plan-1"],
            "building_id": ["b<9>"],
            "community_id": ["W"],
            "households": [400],
            "cut_by": ["floor"],
            "cells": [2],
            "places": ["1-16 → W01; 17-33 → W02"],
            "geometry": [plain.cells.geometry[0].centroid],
        },
        plain.cells.crs,
    )
    row = plain.plan.assign(parameters=json.dumps({**parameters, "from": "plan-0"}))
    return Division(plain.units, plain.cells, row, moves, towers)


def test_who_moves_is_told_by_pair_of_cells_and_reason(layers):
    text = Page(summary_html(moved(), layers, "t")).text
    assert "Who changes cell since plan plan-0" in text
    assert (
        "1,235 households in 3 buildings change cell: to hold the band (1,230); "
        "was in no cell (5)." in text
    )
    assert "W02 W01 to hold the band 2 1,230" in text
    assert "— W03 was in no cell 1 5" in text


def test_nobody_moves_is_told_too_but_not_without_an_earlier_plan(division, layers):
    quiet = moved()
    quiet = Division(quiet.units, quiet.cells, quiet.plan)
    assert "Nobody changes cell." in summary_html(quiet, layers, "t")
    assert "changes cell" not in summary_html(division, layers, "t")


def test_a_locked_cell_is_marked(division, layers):
    assert "locked" not in Page(summary_html(division, layers, "t")).texts
    locked = division.cells.assign(locked=[True, False, False, None, False])
    locked["locked"] = locked["locked"].astype("boolean")
    page = Page(summary_html(Division(division.units, locked, division.plan), layers, "t"))
    assert page.texts.count("locked") == 1
    assert "W01 locked" in page.text


def test_a_towers_row_says_which_floors_are_where(layers):
    page = Page(summary_html(moved(), layers, "t"))
    assert "b<9> 400 floors 1-16 → W01; 17-33 → W02" in page.text
    assert "楼层" in summary_html(moved(), layers, "t", "zh_CN")
