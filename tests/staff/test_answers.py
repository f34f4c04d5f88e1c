"""Who serves the places of a street with two roads, worked out by eye; see served.py."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff.answering.answers import response_frame, who_serves
from grid_steward.tests.attach.street import CRS
from shapely.geometry import Point, box

from .served import (
    KINDS,
    NOBODY,
    RULEBOOK,
    STREET,
    answered,
    asked,
    kind,
    one,
    place,
    road,
    scene,
)


def test_a_point_has_its_cell_its_people_and_the_levels_above():
    found = one({"at": (50, 50)})
    assert found["cell_id"] == "A"
    assert [found[name] for name in ("community", "street", "district", "city")] == [
        "西社区",
        "文昌街道",
        "西陵区",
        "宜昌市",
    ]
    assert (found["officer_id"], found["officer_name"]) == ("W1", "王芳")
    assert (found["backup_id"], found["backup_name"]) == ("W2", "W2")
    assert found["called_id"] == "W1"
    assert (found["level"], found["service"], found["why"]) == (None, None, None)


def test_nobody_backs_up_an_own_cell():
    assert one({"at": (150, 10)})["backup_id"] == "W1"
    assert one({"at": (250, 10)})["backup_id"] is None


@pytest.mark.parametrize(
    ("away", "called"), [((), "W1"), (("W1",), "W2"), (("W2",), "W1"), (("W1", "W2"), None)]
)
def test_the_backup_answers_for_who_is_away(away, called):
    found = one({"at": (50, 50)}, away=away)
    assert (found["officer_id"], found["called_id"]) == ("W1", called)
    assert found["why"] == (None if called else "no_officer")


def test_someone_nobody_knows_cannot_be_away():
    with pytest.raises(InputError, match=r"code W9.*W1, W2"):
        answered({"at": (50, 50)}, away=["W9", "W1"])


def test_of_several_officers_the_next_is_called_before_a_backup():
    staff = [
        {"officer_id": "W3", "cell_id": "A"},
        {"officer_id": "W1", "cell_id": "A"},
        {"officer_id": "W0", "backup_cells": "A"},
    ]
    found = one({"at": (50, 50)}, seen=scene(officers=staff), away=["W1"])
    assert (found["officer_id"], found["called_id"]) == ("W1, W3", "W3")


def assignment(**officers: tuple[str | None, ...]) -> pd.DataFrame:
    """Cells with officer, backup and officer's name."""
    who, backup, name = zip(*officers.values())
    data = {"cell_id": list(officers), "officer_id": who, "backup_id": backup}
    return contract("assignment").frame(
        {**data, "officer_name": name, "geometry": [box(0, 0, 1, 1)] * len(who)}, CRS
    )


def test_the_plans_assignment_goes_before_the_list():
    by = assignment(A=("W2", "W7", "old"), B=(None, None, None), C=("W9", "W2", "赵九"))
    found = answered(*({"at": (x, 50)} for x in (50, 150, 250)), by=by).frame
    assert found["officer_id"].tolist() == ["W2", None, "W9"]
    assert found["officer_name"].tolist() == ["old", None, "赵九"]
    assert found["backup_id"].tolist() == ["W7", None, "W2"]
    assert found["why"].tolist() == [None, "no_officer", None]
    assert one({"at": (250, 50)}, by=by, away=["W9"])["called_id"] == "W2"


def test_who_is_not_in_the_list_any_more_is_not_called():
    by = assignment(A=("W9", "W2", "赵九"), B=("W9", "W8", "赵九"), C=("W2", "W9", None))
    found = answered(*({"at": (x, 50)} for x in (50, 150, 250)), by=by)
    assert found.frame["called_id"].tolist() == ["W2", None, "W2"]
    assert found.frame["why"].tolist() == [None, "no_officer", None]
    (note,) = found.notes
    assert "not in the layer officer any more: 2" in str(note)
    without = answered({"at": (50, 50)}, by=by, seen=scene(officers=[]))
    assert (without.frame["called_id"].tolist(), without.notes) == (["W9"], ())


def test_the_list_says_what_people_are_called_today():
    by = assignment(A=("W1", None, "former name"), B=(None,) * 3, C=(None,) * 3)
    assert one({"at": (50, 50)}, by=by)["officer_name"] == "王芳"


def test_a_building_goes_before_the_point():
    assert one({"building_id": "h2", "at": (50, 50)})["cell_id"] == "B"
    assert one({"building_id": "loose"})["cell_id"] == "C"


@pytest.mark.parametrize(("entrance", "cell"), [(2, "B"), (3, "C")])
def test_a_divided_tower_by_its_entrance(entrance, cell):
    assert one({"building_id": "t", "entrance": entrance})["cell_id"] == cell


def test_a_divided_tower_without_entrance_names_all_its_cells():
    found = one({"building_id": "t", "kind": "parking"})
    assert (found["cell_id"], found["reason"]) == (None, "tower_part_unknown")
    assert found["candidates"] == "B, C"
    assert (found["community_id"], found["answered_by"]) == ("east", "西陵区")
    assert (found["called_id"], found["why"]) == (None, "no_cell")


def test_a_point_in_no_cell_has_the_nearest_one_and_its_communitys_levels():
    found = one({"at": (320, 50), "kind": "parking"})
    assert (found["reason"], found["why"]) == ("outside", "no_cell")
    assert (found["near_cell_id"], found["near_m"]) == ("C", 20)
    assert (found["community_id"], found["answered_by"]) == ("east", "西陵区")
    found = one({"at": (100, 140)})
    assert (found["near_cell_id"], found["near_m"], found["community_id"]) == ("A", 40, None)


@pytest.mark.parametrize(
    ("question", "reason"),
    [({"at": None}, "no_place"), ({"building_id": "x"}, "building_not_in_plan")],
)
def test_without_a_place_nothing_is_known(question, reason):
    found = one({**question, "kind": "alarm"}, seen=scene([place("f", (10, 10))]))
    assert (found["reason"], found["why"]) == (reason, "no_place,no_provider")
    assert found["level"] == "cell"
    assert found["answered_by"] is None and found["provider_id"] is None


@pytest.mark.parametrize(
    ("asked_for", "level", "west", "east"),
    [
        ("alarm", "cell", "王芳", "W2"),
        ("quarrel", "community", "西社区", None),
        ("noise事", "street", "文昌街道", None),
        ("PARKING", "district", "西陵区", "西陵区"),
        ("water", "city", "宜昌市", None),
    ],
)
def test_the_rulebook_says_which_level_answers(asked_for, level, west, east):
    found = answered({"at": (50, 50), "kind": asked_for}, {"at": (150, 50), "kind": asked_for})
    assert found.frame["level"].tolist() == [level, level]
    assert found.frame["answered_by"].tolist() == [west, east]


def test_a_kind_nobody_knows_has_its_officer_but_no_level():
    found = answered({"at": (50, 50), "kind": "ufo"}, {"at": (50, 50), "kind": None}).frame
    assert found["why"].tolist() == ["no_kind", "no_kind"]
    assert found["called_id"].tolist() == ["W1", "W1"]
    assert found["level"].tolist() == [None, None]


def test_a_community_types_own_kinds_hold_there():
    seen = scene()
    own = dataclasses.replace(RULEBOOK, request_kinds=(kind("alarm", "district"),))
    seen = dataclasses.replace(seen, rules=(own, RULEBOOK))  # east, west
    found = answered(
        {"at": (50, 50), "kind": "alarm"},
        {"at": (150, 50), "kind": "alarm"},
        {"at": (50, 900), "kind": "alarm"},
        seen=seen,
    )
    assert found.frame["level"].tolist() == ["cell", "district", "cell"]


# Ways on foot, at 70 m a minute.


def test_the_nearest_provider_is_the_one_by_the_road():
    """From (50, 20): 10 m to the road, 60 m along it, 10 m to f2; f1 is nearer as the crow flies,
    but stands where no road leads within reach."""
    seen = scene([place("f1", (50, 95)), place("f2", (110, 20)), place("f3", (200, 20))])
    seen = dataclasses.replace(seen, rules=(walking(50),) * 2, rulebook=walking(50))
    found = one({"at": (50, 20), "kind": "alarm"}, seen=seen)
    assert (found["provider_id"], found["provider_name"]) == ("f2", "clinic f2")
    assert found["provider_min"] == pytest.approx(1.2)  # 80 m / 70, rounded up
    assert found["service"] == "clinic"


def walking(join_m: float):
    pace = dataclasses.replace(RULEBOOK.walking, join_m=join_m, metres_per_minute=70.0)
    return dataclasses.replace(RULEBOOK, walking=pace)


def test_who_takes_nobody_is_nobodys_nearest():
    seen = scene([place("f1", (60, 20), available=False), place("f2", (250, 20), available=True)])
    assert one({"at": (50, 20), "kind": "alarm"}, seen=seen)["provider_id"] == "f2"
    seen = scene([place("f1", (60, 20), available=False)])
    found = one({"at": (50, 20), "kind": "alarm"}, seen=seen)
    assert (found["provider_id"], found["why"]) == (None, "no_provider")


FORKS = (*STREET, road((90, 30), (90, 0)), road((110, 30), (110, 0)))


@pytest.mark.parametrize("roads", [STREET, FORKS])
@pytest.mark.parametrize(("west", "east"), [("f1", "f2"), ("f2", "f1")])
def test_of_equally_near_ones_the_smaller_code(roads, west, east):
    """Both 50 m along the road, to either side; whichever is listed first."""
    places = [place(west, (50, 20)), place(east, (150, 20)), place("f0", (299, 20))]
    for some in (places, places[::-1]):
        found = one({"at": (100, 25), "kind": "alarm"}, seen=scene(some, roads=roads))
        assert found["provider_id"] == "f1"


def test_of_two_in_one_place_the_smaller_code():
    twins = [place("f2", (120, 20)), place("f1", (120, 20))]
    assert one({"at": (100, 20), "kind": "alarm"}, seen=scene(twins))["provider_id"] == "f1"


def test_no_way_is_no_straight_line():
    """A second road that the first does not meet."""
    apart = (road((0, 30), (140, 30)), road((160, 30), (300, 30)))
    seen = scene([place("f1", (200, 25))], roads=apart)
    found = one({"at": (50, 20), "kind": "alarm"}, seen=seen)
    assert (found["provider_id"], found["provider_min"]) == (None, None)
    assert (found["called_id"], found["why"]) == ("W1", "no_provider")


def test_without_roads_no_provider_is_given_and_that_is_said():
    found = answered(
        {"at": (50, 20), "kind": "alarm"}, seen=scene([place("f", (60, 20))], roads=())
    )
    assert found.frame["provider_id"].tolist() == [None]
    (note,) = found.notes
    assert str(note).startswith("There are no roads")


def test_the_provider_in_ones_own_building_is_there():
    seen = scene([place("f2", None, building_id="h2"), place("f1", (141, 39))], roads=())
    found = one({"building_id": "h2", "kind": "alarm"}, seen=seen)
    assert (found["provider_id"], found["provider_min"]) == ("f2", 0)


def test_a_point_that_is_only_near_a_building_is_not_in_it():
    near = place("f", (150, 20), building_id="h2", matched_by="place")
    found = one({"building_id": "h2", "kind": "alarm"}, seen=scene([near]))
    assert found["provider_min"] > 0


def test_a_service_asked_for_goes_before_that_of_the_kind():
    seen = scene([place("f1", (60, 20)), place("s1", (200, 20), kind="canteen")])
    found = answered(
        {"at": (50, 20), "kind": "alarm", "service": "canteen"},
        {"at": (50, 20), "kind": "alarm", "service": None},
        {"at": (50, 20), "kind": "noise", "service": None},
        seen=seen,
    )
    assert found.frame["provider_id"].tolist() == ["s1", "f1", None]
    assert found.frame["why"].tolist() == [None, None, None]


def test_a_network_that_is_there_is_used():
    seen = scene([place("f1", (60, 20))])
    network = build_network(seen.layers, seen.rulebook.walking)
    found = who_serves(asked({"at": (50, 20), "kind": "alarm"}), seen, network, NOBODY)
    assert found.frame["provider_id"].tolist() == ["f1"]


def test_coordinates_of_another_system_are_understood():
    questions = asked({"at": (50, 50)}, {"at": (250, 50)}).to_crs("EPSG:4326")
    found = who_serves(questions, scene(), None, NOBODY).frame
    assert found["cell_id"].tolist() == ["A", "C"]
    assert found.crs == CRS
    assert found.geometry.x.tolist() == pytest.approx([50, 250], abs=0.01)


def test_many_are_answered_as_each_alone():
    rng = np.random.default_rng(6)
    words = [*(item.id for item in KINDS), "ufo", None]
    questions = [
        {"at": (float(x), float(y)), "kind": words[number % len(words)]}
        for number, (x, y) in enumerate(rng.uniform((-50, -50), (350, 150), (60, 2)))
    ]
    seen = scene([place("f1", (10, 20)), place("f2", (290, 20))])
    together = answered(*questions, seen=seen).frame
    alone = pd.concat([answered(row, seen=seen).frame for row in questions], ignore_index=True)
    pd.testing.assert_frame_equal(
        together.drop(columns="geometry"), alone.drop(columns="geometry"), check_dtype=False
    )
    turned = answered(*questions[::-1], seen=seen).frame[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        together.drop(columns="geometry"), turned.drop(columns="geometry"), check_dtype=False
    )


def test_nothing_asked():
    assert len(answered().frame) == 0


def test_responses_have_their_contract():
    seen = scene([place("f1", (60, 20))])
    found = answered({"at": (50, 20), "kind": "alarm"}, {"building_id": "t"}, seen=seen)
    frame = response_frame(found, np.array(["q1", "q2"], object), "p")
    assert list(frame.columns) == [*contract("response").fields, "geometry"]
    first = frame.iloc[0]
    assert (first["plan"], first["request_id"], first["answered_by"]) == ("p", "q1", "王芳")
    assert (first["provider_id"], first["request_kind"]) == ("f1", "alarm")
    assert frame["why"].tolist() == [None, "no_cell,no_kind"]
    assert frame.geometry.iloc[0].equals(Point(50, 20))
