"""A city of 50,000 buildings changed by hand: how soon a stroke shows its figures.

Prints the milliseconds of strokes of one unit and of lassos of 500, each with the figures of all
cells that they change and of the whole plan, of taking them back, of proposals, and the seconds
that beginning and keeping take. For a project that is there: bench/strokes.py PROJECT.gpkg
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from _measure import memory_mb
from _project import make_project, say
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.divide.hand import Draft, mend, splits
from grid_steward.plugin.divide.workers import usable_cores
from grid_steward.plugin.store import Project

BUILDINGS, SEED = 50_000, 0
STROKES, LASSOS, LASSO, PROPOSALS = 1_000, 50, 500, 10


def timed(function: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """The seconds that a call took, and what came back."""
    start = time.perf_counter()
    value = function(*arguments)
    return time.perf_counter() - start, value


def tell(what: str, seconds: Sequence[float]) -> None:
    """The median of many, and the slowest."""
    middle, worst = 1000 * float(np.median(seconds)), 1000 * max(seconds)
    print(f"{what:40} {middle:8.2f} ms, at most {worst:8.2f} ms")
    sys.stdout.flush()


def stroke(draft: Draft, units: np.ndarray, code: str | Sequence[str]) -> None:
    """What the window asks for after a stroke."""
    for changed in draft.move(units, code):
        draft.figures(changed)
    draft.totals()


def single_strokes(draft: Draft, rng: np.random.Generator) -> None:
    """Units that go to a cell beside them, and back."""
    there, back = [], []
    graph = draft.whole.graph
    for a, b in rng.permutation(graph.edges).tolist():
        if draft.cells[a] == draft.cells[b] or len(there) == STROKES:
            continue
        units, old = np.array([a]), draft.codes[draft.cells[a]]
        there.append(timed(stroke, draft, units, draft.codes[draft.cells[b]])[0])
        back.append(timed(stroke, draft, units, [old])[0])
    tell("stroke of one unit", there)
    tell("taken back", back)


def lassos(draft: Draft, rng: np.random.Generator) -> None:
    """Units around a place that go to one cell, and back to where they were."""
    there, back, cells = [], [], []
    middle = shapely.get_coordinates(shapely.centroid(draft.units.geometry.to_numpy()))
    for unit in rng.integers(0, len(middle), LASSOS).tolist():
        near = np.argsort(np.hypot(*(middle - middle[unit]).T))[:LASSO]
        old = [draft.codes[cell] for cell in draft.cells[near]]
        cells.append(len(set(old)))
        there.append(timed(stroke, draft, near, old[0])[0])
        back.append(timed(stroke, draft, near, old)[0])
    tell(f"lasso of {LASSO} units, {int(np.median(cells))} cells", there)
    tell("taken back", back)


def proposals(draft: Draft, rng: np.random.Generator) -> None:
    """Cells that took half of a neighbour are mended; cells are split."""
    mended, split, good = [], [], 0
    several = [code for code in draft.present() if draft.figures(code).units > 1]
    for code in rng.choice(several, PROPOSALS, replace=False).tolist():
        own, near = draft.members(code), draft.neighbours(code)[0]
        try:
            split.append(timed(splits, draft, code)[0])
            draft.move(own[: len(own) // 2], near)
            seconds, found = timed(mend, draft, near)
            mended.append(seconds)
            good += all(one.in_band for _, one in found.after if one.units)
        except InputError as error:
            print(f"  {error}")
        draft.move(own, code)
    tell("the best ways to split a cell", split)
    tell(f"a cell mended ({good} of {len(mended)} wholly)", mended)


def whole(draft: Draft) -> None:
    """All units of the city at once, and back: as undo of a change of everything would be."""
    units, old = np.arange(len(draft.cells)), [draft.codes[cell] for cell in draft.cells]
    there, _ = timed(stroke, draft, units, old[1:] + old[:1])
    back, _ = timed(stroke, draft, units, old)
    tell("all units at once, and back", [there, back])


def measure(project: Project) -> None:
    """All of it on the plan that the project's is."""
    rng = np.random.default_rng(SEED)
    seconds, draft = timed(steps.begin_edit, project, None)
    say("editing begun", seconds)
    seconds, fresh = timed(Draft, draft.division, draft.basis)
    seconds += timed(fresh.totals)[0]
    say("  of it the draft, all figures", seconds)
    print(f"  {len(draft.cells)} units, {len(draft.present())} cells")
    single_strokes(draft, rng)
    lassos(draft, rng)
    whole(draft)
    proposals(draft, rng)
    unit = draft.pieces_of(draft.present()[0])[0][:1]
    draft.move(unit, draft.next_code(sorted(draft.community_of(unit))[0]))
    try:
        say("one change kept", timed(steps.keep_edits, project, draft)[0])
    except InputError as error:
        print(error)
    print(f"largest memory of this process: {memory_mb():.0f} MB")


def main() -> None:
    if len(sys.argv) > 1:
        measure(Project.open(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), BUILDINGS, SEED)
        steps.divide(project, workers=usable_cores())
        measure(project)


if __name__ == "__main__":
    main()
