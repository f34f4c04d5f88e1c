"""Plans under other names, plans twice, and plans taken away, with all that belongs to them.

What is found out about a plan lies in two files that don't commit together. So the file about
persons has the rows of a new name before the plan goes by it in the project's file, and rows of a
name that no plan has any more tell nothing: they go with the next ``sweep``. Whatever moment a
program is killed at, a plan has all of its rows or none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import Any

from ..common.errors import InputError, input_error
from ..common.progress import Progress, part
from .comparisons import COMPARISON, comparing_with
from .connection import sql
from .header import CURRENT_PLAN, PROJECT_HEADER, read_header, write_value
from .people import PeopleFile
from .plans import no_such_plan, plan_names
from .rows import Rows, copy_rows, put_in, rows_of, take_out
from .tables import FID, plan_tables, remove

# Where JSON texts name a plan: the layer, the column, and the key that the name stands under.
_NAMED_IN = (
    ("plan", "parameters", "from"),
    ("plan", "trail", "plan"),
    ("staffing", "parameters", "today"),
)
_NAMED_IN_RESTRICTED = (("staffing_people", "notes", "plan"),)
# What was shown to the public of a plan, nobody was shown of its copy.
_NOT_COPIED = ("public_count",)


@dataclass(frozen=True, eq=False)
class Deleted:
    """A plan that was taken out of a project's file, to be put back.

    ``rows`` are those in that file: the plan's own and the comparisons of other plans with it. Of
    those about persons, which stay where they are, ``left`` has the numbers by layer. ``starters``
    are the plans that were made from it, ``compared`` those whose comparison with it is gone too,
    ``current`` is whether it was set as the current one.
    """

    plan: str
    rows: tuple[Rows, ...]
    left: Mapping[str, tuple[int, ...]]
    starters: tuple[str, ...]
    compared: tuple[str, ...]
    current: bool


def rename(
    connection: sqlite3.Connection,
    people: PeopleFile,
    old: str,
    new: str,
    file: str,
    progress: Progress,
) -> None:
    """Call a plan by another name, wherever it is named."""
    check_there(connection, old, file)
    _check_free(connection, new, file)
    layers = plan_tables(restricted=False)
    for number, layer in enumerate(layers):
        progress(0.5 * number / len(layers), None)
        connection.execute(sql("UPDATE {t} SET plan = ? WHERE plan = ?", t=layer), (new, old))
    for layer in COMPARISON.shared_layers:
        _compared_by(connection, layer, old, new)
    _rename_in_texts(connection, _NAMED_IN, old, new)
    if read_header(connection, PROJECT_HEADER).get(CURRENT_PLAN) == old:
        write_value(connection, PROJECT_HEADER, CURRENT_PLAN, new)
    if people.exists():
        with people.transaction() as restricted:
            _copy_restricted(restricted, old, new, part(progress, 0.5, 1))
            _rename_in_texts(restricted, _NAMED_IN_RESTRICTED, old, new)


def renamed_there(people: PeopleFile, old: str, new: str) -> None:
    """After ``rename``: take the former name out of the file about persons.

    Where that can't be done now, its rows tell of no plan, and the next ``sweep`` takes them.
    """
    if not people.exists():
        return
    with suppress(InputError), people.transaction() as connection:
        for layer in plan_tables(restricted=True):
            remove(connection, layer, "plan", old)
        _compared_by(connection, "flow_people", old, new)


def duplicate(
    connection: sqlite3.Connection,
    people: PeopleFile,
    plan: str,
    new: str,
    file: str,
    progress: Progress,
) -> None:
    """Add a plan once more under the name ``new``, with all that was found out about it."""
    check_there(connection, plan, file)
    _check_free(connection, new, file)
    layers = [name for name in plan_tables(restricted=False) if name not in _NOT_COPIED]
    for number, layer in enumerate(layers):
        step = part(progress, 0.8 * number / len(layers), 0.8 * (number + 1) / len(layers))
        copy_rows(connection, layer, plan, new, step)
    if people.exists():
        with people.transaction() as restricted:
            _copy_restricted(restricted, plan, new, part(progress, 0.8, 1))


def delete(
    connection: sqlite3.Connection, people: PeopleFile, plan: str, file: str, progress: Progress
) -> Deleted:
    """Take a plan out of the project's file; what the file about persons has of it tells nothing
    then, and stays until the next ``sweep``, so that ``restore`` finds it."""
    check_there(connection, plan, file)
    sweep(connection, people)
    rows = []
    compared = comparing_with(connection, plan)
    places = [
        *product(plan_tables(restricted=False), (plan,)),
        *product(COMPARISON.shared_layers, compared),
    ]
    for number, (layer, name) in enumerate(places):
        step = part(progress, number / len(places), (number + 1) / len(places))
        rows.append(take_out(connection, layer, name, step))
    current = read_header(connection, PROJECT_HEADER).get(CURRENT_PLAN) == plan
    if current:
        write_value(connection, PROJECT_HEADER, CURRENT_PLAN, None)
    starters = tuple(
        name
        for name, parameters in connection.execute("SELECT plan, parameters FROM plan ORDER BY fid")
        if json.loads(parameters).get("from") == plan
    )
    return Deleted(plan, tuple(rows), _left(people, plan), starters, tuple(compared), current)


def restore(
    connection: sqlite3.Connection,
    people: PeopleFile,
    deleted: Deleted,
    file: str,
    progress: Progress,
) -> None:
    """Put a plan back as it was, with the comparisons of others that were not made anew since."""
    _check_free(connection, deleted.plan, file)
    if _left(people, deleted.plan) != deleted.left:
        raise input_error(
            "The plan {plan} can't be put back any more: what {people} held of it has been "
            "removed since.",
            plan=deleted.plan,
            people=people.path.name,
        )
    there = {*plan_names(connection), deleted.plan}
    anew = {name for (name,) in connection.execute("SELECT plan FROM comparison")}
    for number, rows in enumerate(deleted.rows):
        step = part(progress, number / len(deleted.rows), (number + 1) / len(deleted.rows))
        whose = rows.column("plan")[:1]
        if set(whose) <= there and not anew.intersection(whose):
            put_in(connection, rows, step)
    if deleted.current and CURRENT_PLAN not in read_header(connection, PROJECT_HEADER):
        write_value(connection, PROJECT_HEADER, CURRENT_PLAN, deleted.plan)


def sweep(connection: sqlite3.Connection, people: PeopleFile) -> None:
    """Remove from the file about persons what tells of no plan, and of no comparison.

    ``connection`` is a transaction on the project's file, so that nobody adds a plan meanwhile.
    """
    if not people.exists():
        return
    there = plan_names(connection)
    compared = [name for (name,) in connection.execute("SELECT plan FROM comparison")]
    with people.transaction() as restricted:
        for layer in plan_tables(restricted=True):
            query = sql("SELECT DISTINCT plan FROM {t} ORDER BY plan", t=layer)
            kept = compared if layer in COMPARISON.restricted_layers else there
            for (plan,) in restricted.execute(query).fetchall():
                if plan not in kept:
                    remove(restricted, layer, "plan", plan)


def check_there(connection: sqlite3.Connection, plan: str, file: str) -> None:
    """InputError where there is no plan of that name."""
    names = plan_names(connection)
    if plan not in names:
        raise no_such_plan(plan, names, file)


def _check_free(connection: sqlite3.Connection, plan: str, file: str) -> None:
    if plan in plan_names(connection):
        raise input_error(
            "{file} has a plan called {plan} already. Choose another name.", file=file, plan=plan
        )


def _copy_restricted(
    connection: sqlite3.Connection, plan: str, new: str, progress: Progress
) -> None:
    """The rows of one plan once more as those of ``new``, in place of what was left of such one."""
    layers = plan_tables(restricted=True)
    for number, layer in enumerate(layers):
        step = part(progress, number / len(layers), (number + 1) / len(layers))
        remove(connection, layer, "plan", new)
        copy_rows(connection, layer, plan, new, step)


def _compared_by(connection: sqlite3.Connection, layer: str, old: str, new: str) -> None:
    connection.execute(sql("UPDATE {t} SET against = ? WHERE against = ?", t=layer), (new, old))


def _left(people: PeopleFile, plan: str) -> dict[str, tuple[int, ...]]:
    """The numbers of the rows about persons under a plan's name, by layer."""
    if not people.exists():
        return {}
    with people.reading() as connection:
        found = {
            layer: tuple(rows_of(connection, layer, plan).column(FID))
            for layer in plan_tables(restricted=True)
        }
    return {layer: numbers for layer, numbers in found.items() if numbers}


def _rename_in_texts(
    connection: sqlite3.Connection,
    places: Sequence[tuple[str, str, str]],
    old: str,
    new: str,
) -> None:
    """Follow a new name in the JSON texts of ``places``."""
    for layer, column, key in places:
        query = sql("SELECT {fid}, {c} FROM {t} ORDER BY {fid}", fid=FID, c=column, t=layer)
        for number, text in connection.execute(query).fetchall():
            had = json.loads(text or "null")
            told = _renamed(had, key, old, new)
            if told != had:
                change = sql("UPDATE {t} SET {c} = ? WHERE {fid} = ?", t=layer, c=column, fid=FID)
                connection.execute(change, (json.dumps(told, ensure_ascii=False), number))


def _renamed(value: Any, key: str, old: str, new: str) -> Any:
    """``value`` with ``new`` wherever it has ``old`` under ``key``."""
    if isinstance(value, list):
        return [_renamed(one, key, old, new) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: new if name == key and one == old else _renamed(one, key, old, new)
        for name, one in value.items()
    }
