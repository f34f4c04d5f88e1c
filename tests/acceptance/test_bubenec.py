"""Real ground through the command line: Bubeneč has no community line, barriers or compounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import written as w


@pytest.mark.parametrize(
    "check",
    [w.check_shapes, w.check_band, w.check_buildings, w.check_sums],
    ids=lambda check: check.__name__,
)
def test_the_plan_holds(bubenec: Path, check) -> None:
    check(w.Written.read(bubenec))


def test_cells_tile_the_extent(bubenec: Path) -> None:
    plan = w.Written.read(bubenec)
    west, south, east, north = plan.inputs["building"].total_bounds
    extent = (east - west + 20) * (north - south + 20)  # with the margin of 10 m on each side
    assert plan.cells.area.sum() == pytest.approx(extent, rel=1e-6)
    assert plan.cells.union_all().area == pytest.approx(extent, rel=1e-6)
