"""How many cells have how much: charts of standing columns, one for each span of a figure.

``templates/columns.svg`` draws them; lengths are in the chart's own units, about pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Optional

from ..common.band import Band
from ..common.figures import whole
from ..common.messages import message
from .cellrows import CellRow
from .charts import MOST_OFFICERS
from .staffrows import OfficerRow
from .titles import Title

WIDTH = 1_000
LEFT = 46
HEAD = 18
PLOT = 170
FOOT = 40
_MOST_COLUMNS = 40


@dataclass(frozen=True)
class StandingColumn:
    """What is within one span: left edge and top of the column, its look, count and words."""

    x: int
    top: int
    look: str
    count: int
    about: Title


@dataclass(frozen=True)
class Columns:
    """A chart; ``axis`` says what stands below the columns, ``marks`` are places with texts."""

    name: str
    title: Title
    axis: Title
    columns: Sequence[StandingColumn]
    wide: int
    marks: Sequence[tuple[int, str]]

    width = WIDTH
    left = LEFT
    base = HEAD + PLOT
    height = HEAD + PLOT + FOOT


def households_columns(rows: Sequence[CellRow], band: Band) -> Optional[Columns]:
    """How many cells have how many households; for plans with too many cells for a bar each."""
    # Ten columns are the band, from its least to its most, so that none is half in band.
    width = band.maximum - band.minimum + 1
    spans = [(row.households - band.minimum) * 10 // width for row in rows]

    def look(span: int) -> str:
        if span < 0:
            return "below"
        return "in" if span < 10 else "above"

    def text(span: int) -> str:
        return whole(band.minimum - (-span * width // 10))

    marks = ((0, text(0)), (10, text(10)))
    return _columns(
        "households-columns",
        message("Cells by their households"),
        message("households"),
        spans,
        look,
        text,
        marks,
    )


def utilisation_columns(rows: Sequence[CellRow]) -> Optional[Columns]:
    """How many cells take how much of their officers' time, in steps of a tenth."""
    return _shares(
        "utilisation-columns",
        message("Cells by how much of their officers' time they take"),
        [row.utilisation for row in rows],
        _cells,
    )


def officers_columns(officers: Sequence[OfficerRow]) -> list[Columns]:
    """How many officers use how much of their hours, today and as assigned, on one scale.

    None of it where ``officers_chart`` has a bar for each.
    """
    if len(officers) <= MOST_OFFICERS:
        return []
    shares = [row.today for row in officers], [row.utilisation for row in officers]
    today = _shares(
        "officers-today-columns",
        message("Officers by how much of their hours they use, with the cells served today"),
        shares[0],
        _officers,
        shares[1],
    )
    assigned = _shares(
        "officers-columns",
        message("Officers by how much of their hours they use, as assigned"),
        shares[1],
        _officers,
        shares[0],
    )
    return [chart for chart in (today, assigned) if chart]


def _shares(
    name: str,
    title: Title,
    shares: Sequence[Optional[float]],
    about: Callable[[str, int], Title],
    beside: Sequence[Optional[float]] = (),
) -> Optional[Columns]:
    """How many there are of ``shares`` of the officers' time, in steps of a tenth.

    There is room for those of another chart ``beside`` it, too.
    """
    spans, room = (
        [max(int(share * 10 - 1e-9), 0) for share in some if share is not None]
        for some in (shares, beside)
    )

    def look(span: int) -> str:
        return "w0" if span < 8 else "w1" if span < 10 else "w2" if span < 12 else "w3"

    return _columns(
        name,
        title,
        message("percent of the officers' time"),
        spans,
        look,
        lambda span: f"{span * 10}%",
        ((8, "80%"), (10, "100%"), (12, "120%")),
        about,
        room,
    )


def _cells(span: str, count: int) -> Title:
    return message("{span}: {cells} cells", span=span, cells=whole(count))


def _officers(span: str, count: int) -> Title:
    return message("{span}: {officers} officers", span=span, officers=whole(count))


def _columns(
    name: str,
    title: Title,
    axis: Title,
    spans: Sequence[int],
    look: Callable[[int], str],
    text: Callable[[int], str],
    marks: Sequence[tuple[int, str]],
    about: Callable[[str, int], Title] = _cells,
    room: Sequence[int] = (),
) -> Optional[Columns]:
    """The chart of the numbers of ``spans``; what is beyond the last column stands in it."""
    if not spans:
        return None
    first = min(*spans, *room, *(mark for mark, _ in marks))
    last = min(max(*spans, *room, *(mark for mark, _ in marks)), first + _MOST_COLUMNS - 1)
    counts = Counter(min(span, last) for span in spans)
    most, wide = max(counts.values()), (WIDTH - LEFT) // (last - first + 1)
    columns = [
        StandingColumn(
            x=LEFT + (span - first) * wide,
            top=HEAD + round(PLOT * (1 - counts[span] / most)),
            look=look(span),
            count=counts[span],
            about=about(
                f"{text(span)}–{text(span + 1)}" if span < last else f"{text(span)}+",
                counts[span],
            ),
        )
        for span in range(first, last + 1)
    ]
    places = [(LEFT + (mark - first) * wide, label) for mark, label in marks if mark <= last]
    return Columns(name, title, axis, columns, wide, places)
