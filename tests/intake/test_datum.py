"""GCJ-02 and BD-09 against the pairs that the public implementations test themselves with."""

import numpy as np
import pytest
from grid_steward.plugin.intake.datum import (
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    in_china,
    wgs84_to_gcj02,
)
from hypothesis import given
from hypothesis import strategies as st

METRES_PER_DEGREE = 111_320.0
lons, lats = st.floats(75, 135), st.floats(5, 54)


def _one(*numbers):
    return tuple(np.array([number]) for number in numbers)


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_matches_published_pairs(wgs84, gcj02):
    assert np.allclose(np.ravel(wgs84_to_gcj02(*_one(*wgs84))), gcj02, rtol=0, atol=1e-6)
    assert np.allclose(np.ravel(gcj02_to_wgs84(*_one(*gcj02))), wgs84, rtol=0, atol=1e-6)


def test_matches_the_published_bd09_pair():
    found = np.ravel(gcj02_to_bd09(*_one(116.404, 39.915)))
    assert np.allclose(found, (116.41036949371029, 39.92133699351021), rtol=0, atol=1e-8)


@given(lons, lats)
def test_there_and_back_is_the_same_place(lon, lat):
    gcj = wgs84_to_gcj02(*_one(lon, lat))
    for back in (gcj02_to_wgs84(*gcj), bd09_to_wgs84(*gcj02_to_bd09(*gcj))):
        error = np.abs(np.ravel(back) - (lon, lat)) * METRES_PER_DEGREE
        assert error.max() < 0.001


@given(lons, lats)
def test_the_shift_is_hundreds_of_metres(lon, lat):
    there = np.ravel(wgs84_to_gcj02(*_one(lon, lat)))
    shift = np.abs(there - (lon, lat)) * METRES_PER_DEGREE
    assert 10 < shift.max() < 2000


def test_knows_china():
    inside = in_china(np.array([114.3, 103.8, 139.7]), np.array([30.6, 0.5, 35.7]))
    assert inside.tolist() == [True, False, False]
