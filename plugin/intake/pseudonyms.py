"""Pseudonyms: who is who, without saying who it is.

A pseudonym is a keyed hash, HMAC-SHA256 (RFC 2104, FIPS 180-4), of what a source knows a person by.
Without the project's key nobody can try out numbers until one fits; with it the same person gets
the same pseudonym in every import. What is hashed is tagged with what it is, so that the code
``1001`` of a person and of a household have nothing in common.

An identity number is the same in every department. A department's own codes are not: they are
hashed together with a scope, the department's name.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Callable, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from .identity import normal_identity

Texts = npt.NDArray[np.object_]

# 96 bits: among n pseudonyms two are alike by chance with a probability under n² / 2^97, which is
# one in 10^13 for a hundred million of them (birthday bound).
HEX_DIGITS = 24
# RFC 2104, section 3: a key should be as long as the hash; half of that can't be guessed either.
LEAST_KEY_BYTES = 16
_BETWEEN_PROGRESS = 20_000
# Between the parts of one text. Not \0: there pandas stops comparing texts.
_UNIT = "\x1f"
_BETWEEN = re.compile(r"[\s\0]+")


class Pseudonyms:
    """The pseudonyms that one source's persons, households and requests get.

    ``key``: the project's; ``scope``: whose codes they are, a department's name or the source's id;
    ``source``: the source's id, which tells rows apart that nothing else does (two sources of one
    department both have a row 5). Pseudonyms are texts of 24 hex digits. Raises InputError where
    the key is too short to protect anyone.
    """

    def __init__(self, key: bytes, scope: str, source: str = "") -> None:
        if len(key) < LEAST_KEY_BYTES:
            raise input_error(
                "The project's key holds {count} bytes and needs at least {least}: it can't "
                "protect anyone. Put the key file back from a copy.",
                count=len(key),
                least=LEAST_KEY_BYTES,
            )
        self._keyed = hmac.new(key, digestmod="sha256")
        self._scope = _normal(scope)
        self._source = _normal(source)

    def persons(
        self,
        identities: Texts,
        keys: Texts,
        rows: npt.NDArray[np.int64],
        progress: Progress = silent,
    ) -> Texts:
        """(n,) pseudonyms of persons, each of the best that is known of one.

        ``identities``: (n,) what ``normal_identity`` gave, or None; ``keys``: (n,) the department's
        own codes for persons, or None; ``rows``: (n,) the rows' numbers in the source. A code that
        is itself an identity number counts as one, and a row without an identity number has that
        of the other rows of its code, if these have one only.
        """
        made = self._best("person", identities, keys, part(progress, 0.0, 0.8))
        unknown = _missing(made)
        numbers = np.asarray(rows)[unknown].astype(str).astype(object)
        tag = f"row\0{self._scope}\0{self._source}"
        made[unknown] = self._hashed(tag, numbers, part(progress, 0.8, 1.0))
        return made

    def households(
        self, head_identities: Texts, keys: Texts, homes: Texts, progress: Progress = silent
    ) -> Texts:
        """(n,) pseudonyms of households, None where nothing is known of one.

        ``head_identities``: (n,) what ``normal_identity`` gave for the head of household; ``keys``:
        (n,) the department's codes for households; both as for persons. ``homes``: (n,) building,
        entrance and room as one text. None in each where not known.
        """
        made = self._best("household", head_identities, keys, part(progress, 0.0, 0.8))
        unknown = _missing(made)
        left = np.asarray(homes, dtype=object)[unknown]
        made[unknown] = self._hashed("home", left, part(progress, 0.8, 1.0))
        return made

    def of(self, kind: str, texts: Texts, progress: Progress = silent) -> Texts:
        """(n,) pseudonyms of the department's own codes, None where there is none.

        ``kind``: what they stand for, such as ``request``.
        """
        codes = _codes(texts, part(progress, 0.0, 0.3))
        return self._hashed(f"{kind}-key\0{self._scope}", codes, part(progress, 0.3, 1.0))

    def made_of(self, kind: str, columns: Sequence[Texts], progress: Progress = silent) -> Texts:
        """(n,) pseudonyms of several columns of a row and the scope, None where one is missing.

        ``columns``: each (n,) texts or None, such as the person's pseudonym and the care group.
        """
        joined = np.full(len(columns[0]), None, dtype=object)
        whole = ~np.any([_missing(column) for column in columns], axis=0)
        parts = [[str(value).replace(_UNIT, "") for value in column[whole]] for column in columns]
        joined[whole] = [_UNIT.join(values) for values in zip(*parts)]
        return self._hashed(f"{kind}-of\0{self._scope}", joined, progress)

    def _best(self, kind: str, identities: Texts, keys: Texts, progress: Progress) -> Texts:
        """By identity number, else by the department's code; None where neither is known."""
        codes = _codes(keys, part(progress, 0.0, 0.2))
        # What nobody filled in.
        codes[codes == "0"] = None
        identities = _completed(identities, codes)
        left = _missing(identities)
        numbers, distinct = pd.factorize(codes[left])
        identities = identities.copy()
        hidden = _each(normal_identity, distinct, part(progress, 0.2, 0.4))
        identities[left] = _taken(hidden, numbers)
        made = self._hashed(f"{kind}-identity", identities, part(progress, 0.4, 0.7))
        left = _missing(made)
        tag = f"{kind}-key\0{self._scope}"
        made[left] = self._hashed(tag, codes[left], part(progress, 0.7, 1.0))
        return made

    def _hashed(self, tag: str, texts: Texts, progress: Progress) -> Texts:
        """One HMAC for each distinct text."""
        numbers, distinct = pd.factorize(np.asarray(texts, dtype=object))
        tagged = self._keyed.copy()
        tagged.update(f"{tag}\0".encode(errors="surrogatepass"))

        def hashed(text: str) -> str:
            # Copying the keyed state costs less than hmac.digest, which keys it each time.
            state = tagged.copy()
            state.update(text.encode(errors="surrogatepass"))
            return state.hexdigest()[:HEX_DIGITS]

        return _taken(_each(hashed, distinct, progress), numbers)


def _completed(identities: Texts, codes: Texts) -> Texts:
    """The identity numbers, and for rows without one the only one that their code has elsewhere."""
    without = _missing(identities) & ~_missing(codes)
    if not without.any() or _missing(identities).all():
        return identities
    said = pd.DataFrame({"code": codes, "identity": identities}).dropna().drop_duplicates()
    single = said.drop_duplicates("code", keep=False).set_index("code")["identity"]
    completed = identities.copy()
    completed[without] = pd.Series(codes[without], dtype=object).map(single)
    return completed


def _codes(keys: Texts, progress: Progress) -> Texts:
    """The codes as they are compared, None where there is none; 0 for any number of zeros."""
    numbers, distinct = pd.factorize(np.asarray(keys, dtype=object))
    return _taken(_each(_code, distinct, progress), numbers)


def _code(key: Any) -> Optional[str]:
    text = _normal(str(key))
    return text if text.strip("0") else text[:1] or None


def _normal(code: str) -> str:
    """A department's code or name as it is compared: width and spaces don't matter, case does."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", code))


def _missing(texts: Texts) -> npt.NDArray[np.bool_]:
    return np.asarray(pd.isna(texts), dtype=bool)


def _each(
    make: Callable[[Any], Optional[str]], values: Texts, progress: Progress
) -> list[Optional[str]]:
    made: list[Optional[str]] = []
    for start in range(0, len(values), _BETWEEN_PROGRESS):
        progress(start / len(values), None)
        made.extend(map(make, values[start : start + _BETWEEN_PROGRESS]))
    return made


def _taken(values: Iterable[Optional[str]], numbers: npt.NDArray[np.intp]) -> Texts:
    """The values by their numbers; the None behind the last of them is what -1 takes."""
    listed = [*values, None]
    held = np.empty(len(listed), dtype=object)
    held[:] = listed
    taken: Texts = held[numbers]
    return taken
