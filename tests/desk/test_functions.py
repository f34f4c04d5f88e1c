"""Functions in QGIS's expressions: right answers, NULL for all else, in any thread."""

from __future__ import annotations

import threading

import pytest
from grid_steward.plugin.bridge.texts import Translator
from grid_steward.plugin.common.messages import set_language
from grid_steward.plugin.desk.functions import GROUP, Functions
from grid_steward.plugin.steps import divide
from grid_steward.plugin.store import Project
from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsSettings,
)

NAMES = {
    "gs_cell_at",
    "gs_households",
    "gs_in_band",
    "gs_community",
    "gs_officer",
    "gs_cells",
    "gs_workload",
    "gs_utilisation",
    "gs_residents",
    "gs_care_people",
}


def value(text, layer=None, feature=None):
    """What the expression gives; it must not fail."""
    scopes = QgsExpressionContextUtils.globalProjectLayerScopes(layer) if layer else []
    context = QgsExpressionContext(scopes)
    if feature is not None:
        context.setFeature(feature)
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    found = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return None if found == NULL else found


@pytest.fixture
def opened(desk, town):
    desk.session.open(town)
    return desk


@pytest.fixture
def staffed_desk(desk, staffed_town):
    desk.session.open(staffed_town)
    return desk


def test_cells_know_their_figures(opened, town):
    cells = Project.open(town).read("cell")
    for row in cells.head(5).to_dict("records"):
        code = row["cell_id"]
        assert value(f"gs_households('{code}')") == row["households"]
        assert value(f"gs_in_band('{code}')") == row["in_band"]
        assert value(f"gs_community('{code}')") == row["community_id"]
    community = cells["community_id"].iloc[0]
    own = sorted(cells.loc[cells["community_id"] == community, "cell_id"])
    assert value(f"gs_cells('{community}')") == own


def test_every_cell_is_found_at_a_point_within_it(opened):
    layer = opened.layers.layer("cell")
    here = "point_on_surface($geometry)"
    there = f"transform({here}, @layer_crs, 'EPSG:4326')"
    for cell in layer.getFeatures():
        assert value(f"gs_cell_at({here})", layer, cell) == cell["cell_id"]
        assert value(f"gs_cell_at({here}, @layer_crs)", layer, cell) == cell["cell_id"]
        assert value(f"gs_cell_at({there}, 'EPSG:4326')", layer, cell) == cell["cell_id"]
    assert value("gs_cell_at(make_point(0, 0))") is None


@pytest.mark.parametrize(
    "text",
    [
        "gs_households('nowhere')",
        "gs_households(3)",
        "gs_households(NULL)",
        "gs_households(array(1))",
        "gs_cell_at('a place')",
        "gs_cell_at(NULL)",
        "gs_cell_at(make_point(0, 0), 'EPSG:99999999')",
        "gs_cell_at(geom_from_wkt('POLYGON EMPTY'))",
        "gs_officer('nowhere')",
        "gs_workload('nowhere')",
        "gs_residents('nowhere')",
        "gs_in_band('nowhere', 'no such plan')",
    ],
)
def test_what_is_not_known_is_null(opened, text):
    assert value(text) is None


def test_a_plan_may_be_named(opened, town):
    code = Project.open(town).read("cell")["cell_id"].iloc[0]
    divide(Project.open(town), plan="plan-2", seed=9)
    opened.session.refresh()
    opened.session.set_plan("plan-1")
    kept = Project.open(town).read("cell").set_index(["plan", "cell_id"])["households"]
    for plan in ("plan-1", "plan-2"):
        assert value(f"gs_households('{code}', '{plan}')") == kept[plan, code]
    opened.session.set_plan("plan-2")
    assert value(f"gs_households('{code}')") == kept["plan-2", code]


def test_without_a_project_all_is_null(desk):
    assert value("gs_households('1')") is None
    assert value("gs_cell_at(make_point(0, 0))") is None
    assert value("gs_cells('1')") == []


def test_work_and_officers_are_told_where_the_file_is_open(staffed_desk, staffed_town):
    store = Project.open(staffed_town)
    work = store.read_assessment("plan-1").workload.iloc[0]
    officers = store.read("assignment").set_index("cell_id")["officer_name"]
    code = work["cell_id"]
    assert value(f"gs_workload('{code}')") == work["total_min"]
    assert value(f"gs_utilisation('{code}')") == work["utilisation"]
    assert value(f"gs_officer('{code}')") == officers[code]
    residents = store.read("resident")["building_id"].value_counts()
    building = residents.index[0]
    assert value(f"gs_residents('{building}')") == residents.iloc[0]


def test_someone_in_several_care_groups_counts_once(staffed_desk, staffed_town):
    store = Project.open(staffed_town)
    cases = store.read("care_case").groupby("building_id")["resident_id"]
    several = (cases.size() > cases.nunique()).loc[lambda found: found].index[0]
    counts = store.read("care_count")
    counted = counts.loc[counts["building_id"] == several, "people"].sum()
    assert value(f"gs_care_people('{several}')") == cases.nunique()[several] + counted


def test_nothing_is_told_of_persons_without_their_file(desk, staffed_town):
    (staffed_town.parent / "town.people.gpkg").unlink()
    desk.session.open(staffed_town)
    code = Project.open(staffed_town).read("cell")["cell_id"].iloc[0]
    assert value(f"gs_workload('{code}')") is None
    assert value("gs_residents('1')") is None


def test_work_of_halves_that_do_not_fit_is_not_told(desk, staffed_town):
    from grid_steward.plugin.store.connection import transaction

    with transaction(staffed_town) as connection:
        connection.execute("UPDATE assessment SET mark = 'another'")
    desk.session.open(staffed_town)
    code = Project.open(staffed_town).read("cell")["cell_id"].iloc[0]
    assert value(f"gs_workload('{code}')") is None


def test_buildings_show_their_people_where_they_may(staffed_desk):
    staffed_desk.layers.finish()
    buildings = staffed_desk.layers.layer("building")
    names = [buildings.attributeDisplayName(at) for at in buildings.attributeList()]
    assert names[-2:] == ["Residents (restricted)", "People in care (restricted)"]
    assert sum(row["gs_residents"] for row in buildings.getFeatures()) > 1000


def test_many_threads_may_ask(opened, town):
    cells = Project.open(town).read("cell").set_index("cell_id")
    inside = cells.geometry.representative_point()
    asked = {code: (point.x, point.y) for code, point in inside.items()}
    opened.session.refresh()
    found, failed = [], []

    def work():
        try:
            for code, (x, y) in asked.items():
                found.append(value(f"gs_cell_at(make_point({x!r}, {y!r}))") == code)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(found) == 4 * len(asked)
    assert all(found)


def registered():
    return {f.name(): f for f in QgsExpression.Functions() if f.group() == GROUP}


def test_they_come_with_help_and_go(desk):
    assert set(registered()) == NAMES
    for function in registered().values():
        assert "<h4>Syntax</h4>" in function.helpText()
        assert f"<code>{function.name()}(" in function.helpText()
    desk.around._functions.remove()
    assert registered() == {}


def test_every_example_in_the_help_can_be_understood(desk):
    for function in registered().values():
        example = function.helpText().split("<h4>Example</h4><code>")[1].split(" →")[0]
        assert not QgsExpression(example).hasParserError(), example


def test_the_help_is_what_the_translator_gives(qapp):
    QgsSettings().setValue("locale/userLocale", "zh-Hans")
    translator = Translator()
    translator.install()
    try:
        from grid_steward.plugin.bridge.planfacts import PlanFacts
        from grid_steward.plugin.bridge.texts import tr

        functions = Functions(PlanFacts())
        assert tr("Syntax") in registered()["gs_cell_at"].helpText()
        assert "。 " not in registered()["gs_workload"].helpText()
        functions.remove()
    finally:
        translator.remove()
        QgsSettings().remove("locale/userLocale")
        set_language("en")
