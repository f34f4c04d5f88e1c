"""What is known of a building's households: in its record, in tables, from its residents."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.errors import input_error
from ..common.messages import listed
from ..contracts import contract

# Which counts buildings are given: "recorded" as their own records have them, and a table where
# they have none; "tabled" as a table has them, else recorded; "filled" recorded, and counted where
# nothing is recorded; "counted" counted, and recorded where nobody is known.
HOUSEHOLD_SOURCES = ("recorded", "tabled", "filled", "counted")
_RECORDED = ("households", "floors", "entrances")


def with_records(
    buildings: gpd.GeoDataFrame, records: pd.DataFrame, source: str = "recorded"
) -> gpd.GeoDataFrame:
    """The buildings with what tables say of them (contract ``building_record``).

    It fills what they leave open; if ``source`` is "tabled" it goes before what they say.
    """
    said = records.drop_duplicates("building_id").set_index("building_id")
    said = said.reindex(buildings["building_id"]).set_axis(buildings.index)
    filled = {}
    for name in _RECORDED:
        both = (said[name], buildings[name])
        first, second = both if source == "tabled" else both[::-1]
        filled[name] = first.fillna(second)
    return buildings.assign(**filled)


def compare_households(
    buildings: pd.DataFrame, records: pd.DataFrame, residents: pd.DataFrame
) -> pd.DataFrame:
    """The frame of contract ``household_count``: a row for each building that has a code.

    ``buildings``, ``records`` (``building_record``) and ``residents`` are frames of their
    contracts. ``counted`` is how many
    different household keys a building's residents have; residents without a key don't count, and
    where none has one nothing is counted. A key that stands in two buildings is a household of
    each.
    """
    recorded = buildings.loc[buildings["building_id"].notna(), ["building_id", "households"]]
    recorded = recorded.drop_duplicates("building_id").sort_values("building_id")
    ids = recorded["building_id"].to_numpy(object)
    known = recorded["households"].astype("Int64").reset_index(drop=True)
    counted = pd.Series(_households(ids, residents), dtype="Int64").replace(0, pd.NA)
    tabled = records.drop_duplicates("building_id").set_index("building_id")["households"]
    tabled = tabled.reindex(ids).astype("Int64").reset_index(drop=True)
    return contract("household_count").frame(
        {
            "building_id": ids,
            "recorded": known,
            "tabled": tabled,
            "counted": counted,
            "difference": counted - known.fillna(tabled),
        }
    )


def with_households(
    buildings: gpd.GeoDataFrame, counts: pd.DataFrame, source: str
) -> gpd.GeoDataFrame:
    """The buildings, which ``with_records`` gave, with the counts that ``source`` asks for.

    ``counts`` is what ``compare_households`` gave. What neither knows stays unknown.
    """
    if source not in HOUSEHOLD_SOURCES:
        raise input_error(
            "There are no household counts called {source}. There are: {known}.",
            source=source,
            known=listed(HOUSEHOLD_SOURCES),
        )
    if source in ("recorded", "tabled"):
        return buildings
    ours = counts.set_index("building_id")["counted"].reindex(buildings["building_id"])
    recorded, counted = buildings["households"], ours.set_axis(buildings.index)
    first, second = (recorded, counted) if source == "filled" else (counted, recorded)
    return buildings.assign(households=first.fillna(second))


def _households(ids: npt.NDArray[Any], residents: pd.DataFrame) -> npt.NDArray[np.int64]:
    """(b,) how many different household keys the residents of each building in ``ids`` have."""
    building = pd.Index(ids).get_indexer(residents["building_id"].to_numpy(object))
    key, keys = pd.factorize(residents["household_id"].to_numpy(object))
    both = (building >= 0) & (key >= 0)
    pairs = pd.unique(building[both].astype(np.int64) * max(len(keys), 1) + key[both])
    return np.bincount(pairs // max(len(keys), 1), minlength=len(ids))
