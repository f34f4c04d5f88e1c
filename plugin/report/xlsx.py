"""The report as a workbook: one sheet a topic, with real numbers, to filter and to reckon with.

Whatever stands in a name stays a text: no cell is ever a formula, and those that look like one are
marked as text, so that they stay so when someone edits them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional, Union

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..contracts import Bilingual
from .assumedsheet import assumed_sheet
from .changesheets import change_sheets
from .content import ReportContent
from .findingsheets import (
    counts_sheet,
    coverage_sheet,
    duties_sheet,
    gaps_sheet,
    public_counts_sheet,
    services_sheet,
    unattached_sheet,
    visits_sheet,
    work_sheet,
)
from .gaprows import gap_rows
from .placesheets import (
    cells_sheet,
    communities_sheet,
    key_sheet,
    moves_sheet,
    officers_sheet,
    towers_sheet,
)
from .planrow import read_plan_row
from .sheet import FORMATS, Column, Sheet, Typed, Value
from .staffsheets import staff_sheets
from .wording import FORMULA_SIGNS

# What XML cannot hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_UNITS = 32_767  # of UTF-16 in a cell, as Excel counts
_A4 = 9
_NARROWEST, _WIDEST, _LONG = 8, 40, 60
# So many rows say how wide a column is.
_LOOKED_AT = 500
_ROWS_AT_ONCE = 500


def write_workbook(
    content: ReportContent, path: Path, language: str = "en", progress: Progress = silent
) -> None:
    """Write the report about ``content`` as an XLSX file, in ``language`` (``en`` or ``zh_CN``).

    A public content makes a public workbook. Raises OSError where ``path`` can't be written.
    """
    sheets = []
    for sheet in _sheets(content, language, progress):
        progress(0, None)
        if sheet.rows:
            sheets.append(sheet)
    book = Workbook(write_only=True)
    book.properties.title = _clean(content.title)
    book.properties.creator = "Grid Steward"
    try:
        writer = _Writer(book, language)
        for number, sheet in enumerate(sheets):
            progress(number / len(sheets), None)
            writer.write(sheet, content.title, progress)
        book.save(path)
    finally:
        _clear_up(book)


def _clear_up(book: Any) -> None:
    """Remove what a book that was not saved leaves in the folder for temporary files.

    openpyxl collects each sheet in a file there, until the book is saved or the program ends.
    """
    for page in book.worksheets:
        with suppress(OSError):
            if not page.closed:
                page.close()
        with suppress(OSError):
            if page._writer is not None:
                page._writer.cleanup()


def _sheets(content: ReportContent, language: str, progress: Progress) -> Iterator[Sheet]:
    plan, gaps = read_plan_row(content.plan.plan), gap_rows(content, language)
    names = {verdict.community_id: verdict.name for verdict in plan.communities}
    yield key_sheet(content, plan, gaps)
    yield cells_sheet(content, gaps, names)
    yield communities_sheet(content, plan)
    yield gaps_sheet(content, gaps, names)
    yield services_sheet(content)
    yield coverage_sheet(content, "coverage", message("Households in reach"), names)
    if content.care_coverage is not None:
        yield coverage_sheet(content, "care_coverage", message("Care cases in reach"), names)
    if content.workload is not None:
        yield work_sheet(content, content.workload, names)
    if content.work_items is not None:
        yield duties_sheet(content, content.work_items)
        yield visits_sheet(content, content.work_items)
    yield officers_sheet(content)
    yield from staff_sheets(content, names, language, part(progress, 0, 0))
    if content.public_counts is not None:
        yield public_counts_sheet(content, content.public_counts, names)
    if content.cell_counts is not None:
        yield counts_sheet(content, content.cell_counts, names)
    if content.unattached is not None:
        yield unattached_sheet(content.unattached)
    yield moves_sheet(content)
    yield towers_sheet(content)
    yield from change_sheets(content)
    yield assumed_sheet(content, plan)


class _Writer:
    """Writes sheets into a book that keeps no cell in memory."""

    def __init__(self, book: Any, language: str) -> None:
        self._book = book
        self._language = language
        first = book.create_sheet()
        self._styles = {
            (kind, long, quoted): _style(first, number_format, long, quoted)
            for kind, number_format in FORMATS.items()
            for long in (False, True)
            for quoted in (False, True)
        }
        self._head = _head_style(first)
        book.remove(first)

    def write(self, sheet: Sheet, title: str, progress: Progress) -> None:
        """Add a sheet to the book; ``title`` heads its printed pages."""
        page = self._book.create_sheet(self.text(sheet.name))
        headings = [self.text(column.title) for column in sheet.columns]
        widths = zip(sheet.columns, headings, zip(*map(self._shown, sheet.rows[:_LOOKED_AT])))
        for number, (column, heading, values) in enumerate(widths, start=1):
            letter = get_column_letter(number)
            page.column_dimensions[letter].width = _width(column, heading, values)
        _set_up(page, f"{title} · {self.text(sheet.name)}", len(headings), len(sheet.rows))
        page.append([self._cell(page, heading, self._head) for heading in headings])
        for number, row in enumerate(sheet.rows):
            if number % _ROWS_AT_ONCE == 0:
                progress(0, None)
            page.append(
                [self._value(page, column, value) for column, value in zip(sheet.columns, row)]
            )

    def text(self, value: Union[Message, Bilingual, str]) -> str:
        """A text in the reader's language, with nothing in it that a file can't hold."""
        if isinstance(value, Message):
            value = value.render(self._language)
        elif isinstance(value, Bilingual):
            value = value.zh if self._language == "zh_CN" else value.en
        return _clean(value)

    def _shown(self, row: Sequence[Value]) -> list[str]:
        """About what a reader sees of each value."""
        return [self._seen(value.value if isinstance(value, Typed) else value) for value in row]

    def _seen(self, value: Value) -> str:
        if isinstance(value, (Message, Bilingual, str)):
            return self.text(value)
        if isinstance(value, float):
            return f"{value:,.1f}"
        return "" if _missing(value) else f"{value:,}" if isinstance(value, int) else str(value)

    def _value(self, page: Any, column: Column, value: Value) -> Any:
        kind = column.kind
        if isinstance(value, Typed):
            kind, value = value.kind, value.value
        if isinstance(value, (Message, Bilingual, str)):
            text = self.text(value)
            quoted = text.startswith(FORMULA_SIGNS)
            return self._cell(page, text, self._styles["text", column.long, quoted])
        if _missing(value):
            return None
        if not isinstance(value, (int, float)) and kind not in ("time", "day"):
            value = value.item()
        return self._cell(page, value, self._styles[kind, column.long, False])

    def _cell(self, page: Any, value: Any, style: Any) -> Any:
        cell = WriteOnlyCell(page, value)
        if isinstance(value, str):
            # Of itself it would be a formula if it began with "=".
            cell.data_type = "s"
        cell._style = style
        return cell


def _style(page: Any, number_format: str, long: bool, quoted: bool) -> Any:
    """The style of a cell, by its numbers in the book's lists."""
    cell = WriteOnlyCell(page)
    cell.number_format = number_format
    cell.alignment = Alignment(vertical="top", wrap_text=long)
    cell.quotePrefix = quoted
    return cell._style


def _head_style(page: Any) -> Any:
    cell = WriteOnlyCell(page)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFDCE6F1")
    cell.border = Border(bottom=Side("medium", color="FF1F4E79"))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell._style


def _set_up(page: Any, title: str, columns: int, rows: int) -> None:
    """The head stays in sight and can be filtered by; printed, a page is as wide as A4 across."""
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    # In a page's head & begins a command.
    page.oddHeader.left.text = _clean(title)[:100].replace("&", "&&")
    page.oddFooter.right.text = "&P / &N"


def _width(column: Column, heading: str, values: Iterable[str]) -> float:
    """In characters, of which a Chinese one takes two; headings may stand in two lines."""
    longest = max((_places(text) for text in values), default=0)
    wanted = max(longest, _places(heading) / 2) + 3
    return float(min(max(wanted, _NARROWEST), _LONG if column.long else _WIDEST))


def _places(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value != value


def _clean(text: Optional[str]) -> str:
    """A text without what XML can't hold, and no longer than a cell."""
    kept = _NO_XML.sub("", text or "")
    units = kept.encode("utf-16-le")[: 2 * _MOST_UNITS]
    return units.decode("utf-16-le", errors="ignore")
