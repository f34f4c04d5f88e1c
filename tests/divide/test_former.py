"""Starting from layers that someone hands in."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.divide import Division, former_division

from .test_layers import BAND, divided, houses, said
from .test_layers import Band as AnyBand


@pytest.fixture(scope="module")
def first() -> Division:
    return divided(houses(range(10)), plan="one")


def test_units_and_their_row_do_as_well_as_the_plan_itself(first) -> None:
    wider = AnyBand(400, 500, 600)
    second = divided(houses(range(10)), earlier=first, band=wider, plan="two")
    assert said(second, "retired")
    former = former_division(second.units, second.plan, "units")
    one = divided(houses(range(10)), earlier=second, band=BAND)
    other = divided(houses(range(10)), earlier=former, band=BAND)
    assert one.cells["cell_id"].tolist() == other.cells["cell_id"].tolist()
    assert said(one, "retired") == said(other, "retired")
    assert one.moves["unit_id"].tolist() == other.moves["unit_id"].tolist()


def test_of_several_plans_in_the_table_the_right_one_is_read(first) -> None:
    table = pd.concat([first.plan.assign(plan="x", retired='[{"code": "1009"}]'), first.plan])
    assert former_division(first.units, table, "units").plan["retired"].tolist() == ["[]"]


def test_without_the_table_the_units_are_enough(first) -> None:
    more = first.units.rename(columns={"area_m2": "whatever"})
    again = divided(houses(range(10)), earlier=former_division(more, None, "units"))
    assert again.moves.empty
    assert said(again, "parameters")["from"] == "one"


def test_counts_that_are_texts_or_empty_are_read_too(first) -> None:
    texts = first.units["households"].astype(str)
    texts[0] = None
    units = former_division(first.units.assign(households=texts), None, "units").units
    assert units["households"].tolist() == [0, *first.units["households"].tolist()[1:]]


def test_what_is_no_layer_of_units_is_refused(first) -> None:
    with pytest.raises(InputError, match="houses lacks the columns plan, cell_id, part"):
        former_division(houses(range(3)), None, "houses")


def test_units_of_two_plans_are_refused(first) -> None:
    both = pd.concat([first.units, first.units.assign(plan="two")])
    with pytest.raises(InputError, match=r"units holds the units of 2 plans \(one, two\)"):
        former_division(both, None, "units")


def test_units_without_a_place_on_earth_are_refused(first) -> None:
    lost = first.units.set_crs(None, allow_override=True)
    with pytest.raises(InputError, match="units has no coordinate system"):
        former_division(lost, None, "units")
