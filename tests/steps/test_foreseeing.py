"""What is said of a division and of a redrawing before they are made."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.divide.verdicts import arithmetic, judge
from grid_steward.plugin.store.connection import transaction
from hypothesis import given
from hypothesis import strategies as st

from .conftest import CRS, bring_in

BAND = Band(200, 250, 300)
TWO = (
    "社区编码,社区名称,锁定,WKT\n"
    '420502001,东山社区,是,"POLYGON ((0 0, 125 0, 125 100, 0 100, 0 0))"\n'
    '420502002,西山社区,,"POLYGON ((125 0, 205 0, 205 100, 125 100, 125 0))"'
)
ESTATES = (
    "小区编码,小区名称,单独设社区,WKT\n"
    'q1,桂花里,是,"POLYGON ((0 0, 120 0, 120 44, 0 44, 0 0))"\n'
    'q2,,,"POLYGON ((200 0, 250 0, 250 40, 200 40, 200 0))"'
)


def lock_first_cell(project):
    with transaction(project.path) as file:
        file.execute("UPDATE cell SET locked = 1 WHERE cell_id = (SELECT min(cell_id) FROM cell)")
        ((code, households),) = file.execute("SELECT cell_id, households FROM cell WHERE locked")
    return code, households


class TestCells:
    def test_a_community_with_its_households(self, street):
        (one,) = steps.foresee(street).communities
        assert (one.community_id, one.name) == ("420502001", "东山社区")
        assert (one.households, one.held, one.unknown) == (720, 0, 0)
        assert one.ground.bounds == pytest.approx((0, 0, 250, 100))
        assert one.verdict(BAND)[0]
        feasible, sentence = one.verdict(Band(300, 350, 355))
        assert not feasible
        assert "720 households cannot be divided" in str(sentence)

    def test_locked_cells_are_left_out(self, street):
        code, households = lock_first_cell(street)
        found = steps.foresee(street, earlier="plan-1")
        (one,) = found.communities
        assert found.locked == (code,)
        assert (one.households, one.held) == (720, households)

    def test_where_all_is_locked_nothing_is_said(self, street):
        with transaction(street.path) as file:
            file.execute("UPDATE cell SET locked = 1")
        (one,) = steps.foresee(street, earlier="plan-1").communities
        assert one.verdict(BAND) is None

    def test_buildings_in_no_community_are_said(self, street):
        bring_in(street, "community", TWO)
        found = steps.foresee(street)
        assert [one.households for one in found.communities] == [360, 240]
        assert "2 buildings stand in no community" in str(found.notes[0])

    def test_residents_that_are_not_there(self, tmp_path):
        project = steps.init_project(tmp_path / "empty.gpkg", CRS)
        with pytest.raises(InputError, match="has no buildings yet"):
            steps.foresee(project)

    def test_residents_are_counted_where_they_are_asked_for(self, street):
        (one,) = steps.foresee(street, households="counted").communities
        # 240 residents in households of three, over twelve houses.
        assert one.households == 240


class TestCommunities:
    def test_what_there_is(self, street):
        bring_in(street, "community", TWO)
        bring_in(street, "compound", ESTATES)
        found = steps.foresee_redrawing(street, earlier="plan-1")
        assert (found.households, found.outside) == (720, 120)
        assert [(one.title, one.households, one.ticked) for one in found.communities] == [
            ("东山社区 (420502001)", 360, True),
            ("西山社区 (420502002)", 240, False),
        ]
        assert [one.cells for one in found.communities] == [3, 0]
        assert [(one.title, one.households, one.ticked) for one in found.compounds] == [
            ("桂花里 (q1)", 180, True),
            ("q2", 60, False),
        ]

    def test_without_communities_there_is_nothing_to_redraw(self, tmp_path, street):
        project = steps.init_project(tmp_path / "bare.gpkg", CRS)
        bring_in(project, "building", (street.path.parent / "building.csv").read_text("utf-8"))
        with pytest.raises(InputError, match="no communities yet"):
            steps.foresee_redrawing(project)


@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=12),
    st.tuples(*[st.integers(1, 400)] * 3).map(sorted),
)
def test_what_arithmetic_forbids_no_ground_allows(households, sizes):
    band, units = Band(*sizes), np.array(households, np.int64)
    feasible, _ = arithmetic(int(units.sum()), band)
    assert feasible or not judge(0, units, band).feasible
