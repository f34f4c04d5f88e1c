"""Checking what a plan is assessed by: walking, services, work, volunteers, compounds, budget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from ..common.errors import input_error
from ..common.messages import listed
from ..contracts import contract
from .assessing import (
    CommunityBand,
    CompoundKind,
    Duty,
    Service,
    Volunteering,
    Walking,
    Work,
)
from .entries import (
    COMPOUND_KIND,
    DUTY,
    NONE,
    SERVICE,
    Entry,
    check_words,
)

# Of what each may need a service of its own.
_EVERY = (NONE, "community", "street")
# Slower or faster is a slip, such as kilometres an hour.
_SLOWEST, _FASTEST = 20, 200
_HOURS_OF_A_MONTH, _DAYS_OF_A_MONTH = 744, 31


def walking(spec: Mapping[str, Any]) -> Walking:
    """The section ``walking``; InputError for what it says wrong, as below."""
    section = Entry.section("walking", spec, ("metres_per_minute", "not_walkable", "join_m"))
    return Walking(
        metres_per_minute=section.number("metres_per_minute", _SLOWEST, _FASTEST),
        not_walkable=frozenset(section.words("not_walkable")),
        join_m=section.number("join_m", 1),
        source=section.source(),
    )


def services(specs: Mapping[str, Any]) -> tuple[Service, ...]:
    """The services by id, in their order."""
    found = tuple(_service(name, spec) for name, spec in specs.items())
    check_words(SERVICE, {service.id: service.words for service in found})
    return found


def _service(name: Any, spec: Any) -> Service:
    keys = ("title", "names", "minutes", "every", "minimum_area_m2", "source")
    entry = Entry.read(SERVICE, name, spec, keys)
    every = entry.one_of("every", _EVERY)
    return Service(
        id=entry.name,
        title=entry.both("title"),
        names=entry.names("[社区服务站, 便民服务站]"),
        minutes=entry.number("minutes", 1),
        every=None if every == NONE else every,
        minimum_area_m2=entry.number_or_none("minimum_area_m2", 1),
        source=entry.source(),
    )


def work(spec: Mapping[str, Any]) -> Work:
    """The section ``work`` with its duties."""
    whole = ("round_interval_days", "high_days", "medium_days")
    minutes = ("round_minutes", "request_minutes")
    month = ("hours_per_month", "days_per_month")
    section = Entry.section("work", spec, (*whole, *minutes, *month, "duties"))
    days = {key: section.whole(key) for key in whole}
    if days["high_days"] > days["medium_days"]:
        raise input_error(
            "In the section work high_days is {high} and medium_days {medium}. Visits of high "
            "severity are due more often: high_days is at most medium_days.",
            high=days["high_days"],
            medium=days["medium_days"],
        )
    return Work(
        **days,
        round_minutes=section.number("round_minutes"),
        request_minutes=section.number("request_minutes"),
        hours_per_month=section.number("hours_per_month", 1, _HOURS_OF_A_MONTH),
        days_per_month=section.number("days_per_month", 1, _DAYS_OF_A_MONTH),
        duties=tuple(_duty(name, duty) for name, duty in section.spec["duties"].items()),
        source=section.source(),
    )


def _duty(name: Any, spec: Any) -> Duty:
    keys = ("title", "minutes_per_household", "minutes_per_cell", "source")
    entry = Entry.read(DUTY, name, spec, keys)
    return Duty(
        id=entry.name,
        title=entry.both("title"),
        minutes_per_household=entry.number("minutes_per_household"),
        minutes_per_cell=entry.number("minutes_per_cell"),
        source=entry.source(),
    )


def volunteering(spec: Mapping[str, Any]) -> Volunteering:
    """The section ``volunteers``."""
    section = Entry.section("volunteers", spec, ("roles", "share", "model_share"))
    known = contract("volunteer").fields["role"].words
    roles = section.words("roles")
    unknown = [role for role in roles if role not in known]
    if unknown:
        raise input_error(
            "The volunteers' roles have {what}, which is not known. Choose among these: {known}.",
            what=listed(unknown),
            known=listed(known),
        )
    share = section.number("share", 0, 1)
    return Volunteering(
        roles=tuple(dict.fromkeys(roles)),
        share=share,
        model_share=section.number("model_share", share, 1),
        source=section.source(),
    )


def community_band(spec: Mapping[str, Any]) -> CommunityBand:
    """The section ``community_band``."""
    section = Entry.section("community_band", spec, ("households", "residents"))
    return CommunityBand(
        households=_pair(section, "households"),
        residents=_pair(section, "residents"),
        source=section.source(),
    )


def _pair(section: Entry, key: str) -> Optional[tuple[int, int]]:
    pair = section.spec[key]
    if pair == NONE:
        return None
    whole = isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair)
    if not whole or not 0 < pair[0] <= pair[1]:
        raise input_error(
            "In the community band {key} is {value}; it must be two whole numbers, the least and "
            "the most, such as [1000, 3000], or the word none.",
            key=key,
            value=pair,
        )
    return int(pair[0]), int(pair[1])


def compound_kinds(specs: Mapping[str, Any]) -> tuple[CompoundKind, ...]:
    """The kinds of compounds by id, in their order."""
    found = tuple(_compound_kind(name, spec) for name, spec in specs.items())
    check_words(COMPOUND_KIND, {kind.id: kind.words for kind in found})
    return found


def _compound_kind(name: Any, spec: Any) -> CompoundKind:
    entry = Entry.read(COMPOUND_KIND, name, spec, ("title", "names", "community_factor", "source"))
    return CompoundKind(
        id=entry.name,
        title=entry.both("title"),
        names=entry.names("[封闭小区, 商品房小区]"),
        community_factor=entry.number("community_factor", 0.1, 10),
        source=entry.source(),
    )


def yuan_per_household(spec: Mapping[str, Any]) -> Optional[float]:
    """The one figure of the section ``budget``."""
    return Entry.section("budget", spec, ("yuan_per_household",)).number_or_none(
        "yuan_per_household"
    )
