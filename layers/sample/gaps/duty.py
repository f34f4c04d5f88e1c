"""Officers who lack what people in care ask for, and visits that no day was found for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Optional

from ....plugin.common.messages import message
from ....plugin.contracts import contract
from ....plugin.rules import Rulebook
from .truth import Expected, Town

_CELLS = 2


def without_skills(town: Town, cells: Sequence[str], rulebook: Rulebook) -> Town:
    """The officers of the last of ``cells`` where somebody asks for a skill can do nothing."""
    homes = town.plan.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    home = homes.set_index("building_id")
    asked: dict[str, set[str]] = {}
    for layer in ("care_case", "care_count"):
        frame = town.layers[layer]
        for building, word in zip(frame["building_id"], frame["care_group"]):
            if building in home.index:
                group = rulebook.care_group(word)
                skills = {
                    one.id for one in rulebook.skills if group and group.id in one.care_groups
                }
                asked.setdefault(home.loc[building, "cell_id"], set()).update(skills)
    chosen = [cell for cell in cells if asked.get(cell)][-_CELLS:]
    officers = town.layers["officer"].copy()
    officers.loc[officers["cell_id"].isin(chosen), "skills"] = None
    community = town.plan.cells.set_index("cell_id")["community_id"]
    return town.with_layers(officer=officers).expecting(
        *(
            Expected("skill_missing", community[cell], cell, subject=skill)
            for cell in chosen
            for skill in sorted(asked[cell])
        )
    )


def without_a_day(town: Town, cells: Sequence[str], unserved: str) -> Town:
    """Of the rounds of two cells one visit has a day and one has none; in the ``unserved`` cell
    there is nobody to make any, which is a gap of another kind."""
    units = town.plan.units.dropna(subset=["building_id"]).sort_values("building_id")
    first = units.drop_duplicates("cell_id").set_index("cell_id")["building_id"]
    why = message("The officer's days are full before it is due.")
    rows: list[tuple[str, Optional[str], Optional[str]]] = [
        (cell, "W", day) for cell in cells for day in ("2024-03-25", None)
    ]
    rows.append((unserved, None, None))
    whose, officers, days = zip(*rows)
    visits = contract("visit").frame(
        {
            "plan": [town.plan.plan["plan"].iloc[0]] * len(rows),
            "officer_id": officers,
            "cell_id": whose,
            "day": days,
            "building_id": [first[cell] for cell in whose],
            "people": [1] * len(rows),
            "minutes": [30.0] * len(rows),
            "interval_days": [30.0] * len(rows),
            "due": ["2024-03-29"] * len(rows),
            "severity": ["high"] * len(rows),
            "why": [str(why)] * len(rows),
            "why_said": [json.dumps(why.to_json())] * len(rows),
            "geometry": [None] * len(rows),
        },
        town.plan.cells.crs,
    )
    community = town.plan.cells.set_index("cell_id")["community_id"]
    return town.with_layers(visit=visits).expecting(
        *(Expected("visit_not_planned", community[cell], cell, first[cell]) for cell in cells)
    )
