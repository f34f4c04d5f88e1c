"""Writes the sample town's files: ``python -m grid_steward.layers.sample.generate [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd

from . import SAMPLE_DIR, SOURCES
from .records import UPDATED, frames
from .town import SEED, build


def write(folder: Path, seed: int = SEED) -> None:
    """Build the town and write its files to ``folder``; the same seed writes the same bytes."""
    for layer, frame in frames(build(seed)).items():
        path = folder / SOURCES[layer]
        if path.suffix == ".shp":
            _write_shapefile(frame, path)
        else:
            _write_geojson(frame, path)


def _write_geojson(frame: gpd.GeoDataFrame, path: Path) -> None:
    """GeoJSON in the town's own system, whole millimetres, one feature a line."""
    path.unlink(missing_ok=True)
    frame.to_file(path, driver="GeoJSON", engine="pyogrio", COORDINATE_PRECISION=3)


def _write_shapefile(frame: gpd.GeoDataFrame, path: Path) -> None:
    """A Shapefile as the desks of a department make it: GBK, and nothing that says so."""
    frame.to_file(
        path,
        driver="ESRI Shapefile",
        engine="pyogrio",
        encoding="GBK",
        DBF_DATE_LAST_UPDATE=UPDATED,
    )
    path.with_suffix(".cpg").unlink(missing_ok=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE_DIR)
