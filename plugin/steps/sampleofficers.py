"""The sample town's officers get the cells that they serve, as a grid centre would do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook

from ..divide import Division

# The columns of the officers' list, the last of which is added.
_CODE, _CELL, _BACKUP = "工号", "责任网格", "后备网格"
_BETWEEN = "、"


def fill_in_cells(path: Path, officers: pd.DataFrame, division: Division) -> None:
    """Write into the officers' list at ``path`` which cells of a plan they serve.

    ``officers`` are those of the list (contract ``officer``). In each community its officers take
    its cells in turn, in the order of their codes; each cell's backup is the next officer there.
    """
    own: dict[str, list[str]] = {}
    backup: dict[str, list[str]] = {}
    for cell, officer, stand_in in _served(officers, division):
        own.setdefault(officer, []).append(cell)
        if stand_in != officer:
            backup.setdefault(stand_in, []).append(cell)
    book = load_workbook(path)
    sheet = book.active
    rows = list(sheet.iter_rows())
    at = next(number for number, row in enumerate(rows) if _CODE in [cell.value for cell in row])
    heads = {cell.value: cell.column for cell in rows[at]}
    heads[_BACKUP] = sheet.max_column + 1
    sheet.cell(rows[at][0].row, heads[_BACKUP], _BACKUP)
    for row in rows[at + 1 :]:
        code = sheet.cell(row[0].row, heads[_CODE]).value
        for column, cells in ((_CELL, own), (_BACKUP, backup)):
            sheet.cell(row[0].row, heads[column]).value = _text(cells, code)
    book.save(path)


def _text(cells: Mapping[str, list[str]], officer: object) -> str | None:
    return _BETWEEN.join(cells.get(str(officer), ())) or None


def _served(officers: pd.DataFrame, division: Division) -> Iterator[tuple[str, str, str]]:
    """Each cell of a community that has officers, with its officer and its backup."""
    units = division.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    home = units.set_index("building_id")["community_id"]
    community = officers["building_id"].map(home)
    for name, cells in division.cells.groupby("community_id")["cell_id"]:
        there = sorted(officers.loc[community == name, "officer_id"])
        for number, cell in enumerate(sorted(cells) if there else ()):
            yield cell, there[number % len(there)], there[(number + 1) % len(there)]
