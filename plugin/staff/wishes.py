"""What is asked for of an assignment: who must serve a cell, who must not, and what stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np
import pandas as pd

from ..assess.scene import Scene
from ..common.codes import typed_codes
from ..common.errors import input_error
from ..common.messages import Message, message, some_of
from .solver.problem import Bools, Ints
from .today import Today


@dataclass(frozen=True, eq=False)
class Wishes:
    """``fixed`` (k,): the officer that must serve each cell, -1 for none; ``forbidden`` (n, k);
    ``must`` (k,): the one who has it in must_cells, -1 for none; ``locked`` (k,): of which cells
    the officer was locked; ``ticked`` (k,): where that was done in the assignment that was kept."""

    fixed: Ints
    forbidden: Bools
    must: Ints
    locked: Bools
    ticked: Bools
    notes: tuple[Message, ...]


def read_wishes(
    scene: Scene,
    staff: pd.DataFrame,
    today: Today,
    kept: Optional[pd.DataFrame] = None,
    locked: Collection[str] = (),
) -> Wishes:
    """What ``staff`` (see ``assess.roster``) and the locks ask for.

    A cell whose code is in ``locked``, or that is ticked in ``kept`` (the assignment of this plan,
    contract ``assignment``), stays with whom it has there, else with who serves it today.

    Raises InputError where two officers must serve one cell, one must and must not, the officer
    of a locked cell must not serve it, is not known or no longer there, or a code is of no cell.
    A code that only today's plan has is left out, with a note.
    """
    lost: set[str] = set()
    must = _named(scene, staff, "must_cells", today, lost)
    forbidden = _named(scene, staff, "not_cells", today, lost)
    ticked, stays = _ticked(scene, kept), _locked(scene, locked)
    names = staff["officer_id"].tolist()
    fixed, wanted = (np.full(scene.index.k, -1, dtype=np.int64) for _ in range(2))
    for cell in np.flatnonzero(ticked | stays).tolist():
        fixed[cell] = _keeper(cell, scene, staff, today, kept)
    for officer, cell in np.argwhere(must).tolist():
        if fixed[cell] >= 0 and fixed[cell] != officer:
            raise _two(str(scene.index.ids[cell]), names[fixed[cell]], names[officer])
        fixed[cell] = wanted[cell] = officer
    for cell in np.flatnonzero(fixed >= 0).tolist():
        if forbidden[fixed[cell], cell]:
            raise input_error(
                "The officer {officer} has to serve the cell {cell} or is locked there, and must "
                "not serve it. Take the cell out of must_cells or out of not_cells in the layer "
                "officer, or unlock it.",
                officer=names[fixed[cell]],
                cell=str(scene.index.ids[cell]),
            )
    return Wishes(fixed, forbidden, wanted, ticked | stays, ticked, tuple(_notes(lost)))


def _named(scene: Scene, staff: pd.DataFrame, field: str, today: Today, lost: set[str]) -> Bools:
    """(n, k) the cells that a field of each officer names; codes of today's plan go to ``lost``.

    A cell that got another code is still meant by the one that it continues.
    """
    former = scene.index.cells["continues"]
    number = {code: cell for cell, code in enumerate(former) if code in today.codes}
    number |= {code: cell for cell, code in enumerate(scene.index.ids)}
    table = np.zeros((len(staff), scene.index.k), dtype=bool)
    for row, (officer, text) in enumerate(zip(staff["officer_id"], staff[field])):
        for code in typed_codes(text):
            if code in number:
                table[row, number[code]] = True
            elif code in today.codes:
                lost.add(code)
            else:
                raise input_error(
                    "The field {field} of the officer {officer} names the cell {cell}, which the "
                    "plan {plan} does not have. Correct the code in the layer officer, or take it "
                    "out.",
                    field=field,
                    officer=officer,
                    cell=code,
                    plan=scene.plan,
                )
    return table


def _ticked(scene: Scene, kept: Optional[pd.DataFrame]) -> Bools:
    """(k,) which cells are ticked as locked in the assignment that was kept."""
    if kept is None:
        return np.zeros(scene.index.k, dtype=bool)
    marked = kept["locked"].fillna(False).to_numpy(bool)
    found: Bools = np.isin(scene.index.ids.astype(str), kept["cell_id"][marked].astype(str))
    return found


def _locked(scene: Scene, locked: Collection[str]) -> Bools:
    """(k,) which cells are to be locked by their codes."""
    unknown = sorted(set(locked) - set(scene.index.ids))
    if unknown:
        raise input_error(
            "The plan {plan} has no cell {cells}, so its officer cannot be locked. Its cells: "
            "{known}.",
            plan=scene.plan,
            cells=some_of(unknown),
            known=some_of(scene.index.ids),
        )
    found: Bools = np.isin(scene.index.ids.astype(str), sorted(locked))
    return found


def _keeper(
    cell: int, scene: Scene, staff: pd.DataFrame, today: Today, kept: Optional[pd.DataFrame]
) -> int:
    """The officer with whom a locked cell stays."""
    code = str(scene.index.ids[cell])
    names: list[str] = []
    if kept is not None:
        names = kept.loc[kept["cell_id"] == code, "officer_id"].dropna().tolist()
    names = names or list(today.team(cell))
    if not names:
        raise input_error(
            "The cell {cell} is locked, but nobody serves it, so there is nobody to leave it to. "
            "Unlock it, or write it into must_cells of an officer.",
            cell=code,
        )
    there = pd.Index(staff["officer_id"]).get_indexer(names)
    if not (there >= 0).any():
        raise input_error(
            "The cell {cell} is locked to {officer}, who is not in the layer officer. Unlock it, "
            "or bring the officer in again.",
            cell=code,
            officer=some_of(names),
        )
    return int(there[there >= 0][0])


def _two(cell: str, one: str, other: str) -> Exception:
    return input_error(
        "The cell {cell} has to be served by {one} and by {other}, and one officer serves a cell. "
        "Take it out of must_cells of one of them in the layer officer, or unlock it.",
        cell=cell,
        one=one,
        other=other,
    )


def _notes(lost: set[str]) -> Iterator[Message]:
    if lost:
        yield message(
            "Cells of today's plan that must_cells or not_cells of officers name and this plan no "
            "longer has: {cells}. These wishes count for nothing; look them over in the layer "
            "officer.",
            cells=some_of(sorted(lost)),
        )
