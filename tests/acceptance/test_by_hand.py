"""The sample town's plan changed by hand: what is kept is what was shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.divide import Division
from grid_steward.plugin.divide.hand import (
    CellFigures,
    Draft,
    Proposal,
    best_home,
    mend,
    merge,
    new_cell,
    orphans,
    splits,
)
from grid_steward.plugin.divide.score import pieces
from grid_steward.plugin.divide.trail import result_mark
from grid_steward.plugin.store import Project
from grid_steward.tests.divide.hand.drawn import check


@pytest.fixture
def project(town: Path, tmp_path: Path) -> Project:
    return Project.open(shutil.copy(town, tmp_path / "town.gpkg"))


@pytest.fixture
def draft(project: Project) -> Draft:
    return steps.begin_edit(project, None)


def take(draft: Draft, proposal: Proposal) -> None:
    """Make the proposal; it comes out as it was shown."""
    draft.move(np.array(list(proposal.cells)), list(proposal.cells.values()))
    assert {code: draft.figures(code) for code, _ in proposal.after} == dict(proposal.after)


def assert_kept(project: Project, draft: Draft) -> None:
    """Keep the draft: the plan in the file has exactly its figures, and so has a new draft."""
    shown = {code: draft.figures(code) for code in draft.present()}
    totals = draft.totals()
    steps.keep_edits(project, draft)
    plan = project.read_plan(None)
    found = {
        row.cell_id: (row.households, row.off_band, row.in_band, row.compactness, row.buildings)
        for row in plan.cells.itertuples()
    }
    assert found == {code: _written(one) for code, one in shown.items()}
    assert plan.plan["cells_in_band"].tolist() == [totals.in_band]
    assert plan.plan["cells_contiguous"].tolist() == [totals.contiguous]
    again = steps.begin_edit(project, None)
    assert {code: again.figures(code) for code in again.present()} == shown
    assert _pieces(again) == {code: one.pieces for code, one in shown.items()}
    assert result_mark(plan) == again.mark == draft.mark
    check(draft)


def _written(one: CellFigures) -> tuple[object, ...]:
    return one.households, one.off_band, one.in_band, one.compactness, one.buildings


def _pieces(draft: Draft) -> dict[str, int]:
    counts = pieces(draft.whole.graph, draft.cells)
    return {code: int(count) for code, count in zip(draft.codes, counts) if count}


def test_the_draft_shows_the_plan_as_it_was_kept(project: Project, draft: Draft) -> None:
    plan: Division = project.read_plan(None)
    kept = {row.cell_id: (row.households, row.compactness) for row in plan.cells.itertuples()}
    shown = {code: draft.figures(code) for code in draft.present()}
    assert {code: (one.households, one.compactness) for code, one in shown.items()} == kept
    assert draft.totals().in_band == plan.plan["cells_in_band"].iloc[0]
    check(draft)


def test_two_cells_are_joined_and_then_split_again(project: Project, draft: Draft) -> None:
    in_band = draft.totals().in_band
    code = next(one for one in draft.present() if draft.neighbours(one))
    take(draft, merge(draft, code, draft.neighbours(code)[0]))
    assert draft.totals().in_band == in_band - 2
    assert_kept(project, draft)
    (large,) = [one for one in draft.present() if draft.figures(one).off_band > 0]
    ways = splits(draft, large)
    assert len(ways) == 3
    assert all(one.in_band and one.pieces == 1 for _, one in ways[0].after)
    take(draft, ways[0])
    assert draft.totals().in_band == in_band
    assert_kept(project, draft)


def test_a_cell_that_was_spoilt_is_mended(project: Project, draft: Draft) -> None:
    before = draft.totals()
    code = next(one for one in draft.present() if len(draft.neighbours(one)) > 1)
    near = draft.neighbours(code)[0]
    own = draft.members(code)
    draft.move(own[: len(own) // 2], near)
    assert draft.totals().in_band < before.in_band
    take(draft, mend(draft, near))
    after = draft.totals()
    assert (after.in_band, after.contiguous) == (before.in_band, after.cells)
    assert after.moved < before.households / 10
    assert_kept(project, draft)


def test_orphans_find_a_home_and_a_new_cell_is_kept(project: Project, draft: Draft) -> None:
    code = draft.present()[0]
    far = draft.pieces_of(draft.neighbours(code)[0])[0]
    inside = [unit for unit in far.tolist() if len(draft.whole.around(np.array([unit]))[0]) > 2]
    draft.move(np.array(inside[-1:]), code)
    cut_off = orphans(draft)
    while cut_off:
        take(draft, best_home(draft, np.concatenate(cut_off)))
        cut_off = orphans(draft)
    largest = max(draft.present(), key=lambda one: draft.figures(one).units)
    members = draft.members(largest)
    for unit in members.tolist():
        after = draft.figures_if(np.array([unit]), ["alone"])
        if after[largest].pieces == 1:
            take(draft, new_cell(draft, np.array([unit])))
            break
    assert_kept(project, draft)
