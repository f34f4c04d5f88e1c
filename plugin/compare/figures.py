"""The figures of two plans side by side, as far as they are about places and households."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np
import pandas as pd
import shapely

from ..common.messages import Message, message
from ..divide.division import read_json
from ..divide.levels import sizes_by_community
from ..rules import Rulebook, community_limits
from .areas import LEVELS
from .circles import Circle
from .flows import Counted
from .sides import Side, asked_band

# Of the plan's own score; workload_cv is told among the figures about persons.
_SCORED = (
    "in_band_share",
    "in_band_households_share",
    "road_aligned_share",
    "compounds_whole_share",
    "compactness",
)
FIGURES = {
    "communities": message("communities"),
    "communities_in_band": message("communities in the band"),
    "community_pieces": message("pieces of communities cut off (enclaves)"),
    "community_smallest": message("smallest community (households)"),
    "community_largest": message("largest community (households)"),
    "cells": message("cells"),
    "cells_in_band": message("cells in the band"),
    "cells_contiguous": message("cells that lie in one piece"),
    "cell_smallest": message("smallest cell (households)"),
    "cell_largest": message("largest cell (households)"),
    "in_band_share": message("cells in the band, share"),
    "in_band_households_share": message("households in cells in the band, share"),
    "road_aligned_share": message("lines between cells along roads, share"),
    "compounds_whole_share": message("compounds whole in a cell, share"),
    "compactness": message("compactness of cells"),
    "compounds_cut": message("compounds cut by lines between cells"),
    "compounds_cut_by_communities": message("compounds cut by lines between communities"),
    "households": message("known households"),
    "buildings": message("buildings"),
    "households_without": message("known households in no community"),
    "yuan": message("money of all communities (yuan a year)"),
    "households_moved": message("households that change their community"),
    "households_moved_share": message("households that change their community, share"),
    "households_moved_cells": message("households that change their cell"),
    "households_moved_cells_share": message("households that change their cell, share"),
    "buildings_moved": message("buildings that change their community"),
    "buildings_moved_cells": message("buildings that change their cell"),
}
# The figures of a service: its id stands after the colon.
CIRCLE_FIGURES = {
    "reach": message("households within reach of: {service}"),
    "won": message("households that come within reach of: {service}"),
    "lost": message("households that are no longer within reach of: {service}"),
}


def figure_title(name: str, rulebook: Rulebook) -> Message:
    """What a figure is called, one about a service by the service's title."""
    kind, _, service = name.partition(":")
    if not service:
        return FIGURES[name]
    titles = {one.id: one.title for one in rulebook.services}
    return Message(CIRCLE_FIGURES[kind].text, {"service": titles.get(service, service)})


def side_by_side(
    old: Side,
    new: Side,
    levels: Mapping[str, Mapping[str, Counted]],
    circles: Sequence[Circle],
    rulebook: Rulebook,
) -> dict[str, tuple[Any, Any]]:
    """The figures of FIGURES and, for each service, of CIRCLE_FIGURES: before and after.

    ``levels``: buildings and households as they are counted, by level. What moves is told after.
    """
    before, after = (_of_plan(side, new, rulebook) for side in (old, new))
    found: dict[str, tuple[Any, Any]] = {name: (before[name], after[name]) for name in before}
    for level in LEVELS:
        suffix = "_cells" if level == "cell" else ""
        counted = levels.get(level)
        households, buildings, share = None, None, None
        if counted is not None:
            households, buildings = counted["households"].moved, counted["buildings"].moved
            share = _share(households, counted["households"].placed[0])
        found[f"households_moved{suffix}"] = (None, households)
        found[f"households_moved{suffix}_share"] = (None, share)
        found[f"buildings_moved{suffix}"] = (None, buildings)
    figures = {name: found[name] for name in FIGURES}
    for one in circles:
        figures[f"reach:{one.service}"] = (one.before, one.after)
        figures[f"won:{one.service}"] = (None, one.won)
        figures[f"lost:{one.service}"] = (None, one.lost)
    return figures


def _share(part: int, whole: int) -> Optional[float]:
    return round(part / whole, 6) if whole else None


def _of_plan(side: Side, new: Side, rulebook: Rulebook) -> dict[str, Any]:
    units = side.units
    households = units["households"].to_numpy(np.int64)
    in_one = units["community_id"].notna().to_numpy()
    yuan = rulebook.yuan_per_household
    return {
        **_communities(side, new, rulebook),
        **_cells(side, new),
        "compounds_cut": _cut(units, "cell_id") if side.has_cells else None,
        "compounds_cut_by_communities": _cut(units, "community_id"),
        "households": int(households.sum()),
        "buildings": int(units["building_id"].nunique()),
        "households_without": int(households[~in_one].sum()),
        "yuan": None if yuan is None else round(yuan * int(households[in_one].sum()), 2),
    }


def _communities(side: Side, new: Side, rulebook: Rulebook) -> dict[str, Any]:
    sizes = side.units.groupby("community_id")["households"].sum()
    return {
        "communities": len(sizes),
        "communities_in_band": _in_band(side, new, rulebook),
        "community_pieces": _pieces(side),
        "community_smallest": _or_none(sizes.min()),
        "community_largest": _or_none(sizes.max()),
    }


def _in_band(side: Side, new: Side, rulebook: Rulebook) -> Optional[int]:
    """The communities in the band, which is that of the plan ``new`` for both sides: else the plan
    would be praised for another yardstick. None where there is no band."""
    asked, own = asked_band(new.division), side.division.communities
    if asked == asked_band(side.division) and len(own) and own["in_band"].notna().any():
        return int(own["in_band"].fillna(False).sum())
    found = []
    placed = side.units.dropna(subset=["community_id"])
    sizes = sizes_by_community(placed, side.scene.layers["compound"], rulebook)
    types = side.communities["type"].to_dict()
    for code, known in sizes.items():
        limits = rulebook.for_community(types.get(code)).community_band.households
        if asked is not None:
            limits = asked.minimum, asked.maximum
        if limits is not None:
            least, most = community_limits(limits, known)
            found.append(least <= sum(households for households, _ in known) <= most)
    return sum(found) if found else None


def _pieces(side: Side) -> int:
    """How many pieces of communities are cut off from the rest of them, as polygons."""
    own = side.division.communities
    if len(own):
        return int((own["pieces"] - 1).clip(lower=0).sum())
    shapes = side.communities["geometry"].dropna().to_numpy(object)
    return int((shapely.get_num_geometries(shapely.make_valid(shapes)) - 1).sum())


def _cells(side: Side, new: Side) -> dict[str, Any]:
    names = ("cells", "cells_in_band", "cells_contiguous", "cell_smallest", "cell_largest")
    if not side.has_cells:
        return dict.fromkeys((*names, *_SCORED))
    cells, row = side.division.cells, side.division.plan
    scored = {} if pd.isna(row["score"].iloc[0]) else read_json(row, "score")
    figures = [
        len(cells),
        int(cells["in_band"].fillna(False).sum()),
        _or_none(row["cells_contiguous"].iloc[0]),
        _or_none(cells["households"].min()),
        _or_none(cells["households"].max()),
    ]
    told = {**dict(zip(names, figures)), **{name: scored.get(name) for name in _SCORED}}
    return told | _by_band_of(new, side)


def _by_band_of(new: Side, side: Side) -> dict[str, Any]:
    """What of a plan goes by the band, by that of the plan ``new``; nothing where it has the same
    one, so that it says this itself."""
    asked = asked_band(new.division, "band")
    if asked is None or asked == asked_band(side.division, "band"):
        return {}
    sizes = side.division.cells["households"]
    held = sizes.between(asked.minimum, asked.maximum)
    return {
        "cells_in_band": int(held.sum()),
        "in_band_share": _share(int(held.sum()), len(held)),
        "in_band_households_share": _share(int(sizes[held].sum()), int(sizes.sum())),
    }


def _or_none(value: Any) -> Optional[int]:
    return None if pd.isna(value) else int(value)


def _cut(units: pd.DataFrame, code: str) -> int:
    """The compounds of which buildings lie in several areas."""
    inside = units.dropna(subset=["compound_id", "building_id", code])
    pieces = inside.drop_duplicates(["compound_id", code])["compound_id"]
    return int(pieces[pieces.duplicated()].nunique())
