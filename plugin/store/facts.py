"""What is asked of single cells and buildings of a plan, by their codes: for labels and columns.

Read with plain SQL, without frames: whoever asks may be drawing a map in a thread of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

from .assessments import ASSESSMENT
from .blobs import wkb_of
from .connection import sql


@dataclass(frozen=True)
class CellFact:
    """A cell: its outline as WKB in the project's CRS, its officer as the assignment names one."""

    cell_id: str
    community_id: str
    households: int
    in_band: bool
    shape: bytes
    officer: Optional[str]


@dataclass(frozen=True)
class CellWork:
    """The work of a cell, minutes a month, and its share of the officers' time, None without."""

    minutes: float
    utilisation: Optional[float]


@dataclass(frozen=True)
class PeopleFacts:
    """What the file about persons says: the work of cells by code; residents and people in care by
    building. Someone in several care groups counts once; groups that are only counted are added."""

    work: Mapping[str, CellWork]
    residents: Mapping[str, int]
    care: Mapping[str, int]


def cell_facts(connection: sqlite3.Connection, plan: str) -> dict[str, CellFact]:
    """The cells of a plan by their codes, in the order of these."""
    rows = connection.execute(
        "SELECT c.cell_id, c.community_id, c.households, c.in_band, c.geom, "
        "coalesce(a.officer_name, a.officer_id) FROM cell c LEFT JOIN assignment a "
        "ON a.plan = c.plan AND a.cell_id = c.cell_id WHERE c.plan = ? ORDER BY c.cell_id",
        (plan,),
    )
    return {
        code: CellFact(code, community, households, bool(fits), wkb_of(shape), officer)
        for code, community, households, fits, shape, officer in rows
    }


def people_facts(shared: sqlite3.Connection, people: sqlite3.Connection, plan: str) -> PeopleFacts:
    """What may be asked about persons; work only where the assessment's halves fit together."""
    marks = [
        connection.execute(
            sql("SELECT mark FROM {table} WHERE plan = ?", table=table), (plan,)
        ).fetchone()
        for connection, table in ((shared, ASSESSMENT.head), (people, ASSESSMENT.half))
    ]
    query = "SELECT cell_id, total_min, utilisation FROM workload WHERE plan = ?"
    known = marks[0] is not None and marks[0] == marks[1]
    rows = people.execute(query, (plan,)) if known else ()
    return PeopleFacts(
        work={code: CellWork(minutes, share) for code, minutes, share in rows},
        residents=_counts(
            people, "SELECT building_id, count(*) FROM resident GROUP BY building_id"
        ),
        care=_counts(
            people,
            "SELECT building_id, sum(people) FROM ("
            "SELECT building_id, count(DISTINCT resident_id) AS people FROM care_case "
            "GROUP BY building_id UNION ALL "
            "SELECT building_id, sum(people) AS people FROM care_count GROUP BY building_id"
            ") GROUP BY building_id",
        ),
    )


def _counts(connection: sqlite3.Connection, query: str) -> dict[str, int]:
    rows = connection.execute(query)
    return {building: count for building, count in rows if building is not None}
