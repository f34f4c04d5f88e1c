"""The sample town's people, from departmental lists to counts by cell; the truth is known."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from grid_steward.layers.sample import people
from grid_steward.layers.sample.people import DEPARTMENTS, TIDY, Source, truth
from grid_steward.layers.sample.people.homes import houses
from grid_steward.layers.sample.people.town import people as town_people
from grid_steward.plugin import steps
from grid_steward.plugin.attach import Attachment
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import ImportResult
from grid_steward.plugin.intake.dates import age_on
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project

from .conftest import steward

SOURCES = [*DEPARTMENTS, *TIDY]
ADDRESS_FAULTS = ("no_address", "no_building", "several_buildings")


@dataclass(frozen=True)
class Town:
    """A project with the people of some sources in it."""

    project: Project
    results: dict[str, ImportResult]
    attachment: Attachment

    @property
    def truths(self) -> dict[str, pd.DataFrame]:
        """What was right for the rows that could be taken, by source."""
        known = {source.file: truth(source) for source in SOURCES}
        return {file: known[file][known[file]["reason"].isna()] for file in self.results}

    def of_layer(self, layer: str) -> pd.DataFrame:
        """The truth of all rows of one layer that could be taken."""
        files = [file for file, result in self.results.items() if result.layer == layer]
        return pd.concat(self.truths[file] for file in files)


def peopled(town: Path, folder: Path, sources: tuple[Source, ...]) -> Town:
    """A copy of the divided town with the sources' people put on its cells."""
    people.write(folder, sources)
    path = folder / "town.gpkg"
    shutil.copy(town, path)
    project = Project.open(path)
    results = {
        source.file: steps.import_layer(
            project, source.layer, folder / source.file, **source.options
        )
        for source in sources
    }
    return Town(project, results, steps.attach(project))


@pytest.fixture(scope="module")
def messy(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return peopled(town, tmp_path_factory.mktemp("messy"), DEPARTMENTS)


@pytest.fixture(scope="module")
def tidy(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return peopled(town, tmp_path_factory.mktemp("tidy"), TIDY)


@pytest.fixture(params=SOURCES, ids=lambda source: source.file)
def imported(request, messy: Town, tidy: Town) -> tuple[ImportResult, pd.DataFrame]:
    """What became of a source, and its truth by row."""
    source: Source = request.param
    town = messy if source.file in messy.results else tidy
    return town.results[source.file], truth(source).set_index("row")


@pytest.fixture(params=["messy", "tidy"])
def attached(request) -> Town:
    return request.getfixturevalue(request.param)


def test_accepted_and_rejected_are_what_was_read(imported):
    result, known = imported
    assert result.read == len(result.accepted) + len(result.rejected) == len(known)


def test_just_the_right_rows_are_rejected_for_the_right_reason(imported):
    result, known = imported
    wanted = known["reason"].dropna()
    assert dict(zip(result.rejected["row"], result.rejected["reason"])) == wanted.to_dict()


def test_no_row_is_put_into_a_wrong_house(imported):
    result, known = imported
    right = known.loc[result.rows, "building_id"]
    found = result.accepted["building_id"]
    assert np.array_equal(found.isna().to_numpy(), right.isna().to_numpy())
    assert found.dropna().tolist() == right.dropna().tolist()


def test_no_entrance_or_floor_is_wrong(imported):
    """What the list doesn't say is known only where the house has just one."""
    result, known = imported
    for part, of_house in (("entrance", "entrances"), ("floor", "floors")):
        if part not in result.accepted:
            continue
        right = known.loc[result.rows, part].to_numpy(dtype=object)
        house = houses().set_index("building_id")[of_house]
        only = house.reindex(result.accepted["building_id"]).to_numpy() == 1
        right = np.where(pd.isna(right) & only, 1, right)
        found = result.accepted[part].astype(object).to_numpy()
        told = ~pd.isna(found)
        assert found[told].tolist() == right[told].tolist()


def test_more_than_97_in_a_hundred_addresses_are_matched(messy: Town):
    """Of the lists in which each row must have a house; what was spoilt is left, nothing else."""
    read = left = 0
    for source in DEPARTMENTS:
        if contract(source.layer).link == "building":
            total = messy.results[source.file].matching.sum(numeric_only=True)
            matched = total["by_id"] + total["by_address"] + total["by_place"]
            spoilt = truth(source)["reason"].isin(ADDRESS_FAULTS).sum()
            assert total["read"] - matched == spoilt
            read, left = read + total["read"], left + spoilt
    assert read > 42_000
    assert 1 - left / read > 0.97


def test_one_person_has_one_pseudonym_in_all_lists(attached: Town):
    """Pseudonyms and persons go together one by one, over all lists of the project."""
    pairs = pd.concat(
        pd.DataFrame(
            {
                "pseudonym": result.accepted["resident_id"].to_numpy(),
                "person": truth_of(attached, file).loc[result.rows, "person"].to_numpy(),
            }
        )
        for file, result in attached.results.items()
        if "resident_id" in result.accepted
    ).drop_duplicates()
    assert len(pairs) > 40_000 * 0.97
    assert pairs["pseudonym"].is_unique
    assert pairs["person"].is_unique


def truth_of(town: Town, file: str) -> pd.DataFrame:
    return town.truths[file].set_index("row")


def test_every_group_sums_to_what_the_lists_say(attached: Town):
    cases, counts = attached.of_layer("care_case"), attached.of_layer("care_count")
    wanted = cases["group"].value_counts().to_dict()
    wanted |= counts.groupby("group")["people"].sum().astype(int).to_dict()
    assert attached.attachment.sums("care") == wanted


@pytest.mark.parametrize(("topic", "layer"), [("facility", "facility"), ("volunteer", "volunteer")])
def test_every_kind_sums_to_what_the_lists_say(attached: Town, topic, layer):
    wanted = attached.of_layer(layer)["group"].value_counts().to_dict()
    assert attached.attachment.sums(topic) == wanted


def test_residents_and_open_requests_sum_to_what_the_lists_say(attached: Town):
    requests = attached.of_layer("request")
    assert attached.attachment.total("open_request") == (requests["group"] == "open").sum()
    residents = len(attached.of_layer("resident"))
    assert attached.attachment.total("resident") == residents
    assert attached.attachment.total("resident_registration") == residents


def test_each_cell_has_its_own_people(attached: Town):
    """In cells without a part of a divided tower, counted again from the truth and the units."""
    plan = attached.project.read_plan(None)
    units = plan.units.dropna(subset="building_id")
    cells = units.groupby("building_id")["cell_id"].agg(["nunique", "first"])
    home = cells["first"].where(cells["nunique"] == 1)
    mixed = set(units.loc[units["building_id"].isin(home.index[home.isna()]), "cell_id"])
    counts = attached.attachment.counts
    cases = attached.of_layer("care_case")
    where = cases["building_id"].map(home)
    wanted = cases.groupby([where, "group"]).size()
    wanted = {key: count for key, count in wanted.items() if key[0] not in mixed}
    people_groups = {group.id for group in groups() if group.storage == "person"}
    found = counts[(counts["topic"] == "care") & counts["kind"].isin(people_groups)]
    found = found[found["cell_id"].notna() & ~found["cell_id"].isin(mixed) & (found["count"] > 0)]
    assert len(wanted) > 500
    assert dict(zip(zip(found["cell_id"], found["kind"]), found["count"])) == wanted


def groups():
    return load_rulebook("yichang").care_groups


def test_what_is_in_no_cell_is_in_a_divided_tower_without_its_entrance(attached: Town):
    lost = attached.attachment.unattached
    assert set(lost["reason"]) == {"tower_part_unknown"}
    plan = attached.project.read_plan(None)
    parts = plan.units.dropna(subset="building_id").groupby("building_id")["cell_id"].nunique()
    assert (parts[lost["building_id"].unique()] > 1).all()
    assert lost["candidates"].str.contains(",").all()


def test_ages_come_out_of_births_in_every_form(messy: Town):
    """By the identity numbers, which the births of the lists say again in other forms."""
    rulebook, today = load_rulebook("yichang"), pd.Timestamp.today().date()
    for source in DEPARTMENTS[:2]:
        result, known = messy.results[source.file], truth_of(messy, source.file)
        births = known.loc[result.rows, "person"].str[6:14]
        bands = [
            rulebook.age_band(age_on(today, (int(day[:4]), int(day[4:6]), int(day[6:]))))
            for day in births
        ]
        assert result.accepted["age_band"].tolist() == bands


def test_a_person_in_two_lists_is_one_of_the_people_of_a_cell(messy: Town):
    cases = messy.of_layer("care_case")
    assert messy.attachment.care_people == cases["person"].nunique() < len(cases)


def test_no_number_of_a_person_is_left_in_any_file(messy: Town):
    """Nor a phone; the numbers begin with the code of the town's place and a birth."""
    number = re.compile(rb"(?<!\d)99\d{4}(?:19|20)\d{9}[\dXx](?!\d)|(?<!\d)1990000\d{4}(?!\d)")
    files = [messy.project.path, messy.project.people_path]
    assert [hit for path in files for hit in number.findall(path.read_bytes())] == []


def test_no_name_is_left_but_that_of_officers(messy: Town):
    town = town_people()
    officers = set(town.officers["name"])
    names = {name for name in town.residents["name"] if len(name) == 3} - officers
    shared = messy.project.path.read_bytes().decode("utf-8", errors="ignore")
    kept = messy.project.people_path.read_bytes().decode("utf-8", errors="ignore")
    found = set()
    for run in set(re.findall("[\u4e00-\u9fff]{3,}", shared + kept)):
        found |= {run[at : at + 3] for at in range(len(run) - 2)} & names
    assert found == set()


def test_the_files_of_persons_are_for_their_owner_alone(messy: Town):
    path = messy.project.people_path
    for one in (path, path.with_suffix(".key")):
        assert one.stat().st_mode & 0o077 == 0
    held = {"resident", "care_case", "care_count", "volunteer", "request"}
    assert set(messy.project.people()) == held
    assert all(contract(layer).restricted for layer in messy.project.people())


def test_counted_households_agree_with_the_map_where_no_row_was_lost(tidy: Town):
    table = tidy.project.read("household_count")
    assert (table["difference"].dropna() == 0).all()
    unknown = table[table["recorded"].isna() & table["counted"].notna()]
    assert unknown["counted"].tolist() == [28]


def test_the_command_line_says_the_same(messy: Town):
    answer = steward("attach", messy.project.path)
    assert f"{len(messy.of_layer('resident')):,}" in answer
