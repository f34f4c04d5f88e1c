"""What the street lacks, kind by kind."""

from __future__ import annotations

import dataclasses
import json

import pytest
import shapely
from grid_steward.plugin.assess.gap import SEVERITIES
from grid_steward.plugin.assess.gaps import gap_frames
from grid_steward.plugin.assess.roles import ROLE_TITLES
from grid_steward.plugin.common.messages import Bilingual, set_language
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import CommunityType
from grid_steward.tests.attach.street import CRS, buildings, case, resident, volunteer
from shapely.geometry import LineString, Point, box

from .gapped import RULEBOOK, communities, gaps, gaps_in, plan, scene
from .work import officer, with_work


def said(found: list) -> list[str]:
    return [str(gap.said) for gap in found]


def test_a_project_of_buildings_alone_is_told_once_what_it_has_no_lists_of():
    found = gaps_in(scene())
    told = {(gap.kind, gap.subject) for gap in found if gap.kind != "cell_out_of_band"}
    assert told == {
        ("cell_without_officer", "officer"),
        ("service_missing", "facility"),
        ("resident_without_building", "resident"),
        ("case_in_no_cell", "care_case"),
        ("volunteer_role_missing", "volunteer"),
    }
    assert {gap.severity for gap in found if gap.kind != "cell_out_of_band"} == {"medium"}


def test_volunteers_are_not_missed_where_the_rulebook_asks_for_none():
    none = dataclasses.replace(RULEBOOK.volunteering, roles=(), share=0.0)
    book = dataclasses.replace(RULEBOOK, volunteering=none)
    assert gaps("volunteer_role_missing", rulebook=book) == []
    some = [volunteer("p", "safety", building_id="h1")]
    assert gaps("volunteer_role_missing", rulebook=book, volunteer=some) == []


def test_ground_without_a_cell_and_the_rounding_of_lines():
    """A hole of 9 m², one of 4 m², and a strip of 30 m² that is 0.3 m wide."""
    shape = box(0, 0, 99.7, 100) - box(10, 10, 13, 13) - box(50, 10, 52, 12)
    (gap,) = gaps("ground_in_no_cell", plan(cells={"A": shape}))
    assert (gap.community_id, gap.cell_id, gap.severity) == ("west", None, "medium")
    assert gap.place.within(box(10, 10, 13, 13))
    assert str(gap.said) == "9 m² of the ground of West End belong to no cell."


def test_ground_without_a_cell_on_which_people_live():
    homes = buildings()
    homes["households"] = [120, 80, 400]
    shape = box(0, 0, 100, 100) - box(10, 30, 50, 70)
    (gap,) = gaps("ground_in_no_cell", plan(cells={"A": shape}), frames={"building": homes})
    assert (gap.severity, gap.households) == ("high", 120)
    assert str(gap.said).endswith("; people live there or may do so: h1.")


def test_a_community_that_no_cell_has_anything_of():
    north = communities(north=box(0, 100, 300, 200))
    (gap,) = gaps("ground_in_no_cell", frames={"community": north})
    assert gap.community_id == "north"
    assert "30,000 m² of the ground of North End" in str(gap.said)


def test_ground_in_two_cells():
    (gap,) = gaps(
        "ground_in_two_cells", plan(cells={"B": box(95, 0, 200, 10), "C": box(200, 0, 300, 100)})
    )
    assert (gap.cell_id, gap.subject, gap.households) == ("A", "B", 0)
    assert str(gap.said) == "50 m² of ground lie in two cells, A and B."
    assert gaps("ground_in_two_cells", plan(cells={"B": box(99.6, 0, 200, 100)})) == []


@pytest.mark.parametrize(("households", "severity"), [(5, "medium"), (None, "medium"), (0, "low")])
def test_a_building_that_the_plan_was_made_without(households, severity):
    homes = buildings(new=box(50, 10, 60, 20))
    homes["households"] = [120, 80, 400, households]
    homes["street"], homes["number"] = "Long Street", "7"
    (gap,) = gaps("building_in_no_cell", frames={"building": homes})
    assert (gap.cell_id, gap.building_id, gap.severity) == ("A", "new", severity)
    assert gap.place.within(box(50, 10, 60, 20))
    assert "Long Street 7" in str(gap.said) and "cell A" in str(gap.said)


@pytest.mark.parametrize(("households", "severity"), [(5, "high"), (None, "high"), (0, "low")])
def test_a_building_outside_all_cells(households, severity):
    homes = buildings(new=box(50, 210, 60, 220))
    homes["households"] = [120, 80, 400, households]
    (gap,) = gaps("building_in_no_cell", frames={"building": homes})
    assert (gap.cell_id, gap.severity, gap.subject) == (None, severity, "outside")


def test_a_building_without_a_code_is_told_too():
    homes = buildings(new=box(50, 10, 60, 20), far=box(50, 210, 60, 220))
    homes["households"] = 5
    homes.loc[homes["building_id"].isin(["new", "far"]), "building_id"] = None
    homes.loc[4, ["street", "number"]] = "Long Street", "7"
    far, new = gaps("building_in_no_cell", frames={"building": homes})
    assert (far.cell_id, far.building_id, far.severity) == (None, None, "high")
    assert str(far.said) == "Long Street 7 (5 households) lies in no cell of the plan."
    assert (new.cell_id, new.building_id, new.severity) == ("A", None, "medium")
    assert str(new.said).startswith("A building without a code (5 households) stands in")
    north = communities(north=box(0, 100, 300, 300))
    homes.loc[4, ["street", "number"]] = None
    (gap,) = gaps("ground_in_no_cell", frames={"building": homes, "community": north})
    assert str(gap.said).endswith("people live there or may do so: buildings without a code.")


def test_a_building_that_the_division_gave_its_code_is_in_the_plan():
    division, homes = plan(), buildings()
    division.units.loc[division.units["building_id"] == "h1", "geometry"] = box(0, 0, 100, 100)
    homes.loc[homes["building_id"] == "h1", "building_id"] = None
    assert gaps("building_in_no_cell", division, frames={"building": homes}) == []


def test_a_cell_out_of_the_band_with_the_arithmetic():
    (gap,) = gaps("cell_out_of_band")
    assert (gap.cell_id, gap.community_id, gap.severity) == ("A", "west", "high")
    assert "Cell A has 120 households, 200 are the least: 200 - 120 = 80 too few." in str(gap.said)
    assert "divide again" in str(gap.action)


def test_what_arithmetic_forbids_is_not_to_be_divided_again():
    (gap,) = gaps("cell_out_of_band", plan(hopeless=("west",)))
    assert str(gap.action) == "Dividing again does not help here: It is too small."


@pytest.mark.parametrize(
    ("households", "severity"),
    [(199, "low"), (175, "low"), (174, "medium"), (137, "high"), (301, "low"), (363, "high")],
)
def test_how_far_out_of_the_band(households, severity):
    """A tenth of the wanted 250 is 25, a quarter 62.5."""
    division = plan()
    division.cells.loc[division.cells["cell_id"] == "B", "households"] = households
    found = {gap.cell_id: gap.severity for gap in gaps("cell_out_of_band", division)}
    assert found["B"] == severity


def test_cells_without_officer_and_without_backup():
    staff = [officer("W1", "A", backup_cells="B C"), officer("W2", "C", backup_cells="X")]
    (gap,) = gaps("cell_without_officer", officer=staff)
    assert (gap.cell_id, gap.households, gap.severity) == ("B", 280, "high")
    (gap,) = gaps("cell_without_backup", officer=staff)
    assert (gap.cell_id, gap.severity) == ("A", "medium")


def test_officers_of_other_cells_and_no_backups_are_told_once():
    (gap,) = gaps("cell_without_officer", officer=[officer("W1", "X"), officer("W2")])
    assert (gap.cell_id, gap.subject, gap.severity) == (None, "cell_id", "high")
    assert "2 officers" in str(gap.said) and "3 cells" in str(gap.said)
    (gap,) = gaps("cell_without_backup", officer=[officer("W1", "A,B,C")])
    assert (gap.cell_id, gap.subject) == (None, "backup_cells")


def road() -> dict:
    shape = LineString([(0, 30), (300, 30)])
    return {"road": rows_with("road", road_id=["r"], geometry=[shape])}


def rows_with(layer: str, **columns: list):
    return contract(layer).frame(columns, CRS)


def slow(metres_per_minute: float, minutes: float):
    """The yichang rulebook with slower people, and one service."""
    clinic = dataclasses.replace(RULEBOOK.service("clinic"), minutes=minutes)
    walking = dataclasses.replace(RULEBOOK.walking, metres_per_minute=metres_per_minute)
    return dataclasses.replace(RULEBOOK, services=(clinic,), walking=walking)


def test_a_service_that_is_too_far():
    """h1 is at x = 30, h2 at 130, the tower at 200, all 20 m from the road at y = 30."""
    clinic = [{"facility_id": "f", "kind": "clinic", "at": (30, 30)}]
    found = gaps("service_too_far", rulebook=slow(10, 13), frames=road(), facility=clinic)
    # 190 m to the tower are 19 minutes, 120 to h2 are 12.
    assert [(gap.cell_id, gap.households, gap.severity) for gap in found] == [
        ("B", 200, "medium"),
        ("C", 200, "medium"),
    ]
    assert "the circle of 13 minutes on foot: up to 19 minutes" in str(found[0].said)
    assert found[0].place == Point(200, 50)


@pytest.mark.parametrize(("circle", "severity"), [(9, "high"), (10, "medium")])
def test_twice_the_circle_is_severe(circle, severity):
    clinic = [{"facility_id": "f", "kind": "clinic", "at": (30, 30)}]
    found = gaps("service_too_far", rulebook=slow(10, circle), frames=road(), facility=clinic)
    assert {gap.cell_id: gap.severity for gap in found}["C"] == severity


def test_a_service_that_nobody_can_get_to():
    clinic = [{"facility_id": "f", "kind": "clinic", "at": (30, 900)}]
    (gap,) = gaps("service_too_far", rulebook=slow(70, 15), frames=road(), facility=clinic)
    assert (gap.cell_id, gap.severity, gap.place) == (None, "high", Point(30, 900))


def test_a_service_on_roads_that_no_home_is_on_is_not_said_to_lack_a_road():
    """An island with a clinic: a road leads to it, and none to the island."""
    roads = [
        {"road_id": "1", "geometry": LineString([(0, 50), (300, 50)])},
        {"road_id": "2", "geometry": LineString([(0, 900), (300, 900)])},
    ]
    data = {name: [row[name] for row in roads] for name in ("road_id", "geometry")}
    frames = {"road": contract("road").frame(data, CRS)}
    clinic = [{"facility_id": "f", "kind": "clinic", "at": (10, 900)}]
    said_of = said(gaps("service_too_far", frames=frames, facility=clinic))
    assert "walkable roads lead from no home to any of the 1 places" in said_of[0]


def wall(*spots: tuple) -> dict:
    return {"barrier": rows_with("barrier", barrier_id=["w"], geometry=[LineString(spots)])}


def test_homes_behind_a_wall_are_off_the_network():
    around = wall((10, 35), (50, 35), (50, 65), (10, 65), (10, 35))
    clinic = [{"facility_id": "f", "kind": "clinic", "at": (130, 30)}]
    more = {"frames": {**road(), **around}, "facility": clinic, "rulebook": slow(70, 15)}
    (gap,) = gaps("off_network", **more)
    assert (gap.cell_id, gap.subject, gap.households, gap.severity) == ("A", "no_road", 120, "high")
    assert "h1 (120 households)" in str(gap.said)
    assert gaps("service_too_far", **more) == []


def test_homes_on_an_island_are_off_the_network_too():
    more = {
        "frames": {**road(), **wall((100, -200), (100, 300))},
        "facility": [{"facility_id": "f", "kind": "clinic", "at": (130, 30)}],
        "rulebook": slow(70, 15),
    }
    (gap,) = gaps("off_network", **more)
    assert (gap.cell_id, gap.subject, gap.households) == ("A", "island", 120)
    assert gaps("service_too_far", **more) == []


def test_a_community_and_a_street_without_what_they_must_have():
    stations = [{"facility_id": "f", "kind": "service_station", "at": (150, 50)}]
    found = gaps("service_missing", facility=stations)
    assert [(gap.subject, gap.community_id, gap.households) for gap in found] == [
        ("street_centre", "east", 600),
        ("service_station", "west", 120),
    ]
    assert str(found[1].said).startswith("West End has no Community service station of its own.")
    assert str(found[0].said).startswith("Long Street has no Street service centre")


@pytest.mark.parametrize(
    ("area", "severity"),
    [(149.9, "high"), (150, "medium"), (299.9, "medium"), (300, None), (None, None)],
)
def test_premises_that_are_too_small(area, severity):
    station = {"facility_id": "f", "kind": "社区服务站", "area_m2": area, "at": (150, 50)}
    found = gaps("premises_too_small", facility=[station])
    assert [gap.severity for gap in found] == ([severity] if severity else [])


def test_residents_in_no_cell_are_counted_by_building():
    people = [resident(f"p{number}", "t") for number in range(3)]
    people += [resident("q", "gone"), resident("r", "h1"), resident("s", None)]
    found = gaps("resident_without_building", resident=people)
    assert [(gap.building_id, gap.subject, gap.people) for gap in found] == [
        (None, "no_place", 1),
        ("gone", "building_not_in_plan", 1),
        ("t", "tower_part_unknown", 3),
    ]
    assert "the cells B, C" in str(found[2].said)
    assert "entrance" in str(found[2].action)


def test_a_tower_in_parts_without_numbers_wants_its_entrances_counted():
    division = plan(tower={"part 1": "B", "part 2": "C"})
    (gap,) = gaps("resident_without_building", division, resident=[resident("p", "t", entrance=1)])
    assert str(gap.action).startswith("Put in how many entrances")


def test_rows_that_no_import_could_take():
    reasons = ["no_building", "no_building", "total_row", "unknown_group", "below_minimum"]
    rejected = contract("rejected").frame(
        {
            "layer": ["resident", "resident", "resident", "care_case", "volunteer"],
            "row": [2, 3, 4, 2, 2],
            "reason": reasons,
        }
    )
    people = [resident("r", "h1")]
    (gap,) = gaps("resident_without_building", resident=people, rejected=rejected)
    assert (gap.subject, gap.people, gap.severity) == ("resident/no_building", 2, "medium")
    (gap,) = gaps("row_not_taken", resident=people, rejected=rejected)
    assert (gap.subject, gap.people, gap.severity) == ("care_case/unknown_group", 1, "high")
    assert "Care cases" in str(gap.said)


def test_a_care_case_in_no_cell_is_as_severe_as_its_visits_are_frequent():
    groups = {"serious_mental_illness": "medium", "elderly_alone_or_frail": "high"}
    cases = [case("p", group, "t") for group in groups]
    found = gaps("case_in_no_cell", care_case=cases)
    assert {gap.subject: gap.severity for gap in found} == groups
    assert {gap.code for gap in found} == {f"p/{group}" for group in groups}
    assert {gap.people for gap in found} == {1}


def test_people_who_are_only_counted_may_be_in_no_cell_too():
    counted = [{"care_group": "resettlement_help", "people": 3, "building_id": "gone"}]
    (gap,) = gaps("case_in_no_cell", care_count=counted)
    assert (gap.people, gap.code, gap.building_id) == (3, None, "gone")


def test_a_case_without_a_care_group_is_told_too():
    cases = [case("p", None, "t"), case("q", None, "h1"), case("r", None, "h1")]
    counted = [{"care_group": None, "people": 4, "building_id": "t"}]
    found = gaps("case_in_no_cell", care_case=cases, care_count=counted)
    assert [(gap.severity, gap.subject, gap.people) for gap in found] == [
        ("high", None, 4),
        ("high", None, 1),
    ]
    assert "4 people without a care group at" in said(found)[0]
    assert "a person without a care group at" in said(found)[1]
    (gap,) = gaps("visits_not_done", care_case=cases)
    assert (gap.severity, gap.subject, gap.people) == ("high", None, 2)
    assert str(gap.said).startswith("Care cases without a care group: 2.")


def test_people_of_a_group_that_the_rulebook_lacks_get_no_visits():
    cases = [case("p", "unheard of", "h1"), case("q", "disabled", "h1")]
    counted = [{"care_group": "unheard of", "people": 3, "building_id": "h2"}]
    (gap,) = gaps("visits_not_done", care_case=cases, care_count=counted)
    assert (gap.severity, gap.subject, gap.people) == ("high", "unheard of", 4)


def test_a_row_that_counts_nobody_is_no_gap():
    counted = [
        {"care_group": group, "people": people, "building_id": where}
        for people in (0, None)
        for group, where in (("resettlement_help", "gone"), ("unheard of", "h1"))
    ]
    found = {gap.kind for gap in gaps_in(scene(care_count=counted))}
    assert not found & {"case_in_no_cell", "visits_not_done", "case_without_officer"}


def test_a_case_in_a_tower_goes_by_the_rules_of_its_community():
    """Where the days of severity are others in the tower's type of community."""
    kind = CommunityType("t", Bilingual("t", "t"), (), "drawn", with_work(high_days=365))
    book = dataclasses.replace(RULEBOOK, community_types=(kind,))
    frames = {"community": communities().assign(type="t")}
    (gap,) = gaps("case_in_no_cell", None, book, frames, care_case=[case("p", "disabled", "t")])
    assert gap.severity == "high"


def test_care_in_a_cell_without_officer_counts_persons_once():
    cases = [
        case("p", "disabled", "h1"),
        case("p", "unemployed", "h1"),
        case("q", "disabled", "h2"),
    ]
    staff = [officer("W1", "B,C")]
    (gap,) = gaps("case_without_officer", care_case=cases, officer=staff)
    assert (gap.cell_id, gap.people, gap.severity) == ("A", 1, "high")
    (gap,) = gaps("case_without_officer", care_case=cases)
    assert (gap.cell_id, gap.people) == (None, 2)


def test_visits_that_do_not_fit():
    cases = [case("p", "elderly_alone_or_frail", "h1")]
    staff = [officer("W1", "A", hours_per_month=1.0), officer("W2", "B,C", hours_per_month=900.0)]
    (gap,) = gaps("visits_not_done", care_case=cases, officer=staff)
    assert (gap.cell_id, gap.severity) == ("A", "high")
    assert "1.0 of 1.0 visits a month don't fit" in str(gap.said)
    low = with_work(high_days=1, medium_days=2)
    (gap,) = gaps("visits_not_done", rulebook=low, care_case=cases, officer=staff)
    assert gap.severity == "low"


def test_a_group_that_the_rulebook_has_not_gets_no_visits():
    (gap,) = gaps("visits_not_done", care_case=[case("p", "stargazers", "h1")])
    assert (gap.subject, gap.people, gap.severity) == ("stargazers", 1, "high")


def test_volunteer_roles_that_are_missing():
    roles = RULEBOOK.volunteering.roles
    some = [volunteer(f"p{role}", role, building_id="h1") for role in roles]
    some += [volunteer(f"q{role}", role, building_id="h2") for role in roles[2:]]
    some += [volunteer("r", roles[0], building_id="t", entrance=4)]
    found = gaps("volunteer_role_missing", volunteer=some)
    assert [(gap.cell_id, gap.severity) for gap in found] == [("C", "medium"), ("B", "low")]
    assert found[1].subject == "information, sanitation"
    assert str(found[1].said).endswith("Missing: Information, Sanitation supervision.")


def test_every_role_of_the_contract_has_a_title():
    assert list(ROLE_TITLES) == list(contract("volunteer").fields["role"].words)


def test_volunteers_are_counted_against_the_known_residents():
    """8 percent of 25 residents are 2 volunteers, of 26 three; somebody in two roles is one."""
    people = [resident(f"p{number}", "h1") for number in range(25)]
    some = [
        volunteer("p1", "safety", building_id="h1"),
        volunteer("p1", "labour", building_id="h1"),
    ]
    one = [*some, volunteer("p2", "safety", building_id="h1")]
    assert gaps("too_few_volunteers", resident=people, volunteer=one) == []
    (gap,) = gaps("too_few_volunteers", resident=people, volunteer=some)
    assert (gap.community_id, gap.people, gap.severity) == ("west", 1, "low")
    more = [*people, resident("q", "h1")]
    (gap,) = gaps("too_few_volunteers", resident=more, volunteer=some)
    assert (gap.people, gap.severity) == (2, "medium")


def test_the_most_severe_come_first():
    found = gaps_in(scene(officer=[officer("W1", "A,B", backup_cells="C")]))
    ranks = [SEVERITIES.index(gap.severity) for gap in found]
    assert ranks == sorted(ranks) and len(set(ranks)) > 1


def test_frames_in_the_plans_coordinate_system_with_stable_codes():
    division = plan()
    there = dataclasses.replace(
        division, units=division.units.to_crs(4326), cells=division.cells.to_crs(4326)
    )
    layers = {"building": buildings().to_crs(4326), "community": communities().to_crs(4326)}
    seen = scene(there, frames=layers)
    found = gaps_in(seen)
    places, people = gap_frames(found, seen)
    assert places.crs == people.crs == there.cells.crs
    again, _ = gap_frames(found[::-1], seen)
    assert dict(zip(again["gap_message"], again["gap_id"])) == dict(
        zip(places["gap_message"], places["gap_id"])
    )
    (out,) = places[places["gap_kind"] == "cell_out_of_band"].itertuples()
    assert out.gap_id == "cell_out_of_band-0001"
    assert shapely.distance(out.geometry, there.cells.geometry[0]) == 0
    assert set(people["gap_kind"]) == {
        "resident_without_building",
        "case_in_no_cell",
        "volunteer_role_missing",
    }


def test_names_of_services_are_kept_in_both_languages():
    seen = scene(facility=[{"facility_id": "f", "kind": "clinic", "at": (50, 50)}])
    frame, _ = gap_frames(gaps_in(seen), seen)
    (kept,) = {
        json.dumps(json.loads(text)["said"]["values"]["service"], ensure_ascii=False)
        for text in frame.loc[frame["gap_subject"] == "service_station", "gap_said"]
    }
    assert "社区服务站" in kept and "Community service station" in kept
    set_language("zh_CN")
    try:
        chinese, _ = gap_frames(gaps_in(seen), seen)
    finally:
        set_language("en")
    assert chinese["gap_message"].str.contains("社区服务站").any()
    assert chinese["gap_said"].tolist() == frame["gap_said"].tolist()
