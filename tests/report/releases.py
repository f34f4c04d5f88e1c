"""Plans drawn as words, people put in their buildings, and what is released of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Optional

import pandas as pd
from grid_steward.plugin.attach import Located, locate_layers
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.report.public import Release, release_counts
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

CRS = "EPSG:4547"
RULEBOOK = load_rulebook("yichang")
GROUP = "resettlement_help"
NOW = datetime(2025, 3, 1, 8)
NOTHING = (contract("released_area").frame({}), contract("released_count").frame({}))
# The buildings of each cell, of each community. A tower's part stands behind a colon.
Plan = Mapping[str, Mapping[str, str]]


def division(plan: Plan, name: str = "p", empty: str = "") -> Division:
    """``{"K": {"A": "a b", "B": "c"}}``; every building has 100 households but those ``empty``."""
    cells = [(community, cell) for community, own in plan.items() for cell in own]
    units = [
        (community, cell, *item.partition(":")[::2])
        for community, own in plan.items()
        for cell, items in own.items()
        for item in items.split()
    ]
    counts = [0 if building in empty.split() else 100 for _, _, building, _ in units]
    unit = {
        "plan": [name] * len(units),
        "unit_id": [f"u{number}" for number in range(len(units))],
        "community_id": [row[0] for row in units],
        "cell_id": [row[1] for row in units],
        "building_id": [row[2] for row in units],
        "part": [row[3].replace("_", " ") or None for row in units],
        "households": counts,
        "geometry": [box(0, 0, 1, 1)] * len(units),
    }
    sums = {code: 0 for _, code in cells}
    for code, count in zip(unit["cell_id"], counts):
        sums[code] += count
    cell = {
        "plan": [name] * len(cells),
        "cell_id": [code for _, code in cells],
        "community_id": [community for community, _ in cells],
        "households": list(sums.values()),
        "buildings_unknown": [0] * len(cells),
        "geometry": [box(0, 0, 1, 1)] * len(cells),
    }
    return Division(
        contract("unit").frame(unit, CRS),
        contract("cell").frame(cell, CRS),
        contract("plan").frame({"plan": [name]}),
    )


def located(plan: Plan, people: Mapping[str, int], name: str = "p", empty: str = "") -> Located:
    """So many ``people`` of one group in each building; ``t:3`` is the third entrance of t."""
    places = [home.partition(":") for home in people]
    rows = contract("care_count").frame(
        {
            "care_group": [GROUP] * len(people),
            "people": list(people.values()),
            "building_id": [building for building, _, _ in places],
            "geometry": [None] * len(people),
        },
        CRS,
    )
    rows["entrance"] = pd.array(
        [int(number) if number else pd.NA for _, _, number in places], dtype="Int64"
    )
    return locate_layers(division(plan, name, empty), {"care_count": rows})


class Office:
    """Releases one plan after the other and remembers what it has to."""

    def __init__(self) -> None:
        self.memory = NOTHING

    def release(
        self, plan: Plan, people: Mapping[str, int], name: str = "p", empty: str = ""
    ) -> Release:
        """What may be shown of a plan."""
        made = release_counts(located(plan, people, name, empty), RULEBOOK, *self.memory, NOW)
        new = (made.areas, made.counts)
        self.memory = tuple(
            pd.concat([old, more], ignore_index=True) if len(more) else old
            for old, more in zip(self.memory, new)
        )
        return made

    def shows(self, plan: Plan, people: Mapping[str, int], **more: str) -> dict[str, int]:
        """The counts of the group that are shown, by the names of cells and communities."""
        return figures(self.release(plan, people, **more))


def figures(release: Release, group: Optional[str] = GROUP) -> dict[str, int]:
    """What is shown of a group, by code; the whole is ``all``."""
    lines = release.public[release.public["kind"] == group].dropna(subset=["count"])
    return dict(zip(lines["area_id"].fillna("all"), lines["count"].astype(int)))
