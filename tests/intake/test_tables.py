"""Tables as departments keep them."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import import_source
from grid_steward.plugin.intake.tables import read_csv, read_xlsx

BUILDING = contract("building")
HOUSE = '"POLYGON ((500000 3400000, 500008 3400000, 500008 3400008, 500000 3400000))"'


def _csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def _book(path: Path, **sheets) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_finds_the_header_below_merged_titles_and_keeps_the_sheets_row_numbers(tmp_path):
    rows = [
        ["某社区居民户数统计表", None],
        ["填报单位：　　单位：户"],
        [],
        ["楼栋号", "户数（户）"],
    ]
    rows += [["1号楼", "98"], [], ["2号楼", 20], ["合 计", 118], ["填表人：某人"]]
    source = read_xlsx(_book(tmp_path / "表.xlsx", 户数=rows), BUILDING, None, None, silent)
    assert list(source.table.columns) == ["楼栋号", "户数（户）"]
    assert source.rows.tolist() == [5, 7, 8, 9]
    assert source.set_aside == {2: "total_row", 3: "remark_row"}


def test_a_header_merged_over_two_rows_is_put_together(tmp_path):
    rows = [["楼栋号", "规模", None], [None, "户数", "层数"], ["1号楼", 20, 6]]
    source = read_xlsx(_book(tmp_path / "b.xlsx", a=rows), BUILDING, None, None, silent)
    assert list(source.table.columns) == ["楼栋号", "户数", "层数"]


def test_chooses_the_sheet_with_the_fitting_name(tmp_path):
    book = _book(tmp_path / "b.xlsx", 说明=[["填写说明"]], 楼栋=[["楼栋号"], ["a"]], 空=[])
    source = read_xlsx(book, BUILDING, None, None, silent)
    assert (source.name, source.table["楼栋号"].tolist()) == ("b.xlsx|楼栋", ["a"])
    assert list(read_xlsx(book, BUILDING, None, "说明", silent).table.columns) == ["填写说明"]
    with pytest.raises(InputError, match="several layers: 说明, 楼栋"):
        read_xlsx(book, contract("road"), None, None, silent)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_reads_csv_whatever_its_encoding_and_delimiter(tmp_path, encoding, mark):
    text = f"楼栋号{mark}户数\r\n甲一{mark}12\r\n\r\n乙二{mark}9\r\n"
    source = read_csv(_csv(tmp_path / "a.csv", text, encoding), BUILDING, None, None, silent)
    assert source.table["楼栋号"].tolist() == ["甲一", "乙二"]
    assert source.rows.tolist() == [2, 4]


def test_the_encoding_given_is_used_and_must_fit(tmp_path):
    path = _csv(tmp_path / "a.csv", "樓棟號,名稱\n甲,關東\n", "big5hkscs")
    source = read_csv(path, BUILDING, None, "Big5-HKSCS", silent)
    assert source.table["名稱"].tolist() == ["關東"]
    with pytest.raises(InputError, match="can't be read as utf-8"):
        read_csv(path, BUILDING, None, "UTF-8", silent)
    with pytest.raises(InputError, match="no encoding called klingon"):
        read_csv(path, BUILDING, None, "klingon", silent)


def test_an_unknown_header_is_the_first_well_filled_row(tmp_path):
    path = _csv(tmp_path / "a.csv", "标题,,\nA列,B列,C列\n1,2,3\n")
    assert list(read_csv(path, BUILDING, None, None, silent).table.columns) == ["A列", "B列", "C列"]


def test_a_mapped_column_shows_where_the_header_is(tmp_path):
    path = _csv(tmp_path / "a.csv", "甲,乙,丙\n1,2,3\n房号,数,x\n")
    source = read_csv(path, BUILDING, {"name": "房号"}, None, silent)
    assert list(source.table.columns) == ["房号", "数", "x"]


def test_columns_of_one_name_and_of_none_are_kept_apart(tmp_path):
    path = _csv(tmp_path / "a.csv", "户数,户数,\n1,2,3\n")
    assert list(read_csv(path, BUILDING, None, None, silent).table.columns) == [
        "户数",
        "户数 (2)",
        "C",
    ]


def test_columns_without_a_name_are_lettered_as_in_a_spreadsheet(tmp_path):
    path = _csv(tmp_path / "a.csv", "户数" + "," * 702 + "\n" + ",".join("1" * 703) + "\n")
    columns = list(read_csv(path, BUILDING, None, None, silent).table.columns)
    assert (columns[1], columns[25], columns[26]) == ("B", "Z", "AA")
    assert (columns[701], columns[702]) == ("ZZ", "AAA")


def test_without_openpyxl_only_workbooks_are_refused(tmp_path):
    book = _book(tmp_path / "b.xlsx", a=[["楼栋号"], ["甲"]])
    table = _csv(tmp_path / "a.csv", "楼栋号\n甲\n")
    program = f"""
import sys
sys.modules["openpyxl"] = None
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake import import_source
print(import_source({str(table)!r}, "building", "EPSG:4547").read)
try:
    import_source({str(book)!r}, "building", "EPSG:4547")
except InputError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [
        "1",
        "To read b.xlsx the Python package openpyxl is needed, and it is not installed. Install "
        "it, or save the sheet as CSV.",
    ], done.stderr


def test_an_empty_table_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no rows"):
        read_csv(_csv(tmp_path / "a.csv", "\n,,\n"), BUILDING, None, None, silent)


def test_a_table_with_outlines_becomes_a_layer(tmp_path):
    lines = [
        "楼栋号,户数,WKT",
        f"a,约98户,{HOUSE}",
        f"b,—,{HOUSE.replace('8', '9')}",
        f"c,多,{HOUSE}",
    ]
    result = import_source(
        _csv(tmp_path / "a.csv", "\n".join(lines)), "building", "EPSG:4547", source_crs="EPSG:4547"
    )
    assert result.accepted["building_id"].tolist() == ["a", "b"]
    assert result.accepted["households"].astype(object).fillna("unknown").tolist() == [
        98,
        "unknown",
    ]
    assert result.reasons == {"not_a_number": 1}
    assert result.rejected["row"][0] == 4
    assert result.dropped_columns == ()
    assert "1 approximate numbers" in str(result.notes[0])


def test_a_table_with_coordinates_becomes_points(tmp_path):
    text = "名称,经度,纬度\n东桥,114.01,30.5\n西桥,１１４.02,30.5\n北桥,,30.5\n"
    result = import_source(
        _csv(tmp_path / "a.csv", text), "crossing", "EPSG:4547", source_crs="EPSG:4490"
    )
    assert result.accepted["name"].tolist() == ["东桥", "西桥"]
    assert result.reasons == {"no_geometry": 1}
    with pytest.raises(InputError, match="EPSG:4326"):
        import_source(tmp_path / "a.csv", "crossing", "EPSG:4547")


def test_original_values_keep_wrong_coordinates_but_no_words_and_no_remarks(tmp_path):
    text = "编号,经度,纬度\na,114.01,30°5′\nb,张三家,30.5\n备注：老王家在二楼,,\n"
    result = import_source(
        _csv(tmp_path / "a.csv", text), "crossing", "EPSG:4547", source_crs="EPSG:4490"
    )
    assert [json.loads(text) for text in result.rejected["original"]] == [
        {"编号": "a", "经度": "114.01", "纬度": "30°5′"},
        {"编号": "b", "经度": None, "纬度": "30.5"},
        {"编号": None, "经度": None, "纬度": None},
    ]


def test_a_table_without_places_is_rejected_whole_and_says_what_to_do(tmp_path):
    path = _csv(tmp_path / "a.csv", "楼栋号,户数\na,1\nb,2\n合计,3\n")
    result = import_source(path, "building", "EPSG:4547")
    assert (result.read, len(result.accepted)) == (3, 0)
    assert result.reasons == {"no_geometry": 2, "total_row": 1}
    assert "import the file that has the outlines" in result.rejected["message"][0]
