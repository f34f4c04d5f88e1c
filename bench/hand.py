"""Ten thousand strokes, undos, redos, locks, saves and reloads by chance, on the sample town in a
window with a real QGIS map.

After each, the figures have to be those that are counted from scratch, and the layer's edit buffer
has to say of every unit what the figures go by. Prints how often each was done, and the memory of
the process: the second half of the work may need a tenth more than the first at most.

Choices: ``--times N``, ``--seed N``.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.tests.in_qgis import start_qgis
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QApplication
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

TIMES, SEED = 10_000, 0
MORE_MEMORY = 1.10
# How often each is done, out of a hundred.
CHANCES = {"stroke": 50, "lasso": 6, "undo": 22, "redo": 12, "lock": 3, "reload": 4, "save": 2}
CHANCES["discard"] = 100 - sum(CHANCES.values())


class Hand:
    """The desk on the sample town, with one plan being changed."""

    def __init__(self, path: Path, seed: int) -> None:
        from grid_steward.plugin.desk.desk import Desk
        from grid_steward.tests.desk.window import DeskIface

        self.window = DeskIface()
        self.window.window.show()
        self.desk = Desk(self.window)
        self.desk.show()
        self.desk.session.open(path)
        self.rng = np.random.default_rng(seed)
        self.done: Counter = Counter()
        self.desk.dock.show_page("edit")
        self.desk.editor.begin()
        self.idle()
        self.editor = self.desk.editor

    def wait(self) -> None:
        """Give the window a turn. What is to be deleted goes, as in the loop of a program that
        runs: only there Qt does that by itself."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def step(self) -> None:
        """Do one thing, and look whether all figures are right."""
        what = self.rng.choice(list(CHANCES), p=np.array(list(CHANCES.values())) / 100)
        getattr(self, what)()
        self.wait()
        self.check()

    def stroke(self) -> None:
        """Some units beside a cell; what may not go, such as units of a locked cell, stays."""
        draft = self.editor.draft
        edges = draft.whole.graph.edges
        lines = edges[draft.cells[edges[:, 0]] != draft.cells[edges[:, 1]]]
        a, b = self.rng.permutation(lines[self.rng.integers(len(lines))])
        near = edges[(edges == b).any(axis=1)].ravel()
        count = int(self.rng.integers(1, 4))
        rows = np.unique([b, *self.rng.permutation(near)[:count]])
        self.editor.set_cell(draft.codes[draft.cells[a]])
        self.done["stroke" if self.editor.paint(rows) else "refused stroke"] += 1

    def lasso(self) -> None:
        """Up to a hundred units around one."""
        draft = self.editor.draft
        edges, near = draft.whole.graph.edges, {int(self.rng.integers(len(draft.cells)))}
        for _ in range(int(self.rng.integers(1, 6))):
            near |= set(edges[np.isin(edges, list(near)).any(axis=1)].ravel().tolist())
        rows = np.array(sorted(near)[:100], np.int64)
        self.editor.set_cell(draft.codes[draft.cells[self.rng.choice(rows)]])
        self.done["lasso" if self.editor.paint(rows) else "refused stroke"] += 1

    def undo(self) -> None:
        self.editor.undo()
        self.done["undo"] += 1

    def redo(self) -> None:
        self.editor.redo()
        self.done["redo"] += 1

    def lock(self) -> None:
        code = str(self.rng.choice(self.editor.draft.present()))
        self.editor.lock(code, not self.editor.cells[code].locked)
        self.done["lock"] += 1

    def reload(self) -> None:
        """As QGIS's own Reload of layers, and the desk's."""
        self.editor.layer.reload()
        self.desk.layers.show(self.desk.session.path, self.desk.session.plan)
        self.done["reload"] += 1

    def save(self) -> None:
        """Every other time strokes that tore cells are taken back first: a cell in several places
        is refused, and everything stays."""
        torn = bool(self.rng.integers(2))
        while not torn and any(one.places > 1 for one in self.editor.cells.values()):
            self.editor.undo()
        if self.editor.keeper.save():
            self.idle()
            self.done["refused save" if self.editor.dirty else "save"] += 1

    def discard(self) -> None:
        self.editor.take_all_back()
        self.done["discard"] += 1

    def close(self) -> None:
        self.editor.take_all_back()
        self.desk.close()
        QgsProject.instance().clear()

    def idle(self) -> None:
        while self.desk.session.running is not None:
            self.wait()
            time.sleep(0.001)

    def check(self) -> None:
        """Raise where the figures are not those from scratch, or the buffer says something else."""
        draft, layer = self.editor.draft, self.editor.layer
        check_figures(draft)
        held = {feature["unit_id"]: feature["cell_id"] for feature in layer.getFeatures()}
        here = dict(zip(draft.unit_ids, np.array(draft.codes, object)[draft.cells]))
        if held != here:
            raise RuntimeError("the edit buffer says something else than the figures go by")
        shown = {code: self.editor.cells[code] for code in draft.present()}
        if shown != {code: draft.figures(code) for code in draft.present()}:
            raise RuntimeError("the table shows other figures")


def check_figures(draft: Any) -> None:
    """Count the whole plan from scratch, without what the draft counts by, and compare."""
    graph, cells, k = draft.whole.graph, draft.cells, len(draft.codes)
    households = np.bincount(cells, draft.units["households"], k).astype(int)
    pieces, places = (
        _parts(cells, ends, k)
        for ends in (graph.edges, np.concatenate([graph.edges, graph.blocked_pairs]))
    )
    sizes = np.bincount(cells, minlength=k)
    found = [draft.figures(code) for code in draft.codes]
    counted = [(one.units, one.households, one.pieces, one.places) for one in found]
    if counted != list(zip(sizes, households, pieces, places)):
        raise RuntimeError("the figures of cells are not those from scratch")
    used, totals = np.flatnonzero(sizes), draft.totals()
    fit = (households >= draft.band.minimum) & (households <= draft.band.maximum)
    away = cells != draft.start
    wanted = (
        len(used),
        int(fit[used].sum()),
        int((pieces[used] == 1).sum()),
        int(draft.units["households"].to_numpy(int)[away].sum()),
    )
    if (totals.cells, totals.in_band, totals.contiguous, totals.moved) != wanted:
        raise RuntimeError("the figures of the plan are not those from scratch")


def _parts(cells: np.ndarray, ends: np.ndarray, k: int) -> np.ndarray:
    """(k,) in how many parts each cell lies along ``ends``."""
    same = ends[cells[ends[:, 0]] == cells[ends[:, 1]]]
    matrix = coo_matrix((np.ones(len(same)), same.T), shape=(len(cells), len(cells)))
    part = connected_components(matrix, directed=False)[1]
    _, first = np.unique(part, return_index=True)
    return np.bincount(cells[first], minlength=k)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    start_qgis()
    from grid_steward.plugin.bridge.libraries import load_libraries

    load_libraries()
    folder = Path(tempfile.mkdtemp())
    try:
        hand = Hand(make_town(folder), options.seed)
        most = work(hand, options.times)
        hand.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(", ".join(f"{count} {what}" for what, count in sorted(hand.done.items())))
    print(f"memory at most: {most[0]:.0f} MB in the first half, {most[1]:.0f} MB in the second")
    return int(most[1] > MORE_MEMORY * most[0])


def work(hand: Hand, times: int) -> tuple[float, float]:
    """Do it so many times; the most memory in megabytes in either half of the work."""
    most = [0.0, 0.0]
    for number in range(times):
        hand.step()
        if number % 100 == 99:
            gc.collect()
            half = int(number >= times // 2)
            most[half] = max(most[half], memory_mb())
        if number % 1000 == 999:
            print(f"{number + 1} done, {memory_mb():.0f} MB")
            sys.stdout.flush()
    return most[0], most[1]


def memory_mb() -> float:
    """What this process holds now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell how much memory a process holds")


def make_town(folder: Path) -> Path:
    """The sample town with its map and a plan."""
    from grid_steward.plugin.steps import divide, import_layer, init_project

    path = folder / "town.gpkg"
    project = init_project(path, SAMPLE_CRS)
    for layer, file in SOURCES.items():
        import_layer(project, layer, SAMPLE_DIR / file)
    divide(project)
    return path


if __name__ == "__main__":
    sys.exit(main())
