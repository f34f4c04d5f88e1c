"""A generated city of 292 small communities merged into 86 of about 3,000 households, layers in and
a whole plan out: communities, and the cells nested in them.

Prints the figures of the plan, the seconds on the clock with one worker, and memory; ends with an
error where the limit is not held or a community is out of the band, in pieces or one too many.
"""

from __future__ import annotations

import json
import time

import numpy as np
from _measure import memory_mb
from _towns import town
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.division import Settings
from grid_steward.plugin.divide.redraw.layers import redraw_layers
from grid_steward.plugin.divide.redraw.settings import RedrawSettings
from grid_steward.plugin.rules import load_rulebook

BUILDINGS, SEED = 15_000, 0
BEFORE, AFTER, MEAN = 292, 86, 3000
BAND = Band(2500, MEAN, 3500)
MOST_SECONDS = 60


def main() -> None:
    layers = town(BUILDINGS, SEED, BEFORE)
    # Of this city's size, and to the household so many that the mean is what is wanted.
    households = layers["building"]["households"].to_numpy(float)
    sums = np.round(np.cumsum(households) * AFTER * MEAN / households.sum()).astype(int)
    layers["building"]["households"] = np.diff(sums, prepend=0)
    rulebook = load_rulebook("wuhai")
    settings = RedrawSettings(Settings(rulebook.cell_band, rulebook), households=BAND, count=AFTER)
    start = time.perf_counter()
    plan = redraw_layers(layers, settings)
    seconds = time.perf_counter() - start
    communities, parameters = plan.communities, json.loads(plan.plan["parameters"].iloc[0])
    good = communities["in_band"] & (communities["pieces"] == 1)
    print(
        f"{len(layers['building'])} buildings, {len(layers['community'])} communities before, "
        f"{len(communities)} now, {int(good.sum())} of them in the band and in one piece\n"
        f"{parameters['moved']} households change their community, "
        f"{parameters['unavoidable']} are proved to have to\n"
        f"{len(plan.cells)} cells, {int(plan.cells['in_band'].sum())} in their band\n"
        f"{seconds:.1f} s of {MOST_SECONDS}, {memory_mb():.0f} MB"
    )
    if len(communities) != AFTER or not good.all() or seconds > MOST_SECONDS:
        raise SystemExit("a limit is not held")


if __name__ == "__main__":
    main()
