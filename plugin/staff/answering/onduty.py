"""Who is there for each cell: its officer, its backup, and who of them is to be called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...assess.roster import roster
from ...assess.scene import Scene
from ...common.codes import typed_codes
from ...common.errors import input_error
from ...common.messages import Message, listed, message, some_of
from ...common.progress import Progress, silent

Objects = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class OnDuty:
    """Of the cells (k,): texts, several people by commas, None for nobody.

    ``officer``, ``backup`` and ``called`` are codes, those that end in ``_name`` what these people
    are called. ``called`` is one person: the first officer that is not away, else the first such
    backup; nobody who was assigned and is not in the officers' list any more, which ``notes`` say.
    """

    officer: Objects
    officer_name: Objects
    backup: Objects
    backup_name: Objects
    called: Objects
    called_name: Objects
    notes: tuple[Message, ...]


def on_duty(
    scene: Scene,
    assignments: pd.DataFrame,
    away: Collection[str] = (),
    progress: Progress = silent,
) -> OnDuty:
    """Who is there for the scene's cells, by ``assignments`` (contract ``assignment``); without
    rows there, by the officers' list. InputError for someone ``away`` whom neither knows."""
    staff = roster(scene)
    progress(0.5, None)
    listed = set(staff["officer_id"])
    names = {
        code: name for code, name in zip(staff["officer_id"], staff["display_name"]) if _said(name)
    }
    if len(assignments):
        rows = assignments.drop_duplicates("cell_id").set_index("cell_id").reindex(scene.index.ids)
        officers, backups = (_assigned(rows, role) for role in ("officer", "backup"))
        names = {**_assigned_names(rows), **names}
    else:
        officers = _listed(scene, staff, "cell_id")
        stand_in = _listed(scene, staff, "backup_cells")
        backups = [
            [code for code in some if code not in own] for own, some in zip(officers, stand_in)
        ]
    _check_known(away, {code for some in (*officers, *backups) for code in some} | listed)
    left = _left(staff, (*officers, *backups))
    absent = left | set(away)
    called = [
        [code for code in (*own, *others) if code not in absent][:1]
        for own, others in zip(officers, backups)
    ]
    texts = [_joined(people, {}) for people in (officers, backups, called)]
    told = [_joined(people, names) for people in (officers, backups, called)]
    progress(1, None)
    notes = tuple(_notes(len(left)))
    return OnDuty(texts[0], told[0], texts[1], told[1], texts[2], told[2], notes)


def _left(staff: pd.DataFrame, people: Iterable[Iterable[str]]) -> set[str]:
    """Those of the ``people`` who are not in the list any more; none where there is no list."""
    if staff.empty:
        return set()
    return {code for some in people for code in some} - set(staff["officer_id"])


def _notes(left: int) -> Iterator[Message]:
    if left:
        yield message(
            "Officers of the plan's assignment who are not in the layer officer any more: {count}. "
            "They are not to be called; assign the officers again: grid-steward staff",
            count=left,
        )


def _assigned(rows: pd.DataFrame, role: str) -> list[list[str]]:
    """(k,) the people of a role by the assignments, whose ``rows`` are in the order of cells."""
    return [[code] if _said(code) else [] for code in rows[f"{role}_id"]]


def _assigned_names(rows: pd.DataFrame) -> dict[str, str]:
    """What people are called in the assignments, by their codes."""
    return {
        code: name
        for role in ("backup", "officer")
        for code, name in zip(rows[f"{role}_id"][::-1], rows[f"{role}_name"][::-1])
        if _said(code) and _said(name)
    }


def _listed(scene: Scene, staff: pd.DataFrame, column: str) -> list[list[str]]:
    """(k,) the officers whose row names the cell there, in the order of their codes."""
    number = {code: cell for cell, code in enumerate(scene.index.ids)}
    found: list[list[str]] = [[] for _ in number]
    for officer, text in zip(staff["officer_id"], staff[column]):
        for code in typed_codes(text):
            if code in number:
                found[number[code]].append(officer)
    return found


def _joined(people: Sequence[Iterable[str]], names: Mapping[str, Any]) -> Objects:
    """(k,) the people of each cell as a text, by their names where these are known."""
    return np.array(
        [", ".join(_called(code, names) for code in some) or None for some in people], dtype=object
    )


def _called(code: str, names: Mapping[str, Any]) -> str:
    name = names.get(code)
    return str(name) if _said(name) else code


def _said(value: Optional[Any]) -> bool:
    return isinstance(value, str) and bool(value)


def _check_known(away: Collection[str], known: Collection[str]) -> None:
    unknown = sorted(set(away) - set(known))
    if unknown:
        raise input_error(
            "Nobody in the officers' list or the plan has the code {codes}, so they cannot be "
            "away. The codes are: {known}.",
            codes=listed(unknown),
            known=some_of(sorted(known), 20) or "-",
        )
