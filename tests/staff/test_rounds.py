"""The visits of four weeks on a street that the eye can check: h1 in A, h2 in B, t in B and C."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import Rulebook, load_rulebook
from grid_steward.plugin.staff.visiting.rounds import plan_rounds
from grid_steward.tests.attach.street import CRS, buildings, case, rows, street
from hypothesis import given, settings
from hypothesis import strategies as st

from .rounds_check import check

PLAIN = load_rulebook("plain")
START = date(2024, 4, 1)  # a Monday


def group(name: str, interval_days: int, minutes: int) -> object:
    one = dataclasses.replace(PLAIN.care_groups[0], id=name, names=(name,))
    return dataclasses.replace(one, interval_days=interval_days, minutes=minutes)


RULES = dataclasses.replace(
    PLAIN,
    care_groups=(
        group("daily", 1, 5),
        group("two_days", 2, 50),
        group("weekly", 7, 20),
        group("monthly", 30, 45),
        group("quarterly", 90, 60),
    ),
)


def scene(rulebook: Rulebook = RULES, **found: list | pd.DataFrame) -> Scene:
    """The street; ``found`` are rows of layers, or whole frames."""
    layers = {"building": buildings()}
    for layer, those in found.items():
        layers[layer] = rows(layer, *those) if isinstance(those, list) else those
    return look_at(locate_layers(street(), layers), layers, rulebook)


def plan(
    seen: Scene, serving: tuple = ("o", "o", "o"), start: date = START
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """The plan, which keeps what is promised."""
    network = build_network(seen.layers, seen.rulebook.walking)
    codes = np.array(serving, object)
    visits, rounds, notes = plan_rounds(seen, network, codes, start)
    check(seen, network, codes, start, visits, rounds)
    return visits, rounds, [str(note) for note in notes]


def days(visits: pd.DataFrame) -> list[str]:
    return [day if isinstance(day, str) else "-" for day in visits["day"]]


def ago(count: int) -> str:
    return (START - timedelta(days=count)).isoformat()


def at_base(code: str, hours: float = 160, **more: object) -> dict[str, object]:
    return {"officer_id": code, "hours_per_month": hours, "at": (30, 50), **more}


def test_a_weekly_visit_comes_every_week():
    """Last on a Wednesday, it is due on each Wednesday, and nothing is gained by coming before."""
    seen = scene(care_case=[case("p", "weekly", "h2", last_visit="2024-03-27")])
    visits, rounds, _ = plan(seen)
    assert days(visits) == ["2024-04-03", "2024-04-10", "2024-04-17", "2024-04-24"]
    assert days(visits) == visits["due"].tolist() == rounds["day"].tolist()
    assert rounds["week"].tolist() == [1, 2, 3, 4]


def test_what_is_due_at_a_weekend_is_visited_on_the_friday_before():
    seen = scene(care_case=[case("p", "monthly", "h2", last_visit="2024-03-07")])
    visits, _, _ = plan(seen)
    assert (visits["due"].tolist(), days(visits)) == (["2024-04-06"], ["2024-04-05"])


def test_what_is_due_after_the_four_weeks_is_not_in_the_plan():
    late, early = ago(2), ago(3)
    seen = scene(
        care_case=[
            case("late", "monthly", "h2", last_visit=late),
            case("early", "monthly", "h2", last_visit=early),
        ]
    )
    visits, _, _ = plan(seen)
    assert visits["resident_ids"].tolist() == ["early"]
    # A Sunday, and the last of the four weeks.
    assert visits["due"].tolist() == ["2024-04-28"]


def test_overdue_visits_come_first_the_most_severe_before_all():
    """Two hours a day hold two of the three."""
    seen = scene(
        officer=[at_base("o", 40)],
        care_case=[
            case("often", "monthly", "h1", last_visit=ago(31)),
            case("seldom", "quarterly", "h1", last_visit=ago(200)),
            case("again", "monthly", "h1", last_visit=ago(40)),
        ],
    )
    visits, _, _ = plan(seen)
    assert dict(zip(visits["resident_ids"], days(visits))) == {
        "often": "2024-04-01",
        "again": "2024-04-01",
        "seldom": "2024-04-02",
    }
    assert visits["severity"].tolist() == ["high", "high", "medium"]


def test_a_household_with_several_needs_is_visited_once_for_all():
    """The weekly visit of p takes q along when q would fall due before the next one."""
    seen = scene(
        care_case=[
            case("p", "weekly", "h2", household_id="f", last_visit="2024-03-27"),
            case("q", "monthly", "h2", household_id="f", last_visit="2024-03-15"),
        ]
    )
    visits, _, _ = plan(seen)
    assert days(visits) == ["2024-04-03", "2024-04-10", "2024-04-17", "2024-04-24"]
    # q is due on 14 April: the visit on the 10th is the last in time.
    assert visits["resident_ids"].tolist() == ["p", "p, q", "p", "p"]
    assert visits["minutes"].tolist() == [20, 65, 20, 20]
    assert visits["people"].tolist() == [1, 2, 1, 1]


def test_a_person_with_several_cases_is_visited_once_and_the_latest_visit_counts_for_all():
    seen = scene(
        care_case=[
            case("p", "monthly", "h2", last_visit="2024-03-20"),
            case("p", "quarterly", "h2", last_visit="2024-01-05"),
        ]
    )
    visits, _, _ = plan(seen)
    assert (visits["due"].tolist(), visits["minutes"].tolist()) == (["2024-04-19"], [60])


def test_households_of_one_building_are_visited_on_one_day():
    """The one that is due later comes early: that saves the whole way."""
    seen = scene(
        officer=[at_base("o")],
        care_case=[
            case("p", "monthly", "t", entrance=1, last_visit="2024-03-10"),
            case("q", "monthly", "t", entrance=1, last_visit="2024-03-11"),
        ],
    )
    visits, rounds, _ = plan(seen, ("o", "o", "o"))
    assert days(visits) == ["2024-04-09", "2024-04-09"]
    assert rounds["buildings"].tolist() == [1]
    assert rounds["walking_m"].tolist() == [340]
    assert visits["walk_m"].tolist() == [170, 0]
    speed = PLAIN.walking.metres_per_minute
    assert visits["starts_min"].tolist() == [round(170 / speed, 2), round(170 / speed + 45, 2)]


def test_a_last_visit_ahead_is_said():
    """Somebody wrote 2042 for 2024: no visit falls due, which nobody would see."""
    people = [case("p", "weekly", "h2", last_visit="2042-03-27")]
    visits, _, notes = plan(scene(care_case=people))
    assert visits.empty
    assert any("later than the first day of the plan: 1." in note for note in notes)
    _, _, notes = plan(scene(care_case=[case("p", "weekly", "h2", last_visit="2024-03-27")]))
    assert not any("later than the first day" in note for note in notes)


def test_visits_are_spread_where_nothing_is_saved_by_having_them_together():
    """At the base itself, six monthly visits due on one Friday take several days."""
    people = [case(f"p{n}", "monthly", "h1", last_visit="2024-03-20") for n in range(6)]
    visits, rounds, _ = plan(scene(officer=[at_base("o")], care_case=people))
    assert set(visits["due"]) == {"2024-04-19"}
    assert rounds["visits"].tolist() == [1, 2, 3]
    assert rounds["day"].max() == "2024-04-19"
    # No earlier than the last third of the interval.
    assert rounds["day"].min() >= "2024-04-09"


def test_unknown_last_visits_are_spread_over_the_interval():
    people = [case(name, "monthly", "h2") for name in "abc"]
    visits, _, notes = plan(scene(care_case=people))
    assert visits.sort_values("due")["due"].tolist() == ["2024-04-06", "2024-04-16", "2024-04-26"]
    assert any("People in care whose last visit is not known: 3." in note for note in notes)
    again, _, _ = plan(scene(care_case=people[::-1]))
    pd.testing.assert_frame_equal(visits, again)


def test_people_who_are_only_counted_are_visits_without_a_code():
    seen = scene(care_count=[{"care_group": "quarterly", "people": 4, "building_id": "h2"}])
    visits, _, _ = plan(seen)
    # Due after an eighth, three, five and seven eighths of 90 days: one within four weeks.
    assert (visits["due"].tolist(), visits["people"].tolist()) == (["2024-04-12"], [1])
    assert visits["resident_ids"].isna().all() and visits["household_id"].isna().all()


def test_a_cell_without_an_officer_has_its_visits_named():
    seen = scene(care_case=[case("p", "weekly", "h2", last_visit=ago(30))])
    visits, rounds, notes = plan(seen, ("o", None, "o"))
    assert visits["why"].unique().tolist() == ["The cell has no officer."]
    assert visits["due"].tolist()[1:] == ["2024-04-08", "2024-04-15", "2024-04-22"]
    assert visits["officer_id"].isna().all() and rounds.empty
    assert any("did not fit into the four weeks: 4 of 4." in note for note in notes)


def test_a_visit_that_no_way_leads_to_is_named():
    roads = contract("road").frame(
        {
            "road_id": ["r", "s"],
            "geometry": shapely.from_wkt(
                ["LINESTRING (0 30, 100 30)", "LINESTRING (130 30, 300 30)"]
            ),
        },
        CRS,
    )
    seen = scene(
        officer=[at_base("o")],
        road=roads,
        care_case=[case("p", "monthly", "h1"), case("q", "monthly", "h2")],
    )
    visits, _, _ = plan(seen)
    by_person = visits.set_index("resident_ids")
    assert by_person.loc["q", "why"].startswith("No way on foot leads there")
    assert isinstance(by_person.loc["p", "day"], str)


def test_a_visit_longer_than_the_day_is_named():
    seen = scene(
        officer=[at_base("o", 10)], care_case=[case("p", "monthly", "h1", last_visit=ago(20))]
    )
    visits, _, _ = plan(seen)
    assert visits["why"].tolist() == [
        "Visit and walk take 45 minutes, and the officer's day has 30."
    ]


def test_a_visit_whose_days_are_full_says_so_and_when_there_is_room():
    """Each day holds one visit of 50 minutes, and two people are due every second day."""
    seen = scene(
        officer=[at_base("o", 20)],
        care_case=[
            case("p", "two_days", "h1", last_visit=ago(1)),
            case("q", "two_days", "h1", last_visit=ago(1)),
            case("r", "monthly", "h1", last_visit="2024-03-03"),
        ],
    )
    visits, _, _ = plan(seen)
    full = visits[visits["day"].isna()]
    assert set(full["resident_ids"]) == {"q"}
    assert full["why"].iloc[0] == (
        "Each working day from 2024-04-02 to 2024-04-02 is full. The first day with room is "
        "2024-04-03, when it is past due."
    )


def test_a_visit_makes_room_for_one_that_can_be_on_no_other_day():
    """Both are due on Wednesday; the monthly one has been given that day and moves."""
    seen = scene(
        officer=[at_base("o", 20)],
        care_case=[
            case("a", "monthly", "h1", last_visit="2024-03-04"),
            case("b", "two_days", "h1", last_visit="2024-04-01"),
        ],
    )
    visits, _, _ = plan(seen)
    first = visits.drop_duplicates("resident_ids").set_index("resident_ids")
    assert first.loc["b", "day"] == "2024-04-03"
    assert first.loc["a", "day"] < "2024-04-03"


def test_daily_visits_pause_at_the_weekend_and_go_on():
    seen = scene(care_case=[case("p", "daily", "h1", last_visit=ago(1))])
    visits, _, _ = plan(seen)
    assert len(visits) == 20 and visits["day"].nunique() == 20


@pytest.mark.parametrize(
    ("start", "first"), [("2024-04-03", "2024-04-03"), ("2024-04-06", "2024-04-08")]
)
def test_a_plan_may_begin_on_any_day(start, first):
    seen = scene(care_case=[case("p", "monthly", "h2", last_visit="2024-01-01")])
    visits, _, _ = plan(seen, start=date.fromisoformat(start))
    assert days(visits) == [first]


def station(at: tuple) -> dict[str, object]:
    return {"facility_id": "f", "kind": "service_station", "at": at}


@pytest.mark.parametrize(
    ("layers", "walk"),
    [
        # Base at h1's middle, a station 10 m from h2, else at h2 itself, the first of its cell.
        ({"officer": [at_base("o")], "facility": [station((120, 50))]}, 200),
        ({"officer": [{"officer_id": "o", "building_id": "h1"}]}, 200),
        ({"facility": [station((120, 50))]}, 20),
        ({}, 0),
    ],
)
def test_where_a_round_begins(layers, walk):
    seen = scene(care_case=[case("p", "monthly", "h2")], **layers)
    _, rounds, notes = plan(seen, (None, "o", None))
    assert rounds["walking_m"].tolist() == [walk]
    assert rounds.geometry.isna().tolist() == [walk == 0]
    assert any("Their rounds begin at the first building" in note for note in notes) == (walk == 0)


def test_nobody_in_care_and_nobody_to_visit_them():
    for serving in (("o", "o", "o"), (None, None, None)):
        visits, rounds, _ = plan(scene(), serving)
        assert list(visits.columns) == [*contract("visit").fields, "geometry"]
        assert list(rounds.columns) == [*contract("round").fields, "geometry"]
        assert visits.empty and rounds.empty


def test_the_frames_are_in_the_plans_coordinate_system():
    seen = scene(care_case=[case("p", "monthly", "h2")])
    degrees = dataclasses.replace(seen.located, index=seen.located.index)
    degrees.index.cells = seen.index.cells.to_crs("EPSG:4490")
    visits, rounds, _ = plan(dataclasses.replace(seen, located=degrees))
    assert visits.crs == rounds.crs == degrees.index.cells.crs
    assert isinstance(visits, gpd.GeoDataFrame)


def test_planning_can_be_cancelled():
    seen = scene(care_case=[case("p", "monthly", "h2")])
    network = build_network(seen.layers, seen.rulebook.walking)

    def stop(share: float, text: object = None) -> None:
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan_rounds(seen, network, np.array(["o", "o", "o"], object), START, stop)


def _home(entrance: int) -> tuple[str, int | None]:
    return {0: ("h1", None), 1: ("h2", None)}.get(entrance, ("t", entrance))


persons = st.lists(
    st.tuples(
        st.sampled_from(["daily", "two_days", "weekly", "monthly", "quarterly"]),
        st.integers(0, 4),
        st.sampled_from([None, "f", "g", "h"]),
        st.one_of(st.none(), st.integers(0, 120)),
    ),
    max_size=14,
)


@settings(max_examples=25)
@given(
    persons,
    st.sampled_from([("o", "o", "o"), ("o", "p", "p"), ("p", None, "o")]),
    st.integers(8, 200),
    st.integers(0, 6),
    st.randoms(use_true_random=False),
)
def test_any_plan_keeps_what_is_promised(people, serving, hours, later, random):
    cases = []
    for number, (name, home, family, last) in enumerate(people):
        building, entrance = _home(home)
        when = None if last is None else ago(last)
        more = {"entrance": entrance, "last_visit": when}
        # A family lives in one home.
        more["household_id"] = None if family is None else f"{family}{home}"
        cases.append(case(f"p{number}", name, building, **more))
    officers = [at_base("o", hours), at_base("p", 2 * hours)]
    counted = [{"care_group": "monthly", "people": 2, "building_id": "h2"}]
    start = START + timedelta(days=later)
    found = plan(scene(officer=officers, care_case=cases, care_count=counted), serving, start)
    random.shuffle(cases)
    again = plan(scene(officer=officers[::-1], care_case=cases, care_count=counted), serving, start)
    for one, other in zip(found[:2], again[:2]):
        pd.testing.assert_frame_equal(one, other)
