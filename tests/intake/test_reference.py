"""Where coordinates lie, and what is said where they can't."""

import numpy as np
import pyproj
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake.reference import out_of_range, settle_crs

TARGET = pyproj.CRS("EPSG:4547")
WGS84 = pyproj.CRS("EPSG:4326")


def _box(x, y, side=1000.0):
    return np.array([[x, y, x + side, y + side]])


def _settle(bounds, own=None, given=None, datum=None, target=TARGET):
    return settle_crs("land.shp", bounds, own, given, datum, target)


def _complaint(*args, **options):
    with pytest.raises(InputError) as caught:
        _settle(*args, **options)
    return str(caught.value)


def test_takes_what_the_source_says_unless_told_otherwise():
    degrees = _box(114.0, 30.0, 0.01)
    assert _settle(degrees, own=WGS84) == (WGS84, [])
    crs, notes = _settle(degrees, own=WGS84, given="EPSG:4490")
    assert crs == pyproj.CRS("EPSG:4490")
    assert "EPSG:4326" in str(notes[0]) and "EPSG:4490" in str(notes[0])


@pytest.mark.parametrize(
    ("bounds", "hint"),
    [
        (_box(114.0, 30.0, 0.01), "EPSG:4326 (WGS 84) or EPSG:4490"),
        (_box(38_532_000, 3_400_000), "3-degree Gauss-Krüger zone 38: EPSG:4526"),
        (_box(19_532_000, 3_400_000), "6-degree Gauss-Krüger zone 19: EPSG:4497"),
        (_box(532_000, 3_400_000), "fit the project's own system, EPSG:4547"),
        (_box(3_400_000, 532_000), "x and y exchanged"),
        (_box(12_700_000, 3_570_000), "EPSG:3857"),
        (_box(-5_000_000, 40_000), "projected or local system"),
        (np.full((1, 4), np.nan), "no coordinates to judge by"),
    ],
)
def test_a_missing_crs_is_answered_with_what_it_looks_like(bounds, hint):
    said = _complaint(bounds)
    assert said.startswith("land.shp does not say")
    assert hint in said and "--crs EPSG:n" in said


def test_the_codes_of_the_hints_are_those_of_the_register():
    assert "zone 38" in pyproj.CRS("EPSG:4526").name
    assert "zone 19" in pyproj.CRS("EPSG:4497").name
    assert "CM 75E" in pyproj.CRS("EPSG:4534").name
    assert "CM 135E" in pyproj.CRS("EPSG:4554").name


def test_metres_marked_as_degrees_are_refused():
    said = _complaint(_box(532_000, 2_546_000), own=WGS84)
    assert "marked as EPSG:4326 (WGS 84), which is in degrees" in said
    assert "532000, 2546000" in said and "--crs EPSG:n" in said


def test_degrees_marked_as_metres_are_refused():
    assert "which is in metres" in _complaint(_box(114.0, 30.0, 0.3), own=TARGET)


def test_a_single_wild_row_is_rejected_and_does_not_condemn_the_file():
    bounds = np.concatenate(
        [_box(114.0 + i / 100, 30.0, 0.01) for i in range(5)] + [_box(532_000, 9)]
    )
    crs, _ = _settle(bounds, own=WGS84)
    assert out_of_range(bounds, crs).tolist() == [False] * 5 + [True]


def test_a_datum_needs_degrees():
    assert _settle(_box(114.0, 30.0, 0.01), datum="gcj02")[0] == WGS84
    assert "not in degrees" in _complaint(_box(532_000, 3_400_000), datum="gcj02")
    assert "not in degrees" in _complaint(_box(114.0, 30.0, 0.01), own=TARGET, datum="bd09")
    assert "no datum called wgs" in _complaint(_box(114.0, 30.0, 0.01), datum="wgs")
