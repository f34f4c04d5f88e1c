"""Small sources to import."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import geopandas as gpd
import pytest
from grid_steward.tests.intake.drawing import CRS, square


@pytest.fixture
def houses() -> gpd.GeoDataFrame:
    """Three houses in a row with Chinese headers."""
    return gpd.GeoDataFrame(
        {"楼栋编码": ["甲1", "甲2", "甲3"], "户数": [12, 0, 30]},
        geometry=[square(column) for column in range(3)],
        crs=CRS,
    )


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a frame to a file of the given name and say where it is."""

    def write(frame: gpd.GeoDataFrame, name: str, **options: Any) -> Path:
        path = tmp_path / name
        frame.to_file(path, engine="pyogrio", **options)
        return path

    return write
