"""The chapter on what changes: figures side by side, who moves, what each community gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

from ..common.figures import percent, whole
from ..common.messages import Message, message
from ..common.progress import Progress, silent
from ..compare import Comparison
from ..compare.flows import moved_of
from .changetables import (
    buildings_table,
    check_sentence,
    circles_table,
    compared_table,
    fates_table,
    flows_table,
    groups_table,
    means_table,
)
from .changewords import against_title, circle_rows, compared_rows
from .charts import LyingBars, reasons_chart
from .content import ReportContent
from .figures import Figure
from .redrawn import old_names
from .svg_change import ChangeMap, ChangePaper
from .tables import Table
from .titles import Title


@dataclass(frozen=True)
class Part:
    """A table of the chapter with its heading, and a sentence before it where there is one."""

    title: Title
    table: Table
    said: Optional[Message] = None


@dataclass(frozen=True)
class ChangeChapter:
    """What the chapter is made of."""

    against: Title
    figures: Sequence[Figure]
    notes: Sequence[Message]
    moves: Optional[ChangeMap]
    reasons: Optional[LyingBars]
    parts: Sequence[Part]
    more: Sequence[Part]


def changes_of(
    content: ReportContent,
    names: Mapping[str, str],
    paper: Optional[ChangePaper],
    progress: Progress = silent,
) -> Optional[ChangeChapter]:
    """The chapter; None where the plan was compared with nothing.

    ``names`` are those of the plan's communities; the map is drawn where there is ``paper``.
    """
    comparison = content.comparison
    if comparison is None:
        return None
    known = {**old_names(content), **names}
    some = len(comparison.changes) > 0
    return ChangeChapter(
        against=against_title(comparison),
        figures=_figures(comparison),
        notes=comparison.notes,
        moves=paper.moves(progress) if paper and some else None,
        reasons=reasons_chart(comparison.changes) if some else None,
        parts=_with_rows(_beside(content, comparison, known)),
        more=_with_rows(_moving(content, comparison, known)),
    )


def _with_rows(parts: Sequence[Part]) -> list[Part]:
    return [one for one in parts if one.table.rows]


def _figures(comparison: Comparison) -> list[Figure]:
    """How many move at both levels, as the figures of the comparison count them: who is new, gone
    or was in none before moves from nowhere to another."""
    flows = comparison.flows
    placed = flows[(flows["level"] == "community") & flows["code"].notna()]
    every = int(placed["households_before"].sum())
    far = moved_of(flows, "community", "households")[0]
    near = comparison.changes[comparison.changes["level"] == "cell"]
    near_by = int(near["households"].sum())
    return [
        Figure(
            whole(far),
            message(
                "households in {buildings} buildings come to another community ({share})",
                buildings=whole(moved_of(flows, "community", "buildings")[0]),
                share=_share(far, every),
            ),
        ),
        Figure(
            whole(near_by),
            message(
                "households in {buildings} buildings change their cell only ({share})",
                buildings=whole(int(near["building_id"].nunique())),
                share=_share(near_by, every),
            ),
        ),
    ]


def _share(count: int, every: int) -> str:
    return percent(count / every) if every else "—"


def _beside(content: ReportContent, comparison: Comparison, names: Mapping[str, str]) -> list[Part]:
    """What both have, side by side."""
    return [
        Part(
            message("Figures side by side"),
            compared_table(compared_rows(comparison)),
        ),
        Part(message("Communities split, joined and founded"), fates_table(comparison, names)),
        Part(
            message("Service circles won and lost"),
            circles_table(circle_rows(comparison, content.rulebook)),
        ),
        Part(message("Money and staff"), means_table(comparison, names)),
    ]


def _moving(content: ReportContent, comparison: Comparison, names: Mapping[str, str]) -> list[Part]:
    """Who moves: from where to where, and each building."""
    parts = [
        Part(
            title,
            flows_table(comparison, level, names),
            check_sentence(comparison, level),
        )
        for level, title in (
            ("community", message("Comings and goings of communities")),
            ("cell", message("Comings and goings of cells")),
        )
    ]
    groups = [
        Part(title, groups_table(comparison, by, names))
        for by, title in (
            ("compound", message("What changes by compound")),
            ("street", message("What changes by street")),
        )
    ]
    every = buildings_table(comparison, names, is_public=content.is_public)
    return [*parts, *groups, Part(message("Every building that changes"), every)]
