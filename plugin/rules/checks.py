"""Checking a rulebook's sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from ..common.band import Band
from ..common.errors import InputError, input_error
from ..common.messages import listed
from ..contracts import Bilingual
from . import sections, staffsections
from .care import care_groups
from .codes import Codes, check_room, codes
from .entries import COMMUNITY_TYPE, Entry, check_words
from .merging import CATALOGUES, OVERRIDES, TYPES, extended
from .rulebook import CommunityType, Rulebook, Weights

# With larger weights lines would outweigh the band.
MOST_WEIGHT = 1_000_000


def check_sections(own: Mapping[str, Any], base: Mapping[str, Any], file: str) -> None:
    """A city's file says nothing that nothing reads: a slip would silently change nothing.

    ``base`` is what it extends. The entries of catalogues have their own check.
    """
    _check_known(own, base, file, ())
    staffsections.check_references(own, base, file)
    for name, spec in (own.get(TYPES) or {}).items():
        said = spec if isinstance(spec, dict) else {}
        changes = {section: said[section] for section in OVERRIDES if section in said}
        _check_known(changes, base, f"{file}, {TYPES}, {name}", ())


def _check_known(
    said: Mapping[str, Any], known: Mapping[str, Any], place: str, path: tuple[str, ...]
) -> None:
    unknown = [str(key) for key in said if key not in known]
    if unknown:
        raise input_error(
            "{place} has the key {what}, which is not known. Correct it to one of these or take it "
            "out: {known}.",
            place=place,
            what=listed(unknown),
            known=listed(known),
        )
    for key, value in said.items():
        lines, below = known[key], (*path, key)
        if value is None or not isinstance(lines, Mapping):
            continue
        if not isinstance(value, Mapping):
            raise input_error(
                "In {place} the section {section} needs lines of its own below it: {known}.",
                place=place,
                section=key,
                known=listed(lines, "-"),
            )
        if below not in CATALOGUES:
            _check_known(value, lines, f"{place}, {key}", below)


def checked(data: Mapping[str, Any], content: Optional[str] = None) -> Rulebook:
    """The rulebook that ``data`` holds, whole; InputError for what is missing or wrong."""
    try:
        return _rulebook(data, content)
    except (KeyError, TypeError, ValueError) as error:
        raise input_error(
            "The rulebook {name} is not complete: {what} is missing or not of the right kind.",
            name=data.get("rulebook"),
            what=str(error),
        ) from error


def _rulebook(data: Mapping[str, Any], content: Optional[str]) -> Rulebook:
    band = data["cell_band"]
    return Rulebook(
        name=data["rulebook"],
        title=Bilingual(**data["title"]),
        cell_band=Band(*(_whole(band, key) for key in ("minimum", "target", "maximum"))),
        codes=_codes(data),
        weights=_weights(data["weights"]),
        community_weights=_weights(data["community_weights"]),
        roads_not_dividing=_road_classes(data["roads"]["not_dividing"]),
        age_bands=_age_bands(data["age_bands"]["lowest"]),
        care_groups=care_groups(data["care_groups"]),
        walking=sections.walking(data["walking"]),
        services=sections.services(data["services"]),
        work=sections.work(data["work"]),
        volunteering=sections.volunteering(data["volunteers"]),
        community_band=sections.community_band(data["community_band"]),
        compound_kinds=sections.compound_kinds(data["compound_kinds"]),
        yuan_per_household=sections.yuan_per_household(data["budget"]),
        staff_weights=staffsections.staff_weights(data["staffing"]),
        skills=staffsections.skills(data["skills"], data["care_groups"]),
        quota=staffsections.quota(data["quota"]),
        request_kinds=staffsections.request_kinds(data["requests"], data["services"]),
        community_types=_community_types(data),
        content=content,
    )


def _community_types(data: Mapping[str, Any]) -> tuple[CommunityType, ...]:
    found = tuple(_community_type(name, spec, data) for name, spec in data[TYPES].items())
    check_words(COMMUNITY_TYPE, {type_.id: type_.words for type_ in found})
    return found


def _community_type(name: Any, spec: Any, data: Mapping[str, Any]) -> CommunityType:
    entry = Entry.read(COMMUNITY_TYPE, name, spec, ("title", "names", "source"), OVERRIDES)
    changes = {section: spec[section] for section in OVERRIDES if spec.get(section) is not None}
    _check_roads_alike(entry.name, changes)
    try:
        rules = _rulebook(extended({**data, TYPES: {}}, changes, f"{TYPES}, {name}"), None)
    except InputError as error:
        raise input_error(
            "In the community type {name}: {problem}", name=name, problem=error.message
        ) from error
    return CommunityType(
        id=entry.name,
        title=entry.both("title"),
        names=entry.names("[城市型, 城市社区]"),
        source=entry.source(),
        rules=rules,
    )


def _check_roads_alike(name: str, changes: Mapping[str, Any]) -> None:
    """Roads lie in no community, so no type can have its own."""
    walking = changes.get("walking")
    if isinstance(walking, Mapping) and "not_walkable" in walking:
        raise input_error(
            "The community type {name} has roads that are not walkable, but roads belong to no "
            "community. Put not_walkable into the section walking of the whole rulebook.",
            name=name,
        )


def _whole(section: Mapping[str, Any], key: str) -> int:
    value: Any = section[key]
    if type(value) is not int:
        raise TypeError(key)
    return int(value)


def _road_classes(names: Any) -> frozenset[str]:
    if not isinstance(names, list):
        raise TypeError("not_dividing")
    return frozenset(str(name) for name in names)


def _weights(section: Mapping[str, Any]) -> Weights:
    return Weights(**{name: _weight(name, section) for name in Weights.__dataclass_fields__})


def _weight(name: str, weights: Mapping[str, Any]) -> int:
    weight = _whole(weights, name)
    if not 0 <= weight <= MOST_WEIGHT:
        raise input_error(
            "The weight {name} is {weight}; it must be from 0 to {most}.",
            name=name,
            weight=weight,
            most=MOST_WEIGHT,
        )
    return weight


def _codes(data: Mapping[str, Any]) -> Codes:
    """The patterns of codes, which have room for the most cells that a community may have."""
    found = codes(data["codes"])
    households = sections.community_band(data["community_band"]).households
    if households is not None:
        check_room(found, households[1] // _whole(data["cell_band"], "minimum"))
    return found


def _age_bands(lowest: Any) -> tuple[int, ...]:
    ages = tuple(lowest) if isinstance(lowest, list) else ()
    whole = all(type(age) is int for age in ages)
    if not whole or ages[:1] != (0,) or list(ages) != sorted(set(ages)):
        raise input_error(
            "The lowest ages of the age bands are {ages}; they must be whole numbers that rise "
            "from 0, such as [0, 14, 18, 60].",
            ages=lowest,
        )
    return ages
