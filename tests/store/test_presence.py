"""What there is to show, to ask and to look for, read without frames."""

from __future__ import annotations

import pytest
import shapely
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Settings, divide_layers
from grid_steward.plugin.intake import check_frame
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.blobs import encode, geometry_kind
from grid_steward.plugin.store.connection import transaction
from grid_steward.plugin.store.places import KINDS, matching
from grid_steward.plugin.store.tables import insert
from shapely import LineString, MultiPoint, Point, box

CRS = "EPSG:4547"


def frame(layer, **columns):
    return contract(layer).frame(columns, crs=CRS)


def add(project, layer, **columns):
    project.add(check_frame(frame(layer, **columns), layer, CRS, source=layer))


@pytest.fixture
def project(tmp_path):
    """Two compounds of two houses each, a wall and a pond, one officer, one plan."""
    made = Project.create(tmp_path / "town.gpkg", CRS, "yichang")
    add(
        made,
        "building",
        building_id=["b1", "b2", "b3", "b4"],
        households=[120, 130, 125, 125],
        street=["Mill Lane"] * 4,
        number=["1", "2", "11", "12"],
        compound_id=["c1", "c1", "c2", "c2"],
        geometry=[box(x, 0, x + 20, 20) for x in (0, 40, 80, 120)],
    )
    add(
        made,
        "compound",
        compound_id=["c1", "c2"],
        name=["Willow Court", "梧桐苑"],
        geometry=[box(-10, -10, 70, 30), box(70, -10, 150, 30)],
    )
    add(
        made,
        "barrier",
        barrier_id=["w", "p"],
        kind=["wall", "pond"],
        geometry=[LineString([(0, 60), (90, 60)]), box(0, 70, 9, 90)],
    )
    officer = frame("officer", officer_id=["o1"], display_name=["Li Mei"], geometry=[Point(5, 5)])
    with transaction(made.path) as connection:
        insert(connection, "officer", officer)
    settings = Settings(Band(200, 250, 300), load_rulebook("yichang"), plan="plan-1")
    made.write_plan(divide_layers(made.layers(), settings))
    return made


def test_tables_with_rows_are_told_from_empty_ones(project):
    found = project.presence("plan-1")
    assert {"building", "compound", "barrier", "officer", "unit", "cell", "plan"} <= found.shared
    assert not found.shared & {"gap", "assignment", "road", "crossing"}
    assert found.restricted == frozenset()
    assert found.plan["plan"] == "plan-1"
    assert found.plans == ("plan-1",)


def test_results_of_another_plan_do_not_count(project):
    found = project.presence("no such plan")
    assert found.plan is None
    assert "building" in found.shared
    assert not found.shared & {"unit", "cell"}


def test_geometry_kinds_are_read_from_the_shapes(project):
    assert project.presence("plan-1").kinds == {"barrier": {"line", "polygon"}}


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (Point(1, 2), "point"),
        (MultiPoint([(0, 0), (1, 1)]), "point"),
        (LineString([(0, 0), (1, 1)]), "line"),
        (box(0, 0, 1, 1), "polygon"),
    ],
)
def test_a_shape_says_its_kind(shape, kind):
    (ours,) = encode([shape], 4547)
    assert geometry_kind(ours) == kind
    # As GDAL writes points: no envelope, and a height.
    header = b"GP\x00\x01" + (4547).to_bytes(4, "little")
    body = shapely.to_wkb(shapely.force_3d(shape), output_dimension=3)
    assert geometry_kind(header + body) == kind


def test_what_was_written_is_seen_to_have_changed(project):
    before = project.presence("plan-1").changed
    add(project, "road", geometry=[LineString([(0, 40), (200, 40)])])
    after = project.presence("plan-1").changed
    changed = {name for name in after if after[name] != before[name]}
    assert "shared: road" in changed
    assert not changed & {"shared: building", "shared: cell", "shared: plan"}


def test_facts_are_those_of_the_cells(project):
    facts = project.cell_facts("plan-1")
    cells = project.read("cell").set_index("cell_id")
    assert list(facts) == sorted(cells.index)
    for code, fact in facts.items():
        assert fact.households == cells.loc[code, "households"]
        assert shapely.from_wkb(fact.shape).equals(cells.geometry[code])
        assert fact.officer is None
    assert project.people_facts("plan-1").residents == {}


def found(project, text):
    places = project.places("plan-1")
    return [(places[n].kind, places[n].title) for n in matching(places, text)]


def test_places_are_found_by_any_of_their_words(project):
    assert found(project, "willow")[0] == ("compound", "Willow Court")
    assert ("compound", "梧桐苑") in found(project, "梧桐")
    assert found(project, "li MEI") == [("officer", "Li Mei")]
    assert found(project, "lane willow") == [
        ("building", "Mill Lane 1"),
        ("building", "Mill Lane 2"),
    ]
    assert found(project, "mill lane 12") == [("building", "Mill Lane 12")]
    assert found(project, "b3")[0] == ("building", "Mill Lane 11")
    assert found(project, "Mill Lane 1")[0] == ("building", "Mill Lane 1")


def test_nothing_is_found_by_nothing(project):
    assert found(project, "  ") == []
    assert found(project, "·") == []


def test_every_cell_is_a_place(project):
    codes = set(project.read("cell")["cell_id"])
    places = project.places("plan-1")
    assert {place.code for place in places if place.kind == "cell"} == codes
    assert {place.kind for place in places} <= set(KINDS)
