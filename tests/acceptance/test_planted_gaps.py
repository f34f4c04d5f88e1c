"""The sample town with each kind of gap planted: all are found, and nothing else.

Who is too far from a service is found out by networkx on the roads' raw lines.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.layers.sample import people
from grid_steward.layers.sample.gaps import Expected, Town, complete_town, planted_town
from grid_steward.plugin import steps
from grid_steward.plugin.assess import assess_layers
from grid_steward.plugin.assess.assessment import Assessment
from grid_steward.plugin.assess.gap import PEOPLE_GAPS, PLACE_GAPS
from grid_steward.plugin.attach import attach_layers, locate_layers
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.rules import Rulebook, load_rulebook
from grid_steward.plugin.store import Project

from .test_network_on_sample import from_raw_lines

# So far from a wall a road is cut in the raw lines: more than the step that a road may be short.
_CUT_M = 1.0


@pytest.fixture(scope="module")
def project(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The divided town with its tidy people."""
    folder = tmp_path_factory.mktemp("gaps")
    people.write(folder, people.TIDY)
    shutil.copy(town, folder / "town.gpkg")
    project = Project.open(folder / "town.gpkg")
    for source in people.TIDY:
        steps.import_layer(project, source.layer, folder / source.file, **source.options)
    return project


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook("yichang")


@pytest.fixture(scope="module")
def complete(project: Project, rulebook: Rulebook) -> Town:
    return complete_town(layers_of(project), project.read_plan(None), rulebook)


@pytest.fixture(scope="module")
def planted(project: Project, rulebook: Rulebook) -> Town:
    return planted_town(layers_of(project), project.read_plan(None), rulebook)


@pytest.fixture(scope="module")
def found(planted: Town, rulebook: Rulebook) -> Assessment:
    return assess(planted, rulebook)


def layers_of(project: Project) -> dict[str, pd.DataFrame]:
    return {**project.layers(), **project.people()}


def assess(town: Town, rulebook: Rulebook) -> Assessment:
    located = locate_layers(town.plan, town.layers)
    attachment = attach_layers(located, rulebook)
    return assess_layers(located, town.layers, attachment, rulebook, town.rejected)


def gaps_of(assessment: Assessment) -> pd.DataFrame:
    """Both frames one below the other."""
    return pd.concat([assessment.gaps, assessment.people_gaps], ignore_index=True)


def listed(gaps: pd.DataFrame) -> list[Expected]:
    fields = ["gap_kind", "community_id", "cell_id", "building_id", "gap_subject", "code"]
    rows = gaps[fields].astype(object)
    return [Expected(*row) for row in rows.where(rows.notna(), None).to_numpy().tolist()]


def minutes(town: Town, rulebook: Rulebook, service: str) -> pd.Series:
    """networkx's minutes from each building of the map to the service, by building code."""
    walls = town.layers["barrier"]
    built = walls[walls["barrier_id"].str.startswith("wall-")]
    roads = town.layers["road"].copy()
    roads["geometry"] = roads.difference(shapely.buffer(built.union_all(), _CUT_M))
    roads = roads.explode(ignore_index=True)
    buildings = town.layers["building"]
    places = shapely.get_coordinates(shapely.point_on_surface(buildings.geometry.to_numpy()))
    graph = from_raw_lines({**town.layers, "road": roads}, rulebook.walking, places)
    homes = set(town.layers["facility"].query("kind == @service")["building_id"])
    codes = buildings["building_id"].tolist()
    sources = {("building", row) for row, code in enumerate(codes) if code in homes}
    metres = nx.multi_source_dijkstra_path_length(graph, sources & set(graph))
    found = [metres.get(("building", row), np.inf) for row in range(len(codes))]
    return pd.Series(found, index=codes) / rulebook.walking.metres_per_minute


def too_far(town: Town, rulebook: Rulebook) -> set[Expected]:
    """The cells with homes beyond the circle of one of the scarce services."""
    units = town.plan.units
    units = units[(units["households"] > 0) & ~units["building_id"].isin(town.cut_off)]
    units = units.dropna(subset=["building_id"])
    communities = town.layers["community"].set_index("community_id")["type"]
    gaps = set()
    for service in town.scarce:
        circle = units["community_id"].map(
            {
                code: rulebook.for_community(kind).service(service).minutes
                for code, kind in communities.items()
            }
        )
        away = units["building_id"].map(minutes(town, rulebook, service))
        # No home stands where the least difference in counting would decide.
        assert ((away / circle - 1).abs() > 1e-4).all()
        beyond = units[away > circle]
        gaps |= {
            Expected("service_too_far", community, cell, subject=service)
            for community, cell in zip(beyond["community_id"], beyond["cell_id"])
        }
    return gaps


def test_a_complete_town_has_only_what_arithmetic_does_not_allow(complete, rulebook):
    assessment = assess(complete, rulebook)
    assert listed(gaps_of(assessment)) == list(complete.expected)
    assert [gap.kind for gap in complete.expected] == ["cell_out_of_band"]


def test_all_planted_gaps_are_found_and_nothing_else(planted, found, rulebook):
    expected = Counter(planted.expected) + Counter(too_far(planted, rulebook))
    assert Counter(listed(gaps_of(found))) == expected


def test_each_kind_is_planted_at_least_twice(planted, rulebook):
    kinds = Counter(gap.kind for gap in {*planted.expected, *too_far(planted, rulebook)})
    assert [kind for kind in (*PLACE_GAPS, *PEOPLE_GAPS) if kinds[kind] < 2] == []


def test_whoever_is_too_far_in_a_straight_line_is_found(planted, found, rulebook):
    """A bound that needs no road: the way is never shorter than the straight line."""
    buildings = planted.layers["building"].drop_duplicates("building_id").set_index("building_id")
    spots = shapely.point_on_surface(buildings.geometry)
    units = planted.plan.units.query("households > 0").dropna(subset=["building_id"])
    units = units[~units["building_id"].isin(planted.cut_off)]
    gaps = found.gaps[found.gaps["gap_kind"] == "service_too_far"]
    for service, cells in gaps.groupby("gap_subject")["cell_id"]:
        homes = planted.layers["facility"].query("kind == @service")["building_id"]
        near = shapely.union_all(spots[homes].to_numpy())
        straight = shapely.distance(spots[units["building_id"]].to_numpy(), near)
        circle = max(
            rules.service(service).minutes
            for rules in map(rulebook.for_community, planted.layers["community"]["type"])
        )
        certain = straight > circle * rulebook.walking.metres_per_minute
        assert certain.any()
        assert set(units.loc[certain, "cell_id"]) <= set(cells)


def test_each_gap_has_a_place_where_there_is_one(found):
    gaps = gaps_of(found)
    placeless = gaps[gaps.geometry.isna()]
    assert set(placeless["gap_kind"]) == {
        "resident_without_building",
        "row_not_taken",
        "case_in_no_cell",
    }
    assert placeless["cell_id"].isna().all()


def test_the_most_severe_come_first_and_codes_are_unique(found):
    for frame in (found.gaps, found.people_gaps):
        ranks = frame["severity"].map({"high": 0, "medium": 1, "low": 2})
        assert ranks.is_monotonic_increasing
        assert frame["gap_id"].is_unique


def test_both_sentences_can_be_said_again_from_what_is_kept(found):
    for row in gaps_of(found).itertuples():
        kept = json.loads(row.gap_said)
        assert Message.from_json(kept["said"]).render() == row.gap_message
        assert Message.from_json(kept["action"]).render() == row.gap_action
        assert re.fullmatch(r"\S.*[.]", row.gap_message)
        assert "{" not in row.gap_message + row.gap_action


def test_the_same_gaps_whatever_the_order_of_rows(planted, found, rulebook):
    rng = np.random.default_rng(5)
    turned = {
        name: frame.iloc[rng.permutation(len(frame))] for name, frame in planted.layers.items()
    }
    again = assess(Town(turned, planted.plan, planted.rejected.iloc[::-1]), rulebook)
    for name in ("gaps", "people_gaps"):
        one, other = getattr(found, name), getattr(again, name)
        assert one.drop(columns="geometry").equals(other.drop(columns="geometry"))
        assert (one.geometry.isna() == other.geometry.isna()).all()
        both = one.geometry.notna()
        assert one.geometry[both].geom_equals_exact(other.geometry[both], 1e-6).all()


def test_no_care_is_told_where_everyone_reads(found):
    """Neither a person's code nor a number of people in care in the gaps about places."""
    assert set(found.gaps["gap_kind"]) <= set(PLACE_GAPS)
    assert set(found.people_gaps["gap_kind"]) <= set(PEOPLE_GAPS)
    text = " ".join(found.gaps["gap_message"] + found.gaps["gap_said"])
    assert not re.search(r"care|resident|volunteer|visit", text.replace("Day care", ""))
    assert not set(found.people_gaps["code"].dropna()) & set(text.split())
