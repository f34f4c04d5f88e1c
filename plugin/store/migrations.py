"""How a project file of an earlier version becomes one of today's.

Each step is a function of an open connection that brings a file from its version to the next; all
steps that a file needs run in one transaction. A version of the program that changes a table adds
one step here and raises ``SCHEMA_VERSION``. The people's file has the same versions, so a step
changes what it finds. A table or a column that is only new needs no step: see ``missing``, which
adds those first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Callable

from .connection import sql
from .crosswalks import crosswalks_to_layer

SCHEMA_VERSION = 2

STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: crosswalks_to_layer}


def migrate(connection: sqlite3.Connection, header: str, version: int) -> None:
    """Bring the file behind ``connection``, of schema ``version``, to ``SCHEMA_VERSION``.

    ``header`` is the file's table of what it says of itself.
    """
    for step in range(version, SCHEMA_VERSION):
        STEPS[step](connection)
    connection.execute(
        sql("UPDATE {t} SET value = ? WHERE key = 'schema_version'", t=header),
        (str(SCHEMA_VERSION),),
    )
