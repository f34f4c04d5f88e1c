"""Numbers that a spreadsheet cut tell nobody apart."""

import pytest
from grid_steward.plugin.intake.columns import coded_texts
from grid_steward.plugin.intake.cut import without_cut
from grid_steward.tests.intake.people import bring, identity
from numpy import array

HOMES = ["幸福小区1号楼1单元101室", "幸福小区2号楼1单元101室", "幸福小区3号楼1单元101室"]
CUT = [
    "9.90101E+17",
    "9.90101E17",
    "990101194902031000",
    "'990101194902031000",
    9.90101194902031e17,
]
CUT += [990101194902031000]


@pytest.mark.parametrize("number", CUT)
@pytest.mark.parametrize("header", ["身份证号", "人员编号"])
def test_two_persons_with_one_cut_number_stay_two(number, header):
    columns = {header: [number, number, identity("19500101")], "住址": HOMES}
    result = bring("resident", columns)
    assert result.accepted["resident_id"].nunique() == 3
    assert any("tell nobody apart and were not used: 2." in str(note) for note in result.notes)


def test_households_with_one_cut_number_stay_apart():
    result = bring("resident", {"户编号": ["1.23457E+15"] * 2 + ["7"], "住址": HOMES})
    assert result.accepted["household_id"].nunique() == 3


def test_tickets_that_were_cut_have_no_number():
    columns = {"工单号": ["2.0240101E+16", "20240101120000123"], "状态": "在办", "住址": HOMES[0]}
    assert bring("request", columns).reasons == {"missing_value": 1}


def test_a_whole_number_may_end_in_zeros_among_others():
    numbers = [f"9901011949020310{ending}" for ending in range(10, 30)] + ["990101194902031000"]
    assert without_cut(coded_texts(array(numbers, dtype=object)))[1] == 0


@pytest.mark.parametrize("code", ["W100", "1000", "12E10", "A-1E+10", "990101490203000", 15.0, 0])
def test_other_codes_are_left_alone(code):
    assert without_cut(coded_texts(array([code], dtype=object)))[1] == 0
