"""What a rulebook says of staff: quotas, the prices of an assignment, skills, who answers what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from ..common.texts import plain_word
from ..contracts import Bilingual
from .assessing import UNVERIFIED

# Who answers a request, the nearest first.
LEVELS = ("cell", "community", "street", "district", "city")
# What a fixed total is shared out by, and a step may count.
MEASURES = ("households", "residents", "area", "served")
# What a class is written with beside its number or letter.
_BESIDE_CLASS = re.compile(r"街道|[第类级等]|class|grade")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


def class_word(text: str) -> str:
    """A class as classes are compared: its number or letter alone.

    >>> class_word("一类街道"), class_word("Class 1"), class_word("Ｂ级")
    ('1', '1', 'b')
    """
    return _BESIDE_CLASS.sub("", plain_word(text)).translate(_NUMERALS)


@dataclass(frozen=True)
class Skill:
    """What some people in care ask of their officer: training, or a language.

    ``names`` are the words for it in an officer's skills and languages; ``care_groups`` the ids of
    the groups that ask for it. ``source`` says where that comes from, or ``unverified``.
    """

    id: str
    title: Bilingual
    names: tuple[str, ...]
    care_groups: tuple[str, ...]
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the skill is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)


@dataclass(frozen=True)
class StaffWeights:
    """Prices in the assignment's objective, whole numbers, all in minutes a month.

    ``travel`` for each minute on foot between base and cells, ``overload`` for each minute beyond
    an officer's hours (twice that beyond 125 percent of them, four times beyond 150),
    ``acquaintance`` for each person in care who gets another officer, ``skill`` for each person in
    care whose officer lacks a skill, ``unserved`` for a cell that nobody serves.
    """

    travel: int
    overload: int
    acquaintance: int
    skill: int
    unserved: int
    source: str = UNVERIFIED


@dataclass(frozen=True)
class QuotaTerm:
    """One line of a quota's arithmetic.

    ``kind`` and what it uses: ``fixed`` gives ``staff``; ``step`` gives ``staff`` for each further
    ``each`` of ``measure`` (one of MEASURES, areas in m²) begun or, if not ``begun``, full above
    ``above``; ``type`` gives ``staff`` where the community is of one of ``types`` (ids); ``class``
    gives what ``by_class`` says of the community's class, ``staff``
    where it says nothing; ``cell`` gives ``staff`` for each cell.
    """

    kind: str
    staff: int = 0
    measure: str = "households"
    above: float = 0
    each: float = 0
    begun: bool = False
    types: tuple[str, ...] = ()
    by_class: Mapping[str, int] = field(default_factory=dict)

    def of_class(self, text: str) -> Optional[int]:
        """What a community of the class ``text`` gets, None if ``by_class`` does not say."""
        given = {class_word(word): staff for word, staff in self.by_class.items()}
        return given.get(class_word(text))


@dataclass(frozen=True)
class Quota:
    """How many officers a community should have: the sum of ``terms``, kept from ``minimum`` to
    ``maximum`` (None: no limit).

    Where the staff of all communities is a fixed total, what the terms leave of it is shared out
    by ``shares`` (weights above 0 of some of MEASURES, each measure as its part of the whole); no
    shares: the terms are all. ``source`` says where the formula comes from, ``shares_source``
    where the weights do.
    """

    terms: tuple[QuotaTerm, ...]
    minimum: Optional[int]
    maximum: Optional[int]
    shares: Mapping[str, float]
    source: str = UNVERIFIED
    shares_source: str = UNVERIFIED


@dataclass(frozen=True)
class RequestKind:
    """A kind of request: which of LEVELS answers it, and the id of the service that helps, if any.

    ``names`` are what departments write for it.
    """

    id: str
    title: Bilingual
    names: tuple[str, ...]
    level: str
    service: Optional[str]
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the kind is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)
