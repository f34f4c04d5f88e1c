"""The few figures that stand at the head of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..common.figures import whole
from ..common.messages import message
from .content import ReportContent
from .gaprows import GapRow
from .planrow import PlanRow
from .tables import hours, records, share
from .titles import Title, service_title


@dataclass(frozen=True)
class Figure:
    """A figure and what it counts; ``look`` is ``good``, ``warn`` or nothing."""

    value: str
    about: Title
    look: str = ""


def key_figures(content: ReportContent, plan: PlanRow, gaps: Sequence[GapRow]) -> list[Figure]:
    """The figures, those about work only where the edition tells of it."""
    return [*_cells(plan), _gaps(gaps), *_coverage(content), *_work(content)]


def _cells(plan: PlanRow) -> list[Figure]:
    outside = plan.cells - plan.cells_in_band
    return [
        Figure(
            whole(plan.cells),
            message("cells in {communities} communities", communities=whole(len(plan.communities))),
        ),
        Figure(
            whole(plan.cells_in_band),
            message("cells in band, {outside} outside", outside=whole(outside)),
            _look(not outside),
        ),
        Figure(
            whole(plan.cells_contiguous),
            message("cells in one piece"),
            _look(plan.cells_contiguous == plan.cells),
        ),
        Figure(whole(plan.households), message("known households")),
        Figure(
            whole(plan.buildings_unknown),
            message("buildings whose households are not known"),
            _look(not plan.buildings_unknown),
        ),
    ]


def _gaps(gaps: Sequence[GapRow]) -> Figure:
    count = Counter(gap.severity for gap in gaps)
    about = message(
        "gaps: {high} high, {medium} medium, {low} low",
        high=whole(count["high"]),
        medium=whole(count["medium"]),
        low=whole(count["low"]),
    )
    return Figure(whole(len(gaps)), about, _look(not count["high"]))


def _coverage(content: ReportContent) -> list[Figure]:
    """The service that fewest households reach."""
    frame = content.coverage
    known = records(frame[(frame["level"] == "all") & frame["share"].notna()])
    if not known:
        return []
    worst = min(known, key=lambda line: (line["share"], line["service"]))
    title = service_title(content.rulebook, worst["service"])
    about = message(
        "of the households reach the service that fewest reach: {service}", service=title
    )
    return [Figure(share(worst["share"]), about, _look(worst["share"] == 1))]


def _work(content: ReportContent) -> list[Figure]:
    frame = content.workload
    if frame is None or frame.empty:
        return []
    over = int((frame["utilisation"] > 1).sum())
    nobody = int(frame["utilisation"].isna().sum())
    undone = sum(float(frame[f"undone_{one}"].sum()) for one in ("high", "medium", "low"))
    return [
        Figure(hours(frame["total_min"].sum()), message("hours of work a month in all cells")),
        Figure(
            whole(over + nobody),
            message(
                "cells beyond their officers' time: {over} over it, {nobody} without an officer",
                over=whole(over),
                nobody=whole(nobody),
            ),
            _look(not over + nobody),
        ),
        Figure(
            whole(round(undone)),
            message("visits a month that do not fit"),
            _look(not round(undone)),
        ),
    ]


def _look(good: bool) -> str:
    return "good" if good else "warn"
