"""Whether editing may begin, and which strokes may be made, with the reasons against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

import numpy as np
from qgis.core import Qgis, QgsProject, QgsVectorLayer

from ...bridge.texts import tr
from ...divide.graph import IntArray
from ...divide.hand import CellFigures, Draft


def why_not_edited(plan: Optional[str], layer: Optional[QgsVectorLayer]) -> str:
    """Why a plan can't be edited by strokes in its layer of units; empty where it can."""
    if plan is None:
        return tr("There is no plan yet. Make one on the page Divide.")
    if layer is None:
        return tr("The layer of units is not in the QGIS project.")
    if layer.isEditable():
        return tr("Save or discard first what is being edited in the layer {layer}.").format(
            layer=layer.name()
        )
    if _writes_at_once(QgsProject.instance()):
        return tr(
            "This QGIS project writes edits in transactions, past the figures here. Switch that "
            "off: Project > Properties > Data Sources."
        )
    return ""


def _writes_at_once(project: QgsProject) -> bool:
    """Whether edits of layers go past their buffers, or are committed in groups."""
    mode = getattr(project, "transactionMode", None)
    if mode is None:
        return bool(project.autoTransaction())
    return bool(mode() != Qgis.TransactionMode.Disabled)


def number_of(draft: Draft, code: Optional[str]) -> int:
    """The number of a cell in the draft, -1 where it has none."""
    return draft.codes.index(code) if code in draft.codes else -1


def free_to_go(draft: Draft, rows: IntArray, code: str) -> tuple[IntArray, str]:
    """Those of the units ``rows`` that are not in a cell yet and may go there, and why others may
    not."""
    rows = rows[draft.cells[rows] != number_of(draft, code)]
    why = draft.refusal(rows, code) if len(rows) else None
    if why is None:
        return rows, ""
    stay = np.zeros(len(rows), np.bool_)
    cells = draft.cells[rows]
    for cell in np.unique(cells):
        own = cells == cell
        stay[own] = draft.refusal(rows[own], code) is not None
    if not stay.any():
        # Each cell alone may go there, but not all together.
        stay[:] = True
    return rows[~stay], why.render()


def why_not_to(draft: Draft, to: Mapping[int, str]) -> Optional[str]:
    """Why units (rows) may not go to cells; None where they may."""
    for code in sorted(set(to.values())):
        if not code.strip():
            return tr("A unit always has a cell. Give the code of one.")
        rows = np.array([row for row, cell in to.items() if cell == code], np.int64)
        rows = rows[draft.cells[rows] != number_of(draft, code)]
        why = draft.refusal(rows, code) if len(rows) else None
        if why is not None:
            return why.render()
    return None


def is_wrong(cell: CellFigures) -> bool:
    """Whether a cell breaks the band or the connection."""
    return not cell.in_band or cell.pieces > 1 or cell.places > 1
