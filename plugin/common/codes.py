"""Several codes in one field: as people type them, or as this program writes them."""

from __future__ import annotations

import re
from typing import Any

# Between codes that people type, in Chinese writing or other.
_BETWEEN = re.compile(r"[,，、;；\s]+")


def typed_codes(text: Any) -> list[str]:
    """The codes that somebody typed, each once, in order; none where nothing is said.

    >>> typed_codes("B、A; B"), typed_codes(None)
    (['A', 'B'], [])
    """
    return sorted(set(filter(None, _BETWEEN.split(text)))) if isinstance(text, str) else []


def written_codes(text: Any) -> list[str]:
    """The codes that were written by commas, as they stand; they may have spaces inside.

    >>> written_codes("W 2, W1"), written_codes(None)
    (['W 2', 'W1'], [])
    """
    found = text.split(",") if isinstance(text, str) else []
    return [code.strip() for code in found if code.strip()]
