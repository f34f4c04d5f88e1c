"""The sample town without the gaps that can be avoided."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from ....plugin.attach import locate_layers
from ....plugin.common.band import Band
from ....plugin.contracts import contract
from ....plugin.divide import Division
from ....plugin.divide.division import read_json
from ....plugin.rules import Rulebook
from .truth import Expected, Town

# More than any cell asks for.
_HOURS = 100_000.0
_AREA_M2 = 20_000.0


def complete_town(layers: Mapping[str, Any], plan: Division, rulebook: Rulebook) -> Town:
    """The divided town with nothing missing but what the division itself could not avoid.

    ``layers``: all input layers of the sample and its tidy people; ``plan``: a division of them.
    """
    town = Town(layers, plan)
    town = _known_parts(town)
    town = town.with_layers(
        officer=_officers(plan, rulebook),
        facility=_facilities(town, rulebook),
        volunteer=_volunteers(town, rulebook),
    )
    return town.expecting(*out_of_band(plan))


def out_of_band(plan: Division) -> list[Expected]:
    """The cells out of the plan's band, counted from its units."""
    band = Band.parse(read_json(plan.plan, "parameters")["band"])
    sums = plan.units.groupby("cell_id")["households"].sum()
    community = plan.cells.set_index("cell_id")["community_id"]
    return [
        Expected("cell_out_of_band", community[cell], cell)
        for cell, households in sums.items()
        if households not in band
    ]


def divided_buildings(plan: Division) -> set[str]:
    """The codes of the buildings that lie in several cells."""
    cells = plan.units.dropna(subset=["building_id"]).groupby("building_id")["cell_id"].nunique()
    return set(cells.index[cells > 1])


def _known_parts(town: Town) -> Town:
    """Everyone in a divided building with an entrance and a floor; those counted live elsewhere."""
    changed = {}
    for layer in ("resident", "care_case"):
        frame = town.layers[layer].copy()
        for field in ("entrance", "floor"):
            frame[field] = frame[field].fillna(1)
        changed[layer] = frame
    counts = town.layers["care_count"]
    divided = counts["building_id"].isin(divided_buildings(town.plan))
    return town.with_layers(**changed, care_count=counts[~divided])


def _officers(plan: Division, rulebook: Rulebook) -> Any:
    """One officer for each cell, who stands in for the next and can do everything."""
    cells = sorted(plan.cells["cell_id"])
    return contract("officer").frame(
        {
            "officer_id": [f"W{number:03d}" for number in range(len(cells))],
            "cell_id": cells,
            "backup_cells": [*cells[1:], cells[0]],
            "hours_per_month": [_HOURS] * len(cells),
            "skills": [",".join(skill.title.en for skill in rulebook.skills)] * len(cells),
            "geometry": [None] * len(cells),
        },
        plan.cells.crs,
    )


def _facilities(town: Town, rulebook: Rulebook) -> Any:
    """Each service in each building where people live: whatever the way, it is in reach."""
    units = town.plan.units[town.plan.units["households"] > 0]
    homes = sorted(units["building_id"].dropna().unique())
    pairs = [(service.id, home) for service in rulebook.services for home in homes]
    services, buildings = zip(*pairs)
    return contract("facility").frame(
        {
            "facility_id": [f"{service}@{home}" for service, home in pairs],
            "kind": services,
            "area_m2": [_AREA_M2] * len(pairs),
            "building_id": buildings,
            "geometry": [None] * len(pairs),
        },
        town.plan.cells.crs,
    )


def _volunteers(town: Town, rulebook: Rulebook) -> Any:
    """Every role in each cell, and one volunteer more than are asked for in each community."""
    located = locate_layers(town.plan, {"resident": town.layers["resident"]})
    residents = np.bincount(located.found["resident"].cell, minlength=located.index.k)
    roles, share = rulebook.volunteering.roles, rulebook.volunteering.share
    rows: dict[str, list[Any]] = {"resident_id": [], "role": [], "geometry": []}
    spots = shapely.point_on_surface(located.index.cells.geometry.to_numpy())
    for code, living, spot in zip(located.index.ids, residents.tolist(), spots):
        for number in range(max(len(roles), math.ceil(living * share) + 1)):
            rows["resident_id"].append(f"{code}-{number:03d}")
            rows["role"].append(roles[number % len(roles)])
            rows["geometry"].append(spot)
    rows["volunteer_id"] = rows["resident_id"]
    return contract("volunteer").frame(rows, town.plan.cells.crs)
