"""What a cell's card says of the cell's work, and the chart of it by duty."""

from __future__ import annotations

import html
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

# In tenths of a millimetre on the card.
WIDTH, HEIGHT = 920, 380
_NAME, _VALUE = 330, 110
_TALLEST_ROW = 38
# Duties beyond this many are drawn as one.
_MOST_ROWS = 11
_BEFORE, _AFTER = ("visits", "rounds"), ("requests", "walking")
_COLORS = {"visits": "#8c3b7a", "rounds": "#b56fa6", "requests": "#4c72a8", "walking": "#8aa9c9"}
_DUTY_COLOR, _INK = "#5f8f6b", "#22332c"
_FONTS = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
_TEXT_EMS = 31.0


@dataclass(frozen=True)
class WorkOnCard:
    """The lines about a cell's work, and an SVG of it by duty."""

    text: str
    chart: str


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
        row["cell_id"]: WorkOnCard(
            _text(row, language), _chart(content, minutes[row["cell_id"]], language)
        )
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


def _chart(content: ReportContent, minutes: dict[str, float], language: str) -> str:
    """Bars of hours a month, one for each duty; empty where there is no work at all."""
    if not minutes:
        return ""
    rows = _rows(content, minutes)
    step = min(_TALLEST_ROW, HEIGHT / len(rows))
    longest = max(amount for *_, amount in rows) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="{_FONTS}" font-size="{step * 0.62:.0f}">'
    ]
    for number, (title, color, amount) in enumerate(rows):
        top, base = number * step, number * step + 0.68 * step
        wide = (WIDTH - _NAME - _VALUE) * amount / longest
        parts.append(
            f'<text x="{_NAME - 12}" y="{base:.0f}" text-anchor="end" fill="{_INK}">'
            f"{_short(title, language, step * 0.62)}</text>"
            f'<rect x="{_NAME}" y="{top + 0.14 * step:.1f}" width="{max(wide, 2):.1f}" '
            f'height="{0.72 * step:.1f}" fill="{color}"/>'
            f'<text x="{_NAME + wide + 10:.0f}" y="{base:.0f}" fill="{_INK}">'
            f"{html.escape(_hours(amount).render(language))}</text>"
        )
    return "".join([*parts, "</svg>"])


def _rows(content: ReportContent, minutes: dict[str, float]) -> Sequence[tuple[Title, str, float]]:
    """Title, colour and minutes of each bar, top to bottom."""
    known = [item.id for item in content.rulebook.work.duties]
    rank = {duty: number for number, duty in enumerate((*_BEFORE, *known))}
    rank.update({duty: len(rank) + 1_000 + number for number, duty in enumerate(_AFTER)})
    order = sorted(minutes, key=lambda duty: (rank.get(duty, 999), duty))
    rows: list[tuple[Title, str, float]] = [
        (duty_title(content.rulebook, duty), _COLORS.get(duty, _DUTY_COLOR), minutes[duty])
        for duty in order
    ]
    if len(rows) <= _MOST_ROWS:
        return rows
    rest = sum(amount for *_, amount in rows[_MOST_ROWS - 1 :])
    return [*rows[: _MOST_ROWS - 1], (message("Others"), _DUTY_COLOR, rest)]


def _hours(minutes: float) -> Message:
    return message("{hours} h", hours=f"{minutes / 60:,.1f}")


def _short(title: Title, language: str, size: float) -> str:
    """A title that fits beside its bar."""
    text = title if isinstance(title, str) else title.render(language)
    first, *rest = wrapped(text, (_NAME - 12) / size)
    return html.escape(first + "…" if rest else first)
