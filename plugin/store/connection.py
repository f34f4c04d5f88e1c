"""Opening the project file, writing it whole or not at all, and saying what went wrong.

A write is one SQLite transaction. SQLite keeps a journal beside the file until the transaction is
complete, so a program killed at any moment leaves the last whole state, which the next reader
finds again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from ..common.errors import InputError
from ..common.messages import message
from .blobs import register_functions

# QGIS holds its lock only while it saves, so a short wait is enough.
BUSY_SECONDS = 5.0

# What SQLite says, and what we say to it; each sentence gets the file's name.
_SENTENCES = (
    (
        "locked",
        message(
            "{file} is in use by another program, most likely QGIS with edits that are not saved. "
            "Save or stop the editing there, then try again."
        ),
    ),
    (
        "readonly",
        message(
            "{file} cannot be written: the file or its folder is read-only. Copy it to a folder "
            "of your own, or ask for the right to write there."
        ),
    ),
    (
        "is full",
        message(
            "{file} could not be written; the disk is full. Free some space and try again; the "
            "project is as it was before."
        ),
    ),
    (
        "disk I/O error",
        message(
            "{file} could not be written or read; the disk does not answer, or is full. Check the "
            "disk and its free space, then try again; the project is as it was before."
        ),
    ),
    (
        "not a database",
        message("{file} is not a GeoPackage. Give the project's file, which ends in .gpkg."),
    ),
    ("malformed", message("{file} is damaged. Take the last good copy of the project.")),
    (
        "unable to open",
        message(
            "{file} cannot be opened. Check that it is still there and that you may read and "
            "write its folder."
        ),
    ),
)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees one state of the file, whatever others write meanwhile."""
    with _connection(path) as connection:
        connection.execute("BEGIN")
        yield connection


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose changes all arrive when the block ends, or, if it raises, none."""
    with _connection(path) as connection:
        register_functions(connection)
        # Keys come in any order, and SQLite's own 2 MB hold the index of few.
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Closing a connection inside a transaction rolls that transaction back."""
    try:
        connection = sqlite3.connect(
            _address(path), timeout=BUSY_SECONDS, isolation_level=None, uri=True
        )
        try:
            # Nothing of the file goes to a temporary one.
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise _explained(error, path) from error


def _address(path: Path) -> str:
    """Where SQLite finds a file that must be there; told a mere path it would make a new one."""
    text = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(text if text.startswith("/") else "/" + text)) + "?mode=rw"


def sql(template: str, **names: str | Sequence[str] | int) -> str:
    """SQL with table and column names put in, quoted.

    A text becomes one name, a sequence a list of names, a number that many ``?``.
    """
    return template.format(**{key: _quoted(value) for key, value in names.items()})


def _quoted(value: str | Sequence[str] | int) -> str:
    if isinstance(value, int):
        return ", ".join("?" * value)
    names = [value] if isinstance(value, str) else value
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def _explained(error: sqlite3.Error, path: Path) -> Exception:
    """The InputError for what the user can mend; any other error stays as it is."""
    for part, sentence in _SENTENCES:
        if part in str(error):
            return InputError(replace(sentence, values={"file": path.name}))
    return error
