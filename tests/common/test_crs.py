"""Reading coordinate reference systems."""

import pyproj
import pytest
from grid_steward.plugin.common.crs import is_metric, read_crs
from grid_steward.plugin.common.errors import InputError


def test_an_unknown_crs_is_refused():
    with pytest.raises(InputError, match="EPSG:0 is not known"):
        read_crs("EPSG:0")


def test_knows_metres():
    assert is_metric(pyproj.CRS("EPSG:4547"))
    assert not is_metric(pyproj.CRS("EPSG:4326"))
    assert not is_metric(pyproj.CRS("EPSG:2263"))
