"""The officers' list: one row for each officer, however often the list has them."""

from __future__ import annotations

import pandas as pd

from .scene import Scene
from .spots import spots

# Of what an officer has twice, all of these count.
_ALL = ("cell_id", "backup_cells", "must_cells", "not_cells", "skills", "languages")
# Of these, the first that is said.
_FIRST = ("hours_per_month", "x", "y", "display_name")


def roster(scene: Scene) -> pd.DataFrame:
    """One row for each officer, by code; rows without a code are left out.

    ``officer_id``; ``cell_id``, ``backup_cells``, ``must_cells``, ``not_cells``, ``skills`` and
    ``languages``, texts, empty where nothing is said; ``hours_per_month``, ``x`` and ``y`` of the
    base in the scene's metres and ``display_name``, NaN or None where nothing is said. Of two rows
    with one code the texts are joined by commas, and of the rest the first that is said counts.
    """
    frame = scene.layers["officer"]
    place = spots(frame, scene)
    named = pd.DataFrame(frame[["officer_id", *_ALL, "hours_per_month", "display_name"]])
    # A slip of the hand in QGIS, which checks nothing, says nothing.
    named["hours_per_month"] = named["hours_per_month"].where(named["hours_per_month"] >= 0)
    named = named.assign(x=place[:, 0], y=place[:, 1]).dropna(subset=["officer_id"])
    order = ["officer_id", "cell_id", "backup_cells", *_FIRST, *_ALL[2:]]
    named = named.sort_values(order, ignore_index=True)
    staff = named.groupby("officer_id", sort=True)[list(_FIRST)].first()
    for name in _ALL:
        said: pd.Series = named.dropna(subset=[name]).groupby("officer_id")[name].agg(",".join)
        staff[name] = said.reindex(staff.index, fill_value="").astype(object)
    return staff.reset_index()
