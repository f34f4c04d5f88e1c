"""An earlier plan from layers that someone hands in, instead of from a project."""

from __future__ import annotations

from typing import Optional

import geopandas as gpd
import pandas as pd

from ..common.errors import input_error
from ..common.messages import listed
from ..contracts import contract
from .division import Division

_NEEDED = ("plan", "cell_id", "building_id", "part", "households")
# Without it nothing is known of the communities of then.
_WELCOME = ("community_id",)


def former_division(
    units: gpd.GeoDataFrame, plans: Optional[pd.DataFrame], source: str
) -> Division:
    """A plan to start from, of the units that a division wrote and, if there, its row.

    ``units`` has the columns of contract ``unit``, ``plans`` those of contract ``plan``; more
    columns and missing ones that aren't needed do no harm. Without ``plans`` codes that were
    retired before are not known and may be given out again. Raises InputError where ``units``,
    called ``source``, are not the units of one plan.
    """
    missing = [name for name in _NEEDED if name not in units]
    if missing:
        raise input_error(
            "{source} lacks the columns {columns}, so it does not hold the units of an earlier "
            "division. Give the layer of units that the division wrote.",
            source=source,
            columns=listed(missing),
        )
    if units.crs is None:
        raise input_error(
            "{source} has no coordinate system. Set the one that its coordinates are in.",
            source=source,
        )
    units = units[units["plan"].notna() & units["cell_id"].notna()]
    names = sorted(set(units["plan"].astype(str)))
    if len(names) != 1:
        raise input_error(
            "{source} holds the units of {count} plans ({names}), not of one. Filter the layer to "
            "the plan to start from.",
            source=source,
            count=len(names),
            names=listed(names),
        )
    return Division(
        units=_units(units), cells=contract("cell").frame({}), plan=_row(plans, names[0])
    )


def _units(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    there = (name for name in (*_NEEDED, *_WELCOME) if name in units)
    data = {name: units[name].to_numpy(object) for name in there}
    data["households"] = pd.to_numeric(units["households"], errors="coerce").fillna(0).astype(int)
    frame: gpd.GeoDataFrame = contract("unit").frame(
        {
            **{name: list(values) for name, values in data.items()},
            "geometry": units.geometry.to_numpy(),
        },
        units.crs,
    )
    return frame


def _row(plans: Optional[pd.DataFrame], name: str) -> pd.DataFrame:
    """The plan's row; one that knows of no retired codes where there is none."""
    retired = "[]"
    if plans is not None and {"plan", "retired"} <= set(plans):
        own = plans.loc[plans["plan"] == name, "retired"].dropna()
        retired = str(own.iloc[0]) if len(own) else retired
    return contract("plan").frame({"plan": [name], "retired": [retired]})
