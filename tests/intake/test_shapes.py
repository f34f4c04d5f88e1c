"""Repair, on shapes that the eye can check."""

import numpy as np
import pyproj
import pytest
import shapely
from grid_steward.plugin.common.datum import wgs84_to_gcj02
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.intake.shapes import finite, from_datum, repair, reproject
from hypothesis import given
from hypothesis import strategies as st

METRES = pyproj.CRS("EPSG:4547")


def _repair(*wkts, kinds=("polygon",), crs=METRES):
    geometry = np.asarray(shapely.from_wkt(list(wkts)), dtype=object)
    return repair(geometry, kinds, crs, silent)


def _one(wkt, kinds=("polygon",), crs=METRES):
    shapes = _repair(wkt, kinds=kinds, crs=crs)
    return shapes.faults[0] or shapely.to_wkt(shapes.geometry[0], rounding_precision=-1)


def test_a_bow_tie_becomes_its_two_halves():
    shapes = _repair("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")
    wings = "MULTIPOLYGON (((0 0, 5 5, 0 10, 0 0)), ((10 0, 10 10, 5 5, 10 0)))"
    assert shapes.geometry[0].equals(shapely.from_wkt(wings))
    assert [str(note) for note in shapes.notes] == [
        "1 invalid geometries (self-intersecting and the like) were repaired."
    ]


def test_a_spike_is_cut_off():
    spike = shapely.from_wkt("POLYGON ((0 0, 10 0, 10 10, 5 10, 5 20, 5 10, 0 10, 0 0))")
    found = _repair(spike.wkt).geometry[0]
    assert found.equals(shapely.box(0, 0, 10, 10))
    assert found.geom_type == "Polygon"


@pytest.mark.parametrize(
    ("wkt", "kinds", "kept"),
    [
        ("POLYGON Z ((0 0 9, 0 4 9, 4 4 9, 0 0 9))", ["polygon"], "POLYGON ((0 0, 0 4, 4 4, 0 0))"),
        ("MULTIPOLYGON (((0 0, 4 4, 0 4, 0 0)))", ["polygon"], "POLYGON ((0 0, 0 4, 4 4, 0 0))"),
        ("POLYGON ((0 0, 0 4, 0 4, 4 4, 0 0))", ["polygon"], "POLYGON ((0 0, 0 4, 4 4, 0 0))"),
        ("LINESTRING (4 0, 4 0, 0 0)", ["line"], "LINESTRING (4 0, 0 0)"),
        ("LINESTRING (0 0, 4 4, 4 0, 0 4)", ["line"], "LINESTRING (0 0, 4 4, 4 0, 0 4)"),
        (
            "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
            ["line"],
            "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
        ),
        ("MULTIPOINT ((1 2))", ["point", "line"], "POINT (1 2)"),
        ("POINT (1.00049 2.0006)", ["point"], "POINT (1 2.001)"),
    ],
)
def test_keeps_what_was_drawn(wkt, kinds, kept):
    assert _one(wkt, kinds) == kept


def test_a_row_of_several_areas_stays_one_row():
    two = "MULTIPOLYGON (((0 0, 0 4, 4 4, 0 0)), ((9 9, 9 12, 12 12, 9 9)))"
    assert _repair(two).geometry[0].equals(shapely.from_wkt(two))


def test_a_collection_keeps_its_areas():
    mixed = (
        "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 0 4, 4 4, 0 0)), LINESTRING (0 0, 9 9))"
    )
    assert _one(mixed) == "POLYGON ((0 0, 0 4, 4 4, 0 0))"


@pytest.mark.parametrize(
    ("wkt", "kinds", "fault"),
    [
        ("POLYGON EMPTY", ["polygon"], "no_geometry"),
        ("POINT (1 1)", ["polygon"], "wrong_geometry"),
        ("POLYGON ((0 0, 0 4, 4 4, 0 0))", ["line"], "wrong_geometry"),
        ("POLYGON ((0 0, 4 4, 8 8, 0 0))", ["polygon"], "no_size"),
        ("POLYGON ((0 0, 4 4, 8 8, 0 0))", ["polygon", "line"], "no_size"),
        ("POLYGON ((0 0, 0.0001 0, 0.0001 0.0001, 0 0))", ["polygon"], "no_size"),
        ("LINESTRING (1 1, 1 1)", ["line"], "no_size"),
        ("LINESTRING (1 1, 1.0001 1)", ["line"], "no_size"),
    ],
)
def test_says_what_is_wrong(wkt, kinds, fault):
    assert _one(wkt, kinds) == fault


def test_in_degrees_nothing_is_rounded():
    line = "LINESTRING (114.12345678 30.1, 114.12345679 30.1)"
    assert _one(line, ["line"], pyproj.CRS("EPSG:4326")) == line


corners = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=9)


@given(corners, st.floats(0, 0.9), st.integers(0, 8))
def test_whatever_ring_comes_an_area_goes_out_or_a_fault(points, shift, turn):
    ring = shapely.Polygon([(x + shift * y, y + shift * x) for x, y in points])
    shapes = repair(np.array([ring], dtype=object), ["polygon"], METRES, silent)
    found = shapes.geometry[0]
    if shapes.faults[0] is None:
        assert found.is_valid and found.area > 0 and found.geom_type in ("Polygon", "MultiPolygon")
        millimetres = shapely.get_coordinates(found) * 1000
        assert np.abs(millimetres - np.rint(millimetres)).max() < 1e-6
        again = repair(np.array([found], dtype=object), ["polygon"], METRES, silent).geometry[0]
        assert shapely.equals_exact(again, found)
        if ring.is_valid:
            start = turn % len(points)
            turned = shapely.Polygon(
                [*ring.exterior.coords[start:-1], *ring.exterior.coords[:start]]
            )
            other = repair(np.array([turned], dtype=object), ["polygon"], METRES, silent)
            assert shapely.equals_exact(other.geometry[0], found)
    else:
        assert shapes.faults[0] == "no_size" and found is None


def test_reprojects_longitude_first_and_marks_what_has_no_place():
    points = np.array([shapely.Point(114, 30), shapely.Point(24, 0), None], dtype=object)
    found = reproject(points, pyproj.CRS("EPSG:4326"), METRES, silent)
    assert abs(found[0].x - 500_000) < 0.01 and 3.3e6 < found[0].y < 3.4e6
    assert finite(found).tolist() == [True, False, True]


def test_a_datum_moves_what_lies_in_china_and_nothing_else():
    lon, lat = wgs84_to_gcj02(np.array([114.3]), np.array([30.6]))
    points = np.array([shapely.Point(lon[0], lat[0]), shapely.Point(2, 48), None], dtype=object)
    found, notes = from_datum(points, "gcj02", silent)
    assert np.allclose(shapely.get_coordinates(found[:2]), [[114.3, 30.6], [2, 48]], atol=1e-9)
    assert found[2] is None
    assert [note.values["count"] for note in notes] == [1, 1]
