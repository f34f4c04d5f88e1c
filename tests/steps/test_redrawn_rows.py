"""Who comes to which community, counted from what a redrawing keeps."""

from __future__ import annotations

from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.report.redrawnrows import (
    flows_of,
    gone_codes,
    gone_lines,
    redrawn_headline,
    redrawn_rows,
)

from .conftest import bring_in

HALVES = (
    "社区编码,社区名称,WKT\n"
    '420502001,东山社区,"POLYGON ((0 0, 125 0, 125 100, 0 100, 0 0))"\n'
    '420502002,西山社区,"POLYGON ((125 0, 250 0, 250 100, 125 100, 125 0))"'
)


def test_a_split_moves_those_who_are_founded_anew(street):
    made = steps.redraw(street, households=Band(300, 360, 420), band=Band(100, 150, 200))
    (flow,) = flows_of(made)
    assert (flow.old, flow.new, flow.households, flow.buildings) == (
        "420502001",
        "420502002",
        360,
        6,
    )
    assert (gone_codes(made), gone_lines([])) == ([], [])
    assert "360 of 720 households change their community" in str(redrawn_headline(made))
    assert [one.continues for one in redrawn_rows(made)] == ["420502001", None]


def test_a_merger_moves_those_of_the_one_that_ends(street):
    bring_in(street, "community", HALVES)
    made = steps.redraw(street, households=Band(600, 720, 800))
    (gone,) = gone_codes(made)
    (flow,) = flows_of(made)
    assert (flow.old, flow.households) == (gone, 360)
    assert str(*gone_lines([gone])) == f"Codes that go out of use: {gone}."
