"""The layers about persons in the QGIS project: there, switched off, and without a person in it."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.bridge.project import build_project
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.steps import attach
from grid_steward.plugin.store import Project
from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from .people import PLAN, make_people, make_project

GROUP = "People (restricted)"
CARE = ["Elderly people living alone or frail", "Disabled people", "Minimum-income households"]
LAYERS = [
    "Requests",
    "Volunteers",
    *CARE,
    "Residents",
    "Cells with their people",
    "Counts by cell",
    "Household counts compared",
    "Rejected rows",
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the street, everybody in it and on its cells."""
    folder = tmp_path_factory.mktemp("street")
    attach(make_people(folder))
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(filled, tmp_path / "copy"))


def made(folder: Path) -> str:
    """Make the QGIS project; what is written in it."""
    build_project(folder / "town.gpkg", PLAN, folder / "town.qgz")
    with zipfile.ZipFile(folder / "town.qgz") as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


@pytest.fixture
def opened(folder: Path) -> Iterator[QgsProject]:
    made(folder)
    qgis = QgsProject()
    assert qgis.read(str(folder / "town.qgz"))
    yield qgis
    qgis.clear()


def people(qgis: QgsProject) -> QgsLayerTreeGroup:
    return qgis.layerTreeRoot().findGroup(GROUP)


def test_every_restricted_layer_with_rows_is_in_a_group_of_its_own(opened):
    layers = [node.layer() for node in people(opened).findLayers()]
    assert [layer.name() for layer in layers] == LAYERS
    assert all(layer.isValid() for layer in layers)
    assert all("town.people.gpkg" in layer.source() for layer in layers)
    others = set(opened.mapLayers().values()) - set(layers)
    assert not any("people" in layer.source() for layer in others)


def test_nothing_of_persons_is_shown_before_it_is_asked_for(opened, folder):
    assert not any(node.isVisible() for node in people(opened).findLayers())
    again = build_project(folder / "town.gpkg", PLAN, folder / "again.qgz")
    shown = again.shown()
    assert not any("people.gpkg" in layer.source() for layer in shown)
    assert {layer.name() for layer in shown} >= {"Cells", "Facilities"}


def test_one_click_on_the_group_shows_the_cells_with_their_people(opened):
    people(opened).setItemVisibilityChecked(True)
    shown = [node.layer().name() for node in people(opened).findLayers() if node.isVisible()]
    assert shown == ["Cells with their people"]


def test_each_care_group_is_a_layer_with_its_own_rows_and_sign(opened):
    disabled, poor = (opened.mapLayersByName(name)[0] for name in CARE[1:])
    assert [row["care_group"] for row in disabled.getFeatures()] == ["disabled"]
    assert [row["care_group"] for row in poor.getFeatures()] == ["minimum_income"]
    one, other = (
        layer.renderer().embeddedRenderer().symbol().symbolLayer(0) for layer in (disabled, poor)
    )
    assert (one.shape(), one.color()) != (other.shape(), other.color())
    seat, beside = (
        layer.renderer().clusterSymbol().symbolLayer(0).offset() for layer in (disabled, poor)
    )
    assert seat != beside


def test_a_group_that_the_rulebook_does_not_have_is_drawn_as_another(folder):
    restricted = folder / "town.people.gpkg"
    cases = QgsVectorLayer(f"{restricted}|layername=care_case", "cases", "ogr")
    first = next(cases.getFeatures())
    field = cases.fields().lookupField("care_group")
    assert cases.dataProvider().changeAttributeValues({first.id(): {field: "stilt_walkers"}})
    text = made(folder)
    assert "Care cases, other groups" in text
    assert "stilt_walkers" not in text


def restricted_layers(text: str) -> list[str]:
    """What the QGIS project says of each layer of the restricted file."""
    layers = re.findall(r"<maplayer.*?</maplayer>", text, re.DOTALL)
    return [layer for layer in layers if "people.gpkg" in layer]


def pseudonyms(project: Project) -> set[str]:
    """Every pseudonym in the restricted file."""
    return {
        value
        for frame in project.people().values()
        for name in frame.columns
        if name.endswith("_id") and name != "building_id"
        for value in frame[name].dropna()
    }


def test_it_holds_nothing_of_any_row(folder):
    text = made(folder)
    project = Project.open(folder / "town.gpkg")
    assert len(pseudonyms(project)) > 8
    assert not [value for value in pseudonyms(project) if value in text]
    assert len(restricted_layers(text)) == len(LAYERS)
    for place in project.people()["resident"].geometry:
        for layer in restricted_layers(text):
            assert not re.search(rf"\b{place.x:.0f}\b", layer)
            assert not re.search(r"\bb[0-9]\b", layer)


def test_the_extent_of_a_layer_does_not_tell_where_its_one_row_is(folder):
    text = made(folder)
    extents = {
        found.group()
        for layer in restricted_layers(text)
        if (found := re.search(r"<extent>.*?</extent>", layer, re.DOTALL))
    }
    layers = re.findall(r"<maplayer.*?</maplayer>", text, re.DOTALL)
    (cells,) = (layer for layer in layers if "layername=cell|" in layer)
    assert extents == {re.search(r"<extent>.*?</extent>", cells, re.DOTALL).group()}


def test_without_persons_there_is_no_group(tmp_path):
    make_project(tmp_path)
    assert GROUP not in made(tmp_path)


@pytest.mark.parametrize("missing", ["town.people.gpkg", "town.people.key"])
def test_it_is_made_also_where_persons_cannot_be_read(folder, missing):
    (folder / missing).unlink()
    assert (GROUP in made(folder)) == (missing == "town.people.key")


def test_the_people_of_another_project_are_left_out(folder, tmp_path):
    other = make_project(tmp_path)
    shutil.copy(folder / "town.people.gpkg", other.people_path)
    assert GROUP not in made(tmp_path)


def test_layers_are_called_in_the_language_of_the_user(folder: Any):
    set_language("zh_CN")
    try:
        text = made(folder)
    finally:
        set_language("en")
    for name in ("居民", "残疾人", "低保家庭", "网格人口与服务", "关爱人数"):
        assert f">{name}<" in text or f'"{name}"' in text
