"""The rows of a table as HTML.

A city's page has several hundred thousand table cells, which a template would take too long for.
They are written without the end tags and quotation marks that HTML lets one leave out, a third of
their size. Every value is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..common.progress import Progress
from .tables import Gauge, Link, Mark, Row, Table, Value, share
from .titles import Title

Show = Callable[[Title], str]


def table_rows(table: Table, show: Show, progress: Progress) -> str:
    """All rows of ``table``, as ``<tr>``; ``show`` says a title in the reader's language."""
    numbers = [column.number for column in table.columns]
    plain = [_plain(column.number, column.long) for column in table.columns]
    lines = []
    for row in table.rows:
        progress(0, None)
        lines.append(_head(row))
        for value, start, number in zip(row.values, plain, numbers):
            if isinstance(value, (Link, Mark, Gauge)):
                lines.append(_special(value, number, show))
            else:
                lines.append(f"{start}{escape(show(value))}")
    return "".join(lines)


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
        return _gauge(value)
    raise TypeError(value)


def _gauge(value: Gauge) -> str:
    """A bar against a line at all of the hours, and the share in words."""
    rank = "" if value.share is None else f" data-v={value.share:.4f}"
    return (
        f'<td class="n gauge"{rank}>{escape(share(value.share))}'
        '<svg viewBox="0 0 152 10" aria-hidden="true">'
        f'<path class="{value.look}" d="M0 1h{value.length}v8H0z"/>'
        '<path class="full" d="M100 0v10"/></svg>'
    )
