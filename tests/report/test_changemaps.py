"""The maps of redrawn communities and of who moves: what is drawn, and what is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from grid_steward.plugin.report import report_html
from grid_steward.plugin.report.content import lines_before
from grid_steward.plugin.report.svg_change import ChangePaper
from grid_steward.tests.report.redrawn_town import changed_content, compared, lines
from grid_steward.tests.report.river_town import NAMES
from grid_steward.tests.report.test_report import Page


def paper(**changed):
    return ChangePaper(changed_content(**changed), NAMES)


def test_the_map_of_lines_names_what_is_founded_and_what_is_gone():
    drawing = paper().lines()
    assert [name.text for name in drawing.names] == ["+ 桂花社区", "West Bank"]
    assert [name.text for name in drawing.gone] == ["Willow Garden"]
    assert drawing.old_lines.startswith("M")
    assert (drawing.moved, drawing.old_cells) == ((), "")
    assert str(drawing.grounds[1].about) == "West Bank: 855 households, of West Bank; Willow Garden"


def test_the_map_of_moves_has_an_area_for_each_pair():
    drawing = paper().moves()
    assert [(area.look, str(area.about)) for area in drawing.moved] == [
        ("moves-cell", "W03 → W01: 30 households, 1 buildings"),
        ("moves-community", "Willow Garden → West Bank: 410 households, 3 buildings"),
        ("moves-community", "— → 桂花社区: 40 households, 1 buildings"),
    ]
    assert all(area.path.startswith("M") for area in drawing.moved)
    assert drawing.old_cells.startswith("M")


def test_the_lines_of_before_lie_where_they_were():
    """V reached from 100 m to 200 m; on paper a metre is as long as for the plan's cells."""
    drawing = paper().lines()
    scale = (drawing.width - 2 * 260) / 300
    left = round(260 + 100 * scale)
    xs = {int(x) for x in re.findall(r"M(\d+) ", drawing.old_lines)}
    assert any(abs(x - left) <= 1 for x in xs)


def test_where_nobody_moves_there_is_no_map_of_it():
    same = compared()
    same = replace(same, changes=same.changes.iloc[:0], flows=same.flows.iloc[:0])
    told = report_html(changed_content(comparison=same), "en")
    assert "moves-map" not in told
    assert "lines-map" in told
    assert "0 households in 0 buildings come to another community" in Page(told).text


def test_one_without_lines_of_before_is_drawn_all_the_same():
    drawing = paper(before=None).moves()
    assert (drawing.old_lines, drawing.gone) == ("", [])
    assert len(drawing.moved) == 3


def test_what_is_gone_beyond_the_plans_ground_is_off_the_paper():
    changes = compared().changes
    away = changes.geometry.translate(10_000, 0)
    moved = replace(compared(), changes=changes.set_geometry(away))
    assert paper(comparison=moved).moves().moved == []


def test_lines_without_a_place_or_a_code_are_left_out():
    frame = lines()
    own = frame[frame["level"] == "community"].rename(columns={"code": "community_id"})
    own.loc[own.index[0], "geometry"] = None
    own.loc[own.index[1], "community_id"] = None
    assert lines_before(own)["code"].tolist() == ["W"]


def test_what_is_new_or_gone_is_not_drawn_as_moving():
    changes = compared().changes
    built = changes.assign(reason=changes["reason"].replace({"gone": "built", "band": "lost"}))
    drawing = paper(comparison=replace(compared(), changes=built)).moves()
    assert [str(area.about) for area in drawing.moved] == [
        "— → 桂花社区: 40 households, 1 buildings"
    ]
