"""No name, number or phone that stands in a source is found in anything the program leaves behind.

Into every text column of every input, known to a contract or not, persons are planted who do not
exist. After imports, good and failed, a division and an attachment, every file is searched, and so
is all that was printed.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from grid_steward.plugin.contracts import Contract, Field, contract, input_layers
from grid_steward.plugin.rules import load_rulebook
from openpyxl import Workbook

from .conftest import PROGRAM

NAMES = ("欧阳建国", "王秀英", "李伟", "端木赐", "买买提·吐尔逊")
IDENTITIES = ("990101194902031236", "99010119490203105X", "990101490203123")
PHONES = (
    "19900001234",
    "199 0000 1234",
    "0717-6543210",
    "(199)00001234",
    "199-0000-1234",
    "一九九零零零零一二三四",
)
# As codes of a list: mobile numbers of several companies, as invented as the others.
CODES = tuple(f"1{start}{number:08}" for number, start in enumerate((38, 39, 50) * 7, 11**7))
ACCOUNT = "6222020000001234567"
# Alone, as people write them together, and labelled in a sentence.
PLANTS = (
    *NAMES,
    *IDENTITIES,
    *PHONES,
    ACCOUNT,
    f"{NAMES[0]} {IDENTITIES[0]} {PHONES[0]}",
    f"户主：{NAMES[1]}，电话{PHONES[0]}",
    f"店主{NAMES[1]}",
    f"联系{NAMES[1]}",
    f"诊所-{NAMES[1]}",
    f"诊所（{NAMES[2]}）",
    f"便民店{PHONES[3]}",
)
RULES = load_rulebook("yichang")
# Headers that no contract knows, as they stand in real tables.
OTHER_COLUMNS = ("姓名", "联系电话", "备注", "情况说明", "开户账号", "remarks")
SHAPES = {
    "polygon": lambda x, y: [[[x, y], [x + 8, y], [x + 8, y + 8], [x, y + 8], [x, y]]],
    "line": lambda x, y: [[x, y], [x + 8, y]],
    "point": lambda x, y: [x, y],
}
KINDS = {"polygon": "Polygon", "line": "LineString", "point": "Point"}


def headers(layer: Contract) -> list[str]:
    """The Chinese headers of the layer's text columns, and some that no contract asks for."""
    known = [*layer.fields.values(), *layer.clues.values()]
    return [field.title.zh for field in known if field.type == "text"] + [*OTHER_COLUMNS]


def words(layer: Contract, field: Field) -> list[str]:
    """What may stand in a column where not everything may."""
    if field.name == "care_group":
        storage = "count" if layer.layer == "care_count" else "person"
        groups = [group for group in RULES.care_groups if group.storage == storage]
        return [name for group in groups for name in group.names]
    return [said for known in field.words.values() for said in known]


def rows(layer: Contract) -> list[dict[str, object]]:
    """Good rows, among them one for each text column and plant, with the plant in that column.

    An officer's display name is the one place for a name, so only numbers are planted there.
    """
    named = {field.title.zh for field in layer.fields.values() if field.names_allowed}
    planted = [
        (column, plant)
        for column in headers(layer)
        for plant in PLANTS
        if not (column in named and any(name in plant for name in NAMES))
    ]
    figures = [field.title.zh for field in layer.fields.values() if field.type != "text"]
    planted += [(column, plant) for column in figures for plant in (*NAMES, *PHONES)]
    made = []
    for number in range(3 * len(planted)):
        row: dict[str, object] = {header: f"{header}{number}" for header in headers(layer)}
        for field in layer.fields.values():
            if known := words(layer, field):
                row[field.title.zh] = known[number % len(known)]
            elif field.type == "int":
                row[field.title.zh] = 2
        row["楼栋编码"] = f"K{number}"
        made.append(row)
    for (column, plant), row in zip(planted, made[1::3]):
        row[column] = plant
    return made


def write(layer: Contract, path: Path) -> Path:
    """The rows as GeoJSON, side by side in rows of a hundred, ten metres apart."""
    kind = layer.geometry[-1] if layer.geometry else None
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": kind
            and {
                "type": KINDS[kind],
                "coordinates": SHAPES[kind](
                    500_000 + number % 100 * 10, 3_380_000 + number // 100 * 10
                ),
            },
        }
        for number, row in enumerate(rows(layer))
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    collection = {"type": "FeatureCollection", "crs": crs, "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path


def write_tables(folder: Path) -> tuple[Path, Path, Path]:
    """Lists with phones for codes: officers in a GBK table, some of them and facilities in Excel.

    The files, a sheet and the titles above the tables are named for persons.
    """
    officers = folder / f"台账_{NAMES[1]}_{PHONES[0]}.csv"
    lines = [
        f"填表人：{NAMES[0]}，电话{PHONES[0]}",
        "工号,姓名,负责网格",
        *(f"{c},a,1" for c in CODES),
    ]
    officers.write_bytes("\n".join(lines).encode("gb18030"))
    some = [(f"W{at}", "a", at) for at in range(30)] + [(CODES[0], "a", CODES[1])]
    shops = [(code, "超市", f"{at}号店 {code}", f"K{at}") for at, code in enumerate(CODES)]
    tables = (
        (("工号", "姓名", "负责网格"), some),
        (("设施编号", "类型", "名称", "楼栋编码"), shops),
    )
    books = []
    for header, rows_below in tables:
        book = Workbook()
        book.active.title = f"{NAMES[0]}经手"
        book.create_sheet(f"{NAMES[1]}_{PHONES[0]}").append(["说明", NAMES[2]])
        for row in ([f"{NAMES[1]}的台账 {PHONES[0]}"], header, *rows_below):
            book.active.append(row)
        books.append(folder / f"{NAMES[3]}_{header[0]}.xlsx")
        book.save(books[-1])
    return officers, books[0], books[1]


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All that the program wrote or printed, by where."""
    sources, home = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("home")
    project, found = home / "project.gpkg", {}

    def run(*arguments: object, fails: bool = False) -> None:
        folders = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(home))
        done = subprocess.run(
            [str(PROGRAM), *map(str, arguments)],
            capture_output=True,
            env={**os.environ, **folders},
            cwd=home,
            check=False,
        )
        assert (done.returncode == 2) == fails, done.stderr.decode()
        assert done.returncode in (0, 2), done.stderr.decode()
        found[" ".join(map(str, arguments))] = done.stdout + done.stderr

    run("init", project, "--crs", "EPSG:4547")
    order = sorted(input_layers(), key=lambda name: (contract(name).link is not None, name))
    for name in order:
        source = write(contract(name), sources / f"{name}.geojson")
        run("import", project, name, source)
        run("import", project, name, source, "--json")
        # Metres are no degrees, where there is a place.
        degrees, placed = ("--crs", "EPSG:4326"), bool(contract(name).geometry)
        run("import", project, name, source, *degrees, fails=placed)
    people = sources / "resident.geojson"
    run("import", project, "resident", people, "--map", "resident_id=姓名", fails=True)
    run("import", project, "care_case", people, fails=True)
    coded, some, shops = write_tables(sources)
    run("import", project, "officer", coded, fails=True)
    sheet = ("--source-layer", f"{NAMES[0]}经手")
    run("import", project, "officer", some, *sheet)
    run("import", project, "facility", shops, *sheet)
    run("divide", project)
    run("attach", project)
    run("attach", project, "--json")
    found.update({str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()})
    return found


def encoded() -> Iterator[tuple[str, bytes]]:
    for plant in (*NAMES, *IDENTITIES, *PHONES, ACCOUNT, *CODES):
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            yield plant, plant.encode(encoding)
        yield plant, json.dumps(plant)[1:-1].encode()


def test_the_search_would_find_them(tmp_path):
    source = write(contract("building"), tmp_path / "building.geojson").read_bytes()
    assert all(any(data in source for name, data in encoded() if name == plant) for plant in NAMES)


def test_rows_were_taken(left_behind):
    taken = [
        json.loads(text)
        for command, text in left_behind.items()
        if command.endswith("--json") and command.startswith("import") and b"error" not in text
    ]
    assert {answer["layer"] for answer in taken} == set(input_layers())
    for answer in taken:
        assert answer["accepted"] + answer["rejected"] == answer["read"]
        assert answer["accepted"] > 0.5 * answer["read"], answer["reasons"]


def test_nothing_planted_is_left_anywhere(left_behind):
    leaks = sorted(
        {
            (plant, where)
            for where, data in left_behind.items()
            for plant, code in encoded()
            if code in data
        }
    )
    assert not leaks
