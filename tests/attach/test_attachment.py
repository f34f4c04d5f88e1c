"""What lies in which cell, and what is counted how often."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.attach import Attachment, attach_layers, locate_layers
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

from .street import (
    BY_FLOOR,
    BY_PART,
    CRS,
    buildings,
    case,
    request,
    resident,
    rows,
    street,
    volunteer,
)

RULEBOOK = load_rulebook("plain")


def attach(tower: dict[str, str] | None = None, **layers: pd.DataFrame) -> Attachment:
    return attach_layers(locate_layers(street(tower), layers), RULEBOOK)


def counted(found: Attachment, topic: str) -> dict[tuple[str | None, str | None], int]:
    """The counts of a topic by cell and kind."""
    lines = found.counts[found.counts["topic"] == topic]
    return dict(zip(zip(lines["cell_id"], lines["kind"]), lines["count"]))


def column(found: Attachment, name: str) -> list[int]:
    """A figure of the cells A, B and C."""
    assert found.cells["cell_id"].tolist() == ["A", "B", "C"]
    return found.cells[name].tolist()


def lost(found: Attachment) -> list[tuple[str, str | None, str]]:
    lines = found.unattached
    return list(zip(lines["layer"], lines["code"], lines["reason"]))


class TestBuildings:
    def test_a_tower_in_two_cells_is_in_both_and_counts_once(self):
        found = attach(building=buildings())
        assert column(found, "buildings") == [1, 2, 1]
        assert column(found, "households") == [120, 280, 200]
        # Of its two cells, equal in households, the smaller code.
        assert counted(found, "building") == {("A", None): 1, ("B", None): 2}
        assert counted(found, "household") == {("A", None): 120, ("B", None): 280, ("C", None): 200}
        assert lost(found) == []

    def test_a_tower_counts_where_most_of_its_households_are(self):
        tower = {"entrance 1": "B", "entrances 2-3": "C", "entrance 4": "C"}
        assert counted(attach(tower), "building") == {
            ("A", None): 1,
            ("B", None): 1,
            ("C", None): 1,
        }

    def test_without_a_layer_the_plan_has_them(self):
        assert column(attach(), "buildings") == [1, 2, 1]
        assert attach().total("building") == 3

    def test_one_that_is_newer_than_the_plan_goes_by_its_place(self):
        new, far = box(210, 80, 220, 90), box(900, 0, 910, 10)
        found = attach(building=buildings(new=new, far=far))
        assert column(found, "buildings") == [1, 2, 2]
        assert counted(found, "building")[None, None] == 1
        assert lost(found) == [("building", "far", "outside")]
        (note,) = [str(note) for note in found.notes if "not in the plan" in str(note)]
        assert note.startswith("Buildings that are not in the plan: 2.")

    def test_one_that_is_gone_since_is_not_counted(self):
        found = attach(building=buildings().iloc[1:])
        assert column(found, "buildings") == [0, 2, 1]
        assert found.total("building") == 2
        assert [n for n in found.notes if "no longer has: 1." in str(n)]


class TestResidents:
    def test_by_building_age_band_and_registration(self):
        people = rows(
            "resident",
            resident("p1", "h1", age_band="60-64", registration="registered"),
            resident("p2", "h1", age_band="60-64", registration="floating"),
            resident("p3", "h2", age_band="0-5"),
        )
        found = attach(resident=people)
        assert column(found, "residents") == [2, 1, 0]
        assert counted(found, "resident") == {("A", "60-64"): 2, ("B", "0-5"): 1}
        assert counted(found, "resident_registration") == {
            ("A", "floating"): 1,
            ("A", "registered"): 1,
            ("B", None): 1,
        }

    @pytest.mark.parametrize(
        ("tower", "field"), [(None, "entrance"), (BY_FLOOR, "floor")], ids=["entrance", "floor"]
    )
    def test_in_a_tower_the_number_decides(self, tower, field):
        last = {"entrance": 4, "floor": 16}[field]
        people = [resident(f"p{n}", "t", **{field: n}) for n in (1, last // 2, last // 2 + 1, last)]
        found = attach(tower, resident=rows("resident", *people))
        assert column(found, "residents") == [0, 2, 2]
        assert lost(found) == []

    @pytest.mark.parametrize(
        ("tower", "place", "sentence"),
        [
            (None, {}, "its entrance is not known"),
            (None, {"floor": 3}, "its entrance is not known"),
            (None, {"entrance": 5}, "none of them has the entrance that is given"),
            (BY_FLOOR, {"entrance": 1}, "its floor is not known"),
            (BY_FLOOR, {"floor": 0}, "none of them has the floor that is given"),
            (BY_FLOOR, {"floor": -1}, "none of them has the floor that is given"),
            (BY_FLOOR, {"floor": 17}, "none of them has the floor that is given"),
            (BY_PART, {"entrance": 1, "floor": 1}, "parts that have no numbers"),
        ],
    )
    def test_in_a_tower_nothing_is_guessed(self, tower, place, sentence):
        # Not even by the place, which is that of the whole building.
        people = rows("resident", resident("p1", "t", at=(170, 50), **place))
        found = attach(tower, building=buildings(), resident=people)
        assert column(found, "residents") == [0, 0, 0]
        (row,) = found.unattached.to_dict("records")
        assert (row["layer"], row["code"], row["building_id"]) == ("resident", "p1", "t")
        assert (row["reason"], row["candidates"]) == ("tower_part_unknown", "B, C")
        assert sentence in row["message"]
        assert "(B, C)" in row["message"]
        # That much is known: both cells are of one community.
        (line,) = found.counts[found.counts["topic"] == "resident"].to_dict("records")
        assert (line["community_id"], line["cell_id"], line["count"]) == ("east", None, 1)

    def test_a_tower_in_one_cell_needs_no_number(self):
        tower = {"entrances 1-2": "C", "entrances 3-4": "C"}
        assert column(
            attach(tower, resident=rows("resident", resident("p", "t"))), "residents"
        ) == [
            0,
            0,
            1,
        ]

    def test_an_entrance_whose_ground_is_not_in_the_plan(self):
        """A part without ground of its own has no unit; what lives there is not put elsewhere."""
        tower = {"entrance 1": "B", "entrances 3-4": "C"}
        people = [resident(f"p{n}", "t", entrance=n) for n in (1, 2, 3)]
        found = attach(tower, resident=rows("resident", *people))
        assert column(found, "residents") == [0, 1, 1]
        assert lost(found) == [("resident", "p2", "tower_part_unknown")]

    def test_a_building_that_the_plan_does_not_have(self):
        new = box(210, 80, 220, 90)
        people = rows("resident", resident("p1", "new"), resident("p2", "gone"))
        found = attach(building=buildings(new=new), resident=people)
        assert column(found, "residents") == [0, 0, 1]
        assert lost(found) == [("resident", "p2", "building_not_in_plan")]
        assert "Bring in the building" in found.unattached["message"].iloc[0]


class TestCare:
    def test_someone_in_three_groups_is_one_person(self):
        groups = ("disabled", "minimum_income", "elderly_alone_or_frail")
        cases = [case("p1", group, "h1") for group in groups]
        found = attach(care_case=rows("care_case", *cases, case("p2", "disabled", "h1")))
        assert column(found, "care_people") == [2, 0, 0]
        assert column(found, "care_cases") == [4, 0, 0]
        assert counted(found, "care") == {
            ("A", "disabled"): 2,
            ("A", "elderly_alone_or_frail"): 1,
            ("A", "minimum_income"): 1,
        }
        assert (found.care_people, found.total("care")) == (2, 4)

    def test_someone_whom_two_lists_have_in_two_cells(self):
        cases = rows("care_case", case("p", "disabled", "h1"), case("p", "unemployed", "h2"))
        found = attach(care_case=cases)
        assert column(found, "care_people") == [1, 1, 0]
        assert found.care_people == 1

    def test_someone_in_no_cell_is_someone(self):
        found = attach(care_case=rows("care_case", case("p", "disabled", "t")))
        assert column(found, "care_people") == [0, 0, 0]
        assert (found.care_people, found.total("care")) == (1, 1)

    def test_groups_that_are_only_counted(self):
        counts = rows(
            "care_count",
            {"care_group": "resettlement_help", "people": 3, "building_id": "h1"},
            {"care_group": "resettlement_help", "people": 2, "building_id": "t"},
        )
        found = attach(care_count=counts)
        assert counted(found, "care") == {
            ("A", "resettlement_help"): 3,
            (None, "resettlement_help"): 2,
        }
        assert column(found, "care_cases") == [3, 0, 0]
        assert column(found, "care_people") == [0, 0, 0]
        (row,) = found.unattached.to_dict("records")
        assert row["code"] is None
        assert "nothing in this layer says" in row["message"]

    def test_a_group_by_any_of_its_names(self):
        cases = rows("care_case", case("p", "低保", "h1"), case("q", "minimum_income", "h1"))
        assert counted(attach(care_case=cases), "care") == {("A", "minimum_income"): 2}

    def test_groups_that_do_not_agree_with_the_rulebook_are_told_of_by_number(self):
        cases = [case("p", "stargazers", "h1"), case("q", "resettlement_help", "h2")]
        found = attach(care_case=rows("care_case", *cases))
        assert counted(found, "care")["A", "stargazers"] == 1
        notes = [str(note) for note in found.notes]
        assert "does not have: 1." in notes[0]
        assert "allows only counts: 1." in notes[1]


class TestPlaces:
    def test_a_request_at_a_street_corner(self):
        asked = rows(
            "request",
            request("r1", "lighting", at=(150, 5)),
            request("r2", "lighting", at=(200, 5)),  # on the border: the smaller code
            request("r3", "lighting", at=(350, 5)),
            request("r4", "lighting"),
            request("r5", "lighting", at=(50, 5), status="closed"),
        )
        found = attach(request=asked)
        assert column(found, "open_requests") == [0, 2, 0]
        assert counted(found, "open_request") == {("B", "lighting"): 2, (None, "lighting"): 2}
        assert lost(found) == [("request", "r3", "outside"), ("request", "r4", "no_place")]
        assert "Give it one of them" in found.unattached["message"].iloc[1]

    def test_a_building_goes_before_a_place(self):
        asked = rows("request", request("r", "noise", building_id="h1", at=(250, 5)))
        assert column(attach(request=asked), "open_requests") == [1, 0, 0]

    def test_places_in_another_coordinate_system(self):
        places = rows("facility", {"facility_id": "f", "kind": "clinic", "at": (250, 50)})
        found = attach(facility=places.to_crs("EPSG:4326"))
        assert column(found, "facilities") == [0, 0, 1]
        assert counted(found, "facility") == {("C", "clinic"): 1}

    def test_someone_in_two_roles(self):
        people = rows(
            "volunteer",
            volunteer("p", "safety", building_id="h1"),
            volunteer("p", "mediation", building_id="h1"),
            volunteer("q", "safety", building_id="h2"),
        )
        found = attach(volunteer=people)
        assert column(found, "volunteers") == [1, 1, 0]
        assert (found.volunteers, found.total("volunteer")) == (2, 3)


class TestWhole:
    def test_a_project_without_people_says_so(self):
        places = rows("facility", {"facility_id": "f", "kind": "clinic", "at": (50, 50)})
        found = attach(building=buildings(), facility=places)
        assert column(found, "facilities") == [1, 0, 0]
        (note,) = found.notes
        assert "only buildings and facilities are on the cells" in str(note)

    def test_empty_layers(self):
        empty = {
            name: contract(name).frame({}, CRS) for name in ("resident", "care_case", "request")
        }
        found = attach(**empty)
        assert column(found, "residents") == [0, 0, 0]
        assert lost(found) == []

    def test_the_frames_are_those_of_the_contracts(self):
        people = rows("resident", resident("p1", "h1"), resident("p2", None))
        found = attach(resident=people)
        for name, frame in (
            ("cell_people", found.cells),
            ("cell_count", found.counts),
            ("unattached", found.unattached),
        ):
            wanted = contract(name).frame({}, CRS)
            assert list(frame.columns) == list(wanted.columns)
            assert frame.dtypes.to_dict() == wanted.dtypes.to_dict()
            assert set(frame["plan"]) == {"p"}
            for field in contract(name).fields.values():
                assert not (field.required and frame[field.name].isna().any())
        assert found.cells.crs == CRS

    def test_it_can_be_cancelled(self):
        def stop(share, text=None):
            if share > 0.3:
                raise Cancelled

        people = rows("resident", resident("p1", "h1"))
        with pytest.raises(Cancelled):
            locate_layers(street(), {"building": buildings(), "resident": people}, stop)
