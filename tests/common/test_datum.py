"""GCJ-02 and BD-09 against the pairs that the public implementations test themselves with."""

import numpy as np
import pytest
from grid_steward.plugin.common.china import in_china
from grid_steward.plugin.common.datum import (
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
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


AT_HOME = {
    "Wuhan": (114.3, 30.6),
    "Heihe, on the border river": (127.53, 50.25),
    "Mohe": (122.54, 52.97),
    "Fuyuan, the easternmost county": (134.29, 48.37),
    "Wuqia, the westernmost": (75.26, 39.72),
    "Dongxing": (107.97, 21.54),
    "Mengla": (101.56, 21.48),
    "Hong Kong": (114.17, 22.3),
    "Sanya": (109.5, 18.25),
    "Sansha": (112.34, 16.83),
}
ABROAD = {
    "Singapore": (103.8, 1.35),
    "Seoul": (126.98, 37.57),
    "Hanoi": (105.85, 21.03),
    "Ulaanbaatar": (106.9, 47.9),
    "Almaty": (76.9, 43.25),
    "Kathmandu": (85.3, 27.7),
    "Vladivostok": (131.9, 43.1),
    "Tokyo": (139.7, 35.7),
}


@pytest.mark.parametrize("place", AT_HOME)
def test_knows_china(place):
    assert in_china(*_one(*AT_HOME[place])).all()


@pytest.mark.parametrize("place", ABROAD)
def test_knows_what_lies_abroad(place):
    assert not in_china(*_one(*ABROAD[place])).any()
