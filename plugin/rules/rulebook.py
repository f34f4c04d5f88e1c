"""What a rulebook holds, once it is read and checked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

from ..common.band import Band
from ..common.texts import plain_word, usual_width
from ..contracts import Bilingual
from .assessing import CommunityBand, CompoundKind, Service, Volunteering, Walking, Work
from .codes import Codes
from .staffing import Quota, RequestKind, Skill, StaffWeights

# Kept as persons under a pseudonym, or only as a number of people per building.
STORAGES = ("person", "count")
# What stands between several skills or languages of an officer.
_BETWEEN_SKILLS = re.compile(r"[,;/|、\n]")


@dataclass(frozen=True)
class Weights:
    """Prices in the objective of a division, whole numbers; see ``divide.objective``.

    Of cells, and of communities: there what is said of a cell goes for a community.

    ``border`` and ``border_on_road`` per metre of cell border, ``compound`` per further piece of
    a cut compound, ``target`` per squared household off the target (in hundredths),
    ``moved_household`` per household that leaves its current cell, ``compactness`` for a cell
    without any (Polsby-Popper 0), ``balance`` for a cell with twice the usual work.
    """

    border: int
    border_on_road: int
    compound: int
    target: int
    moved_household: int
    compactness: int
    balance: int


@dataclass(frozen=True)
class CareGroup:
    """People who need regular visits or support.

    ``about`` says whom it means; ``names`` are what departments write for it. A visit is usual
    every ``interval_days`` and takes ``minutes``; ``source`` says where these come from, or
    ``unverified``. ``storage`` is one of ``STORAGES``.
    """

    id: str
    title: Bilingual
    about: Bilingual
    names: tuple[str, ...]
    interval_days: int
    minutes: int
    source: str
    storage: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the group is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)


@dataclass(frozen=True)
class CommunityType:
    """A type of community; ``rules`` is the rulebook with what is different in such a one."""

    id: str
    title: Bilingual
    names: tuple[str, ...]
    source: str
    rules: Rulebook

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the type is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)


@dataclass(frozen=True)
class Rulebook:
    """One city's numbers.

    ``age_bands`` are the lowest ages of the bands, rising from 0; ``yuan_per_household`` is a
    community's budget a year, None where the city does not say. ``content`` is the whole of a
    city's own rulebook as YAML, with what it extends filled in, for a project to keep; None for
    those that come with the plugin.
    """

    name: str
    title: Bilingual
    cell_band: Band
    codes: Codes
    weights: Weights
    roads_not_dividing: frozenset[str]
    age_bands: tuple[int, ...]
    care_groups: tuple[CareGroup, ...]
    walking: Walking
    services: tuple[Service, ...]
    work: Work
    volunteering: Volunteering
    community_band: CommunityBand
    compound_kinds: tuple[CompoundKind, ...]
    community_weights: Weights
    yuan_per_household: Optional[float]
    staff_weights: StaffWeights
    skills: tuple[Skill, ...]
    quota: Quota
    request_kinds: tuple[RequestKind, ...]
    community_types: tuple[CommunityType, ...] = ()
    content: Optional[str] = None

    def care_group(self, text: str) -> Optional[CareGroup]:
        """The group that ``text`` means, whatever its width, case, spaces and punctuation."""
        return self._groups.get(plain_word(text))

    def service(self, text: str) -> Optional[Service]:
        """The service that ``text`` means, read as ``care_group`` reads."""
        return self._services.get(plain_word(text))

    def compound_kind(self, text: str) -> Optional[CompoundKind]:
        """The kind of compound that ``text`` means, read as ``care_group`` reads."""
        return self._compound_kinds.get(plain_word(text))

    def skills_of(self, text: Optional[str]) -> frozenset[str]:
        """The ids of the skills in an officer's skills or languages, several by commas, 、 or ；.

        Each is read as ``care_group`` reads; words that mean no skill here are passed over.
        """
        words = map(plain_word, _BETWEEN_SKILLS.split(usual_width(text or "")))
        return frozenset(self._skills[word].id for word in words if word in self._skills)

    def request_kind(self, text: Optional[str]) -> Optional[RequestKind]:
        """The kind of request that ``text`` means, read as ``care_group`` reads."""
        return self._request_kinds.get(plain_word(text or ""))

    def community_type(self, text: Optional[str]) -> Optional[str]:
        """The id of the type of community that ``text`` means, read as ``care_group`` reads."""
        found = self._community_types.get(plain_word(text or ""))
        return None if found is None else found.id

    def for_community(self, type_text: Optional[str]) -> Rulebook:
        """The rules in a community of the type ``type_text``; these where it is not known."""
        found = self._community_types.get(plain_word(type_text or ""))
        return self if found is None else found.rules

    def age_band(self, age: int) -> str:
        """The band of someone ``age`` years old, such as ``60-64``; the last one as ``90+``.

        Raises ValueError below 0.
        """
        if age < 0:
            raise ValueError(age)
        band = bisect_right(self.age_bands, age)
        lowest = self.age_bands[band - 1]
        if band == len(self.age_bands):
            return f"{lowest}+"
        highest = self.age_bands[band] - 1
        return f"{lowest}-{highest}" if highest > lowest else f"{lowest}"

    @cached_property
    def _groups(self) -> Mapping[str, CareGroup]:
        return {plain_word(word): group for group in self.care_groups for word in group.words}

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        return {plain_word(word): service for service in self.services for word in service.words}

    @cached_property
    def _compound_kinds(self) -> Mapping[str, CompoundKind]:
        return {plain_word(word): kind for kind in self.compound_kinds for word in kind.words}

    @cached_property
    def _skills(self) -> Mapping[str, Skill]:
        return {plain_word(word): skill for skill in self.skills for word in skill.words}

    @cached_property
    def _request_kinds(self) -> Mapping[str, RequestKind]:
        return {plain_word(word): kind for kind in self.request_kinds for word in kind.words}

    @cached_property
    def _community_types(self) -> Mapping[str, CommunityType]:
        return {plain_word(word): type_ for type_ in self.community_types for word in type_.words}
