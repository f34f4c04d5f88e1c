"""A comparison of two plans as text with tables, for a label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ...bridge.texts import tr
from ...common.figures import whole
from ...common.messages import listed
from ...compare import Comparison, moved_by
from ...report.changetables import check_sentence
from ...report.changewords import (
    Compared,
    area_code,
    busiest,
    compared_rows,
    fate_title,
    reason_title,
    written_change,
)
from ...report.wording import written

# So many areas of a kind are written out; the report has all of them.
_MOST = 12
# By what became of a figure: its sign, and its colour on light and on dark ground.
_SIGNS = {1: "▲", -1: "▼", 0: ""}
_COLORS = {1: ("#1a7340", "#6fce94"), -1: ("#b3261e", "#ff9a8f")}
# Of the table's width, in percent: a column of figures.
_FIGURE = 17
_WAYS = ("before", "out", "in", "after")


def figures_text(found: Comparison, dark: bool) -> str:
    """The figures that differ, side by side; what got better or worse has a sign and a colour."""
    heads = [tr("Figure"), tr("Before"), tr("Now"), tr("Change")]
    rows = [
        [
            escape(_begun(str(row.title))),
            escape(str(written(row.kind, row.before))),
            escape(str(written(row.kind, row.after))),
            _change(row, dark),
        ]
        for row in compared_rows(found)
        if row.difference or (row.kind == "yes" and row.before != row.after)
    ]
    same = sum(row.before == row.after for row in compared_rows(found))
    said = tr("{count} more figures are the same in both; the report has them.")
    return (_table(heads, rows) if rows else "") + f"<small>{said.format(count=same)}</small>"


def moving_text(found: Comparison) -> str:
    """How many change their community, cell or officer: what only two plans together tell."""
    rows = [
        [escape(_begun(str(row.title))), escape(str(written(row.kind, row.after)))]
        for row in compared_rows(found)
        if row.before is None and row.after
    ]
    return _table([tr("What changes"), ""], rows) if rows else ""


def _change(row: Compared, dark: bool) -> str:
    if row.difference is None:
        return escape(str(row.said))
    said = escape(str(written_change(row.kind, row.difference)))
    if not row.way:
        return said
    color = _COLORS[row.way][int(dark)]
    # The word is there for who tells neither the colours nor the signs apart.
    return (
        f'<span style="color:{color}; white-space:nowrap">{_SIGNS[row.way]}&nbsp;{said}</span>'
        f'<br><span style="color:{color}"><small>{escape(str(row.said))}</small></span>'
    )


def fates_text(found: Comparison, names: Mapping[str, str]) -> str:
    """What becomes of communities; empty where nothing does."""
    if not found.fates:
        return ""
    heads = [tr("What becomes of them"), tr("Before"), tr("Now"), tr("Households that change")]
    rows = [
        [
            escape(str(fate_title(fate["kind"]))),
            _named(fate["old"], names),
            _named(fate["new"], names),
            whole(int(fate["households"])),
        ]
        for fate in found.fates
    ]
    return _table(heads, rows)


def reasons_text(found: Comparison) -> str:
    """Why buildings change, by households; empty where none does."""
    moved = moved_by(found.changes, "reason").to_dict("records")
    heads = [tr("Why"), tr("Buildings"), tr("Households")]
    rows = [
        [
            escape(_begun(str(reason_title(row["name"])))),
            whole(int(row["buildings"])),
            whole(int(row["households"])),
        ]
        for row in moved
    ]
    return _table(heads, rows) if rows else ""


def flows_text(found: Comparison, level: str, names: Mapping[str, str]) -> str:
    """Who leaves and who comes, by community or cell (``level``), with the sums; empty where
    nobody does. A code is a link to its place, as ``level:code``."""
    areas = busiest(found.flows, level)
    if not areas:
        return ""
    heads = [
        tr("Community") if level == "community" else tr("Cell"),
        tr("Before"),
        tr("Moving out"),
        tr("Moving in"),
        tr("Now"),
    ]
    rows = [
        [_area(row, level, names), *(whole(int(row[f"households_{way}"])) for way in _WAYS)]
        for row in areas[:_MOST]
    ]
    more = len(areas) - _MOST
    said = [escape(str(check_sentence(found, level)))]
    if more > 0:
        said.insert(0, tr("{count} more are in the report.").format(count=whole(more)))
    return _table(heads, rows) + "<br>".join(f"<small>{one}</small>" for one in said)


def _area(row: Mapping[str, Any], level: str, names: Mapping[str, str]) -> str:
    code, old = row["code"], row["old_code"]
    if not isinstance(code, str):
        return escape(str(area_code(code, old)))
    title = short_code(code, names)
    if isinstance(old, str) and old != code:
        title = f"{short_code(old, names)} → {title}"
    return f'<a href="{level}:{escape(code)}">{escape(title)}</a>'


def short_code(code: str, names: Mapping[str, str]) -> str:
    """A community's name; a cell's with the community's in place of that one's code, if its own
    begins so."""
    for community, name in names.items():
        if code.startswith(community):
            return f"{name} {code[len(community) :]}".rstrip()
    return code


def _begun(text: str) -> str:
    """A line begins with a capital letter."""
    return text[:1].upper() + text[1:]


def _named(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return escape(str(listed((names.get(code, code) for code in codes), "–")))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as wide as the label; the first column takes the room that figures leave."""
    head = _cells("th", heads, [escape(text) for text in heads])
    body = "".join(_cells("td", heads, row) for row in rows)
    return f'<table width="100%" cellpadding="2">{head}{body}</table>'


def _cells(kind: str, heads: Sequence[str], row: Sequence[str]) -> str:
    rest = 100 - _FIGURE * (len(heads) - 1)
    return (
        "<tr>"
        + "".join(
            f'<{kind} align="left" width="{rest}%">{cell}</{kind}>'
            if place == 0
            else f'<{kind} align="right" width="{_FIGURE}%">{cell}</{kind}>'
            for place, cell in enumerate(row)
        )
        + "</tr>"
    )
