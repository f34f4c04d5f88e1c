"""The sample town's people: invented throughout, the same when made again, as the README says."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pyogrio
import pytest
from grid_steward.layers.sample import SAMPLE_DIR
from grid_steward.layers.sample.people import DEPARTMENTS, TIDY, Source, truth, write
from grid_steward.layers.sample.people.homes import corners, houses
from grid_steward.layers.sample.people.town import People, people
from grid_steward.layers.sample.people.words import AS_OF, COUNTED, GROUPS, NO_GROUPS
from grid_steward.plugin.rules import load_rulebook

WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ENCODINGS = {"卫健委慢病.csv": "utf-8-sig", "12345诉求.csv": "utf-8-sig", "团委青少年.csv": "utf-8"}
LISTS = {source.file: source for source in (*DEPARTMENTS, *TIDY)}
# Rows that a spreadsheet shows above the data, the header's among them.
ABOVE = {"公安人口台账.csv": 4, "民政低保名单.xlsx": 4, "残联.dbf": 0, "老龄办.xlsx": 3}


@pytest.fixture(scope="module")
def town() -> People:
    return people()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("people")
    write(made, (*DEPARTMENTS, *TIDY))
    return made


@cache
def table(path: Path) -> list[list]:
    """All rows of a file, the blank ones too, as a spreadsheet numbers them."""
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[-1]
        return [list(row) for row in sheet.iter_rows(values_only=True)]
    if path.suffix == ".dbf":
        frame = pyogrio.read_dataframe(path, encoding="GBK")
        return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    plain = "utf-8" if path.name.isascii() else "gb18030"
    with path.open(encoding=ENCODINGS.get(path.name, plain), newline="") as file:
        return list(csv.reader(file, delimiter="\t" if path.suffix == ".txt" else ","))


def cells(path: Path) -> list[str]:
    return [str(cell).translate(WIDE) for row in table(path) for cell in row if cell]


def valid(identity: str) -> bool:
    total = sum(int(figure) * weight for figure, weight in zip(identity[:17], WEIGHTS))
    return "10X98765432"[total % 11] == identity[17].upper()


def test_the_same_seed_writes_the_same_bytes(folder, tmp_path):
    write(tmp_path, (*DEPARTMENTS, *TIDY))
    made = sorted(path.name for path in folder.iterdir())
    assert made == sorted(LISTS)
    assert [n for n in made if (folder / n).read_bytes() != (tmp_path / n).read_bytes()] == []


def test_another_seed_makes_other_people(town):
    others = people(1)
    assert set(town.residents["name"][:50]) != set(others.residents["name"][:50])
    assert len(others.cases) == len(town.cases)


@pytest.mark.parametrize("file", [source.file for source in DEPARTMENTS])
def test_every_identity_number_is_valid_and_of_no_place(folder, file):
    texts = cells(folder / file)
    found = [number for text in texts for number in re.findall(r"(?<!\d)\d{17}[\dXx](?!\d)", text)]
    assert all(number.startswith("99") and valid(number) for number in found)
    assert found or file in (
        "团委青少年.csv",
        "司法社工人数统计.xlsx",
        "便民设施.csv",
        "12345诉求.csv",
    )


@pytest.mark.parametrize("file", [source.file for source in DEPARTMENTS])
def test_every_phone_is_of_the_block_that_nobody_has(folder, file):
    found = [
        number
        for text in cells(folder / file)
        for number in re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)
    ]
    assert all(number.startswith("1990000") for number in found)


@pytest.mark.parametrize("file", LISTS)
def test_the_truth_has_a_row_for_every_row_that_holds_something(folder, file):
    source, rows = LISTS[file], table(folder / file)
    known = truth(source)
    first = known["row"].min()
    shown = rows if source.file.endswith(".dbf") else rows[first - 1 :]
    filled = [at for at, row in enumerate(shown, start=first) if any(row)]
    assert known["row"].tolist() == filled
    assert first == ABOVE.get(file, first - 1) + 1


@pytest.mark.parametrize("file", [source.file for source in DEPARTMENTS])
def test_the_truth_speaks_of_the_row_that_it_numbers(folder, file):
    """The identity number, which stands in most lists, leads from the truth to its row."""
    rows, known = table(folder / file), truth(LISTS[file])
    people_known = known[known["person"].astype(str).str.fullmatch(r"\d{17}[\dX]")]
    for row, person in list(zip(people_known["row"], people_known["person"]))[::17]:
        text = " ".join(str(cell).translate(WIDE).upper() for cell in rows[row - 1] if cell)
        assert person in text or person[:6] + person[8:17] in text


def test_residents_match_the_households_of_the_map(town):
    counted = town.residents.groupby("building_id")["household"].nunique()
    there = houses().set_index("building_id")["households"]
    assert counted.equals(there[there > 0].loc[counted.index].rename("household").astype("int64"))
    assert (there > 0).sum() == len(counted)
    assert 39_000 < len(town.residents) < 41_000


def test_a_home_has_one_household(town):
    known = town.residents.dropna(subset="room")
    homes = known.groupby(["building_id", "entrance", "room"])["household"].nunique()
    assert (homes == 1).all()


def test_numbers_tell_birth_and_sex(town):
    everyone = town.residents
    assert everyone["identity"].is_unique
    assert (everyone["identity"].str[6:14] == everyone["birth"].dt.strftime("%Y%m%d")).all()
    assert ((everyone["identity"].str[16].astype(int) % 2 == 1) == everyone["male"]).all()
    assert (everyone["birth"] <= pd.Timestamp(AS_OF)).all()


def test_every_group_has_its_people_of_a_fitting_age(town):
    for group in GROUPS:
        cases = town.cases[town.cases["group"] == group.id]
        assert len(cases) == group.count
        assert cases["age"].between(*group.ages).all()
    assert not town.cases.duplicated(["person", "group"]).any()
    several = town.cases["person"].value_counts()
    assert several.max() == 3
    assert (several > 1).sum() > 100


def test_departments_speak_of_groups_that_the_rulebook_knows():
    rulebook = load_rulebook("yichang")
    for group in GROUPS:
        assert {rulebook.care_group(word).id for word in (group.id, *group.said)} == {group.id}
    for name, _, told, of_persons in COUNTED:
        assert {rulebook.care_group(word).id for word in (name, *told, *of_persons)} == {name}
        assert rulebook.care_group(name).storage == "count"
    assert [word for word in NO_GROUPS if rulebook.care_group(word)] == []


def test_the_same_person_stands_in_several_lists():
    lists = [truth(source).dropna(subset="person") for source in DEPARTMENTS]
    persons = pd.concat([known["person"].drop_duplicates() for known in lists])
    assert (persons.value_counts() >= 3).sum() > 50


def test_about_two_rows_in_a_hundred_cannot_be_matched():
    rows = pd.concat(truth(source) for source in DEPARTMENTS)
    rows = rows[~rows["reason"].isin(["total_row", "remark_row"])]
    lost = rows["reason"].isin(["no_building", "no_address", "several_buildings"]).mean()
    assert 0.015 < lost < 0.025
    assert (rows["reason"] == "counts_only").sum() == 10
    assert (rows["reason"] == "unknown_group").sum() == len(NO_GROUPS)


def test_corners_are_too_far_from_houses_to_mean_one():
    assert len(corners()) > 40
    assert corners()["name"].str.fullmatch("[^与]+与[^与]+交叉口").all()


def test_one_officer_has_no_base_and_there_are_78(town):
    assert len(town.officers) == 78
    assert town.officers["building_id"].isna().sum() == 1


def test_some_homes_in_divided_towers_are_known_by_their_house_only(town):
    unknown = town.residents[town.residents["entrance"].isna()]
    towers = unknown[unknown["households"] > 1]
    assert (towers["households"] > 300).all()
    assert 0.1 < len(towers) / (town.residents["households"] > 300).sum() < 0.2


@pytest.mark.parametrize("source", [*DEPARTMENTS, *TIDY], ids=lambda source: source.file)
def test_the_readme_has_the_figures(source: Source):
    text = (SAMPLE_DIR / "README.md").read_text(encoding="utf-8")
    known = truth(source)
    aside = known["reason"].isin(["total_row", "remark_row"])
    wrong = known["reason"].notna() & ~aside
    assert f"| `{source.file}` | {source.layer} | {(~aside).sum():,} | {wrong.sum():,} |" in text
