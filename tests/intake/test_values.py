"""Cells as people write them."""

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract, contracts
from grid_steward.plugin.intake.values import read_column, read_number, read_text, read_value
from hypothesis import given
from hypothesis import strategies as st

HOUSEHOLDS = contract("building").fields["households"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("98", 98),
        (" １６ ", 16),
        ("9６", 96),
        ("1,088", 1088),
        ("１，０８８", 1088),
        ("114.0", 114),
        ("98户", 98),
        ("\u3000 20", 20),
        (114.0, 114),
        (np.int64(7), 7),
        ("0", 0),
    ],
)
def test_reads_counts(written, number):
    read = read_value(written, HOUSEHOLDS)
    assert (read.value, read.fault, read.approximate) == (number, None, False)


@pytest.mark.parametrize("written", ["约98户", "大约 98", "98户左右", "98余户", "~98", "about 98"])
def test_takes_approximate_counts_as_written(written):
    read = read_value(written, HOUSEHOLDS)
    assert (read.value, read.approximate) == (98, True)


@pytest.mark.parametrize(
    "written",
    ["", "  ", "—", "-", "——", "---", "不详", "nan", "NULL", "N/A", "？", None, np.nan, pd.NA],
)
def test_unknown_is_not_zero(written):
    read = read_value(written, HOUSEHOLDS)
    assert (read.value, read.fault) == (None, None)
    assert read_text(written) is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("多户", "not_a_number"),
        ("12-15", "not_a_number"),
        ("1,08", "not_a_number"),
        ("1e999", "not_a_number"),
        (True, "not_a_number"),
        (float("inf"), "not_a_number"),
        ("2.5", "not_a_whole_number"),
        (1e17, "not_a_whole_number"),
        ("-3", "below_minimum"),
    ],
)
def test_names_what_is_wrong(written, fault):
    assert read_value(written, HOUSEHOLDS).fault == fault


@given(st.integers(0, 10**12))
def test_every_count_survives_being_written(number):
    full_width = str(number).translate({ord("0") + d: ord("０") + d for d in range(10)})
    for written in (number, str(number), f"{number:,}", f"{number}.0", full_width, f"约{number}户"):
        assert read_value(written, HOUSEHOLDS).value == number


@given(st.text())
def test_no_text_breaks_the_reading(text):
    read = read_number(text)
    assert read.value is None or isinstance(read.value, float)
    assert read_text(text) != ""


def test_codes_have_one_width_and_names_keep_theirs():
    assert read_text(" Ａ－０１ ", is_code=True) == "A-01"
    assert read_text("桂花园（东区）") == "桂花园（东区）"
    assert read_text("桂花园\u3000 东区") == "桂花园 东区"
    assert read_text(12.0, is_code=True) == "12"


def test_reads_a_column_of_several_types():
    column = pd.Series(["1", 1, True, None, "约3", "x"], dtype=object)
    read = read_column(column, HOUSEHOLDS, False, silent)
    assert list(read.held) == [1, 1, None, None, 3, None]
    assert list(read.faults) == [None, None, "not_a_number", None, None, "not_a_number"]
    assert list(read.approximate) == [False, False, False, False, True, False]


def test_every_input_field_is_of_a_type_that_can_be_read():
    types = {f.type for c in contracts().values() if c.role == "input" for f in c.fields.values()}
    assert types <= {"text", "int", "real", "date", "bool"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("是", True),
        ("停业", False),
        (" Ｎ ", False),
        (True, True),
        (0.0, False),
        (1, True),
        ("", None),
    ],
)
def test_reads_yes_and_no(written, value):
    read = read_value(written, contract("facility").fields["available"])
    assert (read.value, read.fault) == (value, None)


def test_what_is_neither_yes_nor_no_is_said():
    assert read_value("周末", contract("facility").fields["available"]).fault == "unknown_word"


def test_every_yes_or_no_has_its_words():
    fields = [f for c in contracts().values() if c.role == "input" for f in c.fields.values()]
    assert {tuple(f.words) for f in fields if f.type == "bool"} == {("yes", "no")}
