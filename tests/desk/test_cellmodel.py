"""The table of cells while a plan is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide.hand import CellFigures
from qgis.PyQt.QtCore import QModelIndex


def cell(code, off_band=0):
    nothing = CellFigures(code, "1", name=None, continues=None, locked=False)
    return replace(nothing, units=3, pieces=1, places=1, off_band=off_band)


@pytest.fixture
def model(qtmodeltester):
    from grid_steward.plugin.desk.editing.cellmodel import CellModel

    made = CellModel()
    made.show({code: cell(code) for code in ("A", "C")}, Band(200, 250, 300))
    yield made
    qtmodeltester.check(made, force_py=True)


def codes(model):
    found = [model.code_at(row) for row in range(model.rowCount(QModelIndex()))]
    assert [model.row_of(code) for code in found] == list(range(len(found)))
    return found


def test_cells_that_come_together_each_get_their_place(model):
    cells = {code: cell(code) for code in "ABCDE"}
    cells["D"] = cell("D", off_band=40)
    model.update("BDE", cells)
    assert codes(model) == ["D", "A", "B", "C", "E"]


def test_cells_come_while_others_go(model):
    cells = {code: cell(code) for code in "BCD"}
    model.update("ABD", cells)
    assert codes(model) == ["B", "C", "D"]


def test_a_cell_that_comes_back_has_its_new_figures(model):
    model.update("C", {"A": cell("A")})
    assert codes(model) == ["A"]
    back = replace(cell("C"), off_band=-7)
    model.update("C", {"A": cell("A"), "C": back})
    assert codes(model) == ["C", "A"]
    assert model.row_of("B") == -1
