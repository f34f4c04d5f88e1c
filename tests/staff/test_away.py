"""Who does the work of the cells, and who does it while somebody is away."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff import Staffing, who_takes, with_loads
from grid_steward.plugin.staff.loads import shares
from hypothesis import given
from hypothesis import strategies as st

CRS = "EPSG:4547"


def staffing(cells: list[tuple], hours: dict[str, float]) -> Staffing:
    """Cells with their officer, who reinforces it and its backup; the officers' minutes."""
    code, officer, helping, backup = zip(*cells)
    nothing = {
        layer: contract(layer).frame({}) for layer in ("visit", "round", "handover", "quota")
    }
    return Staffing(
        plan="p",
        assignments=_frame(
            "assignment", cell_id=code, officer_id=officer, reinforced_by=helping, backup_id=backup
        ),
        loads=_frame("officer_load", officer_id=list(hours), hours_min=list(hours.values())),
        visits=nothing["visit"],
        rounds=nothing["round"],
        handovers=nothing["handover"],
        quotas=nothing["quota"],
        parameters={},
        outcome={},
    )


def _frame(layer: str, **columns: list) -> gpd.GeoDataFrame:
    rows = len(next(iter(columns.values())))
    return contract(layer).frame({**columns, "geometry": [None] * rows}, CRS)


def workload(**minutes: float) -> pd.DataFrame:
    return pd.DataFrame({"cell_id": list(minutes), "total_min": list(minutes.values())})


def split(found: Staffing, work: pd.DataFrame) -> dict[tuple[str, str], float]:
    frame = shares(found, work)
    return {(row.cell_id, row.officer_id): row.minutes for row in frame.itertuples()}


def test_help_is_shared_by_the_time_that_there_is():
    found = staffing([("A", "W1", "W2", None)], {"W1": 100, "W2": 50})
    assert split(found, workload(A=120)) == {("A", "W1"): 80, ("A", "W2"): 40}


def test_what_nobody_has_time_for_is_the_officers():
    found = staffing([("A", "W1", "W2, W3", None)], {"W1": 100, "W2": 50, "W3": 0})
    assert split(found, workload(A=400)) == {("A", "W1"): 350, ("A", "W2"): 50, ("A", "W3"): 0}


def test_the_other_cells_of_an_officer_come_first():
    """B takes 80 of W1's 100 minutes, so that W2 does four times as much of A."""
    found = staffing([("A", "W1", "W2", None), ("B", "W1", None, None)], {"W1": 100, "W2": 80})
    assert split(found, workload(A=50, B=80)) == {
        ("A", "W1"): 10, ("A", "W2"): 40, ("B", "W1"): 80,
    }  # fmt: skip


def test_an_officer_is_first_where_the_helpers_time_is_not_enough():
    """W2 could do 50 of 80, W3 all of B, so W1's 20 minutes are for A: 10 are not covered."""
    found = staffing(
        [("A", "W1", "W2", None), ("B", "W1", "W3", None)], {"W1": 20, "W2": 50, "W3": 50}
    )
    work = workload(A=80, B=20)
    assert split(found, work) == {
        ("A", "W1"): 30, ("A", "W2"): 50, ("B", "W1"): 0, ("B", "W3"): 20,
    }  # fmt: skip
    assert with_loads(found, work).loads["uncovered_min"].tolist() == [10, 0, 0]


def test_a_cell_without_anybody_is_nobodys_work():
    found = staffing([("A", None, None, None), ("B", "W1", None, None)], {"W1": 100})
    assert split(found, workload(A=50, B=80)) == {("B", "W1"): 80}


def test_loads_name_what_is_not_covered():
    found = staffing(
        [("A", "W1", None, None), ("B", "W2", None, None)], {"W1": 60, "W2": 0, "W3": 9}
    )
    loads = with_loads(found, workload(A=90, B=30)).loads.set_index("officer_id")
    assert loads["work_min"].tolist() == [90, 30, 0]
    assert loads["uncovered_min"].tolist() == [30, 30, 0]
    assert loads["utilisation"].tolist()[::2] == [1.5, 0]
    assert loads["utilisation"].isna().tolist() == [False, True, False]
    (note,) = with_loads(found, workload(A=90, B=30)).notes
    assert "W1, W2" in str(note) and "1.0 hours" in str(note)


MINUTES = st.floats(0, 20_000).map(lambda number: round(number, 2))


@given(st.data())
def test_all_work_is_somebodys_and_no_helper_has_too_much(data):
    hours = {f"W{number}": data.draw(MINUTES) for number in range(6)}
    cells, free = [], ["W3", "W4", "W5"]
    for code in "ABCD":
        helping = [free.pop() for _ in range(data.draw(st.integers(0, len(free))))]
        officer = data.draw(st.sampled_from(["W0", "W1", "W2", None]))
        cells.append((code, officer, ", ".join(helping) if officer and helping else None, None))
    work = workload(**{code: data.draw(MINUTES) for code in "ABCD"})
    found = with_loads(staffing(cells, hours), work)
    served = [code for code, officer, *_ in cells if officer]
    total = work.set_index("cell_id")["total_min"][served].sum()
    assert found.loads["work_min"].sum() == pytest.approx(total, abs=0.01)
    helpers = found.loads[found.loads["officer_id"].isin(["W3", "W4", "W5"])]
    assert (helpers["work_min"] <= helpers["hours_min"] + 0.01).all()
    assert (found.loads["work_min"] >= 0).all()


TOWN = staffing(
    [
        ("A", "W1", None, "W2"),
        ("B", "W2", None, "W3"),
        ("C", "W3", "W4", "W1"),
        ("D", "W3", None, None),
    ],
    {"W1": 100, "W2": 100, "W3": 100, "W4": 100},
)
WORK = workload(A=80, B=90, C=50, D=50)


def takes(*away: str) -> list[tuple]:
    frame = who_takes(TOWN, WORK, away)
    return [(row.cell_id, row.from_id, row.to_id, row.minutes) for row in frame.itertuples()]


def test_the_backup_takes_the_cell_and_is_overloaded_then():
    (row,) = who_takes(TOWN, WORK, ["W1"]).to_dict("records")
    assert (row["cell_id"], row["from_id"], row["to_id"]) == ("A", "W1", "W2")
    assert (row["minutes"], row["hours_min"], row["before_min"]) == (80, 100, 90)
    assert (row["after_min"], row["utilisation"]) == (170, 1.7)


def test_whose_backup_is_away_too_has_nobody():
    assert takes("W1", "W2") == [("A", "W1", None, 80), ("B", "W2", "W3", 90)]


def test_without_a_backup_who_reinforces_the_cell_takes_it_else_nobody():
    """C's officer had half of it left over from D; its backup W1 is away too, so W4 has it all."""
    found = takes("W1", "W3")
    assert found[1:] == [("C", "W3", "W4", pytest.approx(50 / 3, abs=0.01)), ("D", "W3", None, 50)]


def test_who_only_helped_leaves_it_to_the_cells_officer():
    assert takes("W4") == [("C", "W4", "W3", pytest.approx(100 / 3, abs=0.01))]


def test_nobody_is_away():
    assert takes() == []


def test_somebody_who_is_not_there_is_named():
    with pytest.raises(InputError, match="W9"):
        takes("W9")
