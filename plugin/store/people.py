"""The restricted half of a project: everything about persons, for its owner's eyes only.

``NAME.people.gpkg`` holds the restricted layers and their rejected rows, ``NAME.people.key`` the
key that pseudonyms are made with. Neither is there before it is needed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyproj
from pyogrio.errors import DataLayerError, DataSourceError

from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from . import connection as files
from .access import draft_of, keep_private, place
from .connection import sql
from .header import (
    KEY_ENDING,
    PEOPLE_ENDING,
    PEOPLE_HEADER,
    cannot_write,
    check_version,
    read_header,
    write_header,
)
from .missing import bring_up_to_date
from .tables import create_tables, index_keys, restricted_tables

_KEY_BYTES = 32
_KEY = re.compile(r"[0-9a-f]{64}")
# Of this a key's check value is made; 16 hex digits tell keys apart and give none away.
_CHECKED = b"grid-steward: the key of this project"
_CHECK_DIGITS = 16
# SQLite's own files beside one that is open, or was when its program was killed.
_COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class PeopleFile:
    """The file about persons that belongs to the project file ``project``, and its key.

    ``project_id`` is what the project file is known by. Nothing is opened or made before a method
    is called.
    """

    project: Path
    project_id: str
    crs: pyproj.CRS

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self.project.with_name(self.project.stem + PEOPLE_ENDING)

    @property
    def key_path(self) -> Path:
        """Where the key is, or would be."""
        return self.project.with_name(self.project.stem + KEY_ENDING)

    def exists(self) -> bool:
        """Whether the project has a file about persons."""
        return self.path.exists()

    def keep_private(self) -> bool:
        """See to it that only the owner may read what is there; whether that could be had."""
        paths = [self.path, self.key_path]
        paths += [Path(f"{self.path}{ending}") for ending in _COMPANIONS]
        closed = [keep_private(path) for path in paths if path.exists()]
        return all(closed)

    def open_to_others(self) -> Message:
        """What to say where the file can't be closed to others."""
        return message(
            "The disk that {people} lies on does not keep who may read a file, so whoever can "
            "open the folder {folder} can read it. Move the project to a folder of your own.",
            people=self.path.name,
            folder=str(self.path.parent.resolve()),
        )

    def left_alone(self) -> Message | None:
        """What to say where the key is there and the file is not; None where all is well.

        The two are made together, but for a key that no person was taken in with.
        """
        if self.exists() or not self.key_path.exists():
            return None
        return message(
            "{people} is not beside {project}, though its key is. If the project had persons, put "
            "it back; if it had none yet, all is well.",
            people=self.path.name,
            project=self.project.name,
        )

    def check_none_left(self) -> None:
        """InputError where a new project would find the persons or the key of a former one."""
        for path in (self.path, self.key_path):
            if path.exists():
                raise input_error(
                    "{left} of an earlier project called {file} is still in the folder {folder}. "
                    "Choose another name, or move {left} away first.",
                    left=path.name,
                    file=self.project.name,
                    folder=str(path.parent.resolve()),
                )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to the file, which must be there, that sees one state of it.

        Raises InputError for a file of another project. The key need not be there.
        """
        self._bring_up_to_date()
        with files.reading(self.path) as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes all arrive when the block ends, or none; no new rows.

        Raises InputError for a file of another project. The key need not be there.
        """
        self._bring_up_to_date()
        with files.transaction(self.path) as connection:
            # What is taken out is not to be found in the file any more.
            connection.execute("PRAGMA secure_delete = ON")
            yield connection

    @contextmanager
    def adding(self) -> Iterator[sqlite3.Connection]:
        """A ``transaction`` for new rows: the file is made if needed, and the key must fit."""
        key = self.key()
        if not self.exists():
            self._make(key)
        with self.transaction() as connection:
            yield connection

    def key(self) -> bytes:
        """The project's key, 32 bytes, made at the first call.

        Raises InputError where the file has rows and the key is missing or not that of the file.
        """
        header = self._header() if self.exists() else {}
        if not self.key_path.exists():
            if header and self._has_rows():
                raise self._key_missing()
            self._make_key()
        keep_private(self.key_path)
        key = self._read_key()
        if header and header["key_check"] != _check_value(key):
            if self._has_rows():
                raise self._wrong_key()
            with files.transaction(self.path) as connection:
                connection.execute(
                    sql("UPDATE {t} SET value = ? WHERE key = 'key_check'", t=PEOPLE_HEADER),
                    (_check_value(key),),
                )
        return key

    def _header(self) -> Mapping[str, str]:
        """What the file says of itself, once it is known to be this project's."""
        keep_private(self.path)
        with files.reading(self.path) as connection:
            header = read_header(connection, PEOPLE_HEADER)
        if header.get("project_id") != self.project_id:
            raise input_error(
                "{people} in the folder {folder} does not belong to {project}: another project "
                "made it. Put the right {people} there, or move this one away and import the "
                "layers about persons again.",
                people=self.path.name,
                folder=str(self.path.parent.resolve()),
                project=self.project.name,
            )
        check_version(self.path, header)
        return header

    def _bring_up_to_date(self) -> None:
        self.keep_private()
        version = check_version(self.path, self._header())
        bring_up_to_date(self.path, PEOPLE_HEADER, version, restricted_tables(), self.crs)

    def _has_rows(self) -> bool:
        with files.reading(self.path) as connection:
            return any(
                connection.execute(sql("SELECT 1 FROM {t} LIMIT 1", t=layer)).fetchone()
                for layer in restricted_tables()
            )

    def _make(self, key: bytes) -> None:
        """Make the file without rows, aside, and move it to its place."""
        left = [path for end in _COMPANIONS if (path := Path(f"{self.path}{end}")).exists()]
        if left:
            raise input_error(
                "{people} is gone, but {left} of it is still there. Put {people} back, or delete "
                "{left}, then try again.",
                people=self.path.name,
                left=left[0].name,
            )
        header = {"project_id": self.project_id, "key_check": _check_value(key)}
        try:
            with draft_of(self.path) as draft:
                create_tables(draft, self.crs, restricted_tables())
                with files.transaction(draft) as connection:
                    index_keys(connection, restricted_tables())
                    write_header(connection, PEOPLE_HEADER, header)
                place(draft, self.path)
        except (OSError, DataSourceError, DataLayerError) as error:
            raise cannot_write(self.path, error) from error

    def _make_key(self) -> None:
        try:
            with draft_of(self.key_path) as draft:
                with draft.open("w", encoding="ascii") as file:
                    file.write(secrets.token_hex(_KEY_BYTES) + "\n")
                    # Rows made with the key must never outlive it.
                    file.flush()
                    os.fsync(file.fileno())
                place(draft, self.key_path)
        except OSError as error:
            raise cannot_write(self.key_path, error) from error

    def _read_key(self) -> bytes:
        try:
            text = self.key_path.read_text(encoding="ascii", errors="replace").strip()
        except OSError as error:
            raise input_error(
                "{file} cannot be read ({reason}). Ask for the right to read it.",
                file=self.key_path.name,
                reason=error.strerror or str(error),
            ) from error
        if _KEY.fullmatch(text) is None:
            raise input_error(
                "{key} in the folder {folder} is damaged: it does not hold a key. Put it back "
                "from a copy of the project; if there is none, move it and {people} away and "
                "import the layers about persons again.",
                key=self.key_path.name,
                folder=str(self.key_path.parent.resolve()),
                people=self.path.name,
            )
        return bytes.fromhex(text)

    def _key_missing(self) -> InputError:
        return input_error(
            "{key}, the key that the persons in {people} are known by, is not in the folder "
            "{folder}. Put it back from where the project comes from; if it is lost, move "
            "{people} away and import the layers about persons again.",
            key=self.key_path.name,
            people=self.path.name,
            folder=str(self.path.parent.resolve()),
        )

    def _wrong_key(self) -> InputError:
        return input_error(
            "{key} in the folder {folder} is not the key that {people} was made with, so the same "
            "person would be taken for two. Put the right key there; if it is lost, move both "
            "files away and import the layers about persons again.",
            key=self.key_path.name,
            people=self.path.name,
            folder=str(self.path.parent.resolve()),
        )


def _check_value(key: bytes) -> str:
    return hmac.new(key, _CHECKED, hashlib.sha256).hexdigest()[:_CHECK_DIGITS]
