"""How the report writes figures, and what it calls the names of the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..common.figures import percent, whole
from ..common.messages import Message, message

NOT_DEFINED = "—"
# What a spreadsheet takes for the beginning of a formula or of a command.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class ScoreName:
    """One name of the score: its title, one line that explains it, and how it is written.

    ``kind`` is one of those that ``written`` knows.
    """

    name: str
    title: Message
    about: Message
    kind: str


SCORE_NAMES = (
    ScoreName(
        "in_band_share",
        message("Cells in band"),
        message("Share of the cells whose known households lie within the band."),
        "share",
    ),
    ScoreName(
        "in_band_households_share",
        message("Households in cells in band"),
        message("Share of the known households that live in such a cell."),
        "share",
    ),
    ScoreName(
        "contiguous",
        message("Every cell in one piece"),
        message("No cell has a part cut off from the rest, by others or by a river or railway."),
        "yes",
    ),
    ScoreName(
        "road_aligned_share",
        message("Borders along roads"),
        message("Share of the borders between cells that runs along roads, rivers or railways."),
        "share",
    ),
    ScoreName(
        "compounds_whole_share",
        message("Compounds kept whole"),
        message("Of the compounds that fit in one cell, the share that lies in one."),
        "share",
    ),
    ScoreName(
        "compactness",
        message("Compactness"),
        message("Mean of 4π·area/perimeter² of the cells: 1 for a circle, 0.79 for a square."),
        "ratio",
    ),
    ScoreName(
        "workload_cv",
        message("Unevenness of work"),
        message("Standard deviation of the cells' work over its mean: 0 when all are equal."),
        "ratio",
    ),
    ScoreName(
        "moved_households_share",
        message("Households that change cell"),
        message("Share of the known households that leave the cell of the earlier plan."),
        "share",
    ),
)

# Why a building changes cell; the contract ``move`` says exactly when each is true.
REASON_TITLES = {
    "new": message("was in no cell"),
    "gone": message("its cell was given up"),
    "community": message("its cell lies in another community now"),
    "connection": message("was cut off from its cell"),
    "band": message("to hold the band"),
    "compound": message("its compound is whole now"),
    "line": message("shorter lines between cells"),
    "even": message("cells nearer to the wanted size"),
    "together": message("together with other moves"),
}

# What a tower is divided by.
CUT_BY_TITLES = {
    "entrance": message("entrances"),
    "floor": message("floors"),
    "part": message("parts, to be told apart on the spot"),
}


def written(kind: str, value: Any) -> str | Message:
    """A figure, ready to show: of kind ``yes`` (yes and no), ``share`` (0 to 1, in percent),
    ``ratio`` (two decimals), ``hours`` (one) or ``whole``."""
    if value is None:
        return NOT_DEFINED
    if kind == "yes":
        return message("yes") if value else message("no")
    if kind == "share":
        return percent(float(value))
    if kind == "ratio":
        return f"{float(value):,.2f}"
    return f"{float(value):,.1f}" if kind == "hours" else whole(round(value))
