"""Residents and care cases that no cell has: nobody would come to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Optional

import numpy as np
import pandas as pd

from ..attach import REASONS
from ..common.messages import Message, message
from ..contracts import contract
from .gap import Gap
from .names import Names
from .scene import Scene

# Of the people whose rows an import can't take, only these are missed.
_LAYERS = ("resident", "care_case")
# Rows that are nobody's, or that are not to be taken in at all.
_NOBODY = frozenset({"total_row", "remark_row", "duplicate_row", "counts_only"})
_NO_BUILDING = {
    "no_address": message("they have neither building code nor address nor place"),
    "no_building": message("no building has the code or address that they give"),
    "several_buildings": message("their address fits several buildings"),
    "too_far": message("their place on the map is too far from any building"),
}
_NOT_TAKEN = {
    "missing_value": message("a field that must be filled is empty"),
    "unknown_word": message("a word in them is not known"),
    "unknown_group": message("the rulebook does not have their care group"),
    "several_groups": message("one row names several care groups"),
    "duplicate_key": message("two rows have the same code and differ"),
}
# What is done about those in no cell, by the reason.
_ACTIONS = {
    "tower_part_unknown": message(
        "Put in the entrance or the floor and import the list again; where nobody knows it, settle "
        "on the spot which officer is in charge."
    ),
    "building_not_in_plan": message(
        "Bring in the building and divide again, or correct the code in the list and import it "
        "again."
    ),
    "outside": message(
        "Correct the building's place; if that is right, extend the community's line to it. Then "
        "divide again."
    ),
    "no_place": message("Fill in the building in the list and import the list again."),
}
_TOWER_WITHOUT_NUMBERS = message(
    "Put in how many entrances or floors the building has and divide again, or settle on the spot "
    "which officer is in charge."
)


def person_gaps(scene: Scene, names: Names, rejected: pd.DataFrame) -> Iterator[Gap]:
    """The gaps ``resident_without_building``, ``row_not_taken`` and ``case_in_no_cell``."""
    yield from _nobody_known(scene)
    yield from _rejected(rejected)
    yield from _residents(scene, names)
    for layer in ("care_case", "care_count"):
        yield from _cases(scene, names, layer)


def _nobody_known(scene: Scene) -> Iterator[Gap]:
    """One gap for each list without which nothing can be said."""
    if not len(scene.layers["resident"]):
        yield Gap(
            kind="resident_without_building",
            severity="medium",
            subject="resident",
            said=message(
                "The project has no residents, so nobody can say who is missing from the cells."
            ),
            action=message("Import the list of residents as the layer resident."),
        )
    if not len(scene.layers["care_case"]) and not len(scene.layers["care_count"]):
        yield Gap(
            kind="case_in_no_cell",
            severity="medium",
            subject="care_case",
            said=message(
                "The project has no care cases, so nobody can say who needs visits and does not "
                "get them."
            ),
            action=message("Import the departments' lists as the layer care_case."),
        )


def _rejected(rejected: pd.DataFrame) -> Iterator[Gap]:
    """Rows that an import could not take, by layer and reason."""
    about = rejected[rejected["layer"].isin(_LAYERS) & ~rejected["reason"].isin(_NOBODY)]
    for (layer, reason), count in sorted(Counter(zip(about["layer"], about["reason"])).items()):
        values = {"count": count, "layer": contract(layer).title}
        if reason in _NO_BUILDING:
            kind = "resident_without_building"
            said = message(
                "Rows of the layer {layer} without a building: {count}, because {why}.",
                why=_NO_BUILDING[reason],
                **values,
            )
        else:
            kind = "row_not_taken"
            said = message(
                "Rows of the layer {layer} that could not be taken in: {count}, because {why}.",
                why=_NOT_TAKEN.get(reason, message("a value in them is wrong")),
                **values,
            )
        yield Gap(
            kind=kind,
            severity="high" if layer == "care_case" else "medium",
            said=said,
            action=message(
                "The table rejected in the restricted file says of each row what is wrong. Correct "
                "the rows in the list and import it again."
            ),
            subject=f"{layer}/{reason}",
            people=count,
        )


def _residents(scene: Scene, names: Names) -> Iterator[Gap]:
    """Residents in no cell, by building and reason."""
    lost = _lost(scene, "resident")
    for (code, reason), rows in lost.groupby(["building_id", "reason"], dropna=False):
        first, here = rows.iloc[0], _code(code)
        values = {
            "people": len(rows),
            "building": names.building(here),
            "code": here,
            "cells": first["cells"],
        }
        yield Gap(
            kind="resident_without_building",
            severity="medium",
            said=_filled(_OF_RESIDENTS[str(reason)], values),
            action=first["action"],
            place=names.building_place(here),
            community_id=first["community"],
            building_id=here,
            subject=str(reason),
            people=len(rows),
        )


_OF_RESIDENTS = {
    "tower_part_unknown": message(
        "Residents of {building} who can't be put into a cell: {people}. The building belongs to "
        "the cells {cells}, and it is not known in which part of it they live."
    ),
    "building_not_in_plan": message(
        "Residents recorded in the building {code}, which is neither in the plan nor on the map: "
        "{people}."
    ),
    "outside": message("Residents of {building}, which lies outside all cells: {people}."),
    "no_place": message("Residents recorded with neither a building nor a place: {people}."),
}
_OF_CASES = {
    "tower_part_unknown": message(
        "In no cell: {who} at {building}. The building belongs to the cells {cells}, and it is not "
        "known in which part of it to look."
    ),
    "building_not_in_plan": message(
        "In no cell: {who}, recorded in the building {code}, which is neither in the plan nor on "
        "the map."
    ),
    "outside": message("In no cell: {who} at {building}, which lies outside all cells."),
    "no_place": message("In no cell: {who}, recorded with neither a building nor a place."),
}


def _cases(scene: Scene, names: Names, layer: str) -> Iterator[Gap]:
    """Care cases and counted people in no cell, row by row; a row may count nobody."""
    key = contract(layer).key
    for row in _lost(scene, layer).to_dict("records"):
        people = 1 if layer == "care_case" else _number(row["people"])
        if people < 1:
            continue
        here, word = _code(row["building_id"]), _code(row["care_group"])
        group = None if word is None else row["rules"].care_group(word)
        who = _who(people, word if group is None else group.title)
        values = {"who": who, "building": names.building(here), "code": here, "cells": row["cells"]}
        yield Gap(
            kind="case_in_no_cell",
            severity=row["rules"].work.severity(group.interval_days) if group else "high",
            said=_filled(_OF_CASES[row["reason"]], values),
            action=row["action"],
            place=names.building_place(here),
            community_id=row["community"],
            building_id=here,
            subject=word if group is None else group.id,
            people=people,
            code=None if key is None else row[key],
        )


def _who(people: int, group: Any) -> Message:
    """Some people of the care ``group`` (its title, or what the list calls it; None: no group)."""
    if people == 1:
        if group is None:
            return message("a person without a care group")
        return message("a person of the care group {group}", group=group)
    if group is None:
        return message("{people} people without a care group", people=people)
    return message("{people} people of the care group {group}", people=people, group=group)


def _lost(scene: Scene, layer: str) -> pd.DataFrame:
    """The rows of a layer that are in no cell, with ``reason`` (of attach.REASONS), ``cells`` (the
    codes that they may belong to), ``community`` (code or None), the ``rules`` there and the
    ``action``.

    Their order does not depend on that of the layer.
    """
    where = scene.located.found.get(layer)
    rows = scene.located.rows.get(layer, contract(layer).frame({}))
    at = np.empty(0, np.int64) if where is None else np.flatnonzero(where.cell < 0)
    lost = pd.DataFrame(rows.iloc[at].drop(columns="geometry", errors="ignore"))
    building = np.empty(0, np.int64) if where is None else where.building[at]
    reason = np.empty(0, np.int64) if where is None else where.reason[at]
    lost["reason"] = np.array(REASONS, object)[reason]
    facts = {number: _of_building(scene, number) for number in np.unique(building).tolist()}
    for column in ("cells", "community", "rules", "numbered"):
        lost[column] = [facts[number][column] for number in building.tolist()]
    lost["action"] = [
        _ACTIONS[name] if name != "tower_part_unknown" or numbered else _TOWER_WITHOUT_NUMBERS
        for name, numbered in zip(lost["reason"], lost["numbered"])
    ]
    order = [name for name in ("building_id", "reason", contract(layer).key) if name]
    return lost.sort_values(order, ignore_index=True)


def _of_building(scene: Scene, number: int) -> dict[str, Any]:
    """Of the plan's building of this number, -1 for none: its cells, its community, the rules
    there, and whether entrances or floors tell its parts apart."""
    if number < 0:
        return {"cells": "", "community": None, "rules": scene.rulebook, "numbered": False}
    index = scene.index
    community = int(index.community[index.home[number]])
    return {
        "cells": index.candidates(number),
        "community": str(index.communities[community]),
        "rules": scene.rules[community],
        "numbered": index.kind[number] >= 0,
    }


def _filled(sentence: Message, values: Mapping[str, Any]) -> Message:
    """The sentence with those of the values that it names."""
    named = {name: value for name, value in values.items() if f"{{{name}}}" in sentence.text}
    return Message(sentence.text, named)


def _code(value: Any) -> Optional[str]:
    return value if isinstance(value, str) else None


def _number(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)
