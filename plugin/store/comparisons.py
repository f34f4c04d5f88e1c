"""How a plan differs from another, in the two files of a project."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Optional

import pandas as pd
import pyproj

from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress
from ..compare.comparison import Comparison
from ..version import VERSION
from .halves import Finding, Halves, select_finding

COMPARISON = Halves(
    shared={"change": "changes", "flow": "flows"},
    restricted={"flow_people": "people"},
    head="comparison",
    half="comparison_people",
)


def comparison_to_keep(comparison: Comparison, made_at: pd.Timestamp, mark: str) -> Finding:
    """The comparison as made at that time (UTC), with a mark for both its halves."""
    made = replace(comparison, made_at=made_at)
    return Finding(
        halves=COMPARISON,
        plan=made.plan,
        frames=made,
        head={
            "against": made.against,
            "made_at": made_at,
            "software": VERSION,
            "mark": mark,
            "figures": _json(dict(made.figures)),
            "fates": _json([dict(fate) for fate in made.fates]),
        },
        half={
            "mark": mark,
            "figures": _json(dict(made.people_figures)),
            "notes": _json([note.to_json() for note in made.notes]),
        },
    )


def check_compared(connection: sqlite3.Connection, comparison: Comparison, file: str) -> None:
    """InputError where one of the two plans is gone, or another of its name has other cells; of a
    comparison with today, which has no cells, other communities."""
    flows = comparison.flows
    level = "cell" if (flows["level"] == "cell").any() else "community"
    own = flows[flows["level"] == level]
    known = {*own["code"].dropna(), *own["old_code"].dropna()}
    codes = _codes(connection, level, comparison.plan)
    if not codes or not codes | _codes(connection, level, comparison.against) <= known:
        raise input_error(
            "The plan {plan} or {against} in {file} was changed while they were compared. Run it "
            "again.",
            plan=comparison.plan,
            against=comparison.against,
            file=file,
        )


def compared_with(connection: sqlite3.Connection, plan: str) -> list[str]:
    """The plans whose comparison tells of ``plan``: its own, and those compared with it."""
    return [plan, *comparing_with(connection, plan)]


def comparing_with(connection: sqlite3.Connection, plan: str) -> list[str]:
    """The other plans whose comparison is with ``plan``."""
    query = "SELECT plan FROM comparison WHERE against = ? AND plan <> ? ORDER BY plan"
    return [name for (name,) in connection.execute(query, (plan, plan))]


def select_comparison(
    shared: sqlite3.Connection,
    restricted: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str,
    progress: Progress,
) -> Optional[Comparison]:
    """The comparison of a plan; None where there is none, or its halves don't belong together."""
    found = select_finding(COMPARISON, shared, restricted, crs, plan, progress)
    if found is None:
        return None
    head, half, frames = found
    return Comparison(
        plan=plan,
        against=head["against"],
        figures=_pairs(head["figures"]),
        people_figures=_pairs(half["figures"]),
        fates=tuple(json.loads(head["fates"])),
        notes=tuple(map(Message.from_json, json.loads(half["notes"]))),
        made_at=head["made_at"],
        **frames,
    )


_QUERIES = {
    "cell": "SELECT cell_id FROM cell WHERE plan = ?",
    "community": "SELECT DISTINCT community_id FROM cell WHERE plan = ?",
}


def _codes(connection: sqlite3.Connection, level: str, plan: str) -> set[str]:
    return {code for (code,) in connection.execute(_QUERIES[level], (plan,))}


def _pairs(text: str) -> Mapping[str, tuple[Any, Any]]:
    return {name: (before, after) for name, (before, after) in json.loads(text).items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
