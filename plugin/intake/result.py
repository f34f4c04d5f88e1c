"""What an import gives back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..common.progress import Progress
from ..contracts import contract
from .originals import Originals
from .reasons import REASONS
from .source import Source

# So many sentences of one reason and rows of one sentence are shown as examples.
_EXAMPLES = 3
_BETWEEN_PROGRESS = 2000


@dataclass(frozen=True)
class ImportResult:
    """What became of the rows of a source.

    ``accepted`` has exactly the contract's columns, in the project's CRS; ``rows`` (n,) are the
    numbers of its rows in the source. ``rejected`` has the columns of the contract ``rejected``,
    where ``original`` is a JSON text: the columns that fields were taken from, the place, and
    figures that help to find the row, without anything personal.
    ``matched`` says which source column each field or clue was taken from, ``dropped_columns``
    which columns no field wanted or might have. ``source`` is a name, never a path: the file's, and
    behind a ``|`` the layer's or sheet's where there are several, with … for persons in it;
    ``source_id`` tells sources of one name apart, and stays the same when one is read again. The
    rows of the two frames are always ``read`` together. ``matching``, for layers that are linked to
    buildings, has for each compound, and for rows of none, the rows that were looked up (``read``),
    how many of them were matched ``by_id``, ``by_address`` and ``by_place``, were ``rejected`` for
    want of a building, and the ``share`` that was matched.
    """

    layer: str
    source: str
    source_id: str
    read: int
    accepted: gpd.GeoDataFrame
    rows: npt.NDArray[np.int64]
    rejected: pd.DataFrame
    dropped_columns: tuple[str, ...]
    matched: Mapping[str, str]
    notes: tuple[Message, ...]
    matching: Optional[pd.DataFrame] = None

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows were rejected for each reason, the most frequent first."""
        return {str(k): int(n) for k, n in self.rejected["reason"].value_counts().items()}


@dataclass
class Rejections:
    """Rows that were found wanting so far; the first reason of a row stands.

    ``candidates``: the codes of the buildings that a row may belong to, for rows with several.
    """

    count: int
    found: dict[int, tuple[str, Message]] = field(default_factory=dict)
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(
        self, position: int, reason: str, text: Optional[Message] = None, **values: Any
    ) -> None:
        """Reject the row at ``position``; ``text`` goes before the usual sentence of the reason."""
        sentence = Message((text or REASONS[reason]).text, values)
        self.found.setdefault(position, (reason, sentence))

    def add_all(self, rows: npt.NDArray[np.bool_], reason: str, **values: Any) -> None:
        """Reject the rows that are True in ``rows``, (n,) bool."""
        sentence = Message(REASONS[reason].text, values)
        for position in np.flatnonzero(rows).tolist():
            self.found.setdefault(position, (reason, sentence))

    @property
    def good(self) -> npt.NDArray[np.bool_]:
        """(n,) bool: rows without a fault so far."""
        rows = np.ones(self.count, dtype=bool)
        rows[list(self.found)] = False
        return rows


def rejected_frame(
    layer: str, source: Source, rejections: Rejections, originals: Originals, progress: Progress
) -> pd.DataFrame:
    """The rejected rows, in the source's order, as the contract ``rejected`` has them.

    ``originals`` gives the original values of the rows at some positions, as JSON texts.
    """
    positions = sorted(rejections.found)
    faults = [rejections.found[position] for position in positions]
    # Many rows share one sentence.
    sentences = {id(text): text for _, text in faults}
    shown = {key: text.render() for key, text in sentences.items()}
    kept: list[str] = []
    for start in range(0, len(positions), _BETWEEN_PROGRESS):
        progress(start / len(positions), None)
        kept += originals(positions[start : start + _BETWEEN_PROGRESS])
    data = {
        "layer": [layer] * len(positions),
        "source": [source.name] * len(positions),
        "row": source.rows[positions],
        "reason": [reason for reason, _ in faults],
        "message": [shown[id(text)] for _, text in faults],
        "original": kept,
        "candidates": [
            json.dumps(found, ensure_ascii=False) if found else None
            for found in map(rejections.candidates.get, positions)
        ],
    }
    return contract("rejected").frame(data)


def rejected_lines(rejected: pd.DataFrame) -> list[str]:
    """What to tell of rejected rows (contract ``rejected``): each reason with how many rows it has.

    Below it stand the first sentences, each with the first rows that it is about.
    """
    lines = []
    for reason, alike in rejected.groupby("reason", sort=True):
        lines.append(f"  {reason}: {len(alike):,}")
        for sentence, rows in list(alike.groupby("message", sort=False)["row"])[:_EXAMPLES]:
            numbers = ", ".join(map(str, rows[:_EXAMPLES])) + ", …" * (len(rows) > _EXAMPLES)
            lines.append(
                str(message("    row {rows}: {sentence}", rows=numbers, sentence=sentence))
            )
    return lines
