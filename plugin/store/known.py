"""Rows of an import whose key the project has already, and what is said of them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pandas as pd

from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from ..common.progress import Progress
from ..contracts import Contract, contract
from ..intake import ImportResult, rejected_lines
from .connection import sql
from .tables import REJECTED, SOURCE

# SQLite takes at least 999 values in a query.
_KEYS_AT_ONCE = 500


def without_known_keys(
    connection: sqlite3.Connection, result: ImportResult, progress: Progress
) -> ImportResult:
    """The import with those rows rejected whose key the layer already has.

    Of rows about persons not even the pseudonym is told, and only the place is kept.
    """
    item = contract(result.layer)
    if item.key is None:
        return result
    known = _known(connection, item, result.accepted[item.key].tolist(), progress)
    repeated = result.accepted[item.key].isin(list(known)).to_numpy()
    if not repeated.any():
        return result
    keys = result.accepted.loc[repeated, item.key].tolist()
    # Of a rejected row about a person: where it is, and nothing else.
    kept = [
        name
        for name, field in item.fields.items()
        if not item.restricted or field.settled_by == "building"
    ]
    values = result.accepted.loc[repeated, kept].astype(object)
    said = _same_again if item.restricted else _known_already
    if item.link and item.key == "building_id":
        said = _said_already
    more = contract(REJECTED).frame(
        {
            "layer": [item.layer] * len(keys),
            "source": [result.source] * len(keys),
            "row": result.rows[repeated],
            "reason": ["duplicate_key"] * len(keys),
            "message": [str(said(key, known[key], result.source)) for key in keys],
            "original": [
                json.dumps(row, ensure_ascii=False)
                for row in values.where(values.notna(), None).to_dict(orient="records")
            ],
        }
    )
    return replace(
        result,
        accepted=result.accepted[~repeated].reset_index(drop=True),
        rows=result.rows[~repeated],
        rejected=pd.concat([result.rejected, more], ignore_index=True),
    )


def _known(
    connection: sqlite3.Connection, item: Contract, keys: list[str], progress: Progress
) -> dict[str, str | None]:
    """Those of the keys that the layer has, each with the source that it came from."""
    known: dict[str, str | None] = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        progress(0, None)
        some = keys[start : start + _KEYS_AT_ONCE]
        query = sql(
            "SELECT {key}, {source} FROM {table} WHERE {key} IN ({marks})",
            key=item.key or "",
            source=SOURCE,
            table=item.layer,
            marks=len(some),
        )
        known.update(connection.execute(query, some))
    return known


def nothing_taken(result: ImportResult, kept: int) -> InputError:
    """What to say where a source would lose all rows that it brought before."""
    return input_error(
        "None of the {read} rows of {source} could be taken, so the {kept} rows that it brought "
        "before stay as they are. Correct the source or how it is read (--map, --crs), then import "
        "it again.\n{reasons}",
        read=result.read,
        source=result.source,
        kept=kept,
        reasons="\n".join(rejected_lines(result.rejected)),
    )


def _same_again(key: str, source: str | None, own: str) -> Message:
    return message(
        "This person, case or request is in the project already, from {source}: told twice, it "
        "counts once. Nothing to do, unless the two differ; then correct the source that is wrong.",
        source=source or "QGIS",
    )


def _said_already(key: str, source: str | None, own: str) -> Message:
    return message(
        "Of the building {key} another table speaks already, {source}. If this is a newer one, "
        "import it under the name of that; else take the building out of one of the two.",
        key=key,
        source=source or "QGIS",
    )


def _known_already(key: str, source: str | None, own: str) -> Message:
    if source == own:
        return message(
            "The code {key} is already in the project, from another file called {source}. Give one "
            "of the two another code, or take it out of one of the files.",
            key=key,
            source=source,
        )
    return message(
        "The code {key} is already in the project, from {source}. Give one of the two another "
        "code, or take it out of one of the sources.",
        key=key,
        source=source or "QGIS",
    )
