"""What even work costs in lines: the sample town as it comes, and with minutes as second weight.

The first row has the rulebook's weights and no minutes, the second many times its ``target``, so
that cells are of nearly the same size; each of the others has minutes and so much ``balance``.
Every row is the mean of some seeds. ``--into`` puts the rows into files that have a place for them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from _sampletown import sample_town
from _tables import put, table_row
from grid_steward.plugin import steps
from grid_steward.plugin.assess.workload import building_minutes
from grid_steward.plugin.divide import Division, Settings, divide_layers
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.rules import Rulebook

TIMES = (0.25, 1, 4)
EVEN_SIZE = 1_000
SEEDS = range(3)
HEADS = (
    "plan",
    "workload_cv",
    "households out of band",
    "along roads",
    "compactness",
    "compounds whole",
)


def work_cv(division: Division, minutes: pd.Series) -> float:
    """Standard deviation over mean of the cells' minutes; a divided tower by its households."""
    units = division.units[division.units["building_id"].notna()]
    households = units["households"].astype(float)
    share = households / households.groupby(units["building_id"]).transform("sum")
    work = units["building_id"].map(minutes) * share.fillna(1)
    cells = work.groupby(units["cell_id"]).sum()
    return float(cells.std(ddof=0) / cells.mean())


def figures(division: Division, minutes: pd.Series) -> list[float]:
    """The figures of a row, in the order of HEADS."""
    score = read_json(division.plan, "score")
    off = division.cells["off_band"].abs().sum()
    names = ("road_aligned_share", "compactness", "compounds_whole_share")
    return [work_cv(division, minutes), float(off), *(score[name] for name in names)]


def row(
    layers: Mapping[str, gpd.GeoDataFrame], settings: Settings, minutes: pd.Series
) -> list[str]:
    """The figures of the divisions that ``settings`` ask for, without their title."""
    found = [
        figures(divide_layers(layers, replace(settings, seed=seed)), minutes) for seed in SEEDS
    ]
    cv, off, *shares = np.mean(found, axis=0)
    return [f"{cv:.3f}", f"{off:.0f}", *(f"{share:.3f}" for share in shares)]


def weighted(rules: Rulebook, **weights: int) -> Settings:
    """The rulebook with some weights changed."""
    changed = replace(rules, weights=replace(rules.weights, **weights))
    return Settings(rules.cell_band, changed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--effort", default="fast", choices=("fast", "best"))
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE")
    arguments = parser.parse_args()
    with sample_town() as project:
        layers, rules = steps.input_layers(project), project.rules
        minutes = building_minutes({**layers, **project.people()}, rules)
    print(table_row(HEADS))
    asked = {f"`{rules.name}`": weighted(rules)}
    asked[f"`target` {EVEN_SIZE:,}"] = weighted(rules, target=EVEN_SIZE)
    for times in TIMES:
        balance = int(rules.weights.balance * times)
        even = replace(weighted(rules, balance=balance), minutes=minutes.to_dict())
        asked[f"`balance` {balance:,}"] = even
    rows = {}
    for title, settings in asked.items():
        settings = replace(settings, effort=arguments.effort)
        rows[title] = table_row([title, *row(layers, settings, minutes)])
        print(rows[title], flush=True)
    for path in arguments.into:
        put(path, "balance", rows)


if __name__ == "__main__":
    main()
