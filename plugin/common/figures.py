"""Figures as people read them."""

from __future__ import annotations

import math


def whole(number: int) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}"


def percent(share: float) -> str:
    """A share in percent with one decimal, rounded down: only all is 100%."""
    # The small addition keeps 0.29 * 1000 = 290.0 from being written as 28.9.
    tenths = math.floor(share * 1000 + 1e-9)
    return f"{tenths / 10:g}%"
