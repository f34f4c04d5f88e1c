"""Putting what one rulebook says over what it extends."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ..common.errors import input_error
from ..common.messages import listed
from .assessing import UNVERIFIED
from .entries import (
    CARE_GROUP,
    COMMUNITY_TYPE,
    COMPOUND_KIND,
    DUTY,
    REQUEST_KIND,
    SERVICE,
    SKILL,
)

TYPES = "community_types"
# What may be different in a type of community.
OVERRIDES = ("walking", "services", "work", "volunteers", "care_groups")
# Where entries stand that a city adds to or takes from; everything else has its fixed keys.
CATALOGUES = {
    ("care_groups",): CARE_GROUP,
    ("services",): SERVICE,
    ("work", "duties"): DUTY,
    ("compound_kinds",): COMPOUND_KIND,
    ("skills",): SKILL,
    ("requests",): REQUEST_KIND,
    (TYPES,): COMMUNITY_TYPE,
}
# What an entry says beside its figures; changing it leaves their source as it is.
NO_FIGURES = ("title", "about", "names", "storage", "source")

Path = tuple[str, ...]
Data = dict[str, Any]


def extended(base: Mapping[str, Any], own: Mapping[str, Any], file: str) -> Data:
    """``base`` with what ``own`` says instead, at any depth.

    Null takes an entry out of a catalogue and elsewhere says nothing. Who changes a figure and
    names no source for it has none: the base's speaks of another figure. What is taken out for all
    communities is no longer different in the base's types of them.
    """
    types = {name: _left_over(spec, own) for name, spec in base[TYPES].items()}
    return {**_over({**base, TYPES: types}, own, file, ()), "about": own.get("about")}


def without_new_entries(base: Mapping[str, Any], kept: Mapping[str, Any]) -> Data:
    """``base`` without the entries of those catalogues that ``kept`` has itself."""
    left = dict(base)
    for path in CATALOGUES:
        if at_path(kept, path) is not None:
            section = path[0]
            left[section] = {} if len(path) == 1 else {**left[section], path[1]: {}}
    return left


def at_path(data: Any, path: Path) -> Any:
    """What stands at ``path`` in ``data``, None where nothing does."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _left_over(spec: Mapping[str, Any], own: Mapping[str, Any]) -> Data:
    """What a type says, less the entries that ``own`` takes out."""
    left = deepcopy(dict(spec))
    for path in CATALOGUES:
        entries = at_path(left, path) or {}
        for name, said in (at_path(own, path) or {}).items():
            if said is None:
                entries.pop(name, None)
    return left


def _over(base: Mapping[str, Any], own: Mapping[str, Any], file: str, path: Path) -> Data:
    merged = dict(base)
    for key, value in own.items():
        known = base.get(key)
        if isinstance(value, dict) and isinstance(known, dict):
            merged[key] = _over(known, value, file, (*path, key))
        elif value is not None:
            merged[key] = value
        elif path in CATALOGUES:
            _check_there(key, base, file, path)
            del merged[key]
        elif path[:1] == (TYPES,) and path[2:] in CATALOGUES:
            # For communities of the type alone, so it is kept until their rules are made.
            merged[key] = None
    if isinstance(base.get("source"), str) and not own.get("source") and _new_figures(base, own):
        merged["source"] = UNVERIFIED
    return merged


def _check_there(name: str, base: Mapping[str, Any], file: str, path: Path) -> None:
    if name not in base:
        raise input_error(
            "{file} takes out the {kind} {name}, which is not there. There are: {known}.",
            file=file,
            kind=CATALOGUES[path].one,
            name=name,
            known=listed(base, "-"),
        )


def _new_figures(base: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    figures = (key for key in own if key not in NO_FIGURES and not isinstance(own[key], dict))
    return any(own[key] is not None and own[key] != base.get(key) for key in figures)
