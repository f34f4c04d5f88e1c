"""Both languages and editions, the hand-drawn plan of ``river_town``, and many footprints."""

import geopandas as gpd
import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.tests.report.river_town import CRS, ground_box, make_division, make_layers


@pytest.fixture(params=["en", "zh_CN"])
def language(request):
    return request.param


@pytest.fixture(params=["internal", "public"])
def edition(request):
    return request.param


@pytest.fixture
def division():
    return make_division()


@pytest.fixture
def layers():
    return make_layers()


@pytest.fixture
def big_layers():
    """Enough footprints to notice a page that grows too fast."""
    houses = [ground_box(x, y, x + 3, y + 2) for x in range(1, 299, 6) for y in range(1, 199, 4)]
    frame = contract("building").frame(
        {"building_id": [str(number) for number in range(len(houses))], "geometry": houses},
        crs=CRS,
    )
    return {"building": gpd.GeoDataFrame(frame)}
