"""Tables as people make them: title rows above the header, blank rows, totals and remarks below."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pandas as pd

from ..common.errors import input_error
from ..common.progress import Progress, part
from ..common.texts import unspaced
from ..contracts import Contract
from .columns import coded_cells
from .encoding import decode_file
from .names import choose_layer, known_names, layer_name, plain
from .places import PLACE_NAMES
from .privacy import personal_value
from .source import Source
from .vector import unreadable

Row = tuple[int, Sequence[Any]]

# The header stands within so many rows from the top.
_HEADER_WITHIN = 30
# Without a single known header, the first row that fills this share of the widest row is it.
_HEADER_FILLS = 0.6
_DELIMITERS = (",", "\t", ";", "|")
# A WKT outline in one cell may be long.
_LONGEST_CELL = 100_000_000
_BETWEEN_PROGRESS = 5000
_IS_NOTHING, _IS_TEXT, _IS_TOTAL, _IS_REMARK = range(4)

_TOTAL = re.compile(r"合计|总计|小计|共计|总和|(?:grand|sub)?total")
_ASIDE = re.compile("计|和|total|[:：]", re.IGNORECASE)
_REMARK = re.compile(
    "(?:注|备注|说明|填表|制表|填报|审核|复核|单位|负责人|联系人|经办|日期|note|remark)[^:]{0,8}:"
)


def read_csv(
    path: Path,
    contract: Contract,
    mapping: Optional[Mapping[str, str]],
    encoding: Optional[str],
    progress: Progress,
) -> Source:
    """A text file with columns, whatever of comma, tab, semicolon or bar is between them."""
    text = decode_file(path.read_bytes(), encoding, path.name)
    rows = _records(text, path, part(progress, 0.0, 0.5))
    return _table(path.name, rows, contract, mapping, part(progress, 0.5, 1.0))


def read_xlsx(
    path: Path,
    contract: Contract,
    mapping: Optional[Mapping[str, str]],
    wanted: Optional[str],
    progress: Progress,
) -> Source:
    """One sheet of a workbook."""
    with _workbook(path) as book:
        filled = _filled_sheets(book)
        chosen = choose_layer(filled, contract, wanted, path.name)
        rows = _numbered(book[chosen].iter_rows(values_only=True), part(progress, 0.0, 0.5))
    name = layer_name(path.name, chosen, filled)
    return _table(name, rows, contract, mapping, part(progress, 0.5, 1.0))


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook that hold anything."""
    with _workbook(path) as book:
        return tuple(_filled_sheets(book))


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    """An open workbook; InputError where it can't be read."""
    # Not every QGIS comes with openpyxl, and all else works without.
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise input_error(
            "To read {source} the Python package openpyxl is needed, and it is not installed. "
            "Install it, or save the sheet as CSV.",
            source=path.name,
        ) from None
    with warnings.catch_warnings():
        # Styles and validations that openpyxl does not know don't touch the values.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise unreadable(path) from error
        try:
            yield book
        finally:
            book.close()


def _filled_sheets(book: Any) -> list[str]:
    return [sheet.title for sheet in book.worksheets if _has_rows(sheet)]


def set_aside(table: pd.DataFrame, progress: Progress) -> dict[int, str]:
    """Rows, by position, that are totals or remarks and no data."""
    total = np.zeros(len(table), dtype=bool)
    remark = np.zeros(len(table), dtype=bool)
    # Only the first text of a row says that it is a remark.
    unseen = np.ones(len(table), dtype=bool)
    for done, (_, column) in enumerate(table.items()):
        step = part(progress, done / table.shape[1], (done + 1) / table.shape[1])
        if column.dtype != object:
            continue
        cells = coded_cells(column)
        of_rows = np.array(cells.each(_kind, step), dtype=np.int8)[cells.codes]
        total |= of_rows == _IS_TOTAL
        remark |= unseen & (of_rows == _IS_REMARK)
        unseen &= of_rows == _IS_NOTHING
    aside = dict.fromkeys(np.flatnonzero(remark).tolist(), "remark_row")
    aside.update(dict.fromkeys(np.flatnonzero(total).tolist(), "total_row"))
    return dict(sorted(aside.items()))


def _kind(value: Any) -> int:
    """Whether a cell has no text, some text, or text that a total or a remark starts with."""
    if not isinstance(value, str):
        return _IS_NOTHING
    # Most cells need no closer look.
    if not _ASIDE.search(value):
        return _IS_NOTHING if value.isspace() or not value else _IS_TEXT
    joined = _joined(value)
    if _TOTAL.fullmatch(joined):
        return _IS_TOTAL
    return _IS_REMARK if _REMARK.match(joined) else _IS_TEXT


def _records(text: str, path: Path, progress: Progress) -> list[Row]:
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        delimiter = max(_DELIMITERS, key=lambda mark: _columns(text, mark))
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return _numbered(reader, progress)
    except csv.Error as error:
        raise unreadable(path) from error
    finally:
        csv.field_size_limit(limit)


def _columns(text: str, delimiter: str) -> int:
    """How many columns the first rows mostly have with that delimiter."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = [len(cells) for _, cells in zip(range(_HEADER_WITHIN), reader) if cells]
    return max(widths, key=widths.count, default=0)


def _numbered(rows: Iterable[Sequence[Any]], progress: Progress) -> list[Row]:
    """The rows that hold anything, with the numbers that a spreadsheet shows them under."""
    kept = []
    for number, cells in enumerate(rows, start=1):
        if number % _BETWEEN_PROGRESS == 0:
            # How many rows are to come isn't known: the share creeps towards 1.
            progress(1 - 1 / (1 + number / 50_000), None)
        if not all(_blank(cell) for cell in cells):
            kept.append((number, cells))
    return kept


def _has_rows(sheet: Any) -> bool:
    return any(
        not all(_blank(cell) for cell in cells) for cells in sheet.iter_rows(values_only=True)
    )


def _table(
    source: str,
    rows: list[Row],
    contract: Contract,
    mapping: Optional[Mapping[str, str]],
    progress: Progress,
) -> Source:
    if not rows:
        raise input_error("{source} holds no rows. Check the file.", source=source)
    known = known_names(contract) | PLACE_NAMES | {plain(name) for name in (mapping or {}).values()}
    at = _header_at(rows, known)
    data = rows[at + 1 :]
    width = max(len(cells) for _, cells in rows[at:])
    header = _header(rows, at, width)
    columns = {}
    for position, name in enumerate(header):
        progress(0.0, None)
        held = [cells[position] if position < len(cells) else None for _, cells in data]
        if name is not None or not all(_blank(cell) for cell in held):
            columns[name or _column_letters(position)] = pd.Series(held, dtype=object)
    values = pd.DataFrame(columns)
    return Source(
        name=source,
        table=values,
        geometry=None,
        crs=None,
        rows=np.array([number for number, _ in data], dtype=np.int64),
        set_aside=set_aside(values, progress),
    )


def _header_at(rows: list[Row], known: Collection[str]) -> int:
    """The position of the row with the most known names; else of the first well-filled one."""
    top = [cells for _, cells in rows[:_HEADER_WITHIN]]
    hits = [sum(plain(str(cell)) in known for cell in cells if not _blank(cell)) for cells in top]
    if max(hits):
        return hits.index(max(hits))
    filled = [sum(not _blank(cell) for cell in cells) for cells in top]
    return next(at for at, count in enumerate(filled) if count >= _HEADER_FILLS * max(filled))


def _header(rows: list[Row], at: int, width: int) -> list[Optional[str]]:
    """The column names, each once; None where a column has none.

    A cell that is merged with the one above it has its name there.
    """
    number, cells = rows[at]
    above = rows[at - 1][1] if at and rows[at - 1][0] == number - 1 else ()
    names: list[Optional[str]] = []
    for position in range(width):
        held = [row[position] for row in (cells, above) if position < len(row)]
        name = next((" ".join(str(cell).split()) for cell in held if not _blank(cell)), None)
        if name is not None and personal_value(name):
            # The table has no header and its first row speaks of a person.
            name = None
        copies = 1
        while name is not None and _copy(name, copies) in names:
            copies += 1
        names.append(name if name is None else _copy(name, copies))
    return names


def _copy(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _column_letters(position: int) -> str:
    """What a spreadsheet calls the column at ``position``, from 0: A to Z, then AA."""
    more, last = divmod(position, 26)
    return (_column_letters(more - 1) if more else "") + chr(ord("A") + last)


def _joined(text: str) -> str:
    joined = unspaced(text)
    return joined[:-1] if joined.endswith(":") and _TOTAL.fullmatch(joined[:-1]) else joined


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
