"""Service circles won and lost: new lines change whose service station one's own is."""

from __future__ import annotations

from grid_steward.plugin.compare import figure_title

from .lots import RULEBOOK, compared, plan, points, roads

# Fifteen minutes at the rulebook's pace are some 900 m; the street is 2,600 m long.
STREET = roads(((0, 50), (2_600, 50)))
LOTS = 26


def row(name, line, **more):
    """26 lots in a row with 10 households each; those before ``line`` are in the west."""
    lots = [(f"h{at:02}", "W-1" if at < line else "E-1", 10) for at in range(LOTS)]
    return plan(lots, name=name, **more)


def station(code, x, kind="service_station"):
    return {"facility_id": code, "kind": kind, "at": (x, 60)}


def figures(new, old, *places):
    found = compared(new, old, road=STREET, facility=points("facility", places)).figures
    return {name: pair for name, pair in found.items() if ":" in name}


def test_who_comes_to_a_community_without_a_station_loses_it():
    near_the_west = station("s", 50)
    found = figures(row("new", 3), row("old", 6), near_the_west)
    assert found["won:service_station"] == (None, 0)
    assert found["lost:service_station"] == (None, 30)
    assert found["reach:service_station"] == (60, 30)


def test_who_comes_to_the_community_with_the_station_wins_it():
    found = figures(row("new", 6), row("old", 3), station("s", 50))
    assert found["won:service_station"] == (None, 30)
    assert found["lost:service_station"] == (None, 0)


def test_of_a_service_that_is_for_all_lines_change_nothing():
    found = figures(row("new", 3), row("old", 6), station("c", 50, "clinic"))
    before, after = found["reach:clinic"]
    assert before == after > 60
    assert (found["won:clinic"], found["lost:clinic"]) == ((None, 0), (None, 0))


def test_each_figure_has_a_title_with_the_service():
    assert str(figure_title("won:clinic", RULEBOOK)).endswith("Community clinic")
