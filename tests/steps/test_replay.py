"""Making a plan again: the same from the same, else what is not as it was."""

from __future__ import annotations

import json
import shutil

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide.edits import Edit
from grid_steward.plugin.divide.trail import trail_of
from grid_steward.plugin.steps import replaying
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction

from .conftest import CRS, FILES, HOMES, bring_in

MORE = {
    "barrier": '编码,类型,WKT\nw1,wall,"LINESTRING (0 90, 250 90)"',
    "crossing": '编码,名称,WKT\nx1,北门,"POINT (100 90)"',
    "compound": '小区编码,小区名称,WKT\nq1,桂花里,"POLYGON ((0 0, 120 0, 120 40, 0 40, 0 0))"',
    "building_record": "楼栋编码,户数\n0-0,61\n0-1,62",
    "care_count": "关爱类别,人数,楼栋编码\n社区戒毒康复,6,0-3",
}
# One row of each layer that a plan of even work and counted households is made from, changed.
CHANGES = {
    "community": ("东山社区", "西山社区"),
    "building": ("1-5,60,", "1-5,61,"),
    "road": ("文昌路", "文昌大道"),
    "barrier": ("250 90", "240 90"),
    "crossing": ("北门", "南门"),
    "compound": ("桂花里", "桂花苑"),
    "building_record": ("0-1,62", "0-1,63"),
    "resident": ("p001,h0,0-1", "p001,h0,0-2"),
    "care_case": ("p001,失业,0-1", "p001,失业,0-2"),
    "care_count": ("康复,6,", "康复,7,"),
    "request": ("t1,维修", "t1,投诉"),
}
PEOPLE = {"resident", "care_case", "care_count", "request"}
ALL = {**FILES, **MORE}
DRAWN = {
    "drawn_cell": '网格编码,网格名称,WKT\n左,左片,"POLYGON ((0 0, 125 0, 125 100, 0 100, 0 0))"\n'
    '右,右片,"POLYGON ((125 0, 250 0, 250 100, 125 100, 125 0))"',
    "cell_member": "\n".join(
        ["楼栋编码,网格编码", *(f"{code},{'左' if code[2] < '3' else '右'}" for code in HOMES)]
    ),
}


@pytest.fixture(scope="module")
def made(made_street, tmp_path_factory):
    """A plan made from every layer that there is."""
    folder = tmp_path_factory.mktemp("replay") / "street"
    shutil.copytree(made_street, folder)
    project = Project.open(folder / "东山.gpkg")
    for layer, text in MORE.items():
        found = bring_in(project, layer, text)
        assert found.rejected.empty, found.rejected["message"].tolist()
    steps.divide(project, plan="全", households="counted", even_work=True)
    return folder


@pytest.fixture
def whole(made, tmp_path):
    shutil.copytree(made, tmp_path / "whole")
    return Project.open(tmp_path / "whole" / "东山.gpkg")


def changed(project, plan=None):
    """What is not as it was, by kind and name."""
    found = steps.replay(project, plan)
    assert not found.identical
    return [(one.what, one.name) for one in found.changed]


def tamper(project, statement, *values):
    with transaction(project.path) as file:
        file.execute(statement, values)


class TestTheSame:
    def test_it_is_identical(self, whole):
        found = steps.replay(whole, "全")
        assert (found.identical, found.changed, found.differences) == (True, (), ())
        assert (found.moved, found.edits, found.versions) == (0, 0, {})
        assert found.units == len(whole.read_plan("全").units)
        assert found.result == trail_of(whole.read_plan("全").plan)["result"]

    def test_nothing_is_written_without_a_name(self, whole):
        before = whole.path.read_bytes()
        steps.replay(whole)
        assert whole.path.read_bytes() == before

    def test_it_is_kept_under_another_name(self, whole):
        assert steps.replay(whole, "全", to="again").kept == "again"
        one, other = whole.read_plan("全"), whole.read_plan("again")
        assert one.units["cell_id"].tolist() == other.units["cell_id"].tolist()
        for field in ("parameters", "inputs", "trail", "score"):
            assert one.plan[field].tolist() == other.plan[field].tolist()
        assert steps.replay(whole, "again").identical

    def test_not_under_its_own(self, whole):
        with pytest.raises(InputError, match=r"can't be kept as 全"):
            steps.replay(whole, "全", to=" 全 ")

    def test_rows_in_another_order_are_no_change(self, whole):
        for layer in CHANGES:
            head, *rows = ALL[layer].split("\n")
            if layer != "resident":  # households are told apart by their codes alone
                bring_in(whole, layer, "\n".join([head, *reversed(rows)]))
        assert steps.replay(whole, "全").identical

    def test_a_plan_and_what_it_starts_from(self, street):
        cells = sorted(street.read_plan(None).cells["cell_id"])
        steps.divide(street, plan="二", earlier="plan-1", locked=[cells[1]], seed=3, effort="best")
        assert steps.replay(street, "二").identical

    def test_any_number_of_workers(self, whole):
        assert steps.replay(whole, workers=2).identical

    def test_cancelled_nothing_is_kept(self, whole):
        def cancel(share, text=None):
            if share > 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            steps.replay(whole, "全", to="again", progress=cancel)
        assert "again" not in set(whole.plans()["plan"])


class TestAdopted:
    """Cells that others have drawn, as two polygons or a table."""

    @pytest.fixture(params=["drawn_cell", "cell_member"])
    def adopted(self, request, street):
        bring_in(street, request.param, DRAWN[request.param])
        steps.adopt(street, plan="drawn")
        return street, request.param

    def test_it_is_identical_with_its_edits_too(self, adopted):
        street, layer = adopted
        units = street.read_plan("drawn").units
        corner = units.loc[units["building_id"] == "0-0", "unit_id"].iloc[0]
        steps.edit(street, "drawn", [Edit((corner,))], to="hand")
        names = street.read_plan("hand").cells.set_index("cell_id")["name"]
        assert names["左"] == ("左片" if layer == "drawn_cell" else None)
        for plan, edits in (("drawn", 0), ("hand", 1)):
            found = steps.replay(street, plan)
            assert (found.identical, found.edits) == (True, edits)

    def test_what_was_drawn_is_what_changed(self, adopted):
        street, layer = adopted
        bring_in(street, layer, DRAWN[layer].replace("左", "西"))
        assert changed(street, "drawn") == [("layer", layer)]

    def test_the_other_way_of_saying_it_is_new(self, adopted):
        street, layer = adopted
        (other,) = set(DRAWN) - {layer}
        bring_in(street, other, DRAWN[other])
        (new,) = steps.replay(street, "drawn").changed
        assert (new.name, new.rows[0]) == (other, None)
        # No division asks for either, nor a plan of one of them for the other.
        assert steps.replay(street, "plan-1").identical
        only = {"drawn_cell": "polygons", "cell_member": "table"}
        steps.adopt(street, plan="one", cells=only[layer])
        bring_in(street, other, DRAWN[other].replace("左", "西"))
        assert steps.replay(street, "one").identical


class TestWhatChanged:
    @pytest.mark.parametrize("layer", CHANGES)
    def test_a_changed_row_names_just_its_layer(self, whole, layer, monkeypatch):
        monkeypatch.setattr(replaying, "made_again", None)  # nothing is run
        old, new = CHANGES[layer]
        assert ALL[layer].count(old) == 1
        bring_in(whole, layer, ALL[layer].replace(old, new))
        kind = "people" if layer in PEOPLE else "layer"
        assert changed(whole, "全") == [(kind, layer)]

    def test_rows_then_and_now_are_told_but_of_persons_nothing(self, whole):
        shed = '9-9,5,"POLYGON ((240 80, 248 80, 248 88, 240 80))"'
        bring_in(whole, "building", f"{ALL['building']}\n{shed}")
        bring_in(whole, "resident", ALL["resident"] + "\np900,h900,0-0,1950-01-01")
        building, resident = steps.replay(whole, "全").changed
        assert building.rows == (12, 13)
        assert building.sha256[0] != building.sha256[1]
        assert "12 rows then" in str(building.said) and "13 rows now" in str(building.said)
        assert (resident.rows, resident.sha256) == ((None, None), (None, None))
        assert not any(sign.isdigit() for sign in str(resident.said))

    def test_a_layer_that_is_gone_or_new(self, street):
        bring_in(street, "barrier", MORE["barrier"])
        tamper(street, "DELETE FROM road")
        barrier, road = steps.replay(street).changed
        assert (barrier.name, barrier.rows) == ("barrier", (None, 1))
        assert (road.name, road.rows) == ("road", (1, None))

    def test_a_layer_that_no_cell_is_drawn_from_is_none_of_it(self, street):
        bring_in(street, "facility", FILES["facility"].replace("120", "130"))
        bring_in(street, "resident", FILES["resident"].replace("1950", "1960"))
        assert steps.replay(street).identical

    def test_the_rulebook(self, whole):
        said = [str(one.said) for one in steps.replay(whole.set_rulebook("plain"), "全").changed]
        assert len(said) == 1 and "plain" in said[0] and "yichang" in said[0]

    def test_what_the_rulebook_says(self, street, tmp_path):
        book = tmp_path / "own.yaml"
        for number in (240, 241):
            book.write_text(f"rulebook: own\nextends: plain\ncell_band: {{target: {number}}}\n")
            street = street.set_rulebook(book)
            if number == 240:
                steps.divide(street, plan="own")
        assert changed(street, "own") == [("rulebook", "own")]

    def test_the_file_about_persons_is_not_there(self, whole):
        for path in (whole.people_path, whole.path.with_name("东山.people.key")):
            path.rename(path.with_suffix(".away"))
        assert changed(whole, "全") == [("people", whole.people_path.name)]
        assert not whole.path.with_name("东山.people.key").exists()

    def test_the_earlier_plan(self, street):
        steps.divide(street, plan="二", earlier="plan-1")
        steps.divide(street, plan="plan-1", band=steps.replaying.Band(300, 360, 420))
        assert changed(street, "二") == [("plan", "plan-1")]
        tamper(street, "DELETE FROM plan WHERE plan = 'plan-1'")
        (gone,) = steps.replay(street, "二").changed
        assert "no longer there" in str(gone.said)

    def test_a_plan_of_an_earlier_version(self, street):
        tamper(street, "UPDATE plan SET trail = NULL")
        with pytest.raises(InputError, match="earlier version"):
            steps.replay(street)


class TestWhatDiffers:
    def test_a_cell_changed_by_hand_in_the_layer(self, street):
        unit, cell = street.read_plan(None).units[["building_id", "cell_id"]].iloc[0]
        other = next(c for c in street.read_plan(None).cells["cell_id"] if c != cell)
        tamper(street, "UPDATE unit SET cell_id = ? WHERE building_id = ?", other, unit)
        found = steps.replay(street)
        assert (found.identical, found.moved) == (False, 1)
        assert "by hand in QGIS" in str(found.differences[0])
        assert unit in str(found.differences[0])

    def test_versions_are_told_only_where_the_plan_differs(self, street, monkeypatch):
        newer = {**replaying.versions(), "scipy": "99.0"}
        monkeypatch.setattr(replaying, "versions", lambda: newer)
        found = steps.replay(street)
        assert found.identical and set(found.versions) == {"scipy"}
        again = replaying.made_again

        def otherwise(*arguments):
            division = again(*arguments)
            cells = division.units["cell_id"].tolist()
            return replaying.replace(division, units=division.units.assign(cell_id=cells[::-1]))

        monkeypatch.setattr(replaying, "made_again", otherwise)
        found = steps.replay(street)
        assert not found.identical and found.moved > 0
        assert "99.0" in str(found.differences[-1])


class TestPrivacy:
    def test_the_row_tells_nothing_of_persons(self, whole):
        row = whole.read_plan("全").plan
        marks = trail_of(row)["people"]
        assert set(marks) == PEOPLE
        assert set(json.loads(row["inputs"].iloc[0])) == set(CHANGES) - PEOPLE
        # With another key the same people leave another mark, so nobody can try out who it was.
        key = whole.path.with_name("东山.people.key")
        assert all(key.read_text().strip() not in str(value) for value in marks.values())

    def test_the_same_people_have_other_marks_in_another_project(self, tmp_path):
        marks = []
        for name in ("a", "b"):
            project = steps.init_project(tmp_path / f"{name}.gpkg", CRS)
            for layer in ("community", "building", "request"):
                (tmp_path / name).mkdir(exist_ok=True)
                bring_in(project, layer, FILES[layer])
            steps.divide(project, even_work=True)
            marks.append(trail_of(project.read_plan(None).plan)["people"])
        assert marks[0]["request"] != marks[1]["request"]
        assert marks[0]["care_case"] is marks[1]["care_case"] is None


class TestEdited:
    def test_edits_are_made_again_in_their_order(self, street):
        plan = street.read_plan(None)
        units = plan.units[plan.units["building_id"].notna()]
        first = units["unit_id"].iloc[0]
        steps.edit(street, None, [Edit((first,))], to="hand")
        steps.edit(street, "hand", [Edit((first,), units["cell_id"].iloc[0]), Edit((first,))])
        found = steps.replay(street, "hand")
        assert found.identical and found.edits == 3
        # The cell that was given up keeps its code, so the third has another than the first.
        rows = street.read_plan("hand").edits
        assert rows["new_cell"].tolist() == [True, False, True]
        assert rows["cell_id"].nunique() == 3
