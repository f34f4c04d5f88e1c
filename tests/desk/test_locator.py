"""Finding cells, officers and addresses in QGIS's locator bar."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from grid_steward.plugin.store import Project
from qgis.core import QgsFeedback, QgsLocator, QgsLocatorContext, QgsLocatorResult


@dataclass(frozen=True)
class Found:
    """What a result says; the result itself lives no longer than its signal."""

    group: str
    title: str
    description: str
    told: str


@pytest.fixture
def ask(desk, qtbot):
    """Asks as QGIS does: a copy of the filter, in a thread of its own."""

    def asked(text):
        locator = QgsLocator()
        locator.registerFilter(desk.around.locator.filter.clone())
        found = []
        locator.foundResult.connect(
            lambda one: found.append(
                Found(one.group, one.displayString, one.description, one.userData)
            )
        )
        with qtbot.waitSignal(locator.finished):
            locator.fetchResults(text, QgsLocatorContext())
        return found

    return asked


def titles(found):
    return {(one.group, one.title) for one in found}


def test_a_cell_is_found_by_its_code_first(desk, town, ask):
    desk.session.open(town)
    code = Project.open(town).read("cell")["cell_id"].iloc[3]
    first = ask(code)[0]
    assert (first.group, first.title) == ("Cells", code)
    assert "households" in first.description


def test_each_kind_has_a_group_of_its_own(desk, staffed_town, ask):
    desk.session.open(staffed_town)
    store = Project.open(staffed_town)
    community = store.read("community")["name"].iloc[0]
    compound = store.read("compound")["name"].dropna().iloc[0]
    officer = store.read("officer")["display_name"].iloc[0]
    building = store.read("building").dropna(subset=["street", "number"]).iloc[0]
    assert ("Communities", community) in titles(ask(community))
    assert ("Compounds", compound) in titles(ask(compound))
    assert ("Officers", officer) in titles(ask(officer))
    address = f"{building['street']} {building['number']}"
    for typed in (address, address.replace(" ", ""), f"gs {address}"):
        assert ("Buildings", address) in titles(ask(typed)), typed


def test_an_officer_is_shown_with_the_cells(desk, staffed_town, ask):
    desk.session.open(staffed_town)
    row = Project.open(staffed_town).read("assignment").dropna(subset=["officer_name"]).iloc[0]
    found = [one for one in ask(row["officer_name"]) if one.group == "Officers"]
    assert any(row["cell_id"] in one.description for one in found)


def test_no_resident_is_ever_found(desk, staffed_town, ask):
    desk.session.open(staffed_town)
    for code in Project.open(staffed_town).read("resident")["resident_id"].head(3):
        assert ask(code) == []


def test_without_a_project_nothing_is_found(ask):
    assert ask("1") == []


def test_a_choice_flies_to_the_place(desk, window, town, ask):
    desk.session.open(town)
    cells = Project.open(town).read("cell")
    code = cells["cell_id"].iloc[0]
    chosen = QgsLocatorResult(None, code, ask(code)[0].told)
    desk.around.locator.filter.triggerResult(chosen)
    seen = window.canvas.extent()
    left, bottom, right, top = cells.geometry.iloc[0].bounds
    assert seen.contains(left, bottom)
    assert seen.contains(right, top)
    assert seen.width() < 20 * (right - left)


def test_after_a_change_the_new_cells_are_found(desk, town, ask):
    from grid_steward.plugin.common.band import Band
    from grid_steward.plugin.steps import divide

    desk.session.open(town)
    assert any(one.group == "Cells" for one in ask("9901"))
    divide(Project.open(town), plan="wide", band=Band(300, 400, 500))
    desk.session.open(town, "wide")
    asked = [one for one in ask("9901") if one.group == "Cells"]
    kept = Project.open(town).read("cell")
    wide = dict(zip(*kept.loc[kept["plan"] == "wide", ["cell_id", "households"]].T.to_numpy()))
    assert asked
    for one in asked:
        assert one.description == f"{wide[one.title]} households"


def test_a_cancelled_search_says_nothing(desk, town):
    desk.session.open(town)
    feedback, found = QgsFeedback(), []
    feedback.cancel()
    one = desk.around.locator.filter.clone()
    one.resultFetched.connect(found.append)
    one.fetchResults("1", QgsLocatorContext(), feedback)
    assert found == []


def test_it_comes_and_goes_with_the_desk(window):
    from grid_steward.plugin.desk.desk import Desk

    desk = Desk(window)
    (only,) = window.filters
    assert (only.name(), only.prefix()) == ("gridsteward", "gs")
    desk.close()
    assert window.filters == []
