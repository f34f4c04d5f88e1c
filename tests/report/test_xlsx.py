"""The workbook, read back: real numbers, texts that stay texts, and nothing private in public."""

from __future__ import annotations

import datetime
import tempfile
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report.xlsx import write_workbook
from grid_steward.tests.report.river_report import frame, make_content, make_layers
from grid_steward.tests.report.river_town import make_division

INTERNAL = [
    "Key figures",
    "Cells",
    "Communities",
    "Gaps",
    "Services",
    "Households in reach",
    "Care cases in reach",
    "Work",
    "Work by duty",
    "Officers",
    "Counts of people",
    "Assumptions",
]
PRIVATE = {"Care cases in reach", "Work", "Work by duty"}


@pytest.fixture
def written(tmp_path):
    def write(content, language="en"):
        path = tmp_path / "report.xlsx"
        write_workbook(content, path, language)
        return openpyxl.load_workbook(path)

    return write


def table(page):
    """The rows of a sheet by the names of its columns."""
    head, *rows = page.iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in rows]


def row_of(page, name, value):
    return next(row for row in table(page) if row[name] == value)


def test_each_topic_has_its_sheet(written):
    assert written(make_content()).sheetnames == INTERNAL
    public = written(make_content("public")).sheetnames
    assert public == [name for name in INTERNAL if name not in PRIVATE]


def test_numbers_are_numbers_with_their_formats(written):
    book = written(make_content())
    kinds = {
        ("Cells", "Known households"): "#,##0",
        ("Cells", "Area"): '#,##0" m²"',
        ("Cells", "Compactness"): "0.00",
        ("Services", "Share within reach"): "0.0%",
        ("Services", "Service circle"): "#,##0",
        ("Work", "Visits (h)"): "#,##0.0",
        ("Work", "Utilisation"): "0.0%",
        ("Gaps", "People concerned"): "#,##0",
    }
    for (name, heading), number_format in kinds.items():
        page = book[name]
        column = [cell.value for cell in page[1]].index(heading)
        cells = [row[column] for row in page.iter_rows(min_row=2) if row[column].value is not None]
        assert cells
        assert {cell.data_type for cell in cells} == {"n"}
        assert {cell.number_format for cell in cells} == {number_format}


def test_what_the_sheets_say(written):
    book = written(make_content())
    cell = row_of(book["Cells"], "Cell", "W04")
    assert (cell["Known households"], cell["In band"], cell["Off the band by"]) == (150, "no", -50)
    assert (cell["Gaps"], cell["Residents"], cell["Care cases"]) == (2, 300, 7)
    work = row_of(book["Work"], "Cell", "E01")
    assert (work["Work (h)"], work["Utilisation"]) == (91, 1.5)
    assert row_of(book["Work"], "Cell", "W04")["Utilisation"] is None
    duty = row_of(book["Work by duty"], "Cell", "E01")
    assert duty["Civil affairs (h)"] == 50
    assert row_of(book["Households in reach"], "Cell", "W01")["Community clinic"] == 1
    gap = row_of(book["Gaps"], "Kind", "Visits that do not fit")
    assert (gap["People concerned"], gap["What is missing"]) == (6, "Visits in E01 do not fit.")


def test_a_date_is_a_date(written):
    page = written(make_content())["Key figures"]
    made = next(row[1] for row in page.iter_rows() if row[0].value == "Made at (UTC)")
    assert made.value == datetime.datetime(2024, 5, 6, 7, 8, 9)
    assert made.is_date


def test_every_sheet_can_be_filtered_and_printed(written):
    for page in written(make_content()):
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        assert (page.page_setup.paperSize, page.page_setup.fitToHeight) == (9, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page["A1"].font.bold
        assert page.oddHeader.left.text.startswith("River town")


def test_chinese_takes_twice_the_room(written):
    names = {"W": "West Bank", "E": "桂花社区" * 4}
    page = written(make_content(division=make_division(names)))["Cells"]
    assert page.column_dimensions["A"].width == 2 * 16 + 3


def test_in_chinese(written):
    book = written(make_content(), "zh_CN")
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert book.worksheets[1].title == "网格"
    assert "已知户数" in [cell.value for cell in book.worksheets[1][1]]


NASTY = [
    '=HYPERLINK("http://example.org","click")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|'/c calc'!A1",
]


@pytest.mark.parametrize("name", NASTY)
def test_what_looks_like_a_formula_is_a_text(written, name):
    division = make_division({"W": name, "E": "E"})
    content = make_content(division=division, layers=make_layers(name), title=name)
    found = 0
    for page in written(content):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value.strip() == name.strip():
                    found += 1
                    assert cell.data_type == "s"
                    assert cell.quotePrefix
                    assert cell.number_format == "@"
    assert found >= 8


def test_the_file_itself_holds_no_formula(tmp_path):
    content = make_content(division=make_division({"W": NASTY[0], "E": "E"}))
    write_workbook(content, tmp_path / "report.xlsx")
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        pages = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert pages
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in pages)
        assert not any("externalLink" in name for name in parts.namelist())


def test_what_a_file_cannot_hold_is_left_out(written):
    names = {"W": "W\x00\x0b\ud800\uffffest", "E": "x" * 40_000}
    rows = table(written(make_content(division=make_division(names)))["Communities"])
    assert [row["Community"] for row in rows] == ["West", "x" * 32_767]


def test_signs_of_two_units_are_cut_whole(written):
    names = {"W": "𠮷" * 20_000, "E": "E"}
    rows = table(written(make_content(division=make_division(names)))["Communities"])
    assert rows[0]["Community"] == "𠮷" * 16_383


def test_counts_of_all_kinds_stand_by_cell_and_what_has_none_last(written):
    lines = [("W", "W01", "resident", "60-64", 7), ("W", None, "resident", None, 3)]
    lines += [("E", "E01", "care", "orphan", 2), ("E", "E01", "care", "disabled", 9)]
    lines += [("E", "E01", "facility", "clinic", 1)]
    names = ("community_id", "cell_id", "topic", "kind", "count")
    counts = frame("cell_count", [dict(zip(names, line)) for line in lines])
    rows = table(written(replace(make_content(), cell_counts=counts))["Counts of people"])
    heads = ["Residents: 60-64", "Residents: not known", "Care cases: Disabled people"]
    assert list(rows[0])[2:] == [*heads, "Care cases: Orphans"]
    assert [list(row.values())[1:] for row in rows] == [
        ["E01", 0, 0, 9, 2],
        ["W01", 7, 0, 0, 0],
        ["in no cell", 0, 3, 0, 0],
    ]


def test_what_is_in_no_cell_is_told_by_reason(written):
    lost = {"layer": "care_case", "reason": "outside", "message": "Correct its place."}
    content = replace(make_content(), unattached=frame("unattached", [lost, lost]))
    (row,) = table(written(content)["In no cell"])
    assert list(row.values()) == ["Care cases", "outside all cells", 2, "Correct its place."]


def test_the_public_counts_and_their_withheld_ones(written):
    page = written(make_content("public"))["Counts of people"]
    rows = {(row["Community"], row["Cell"]): row for row in table(page)}
    assert rows["All", None]["Residents"] == 2410
    assert rows["West Bank", None]["Residents"] == "•"
    assert rows["West Bank", "W03"]["Residents"] == "•"
    assert {row["Disabled people"] for row in rows.values()} == {"•"}


def test_a_public_workbook_knows_nothing_of_work_and_care(written):
    book = written(make_content("public"))
    heads = {cell.value for page in book for cell in page[1]}
    restricted = [
        contract(layer).fields[name].title.en
        for layer, name in (
            ("workload", "utilisation"),
            ("workload", "officers"),
            ("care_coverage", "care_cases"),
            ("people_gap", "people"),
            ("cell_people", "care_people"),
            ("cell_people", "volunteers"),
        )
    ]
    assert heads.isdisjoint(restricted)
    shown = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert "Unevenness of work" not in shown
    assert "Visits in E01 do not fit." not in shown


@pytest.mark.parametrize("fault", [Cancelled, OSError])
def test_one_that_is_not_finished_leaves_nothing_of_its_sheets(tmp_path, monkeypatch, fault):
    """openpyxl collects them in files, and what they say of persons must not stay there."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    seen = []

    def stop(share, text):
        seen.append(sum(1 for _ in aside.iterdir()))
        if seen[-1] > 3:
            raise fault

    with pytest.raises(fault):
        write_workbook(make_content(), tmp_path / "report.xlsx", progress=stop)
    assert seen[-1] > 3
    assert list(aside.iterdir()) == []
