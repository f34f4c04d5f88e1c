"""What there is to show of a project: which tables have rows, without counting any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Optional

from ..contracts import contract
from .blobs import geometry_kind
from .connection import sql
from .spatial import GEOMETRY
from .tables import restricted_tables, shared_tables

CARE_CASES = "care_case"


@dataclass(frozen=True)
class Presence:
    """What a project's two files hold of one plan.

    ``plan`` is its row by column, None where there is no such plan; ``plans`` names all, in the
    order they were written. ``shared`` and ``restricted`` are the tables of each file that have
    rows, of result layers those of the plan; ``kinds`` has the geometry kinds (``point``, ``line``,
    ``polygon``) of those that may hold several; ``care_groups`` are those of the care cases.
    ``changed`` says of each table of a file, as ``file: table``, when it was written last.
    """

    plan: Optional[Mapping[str, Any]]
    plans: tuple[str, ...]
    shared: frozenset[str]
    restricted: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    care_groups: frozenset[str]
    changed: Mapping[str, str]


def find_presence(
    shared: sqlite3.Connection, people: Optional[sqlite3.Connection], plan: Optional[str]
) -> Presence:
    """What there is; ``people`` is None where the file about persons is not there or not ours."""
    tables = _with_rows(shared, shared_tables(), plan)
    several = [name for name in tables if len(contract(name).geometry) > 1]
    return Presence(
        plan=_plan_row(shared, plan),
        plans=tuple(name for (name,) in shared.execute("SELECT plan FROM plan ORDER BY fid")),
        shared=tables,
        restricted=frozenset() if people is None else _with_rows(people, restricted_tables(), plan),
        kinds={name: _kinds(shared, name) for name in several},
        care_groups=frozenset() if people is None else _care_groups(people),
        changed={**_changed(shared, "shared"), **_changed(people, "restricted")},
    )


def _plan_row(connection: sqlite3.Connection, plan: Optional[str]) -> Optional[Mapping[str, Any]]:
    cursor = connection.execute("SELECT * FROM plan WHERE plan = ?", (plan,))
    row = cursor.fetchone()
    names = [column[0] for column in cursor.description]
    return None if row is None else dict(zip(names, row))


def _with_rows(
    connection: sqlite3.Connection, tables: Iterable[str], plan: Optional[str]
) -> frozenset[str]:
    found = set()
    for table in tables:
        if table != "plan" and "plan" in contract(table).fields:
            query = sql("SELECT 1 FROM {table} WHERE plan = ? LIMIT 1", table=table)
            row = connection.execute(query, (plan,)).fetchone()
        else:
            row = connection.execute(sql("SELECT 1 FROM {table} LIMIT 1", table=table)).fetchone()
        if row is not None:
            found.add(table)
    return frozenset(found)


def _kinds(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    query = sql("SELECT {shape} FROM {table}", shape=GEOMETRY, table=table)
    blobs = (blob for (blob,) in connection.execute(query) if blob is not None)
    return frozenset(geometry_kind(blob) for blob in blobs)


def _care_groups(connection: sqlite3.Connection) -> frozenset[str]:
    query = sql("SELECT DISTINCT care_group FROM {table}", table=CARE_CASES)
    return frozenset(group for (group,) in connection.execute(query))


def _changed(connection: Optional[sqlite3.Connection], file: str) -> dict[str, str]:
    if connection is None:
        return {}
    rows = connection.execute("SELECT table_name, last_change FROM gpkg_contents")
    return {f"{file}: {table}": str(at) for table, at in rows}
