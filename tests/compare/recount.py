"""The sums of a comparison counted again from the two plans' units, one household at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
from grid_steward.plugin.divide import Division, read_part


def lists_of(division: Division, level: str) -> dict[str, list[str]]:
    """For each building the code of each of its households, along the building."""
    found: dict[str, list[tuple[int, str]]] = {}
    for unit in division.units.itertuples():
        if isinstance(unit.building_id, str):
            first = read_part(unit.part).first if isinstance(unit.part, str) else 0
            code = getattr(unit, f"{level}_id")
            code = code if isinstance(code, str) else None
            found.setdefault(unit.building_id, [])
            found[unit.building_id] += [(first, code)] * int(unit.households)
    return {
        building: [code for _, code in sorted(those, key=lambda one: one[0])]
        for building, those in found.items()
    }


def home_of(division: Division, level: str) -> dict[str, str]:
    """For each building the code with most of its households, of equal ones the smaller."""
    sums: dict[str, Counter] = {}
    for unit in division.units.itertuples():
        if isinstance(unit.building_id, str):
            code = getattr(unit, f"{level}_id")
            own = sums.setdefault(unit.building_id, Counter())
            if isinstance(code, str):
                own[code] += int(unit.households)
    return {
        building: min(own, key=lambda code: (-own[code], code)) if own else None
        for building, own in sums.items()
    }


def recounted(new: Division, old: Division, flows: pd.DataFrame, level: str) -> dict:
    """What each row of ``flows`` of a level should say: of buildings and households before, out,
    in and after, by old and new code."""
    by_old, by_new, found = _rows(new, flows, level)
    none = (None, None)

    def count(what: str, before: str | None, after: str | None) -> None:
        first, second = by_old.get(before, none), by_new.get(after, none)
        found[first][f"{what}_before"] += 1
        found[second][f"{what}_after"] += 1
        if first != second:
            found[first][f"{what}_out"] += 1
            found[second][f"{what}_in"] += 1

    homes = home_of(old, level), home_of(new, level)
    for building in homes[0].keys() | homes[1].keys():
        count("buildings", homes[0].get(building), homes[1].get(building))
    lists = lists_of(old, level), lists_of(new, level)
    for building in lists[0].keys() | lists[1].keys():
        first, second = (known.get(building, []) for known in lists)
        for at in range(max(len(first), len(second))):
            count(
                "households",
                first[at] if at < len(first) else None,
                second[at] if at < len(second) else None,
            )
    return found


def _rows(new: Division, flows: pd.DataFrame, level: str) -> tuple[dict, dict, dict]:
    """The rows of a level by the codes of before and of now, and a counter for each."""
    rows = flows[flows["level"] == level]
    pairs = [
        tuple(value if isinstance(value, str) else None for value in pair)
        for pair in zip(rows["old_code"], rows["code"])
    ]
    is_new = set(new.units[f"{level}_id"].dropna())
    by_old = {old_code: pair for pair in pairs if (old_code := pair[0])}
    by_new = {}
    for pair in pairs:
        # A row that is only of before bears its earlier code, which another may bear now.
        gone = pair[0] == pair[1] and not _continued(pair, new, rows)
        if pair[1] in is_new and not gone:
            by_new[pair[1]] = pair
    return by_old, by_new, {pair: Counter() for pair in pairs}


def people_recounted(
    new: Division, old: Division, people: dict[str, pd.DataFrame], flows: pd.DataFrame, level: str
) -> dict:
    """What each row of ``flows`` of a level should say of residents and care cases, who are rows of
    ``people``, each with a building of both plans; ``new`` and ``old`` as they are."""
    by_old, by_new, found = _rows(new, flows, level)
    none = (None, None)
    for layer, what in (("resident", "residents"), ("care_case", "care"), ("care_count", "care")):
        for row in people[layer].to_dict("records"):
            many = int(row.get("people", 1))
            first = by_old.get(_lives_in(old, level, row), none)
            second = by_new.get(_lives_in(new, level, row), none)
            found[first][f"{what}_before"] += many
            found[second][f"{what}_after"] += many
            if first != second:
                found[first][f"{what}_out"] += many
                found[second][f"{what}_in"] += many
    return {pair: +counts for pair, counts in found.items()}


def _lives_in(division: Division, level: str, row: dict) -> str | None:
    """The code where somebody lives; in a building of several cells only a known entrance or floor
    says which, and the community is that of most households."""
    units = division.units[division.units["building_id"] == row["building_id"]]
    codes = set(units[f"{level}_id"])
    if len(set(units["cell_id"])) == 1:
        (code,) = codes
        return code if isinstance(code, str) else None
    for unit in units.itertuples():
        run = read_part(unit.part)
        number = row.get(run.kind)
        if number is not None and not pd.isna(number) and run.first <= number <= run.last:
            return getattr(unit, f"{level}_id")
    return (
        home_of(replace(division, units=units), level)[row["building_id"]]
        if (level == "community")
        else None
    )


def _continued(pair: tuple, new: Division, rows: pd.DataFrame) -> bool:
    """Whether no other row has taken the pair's new code."""
    others = rows[(rows["code"] == pair[1]) & (rows["old_code"] != pair[0])]
    return len(others) == 0


def said(
    flows: pd.DataFrame, level: str, names: tuple[str, ...] = ("buildings", "households")
) -> dict:
    """What ``flows`` says of ``names``, in the same form."""
    found = {}
    for row in flows[flows["level"] == level].to_dict("records"):
        pair = tuple(
            row[name] if isinstance(row[name], str) else None for name in ("old_code", "code")
        )
        found[pair] = Counter(
            {
                f"{what}_{state}": int(row[f"{what}_{state}"])
                for what in names
                for state in ("before", "out", "in", "after")
                if row[f"{what}_{state}"]
            }
        )
    return found
