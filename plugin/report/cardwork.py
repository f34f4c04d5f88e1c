"""What a cell's card says of the cell's work, and the chart of it by duty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..common.figures import percent
from ..common.messages import Message, message
from .cardlines import wrapped
from .content import ReportContent
from .titles import Title, duty_title

# Title, colour and minutes.
Bar = tuple[Title, str, float]

# Duties beyond this many are drawn as one.
_MOST_ROWS = 11
_BEFORE, _AFTER = ("visits", "rounds"), ("requests", "walking")
_COLORS = {"visits": "#8c3b7a", "rounds": "#b56fa6", "requests": "#4c72a8", "walking": "#8aa9c9"}
_DUTY_COLOR = "#5f8f6b"
_TEXT_EMS, _DUTY_EMS = 31.0, 15.2


@dataclass(frozen=True)
class WorkOnCard:
    """The lines about a cell's work, and a chart of it by duty.

    Of the chart, ``duties`` and ``hours`` have a line for each bar, and ``bars`` is an SVG of the
    bars alone, each as high as a line.
    """

    text: str
    duties: str
    hours: str
    bars: str


NO_WORK = WorkOnCard("", "", "", "")


def work_on_cards(content: ReportContent, language: str) -> dict[str, WorkOnCard]:
    """By cell; nothing in a public edition, which knows of no work."""
    if content.workload is None or content.work_items is None:
        return {}
    minutes: dict[str, dict[str, float]] = defaultdict(dict)
    sums = content.work_items.groupby(["cell_id", "duty"], sort=True, as_index=False)["minutes"]
    for code, duty, amount in sums.sum().itertuples(index=False):
        minutes[code][duty] = float(amount)
    rows = content.workload.drop(columns="geometry").to_dict("records")
    return {
        row["cell_id"]: _on_card(row, _rows(content, minutes[row["cell_id"]]), language)
        for row in rows
    }


def _text(row: dict[str, Any], language: str) -> str:
    work = f"{row['total_min'] / 60:,.1f}"
    if pd.isna(row["utilisation"]):
        first = message("{work} hours a month, and nobody to do it.", work=work)
    else:
        first = message(
            "{work} of {hours} hours a month: {share}.",
            work=work,
            hours=f"{row['hours_min'] / 60:,.1f}",
            share=percent(float(row["utilisation"])),
        )
    undone = [row[f"undone_{one}"] for one in ("high", "medium", "low")]
    said = [first]
    if sum(undone) > 0:
        said.append(
            message(
                "Visits a month that do not fit: {high} of high severity, {medium} of medium, "
                "{low} of low.",
                **{one: f"{value:,.1f}" for one, value in zip(("high", "medium", "low"), undone)},
            )
        )
    lines = [line for item in said for line in wrapped(item.render(language), _TEXT_EMS)]
    return "\n".join(lines)


def _on_card(row: dict[str, Any], bars: Sequence[Bar], language: str) -> WorkOnCard:
    longest = max((minutes for *_, minutes in bars), default=0.0) or 1.0
    drawn = "".join(
        f'<rect x="0" y="{10 * number + 2}" width="{100 * minutes / longest:.1f}" height="6.5" '
        f'fill="{color}"/>'
        for number, (_, color, minutes) in enumerate(bars)
    )
    size = f'width="100" height="{10 * len(bars)}" viewBox="0 0 100 {10 * len(bars)}"'
    return WorkOnCard(
        text=_text(row, language),
        duties="\n".join(_short(title, language) for title, *_ in bars),
        hours="\n".join(_hours(minutes).render(language) for *_, minutes in bars),
        bars=f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="none">'
        f"{drawn}</svg>",
    )


def _rows(content: ReportContent, minutes: dict[str, float]) -> Sequence[Bar]:
    """Title, colour and minutes of each bar, top to bottom."""
    known = [item.id for item in content.rulebook.work.duties]
    rank = {duty: number for number, duty in enumerate((*_BEFORE, *known))}
    rank.update({duty: len(rank) + 1_000 + number for number, duty in enumerate(_AFTER)})
    order = sorted(minutes, key=lambda duty: (rank.get(duty, 999), duty))
    rows: list[Bar] = [
        (duty_title(content.rulebook, duty), _COLORS.get(duty, _DUTY_COLOR), minutes[duty])
        for duty in order
    ]
    if len(rows) <= _MOST_ROWS:
        return rows
    rest = sum(amount for *_, amount in rows[_MOST_ROWS - 1 :])
    return [*rows[: _MOST_ROWS - 1], (message("Others"), _DUTY_COLOR, rest)]


def _hours(minutes: float) -> Message:
    return message("{hours} h", hours=f"{minutes / 60:,.1f}")


def _short(title: Title, language: str) -> str:
    """A title that fits beside its bar."""
    text = title if isinstance(title, str) else title.render(language)
    first, *rest = wrapped(text, _DUTY_EMS)
    return first + "…" if rest else first
