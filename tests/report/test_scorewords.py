"""A score in plain words, beside another one."""

from __future__ import annotations

from datetime import datetime

from grid_steward.plugin.common.band import Band
from grid_steward.plugin.report.planrow import PlanRow
from grid_steward.plugin.report.scorewords import score_lines


def plan(**score):
    return PlanRow(
        name="plan-1",
        made_at=datetime(2024, 4, 1),
        software="1",
        rulebook="plain",
        band=Band(200, 250, 300),
        seed=0,
        effort="fast",
        earlier=None,
        inputs={},
        cells=3,
        cells_in_band=3,
        cells_contiguous=3,
        households=720,
        buildings_unknown=0,
        score=score,
        communities=(),
        notes=(),
    )


def said(now, before):
    (line,) = score_lines(plan(**now), plan(**before))
    return str(line.now), str(line.before), str(line.said), line.way


def test_more_is_better_of_most():
    assert said({"in_band_share": 1.0}, {"in_band_share": 0.9}) == ("100%", "90%", "better", 1)
    assert said({"compactness": 0.4}, {"compactness": 0.6}) == ("0.40", "0.60", "worse", -1)
    assert said({"contiguous": True}, {"contiguous": False}) == ("yes", "no", "better", 1)


def test_less_is_better_of_some():
    assert said({"workload_cv": 0.1}, {"workload_cv": 0.3})[2:] == ("better", 1)
    moved = "moved_households_share"
    assert said({moved: 0.5}, {moved: 0.1})[2:] == ("worse", -1)


def test_hardly_a_difference_is_none():
    assert said({"compactness": 0.601}, {"compactness": 0.6})[2:] == ("the same", 0)


def test_without_another_plan_there_is_nothing_to_say():
    (line,) = score_lines(plan(compactness=0.5, workload_cv=None))
    assert (str(line.now), str(line.before), line.way) == ("0.50", "—", 0)
