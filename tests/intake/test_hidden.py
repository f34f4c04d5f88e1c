"""What of a source about persons is neither kept nor said. All persons are invented."""

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.tests.intake.people import bring

PHONES = [f"1{start}{number:08d}" for number, start in enumerate((38, 39, 50) * 4, 11**7)]
HOME = "幸福小区1号楼1单元101室"


def said(result):
    """All texts that an import gives back."""
    frames = [frame.to_csv() for frame in (result.accepted, result.rejected)]
    return "\n".join([*frames, *map(str, result.notes), result.source])


def test_officers_with_phones_for_codes_are_asked_for_other_codes():
    with pytest.raises(InputError, match=r"工号 holds .* Add a column with other codes"):
        bring("officer", {"工号": PHONES, "姓名": "小王"})


def test_an_officer_whose_code_is_a_phone_is_told_what_to_write():
    codes = [*(f"W{number}" for number in range(9)), PHONES[0]]
    result = bring("officer", {"工号": codes, "负责网格": codes})
    assert result.rejected["reason"].tolist() == ["missing_value"]
    assert "Write another code instead" in result.rejected["message"][0]
    assert PHONES[0] not in said(result)


def test_facilities_with_phones_for_codes_get_keys_of_their_place():
    result = bring(
        "facility",
        {"设施编号": PHONES, "类型": "超市", "名称": [f"{n}号店" for n in range(12)], "地址": HOME},
    )
    assert len(result.accepted) == len(PHONES)
    assert result.accepted["facility_id"].str.startswith("x").all()
    assert not any(phone in said(result) for phone in PHONES)
