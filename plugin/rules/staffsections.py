"""Checking what a rulebook says of staff: prices, skills, quotas, requests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Optional

from ..common.errors import input_error
from ..common.messages import listed
from .entries import (
    CARE_GROUP,
    COMMUNITY_TYPE,
    NONE,
    QUOTA_TERM,
    REQUEST_KIND,
    SERVICE,
    SKILL,
    Entry,
    Kind,
    check_words,
)
from .staffing import (
    LEVELS,
    MEASURES,
    Quota,
    QuotaTerm,
    RequestKind,
    Skill,
    StaffWeights,
    class_word,
)

# With larger ones sums over thousands of cells would no longer be exact in the solver.
_MOST_PRICE = 1_000_000
_PRICES = ("travel", "overload", "acquaintance", "skill", "unserved")
# What a term of each kind says beside it.
_TERM_KEYS = {
    "fixed": ("staff",),
    "step": ("staff", "measure", "above", "each", "begun"),
    "type": ("staff", "types"),
    "class": ("staff", "by_class"),
    "cell": ("staff",),
}


def staff_weights(spec: Mapping[str, Any]) -> StaffWeights:
    """The section ``staffing``; InputError for what it says wrong, as below."""
    section = Entry.section("staffing", spec, _PRICES)
    prices = {key: section.whole(key, 0, _MOST_PRICE) for key in _PRICES}
    return StaffWeights(**prices, source=section.source())


def skills(specs: Mapping[str, Any], groups: Collection[str]) -> tuple[Skill, ...]:
    """The skills by id, in their order; nobody of a group that is not in ``groups`` asks for one.

    A city that takes out a group has then not to take it out here as well.
    """
    found = tuple(_skill(name, spec, groups) for name, spec in specs.items())
    check_words(SKILL, {skill.id: skill.words for skill in found})
    return found


def _skill(name: Any, spec: Any, groups: Collection[str]) -> Skill:
    entry = Entry.read(SKILL, name, spec, ("title", "names", "care_groups", "source"))
    return Skill(
        id=entry.name,
        title=entry.both("title"),
        names=entry.names("[手语, 手语翻译]"),
        care_groups=tuple(one for one in entry.words("care_groups") if one in groups),
        source=entry.source(),
    )


def request_kinds(specs: Mapping[str, Any], services: Collection[str]) -> tuple[RequestKind, ...]:
    """The kinds of requests by id, in their order; no service where it is not in ``services``."""
    found = tuple(_request_kind(name, spec, services) for name, spec in specs.items())
    check_words(REQUEST_KIND, {kind.id: kind.words for kind in found})
    return found


def _request_kind(name: Any, spec: Any, services: Collection[str]) -> RequestKind:
    entry = Entry.read(REQUEST_KIND, name, spec, ("title", "names", "level", "service", "source"))
    service = entry.spec["service"]
    return RequestKind(
        id=entry.name,
        title=entry.both("title"),
        names=entry.names("[路灯照明, 路灯不亮]"),
        level=entry.one_of("level", LEVELS),
        service=service if service in services else None,
        source=entry.source(),
    )


def quota(spec: Mapping[str, Any]) -> Quota:
    """The section ``quota``."""
    section = Entry.section("quota", spec, ("terms", "minimum", "maximum", "shares"))
    minimum, maximum = section.whole_or_none("minimum", 0), section.whole_or_none("maximum", 0)
    if minimum is not None and maximum is not None and minimum > maximum:
        raise input_error(
            "In the section quota minimum is {minimum} and maximum {maximum}. The minimum is at "
            "most the maximum.",
            minimum=minimum,
            maximum=maximum,
        )
    shares = Entry.section("quota, shares", spec["shares"], MEASURES)
    weights = {measure: shares.number(measure) for measure in MEASURES}
    return Quota(
        terms=_terms(section.spec["terms"]),
        minimum=minimum,
        maximum=maximum,
        shares={measure: weight for measure, weight in weights.items() if weight > 0},
        source=section.source(),
        shares_source=shares.source(),
    )


def _terms(specs: Any) -> tuple[QuotaTerm, ...]:
    if not (isinstance(specs, list) and specs and all(isinstance(one, dict) for one in specs)):
        raise input_error(
            "The terms of the section quota must be a list with a line for each, such as "
            "{example}.",
            example="- {kind: fixed, staff: 5}",
        )
    return tuple(map(_term, specs))


def _term(spec: Mapping[str, Any]) -> QuotaTerm:
    kind = spec.get("kind")
    if kind not in _TERM_KEYS:
        raise input_error(
            "A term of the section quota is of the kind {kind}; it must be one of these: {known}.",
            kind=kind,
            known=listed(_TERM_KEYS),
        )
    entry = Entry.read(QUOTA_TERM, kind, spec, ("kind", *_TERM_KEYS[kind]))
    values: dict[str, Any] = {}
    if kind == "step":
        values = _step(entry)
    elif kind == "type":
        values = {"types": entry.words("types")}
    elif kind == "class":
        values = {"by_class": _by_class(entry)}
    return QuotaTerm(kind=kind, staff=entry.whole("staff", 0), **values)


def _step(entry: Entry) -> dict[str, Any]:
    begun = entry.spec["begun"]
    if not isinstance(begun, bool):
        raise input_error(
            "The quota term step says begun: {value}. Write true where a step counts as soon as it "
            "is begun, false where it has to be full.",
            value=begun,
        )
    return {
        "measure": entry.one_of("measure", MEASURES),
        "above": entry.number("above"),
        "each": entry.number("each", 1),
        "begun": begun,
    }


def _by_class(entry: Entry) -> dict[str, int]:
    said: Any = entry.spec["by_class"]
    given = {str(word): staff for word, staff in said.items()} if isinstance(said, dict) else {}
    whole = all(type(staff) is int and staff >= 0 for staff in given.values())
    if not given or not whole or len(set(map(class_word, given))) < len(given):
        raise input_error(
            "The by_class of the quota term class must give a number of staff for each class, "
            "and each class once, such as {example}.",
            example="{1: 7, 2: 6, 3: 5}",
        )
    return given


def check_references(own: Mapping[str, Any], base: Mapping[str, Any], file: str) -> None:
    """What a city's file names of other sections is there, in it or in what it extends.

    Only the file's own words are looked at: what the base names and the city takes out is no slip.
    """
    for place, what, section, kind in _references(own):
        said = own.get(section) or {}
        known = {**base[section], **said}
        there = [name for name in known if said.get(name, known[name]) is not None]
        if what not in there:
            raise input_error(
                "{file}, {place} names the {kind} {what}, which is not there. There are: {known}.",
                file=file,
                place=place,
                kind=kind.one,
                what=what,
                known=listed(there, "-"),
            )


def _references(own: Mapping[str, Any]) -> Iterator[tuple[str, Any, str, Kind]]:
    for name, spec in _entries(own.get("skills")):
        for group in _listed(spec.get("care_groups")):
            yield f"skills, {name}", group, "care_groups", CARE_GROUP
    for name, spec in _entries(own.get("requests")):
        if spec.get("service") not in (None, NONE):
            yield f"requests, {name}", spec["service"], "services", SERVICE
    for term in _listed((own.get("quota") or {}).get("terms")):
        for type_ in _listed(term.get("types") if isinstance(term, dict) else None):
            yield "quota", type_, "community_types", COMMUNITY_TYPE


def _entries(section: Optional[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((name, spec) for name, spec in (section or {}).items() if isinstance(spec, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
