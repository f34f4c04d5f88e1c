"""An attack on what the sample town publishes: two plans that differ by one building, two reports.

What is published is read from the files themselves: the rows of ``public_count`` in NAME.gpkg, and
the numbers in the public page and workbook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import pytest
from grid_steward.layers.sample.people import TIDY
from grid_steward.plugin import steps
from grid_steward.plugin.attach import Located, locate_layers
from grid_steward.plugin.contracts import contracts
from grid_steward.plugin.report import suppress
from grid_steward.plugin.report.public import release_counts
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.plans import renamed
from grid_steward.tests.report.attacker import given_away
from grid_steward.tests.report.releases import NOTHING, NOW

from .test_sample_people import peopled

PLANS = ("plan-1", "plan-2")
WITHHELD = "•"


@dataclass(frozen=True)
class Published:
    """A project after two public reports; ``located`` has the people on the cells of each plan."""

    project: Project
    located: Mapping[str, Located]

    def file(self, plan: str, ending: str) -> Path:
        return self.project.path.with_name(f"{plan}-public.{ending}")


@pytest.fixture(scope="module")
def published(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    project = peopled(town, tmp_path_factory.mktemp("public"), TIDY).project
    move_a_building(project)
    layers = {**project.layers(), **project.people()}
    located = {plan: locate_layers(project.read_plan(plan), layers) for plan in PLANS}
    made = Published(project, located)
    for plan in PLANS:
        files = {ending: made.file(plan, ending) for ending in ("html", "xlsx")}
        steps.report(project, plan=plan, edition="public", files=files)
    return made


def move_a_building(project: Project) -> None:
    """A second plan in which one building, with few in care, goes to another cell."""
    first = project.read_plan("plan-1")
    cases = Counter(project.people()["care_case"]["building_id"])
    whole = first.units[first.units["building_id"].notna() & first.units["part"].isna()]
    few = whole[[0 < cases[code] <= 4 for code in whole["building_id"]]]
    unit = few.sort_values("unit_id").iloc[0]
    others = first.cells[first.cells["community_id"] == unit["community_id"]]
    other = sorted(set(others["cell_id"]) - {unit["cell_id"]})[0]
    units = first.units.copy()
    units.loc[units["unit_id"] == unit["unit_id"], "cell_id"] = other
    sums = units.groupby("cell_id")["households"].sum()
    cells = first.cells.assign(households=first.cells["cell_id"].map(sums))
    second = replace(first, units=units, cells=cells)
    second = replace(second, moves=first.moves[:0], towers=first.towers[:0])
    project.write_plan(renamed(second, "plan-2"))


def atoms(published: Published) -> tuple[dict[str, dict], set]:
    """The true counts of each topic and group by atom, and the atoms where nobody lives.

    An atom is a pair of cells, one of each plan, with its community.
    """
    one, other = (published.located[plan] for plan in PLANS)
    units = one.plan.units.merge(other.plan.units[["unit_id", "cell_id"]], on="unit_id")
    pairs = list(zip(units["cell_id_x"], units["cell_id_y"], units["community_id"]))
    homes: Counter = Counter()
    for pair, households in zip(pairs, units["households"]):
        homes[pair] += households
    cells = [plan.index.ids for plan in (one, other)]
    community = dict(zip(units["cell_id_x"], units["community_id"]))
    truth: dict[str, dict] = {}

    def add(kind: str, layer: str, rows: np.ndarray, people: np.ndarray) -> None:
        counts = truth.setdefault(kind, dict.fromkeys(pairs, 0))
        places = [plan.found[layer].cell[rows] for plan in (one, other)]
        for first, second, number in zip(*places, people):
            if first >= 0:
                name = cells[0][first]
                counts[name, cells[1][second], community[name]] += int(number)

    residents = len(one.rows["resident"])
    add("", "resident", np.arange(residents), np.ones(residents))
    for layer in ("care_case", "care_count"):
        frame = one.rows[layer]
        for group in frame["care_group"].unique():
            rows = np.flatnonzero(frame["care_group"] == group)
            people = frame["people"].to_numpy()[rows] if "people" in frame else np.ones(len(rows))
            add(group, layer, rows, people)
    return truth, {pair for pair, count in homes.items() if not count}


def areas(pairs: list) -> dict[tuple[str, str, str], frozenset]:
    """Every cell and community of both plans and the whole, by plan, level and code."""
    found = {}
    for number, plan in enumerate(PLANS):
        found[plan, "all", ""] = frozenset(pairs)
        for place, level in ((number, "cell"), (2, "community")):
            for code in {pair[place] for pair in pairs}:
                found[plan, level, code] = frozenset(p for p in pairs if p[place] == code)
    return found


def published_rows(published: Published) -> pd.DataFrame:
    frame = pyogrio.read_dataframe(published.project.path, layer="public_count")
    return frame.fillna({"kind": "", "area_id": ""})


def all_given_away(published: Published, rows: pd.DataFrame) -> list:
    """What can be worked out of the published ``rows``: kinds and areas."""
    truth, nobody = atoms(published)
    found = []
    for kind, counts in truth.items():
        every = areas(list(counts))
        lines = rows[(rows["kind"] == kind) & rows["count"].notna()]
        known = {
            every[line["plan"], line["level"], line["area_id"]]: int(line["count"])
            for line in lines.to_dict("records")
        }
        lost = given_away(counts, set(every.values()), known, nobody)
        found += [(kind, area) for area in lost]
    return found


def test_nothing_small_can_be_worked_out(published: Published):
    rows = published_rows(published)
    assert set(rows["plan"]) == set(PLANS)
    assert rows["count"].notna().sum() > 300
    assert all_given_away(published, rows) == []


def released(published: Published, *, remembering: bool) -> pd.DataFrame:
    memory, frames = NOTHING, []
    for plan in PLANS:
        made = release_counts(published.located[plan], published.project.rules, *memory, NOW)
        frames.append(made.public)
        memory = (made.areas, made.counts) if remembering else NOTHING
    return pd.concat(frames).fillna({"kind": "", "area_id": ""})


def test_it_could_without_memory(published: Published):
    assert all_given_away(published, released(published, remembering=False)) != []


def test_it_could_with_small_counts_alone_withheld(published: Published, monkeypatch):
    monkeypatch.setattr(suppress, "_says_little", lambda *_: True)
    assert all_given_away(published, released(published, remembering=True)) != []


class TableReader(HTMLParser):
    """The texts of a page's table by rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.inside, self.rows = name, False, []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "table":
            self.inside = dict(attrs).get("id") == self.name
        elif self.inside and tag == "tr":
            self.rows.append([])
        elif self.inside and tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def page_numbers(published: Published, plan: str) -> list[list[str]]:
    reader = TableReader("counts")
    reader.feed(published.file(plan, "html").read_text(encoding="utf-8"))
    return [[text.replace(",", "") for text in row[2:]] for row in reader.rows[1:]]


def book_numbers(published: Published, plan: str) -> list[list[str]]:
    book = openpyxl.load_workbook(published.file(plan, "xlsx"))
    rows = list(book["Counts of people"].iter_rows(min_row=2, values_only=True))
    return [list(map(str, row[2:])) for row in rows]


@pytest.mark.parametrize("plan", PLANS)
def test_page_and_workbook_show_what_the_file_shows_and_no_more(published: Published, plan):
    rows = published_rows(published)
    rows = rows[rows["plan"] == plan].astype({"count": float})
    shown = [WITHHELD if np.isnan(count) else f"{count:.0f}" for count in rows["count"]]
    wanted = Counter(shown)
    for numbers in (page_numbers(published, plan), book_numbers(published, plan)):
        assert len(numbers) == (rows["kind"] == "").sum()
        assert Counter(text for row in numbers for text in row) == wanted
    assert page_numbers(published, plan) == book_numbers(published, plan)


def private_numbers(project: Project) -> set[float]:
    """The figures of work that no other figure of the town would be equal to by chance."""
    found: set[float] = set()
    for plan in PLANS:
        kept = project.read_assessment(plan)
        for frame in (kept.workload, kept.work_items):
            for name in frame.select_dtypes("float64"):
                found |= set(frame[name].dropna().map(float))
    every = found | {number / 60 for number in found}
    return {number for number in every if number * 100 % 1}


def book_values(path: Path) -> Iterator[object]:
    for page in openpyxl.load_workbook(path):
        for row in page.iter_rows(values_only=True):
            yield from row


def test_no_figure_of_work_is_in_a_file_for_the_public(published: Published):
    private = private_numbers(published.project)
    assert len(private) > 100
    shared = published.project.path
    for layer, _ in pyogrio.list_layers(shared):
        frame = pyogrio.read_dataframe(shared, layer=layer, read_geometry=False)
        for name in frame.select_dtypes("number"):
            assert private.isdisjoint(frame[name].dropna().map(float)), (layer, name)
    for plan in PLANS:
        values = set(book_values(published.file(plan, "xlsx")))
        assert private.isdisjoint(value for value in values if isinstance(value, float))


def test_no_layer_about_persons_is_in_the_shared_file(published: Published):
    layers = {name for name, _ in pyogrio.list_layers(published.project.path)}
    assert layers.isdisjoint(name for name, item in contracts().items() if item.restricted)


def test_no_gap_behind_which_a_person_stands_is_told(published: Published):
    told = published.project.path.read_bytes().decode("utf-8", errors="ignore")
    for plan in PLANS:
        told += published.file(plan, "html").read_text(encoding="utf-8")
        told += "\n".join(map(str, book_values(published.file(plan, "xlsx"))))
    for plan in PLANS:
        gaps = published.project.read_assessment(plan).people_gaps
        assert len(gaps) > 10
        sentences = [*gaps["gap_message"], *gaps["code"].dropna()]
        assert [sentence for sentence in sentences if sentence in told] == []


def test_people_are_pseudonyms_in_the_restricted_file_alone(published: Published):
    codes = set(published.project.people()["care_case"]["resident_id"])
    files = [published.project.path, *(published.file(plan, "html") for plan in PLANS)]
    for path in files:
        told = path.read_bytes().decode("utf-8", errors="ignore")
        assert not any(code in told for code in codes)
