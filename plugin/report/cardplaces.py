"""Which streets, house numbers and compounds a cell has, as one would look for them outside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from ..common.messages import Message, listed, message, some_of
from .content import ReportContent

_NUMBER = re.compile(r"\d+")
# Buildings of a compound that are named one by one.
_NAMED = 12


@dataclass
class _Run:
    """House numbers on one side of a street that follow each other and are all in one cell."""

    last: int
    numbers: list[str]


@dataclass
class _Estate:
    """The buildings of a compound by cell."""

    name: str
    cells: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def addresses(content: ReportContent) -> dict[str, list[Message]]:
    """For each cell's code its compounds, its streets with house numbers, and what has neither.

    A run such as 12–28 holds every number of the layer of buildings on that side of the street.
    """
    cells_of, estate_of = _units(content)
    names = _names(content, "compound", "compound_id")
    streets: dict[tuple[str, int], dict[tuple[int, str], set[str]]] = defaultdict(dict)
    estates: dict[str, _Estate] = {}
    nameless: dict[str, int] = defaultdict(int)
    for row in _rows(content, "building", ("building_id", "name", "street", "number")):
        code = row["building_id"]
        cells = cells_of.get(code or "", ())
        estate = estate_of.get(code or "")
        if estate in names and estate is not None:
            known = estates.setdefault(estate, _Estate(names[estate]))
            for cell in cells:
                known.cells[cell].append(_within(known.name, row["name"] or row["number"] or code))
        elif row["street"] and row["number"]:
            number = _leading(row["number"])
            side = streets[row["street"], number % 2]
            side.setdefault((number, row["number"]), set()).update(cells)
        else:
            for cell in cells:
                nameless[cell] += 1
    found: dict[str, list[Message]] = defaultdict(list)
    _add_estates(found, estates)
    _add_streets(found, streets)
    for cell, count in nameless.items():
        found[cell].append(message("Buildings without an address: {count}", count=count))
    return found


def _units(content: ReportContent) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The cells of each building, and its compound."""
    cells: dict[str, list[str]] = defaultdict(list)
    estates: dict[str, str] = {}
    units = content.plan.units
    for code, cell, estate in zip(units["building_id"], units["cell_id"], units["compound_id"]):
        if not isinstance(code, str):
            continue
        if cell not in cells[code]:
            cells[code].append(cell)
        if isinstance(estate, str):
            estates[code] = estate
    return cells, estates


def _add_estates(found: dict[str, list[Message]], estates: Mapping[str, _Estate]) -> None:
    for _, estate in sorted(estates.items()):
        whole = len(estate.cells) == 1
        for cell, names in sorted(estate.cells.items()):
            if whole:
                said = message("{compound}, the whole of it", compound=estate.name)
            else:
                said = message(
                    "{compound}: {buildings}",
                    compound=estate.name,
                    buildings=some_of(sorted(names, key=_order), _NAMED),
                )
            found[cell].append(said)


def _add_streets(
    found: dict[str, list[Message]],
    streets: Mapping[tuple[str, int], Mapping[tuple[int, str], set[str]]],
) -> None:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (street, _), side in sorted(streets.items()):
        runs: dict[str, list[_Run]] = defaultdict(list)
        for place, key in enumerate(sorted(side)):
            for cell in sorted(side[key]):
                open_run = runs[cell][-1] if runs[cell] else None
                if open_run is None or open_run.last != place - 1:
                    open_run = _Run(place, [])
                    runs[cell].append(open_run)
                open_run.last = place
                open_run.numbers.append(key[1])
        for cell, parts in runs.items():
            said[cell, street] += [_run_text(part.numbers) for part in parts]
    for (cell, street), texts in sorted(said.items()):
        found[cell].append(message("{street} {numbers}", street=street, numbers=listed(texts)))


def _within(estate: str, building: Optional[str]) -> str:
    """What a building is called by those who know which compound is meant."""
    name = building or ""
    return name[len(estate) :].strip() or name if name.startswith(estate) else name


def _run_text(numbers: list[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _leading(number: str) -> int:
    """The first whole number in a house number, 0 where it has none."""
    found = _NUMBER.search(number)
    return int(found.group()) if found else 0


def _order(name: str) -> tuple[int, str]:
    return _leading(name), name


def _names(content: ReportContent, layer: str, key: str) -> dict[str, str]:
    rows = _rows(content, layer, (key, "name"))
    return {row[key] or "": row["name"] or "" for row in rows if all(row.values())}


def _rows(
    content: ReportContent, layer: str, fields: tuple[str, ...]
) -> list[dict[str, Optional[str]]]:
    """The texts of some fields of a layer, None where there is none."""
    columns: list[Any] = [content.layer(layer)[name].to_numpy(object) for name in fields]
    return [
        {name: value if isinstance(value, str) else None for name, value in zip(fields, values)}
        for values in zip(*columns)
    ]
