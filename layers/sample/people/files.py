"""Pages as files: text, workbook, dBase table; the same page gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
from pathlib import Path

from openpyxl import Workbook

from .pages import Page
from .words import AS_OF

_SAVED = "2024-03-31T09:30:00Z"
_SAVED_IN_ZIP = (2024, 3, 31, 9, 30, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DBF_3 = 0x03
_DBF_NAME_BYTES = 10
_DBF_TEXT_BYTES = 80
_EXPLAINED = ("填表说明", "1. 每人一行，由各社区汇总上报。", "2. 住址填写到单元、房号。")


def write_page(page: Page, path: Path) -> None:
    """Write the page in the format that the file's name says."""
    {".xlsx": _write_xlsx, ".dbf": _write_dbf}.get(path.suffix, _write_text)(page, path)


def _write_text(page: Page, path: Path) -> None:
    form = page.listed.form
    with path.open("w", encoding=form.encoding, newline="") as file:
        csv.writer(file, delimiter=form.delimiter).writerows(page.rows)


def _write_xlsx(page: Page, path: Path) -> None:
    """A workbook with the page as its last sheet, without the time at which it was made."""
    book = Workbook()
    sheet = book.active
    *before, last = page.listed.form.sheets
    for name in before:
        sheet.title = name
        for text in _EXPLAINED:
            sheet.append([text])
        sheet = book.create_sheet()
    sheet.title = last
    for row in page.rows:
        sheet.append(row)
    for top, left, bottom, right in page.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(path, "w") as kept:
        for entry in made.infolist():
            content = _MODIFIED.sub(rb"\g<1>" + _SAVED.encode(), made.read(entry))
            again = zipfile.ZipInfo(entry.filename, _SAVED_IN_ZIP)
            kept.writestr(again, content, zipfile.ZIP_DEFLATED)


def _write_dbf(page: Page, path: Path) -> None:
    """A dBase III table of texts in GBK that does not say so.

    Written here and not by GDAL: where pyogrio uses the same GDAL as QGIS, and QGIS has a layer
    open, GDAL no longer encodes what goes into a dBase table.
    """
    header, *rows = page.rows
    names = [_whole(name.encode("gbk")[:_DBF_NAME_BYTES]) for name in header]
    fields = [struct.pack("<11sc4xB15x", name, b"C", _DBF_TEXT_BYTES) for name in names]
    saved = AS_OF.item()
    head = struct.pack(
        "<B3BIHH20x",
        _DBF_3,
        *(saved.year - 1900, saved.month, saved.day),
        *(len(rows), 32 + 32 * len(fields) + 1, 1 + _DBF_TEXT_BYTES * len(fields)),
    )
    # A space before a row says that it isn't deleted.
    body = b"".join(b" " + b"".join(map(_dbf_text, row)) for row in rows)
    path.write_bytes(head + b"".join(fields) + b"\r" + body + b"\x1a")


def _whole(text: bytes) -> bytes:
    """GBK without a character that was cut in half at its end."""
    return text.decode("gbk", errors="ignore").encode("gbk")


def _dbf_text(value: object) -> bytes:
    text = "" if value is None else str(value)
    return _whole(text.encode("gbk")[:_DBF_TEXT_BYTES]).ljust(_DBF_TEXT_BYTES)
