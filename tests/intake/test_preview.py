"""What an import would read, before anything is imported."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake import (
    can_be_one_value,
    preview_frame,
    preview_source,
    to_be_said,
)
from openpyxl import Workbook


def write(path, text, encoding="utf-8"):
    path.write_text(text, encoding=encoding)
    return path


def test_the_columns_of_a_table_go_to_the_fields_of_their_names(tmp_path):
    path = write(
        tmp_path / "楼栋.csv", "楼栋编码,户数,建成年份,经度,纬度\na,12,1999,114,30\n", "gb18030"
    )
    found = preview_source(path, "building")
    assert found.rows == 1
    assert found.fields == {"building_id": "楼栋编码", "households": "户数"}
    assert found.columns == ("楼栋编码", "户数", "建成年份")
    assert (found.places, found.layers) == (True, ())


def test_columns_about_persons_are_shown_apart_and_cannot_be_chosen(tmp_path):
    path = write(tmp_path / "居民.csv", "姓名,身份证号,楼栋编码\n张三,990101195003070201,0-0\n")
    found = preview_source(path, "resident")
    assert found.personal == ("姓名", "身份证号")
    assert found.columns == ("楼栋编码",)
    assert found.clues["identity"] == "身份证号"


def test_what_has_to_be_there_and_is_not_is_no_error_yet(tmp_path):
    path = write(tmp_path / "名单.csv", "楼栋编码\n0-0\n")
    found = preview_source(path, "care_case")
    assert to_be_said("care_case", found.fields) == ("care_group",)
    assert to_be_said("care_case", {*found.fields, "care_group"}) == ()
    assert can_be_one_value("care_case", "care_group")
    assert not can_be_one_value("care_case", "case_id")
    assert not can_be_one_value("resident", "identity")


def book(path, *sheets):
    made = Workbook()
    made.remove(made.active)
    for name in sheets:
        made.create_sheet(name).append(["户数", "WKT"])
    made.create_sheet("空白")
    made.save(path)
    return path


def test_of_several_sheets_one_has_to_be_chosen(tmp_path):
    path = book(tmp_path / "a.xlsx", "一期", "二期")
    found = preview_source(path, "building")
    assert (found.layers, found.chosen, found.columns) == (("一期", "二期"), None, ())
    again = preview_source(path, "building", source_layer="二期")
    assert (again.layers, again.chosen) == (("一期", "二期"), "二期")
    assert again.fields == {"households": "户数"}


def test_the_sheet_with_the_layers_name_is_taken_and_the_others_offered(tmp_path):
    found = preview_source(book(tmp_path / "a.xlsx", "说明", "楼栋"), "building")
    assert (found.layers, found.chosen) == (("说明", "楼栋"), "楼栋")
    assert preview_source(book(tmp_path / "b.xlsx", "一期"), "building").layers == ()


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    path = write(tmp_path / "a.xlsx", "no workbook")
    with pytest.raises(InputError, match="can't be read"):
        preview_source(path, "building")


def test_rows_in_memory_too():
    frame = pd.DataFrame({"name": ["a"], "households": [3]})
    found = preview_frame(frame, "building")
    assert (found.rows, found.places) == (1, False)
    assert found.fields == {"name": "name", "households": "households"}
