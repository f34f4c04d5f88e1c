"""Paths, tints, labels and bars: the parts a picture is made of."""

import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.figures import percent, whole
from grid_steward.plugin.report.cellrows import CellRow
from grid_steward.plugin.report.labels import boxes_of, free_place, overlap, place_labels
from grid_steward.plugin.report.svg_bars import HEAD, LEFT, PLOT, WIDTH, draw_bars
from grid_steward.plugin.report.tints import tints
from grid_steward.plugin.report.view import MARGIN, View, path
from grid_steward.plugin.report.wording import written
from hypothesis import given, settings
from hypothesis import strategies as st


def row(number, households, community="c", name="Name"):
    return CellRow(
        anchor=f"cell-{number}",
        cell_id=f"{community}{number}",
        code=str(number),
        community_id=community,
        community=name,
        households=households,
        standing="in",
        off=0,
        buildings=1,
        buildings_unknown=0,
        area_ha=1.0,
        compactness=0.5,
        locked=False,
        gaps=0,
        utilisation=None,
    )


def test_a_square_is_three_steps_and_a_close():
    square = shapely.Polygon([(1, 2), (11, 2), (11, 12), (1, 12)])
    assert path(square) == "M1 2l10 0 0 10-10 0z"


def test_holes_multiparts_lines_and_collections_are_all_drawn():
    ring = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(2, 2), (4, 2), (4, 4), (2, 4)]])
    line = shapely.LineString([(0, 0), (5, 5)])
    mixed = shapely.GeometryCollection([shapely.MultiPolygon([ring]), line, shapely.Point(1, 1)])
    assert path(mixed) == "M0 0l5 5M0 0l9 0 0 9-9 0zM2 2l2 0 0 2-2 0z"
    assert path(np.empty(0, dtype=object)) == ""


def test_what_is_smaller_than_a_paper_unit_is_not_drawn():
    assert path(shapely.box(0.1, 0.1, 0.3, 0.3)) == ""


def test_north_is_up_and_all_is_on_the_paper():
    view = View.of((1000, 2000, 1100, 2050))
    west, north, east, south = shapely.total_bounds(view.place(shapely.box(1000, 2000, 1100, 2050)))
    assert (west, north) == pytest.approx((MARGIN, MARGIN))
    assert (east, south) == pytest.approx((view.width - MARGIN, view.height - MARGIN), abs=1)
    top = view.place(shapely.box(1000, 2040, 1010, 2050))
    assert shapely.total_bounds(top)[1] == pytest.approx(MARGIN)


def test_a_tall_town_stands_in_the_middle_of_a_page_that_fits_a_sheet():
    view = View.of((0, 0, 10, 1000))
    west, north, east, south = shapely.total_bounds(view.place(shapely.box(0, 0, 10, 1000)))
    assert view.height <= 12_000
    assert west - 0 == pytest.approx(view.width - east)
    assert north == pytest.approx(view.height - south, abs=1)


@given(st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=30)
def test_neighbours_get_different_tints(columns, rows):
    # A wall of bricks: six neighbours each, three meet in every corner.
    cells = np.array(
        [
            shapely.box(2 * x + y % 2, y, 2 * x + y % 2 + 2, y + 1)
            for x in range(columns)
            for y in range(rows)
        ]
    )
    chosen = tints(cells)
    one, other = shapely.STRtree(cells).query(cells, predicate="intersects")
    apart = one != other
    assert (chosen[one[apart]] != chosen[other[apart]]).all()
    assert set(chosen) <= set(range(6))


def test_a_label_with_room_stays_and_a_crowded_one_steps_aside():
    places = np.array([[100.0, 100.0], [104.0, 100.0]])
    sizes = np.array([[30.0, 10.0], [30.0, 10.0]])
    first, second = place_labels(places, np.array([50.0, 2.0]), sizes)
    assert (first.x, first.y, first.moved) == (100, 100, False)
    assert second.moved
    assert second.points_at == (104, 100)
    boxes = boxes_of([first, second], sizes)
    assert overlap(boxes[:1], boxes[1]) == 0


def test_a_name_looks_for_free_ground_near_the_middle():
    area = shapely.box(0, 0, 100, 100)
    size = np.array([20.0, 10.0])
    x, y = free_place(area, size, np.empty((0, 4)))
    assert (x, y) == pytest.approx((50, 50))
    middle = np.array([[30.0, 30.0, 70.0, 70.0]])
    moved = free_place(area, size, middle)
    assert overlap(middle, np.concatenate([moved - size / 2, moved + size / 2])) == 0


def test_bars_are_as_tall_as_their_households():
    chart = draw_bars([row(1, 0), row(2, 324)], Band(200, 250, 300))
    flat, full = chart.shelves[0][0].bars
    assert flat.top == HEAD + PLOT == chart.base
    assert full.top == HEAD + round(PLOT * (1 - 1 / 1.08))
    assert [households for _, households in chart.levels] == [200, 250, 300]


def test_a_bar_far_above_the_band_is_cut_and_says_so():
    chart = draw_bars([row(1, 250), row(2, 5000)], Band(200, 250, 300))
    usual, tall = chart.shelves[0][0].bars
    assert (usual.cut, tall.cut) == (False, True)
    assert tall.top == HEAD


@given(st.lists(st.integers(1, 120), min_size=1, max_size=30))
@settings(max_examples=50)
def test_every_cell_has_its_bar_on_a_shelf(sizes):
    rows = [
        row(number, 250, f"c{community}", f"A community with a long name {community}")
        for community, size in enumerate(sizes)
        for number in range(size)
    ]
    chart = draw_bars(rows, Band(200, 250, 300))
    drawn = [bar for shelf in chart.shelves for group in shelf for bar in group.bars]
    assert [bar.row for bar in drawn] == rows
    for shelf in chart.shelves:
        edges = [bar.x for group in shelf for bar in group.bars]
        assert edges[0] == LEFT
        assert edges[-1] + chart.bar <= WIDTH
        assert all(right - left >= chart.bar for left, right in zip(edges, edges[1:]))


def test_only_all_is_a_hundred_percent():
    assert [percent(share) for share in (1, 0.9999, 0.29, 0.1234, 0)] == [
        "100%",
        "99.9%",
        "29%",
        "12.3%",
        "0%",
    ]


def test_figures_are_written_for_people():
    assert whole(1234567) == "1,234,567"
    assert written("share", None) == "—"
    assert written("ratio", 0.4567) == "0.46"
    assert written("yes", False).render("en") == "no"
