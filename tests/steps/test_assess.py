"""Assessing a plan: from the project's files to its gaps and work, and back into the files."""

from __future__ import annotations

import json

import geopandas as gpd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.store import Project
from shapely.geometry import LineString, box

from .conftest import CRS, FILES, bring_in

FRAMES = ("gaps", "coverage", "reach", "people_gaps", "care_coverage", "workload", "work_items")


def as_texts(found):
    """All that was found, to be compared."""
    return {name: getattr(found, name).to_csv(index=False) for name in FRAMES}


def test_what_is_found_is_kept_and_returned(street):
    attached, found = steps.assess(street)
    kept = Project.open(street.path).read_assessment("plan-1")
    assert found.plan == attached.plan == "plan-1"
    assert as_texts(kept) == as_texts(found)
    assert (kept.notes, kept.made_at) == (found.notes, found.made_at)
    assert_geodataframe_equal(street.read_attachment("plan-1")[0], attached.cells)


def test_what_the_street_lacks(street):
    """One cell of three has an officer, nobody stands in for anybody, the premises are small."""
    _, found = steps.assess(street)
    kinds = found.gaps["gap_kind"].value_counts()
    assert kinds["cell_without_officer"] == 2
    assert kinds["premises_too_small"] == 1
    assert len(found.workload) == 3
    assert found.workload["officers"].dropna().tolist() == ["W1"]
    care = found.care_coverage.query("level == 'all' and service == 'clinic'")
    assert care["care_cases"].tolist() == [3]


def test_every_frame_keeps_its_contract(street):
    _, found = steps.assess(street)
    for layer, name in zip(
        ("gap", "coverage", "reach", "people_gap", "care_coverage", "workload", "work_item"),
        FRAMES,
    ):
        frame = getattr(found, name)
        fields = list(contract(layer).fields)
        assert list(frame.drop(columns="geometry", errors="ignore")) == fields
        assert set(frame["plan"]) <= {"plan-1"}
        needed = [field for field, item in contract(layer).fields.items() if item.required]
        assert frame[needed].notna().all(axis=None)


def test_the_order_of_rows_does_not_matter(street):
    _, found = steps.assess(street)
    for layer, text in FILES.items():
        head, *rows = text.split("\n")
        if layer != "road":
            bring_in(street, layer, "\n".join([head, *rows[::-1]]))
    _, again = steps.assess(street)
    assert as_texts(again) == as_texts(found)


def test_frames_instead_of_the_projects_own(street):
    none = contract("officer").frame({}, crs=street.crs)
    _, found = steps.assess(street, instead={"officer": none})
    assert found.workload["officers"].isna().all()
    assert len(street.read("officer")) == 1


def test_rows_about_people_that_were_not_taken_are_gaps(street):
    bring_in(street, "care_case", FILES["care_case"] + "\np009,残疾人,9-9")
    assert len(street.read_rejected_people()) == 1
    _, found = steps.assess(street)
    assert found.people_gaps["gap_subject"].str.contains("no_building|building_unknown").any()


def test_cancelled_it_leaves_what_was_there(street):
    _, before = steps.assess(street)

    def cancel(share, text=None):
        if share > 0.93:
            raise Cancelled

    bring_in(street, "request", FILES["request"] + "\nt2,维修,在办,0-3")
    with pytest.raises(Cancelled):
        steps.assess(street, progress=cancel)
    assert as_texts(street.read_assessment("plan-1")) == as_texts(before)
    assert street.read_attachment("plan-1")[0]["open_requests"].sum() == 1


def test_any_plan(street):
    steps.divide(street, plan="甲")
    assert steps.assess(street)[1].plan == "甲"
    assert steps.assess(street, "plan-1")[1].plan == "plan-1"
    with pytest.raises(InputError, match="no plan called 乙"):
        steps.assess(street, "乙")


def test_rows_that_somebody_drew_in_qgis_and_did_not_finish(street):
    """Without code, without shape or without anything."""

    def draw(layer, **data):
        frame = gpd.GeoDataFrame(data, geometry="geometry", crs=CRS)
        pyogrio.write_dataframe(
            frame, street.path, layer=layer, append=True, promote_to_multi=layer != "facility"
        )

    draw("building", building_id=[None, "z"], geometry=[box(100, 80, 110, 90), None])
    draw("road", road_id=[None, "q"], geometry=[LineString([(0, 5), (9, 5)]), None])
    draw("facility", facility_id=["f9"], kind=[None], geometry=[None])
    draw("officer", officer_id=[None], cell_id=["; 、"], geometry=[None])
    draw("community", community_id=[None], geometry=[None])
    _, found = steps.assess(street)
    assert len(found.workload) == 3


def test_without_anything_but_buildings(tmp_path):
    project = steps.init_project(tmp_path / "p.gpkg", CRS)
    bring_in(project, "building", FILES["building"])
    steps.divide(project)
    _, found = steps.assess(project)
    # Each layer that is missing is one gap, not one for each cell.
    assert not found.people_gaps["gap_kind"].duplicated().any()
    assert (found.workload["visits_min"] == 0).all()
    assert project.read_assessment("plan-1") is not None


class TestEvenWork:
    def test_the_plan_says_so_and_nothing_of_the_work(self, street):
        plan = steps.divide(street, even_work=True).plan
        assert json.loads(plan["parameters"].iloc[0])["even_work"] is True
        assert json.loads(plan["score"].iloc[0])["workload_cv"] is not None

    def test_it_is_not_asked_for_unasked(self, street):
        plan = steps.divide(street).plan
        assert json.loads(plan["parameters"].iloc[0])["even_work"] is False

    def test_the_residents_are_not_read_for_it(self, street, monkeypatch):
        """They bring no work, and of a city reading them takes ten seconds."""
        monkeypatch.delattr(Project, "people")
        plan = steps.divide(street, even_work=True).plan
        assert json.loads(plan["score"].iloc[0])["workload_cv"] is not None
