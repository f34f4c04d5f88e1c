"""Which encoding a text is in: UTF-8 or GB18030, tried strictly, since labels often lie."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import Optional

from ..common.errors import input_error
from ..common.messages import listed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB18030 contains GBK and GB 2312, under whose names files go about.
_DETECTED = ("utf-8", "gb18030")


def known_encoding(encoding: str) -> str:
    """The codec that the user's ``encoding`` names; the GB family is read as GB18030.

    Raises InputError where Python knows no such encoding.
    """
    name = f"cp{encoding}" if encoding.isdigit() else encoding
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        raise input_error(
            "There is no encoding called {encoding}. Usual ones are UTF-8, GB18030 and Big5.",
            encoding=encoding,
        ) from None
    return "gb18030" if codec in ("gb2312", "gbk", "cp936") else codec


def decode_file(data: bytes, encoding: Optional[str], source: str) -> str:
    """The text of a whole file: in the encoding given, else by its mark, else detected."""
    if encoding is not None:
        candidates: tuple[str, ...] = (known_encoding(encoding),)
    else:
        marked = [name for mark, name in _MARKS if data.startswith(mark)]
        candidates = tuple(marked) or _DETECTED
    for candidate in candidates:
        try:
            return data.decode(candidate).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
    raise undecodable(source, candidates)


def detect(texts: Iterable[bytes], declared: Optional[str]) -> Optional[str]:
    """The encoding in which all ``texts`` make sense, or None; ``declared`` is tried first.

    A text may be cut in the middle of its last character, as fixed-width tables do.
    """
    held = list(texts)
    candidates = ((declared,) if declared else ()) + _DETECTED
    return next((name for name in candidates if all(_fits(text, name) for text in held)), None)


def undecodable(source: str, tried: Iterable[str]) -> Exception:
    """The error for a source whose text is in none of the encodings tried."""
    return input_error(
        "The text of {source} can't be read as {tried}. Pass its encoding with --encoding, for "
        "example --encoding Big5.",
        source=source,
        tried=listed(tried),
    )


def _fits(text: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(text, False)
    except UnicodeDecodeError:
        return False
    return True
