"""What makes it impossible to find the house of a row, on purpose, in a few rows of each list."""

from __future__ import annotations

from typing import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
from numpy.random import Generator

# Of a hundred rows.
PERCENT = 1.9
# Further than any number in the town.
_BEYOND_BLOCKS, _BEYOND_NUMBERS = 60, 2000


def _no_such_house(rows: pd.DataFrame) -> None:
    rows["block"] += _BEYOND_BLOCKS
    rows["number"] += _BEYOND_NUMBERS
    rows["building_code"] = rows["building_code"].str[:-4] + "9" + rows["building_code"].str[-3:]


def _misspelt(rows: pd.DataFrame) -> None:
    """The first two characters of the compound change places."""
    name = rows["compound"]
    rows["compound"] = name.str[1] + name.str[0] + name.str[2:]


def _house_forgotten(rows: pd.DataFrame) -> None:
    rows["block"] = pd.NA


def _empty(rows: pd.DataFrame) -> None:
    for column in ("compound", "street", "room", "building_code"):
        rows[column] = None
    for column in ("block", "number", "entrance"):
        rows[column] = pd.NA


# What is wrong, what the importer calls it, and whether it can befall only a house in a compound.
FAULTS: tuple[tuple[str, str, bool, Callable[[pd.DataFrame], None]], ...] = (
    ("no_such_house", "no_building", False, _no_such_house),
    ("misspelt", "no_building", True, _misspelt),
    ("house_forgotten", "several_buildings", True, _house_forgotten),
    ("empty", "no_address", False, _empty),
)


def spoilt(
    rows: pd.DataFrame, rng: Generator, by_code: bool = False
) -> tuple[pd.DataFrame, npt.NDArray[np.object_]]:
    """The rows with a few addresses spoilt, and (n,) the reason why each must be rejected, or None.

    All rows of one household share the fault, where the rows have a ``household``. ``by_code``:
    the list names houses by their code, which can only be wrong or missing. Rows that are
    ``refused`` for another reason keep their address.
    """
    made = rows.assign(spelling=None, number=rows["number"].astype("Int64"))
    made["building_code"] = made["building_id"]
    reasons = rows["refused"].to_numpy(dtype=object).copy()
    groups = np.arange(len(rows))
    if "household" in rows:
        groups, _ = pd.factorize(rows["household"])
    chosen = rng.random(groups.max() + 1) * 100 < PERCENT
    kind = rng.integers(0, len(FAULTS), len(chosen))
    for number, (name, reason, in_compound, spoil) in enumerate(FAULTS):
        hit = (chosen & (kind == number))[groups] & rows["refused"].isna().to_numpy()
        if in_compound:
            hit &= rows["compound"].notna().to_numpy() & (not by_code)
        part = made[hit].assign(spelling=name)
        spoil(part)
        made.loc[hit, part.columns] = part
        reasons[hit] = reason
    return made, reasons
