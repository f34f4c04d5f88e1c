"""Officers that were given by hand, as a staffing with all that follows from them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ...attach import Located
from ...common.codes import written_codes
from ...common.errors import input_error
from ...common.messages import message, some_of
from ...common.progress import Progress, part, silent
from ...divide import Division
from ...rules import Rulebook
from ..build import Built
from ..situation import Situation
from ..solver.backups import renewed
from ..solver.objective import costs
from ..solver.problem import Assigned, Ints
from ..staff import NOT_PROVED, staff_layers
from ..staffing import Staffing
from .board import Hand
from .ground import today_of

# Codes of cells of which the officer was chosen by hand, in a staffing's parameters.
BY_HAND = "by_hand"


def staff_by_hand(
    located: Located,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    kept: Staffing,
    hand: Hand,
    *,
    today: Optional[Division] = None,
    earlier: Optional[pd.DataFrame] = None,
    progress: Progress = silent,
) -> Staffing:
    """The staffing ``kept`` with what was changed by ``hand``, and nothing else of who serves what.

    Rounds, handovers, quotas and loads are made anew as ``staff_layers`` makes them from ``layers``
    (the project's input layers by name, which ``located`` was made from). A backup stays, but where
    it would be the officer itself or is not allowed any more. ``today`` and ``earlier``: the plan
    whose cells are those of today, with its assignment; None: as it was kept.

    Raises InputError for a cell or officer that is not there, and where a wish is broken.
    """
    changed = with_hand(kept, hand)
    known = kept.parameters
    found = staff_layers(
        located,
        {**layers, "assignment": changed},
        rulebook,
        today=today,
        earlier_assignments=today_of(kept) if today is None else earlier,
        start=date.fromisoformat(known["start"]),
        total=known["total"],
        choose=lambda situation, built, step: _as_given(changed, hand, situation, built, step),
        progress=progress,
    )
    by_hand = sorted({*known.get(BY_HAND, ()), *hand.given})
    said = message(
        "Cells whose officer was chosen by hand: {count} ({cells}).",
        count=len(by_hand),
        cells=some_of(by_hand),
    )
    notes = (note for note in found.notes if note.text != NOT_PROVED.text)
    return dataclasses.replace(
        found,
        parameters={**found.parameters, "locked": known["locked"], BY_HAND: by_hand},
        notes=(*((said,) if by_hand else ()), *notes),
    )


def with_hand(kept: Staffing, hand: Hand) -> gpd.GeoDataFrame:
    """The assignment that was kept, with the officers and locks changed by hand."""
    frame = kept.assignments.copy()
    unknown = sorted({*hand.given, *hand.locks} - set(frame["cell_id"]))
    if unknown:
        raise input_error(
            "The plan {plan} has no cell {cells}.", plan=kept.plan, cells=some_of(unknown)
        )
    columns = (frame[name].tolist() for name in ("cell_id", "officer_id", "locked"))
    rows = [
        (hand.given.get(cell, who), hand.locks.get(cell, locked))
        for cell, who, locked in zip(*columns)
    ]
    frame["officer_id"] = pd.Series([who for who, _ in rows], frame.index, dtype=object)
    frame["locked"] = pd.Series([locked for _, locked in rows], frame.index, dtype="boolean")
    return frame


def _as_given(
    changed: pd.DataFrame, hand: Hand, situation: Situation, built: Built, progress: Progress
) -> tuple[Assigned, Ints]:
    """The officers and backups of ``changed``, as far as they are still there."""
    names = pd.Index(situation.names)
    _check(hand, names, situation)
    rows = changed.set_index("cell_id").reindex(situation.scene.index.ids)
    officer, backups = (
        names.get_indexer(rows[name].to_numpy(object)).astype(np.int64)
        for name in ("officer_id", "backup_id")
    )
    reinforces = np.full(len(names), -1, dtype=np.int64)
    for cell, text in enumerate(rows["reinforced_by"]):
        helping = names.get_indexer(written_codes(text))
        # Who has a cell of their own now helps no more.
        reinforces[np.setdiff1d(helping[helping >= 0], officer)] = cell
    backups = renewed(built.problem, officer, backups, part(progress, 0, 1))
    cost = costs(built.problem, officer).total
    return Assigned(officer, reinforces, cost, 0), backups


def _check(hand: Hand, names: pd.Index, situation: Situation) -> None:
    gone = sorted(set(hand.given.values()) - set(names))
    if gone:
        raise input_error(
            "These officers are not in the layer officer any more: {officers}. Give their cells to "
            "somebody else.",
            officers=some_of(gone),
        )
    broken = _broken(hand.given, names, situation)
    if broken:
        raise input_error(
            "The list of officers forbids these cells to those they were given to: {cells}. Take "
            "them out of not_cells there, or give them to somebody else.",
            cells=some_of(broken),
        )


def _broken(given: Mapping[str, str], names: pd.Index, situation: Situation) -> list[str]:
    number = {str(code): at for at, code in enumerate(situation.scene.index.ids)}
    return [
        cell
        for cell, who in sorted(given.items())
        if situation.wishes.forbidden[names.get_loc(who), number[cell]]
    ]
