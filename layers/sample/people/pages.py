"""A list as a page: titles, header, rows with what stands between them, totals, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .columns import Cells
from .lists import Listed
from .persons import names, phones
from .town import numbers

Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class Page:
    """The rows of a sheet, all equally wide; an empty row is blank.

    ``merged``: first row and column and last row and column of merged cells, from 1. ``truth`` has
    the columns of ``Listed.truth`` and ``row``, the number that a spreadsheet shows, for every row
    below the header that is not blank: totals and remarks are among them, with their reason.
    """

    listed: Listed
    rows: tuple[Cells, ...]
    merged: tuple[Span, ...]
    truth: pd.DataFrame


def page(listed: Listed, seed: int) -> Page:
    """The list laid out as its form says."""
    form = listed.form
    width = len(form.columns)
    rows: list[Cells] = [[title] + [None] * (width - 1) for title in form.titles]
    merged = [(at, 1, at, width) for at in range(1, len(rows) + 1)]
    header, spans = _header([title for title, _ in form.columns], len(rows) + 1)
    rows += header
    marks: list[tuple[int, Any]] = []
    for part, name in _parts(listed):
        for at in part:
            rows.append([column[at] for column in listed.columns])
            marks.append((len(rows), at))
        if form.split == "blank":
            rows.append([None] * width)
        elif form.split == "subtotal":
            rows.append(_total("小计", f"{name}{len(part)}人", width))
            marks.append((len(rows), "total_row"))
    if form.total:
        rows.append(_total("合计", f"{len(listed.truth):,}", width))
        marks.append((len(rows), "total_row"))
    for text in form.foot:
        rng = numbers(seed, form.file + text)
        told = text.format(name=names(1, rng)[0], phone=phones(1, rng)[0])
        rows.append([told] + [None] * (width - 1))
        marks.append((len(rows), "remark_row"))
    if form.file.endswith(".dbf"):
        # There the names of the columns are no row.
        marks = [(row - 1, mark) for row, mark in marks]
    return Page(listed, tuple(rows), (*merged, *spans), _truth(listed, marks))


def _parts(listed: Listed) -> list[tuple[range, str]]:
    """Neighbouring rows of one community each; all rows where the form doesn't part them."""
    count = len(listed.community)
    if listed.form.split is None or not count:
        return [(range(count), "")]
    community = pd.Series(listed.community)
    starts = [*community.index[community != community.shift()], count]
    return [(range(a, b), listed.community[a]) for a, b in zip(starts, starts[1:])]


def _header(titles: Sequence[str], at: int) -> tuple[list[Cells], list[Span]]:
    """One or two rows, and what is merged in them; the first stands in row ``at``."""
    if not any("/" in title for title in titles):
        return [list(titles)], []
    above: Cells = []
    below: Cells = []
    spans: list[Span] = []
    for column, title in enumerate(titles, start=1):
        over, _, under = title.partition("/")
        if not under:
            spans.append((at, column, at + 1, column))
        elif spans and spans[-1][0] == spans[-1][2] and titles[column - 2].startswith(over + "/"):
            spans[-1] = (at, spans[-1][1], at, column)
            over = ""
        else:
            spans.append((at, column, at, column))
        above.append(over or None)
        below.append(under or None)
    return [above, below], spans


def _total(word: str, text: str, width: int) -> Cells:
    return [word, text] + [None] * (width - 2)


def _truth(listed: Listed, marks: list[tuple[int, Any]]) -> pd.DataFrame:
    """The truth of the rows, and of totals and remarks, with their numbers."""
    row_of = {at: row for row, at in marks if isinstance(at, int)}
    aside = {row: reason for row, reason in marks if isinstance(reason, str)}
    known = listed.truth.astype(object).set_axis([row_of[at] for at in range(len(listed.truth))])
    whole = known.reindex(sorted([*row_of.values(), *aside]))
    whole.loc[list(aside), "reason"] = list(aside.values())
    return whole.where(whole.notna(), None).rename_axis("row").reset_index()
