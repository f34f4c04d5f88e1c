"""The rounds of each officer as files for a hand-held: a table (CSV) and stops on a map (GPX).

They say where to go and by which pseudonym to ask the list at home for, nothing of why: no care
group, no interval, no name. GPX 1.1 (Topografix, 2004) wants WGS 84.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import geopandas as gpd
import pandas as pd
import shapely

from ..common.progress import Progress, silent
from .page import filled
from .tables import heading

_WGS84 = "EPSG:4326"
_DEGREES = 7  # decimals: a centimetre
# Columns of contract visit, in the order of the table.
_COLUMNS = (
    "day",
    "turn",
    "starts_min",
    "walk_m",
    "cell_id",
    "building_id",
    "household_id",
    "resident_ids",
    "people",
    "minutes",
    "due",
    "why",
)
# What a spreadsheet takes for the beginning of a formula or of a command; as a text it begins with
# an apostrophe.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NO_FILE_NAME = re.compile(r"[^\w.-]+")


def write_rounds(
    visits: gpd.GeoDataFrame,
    rounds: gpd.GeoDataFrame,
    folder: Path,
    language: str = "en",
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write ``CODE.csv`` and ``CODE.gpx`` for each officer with visits into a ``folder``.

    ``visits`` and ``rounds`` are frames of contracts ``visit`` and ``round``. A table has the
    officer's visits day by day, and after them those that did not fit; the map file has a point
    for each building and a route for each day. Headings are in ``language`` (``en`` or ``zh_CN``).
    The files are about persons: whoever calls sees to it that nobody else reads them. Raises
    OSError where one can't be written.
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
        _write_table(table, rows, language)
        map_file.write_text(_gpx(code, rows, mine), encoding="utf-8")
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


def _write_table(path: Path, rows: gpd.GeoDataFrame, language: str) -> None:
    # With its mark at the beginning a spreadsheet reads the file as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([heading("visit", name).render(language) for name in _COLUMNS])
        for values in rows[list(_COLUMNS)].itertuples(index=False):
            writer.writerow([_value(value) for value in values])


def _value(value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:.1f}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _gpx(code: str, rows: gpd.GeoDataFrame, walks: gpd.GeoDataFrame) -> str:
    planned = rows[rows["day"].notna()].sort_values(["day", "turn"])
    places = {spot["name"]: spot for spot in _spots(planned)}
    begins = dict(zip(walks["day"], walks.geometry))
    routes = []
    for day, stops in planned.groupby("day", sort=True):
        base = _base(begins.get(day))
        routes.append({"day": day, "spots": [*base, *_spots(stops), *base]})
    return filled("round.gpx", name=code, places=list(places.values()), routes=routes)


def _spots(rows: gpd.GeoDataFrame) -> Iterator[dict[str, str]]:
    """The places of the visits in their order, each stop once."""
    before = None
    for building, point in zip(rows["building_id"], rows.geometry):
        name = building if isinstance(building, str) else f"{point.y:.5f}, {point.x:.5f}"
        if name != before:
            yield _spot(name, point)
        before = name


def _base(line: Optional[shapely.LineString]) -> list[dict[str, str]]:
    """Where a walk begins, if it is known."""
    if line is None or line.is_empty:
        return []
    return [_spot("", shapely.Point(line.coords[0]))]


def _spot(name: str, point: shapely.Point) -> dict[str, str]:
    return {"name": name, "lat": f"{point.y:.{_DEGREES}f}", "lon": f"{point.x:.{_DEGREES}f}"}
