"""Saving again and again while QGIS has the file open in WAL mode, as it does by default."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.store import Project

ROUNDS, STROKES = 3, 4


def idle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.session.running is None, timeout=60_000)


def paint(editor, rng):
    """Strokes across lines between cells of one community that leave all cells in one place."""
    draft = editor.draft
    made = 0
    while made < STROKES:
        edges = draft.whole.graph.edges
        lines = edges[draft.cells[edges[:, 0]] != draft.cells[edges[:, 1]]]
        keeps, goes = lines[rng.integers(len(lines))]
        if len(draft.community_of(np.array([keeps, goes]))) > 1:
            continue
        editor.set_cell(draft.codes[draft.cells[keeps]])
        editor.paint(np.array([goes]))
        made += 1
        if any(one.places > 1 for one in editor.cells.values()):
            editor.undo()
            made -= 1


def test_the_map_and_the_file_agree_after_every_save(desk, town, window, qtbot):
    desk.session.open(town)
    desk.editor.begin()
    idle(desk, qtbot)
    rng = np.random.default_rng(1)
    for _ in range(ROUNDS):
        paint(desk.editor, rng)
        assert desk.editor.keeper.save()
        idle(desk, qtbot)
        assert desk.editor.unsaved == 0, window.messages()
        assert town.with_name("town.gpkg-wal").exists()
        kept = Project.open(town).read_plan("plan-1")
        for name, frame, key in (
            ("unit", kept.units, ("unit_id", "cell_id")),
            ("cell", kept.cells, ("cell_id", "households")),
        ):
            seen = [[row[field] for field in key] for row in desk.layers.layer(name).getFeatures()]
            assert sorted(seen) == sorted(frame[list(key)].to_numpy(object).tolist())
