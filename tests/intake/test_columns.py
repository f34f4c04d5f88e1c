"""Each different value once, and spread over its rows again."""

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.intake.columns import (
    Coded,
    as_objects,
    coded_cells,
    coded_texts,
    nothing,
)
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.lists(st.sampled_from([None, "a", "b", "A", ""]), max_size=8)


def texts(*values):
    return coded_texts(as_objects(values))


@given(TEXTS)
def test_each_row_gets_its_own_value_back(values):
    column = texts(*values)
    assert list(column.rows()) == values
    assert len(set(column.distinct)) == len(column.distinct)
    assert list(column.missing) == [value is None for value in values]


@given(TEXTS)
def test_what_is_made_of_a_value_stands_in_its_rows(values):
    upper = texts(*values).mapped(lambda text: text.upper() or None)
    assert list(upper.rows()) == [(value and value.upper()) or None for value in values]
    assert None not in upper.distinct


def test_every_value_is_looked_at_once():
    seen = []
    texts("a", "b", None, "a").each(seen.append)
    assert seen == ["a", "b"]


def test_flags_and_tuples_are_spread_too():
    column = texts("a", None, "b", "a")
    flags = column.spread([True, False], bool)
    assert flags.dtype == bool and flags.tolist() == [True, False, False, True]
    assert list(column.spread([(1, 2), (3, 4)])) == [(1, 2), None, (3, 4), (1, 2)]


@given(TEXTS, st.data())
def test_the_rest_of_the_rows_can_be_left_out(values, data):
    rows = data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    some = texts(*values).only(np.array(rows, dtype=bool))
    assert list(some.rows()) == [value if row else None for value, row in zip(values, rows)]
    assert set(some.distinct) == set(some.rows()) - {None}


def test_values_that_reading_made_equal_are_one():
    merged = texts("a", "A", None, "b").mapped(str.lower).merged()
    assert list(merged.distinct) == ["a", "b"]
    assert list(merged.rows()) == ["a", "a", None, "b"]


def test_values_of_several_types_are_kept_apart():
    values = ["1", 1, True, 1.0, [1], 1]
    column = coded_cells(pd.Series(values, dtype=object))
    assert list(map(type, column.rows())) == list(map(type, values))
    assert len(column.distinct) == 5


def test_a_missing_cell_is_a_value_to_read():
    column = coded_cells(pd.Series(["a", None, np.nan], dtype=object))
    assert not column.missing.any()
    known = column.mapped(lambda value: value if value == "a" else None)
    assert list(known.rows()) == ["a", None, None]


def test_a_column_may_say_nothing():
    assert list(nothing(2).rows()) == [None, None]
    assert nothing(2).mapped(str).missing.all()
    assert list(nothing(2).merged().rows()) == [None, None]


def test_can_be_cancelled():
    def cancel(share, text=None):
        raise Cancelled

    with pytest.raises(Cancelled):
        Coded(np.zeros(1, dtype=np.int64), ["a"]).each(str, cancel)
