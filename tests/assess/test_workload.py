"""The work of the street's cells, and of the one cell that docs/workload.md works by hand."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import look_at
from grid_steward.plugin.assess.tours import chances, detour_m, tour_m
from grid_steward.plugin.assess.visits import MONTH
from grid_steward.plugin.assess.workload import CellWork, building_minutes, cell_work
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.attach.street import BY_ENTRANCE, BY_FLOOR, buildings, case, request, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from .work import RULEBOOK, lines, officer, scene, total, with_work, work_of

DOCS = Path(__file__).resolve().parents[2] / "docs"


def by_hand() -> CellWork:
    """The cell of the documentation's example, B."""
    family = {"household_id": "f1"}
    return work_of(
        scene(
            care_case=[
                case("p1", "elderly_alone_or_frail", "h2", **family),
                case("p1", "disabled", "h2", **family),
                case("p1", "minimum_income", "h2", **family),
                case("p2", "chronic_illness", "h2", **family),
                case("p3", "unemployed", "t", household_id="f2", entrance=1),
            ],
            care_count=[{"care_group": "recovery_support", "people": 2, "building_id": "h2"}],
            request=[
                request("r1", "lamp", building_id="h2"),
                request("r2", "lift", building_id="t", entrance=2),
                {**request("r3", "lamp", building_id="h2"), "status": "closed"},
            ],
            officer=[officer("W1", "B", hours_per_month=111.0, at=(110, 50))],
        )
    )


def table(page: str, place: str) -> dict[str, str]:
    """The table that follows ``<!-- place -->``: what stands last in each row, by what in ``…``."""
    text = (DOCS / page).read_text(encoding="utf-8").split(f"<!-- {place} -->")[1].strip()
    found = {}
    for line in text.split("\n\n")[0].splitlines()[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        found[re.findall(r"`([^`]+)`", line)[0]] = cells[-1].replace(",", "").replace("*", "")
    return found


@pytest.mark.parametrize("page", ["workload.md", "workload.zh_CN.md"])
class TestThePageWorkedByHand:
    def test_its_items_are_the_programs(self, page):
        items = by_hand().items()
        own = items[items["cell_id"] == "B"]
        name = own["kind"].fillna(own["duty"])
        assert table(page, "items") == {
            key: f"{minutes:.2f}" for key, minutes in zip(name, own["minutes"])
        }

    def test_its_figures_against_the_hours_are_the_programs(self, page):
        row = total(by_hand(), "B")
        shown = table(page, "hours")
        assert {name: float(shown[name]) for name in shown} == {
            name: pytest.approx(row[name], abs=0.00005) for name in shown
        }
        assert {"total_min", "hours_min", "overload_min", "utilisation", "undone_medium"} <= set(
            shown
        )

    def test_its_way_is_the_programs(self, page):
        shown = {name: float(value) for name, value in table(page, "walking").items()}
        month = np.array([shown["stops h2"], shown["stops t"]])
        home = MONTH / 90
        assert month.tolist() == pytest.approx(
            [MONTH / 30 + 2 * home + 1 + 80 * home, home + 1 + 200 * home], abs=0.0005
        )
        chance = chances(month, RULEBOOK.work.days_per_month)
        assert chance.tolist() == pytest.approx([shown["chance h2"], shown["chance t"]], abs=5e-5)
        between = np.array([[0.0, 70.0], [70.0, 0.0]])
        assert tour_m(between, chance) == pytest.approx(shown["round"], abs=0.005)
        base = np.array([20.0, 90.0])
        assert detour_m(base, between, chance) == pytest.approx(shown["base"], abs=0.005)


class TestItems:
    def test_a_person_in_three_groups_counts_once(self):
        found = lines(by_hand(), "B", "visits")
        assert "disabled" not in found and "minimum_income" not in found
        assert found["elderly_alone_or_frail"] == (1.015, round(30 * MONTH / 30, 2))

    def test_rounds_go_by_the_households_that_the_plan_has(self):
        found = work_of(scene(rulebook=with_work(round_interval_days=30, round_minutes=10)))
        assert lines(found, "A", "rounds")[None] == (
            round(120 * MONTH / 30, 3),
            round(1200 * MONTH / 30, 2),
        )

    def test_duties_have_a_part_by_household_and_one_by_cell(self):
        """Public safety: 2 minutes a household and 1,200 a cell."""
        found = work_of(scene())
        assert [lines(found, cell, "public_safety")[None][1] for cell in "ABC"] == [
            1200 + 2 * 120,
            1200 + 2 * 280,
            1200 + 2 * 200,
        ]

    def test_only_open_requests_in_the_cell_count(self):
        found = work_of(
            scene(
                request=[
                    request("r1", "x", at=(50, 50)),
                    request("r2", "x", at=(500, 500)),
                    {**request("r3", "x", at=(50, 50)), "status": "closed"},
                ]
            )
        )
        assert lines(found, "A", "requests")[None] == (1, 45)
        assert lines(found, "B", "requests") == {}

    def test_a_count_of_nobody_leaves_nothing_undone(self):
        none = {"care_group": "recovery_support", "people": 0, "building_id": "h2"}
        assert total(work_of(scene(care_count=[none])), "B")["undone_medium"] == 0

    def test_a_case_in_no_cell_is_in_no_cells_work(self):
        """Nobody knows which part of the tower is meant."""
        found = work_of(scene(care_case=[case("p", "disabled", "t")]))
        assert found.workload()["visits_month"].tolist() == [0, 0, 0]

    def test_someone_listed_in_two_cells_is_visited_in_the_building_with_the_smaller_code(self):
        both = [case("p", "disabled", "h2"), case("p", "unemployed", "h1")]
        found = work_of(scene(care_case=both))
        assert lines(found, "A", "visits").keys() == {"unemployed"}
        assert lines(found, "B", "visits") == {}

    def test_each_cell_goes_by_the_rules_of_its_community(self):
        """Deyang's new communities are called on every 60 days, others every 90."""
        towns = contract("community").frame(
            {
                "community_id": ["west", "east"],
                "type": ["新建型", "城市型"],
                "geometry": [box(0, 0, 100, 100), box(100, 0, 300, 100)],
            },
            "EPSG:4547",
        )
        seen = scene(rulebook=load_rulebook("deyang"))
        layers = {**seen.layers, "community": towns}
        found = work_of(look_at(seen.located, layers, load_rulebook("deyang")))
        times = [lines(found, cell, "rounds")[None][0] for cell in "AC"]
        assert times == [round(120 * MONTH / 60, 3), round(200 * MONTH / 90, 3)]


class TestAgainstTheHours:
    CASES = (
        case("p1", "elderly_alone_or_frail", "h1"),  # every 30 days for 30 minutes
        case("p2", "disabled", "h1"),  # every 90 days for 30 minutes
        case("p3", "veteran_family", "h1"),  # every 180 days for 20 minutes
    )

    def left(self, minutes: float) -> pd.Series:
        """Cell A with so many minutes left for visits and rounds."""
        people = {"care_case": list(self.CASES)}
        all_but = total(work_of(scene(**people)), "A")
        first = all_but["duties_min"] + all_but["requests_min"] + all_but["walking_min"]
        hours = [officer("W1", "A", hours_per_month=(first + minutes) / 60)]
        return total(work_of(scene(officer=hours, **people)), "A")

    @staticmethod
    def undone(row: pd.Series) -> list[float]:
        return [row["undone_high"], row["undone_medium"], row["undone_low"]]

    def test_the_most_urgent_visits_are_made_first(self):
        times = [MONTH / 30, MONTH / 90, MONTH / 180]
        need = np.array(times) * (30, 30, 20)
        assert self.undone(self.left(0)) == pytest.approx(times, abs=0.001)
        assert self.undone(self.left(need[0] / 2)) == pytest.approx(
            [times[0] / 2, *times[1:]], abs=0.001
        )
        assert self.undone(self.left(need[0])) == pytest.approx([0, *times[1:]], abs=0.001)
        assert self.undone(self.left(need[0] + need[1] / 4)) == pytest.approx(
            [0, 0.75 * times[1], times[2]], abs=0.001
        )

    def test_rounds_are_left_before_any_visit(self):
        row = self.left(60.0)
        assert self.undone(row) == [0, 0, 0]
        assert row["overload_min"] == pytest.approx(
            row["rounds_min"] + row["visits_min"] - 60, abs=0.02
        )

    def test_without_an_officer_there_are_no_hours_and_nothing_is_done(self):
        row = total(work_of(scene(care_case=list(self.CASES))), "A")
        assert row["hours_min"] == 0 and np.isnan(row["utilisation"])
        assert row["overload_min"] == row["total_min"] > 0
        assert sum(self.undone(row)) == pytest.approx(row["visits_month"], abs=0.002)

    def test_time_to_spare(self):
        row = total(work_of(scene(officer=[officer("W1", "A", hours_per_month=500.0)])), "A")
        assert row["overload_min"] == 0
        assert row["utilisation"] == pytest.approx(row["total_min"] / 30_000, abs=0.0001)


class TestBuildingMinutes:
    def test_what_each_building_brings(self):
        frame = buildings()
        frame["households"] = [120, 80, 400]
        layers = {
            "building": frame,
            "care_case": rows(
                "care_case",
                case("p", "disabled", "h2"),
                case("p", "elderly_alone_or_frail", "h1"),
                case("q", "unemployed", "t"),
            ),
            "request": rows("request", request("r", "x", building_id="h2"), request("s", "x")),
        }
        each = 13.5 + 20 * MONTH / 90
        assert building_minutes(layers, RULEBOOK).to_dict() == pytest.approx(
            {
                "h1": 120 * each + 30 * MONTH / 30,
                "h2": 80 * each + 45,
                "t": 400 * each + 15 * MONTH / 90,
            }
        )

    def test_buildings_alone_of_which_one_has_an_unknown_count(self):
        frame = buildings()
        frame["households"] = [120, None, 0]
        found = building_minutes({"building": frame}, RULEBOOK)
        assert found.to_dict() == pytest.approx(
            {"h1": 120 * (13.5 + 20 * MONTH / 90), "h2": 0, "t": 0}
        )

    def test_each_building_goes_by_the_rules_of_its_community(self):
        towns = contract("community").frame(
            {
                "community_id": ["west"],
                "type": ["新建型"],
                "geometry": [box(0, 0, 100, 100)],
            },
            "EPSG:4547",
        )
        frame = buildings()
        frame["households"] = [100, 100, 0]
        found = building_minutes({"building": frame, "community": towns}, load_rulebook("deyang"))
        assert found.to_dict() == pytest.approx(
            {"h1": 100 * (14.5 + 20 * MONTH / 60), "h2": 100 * (13.5 + 20 * MONTH / 90), "t": 0}
        )


def test_cancelling_stops_the_work():
    seen = scene(officer=[officer("W1", "A", at=(0, 0))])
    network = build_network(seen.layers, RULEBOOK.walking)

    def stop(share: float, text: object = None) -> None:
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        cell_work(seen, network, read_officers(seen), stop)


groups = st.sampled_from([group.id for group in RULEBOOK.care_groups])
homes = st.tuples(st.sampled_from(["h1", "h2", "t", "elsewhere"]), st.sampled_from([None, 1, 4, 9]))
cases = st.lists(st.tuples(st.integers(0, 4), groups, homes), max_size=12)
officers = st.lists(
    st.tuples(st.sampled_from(["A", "B,C", "C，X", None]), st.floats(0, 200) | st.none()),
    max_size=3,
)
requests = st.lists(st.tuples(st.integers(-50, 350), st.integers(0, 100)), max_size=4)
towers = st.sampled_from([BY_ENTRANCE, BY_FLOOR])


def drawn(cases, officers, requests, tower) -> CellWork:
    return work_of(
        scene(
            tower,
            care_case=[
                case(f"p{person}", group, home, entrance=number, floor=number)
                for person, group, (home, number) in cases
            ],
            request=[request(f"r{at}", "x", at=at) for at in requests],
            officer=[
                officer(f"W{n}", cells, hours_per_month=hours, at=(20 * n, 10))
                for n, (cells, hours) in enumerate(officers)
            ],
        )
    )


@settings(max_examples=40)
@given(cases, officers, requests, towers)
def test_the_items_always_add_up_to_the_whole(cases, officers, requests, tower):
    work = drawn(cases, officers, requests, tower)
    load, items = work.workload().set_index("cell_id"), work.items()
    sums = items.groupby("cell_id")["minutes"].sum()
    assert sums.to_dict() == pytest.approx(load["total_min"].to_dict(), abs=0.005)
    parts = load[["visits_min", "rounds_min", "duties_min", "requests_min", "walking_min"]]
    assert parts.sum(axis=1).to_dict() == pytest.approx(load["total_min"].to_dict(), abs=0.005)
    assert load["overload_min"].tolist() == pytest.approx(
        np.maximum(load["total_min"] - load["hours_min"], 0).tolist(), abs=0.005
    )
    undone = load[["undone_high", "undone_medium", "undone_low"]].sum(axis=1)
    assert (undone <= load["visits_month"] + 0.005).all()
    # Whoever is not overloaded leaves no visit undone.
    assert (undone[load["overload_min"] == 0] <= 0.001).all()


@settings(max_examples=40)
@given(cases, officers, requests, towers)
def test_row_order_changes_nothing(cases, officers, requests, tower):
    one = drawn(cases, officers, requests, tower)
    other = drawn(cases[::-1], officers, requests[::-1], tower)
    pd.testing.assert_frame_equal(one.items(), other.items())
    pd.testing.assert_frame_equal(
        one.workload().drop(columns="geometry"), other.workload().drop(columns="geometry")
    )
