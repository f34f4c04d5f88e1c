"""The report: whole, in both languages and editions, self-contained, and safe for any name."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.report import report_html
from grid_steward.plugin.report.view import View
from grid_steward.tests.report.river_report import make_content, make_layers
from grid_steward.tests.report.river_town import NAMES, make_division

HARMFUL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{ 7*7 }} & '=x'",
    '=HYPERLINK("http://x.example","x")',
)


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


@pytest.fixture
def page(edition, language):
    return report_html(make_content(edition), language)


def written(edition="internal", language="en", **changed):
    return Page(report_html(make_content(edition, **changed), language))


def test_the_figures_are_there(page):
    text = Page(page).text
    assert "1,205" in text
    assert "260+?" in text
    assert text.count("River town") == 2
    for name in NAMES.values():
        assert name in text


def test_the_verdicts_are_sentences_and_the_impossible_is_flagged(page, language):
    if language == "en":
        text = Page(page).text
        assert "855 households fit in 4 cells." in text
        # Once at the top, once in the table of communities.
        sentence = "350 households are fewer than the 200 that one cell needs."
        assert text.count(sentence) == 2
    assert page.count('class="impossible"') == 1


def test_chinese_pages_hold_chinese_headings(edition):
    english, chinese = (report_html(make_content(edition), to) for to in ("en", "zh_CN"))
    assert 'lang="zh-CN"' in chinese
    for layer, field in (("cell", "households"), ("plan", "rulebook"), ("gap", "severity")):
        title = contract(layer).fields[field].title
        assert title.zh in chinese
        assert title.en in english


def test_every_link_leads_to_something_in_the_page(page):
    found = Page(page)
    ids = [value for _, name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value for tag, name, value in found.attributes if (tag, name) == ("a", "href")}
    assert {f"#cell-{number}" for number in range(1, 6)} <= links
    assert {link[1:] for link in links} <= set(ids)
    assert {f"row-cell-{number}" for number in range(1, 6)} <= set(ids)


def test_the_map_tints_each_cell_by_households_work_and_gaps():
    looks = re.findall(r'<path id="cell-\d" class="(\w+) t\d (\w+) (\w+)"', page_of())
    # E01, then W01 to W04: above the band and 150% used with one gap; W04 without an officer.
    assert [standing for standing, _, _ in looks] == ["above", "in", "in", "in", "below"]
    assert [load for _, load, _ in looks] == ["w3", "w0", "w1", "w2", "wx"]
    assert [lacks for _, _, lacks in looks] == ["g1", "g0", "g0", "g0", "g1"]


def page_of(edition="internal", language="en", **changed):
    return report_html(make_content(edition, **changed), language)


def test_gaps_of_either_kind_stand_in_one_table_the_most_severe_first():
    text = written().text
    places = [
        text.index(said)
        for said in (
            "Cell W04 has no officer. See to it in cell W04.",
            "Visits in E01 do not fit. See to it in cell E01. — 6",
            "Cell W04 is far from a clinic. See to it in cell W04. 90 —",
            "A case has no cell.",
            "There is no school.",
        )
    ]
    assert places == sorted(places)
    assert "5 gaps: 2 high, 2 medium, 1 low" in text


def test_coverage_and_work_are_told():
    text = written().text
    # 855 of 1,205 households, 22 of 42 care cases.
    assert "855 70.9% 42 22 52.3%" in text
    assert "W03 o1 10.0 20.0 50.0 1.0 10.0 91.0 82.7 110% 0.0 0.0 0.0" in text.replace(
        "Willow Court 10.0", "o1 10.0"
    )
    assert "W04 — 10.0 20.0 50.0 1.0 10.0 91.0 0.0 — 3.0 0.0 0.0" in text
    assert "cells beyond their officers' time: 2 over it, 1 without an officer" in text


def test_a_community_is_held_against_its_size_and_shows_its_means():
    rulebook = replace(make_content().rulebook, yuan_per_household=10.0)
    text = Page(report_html(replace(make_content(), rulebook=rulebook))).text
    # Too few households, and its residents are no 3,000 either; a station, 40 of 1,710 volunteer.
    assert "West Bank 855 1,000–3,000 145 too few 1 8,550 1,710 40 2.3%" in text


def test_a_public_page_tells_nothing_about_persons():
    page, inner = written("public"), written()
    for told in ("Visits in E01", "A case has no cell", "91.0", "110%", "Volunteers"):
        assert told in inner.text
        assert told not in page.text
    assert "Public edition" in page.text
    assert "under 5" in page.text
    # Residents of a cell that are shown and some that are not; no care case is.
    assert "W04 300 •" in page.text
    assert "W03 • •" in page.text
    assert "by-work" not in " ".join(value or "" for _, _, value in page.attributes)


def test_a_page_asks_for_nothing(page):
    found = Page(page)
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(found.tags)
    assert found.tags.count("script") == found.tags.count("style") == 1
    for _, name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "style"
        if name in ("href", "src", "xlink:href"):
            assert value.startswith("#")
    addresses = set(re.findall(r"\w+://[^\s\"'<>]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in page


def test_the_policy_allows_the_page_its_own_style_sheet_and_script_only(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    for tag, kind in (("style", "style-src"), ("script", "script-src")):
        text = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        allowed = policy.replace("&#43;", "+").replace("&#39;", "'")
        assert f"{kind} 'sha256-{digest}';" in allowed


@pytest.mark.parametrize("harmful", HARMFUL)
def test_names_are_text_whatever_they_hold(harmful, edition, language):
    plain = written(edition, language)
    division = make_division({"W": harmful, "E": harmful})
    division.cells["cell_id"] = [f"{number}{harmful}" for number in range(5)]
    division.plan["software"] = harmful
    content = {"division": division, "layers": make_layers(harmful), "title": harmful}
    page = written(edition, language, **content)
    # Gaps and work are still of the old codes, so links and what hangs on them are fewer.
    assert set(page.tags) == set(plain.tags)
    assert page.tags.count("script") == 1
    assert {name for _, name, _ in page.attributes} == {name for _, name, _ in plain.attributes}
    assert page.texts.count(harmful) >= 2 + 5 + 1
    assert f"4{harmful}" in page.texts


def test_only_the_buildings_are_missing_from_a_page_without_layers():
    page = page_of(layers={})
    assert 'class="railway" stroke-width' in page
    assert re.search(r'class="railway"[^>]* d=""', page)
    # The units' outlines stand in for the footprints.
    assert re.search(r'class="buildings"[^>]* d="M', page)


def test_degrees_give_the_same_picture_as_metres():
    def scale(crs):
        page = page_of("public", division=make_division(crs=crs))
        return re.search(r'class="bar" d="M0 0v90h(\d+)', page).group(1)

    # 50 m on paper. UTM's grid is turned by up to two degrees here, so the town's box is wider.
    assert int(scale("EPSG:4490")) == pytest.approx(int(scale("EPSG:4547")), rel=0.03)


def test_the_order_of_rows_does_not_matter(division):
    turned = Division(division.units, division.cells.iloc[::-1], division.plan)
    assert page_of(division=turned) == page_of()


def test_a_plan_without_cells_still_has_a_page(division):
    empty = Division(
        contract("unit").frame({}, crs=division.units.crs),
        contract("cell").frame({}, crs=division.cells.crs),
        division.plan.assign(cells=0, cells_in_band=0, cells_contiguous=0),
    )
    page = page_of("public", division=empty)
    assert 'class="map"' not in page
    assert "</html>" in page


def test_many_buildings_stay_small(big_layers):
    assert len(big_layers["building"]) == 2500
    assert len(page_of(layers=big_layers).encode()) < 250_000


def test_neighbours_share_their_border_however_coarse_the_map():
    # Two cells with a border of a thousand small teeth, far too fine to be drawn.
    teeth = [(500 + 2 * (step % 2), step) for step in range(1001)]
    west = shapely.Polygon([(0, 0), *teeth, (0, 1000)])
    east = shapely.Polygon([(1000, 0), (1000, 1000), *teeth[::-1]])
    view = View.of((0, 0, 100_000, 1000))
    placed = view.place_together(np.array([west, east]))
    assert shapely.get_num_coordinates(placed).sum() < 200
    assert shapely.area(shapely.intersection(*placed)) == 0
    assert shapely.union_all(placed).geom_type == "Polygon"
    assert len(shapely.union_all(placed).interiors) == 0


def test_notes_are_shown_in_the_readers_language(division):
    division.plan["notes"] = '["a bare sentence"]'
    assert "<li>a bare sentence</li>" in page_of(division=division)
    division.plan["notes"] = [json.dumps([message("{count} x", count=3).to_json()])]
    assert "<li>3 x</li>" in page_of(division=division)


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


def test_who_moves_is_told_by_pair_of_cells_and_reason():
    text = written(division=moved()).text
    assert "Who changes cell since plan plan-0" in text
    assert (
        "1,235 households in 3 buildings change cell: to hold the band (1,230); "
        "was in no cell (5)." in text
    )
    assert "W02 W01 to hold the band 2 1,230" in text
    assert "— W03 was in no cell 1 5" in text


def test_nobody_moves_is_told_too_but_not_without_an_earlier_plan():
    quiet = moved()
    quiet = Division(quiet.units, quiet.cells, quiet.plan)
    assert "Nobody changes cell." in page_of(division=quiet)
    assert "changes cell" not in page_of()


def test_a_locked_cell_is_marked(division):
    assert "locked" not in written().texts
    locked = division.cells.assign(locked=[True, False, False, None, False])
    locked["locked"] = locked["locked"].astype("boolean")
    page = written(division=Division(division.units, locked, division.plan))
    assert page.texts.count("locked") == 1
    assert "W01 locked" in page.text


def test_a_towers_row_says_which_floors_are_where():
    assert "b<9> 400 floors 1-16 → W01; 17-33 → W02" in written(division=moved()).text
    assert "楼层" in page_of(language="zh_CN", division=moved())


@pytest.mark.parametrize(
    "change",
    [
        {"edition": "secret"},
        {"layers": {"resident": None}},
        {"workload": None},
        {"gaps": "people_gaps"},
        {"edition": "public"},
        {"public_counts": "workload"},
    ],
)
def test_a_content_that_holds_what_it_must_not_is_refused(change):
    content = make_content()
    taken = {name: getattr(content, str(value), value) for name, value in change.items()}
    with pytest.raises(ValueError, match=r"no such edition|no layer|belongs|no part"):
        replace(content, **taken)


def test_a_public_content_refuses_counts_below_5():
    content = make_content("public")
    counts = content.public_counts.assign(count=4)
    with pytest.raises(ValueError, match="below 5"):
        replace(content, public_counts=counts)


@pytest.mark.parametrize("name", ["gaps", "coverage", "reach", "public_counts"])
def test_a_public_content_refuses_columns_of_its_own(name):
    content = make_content("public")
    with pytest.raises(ValueError, match=r"no columns of .*care_cases"):
        replace(content, **{name: getattr(content, name).assign(care_cases=1)})


@pytest.mark.parametrize("name", ["plan", "units", "cells", "moves", "towers"])
def test_a_public_content_refuses_a_plan_with_columns_of_its_own(name):
    content = make_content("public")
    frame = getattr(content.plan, name).assign(minutes=1.0)
    with pytest.raises(ValueError, match=r"no columns of .*minutes"):
        replace(content, plan=replace(content.plan, **{name: frame}))


def test_a_public_content_refuses_layers_with_columns_of_their_own():
    content = make_content("public")
    layers = {**content.layers, "building": content.layers["building"].assign(care_cases=1)}
    with pytest.raises(ValueError, match="no columns of building"):
        replace(content, layers=layers)


def test_a_report_can_be_cancelled_at_any_step():
    class Stop(Exception):
        pass

    content = make_content()
    calls = []
    report_html(content, progress=lambda share, _: calls.append(share))
    assert all(0 <= share <= 1 for share in calls)
    for last in (0, len(calls) // 2, len(calls) - 1):
        left = iter(range(last))

        def stop(share, text, left=left):
            if next(left, None) is None:
                raise Stop

        with pytest.raises(Stop):
            report_html(content, progress=stop)
