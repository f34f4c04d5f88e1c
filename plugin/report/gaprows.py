"""What the report tells of each gap, in the reader's language."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..assess.gap import PEOPLE_GAPS, PLACE_GAPS, SEVERITIES
from ..common.messages import Message
from ..common.progress import Progress, silent
from .content import ReportContent

_ORDER = {kind: number for number, kind in enumerate((*PLACE_GAPS, *PEOPLE_GAPS))}


@dataclass(frozen=True)
class GapRow:
    """One gap; ``said`` and ``action`` are whole sentences, ``place`` its geometry or None."""

    gap_id: str
    kind: str
    severity: str
    community_id: Optional[str]
    cell_id: Optional[str]
    building_id: Optional[str]
    households: Optional[int]
    people: Optional[int]
    said: str
    action: str
    place: Any

    @property
    def about_people(self) -> bool:
        """Whether a person stands behind it, so that it is kept in the restricted file alone."""
        return self.kind in PEOPLE_GAPS


def gap_rows(content: ReportContent, language: str, progress: Progress = silent) -> list[GapRow]:
    """All gaps that the edition may tell of, the most severe first, then by kind and code."""
    people = [] if content.people_gaps is None else [content.people_gaps]
    return rows_of([content.gaps, *people], language, progress)


def rows_of(
    frames: Sequence[pd.DataFrame], language: str, progress: Progress = silent
) -> list[GapRow]:
    """The rows of frames of the contracts ``gap`` and ``people_gap`` in that order."""
    rows = [row for frame in frames for row in _rows(frame, language, progress)]
    return sorted(
        rows, key=lambda row: (SEVERITIES.index(row.severity), _ORDER[row.kind], row.gap_id)
    )


def gaps_by_kind(rows: Sequence[GapRow]) -> list[tuple[str, dict[str, int]]]:
    """For each kind that occurs how many gaps of each severity it has, most gaps first."""
    counts = Counter((row.kind, row.severity) for row in rows)
    kinds = sorted(
        {kind for kind, _ in counts},
        key=lambda kind: (-sum(counts[kind, one] for one in SEVERITIES), _ORDER[kind]),
    )
    return [(kind, {one: counts[kind, one] for one in SEVERITIES}) for kind in kinds]


def _rows(frame: pd.DataFrame, language: str, progress: Progress) -> list[GapRow]:
    rows = []
    for row in frame.to_dict("records"):
        progress(0, None)
        rows.append(_row(row, language))
    return rows


def _row(row: Any, language: str) -> GapRow:
    return GapRow(
        gap_id=row["gap_id"],
        kind=row["gap_kind"],
        severity=row["severity"],
        community_id=_text(row["community_id"]),
        cell_id=_text(row["cell_id"]),
        building_id=_text(row["building_id"]),
        households=_number(row["gap_households"]),
        people=_number(row.get("people")),
        said=_sentence(row, "said", language) or row["gap_message"],
        action=_sentence(row, "action", language) or row["gap_action"],
        place=row["geometry"],
    )


def _sentence(row: Any, part: str, language: str) -> Optional[str]:
    """One of both sentences in ``language``; None where they were not kept."""
    kept = json.loads(row["gap_said"]) if isinstance(row["gap_said"], str) else {}
    return Message.from_json(kept[part]).render(language) if part in kept else None


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) else None


def _number(value: Any) -> Optional[int]:
    return None if value is None or pd.isna(value) else int(value)
