"""Texts in the forms in which they are compared, what people write differently and mean alike; and
what things with codes are called."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_BETWEEN_SIGNS = re.compile(r"[\W_]+")


def usual_width(text: str) -> str:
    """``text`` with every sign in its usual width and form (Unicode's NFKC).

    >>> usual_width("Ａ１２（３）")
    'A12(3)'
    """
    return unicodedata.normalize("NFKC", text)


def spaced(text: str) -> str:
    """``text`` in one width and small letters, with single spaces.

    >>> spaced(" Bishan　 St １３")
    'bishan st 13'
    """
    return " ".join(usual_width(text).lower().split())


def unspaced(text: str) -> str:
    """``text`` in one width and small letters, without spaces.

    >>> unspaced("合　计：")
    '合计:'
    """
    return "".join(usual_width(text).lower().split())


def plain_word(text: str) -> str:
    """``text`` as words are compared: one width, small letters, nothing but letters and digits.

    >>> plain_word("低 保_户"), plain_word("ID-Card")
    ('低保户', 'idcard')
    """
    return _BETWEEN_SIGNS.sub("", usual_width(text)).casefold()


def with_code(name: Any, code: Any) -> str:
    """What to call something that has a code: its name with the code, or the code alone.

    >>> with_code("东山", "C1"), with_code(None, "C1")
    ('东山 (C1)', 'C1')
    """
    return f"{name} ({code})" if isinstance(name, str) and name else str(code)
