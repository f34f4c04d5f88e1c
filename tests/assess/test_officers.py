"""Who serves which cell of the street, how long, and from where."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from grid_steward.plugin.assess.officers import Officers, read_officers
from hypothesis import given, settings
from hypothesis import strategies as st

from .work import officer, scene, with_work

EVEN = np.array([60.0, 60.0, 60.0])


def officers(*found: dict[str, object], **more: object) -> Officers:
    return read_officers(scene(officer=list(found), **more))


def test_each_cell_has_its_officers_and_their_hours():
    found = officers(
        officer("W2", "A", hours_per_month=100.0),
        officer("W1", "A", hours_per_month=10.0),
        officer("W3", "C", hours_per_month=160.0),
    )
    assert found.codes.tolist() == ["W1, W2", None, "W3"]
    assert found.minutes(EVEN).tolist() == [110 * 60, 0, 160 * 60]
    assert found.has_officer.tolist() == [True, False, True]


def test_hours_of_several_cells_are_shared_by_their_work():
    found = officers(officer("W1", "A，B、C", hours_per_month=150.0))
    assert found.minutes(np.array([12.0, 28.0, 20.0])).tolist() == pytest.approx(
        [30 * 60, 70 * 60, 50 * 60]
    )


def test_hours_of_cells_without_work_are_shared_evenly():
    found = officers(officer("W1", "B；C", hours_per_month=100.0))
    assert found.minutes(np.zeros(3)).tolist() == [0, 50 * 60, 50 * 60]


@settings(deadline=None, max_examples=100)
@given(
    pairs=st.sets(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1),
    hours=st.lists(st.floats(0, 1e4), min_size=5, max_size=5),
    work=st.lists(st.floats(0, 1e4), min_size=4, max_size=4),
)
def test_all_time_of_who_serves_anywhere_is_given_and_no_other(pairs, hours, work):
    who, cell = np.array(sorted(pairs), dtype=np.int64).T
    found = dataclasses.replace(officers(), who=who, cell=cell, hours=np.array(hours))
    given_minutes = found.minutes(np.array(work))
    assert (given_minutes >= 0).all()
    assert given_minutes.sum() == pytest.approx(sum(hours[one] for one in set(who.tolist())))
    assert not given_minutes[np.setdiff1d(np.arange(4), cell)].any()


def test_who_serves_several_cells_goes_where_work_is_left_by_those_who_serve_one():
    """100 hours in A and in B; W2 does 70 of A, so W1 has 30 and 100 left to share."""
    found = officers(
        officer("W1", "A,B", hours_per_month=65.0), officer("W2", "A", hours_per_month=70.0)
    )
    shared = found.minutes(np.array([6_000.0, 6_000.0, 0.0]))
    assert shared.tolist() == pytest.approx([(70 + 15) * 60, 50 * 60, 0])


def test_what_one_officer_lacks_is_lacking_in_all_of_the_officers_cells_alike():
    """The overloads of the cells add up to that of the officer."""
    found = officers(officer("W1", "A,B", hours_per_month=100.0))
    work = np.array([5_000.0, 3_000.0, 0.0])
    beyond = np.maximum(work - found.minutes(work), 0)
    assert beyond.tolist() == pytest.approx([1_250, 750, 0])
    assert beyond.sum() == pytest.approx(8_000 - 6_000)


def test_who_does_not_say_works_the_hours_of_the_rulebook():
    found = officers(officer("W1", "A"), rulebook=with_work(hours_per_month=123.0))
    assert found.minutes(EVEN).tolist() == [123 * 60, 0, 0]


def test_hours_below_zero_say_nothing():
    found = officers(
        officer("W1", "A", hours_per_month=-5.0), rulebook=with_work(hours_per_month=123.0)
    )
    assert found.minutes(EVEN).tolist() == [123 * 60, 0, 0]


def test_codes_of_officers_of_an_assignment_may_have_spaces():
    served = [{"cell_id": "A", "officer_id": "W 1", "backup_id": "W 2", "reinforced_by": "W 3"}]
    staff = [officer(code) for code in ("W 1", "W 2", "W 3")]
    found = officers(*staff, assignment=served)
    assert found.codes.tolist() == ["W 1, W 3", None, None]
    assert (found.has_backup.tolist(), found.notes) == ([True, False, False], ())


@pytest.mark.parametrize("text", ["A,C", "A, C", "C，A", "A、C", "A;C", "C；A", " A  C ", "A,,C,A"])
def test_codes_are_told_apart_however_they_are_written(text):
    assert officers(officer("W1", text)).has_officer.tolist() == [True, False, True]


def test_a_backup_is_someone_else():
    found = officers(officer("W1", "A", backup_cells="A B"), officer("W2", "B"), officer("W3", "C"))
    assert found.has_backup.tolist() == [False, True, False]


def test_codes_of_no_cell_are_told_once_and_only_counted():
    found = officers(officer("W1", "A,X"), officer("W2", "清河社区", backup_cells="Y"))
    assert found.has_officer.tolist() == [True, False, False]
    (note,) = found.notes
    assert "3" in str(note)
    assert not any(code in str(note) for code in ("X", "Y", "清河"))


def test_the_base_is_the_officers_place_else_the_building():
    found = officers(
        officer("W1", "A", at=(5, 6), building_id="h2"),
        officer("W2", "B", building_id="h2"),
        officer("W3", "C"),
    )
    assert np.column_stack([found.base_x, found.base_y])[:2].tolist() == [[5, 6], [130, 50]]
    assert np.isnan([found.base_x[2], found.base_y[2]]).all()


def test_the_first_officer_with_a_base_gives_the_cell_its_base():
    found = officers(
        officer("W1", "A"), officer("W2", "A", at=(1, 2)), officer("W3", "A", at=(9, 9))
    )
    assert (found.base_x[0], found.base_y[0]) == (1, 2)


def test_an_officer_with_two_rows_works_once_in_all_cells():
    found = officers(
        officer("W1", "C", at=(7, 7)), officer("W1", "A", hours_per_month=80.0), officer("W2", "B")
    )
    assert found.codes.tolist() == ["W1", "W2", "W1"]
    assert found.minutes(EVEN)[[0, 2]].tolist() == pytest.approx([40 * 60, 40 * 60])
    assert found.base_x[0] == 7


def test_row_order_changes_nothing():
    some = [
        officer("W1", "A,B", hours_per_month=70.0, at=(1, 1)),
        officer("W2", "B", backup_cells="C", at=(2, 2)),
        officer("W2", "A", hours_per_month=30.0, at=(3, 3)),
    ]
    found, again = officers(*some), officers(*reversed(some))
    for name in ("codes", "hours", "has_officer", "has_backup", "base_x", "base_y"):
        assert getattr(found, name).tolist() == pytest.approx(
            getattr(again, name).tolist(), nan_ok=True
        )
    assert found.minutes(EVEN).tolist() == again.minutes(EVEN).tolist()


def test_nobody_at_all():
    found = officers()
    assert not found.has_officer.any() and not found.has_backup.any()
    assert found.minutes(EVEN).tolist() == [0, 0, 0]
    assert found.notes == ()


def test_rows_without_a_code_are_told():
    found = officers(officer(None, "A"), officer("W1", "B"))
    assert found.has_officer.tolist() == [False, True, False]
    (note,) = found.notes
    assert str(note).startswith("Rows of the layer officer without a code: 1.")


def assigned(*whose: tuple[str, str | None, str | None, str | None]) -> Officers:
    """By an assignment of cell, officer, who helps and backup; W1, W2 and W3 are in the list."""
    found = [
        dict(zip(("cell_id", "officer_id", "reinforced_by", "backup_id"), one)) for one in whose
    ]
    return officers(
        officer("W1", "C", hours_per_month=100.0, at=(1, 1), skills="手语"),
        officer("W2", hours_per_month=50.0, at=(2, 2)),
        officer("W3", "A,B,C", backup_cells="A", hours_per_month=70.0),
        assignment=found,
    )


class TestAssigned:
    def test_an_assignment_counts_and_not_the_cells_of_the_list(self):
        found = assigned(("A", "W2", None, "W1"), ("B", "W1", None, None), ("C", None, None, None))
        assert found.codes.tolist() == ["W2", "W1", None]
        assert found.minutes(EVEN).tolist() == [50 * 60, 100 * 60, 0]
        assert found.has_backup.tolist() == [True, False, False]
        assert (found.base_x[0], found.base_x[1]) == (2, 1)
        assert found.said[0] == "手语,"
        assert found.notes == ()

    def test_who_helps_comes_after_who_is_in_charge(self):
        found = assigned(("B", "W3", "W1,W2", None))
        assert found.codes.tolist() == [None, "W3, W1, W2", None]
        assert found.minutes(EVEN).tolist() == [0, 220 * 60, 0]
        # W3 has no base, so the way is that of the first who has one.
        assert found.base_x[1] == 1

    def test_an_officer_who_is_gone_from_the_list_is_nobody(self):
        found = assigned(("A", "W9", None, "W8"), ("B", "W1", "W9", "W1"))
        assert found.codes.tolist() == [None, "W1", None]
        assert found.has_backup.tolist() == [False, False, False]
        (note,) = found.notes
        assert "not in the layer officer any more: 2." in str(note)
