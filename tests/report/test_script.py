"""The report in a browser: its tables sort, filter, copy and save, its map and tables meet."""

import csv
import io
import re

import pytest
from grid_steward.plugin.report import report_html
from grid_steward.tests.report.big_city import make_city
from grid_steward.tests.report.browser import open_page, run_steps
from grid_steward.tests.report.river_report import make_content, make_layers
from grid_steward.tests.report.river_town import make_division

HARMFUL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    '=HYPERLINK("http://x.example","x")',
)


@pytest.fixture(scope="module")
def page():
    return report_html(make_content())


def test_a_column_of_numbers_sorts_by_size_and_what_has_none_stands_last(page, tmp_path):
    steps = """
    const seen = () => cellsOf("work").map((row) => row[1] + " " + row[10]);
    sort("work", 10);
    const rising = [seen(), head("work", 10).getAttribute("aria-sort")];
    sort("work", 10);
    const falling = [seen(), head("work", 10).getAttribute("aria-sort")];
    sort("work", 1);
    return [rising, falling, head("work", 10).getAttribute("aria-sort")];
    """
    rising, falling, other = run_steps(page, steps, tmp_path)
    assert rising == [["W01 70%", "W02 90%", "W03 110%", "E01 150%", "W04 —"], "ascending"]
    assert falling == [["E01 150%", "W03 110%", "W02 90%", "W01 70%", "W04 —"], "descending"]
    assert other is None


def test_severities_sort_by_how_severe_they_are(page, tmp_path):
    steps = 'sort("gaps", 0); sort("gaps", 0); return cellsOf("gaps").map((row) => row[0]);'
    assert run_steps(page, steps, tmp_path) == ["low", "medium", "medium", "high", "high"]


def test_a_filter_keeps_the_rows_that_hold_every_word(page, tmp_path):
    steps = """
    filter("gaps", "W04 CLINIC");
    const one = cellsOf("gaps").map((row) => row[4]);
    const said = toolsOf("gaps").querySelector("output").textContent;
    filter("gaps", "");
    return [one, said, cellsOf("gaps").length];
    """
    assert run_steps(page, steps, tmp_path) == [
        ["Cell W04 is far from a clinic."],
        "1 of 5 rows",
        5,
    ]


def test_what_is_chosen_is_copied_and_saved_and_no_text_is_a_formula(tmp_path):
    name = '=HYPERLINK("http://x.example","x")'
    division = make_division({"W": name, "E": "+1 -2"})
    page = report_html(make_content(division=division))
    steps = """
    filter("cells", "W0");
    press("cells", "copy");
    press("cells", "save");
    return [taken.copied, await taken.file.text()];
    """
    copied, saved = run_steps(page, steps, tmp_path)
    lines = copied.split("\r\n")
    assert len(lines) == 1 + 4
    assert lines[1].split("\t")[:3] == ["'" + name, "W01", "240"]
    assert saved.endswith("\r\n")
    quoted = name.replace('"', '""')
    assert saved.split("\r\n")[1].startswith(f'"\'{quoted}","W01","240","yes"')
    everything = run_steps(page, 'press("cells", "copy"); return taken.copied;', tmp_path)
    assert "\n'+1 -2\tE01\t350" in everything


def test_a_quotation_mark_takes_in_no_other_cell(tmp_path):
    page = report_html(make_content(division=make_division({"W": '"=1+1" Bank', "E": "E"})))
    copied = run_steps(page, 'press("cells", "copy"); return taken.copied;', tmp_path)
    rows = list(csv.reader(io.StringIO(copied, newline=""), delimiter="\t"))
    assert [len(row) for row in rows] == [len(rows[0])] * 6
    assert [row[:2] for row in rows[2:4]] == [['"=1+1" Bank', "W01"], ['"=1+1" Bank', "W02"]]


def test_numbers_are_saved_as_numbers(page, tmp_path):
    steps = """
    press("sizes", "copy");
    const sizes = taken.copied;
    press("services", "copy");
    return [sizes, taken.copied];
    """
    sizes, services = run_steps(page, steps, tmp_path)
    assert "West Bank\t855\t1,000–3,000\t145 too few\t1\t—\t1710\t40" in sizes
    assert "\t15\t1205\t855\t70.9%\t42\t22\t52.3%" in services


def test_a_row_finds_its_cell_on_the_map_and_the_other_way_round(page, tmp_path):
    steps = """
    document.querySelector('#work a[href="#cell-3"]').click();
    const map = document.querySelector("svg.map");
    const found = [
      map.querySelector(".chosen").getAttribute("d") === document.getElementById("cell-3")
        .getAttribute("d"),
      document.getElementById("chosen").textContent,
    ];
    filter("cells", "E01");
    document.getElementById("cell-5").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    document.querySelector("#chosen a").click();
    const row = document.querySelector("tr.chosen");
    return [found, row.id, row.isConnected, cellsOf("cells").length];
    """
    found, row, there, rows = run_steps(page, steps, tmp_path)
    assert found == [
        True,
        "West Bank, cell W02: 260+? households, 0 gaps, 90% of its officers' time",
    ]
    assert (row, there, rows) == ("row-cell-5", True, 5)


def test_the_map_goes_nearer_and_back(page, tmp_path):
    steps = """
    const map = document.querySelector("svg.map");
    const press = (what) => document.querySelector(`.zoom [data-do=${what}]`).click();
    const seen = () => map.getAttribute("viewBox");
    const whole = seen();
    press("in");
    const near = seen();
    press("out");
    return [whole, near, seen()];
    """
    whole, near, back = run_steps(page, steps, tmp_path)
    assert [float(number) for number in whole.split()] == [float(number) for number in back.split()]
    assert float(near.split()[2]) == float(whole.split()[2]) / 2


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_console_stays_empty_whatever_the_names(edition, tmp_path):
    for harmful in HARMFUL:
        content = make_content(
            edition, make_division({"W": harmful, "E": harmful}), make_layers(harmful), harmful
        )
        page = report_html(content, "zh_CN")
        tree, console = open_page(page, tmp_path)
        assert console == ""
        # The script has run, under the page's own policy, and made its tools.
        assert tree.count('class="tools') > page.count('class="tools')
        assert "<img" not in tree
        assert len(re.findall("<script", tree)) == 1


def test_a_script_that_is_not_the_pages_own_is_refused(page, tmp_path):
    planted = page.replace("</body>", "<script>document.title='broken'</script></body>")
    tree, console = open_page(planted, tmp_path)
    assert "<title>River town</title>" in tree
    assert "Content Security Policy" in console


def test_a_city_of_4000_cells_opens_and_its_last_row_is_found(tmp_path):
    content = make_city(64, 63)
    page = report_html(content)
    assert len(page.encode()) < 15_000_000
    steps = """
    const cells = document.getElementById("cells");
    const first = cells.tBodies[0].rows.length;
    filter("cells", "000000000201011");
    const found = cellsOf("cells").map((row) => [row[1], row[2]]);
    document.querySelector('#cells a[href^="#cell-"]').click();
    const near = document.querySelector("svg.map").viewBox.baseVal.width;
    filter("cells", "");
    press("cells", "more");
    return [first, found, near, cells.tBodies[0].rows.length];
    """
    first, found, near, everything = run_steps(page, steps, tmp_path)
    households = int(content.plan.cells["households"].iloc[-1])
    assert (first, everything) == (100, 64 * 63)
    assert found == [["000000000201011", str(households)]]
    # The map went so near that the cell can be seen: an eighth of the width.
    assert 0 < near < 2000
