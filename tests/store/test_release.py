"""What was shown to the public: remembered in the restricted file, kept with the plan."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract

from .conftest import division, modes
from .killing import killed_between_the_files


def public(plan, counts):
    """Residents by cell; None is withheld."""
    return contract("public_count").frame(
        {
            "plan": [plan] * len(counts),
            "level": ["cell"] * len(counts),
            "area_id": [f"c-{number:03d}" for number in range(1, len(counts) + 1)],
            "topic": ["resident"] * len(counts),
            "count": counts,
        }
    )


def areas(*names):
    return contract("released_area").frame(
        {"area": names, "level": ["cell"] * len(names), "building_id": ["b"] * len(names)}
    )


def counts(**shown):
    return contract("released_count").frame(
        {
            "area": list(shown),
            "topic": ["resident"] * len(shown),
            "shown": list(shown.values()),
            "released_at": [pd.Timestamp("2025-03-01T08:00:00.500")] * len(shown),
        }
    )


@pytest.fixture
def planned(project):
    for plan in ("plan-1", "plan-2"):
        project.write_plan(division(plan))
    return project


def of(project, plan):
    frame = project.read("public_count")
    return frame.loc[frame["plan"] == plan, "count"].tolist()


def test_nothing_was_released_before_the_first(planned):
    for frame, layer in zip(planned.read_released(), ("released_area", "released_count")):
        assert frame.empty
        assert list(frame) == list(contract(layer).fields)
    assert not planned.people_path.exists()


def test_what_was_shown_is_kept_and_remembered(planned):
    known = planned.read_released()
    planned.write_release(
        "plan-1", public("plan-1", [12, None]), areas("a", "b"), counts(a=True, b=False),
        known=known,
    )  # fmt: skip
    assert of(planned, "plan-1") == [12, pd.NA]
    remembered = planned.read_released()
    pd.testing.assert_frame_equal(remembered[0], areas("a", "b"))
    pd.testing.assert_frame_equal(remembered[1], counts(a=True, b=False))
    assert modes(planned.path.parent)[planned.people_path.name] == "600"


def test_a_later_one_replaces_the_plans_counts_and_adds_to_what_is_remembered(planned):
    for plan, name in (("plan-1", "a"), ("plan-2", "b"), ("plan-1", "c")):
        figures = [20] if name == "c" else [12, 13]
        planned.write_release(
            plan, public(plan, figures), areas(name), counts(**{name: True}),
            known=planned.read_released(),
        )  # fmt: skip
    assert (of(planned, "plan-1"), of(planned, "plan-2")) == ([20], [12, 13])
    assert planned.read_released()[0]["area"].tolist() == ["a", "b", "c"]


def test_with_nobody_left_there_are_no_counts(planned):
    planned.write_release(
        "plan-1", public("plan-1", [12]), areas("a"), counts(a=True), known=planned.read_released()
    )
    planned.write_release(
        "plan-1", public("plan-1", []), areas(), counts(), known=planned.read_released()
    )
    assert of(planned, "plan-1") == []


@pytest.mark.parametrize("quicker", [(areas("a"), counts()), (areas(), counts(a=True))])
def test_one_that_knows_not_of_another_is_refused(planned, quicker):
    known = planned.read_released()
    planned.write_release("plan-2", public("plan-2", [9]), *quicker, known=known)
    with pytest.raises(InputError, match="Another public report was made"):
        planned.write_release(
            "plan-1", public("plan-1", [12]), areas("b"), counts(b=True), known=known
        )
    assert of(planned, "plan-1") == []
    assert [len(frame) for frame in planned.read_released()] == [len(frame) for frame in quicker]


def test_a_plan_made_anew_has_no_counts_but_what_was_shown_is_remembered(planned):
    for plan in ("plan-1", "plan-2"):
        planned.write_release(
            plan, public(plan, [12]), areas(plan), counts(**{plan: True}),
            known=planned.read_released(),
        )  # fmt: skip
    planned.write_plan(division("plan-1", cells=3))
    assert (of(planned, "plan-1"), of(planned, "plan-2")) == ([], [12])
    assert planned.read_released()[0]["area"].tolist() == ["plan-1", "plan-2"]


def test_killed_between_the_two_files_it_is_remembered_and_not_shown(planned, monkeypatch):
    def release():
        planned.write_release(
            "plan-1", public("plan-1", [12]), areas("a"), counts(a=True),
            known=planned.read_released(),
        )  # fmt: skip

    killed_between_the_files(monkeypatch, release)
    assert of(planned, "plan-1") == []
    assert planned.read_released()[0]["area"].tolist() == ["a"]
