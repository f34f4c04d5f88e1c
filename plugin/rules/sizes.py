"""How large a community may be, by the kinds of estates that its households live in.

A household of a kind with the factor f counts as 1/f of one, and the sum of a community's counts
has to lie in the rulebook's band. Said in households, the band of a community is multiplied by the
mean of its factors, harmonic and weighted by households: two halves of the factors 1 and 1.5 give
1.2. Everything is worked out in fractions, so no rounding decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from .rulebook import Rulebook


def factors_of(rulebook: Rulebook, kinds: Mapping[str, Any]) -> dict[str, Fraction]:
    """The factor of each compound by its code; 1 for kinds that the rulebook does not know.

    ``kinds`` are the words of the field ``kind`` by the compounds' codes.
    """
    found = {}
    for code, text in kinds.items():
        kind = rulebook.compound_kind(text) if isinstance(text, str) else None
        # By its text, so that 1.2 is six fifths and not the nearest binary number.
        found[code] = Fraction(1 if kind is None else str(kind.community_factor))
    return found


def counted(households: Iterable[tuple[int, Fraction]]) -> Fraction:
    """What ``households``, each number with its factor, count against the band."""
    return sum((number / factor for number, factor in households), Fraction(0))


def community_limits(
    limits: tuple[int, int], households: Iterable[tuple[int, Fraction]]
) -> tuple[int, int]:
    """The least and most households of a community of this make, from the rulebook's ``limits``.

    A community holds the band exactly where its number of households lies between them.
    """
    known = list(households)
    count = counted(known)
    mean = Fraction(sum(number for number, _ in known)) / count if count else Fraction(1)
    return math.ceil(limits[0] * mean), math.floor(limits[1] * mean)
