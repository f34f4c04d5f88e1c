"""The rows of a table as HTML.

A city's page has several hundred thousand table cells, which a template would take too long for.
They are written without the end tags and quotation marks that HTML lets one leave out, a third of
their size; that a column holds numbers is said once, at the table. Every value is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..common.figures import whole
from ..common.progress import Progress
from .tables import BandGauge, Gauge, Link, Mark, Row, Table, Value, share
from .titles import Title

Show = Callable[[Title], str]
# So many columns can have a class at the table that says they hold numbers, as in the style sheet.
_PLACES = 24


def table_rows(table: Table, show: Show, progress: Progress) -> str:
    """All rows of ``table``, as ``<tr>``; ``show`` says a title in the reader's language."""
    # Of these columns each cell says that it holds a number.
    marked = [column.number and place >= _PLACES for place, column in enumerate(table.columns)]
    plain = [_plain(mark, column.long) for mark, column in zip(marked, table.columns)]
    lines = []
    for row in table.rows:
        progress(0, None)
        lines.append(_head(row))
        for value, start, mark in zip(row.values, plain, marked):
            if isinstance(value, (Link, Mark, Gauge, BandGauge)):
                lines.append(_special(value, mark, show))
            else:
                lines.append(f"{start}{escape(show(value))}")
    return "".join(lines)


def number_classes(table: Table) -> str:
    """The classes of a table that say which of its columns hold numbers, ``n1`` for the first."""
    places = (place for place, column in enumerate(table.columns, start=1) if column.number)
    return "".join(f" n{place}" for place in places if place <= _PLACES)


def _plain(number: bool, long: bool) -> str:
    if number:
        return "<td class=n>"
    return "<td class=long>" if long else "<td>"


def _head(row: Row) -> str:
    anchor = f' id="{escape(row.anchor)}"' if row.anchor else ""
    look = f' class="{escape(row.look)}"' if row.look else ""
    return f"\n<tr{anchor}{look}>"


def _special(value: Value, number: bool, show: Show) -> str:
    if isinstance(value, Link):
        tag = f' <span class="tag">{escape(show(value.tag))}</span>' if value.tag else ""
        return f'<th><a href="#{escape(value.anchor)}">{escape(value.text)}</a>{tag}'
    if isinstance(value, Mark):
        look = f"n {value.look}" if number else value.look
        return f'<td class="{escape(look)}" data-v={value.rank}>{escape(show(value.text))}'
    if isinstance(value, Gauge):
        return _gauge(value, number)
    if isinstance(value, BandGauge):
        return _band_gauge(value, number)
    raise TypeError(value)


def _gauge(value: Gauge, number: bool) -> str:
    """The share; the style sheet draws the bar, by the classes of its tint and length."""
    look = f"{'n ' * number}gauge {value.look} b{value.length}"
    return f'<td class="{look}">{escape(share(value.share))}'


def _band_gauge(value: BandGauge, number: bool) -> str:
    """The households; with a band the style sheet draws where in it they are."""
    looks = ["n"] * number
    if value.length is not None:
        looks += ["standing", value.look, f"b{value.length}"]
    return f'<td class="{" ".join(filter(None, looks))}">{escape(whole(value.households))}'
