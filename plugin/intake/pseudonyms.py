"""Pseudonyms: who is who, without saying who it is.

A pseudonym is a keyed hash, HMAC-SHA256 (RFC 2104, FIPS 180-4), of what a source knows a person by.
Without the project's key nobody can try out numbers until one fits; with it the same person gets
the same pseudonym in every import. What is hashed is tagged with what it is, so that the code
``1001`` of a person and of a household have nothing in common.

An identity number is the same in every department. A department's own codes are not: they are
hashed together with a scope, the department's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..common.texts import usual_width
from .columns import Coded, coded_texts
from .identity import normal_identity

Texts = npt.NDArray[np.object_]

# 96 bits: among n pseudonyms two are alike by chance with a probability under n² / 2^97, which is
# one in 10^13 for a hundred million of them (birthday bound).
HEX_DIGITS = 24
# RFC 2104, section 3: a key should be as long as the hash; half of that can't be guessed either.
LEAST_KEY_BYTES = 16
# RFC 2104, section 2: what the key is combined with before the inner hash and before the outer.
_INNER, _OUTER = 0x36, 0x5C
# Between the parts of one text. Not \0: there pandas stops comparing texts.
_UNIT = "\x1f"


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
        self._inner, self._outer = _keyed(key)
        self._scope = _normal(scope)
        self._source = _normal(source)

    def persons(
        self,
        identities: Coded,
        keys: Coded,
        rows: npt.NDArray[np.int64],
        progress: Progress = silent,
    ) -> Texts:
        """(n,) pseudonyms of persons, each of the best that is known of one.

        ``identities``: n rows with what ``normal_identity`` gave; ``keys``: n rows with the
        department's own codes for persons; ``rows``: (n,) the rows' numbers in the source. A code
        that is itself an identity number counts as one, and a row without an identity number has
        that of the other rows of its code, if these have one only.
        """
        made = self._best("person", identities, keys, part(progress, 0.0, 0.8))
        unknown = np.flatnonzero(pd.isna(made))
        numbers = [str(number) for number in np.asarray(rows)[unknown].tolist()]
        alone = Coded(np.arange(len(numbers)), numbers)
        tag = f"row\0{self._scope}\0{self._source}"
        made[unknown] = self._hashed(tag, alone, part(progress, 0.8, 1.0)).rows()
        return made

    def households(
        self, head_identities: Coded, keys: Coded, homes: Texts, progress: Progress = silent
    ) -> Texts:
        """(n,) pseudonyms of households, None where nothing is known of one.

        ``head_identities``: n rows with what ``normal_identity`` gave for the head of household;
        ``keys``: n rows with the department's codes for households; both as for persons.
        ``homes``: (n,) building, entrance and room as one text, None where not known.
        """
        made = self._best("household", head_identities, keys, part(progress, 0.0, 0.8))
        unknown = np.flatnonzero(pd.isna(made))
        left = coded_texts(homes[unknown])
        made[unknown] = self._hashed("home", left, part(progress, 0.8, 1.0)).rows()
        return made

    def of(self, kind: str, keys: Coded, progress: Progress = silent) -> Texts:
        """(n,) pseudonyms of n rows of the department's own codes, None where there is none.

        ``kind``: what they stand for, such as ``request``.
        """
        codes = keys.mapped(_code, part(progress, 0.0, 0.3))
        return self._hashed(self._key_tag(kind), codes, part(progress, 0.3, 1.0)).rows()

    def made_of(self, kind: str, columns: Sequence[Texts], progress: Progress = silent) -> Texts:
        """(n,) pseudonyms of several columns of a row and the scope, None where one is missing.

        ``columns``: each (n,) texts or None, such as the person's pseudonym and the care group.
        """
        joined = np.full(len(columns[0]), None, dtype=object)
        whole = ~np.any([pd.isna(column) for column in columns], axis=0)
        parts = [[str(value).replace(_UNIT, "") for value in column[whole]] for column in columns]
        joined[whole] = [_UNIT.join(values) for values in zip(*parts)]
        return self._hashed(f"{kind}-of\0{self._scope}", coded_texts(joined), progress).rows()

    def _best(self, kind: str, identities: Coded, keys: Coded, progress: Progress) -> Texts:
        """By identity number, else by the department's code; None where neither is known."""
        codes = keys.mapped(_filled_in, part(progress, 0.0, 0.2))
        identities = _completed(identities, codes)
        codes = codes.only(identities.missing)
        hidden = codes.mapped(normal_identity, part(progress, 0.2, 0.4))
        codes = codes.only(hidden.missing)
        by_identity, by_code = f"{kind}-identity", self._key_tag(kind)
        made = np.full(len(codes.codes), None, dtype=object)
        steps = (part(progress, 0.4, 0.6), part(progress, 0.6, 0.8), part(progress, 0.8, 1.0))
        tags = (by_identity, by_identity, by_code)
        for tag, known, step in zip(tags, (identities, hidden, codes), steps):
            there = np.flatnonzero(~known.missing)
            made[there] = self._hashed(tag, known, step).rows()[there]
        return made

    def _key_tag(self, kind: str) -> str:
        return f"{kind}-key\0{self._scope}"

    def _hashed(self, tag: str, texts: Coded, progress: Progress) -> Coded:
        """The HMAC of each of the texts.

        Copying keyed states costs less than ``hmac.digest``, which keys them for each text, and
        than ``hmac.HMAC``, whose copies are objects of Python.
        """
        tagged = self._inner.copy()
        tagged.update(f"{tag}\0".encode("utf-8", "surrogatepass"))

        def hashed(text: str) -> str:
            inner, outer = tagged.copy(), self._outer.copy()
            inner.update(text.encode("utf-8", "surrogatepass"))
            outer.update(inner.digest())
            digits: str = outer.hexdigest()
            return digits[:HEX_DIGITS]

        return texts.mapped(hashed, progress)


def _keyed(key: bytes) -> tuple[Any, Any]:
    """The inner and the outer hash of HMAC-SHA256 with the key taken in, before any text."""
    block = sha256().block_size
    padded = (sha256(key).digest() if len(key) > block else key).ljust(block, b"\0")
    inner, outer = (sha256(bytes(byte ^ pad for byte in padded)) for pad in (_INNER, _OUTER))
    return inner, outer


def _completed(identities: Coded, codes: Coded) -> Coded:
    """The identity numbers, and for rows without one the only one that their code has elsewhere."""
    without = identities.missing & ~codes.missing
    if not without.any() or identities.missing.all():
        return identities
    identities, codes = identities.merged(), codes.merged()
    pairs = pd.DataFrame({"code": codes.codes, "identity": identities.codes})
    said = pairs[~(identities.missing | codes.missing)].drop_duplicates()
    single = said.drop_duplicates("code", keep=False)
    # The last is that of no code.
    of_code = np.full(len(codes.distinct) + 1, -1, dtype=np.int64)
    of_code[single["code"]] = single["identity"]
    return Coded(np.where(without, of_code[codes.codes], identities.codes), identities.distinct)


def _filled_in(key: Any) -> Optional[str]:
    """The code of a person or household; 0 is what nobody filled in."""
    code = _code(key)
    return None if code == "0" else code


def _code(key: Any) -> Optional[str]:
    """A code as it is compared, None where there is none; 0 for any number of zeros."""
    text = _normal(str(key))
    return text if text.strip("0") else text[:1] or None


def _normal(code: str) -> str:
    """A department's code or name as it is compared: width and spaces don't matter, case does."""
    return "".join(usual_width(code).replace("\0", " ").split())
