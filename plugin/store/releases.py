"""What was ever shown to the public, so that no later report gives away what an earlier one hid.

Rows are only ever added.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from ..common.errors import input_error
from .connection import sql
from .tables import insert

RELEASED_LAYERS = ("released_area", "released_count")


def add_released(
    connection: sqlite3.Connection,
    frames: Sequence[pd.DataFrame],
    known: Sequence[pd.DataFrame],
    project: Path,
) -> None:
    """Remember more, by the layers' contracts; ``known`` is what was remembered before.

    Raises InputError where that is no longer all: two releases that don't know of each other may
    give away together what neither does alone.
    """
    for layer, frame, before in zip(RELEASED_LAYERS, frames, known):
        query = sql("SELECT count(*) FROM {table}", table=layer)
        if connection.execute(query).fetchone() != (len(before),):
            raise input_error(
                "Another public report was made of {file} at the same time. Run this one again.",
                file=project.name,
            )
        insert(connection, layer, frame)
