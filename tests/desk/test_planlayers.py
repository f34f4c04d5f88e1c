"""The layers of a plan in the open QGIS project: shown as in a new one, and then left in peace."""

from __future__ import annotations

import shutil

import pytest
from grid_steward.plugin.bridge.planlayers import PlanLayers
from grid_steward.plugin.bridge.project import build_project
from grid_steward.plugin.bridge.remembered import remembered
from grid_steward.plugin.steps import divide
from grid_steward.plugin.store import Project
from qgis.core import QgsProject, QgsVectorLayer


@pytest.fixture
def plan_layers(window):
    """The layers of no plan yet."""
    made = PlanLayers(window)
    yield made
    made.close()


@pytest.fixture
def layers(plan_layers, town):
    """Those of a plan, all open."""
    show(plan_layers, town, "plan-1")
    return plan_layers


def show(layers, path, plan, again=False):
    layers.show(path, plan, again)
    layers.finish()


def tree():
    """What the open QGIS project shows: groups with the names of their layers."""
    root = QgsProject.instance().layerTreeRoot()
    return {
        group.name(): [n.layer().name() for n in group.findLayers()] for group in root.findGroups()
    }


def groups_of(root):
    groups = root.findGroups()
    return {group.name(): [n.layer().name() for n in group.findLayers()] for group in groups}


def ids():
    return set(QgsProject.instance().mapLayers())


def test_the_open_project_shows_what_a_new_one_does(layers, town, tmp_path):
    build_project(town, "plan-1", tmp_path / "new.qgz")
    new = QgsProject()
    new.read(str(tmp_path / "new.qgz"))
    groups = groups_of(new.layerTreeRoot())
    assert tree() == groups
    assert list(groups) == ["Results: plan-1", "Inputs"]
    shown = {n.name(): n.isVisible() for n in new.layerTreeRoot().findLayers()}
    open_now = QgsProject.instance().layerTreeRoot().findLayers()
    assert {n.name(): n.isVisible() for n in open_now} == shown


def test_showing_it_again_changes_nothing(layers, town):
    before, drawn = ids(), tree()
    show(layers, town, "plan-1")
    assert (ids(), tree()) == (before, drawn)


def test_an_empty_map_goes_to_the_plan(layers, window):
    cells = layers.layer("cell")
    assert (
        QgsProject.instance().crs() == cells.crs() == window.canvas.mapSettings().destinationCrs()
    )
    assert window.canvas.extent().contains(cells.extent())


def test_a_map_that_is_not_empty_stays_where_it_is(window, plan_layers, town):
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory"))
    before = window.canvas.extent()
    show(plan_layers, town, "plan-1")
    assert window.canvas.extent() == before
    assert project.crs().authid() != "EPSG:4546"


def test_layers_are_opened_turn_by_turn(plan_layers, window, staffed_town, qtbot):
    plan_layers.show(staffed_town, "plan-1")
    few = len(ids())
    assert window.canvas.isFrozen()
    assert plan_layers.layer("cell").featureCount() > 0
    assert "Residents" not in str(tree())
    qtbot.waitUntil(lambda: not window.canvas.isFrozen())
    assert len(ids()) > max(few, 40)
    assert next(iter(tree())) == "People (restricted)"


def test_what_a_user_takes_out_meanwhile_stays_out(plan_layers, staffed_town):
    plan_layers.show(staffed_town, "plan-1")
    project = QgsProject.instance()
    project.removeMapLayer(plan_layers.layer("road").id())
    plan_layers.show(staffed_town, "plan-1")
    plan_layers.finish()
    assert plan_layers.layer("road") is None
    plan_layers.show(staffed_town, "plan-1")
    project.removeMapLayer(project.mapLayersByName("Residents")[0])
    plan_layers.finish()
    assert plan_layers.layer("resident") is None


def test_another_plan_may_be_asked_for_while_layers_are_opened(plan_layers, town, window):
    divide(Project.open(town), plan="plan-2", seed=7)
    plan_layers.show(town, "plan-1")
    plan_layers.show(town, "plan-2")
    assert {cell["plan"] for cell in plan_layers.layer("cell").getFeatures()} == {"plan-2"}
    plan_layers.finish()
    assert list(tree()) == ["Results: plan-2", "Inputs"]
    assert window.canvas.extent().contains(plan_layers.layer("cell").extent())


def test_a_map_that_is_emptied_meanwhile_stays_empty(plan_layers, town, window):
    plan_layers.show(town, "plan-1")
    QgsProject.instance().clear()
    plan_layers.show(None, None)
    plan_layers.finish()
    assert ids() == set()
    assert not window.canvas.isFrozen()


def test_what_a_user_did_stays(layers, town):
    root = QgsProject.instance().layerTreeRoot()
    cells = layers.layer("cell")
    node = root.findLayer(cells.id())
    node.setItemVisibilityChecked(False)
    cells.setOpacity(0.25)
    mine = QgsProject.instance().addMapLayer(QgsVectorLayer("Point", "mine", "memory"), False)
    node.parent().insertLayer(0, mine)
    show(layers, town, "plan-1")
    assert layers.layer("cell") is not None
    assert not root.findLayer(cells.id()).isVisible()
    assert layers.layer("cell").opacity() == 0.25
    assert tree()["Results: plan-1"][0] == "mine"


def test_another_plan_takes_the_place_of_the_results(layers, town):
    divide(Project.open(town), plan="plan-2", seed=7)
    inputs = layers.layer("building").id()
    layers.layer("cell").setOpacity(0.5)
    show(layers, town, "plan-2")
    assert "Results: plan-2" in tree()
    assert "Results: plan-1" not in tree()
    assert {cell["plan"] for cell in layers.layer("cell").getFeatures()} == {"plan-2"}
    assert layers.layer("building").id() == inputs
    assert layers.layer("cell").opacity() == 0.5


def test_new_rows_are_read_and_layers_without_rows_go(layers, town):
    from grid_steward.plugin.steps import assess

    assert layers.layer("gap") is None
    store = Project.open(town)
    assess(store)
    show(layers, town, "plan-1")
    assert layers.layer("gap").featureCount() == len(store.read("gap"))
    assert tree()["Results: plan-1"][0] == "Gaps"
    store.set_rulebook("yichang")
    divide(store, plan="plan-1")
    show(layers, town, "plan-1")
    assert layers.layer("gap") is None


def test_a_plan_written_anew_is_seen_with_its_band(layers, town):
    from grid_steward.plugin.common.band import Band

    divide(Project.open(town), plan="plan-1", band=Band(300, 400, 500))
    show(layers, town, "plan-1")
    cells = layers.layer("cell")
    assert cells.featureCount() == len(Project.open(town).read("cell"))
    assert cells.customProperty("variableValues") == ["300", "400", "500"]


def test_a_layer_that_is_edited_is_left_alone(layers, town):
    units = layers.layer("unit")
    assert units.startEditing()
    first = next(units.getFeatures())
    at = units.fields().lookupField("cell_id")
    assert units.changeAttributeValue(first.id(), at, "painted")
    units.setCustomProperty("gridsteward/changed", "before that")
    show(layers, town, "plan-1")
    assert units.isEditable()
    assert units.getFeature(first.id())["cell_id"] == "painted"
    assert units.customProperty("gridsteward/changed") == "before that"
    units.rollBack()


def test_a_layer_that_was_taken_out_comes_back_when_asked_for(layers, town):
    QgsProject.instance().removeMapLayer(layers.layer("building").id())
    show(layers, town, "plan-1")
    assert layers.layer("building") is None
    show(layers, town, "plan-1", again=True)
    assert tree()["Inputs"].index("Buildings") == tree()["Inputs"].index("Compounds") - 1


def test_the_layers_of_an_opened_project_are_its_own(plan_layers, town, tmp_path):
    build_project(town, "plan-1", tmp_path / "town.qgz")
    project = QgsProject.instance()
    project.read(str(tmp_path / "town.qgz"))
    before, drawn = ids(), tree()
    show(plan_layers, town, "plan-1")
    assert (ids(), tree()) == (before, drawn)
    assert plan_layers.layer("cell").id() in before
    assert remembered(project) == (town, "plan-1")


def test_layers_that_somebody_added_by_hand_are_taken_as_ours(plan_layers, town):
    by_hand = QgsVectorLayer(f"{town}|layername=building", "houses", "ogr")
    QgsProject.instance().addMapLayer(by_hand)
    show(plan_layers, town, "plan-1")
    assert plan_layers.layer("building").name() == "houses"
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    assert "Buildings" not in names


def test_a_moved_project_finds_its_file(window, town, tmp_path):
    build_project(town, "plan-1", tmp_path / "town.qgz")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("town.gpkg", "town.qgz"):
        shutil.move(tmp_path / name, elsewhere / name)
    QgsProject.instance().read(str(elsewhere / "town.qgz"))
    assert remembered(QgsProject.instance()) == (elsewhere / "town.gpkg", "plan-1")


def test_without_a_plan_there_are_the_inputs(window, plan_layers, tmp_path):
    from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
    from grid_steward.plugin.steps import import_layer, init_project

    path = tmp_path / "new.gpkg"
    import_layer(init_project(path, SAMPLE_CRS), "building", SAMPLE_DIR / SOURCES["building"])
    show(plan_layers, path, None)
    assert tree() == {"Inputs": ["Buildings"]}
    assert window.canvas.extent().contains(plan_layers.layer("building").extent())


def test_each_theme_shows_its_side_of_the_plan(plan_layers, staffed_town):
    show(plan_layers, staffed_town, "plan-1")
    assert plan_layers.themes() == ["Size band", "Workload", "Gaps", "Officers"]
    assert set(QgsProject.instance().mapThemeCollection().mapThemes()) >= set(plan_layers.themes())
    seen = {
        "Size band": "cell",
        "Workload": "workload",
        "Gaps": "gap",
        "Officers": "assignment",
    }
    root = QgsProject.instance().layerTreeRoot()
    mine = QgsProject.instance().addMapLayer(QgsVectorLayer("Point", "mine", "memory"))
    for theme, name in seen.items():
        plan_layers.apply_theme(theme)
        visible = {
            other: root.findLayer(plan_layers.layer(other).id()).isVisible()
            for other in seen.values()
        }
        assert visible[name], theme
        assert [n for n, on in visible.items() if on and n != name] == (
            ["cell"] if theme == "Gaps" else []
        )
        assert root.findLayer(mine.id()).isVisible()
        assert root.findLayer(plan_layers.layer("road").id()).isVisible()


def test_old_lines_stand_beside_new_ones(layers, town):
    divide(Project.open(town), plan="plan-2", earlier="plan-1", seed=5)
    show(layers, town, "plan-2")
    assert "Old and new lines" in layers.themes()
    layers.apply_theme("Old and new lines")
    root = QgsProject.instance().layerTreeRoot()
    (before,) = QgsProject.instance().mapLayersByName("Cells before")
    assert {cell["plan"] for cell in before.getFeatures()} == {"plan-1"}
    assert root.findLayer(before.id()).isVisible()
    assert layers.layer("cell").id() != before.id()


def test_people_stay_within_the_extent_of_the_cells(plan_layers, staffed_town):
    show(plan_layers, staffed_town, "plan-1")
    residents = plan_layers.layer("resident")
    assert residents.extent() == plan_layers.layer("cell").extent()
    residents.setCustomProperty("gridsteward/changed", "")
    show(plan_layers, staffed_town, "plan-1")
    assert residents.extent() == plan_layers.layer("cell").extent()


def test_relations_follow_the_keys_of_the_contracts(plan_layers, staffed_town):
    show(plan_layers, staffed_town, "plan-1")
    manager = QgsProject.instance().relationManager()
    assert all(relation.isValid() for relation in manager.relations().values())
    cell = next(plan_layers.layer("cell").getFeatures())
    units = manager.relation("gridsteward_cell_unit").getRelatedFeatures(cell)
    assert {unit["cell_id"] for unit in units} == {cell["cell_id"]}
    names = {name.removeprefix("gridsteward_") for name in manager.relations()}
    assert names >= {
        "building_unit",
        "building_resident",
        "cell_unit",
        "cell_gap",
        "cell_assignment",
    }
