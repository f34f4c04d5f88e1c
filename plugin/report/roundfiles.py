"""The rounds of each officer as files for a hand-held: a table (CSV) and stops on a map (GPX).

They say where to go and by which pseudonym to ask the list at home for, nothing of why: no care
group, no interval, no person's name. GPX 1.1 (Topografix, 2004) wants WGS 84.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Optional

import geopandas as gpd
import pandas as pd
import shapely

from ..assess.names import BuildingNames
from ..common.messages import Bilingual, Message, message
from ..common.progress import Progress, silent
from .page import filled
from .staffrows import sentence
from .tables import heading, records
from .wording import FORMULA_SIGNS

_WGS84 = "EPSG:4326"
_DEGREES = 7  # decimals: a centimetre
_NO_FILE_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class _Spot:
    """A stop: its building's code (where there is none, its degrees), what people call it, where
    it lies, and on which days and turns someone is visited there."""

    code: str
    name: str
    lat: str
    lon: str
    when: str = ""


def write_rounds(
    visits: gpd.GeoDataFrame,
    rounds: gpd.GeoDataFrame,
    homes: BuildingNames,
    folder: Path,
    language: str = "en",
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write ``CODE.csv`` and ``CODE.gpx`` for each officer with visits into a ``folder``.

    ``visits`` and ``rounds`` are frames of contracts ``visit`` and ``round``; ``homes`` knows what
    buildings are called. A table has the officer's visits day by day, and after them those that
    did not fit; the map file has a point for each building and a route for each day. Headings and
    sentences are in ``language`` (``en`` or ``zh_CN``). The files are about persons: whoever calls
    sees to it that nobody else reads them. Raises OSError where one can't be written.
    """
    own = visits[visits["officer_id"].notna()]
    on_earth, walks = own.to_crs(_WGS84), rounds.to_crs(_WGS84)
    codes = sorted(set(own["officer_id"]))
    names, written = _file_names(codes), []
    for number, code in enumerate(codes):
        progress(number / len(codes), None)
        rows = on_earth[(on_earth["officer_id"] == code).to_numpy(bool)]
        mine = walks[(walks["officer_id"] == code).to_numpy(bool)]
        table, map_file = (folder / f"{names[code]}.{kind}" for kind in ("csv", "gpx"))
        _write_table(table, rows, homes, language)
        map_file.write_text(_gpx(code, rows, mine, homes), encoding="utf-8")
        written += [table, map_file]
    return tuple(written)


def _file_names(codes: list[str]) -> dict[str, str]:
    """A name for each officer's files that any disk takes, no two alike in small letters."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for code in codes:
        plain = _NO_FILE_NAME.sub("_", code).strip(".") or "_"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name.casefold())
        names[code] = name
    return names


def _columns() -> dict[str, Message | Bilingual]:
    """The columns of the table in their order: fields of contract visit, and a building's name."""
    when = ("day", "turn", "starts_min", "walk_m")
    who = ("cell_id", "building", "building_id", "household_id", "resident_ids", "people")
    found: dict[str, Message | Bilingual] = {
        name: message("Building") if name == "building" else heading("visit", name)
        for name in (*when, *who, "minutes", "due", "why")
    }
    for name in ("starts_min", "minutes"):
        found[name] = message("{title} (min)", title=found[name])
    found["walk_m"] = message("{title} (m)", title=found["walk_m"])
    return found


def _write_table(path: Path, rows: gpd.GeoDataFrame, homes: BuildingNames, language: str) -> None:
    # With its mark at the beginning a spreadsheet reads the file as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        columns = _columns()
        writer.writerow([title.render(language) for title in columns.values()])
        for row in records(pd.DataFrame(rows.drop(columns="geometry"))):
            row["building"] = homes.building(row["building_id"])
            row["why"] = sentence(row, "why", language, "why_said")
            writer.writerow([_value(row[name]) for name in columns])


def _value(value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:.1f}"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _gpx(code: str, rows: gpd.GeoDataFrame, walks: gpd.GeoDataFrame, homes: BuildingNames) -> str:
    planned = rows[rows["day"].notna()].sort_values(["day", "turn"])
    begins = dict(zip(walks["day"], walks.geometry))
    visited: dict[str, list[_Spot]] = {}
    routes = []
    for day, stops in planned.groupby("day", sort=True):
        base, spots = _base(begins.get(day)), list(_spots(str(day), stops, homes))
        for spot in spots:
            visited.setdefault(spot.code, []).append(spot)
        routes.append({"day": day, "spots": [*base, *spots, *base]})
    places = [
        replace(spots[0], when="; ".join(spot.when for spot in spots)) for spots in visited.values()
    ]
    return filled("round.gpx", name=code, places=places, routes=routes)


def _spots(day: str, rows: gpd.GeoDataFrame, homes: BuildingNames) -> Iterator[_Spot]:
    """The places of a day's visits in their order, each stop once with all of its turns."""
    points = zip(rows["building_id"], rows.geometry, rows["turn"])
    for code, stop in groupby(points, lambda one: _code(one[0], one[1])):
        visits = list(stop)
        building, point, _ = visits[0]
        name = homes.building(building) if isinstance(building, str) else ""
        turns = ", ".join(str(int(turn)) for _, _, turn in visits)
        yield _spot(code, name or code, point, f"{day}: {turns}")


def _code(building: Any, point: shapely.Point) -> str:
    return building if isinstance(building, str) else f"{point.y:.5f}, {point.x:.5f}"


def _base(line: Optional[shapely.LineString]) -> list[_Spot]:
    """Where a walk begins, if it is known."""
    if line is None or line.is_empty:
        return []
    return [_spot("", "", shapely.Point(line.coords[0]))]


def _spot(code: str, name: str, point: shapely.Point, when: str = "") -> _Spot:
    return _Spot(code, name, f"{point.y:.{_DEGREES}f}", f"{point.x:.{_DEGREES}f}", when)
