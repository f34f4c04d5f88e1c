"""What the cells of a plan hold, in the file about persons."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyproj

from ..contracts import contract
from .tables import insert, remove, select

ATTACHED_LAYERS = ("cell_people", "cell_count", "unattached")


def insert_attachment(
    connection: sqlite3.Connection, plan: str, frames: Sequence[pd.DataFrame]
) -> None:
    """Put the frames of ATTACHED_LAYERS in place of those of the plan."""
    for layer, frame in zip(ATTACHED_LAYERS, frames):
        remove(connection, layer, "plan", plan)
        insert(connection, layer, frame)


def select_attachment(
    connection: sqlite3.Connection | None, crs: pyproj.CRS, plan: str
) -> tuple[Any, Any, Any]:
    """The frames of ATTACHED_LAYERS, empty without a ``connection``."""
    cells, counts, others = (
        contract(layer).frame({}) if connection is None else select(connection, layer, crs, plan)
        for layer in ATTACHED_LAYERS
    )
    return cells, counts, others
