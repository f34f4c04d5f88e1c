"""Who keeps the officer they know: the sample town staffed, divided to other sizes, staffed again.

Each row is a new band: how many households get another cell, and of the care cases how many keep
their officer with the rulebook's price of acquaintance and without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd
from _sampletown import sample_town
from grid_steward.plugin import steps
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.contracts import map_layers
from grid_steward.plugin.divide import Division, Settings, divide_layers
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.rules import Rulebook
from grid_steward.plugin.staff import Staffing, staff_layers
from grid_steward.plugin.steps.assessing import read_layers

BANDS = (Band(200, 242, 283), Band(190, 235, 285))
START = date(2024, 3, 25)


def staffed(
    division: Division,
    layers: Mapping[str, pd.DataFrame],
    rules: Rulebook,
    before: tuple[Division, Staffing] | None = None,
) -> tuple[Staffing, list[str | None]]:
    """The officers of a division, and who of them serves each care case."""
    located = locate_layers(division, layers)
    today, kept = (None, None) if before is None else (before[0], before[1].assignments)
    found = staff_layers(located, layers, rules, today=today, earlier_assignments=kept, start=START)
    serving = found.assignments.set_index("cell_id")["officer_id"]
    codes = [*located.index.ids, None]
    return found, [serving.get(codes[cell]) for cell in located.found["care_case"].cell]


def main() -> None:
    with sample_town() as project:
        division, rules = steps.divide(project), project.rules
        layers = read_layers(project)
    without = replace(rules, staff_weights=replace(rules.staff_weights, acquaintance=0))
    first, known = staffed(division, layers, rules)
    maps = {name: layers[name] for name in map_layers() if name in layers}
    print(f"{'band':14}{'households moved':>18}{'kept':>8}{'without':>10}")
    for band in BANDS:
        then = divide_layers(maps, Settings(band, rules, plan="plan-2"), division)
        moved = read_json(then.plan, "score")["moved_households_share"]
        shares = []
        for book in (rules, without):
            _, now = staffed(then, layers, book, (division, first))
            pairs = [(one, other) for one, other in zip(known, now) if one is not None]
            shares.append(sum(one == other for one, other in pairs) / len(pairs))
        print(f"{band!s:14}{moved:>18.1%}{shares[0]:>8.1%}{shares[1]:>10.1%}", flush=True)


if __name__ == "__main__":
    main()
