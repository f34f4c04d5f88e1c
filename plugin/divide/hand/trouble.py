"""What is wrong with a cell, in words."""

from __future__ import annotations

from ...common.band import Band
from ...common.figures import whole
from ...common.messages import Message, message
from .figures import CellFigures


def trouble(cell: CellFigures, band: Band) -> tuple[Message, ...]:
    """All that is wrong with a cell, what keeps it from being kept first; nothing with an empty
    one."""
    if not cell.units:
        return ()
    return (*_ground(cell), *_band(cell, band), *_work(cell))


def _ground(cell: CellFigures) -> list[Message]:
    if cell.places > 1:
        return [
            message(
                "The ground of {cell} lies in {count} places that do not touch. Give what lies "
                "apart to the cell beside it.",
                cell=cell.code,
                count=cell.places,
            )
        ]
    if cell.pieces > 1:
        return [
            message(
                "The cell {cell} lies in {count} pieces with no way between them.",
                cell=cell.code,
                count=cell.pieces,
            )
        ]
    return []


def _band(cell: CellFigures, band: Band) -> list[Message]:
    values = {"cell": cell.code, "households": whole(cell.households)}
    if cell.off_band > 0:
        return [
            message(
                "{cell} has {households} households, {over} more than the most ({most}).",
                over=whole(cell.off_band),
                most=whole(band.maximum),
                **values,
            )
        ]
    if cell.off_band < 0:
        return [
            message(
                "{cell} has {households} households, {missing} short of the least ({least}).",
                missing=whole(-cell.off_band),
                least=whole(band.minimum),
                **values,
            )
        ]
    return []


def _work(cell: CellFigures) -> list[Message]:
    if cell.minutes is None or cell.hours is None or cell.minutes <= cell.hours:
        return []
    return [
        message(
            "The work in {cell} takes {work} hours a month, {over} more than its officer has.",
            cell=cell.code,
            work=whole(round(cell.minutes / 60)),
            over=whole(max(1, round((cell.minutes - cell.hours) / 60))),
        )
    ]
