"""The street's staffing as a whole."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import look_at
from grid_steward.plugin.assess.workload import cell_work
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff import Staffing, staff_layers, with_loads
from grid_steward.tests.assess.work import RULEBOOK, officer
from grid_steward.tests.attach.street import buildings, case, request, resident, rows, street

from .rows import EAST, START, WEST, disabled, last_year, serving, staffed

CREW = [
    officer("W1", "A,C", at=WEST, languages="手语", display_name="王芳"),
    officer("W2", "B", at=EAST),
]
PEOPLE = [
    disabled("p1", "h1", household_id="k1"),
    disabled("p2", "t", entrance=4),
    case("p3", "minimum_income", "t", entrance=1),
]
FRAMES = ("assignments", "loads", "visits", "rounds", "handovers", "quotas")


def layers_of(crew: list[dict], people: list[dict]) -> dict[str, pd.DataFrame]:
    return {
        "building": buildings(),
        "officer": rows("officer", *crew),
        "care_case": rows("care_case", *people),
        "request": rows("request", request("r", "noise", building_id="h1")),
        "resident": rows("resident", *(resident(f"p{one}", "t", entrance=1) for one in range(9))),
    }


def whole(crew: list[dict], people: list[dict], **more: object) -> tuple[Staffing, pd.DataFrame]:
    """The staffing with its loads, and the workload that they are of."""
    layers = layers_of(crew, people)
    located = locate_layers(street(), layers)
    found = staff_layers(located, layers, RULEBOOK, start=START, **more)
    seen = look_at(located, {**layers, "assignment": found.assignments}, RULEBOOK)
    network = build_network(seen.layers, RULEBOOK.walking)
    workload = cell_work(seen, network, read_officers(seen)).workload()
    return with_loads(found, workload), workload


def test_fewer_officers_than_cells():
    """Neighbouring cells are paired: B and C lie side by side, A and C do not."""
    found, workload = whole(CREW, PEOPLE)
    one, two, three = serving(found)
    assert two in (one, three) and {one, two, three} == {"W1", "W2"}
    loads = found.loads.set_index("officer_id")
    assert loads["work_min"].sum() == pytest.approx(workload["total_min"].sum(), abs=0.02)
    over = (loads["work_min"] - loads["hours_min"]).clip(lower=0)
    assert loads["uncovered_min"].tolist() == pytest.approx(over.tolist(), abs=0.01)
    assert over.sum() > 0


def test_more_officers_than_cells():
    some = [*CREW, officer("W3"), officer("W4"), officer("W5")]
    found, workload = whole(some, PEOPLE)
    assert None not in serving(found)
    assert len(set(serving(found))) == 3
    loads = found.loads.set_index("officer_id")
    spare = loads.index[loads["cells"].isna()]
    assert len(spare) == 2
    assert loads["work_min"].sum() == pytest.approx(workload["total_min"].sum(), abs=0.02)
    reserve = [code for code in spare if not isinstance(loads.loc[code, "reinforces"], str)]
    said = " ".join(map(str, found.notes))
    assert all(code in said for code in reserve)
    helped = loads["reinforces"].dropna()
    by_cell = found.assignments.set_index("cell_id")["reinforced_by"].dropna().to_dict()
    assert {code: cell for cell, codes in by_cell.items() for code in codes.split(", ")} == (
        helped.to_dict()
    )


def test_each_cell_has_a_backup_who_is_somebody_else():
    found, _ = whole(CREW, PEOPLE)
    frame = found.assignments
    assert frame["backup_id"].notna().all()
    assert (frame["backup_id"] != frame["officer_id"]).all()
    listed = found.loads.set_index("officer_id")["backup_cells"].dropna()
    assert {cell: code for code, cells in listed.items() for cell in cells.split(", ")} == (
        frame.set_index("cell_id")["backup_id"].to_dict()
    )


def test_loads_say_whom_an_officer_knows_and_what_is_missing():
    crew = [officer("W1", "A"), officer("W2", "B", must_cells="B"), officer("W3", "C")]
    found, _ = whole(crew, PEOPLE)
    loads = found.loads.set_index("officer_id")
    assert serving(found) == ["W1", "W2", "W3"]
    assert loads["care_people"].tolist() == loads["known_people"].tolist() == [1, 1, 1]
    lacking = [text if isinstance(text, str) else None for text in loads["lacking_skills"]]
    assert lacking == ["sign_language", None, "sign_language"]
    assert any("Sign language" in str(note) for note in found.notes)
    assert found.outcome["known_people"] == found.outcome["kept_people"] == 3


def test_the_frames_are_those_of_the_contracts():
    found, _ = whole(CREW, PEOPLE, today=last_year(), total=None)
    layers = ("assignment", "officer_load", "visit", "round", "handover", "quota")
    for name, layer in zip(FRAMES, layers):
        frame = getattr(found, name)
        assert [column for column in frame if column != "geometry"] == [*contract(layer).fields]
        required = [one for one, item in contract(layer).fields.items() if item.required]
        assert frame[required].notna().all(axis=None)
    assert json.loads(json.dumps(dict(found.outcome))) == found.outcome
    assert json.loads(json.dumps(dict(found.parameters)))["today"] == "q"


def test_the_assignment_says_nothing_about_persons():
    """It lies in the file that is handed around: who serves and who lives there is all."""
    crew = [officer("W1", "A", must_cells="A,B"), officer("W2", must_cells="C")]
    one, other = (whole(crew, people)[0] for people in (PEOPLE, []))
    pd.testing.assert_frame_equal(pd.DataFrame(one.assignments), pd.DataFrame(other.assignments))
    assert not one.loads.equals(other.loads)


def test_row_order_changes_nothing():
    crew = [*CREW, officer("W3", "C", at=(9, 9), skills="社工"), officer("W1", not_cells="C")]
    one, _ = whole(crew, PEOPLE)
    other, _ = whole(crew[::-1], PEOPLE[::-1])
    for name in FRAMES:
        left, right = (pd.DataFrame(getattr(found, name)) for found in (one, other))
        pd.testing.assert_frame_equal(left, right)
    assert (one.notes, one.outcome) == (other.notes, other.outcome)


def test_rows_without_a_code_are_told():
    found = staffed(*CREW, officer(None, "B"))
    assert any("without a code: 1" in str(note) for note in found.notes)


def test_without_officers_it_is_said_what_to_do():
    with pytest.raises(InputError, match="Import their list"):
        staffed()


def test_cancelling_stops_it():
    calls = []

    def stop(share: float, text: object = None) -> None:
        calls.append(share)
        if share > 0.2:
            raise Cancelled

    layers = layers_of(CREW, PEOPLE)
    with pytest.raises(Cancelled):
        staff_layers(locate_layers(street(), layers), layers, RULEBOOK, start=START, progress=stop)
    assert max(calls) < 0.5
