"""Reading coordinate reference systems."""

import pyproj
import pytest
from grid_steward.plugin.common.crs import is_metric, metric_crs_at, read_crs
from grid_steward.plugin.common.errors import InputError


def test_an_unknown_crs_is_refused():
    with pytest.raises(InputError, match="EPSG:0 is not known"):
        read_crs("EPSG:0")


def test_knows_metres():
    assert is_metric(pyproj.CRS("EPSG:4547"))
    assert not is_metric(pyproj.CRS("EPSG:4326"))
    assert not is_metric(pyproj.CRS("EPSG:2263"))


@pytest.mark.parametrize(
    ("lon", "lat", "code", "meridian"),
    [
        (114.3, 30.6, 4547, 114),  # Wuhan
        (111.3, 30.7, 4546, 111),  # Yichang
        (104.1, 30.7, 4544, 105),  # Chengdu
        (73.6, 39.4, 4534, 75),  # the westernmost point
        (134.8, 48.3, 4554, 135),  # the easternmost
        (2.35, 48.85, 32631, 3),  # Paris
        (151.2, -33.9, 32756, 153),  # Sydney
    ],
)
def test_finds_a_system_in_metres_for_a_place(lon, lat, code, meridian):
    found = pyproj.CRS(metric_crs_at(lon, lat))
    assert found.to_epsg() == code
    assert is_metric(found)
    assert found.coordinate_operation.params[1].value == meridian
