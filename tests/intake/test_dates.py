"""Dates as departments write them."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.intake.dates import age_on, read_birth, read_date
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    "written",
    [
        *("2024-03-31", "2024-3-31", "2024/3/31", "2024.3.31", "20240331", "2024年3月31日"),
        *("2024年03月31号", "2024 年 3 月 31 日", "２０２４－０３－３１", "２０２４年３月３１日"),
        *("2024-03-31 08:30", "2024/3/31 8:30:15", "2024-03-31T08:30:15.250Z", "20240331083015"),
        *("2024年3月31日 上午8时30分", "2024年3月31日8点", "2024-03-31 星期日", " 2024-03-31\n"),
        *(20240331, 20240331.0, 45382, 45382.75, "45382", np.int64(45382), np.float64(45382.0)),
        *(DAY, datetime(2024, 3, 31, 23, 59), pd.Timestamp("2024-03-31 08:00")),
        *(pd.Timestamp("2024-03-31 23:30", tz="Asia/Shanghai"), np.datetime64("2024-03-31T08:00")),
    ],
)
def test_reads_every_form(written):
    assert read_date(written) == DAY
    assert read_birth(written) == (2024, 3, 31)


@pytest.mark.parametrize(
    "written",
    [
        *("2024-02-30", "2023-02-29", "2024-13-01", "20240230", "1899-12-31", "2100-01-01"),
        *("24-03-31", "24年3月31日", "240331", "31/3/2024", "3/31/2024", "31.3.2024"),
        *("2024/3-31", "2024年3-31", "2024-03-31 张某", "2024-03-31至2024-04-01", "不详", "", "-"),
        *(None, float("nan"), pd.NaT, np.datetime64("NaT"), pd.NA, True, 19999, 80001, -45382),
        *("2024-03", "202403", "2024", date(1899, 12, 30), date(9999, 12, 31), "45382号"),
    ],
)
def test_says_nothing_where_there_is_no_day(written):
    assert read_date(written) is None


def test_day_numbers_are_those_of_the_1900_system():
    assert (read_date(20000), read_date(80000)) == (date(1954, 10, 3), date(2119, 1, 11))


@pytest.mark.parametrize(
    ("written", "born"),
    [
        *(
            (form, (1948, 5, None))
            for form in ("1948-05", "1948-5", "194805", "1948年5月", "1948/5")
        ),
        *((form, (1948, 5, None)) for form in (194805.0, "1948.05", "１９４８年５月生", "1948.5")),
        *((form, (1948, None, None)) for form in ("1948", "1948年", 1948, 1948.0, "1948年出生")),
        *(
            (form, (1948, None, None))
            for form in ("1948-00-00", "19480000", "194800", "1948-00-05")
        ),
        *((form, (1948, 5, None)) for form in ("1948-05-00", "19480500")),
        *((form, (1948, 10, None)) for form in ("1948.10", "1948-10", "194810")),
        # January in one digit, or October in a spreadsheet.
        *((form, (1948, None, None)) for form in ("1948.1", 1948.1)),
        ("1948-1", (1948, 1, None)),
        (12345, (1933, 10, 18)),
    ],
)
def test_reads_births_of_which_less_is_said(written, born):
    assert read_birth(written) == born


@pytest.mark.parametrize(
    "written",
    ["1948-13", "194813", "1948-13-00", "1948-02-30", "48-05", "450512", "1848", 9999, 9999.5, "?"],
)
def test_says_nothing_of_impossible_births(written):
    assert read_birth(written) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_form(day):
    year, month, of_month = day.timetuple()[:3]
    forms = [
        day,
        day.isoformat(),
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
        *(f"{year}{sign}{month}{sign}{of_month}" for sign in "-/."),
        f"{year}年{month}月{of_month}日",
    ]
    assert {read_date(form) for form in forms} == {day}
    assert {read_birth(form) for form in forms} == {(year, month, of_month)}


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ((1964, 3, 31), 60),
        ((1964, 4, 1), 59),
        ((1964, 3, None), 60),
        ((1964, 4, None), 59),
        ((1964, None, None), 60),
        ((2024, None, None), 0),
        ((2024, 4, 1), -1),
    ],
)
def test_counts_full_years(born, age):
    assert age_on(DAY, born) == age


def test_who_was_born_on_a_leap_day_is_older_from_1_march_on():
    assert age_on(date(2023, 2, 28), (2000, 2, 29)) == 22
    assert age_on(date(2023, 3, 1), (2000, 2, 29)) == 23


@given(st.dates(date(1900, 1, 1), DAY))
def test_knowing_less_never_makes_younger_nor_more_than_a_year_older(born):
    exact = age_on(DAY, (born.year, born.month, born.day))
    for less in ((born.year, born.month, None), (born.year, None, None)):
        assert exact <= age_on(DAY, less) <= exact + 1
