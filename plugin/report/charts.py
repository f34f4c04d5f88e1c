"""Charts of lying bars: gaps by kind, coverage by service, work by duty, volunteers by role.

``templates/lying_bars.svg`` draws them; lengths are in the chart's own units, about pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..assess.gap import SEVERITIES
from ..common.figures import whole
from ..common.messages import message
from .changewords import LEVEL_TITLES, reason_title
from .content import ReportContent
from .findingtables import Names
from .gaprows import GapRow, gaps_by_kind
from .staffrows import OfficerRow
from .tables import hours, records, share
from .titles import (
    GAP_TITLES,
    ROLE_TITLES,
    SEVERITY_TITLES,
    WORK_TITLES,
    Title,
    duty_title,
    service_title,
)

WIDTH = 1_000
LEFT = 250
RIGHT = 800
ROW = 24
# A chart with more communities than these is a wall; those with most work say enough.
MOST_COMMUNITIES = 30
# With two bars for each, more are taller than a sheet of paper.
MOST_OFFICERS = 15
# Bars of officers end here, so that one with hardly any hours doesn't press all others flat.
_LONGEST = 2.5
WORK_PARTS = ("visits", "rounds", "duties", "requests", "walking")


@dataclass(frozen=True)
class Piece:
    """A part of a bar: left edge and width, its look, and what it says when pointed at."""

    x: int
    width: int
    look: str
    about: Title


@dataclass(frozen=True)
class LyingBar:
    """A bar with its label before and its figure behind."""

    label: Title
    pieces: Sequence[Piece]
    figure: Title
    y: int

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.pieces[-1].x + self.pieces[-1].width if self.pieces else LEFT


@dataclass(frozen=True)
class LyingBars:
    """A chart; ``legend`` says what each look means, ``ticks`` are places with their texts."""

    name: str
    title: Title
    bars: Sequence[LyingBar]
    legend: Sequence[tuple[str, Title]]
    ticks: Sequence[tuple[int, str]] = ()

    width = WIDTH
    left = LEFT
    row = ROW

    @property
    def height(self) -> int:
        """With a line for the ticks below, where there are any."""
        return self.bottom + (18 if self.ticks else 2)

    @property
    def bottom(self) -> int:
        """The lower end of the last bar."""
        return len(self.bars) * ROW


# A bar before it is placed: its label, its parts (look, amount, what it says) and its figure.
_Line = tuple[Title, Sequence[tuple[str, float, Title]], Title]


def gaps_chart(gaps: Sequence[GapRow]) -> Optional[LyingBars]:
    """How many gaps of each kind there are, by severity."""
    lines: list[_Line] = [
        (
            GAP_TITLES[kind],
            [
                (f"sev-{one}", counts[one], _amount(SEVERITY_TITLES[one], whole(counts[one])))
                for one in SEVERITIES
            ],
            whole(sum(counts.values())),
        )
        for kind, counts in gaps_by_kind(gaps)
    ]
    legend = [(f"sev-{one}", SEVERITY_TITLES[one]) for one in SEVERITIES]
    return _chart("gaps-chart", message("Gaps by kind and severity"), lines, legend)


def coverage_chart(content: ReportContent) -> Optional[LyingBars]:
    """The share of households, and of care cases, within reach of each service."""
    care = {} if content.care_coverage is None else _whole_plan(content.care_coverage)
    lines: list[_Line] = []
    for service, line in _whole_plan(content.coverage).items():
        title = service_title(content.rulebook, service)
        lines.append((title, *_share(line, "households", "look-a")))
        if service in care:
            lines.append(("", *_share(care[service], "care_cases", "look-b")))
    legend: list[tuple[str, Title]] = [("look-a", message("households within reach"))]
    if care:
        legend.append(("look-b", message("care cases within reach")))
    if not lines:
        return None
    title = message("Within reach of each service")
    return _chart("coverage-chart", title, lines, legend, top=1.0)


def _whole_plan(frame: pd.DataFrame) -> dict[str, Mapping[str, Any]]:
    return {line["service"]: line for line in records(frame[frame["level"] == "all"])}


def _share(
    line: Mapping[str, Any], counted: str, look: str
) -> tuple[list[tuple[str, float, Title]], Title]:
    part = 0.0 if pd.isna(line["share"]) else float(line["share"])
    reached, every = whole(int(line["covered"])), whole(int(line[counted]))
    figure = message(
        "{share} · {reached} of {every}", share=share(line["share"]), reached=reached, every=every
    )
    return [(look, part, figure), ("rest", 1 - part, "")], figure


def work_chart(content: ReportContent, names: Names) -> Optional[LyingBars]:
    """The hours a month of a cell on average, by what they go to, in each community."""
    if content.workload is None:
        return None
    columns = [f"{part}_min" for part in WORK_PARTS]
    means = content.workload.groupby("community_id")[columns].mean()
    order = means.sum(axis=1).sort_values(ascending=False, kind="stable").index
    lines: list[_Line] = [(message("All cells"), *_work(content.workload[columns].mean()))]
    lines += [
        (names.get(str(own), str(own)), *_work(means.loc[own])) for own in order[:MOST_COMMUNITIES]
    ]
    legend = [(f"work-{part}", WORK_TITLES[part]) for part in WORK_PARTS]
    title = message("Hours a month of a cell, on average")
    return _chart("work-chart", title, lines if len(content.workload) else [], legend)


def _work(minutes: Any) -> tuple[list[tuple[str, float, Title]], Title]:
    parts = [
        (
            f"work-{part}",
            float(minutes[f"{part}_min"]),
            _amount(WORK_TITLES[part], message("{hours} h", hours=hours(minutes[f"{part}_min"]))),
        )
        for part in WORK_PARTS
    ]
    return parts, message("{hours} h", hours=hours(minutes.sum()))


def duties_chart(content: ReportContent) -> Optional[LyingBars]:
    """The hours a month of all cells by duty, most first."""
    if content.work_items is None:
        return None
    sums = content.work_items.groupby("duty")["minutes"].sum()
    lines: list[_Line] = []
    for duty, minutes in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
        look = f"work-{duty}" if duty in WORK_PARTS else "work-duties"
        figure = message(
            "{hours} h · {share}", hours=hours(minutes), share=share(minutes / (sums.sum() or 1))
        )
        lines.append((duty_title(content.rulebook, str(duty)), [(look, minutes, figure)], figure))
    return _chart("duties-chart", message("Hours a month of all cells, by duty"), lines, [])


def volunteers_chart(content: ReportContent) -> Optional[LyingBars]:
    """How many volunteers there are in each role, and in how many cells there is none."""
    if content.cell_counts is None:
        return None
    counts = content.cell_counts[content.cell_counts["topic"] == "volunteer"]
    if not counts["count"].sum():
        return None
    lines: list[_Line] = []
    for role in content.rulebook.volunteering.roles:
        own = counts[counts["kind"] == role]
        there = own[own["cell_id"].notna() & (own["count"] > 0)]["cell_id"].nunique()
        people = int(own["count"].sum())
        figure = message(
            "{people} people · none in {cells} cells",
            people=whole(people),
            cells=whole(len(content.plan.cells) - there),
        )
        lines.append((ROLE_TITLES.get(role, role), [("look-b", people, figure)], figure))
    return _chart("volunteers-chart", message("Volunteers by role"), lines, [])


def officers_chart(officers: Sequence[OfficerRow]) -> Optional[LyingBars]:
    """How much of their hours officers use, today and as assigned; the fullest of many."""
    known = [row for row in officers if row.utilisation is not None]
    known.sort(key=lambda row: (-(row.utilisation or 0.0), row.code))
    lines: list[_Line] = []
    today = any(row.today is not None for row in known)
    for row in known[:MOST_OFFICERS]:
        lines.append((row.name, *_used(row.utilisation, "look-a")))
        if today:
            lines.append(("", *_used(row.today, "look-b")))
    title = message("How much of their hours officers use")
    if len(known) > MOST_OFFICERS:
        title = message("How much of their hours the {count} fullest use", count=MOST_OFFICERS)
    legend: list[tuple[str, Title]] = [("look-a", message("as assigned"))]
    if today:
        legend.append(("look-b", message("with the cells that they serve today")))
    top = max([1.0, *(amount for _, parts, _ in lines for _, amount, _ in parts)])
    return _chart("officers-chart", title, lines, legend, top) if lines else None


def _used(utilisation: Optional[float], look: str) -> tuple[list[tuple[str, float, Title]], Title]:
    """A bar as long as the share; one that is many times the hours is cut."""
    figure = share(utilisation)
    return [(look, min(utilisation or 0.0, _LONGEST), figure)], figure


def reasons_chart(changes: pd.DataFrame) -> Optional[LyingBars]:
    """The households that change their community, or their cell only, by reason, most first."""
    sums = changes.groupby(["reason", "level"])["households"].sum().to_dict()
    reasons = {reason for reason, _ in sums}
    every = {one: sum(sums.get((one, level), 0) for level in LEVEL_TITLES) for one in reasons}
    looks = {"community": "look-a", "cell": "look-b"}
    lines: list[_Line] = []
    for reason in sorted(reasons, key=lambda one: (-every[one], one)):
        parts = [
            (look, int(sums.get((reason, level), 0)), LEVEL_TITLES[level])
            for level, look in looks.items()
        ]
        told = [
            (look, count, _amount(title, whole(count))) for look, count, title in parts if count
        ]
        figure = whole(sum(count for _, count, _ in parts))
        lines.append((reason_title(str(reason)), told, figure))
    legend: list[tuple[str, Title]] = [
        ("look-a", message("comes to another community")),
        ("look-b", message("changes its cell only")),
    ]
    return _chart("reasons-chart", message("Households that change, by reason"), lines, legend)


def _amount(what: Title, amount: Title) -> Title:
    return message("{what}: {amount}", what=what, amount=amount)


def _chart(
    name: str,
    title: Title,
    lines: Sequence[_Line],
    legend: Sequence[tuple[str, Title]],
    top: Optional[float] = None,
) -> Optional[LyingBars]:
    """The chart of ``lines``, of which the longest, or ``top``, is as wide as there is room."""
    most = top or max([sum(part[1] for part in parts) for _, parts, _ in lines], default=0)
    if not most:
        return None
    scale = (RIGHT - LEFT) / most
    bars = [
        LyingBar(label, _pieces(parts, scale), figure, number * ROW)
        for number, (label, parts, figure) in enumerate(lines)
    ]
    ticks = [(LEFT + round(part * scale), f"{part:.0%}") for part in (0, 0.5, 1)]
    return LyingBars(name, title, bars, legend, ticks if top else ())


def _pieces(parts: Sequence[tuple[str, float, Title]], scale: float) -> list[Piece]:
    pieces, start = [], 0.0
    for look, amount, about in parts:
        left, right = round(LEFT + start * scale), round(LEFT + (start + amount) * scale)
        if right > left:
            pieces.append(Piece(left, right - left, look, about))
        start += amount
    return pieces
