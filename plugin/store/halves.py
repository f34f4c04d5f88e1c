"""What is found out about a plan, in the two files of a project.

The half about persons is committed first and the other half last, both with the same mark. A run
that is killed between the two leaves halves of different marks, which count as nothing.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd
import pyproj

from ..common.progress import Progress, part
from ..contracts import contract
from .people import PeopleFile
from .tables import insert, remove, select


@dataclass(frozen=True)
class Halves:
    """The tables of one kind of finding.

    ``shared`` and ``restricted`` map the layers of each file to what the finding calls their
    frames; ``head`` and ``half`` are the layers whose one row of a plan bears the mark.
    """

    shared: Mapping[str, str]
    restricted: Mapping[str, str]
    head: str
    half: str

    @property
    def shared_layers(self) -> tuple[str, ...]:
        """All tables in the project's own file."""
        return (*self.shared, self.head)

    @property
    def restricted_layers(self) -> tuple[str, ...]:
        """All tables in the file about persons."""
        return (*self.restricted, self.half)


@dataclass(frozen=True, eq=False)
class Finding:
    """A finding to be kept: ``frames`` has those that ``halves`` names, ``head`` and ``half`` are
    the two rows with its mark."""

    halves: Halves
    plan: str
    frames: Any
    head: Mapping[str, Any]
    half: Mapping[str, Any]


def new_mark() -> tuple[pd.Timestamp, str]:
    """The time (UTC, to the millisecond) and a mark that no other finding has."""
    return pd.Timestamp.now(tz="UTC").tz_localize(None).floor("ms"), uuid.uuid4().hex


def has_cells(connection: sqlite3.Connection, plan: str, cells: Iterable[str]) -> bool:
    """Whether the plan that is kept under this name has just these cells."""
    query = "SELECT cell_id FROM cell WHERE plan = ? ORDER BY cell_id"
    return [code for (code,) in connection.execute(query, (plan,))] == sorted(cells)


def write_findings(
    connection: sqlite3.Connection,
    people: PeopleFile,
    findings: Sequence[Finding],
    progress: Progress,
) -> None:
    """Put each finding in place of what was kept of its kind and plan before.

    ``connection`` is a transaction on the project's own file. Who writes holds that file all along,
    so that of two runs at once one is the last in both files. The half about persons arrives here,
    the other half when the caller's block ends, right after that.
    """
    for number, one in enumerate(findings):
        step = part(progress, 0.5 * number / len(findings), 0.5 * (number + 1) / len(findings))
        _replace(connection, one, one.halves.shared, step)
        _replace_row(connection, one.halves.head, one.plan, one.head)
    with people.adding() as restricted:
        for number, one in enumerate(findings):
            begin, end = number / len(findings), (number + 1) / len(findings)
            step = part(progress, 0.5 + 0.5 * begin, 0.5 + 0.5 * end)
            _replace(restricted, one, one.halves.restricted, step)
            _replace_row(restricted, one.halves.half, one.plan, one.half)


def select_finding(
    halves: Halves,
    shared: sqlite3.Connection,
    restricted: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str,
    progress: Progress,
) -> Optional[tuple[pd.Series, pd.Series, dict[str, Any]]]:
    """The rows ``head`` and ``half`` of a plan and its frames by what the finding calls them; None
    where there is nothing, or the halves don't belong together."""
    head = select(shared, halves.head, crs, plan)
    half = select(restricted, halves.half, crs, plan)
    if head.empty or half.empty or head["mark"].iloc[0] != half["mark"].iloc[0]:
        return None
    frames = {
        name: select(connection, layer, crs, plan, progress)
        for connection, layers in ((shared, halves.shared), (restricted, halves.restricted))
        for layer, name in layers.items()
    }
    return head.iloc[0], half.iloc[0], frames


def _replace(
    connection: sqlite3.Connection, found: Finding, layers: Mapping[str, str], progress: Progress
) -> None:
    for number, (layer, name) in enumerate(layers.items()):
        step = part(progress, number / len(layers), (number + 1) / len(layers))
        remove(connection, layer, "plan", found.plan, step)
        insert(connection, layer, getattr(found.frames, name), progress=step)


def _replace_row(
    connection: sqlite3.Connection, layer: str, plan: str, row: Mapping[str, Any]
) -> None:
    remove(connection, layer, "plan", plan)
    columns = {name: [value] for name, value in {"plan": plan, **row}.items()}
    insert(connection, layer, contract(layer).frame(columns))
