"""Care groups as departments write them, held against the rulebook's catalogue."""

from __future__ import annotations

import re
from typing import Any, Optional

import numpy as np
import numpy.typing as npt

from ..common.errors import input_error
from ..common.texts import usual_width
from ..contracts import Contract, contract
from ..rules import CareGroup, Rulebook
from .check import Check
from .columns import coded_cells
from .values import read_text

_BETWEEN = re.compile(r"[、,;/|+&\n]|和|及|兼|\band\b")

# The group, or the reason with what its sentence names.
Judged = tuple[Optional[CareGroup], Optional[str], dict[str, str]]


def read_groups(check: Check, rulebook: Rulebook) -> npt.NDArray[np.object_]:
    """(n,) object: the id of each row's care group; rows with another than one are rejected.

    A layer of persons takes groups stored as persons, a layer of counts those stored as counts.
    """
    storage = _storage(check.spec)
    if "care_group" in check.constants:
        return _same(check, rulebook, storage)
    cells = coded_cells(check.source.table[check.match.fields["care_group"]])
    judged = cells.each(lambda value: _judge(read_text(value), rulebook, storage))
    for number, (_, reason, named) in enumerate(judged):
        if reason is not None:
            check.rejections.add_all(cells.codes == number, reason, **named)
    return cells.spread([None if reason else group and group.id for group, reason, _ in judged])


def _same(check: Check, rulebook: Rulebook, storage: str) -> npt.NDArray[np.object_]:
    text, count = check.constants["care_group"], len(check.source.rows)
    group, reason, named = _judge(text, rulebook, storage)
    if reason in ("unknown_group", "missing_value") or group is None:
        raise input_error(
            "There is no care group {group} in the rulebook's catalogue, which has: {known}.",
            group=text,
            known=_names(rulebook, None),
        )
    if reason is not None:
        check.rejections.add_all(np.ones(count, dtype=bool), reason, **named)
    return np.full(count, group.id, dtype=object)


def _judge(text: Optional[str], rulebook: Rulebook, storage: str) -> Judged:
    if text is None:
        title = contract("care_case").fields["care_group"].title
        return None, "missing_value", {"field": str(title)}
    group = rulebook.care_group(text)
    if group is None:
        named = _parts(text, rulebook)
        if len(named) > 1:
            return None, "several_groups", {"groups": ", ".join(map(_name, named))}
        if not named:
            return None, "unknown_group", {"known": _names(rulebook, storage)}
        group = named[0]
    if group.storage != storage:
        reason = "counts_only" if group.storage == "count" else "not_counts_only"
        return group, reason, {"group": _name(group)}
    return group, None, {}


def _parts(text: str, rulebook: Rulebook) -> list[CareGroup]:
    """The groups that a cell lists; none where one of its parts is no group."""
    parts = [part for part in _BETWEEN.split(usual_width(text)) if part.strip()]
    groups = [rulebook.care_group(part) for part in parts]
    found: dict[str, Any] = {group.id: group for group in groups if group is not None}
    return [] if None in groups and len(found) < 2 else list(found.values())


def _names(rulebook: Rulebook, storage: Optional[str]) -> str:
    groups = [group for group in rulebook.care_groups if storage in (None, group.storage)]
    return ", ".join(map(_name, groups))


def _name(group: CareGroup) -> str:
    return f"{group.title} ({group.id})"


def group_id(text: str, rulebook: Rulebook, spec: Contract) -> Optional[str]:
    """The id of the group that ``text`` means where the layer takes groups stored so; else None."""
    group = rulebook.care_group(text)
    return group.id if group is not None and group.storage == _storage(spec) else None


def _storage(spec: Contract) -> str:
    """How the groups of a layer are stored: one row each person, or counts."""
    return "person" if spec.key is not None else "count"
