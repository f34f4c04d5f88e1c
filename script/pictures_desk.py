"""Goes the tutorial's way in QGIS as a user does, and takes its pictures; run by script/pictures.

From an empty QGIS to the report, on the sample town: by clicks and keys on what is seen, and by the
mouse on the map. After every step it is checked that the figures are what they should be; where
they are not, QGIS ends with 1, and says which step went wrong. All people are invented.

``GRID_STEWARD_PICTURES`` is the folder for the pictures, ``GRID_STEWARD_WORK`` one to work in.
"""

from pathlib import Path

from grid_steward.script.desk_picture import HEIGHT, WIDTH, take
from grid_steward.script.desk_user import (
    LEFT,
    WORK,
    Map,
    Until,
    Way,
    at_rest,
    choose_row,
    click,
    drawn,
    expect,
    said,
    turn_to,
    type_into,
)
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface, plugins

DOCK_WIDTH = 470
STROKES, UNDONE = 10, 3


def way():
    """All of it, one step after the other."""
    arrange()
    yield drawn()
    plugin = plugins["grid_steward"]
    desk = plugin._desk
    expect(desk.session.project is None, "a project file is open already")
    click_in_toolbar(plugin._menu.desk)
    yield Until(lambda: desk.dock is not None and desk.dock.isVisible(), "the desk is open")
    give_room(desk.dock)
    yield drawn()
    yield from sample(desk)
    yield from data(desk)
    yield from divide(desk)
    yield from redraw(desk)
    yield from plans(desk)
    yield from edit(desk)
    yield from check(desk)
    yield from staff(desk)
    yield from report(desk)


def arrange():
    """A window of the smallest size, with the layers beside the map."""
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(0, 0, WIDTH, HEIGHT)
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")
    for name in ("mLabelToolBar", "mPluginToolBar", "mVectorToolBar"):
        for bar in window.findChildren(QToolBar, name):
            bar.setVisible(name == "mPluginToolBar")


def give_room(dock):
    """As wide as a user draws it on this screen."""
    window = iface.mainWindow()
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers, dock], [190, DOCK_WIDTH], Qt.Orientation.Horizontal)


def click_in_toolbar(action):
    """Press the plugin's button, which has to be there."""
    for bar in iface.mainWindow().findChildren(QToolBar):
        button = bar.widgetForAction(action)
        if button is not None and button.isVisible():
            QTest.mouseClick(button, LEFT)
            return
    expect(False, "the plugin has no button in a toolbar")


def project_of(desk):
    """The project file as it is on the disk."""
    from grid_steward.plugin.store import Project

    return Project.open(desk.session.path)


def sample(desk):
    """An invented town, made in a folder."""
    said("sample town")
    page = desk.dock.current_page()
    expect(page.objectName() == "start", "the desk does not begin with its first page")
    click(page.open_sample)
    type_into(page.sample.folder.lineEdit(), str(WORK / "town"))
    click(page.sample.make)
    yield at_rest(desk)
    expect(desk.session.project is not None, "the sample town is not open")
    expect(len(QgsProject.instance().mapLayers()) > 5, "its layers are not on the map")
    yield drawn()


def data(desk):
    """What is in it."""
    said("data")
    page = turn_to(desk.dock, "data")
    yield at_rest(desk)
    project = project_of(desk)
    counts = {name: len(project.read(name)) for name in ("building", "resident", "officer")}
    expect(counts["building"] > 1000 and counts["resident"] > 10_000, f"it has {counts}")
    expect(page.overview is not None, "the page counts nothing")
    counted = page.overview.layers["building"].count
    expect(counted == counts["building"], f"the page counts {counted} buildings of {counts}")
    yield drawn()
    take("data")


def divide(desk):
    """A first plan."""
    said("divide")
    page = turn_to(desk.dock, "divide")
    yield at_rest(desk)
    before = project_of(desk).plans()["plan"].tolist()
    click(page.run)
    yield at_rest(desk)
    plans_now = project_of(desk).plans()
    expect(len(plans_now) == len(before) + 1, f"after dividing there are {list(plans_now['plan'])}")
    row = plans_now.iloc[-1]
    expect(desk.session.plan == row["plan"], "the new plan is not the one that is worked on")
    expect(row["cells_contiguous"] == row["cells"] > 50, f"{row['cells']} cells, not all whole")
    expect(row["cells_in_band"] >= 0.95 * row["cells"], f"{row['cells_in_band']} in the band")
    yield drawn()
    page.ensureWidgetVisible(page.result.title)
    page.verticalScrollBar().setValue(page.result.y())
    yield drawn()
    take("divide")


def redraw(desk):
    """Communities drawn anew, as a plan beside the first."""
    said("redraw")
    page = turn_to(desk.dock, "redraw")
    yield at_rest(desk)
    first = desk.session.plan
    click(page.run)
    yield at_rest(desk)
    project = project_of(desk)
    row = project.plans().iloc[-1]
    expect(row["plan"] != first == project.plans()["plan"].iloc[-2], "there is no second plan")
    expect(row["cells_contiguous"] == row["cells"], "a cell lies in pieces")
    moved = project.read_plan(row["plan"]).crosswalk
    expect((moved["level"] == "community").any(), "no community is told of")
    expect(page.result.isVisible(), "what came out is not shown")
    yield drawn()
    page.verticalScrollBar().setValue(page.result.y())
    yield drawn()
    take("redraw")


def plans(desk):
    """The two compared; then the first one is used again."""
    said("plans")
    page = turn_to(desk.dock, "plans")
    yield at_rest(desk)
    first, second = project_of(desk).plans()["plan"].tolist()
    expect(page.cards.count() == 2, f"{page.cards.count()} plans are listed")
    page.compare.plan.choose(second)
    page.compare.against.choose(first)
    click(page.compare.run)
    yield at_rest(desk)
    found = project_of(desk).read_comparison(second)
    expect(found is not None and found.against == first, "the comparison was not kept")
    expect(len(found.changes) > 0, "nothing changes between the two")
    expect(page.compare.result.isVisible(), "the comparison is not shown")
    yield drawn()
    page.verticalScrollBar().setValue(page.compare.y())
    yield drawn()
    take("plans")
    choose_row(page.cards, page.cards.model().index(1, 0))
    expect(page.cards.chosen.name == first, f"{page.cards.chosen.name} is chosen")
    click(page.use)
    yield at_rest(desk)
    expect(project_of(desk).current_plan() == first == desk.session.plan, "it is not in use")


def edit(desk):
    """Ten strokes by the mouse, three taken back, one cell mended, and saved."""
    said("edit")
    page = turn_to(desk.dock, "edit")
    yield at_rest(desk)
    click(page.start)
    yield at_rest(desk)
    editor = desk.editor
    expect(editor.active, "the plan is not open for changes")
    hand, table = Map(editor), page.table
    choose_row(table, table.model().index(table.model().rowCount() // 2, 0))
    yield drawn()
    cell = editor.cell
    expect(cell is not None, "a click on a row chose no cell")
    click(page.tools["paint"])
    expect(iface.mapCanvas().mapTool() is editor.tools.tool, "the brush is not in hand")
    households = [editor.cells[cell].households]
    kept = [editor.draft.cells.copy()]
    for stroke in range(STROKES):
        found = hand.beside(cell)
        expect(found is not None, f"after {stroke} strokes no unit beside {cell} is in sight")
        unit, pixel = found
        # Every other stroke is a drag that passes a unit and stays in it.
        if stroke % 2:
            hand.drag([pixel, pixel + QPoint(1, 1), pixel])
        else:
            hand.click(pixel)
        expect(
            editor.draft.codes[editor.draft.cells[unit]] == cell,
            f"stroke {stroke + 1} did not give the unit to {cell}",
        )
        expect(editor.unsaved == stroke + 1, f"{editor.unsaved} strokes after {stroke + 1}")
        households.append(editor.cells[cell].households)
        kept.append(editor.draft.cells.copy())
        yield drawn()
    expect(households[-1] > households[0], f"the households of {cell} went {households}")
    for taken_back in range(1, UNDONE + 1):
        click(page.undo)
        expect(
            (editor.draft.cells == kept[STROKES - taken_back]).all(),
            f"taking back {taken_back} did not give the plan before it",
        )
    expect(editor.unsaved == STROKES - UNDONE, f"{editor.unsaved} strokes are left")
    expect(editor.cells[cell].households == households[STROKES - UNDONE], "figures are others")
    yield drawn()
    take("edit")
    yield from mend(desk, page)
    # What was mended may be as it was at first; a building without homes changes no figure.
    found = hand.beside(editor.cell, empty=True)
    expect(found is not None, f"there is no building without homes beside {editor.cell}")
    hand.click(found[1])
    expect(editor.draft.codes[editor.draft.cells[found[0]]] == editor.cell, "it did not come")
    yield from save(desk, page)


def mend(desk, page):
    """Have the program put the worst cell and its neighbours right."""
    editor = desk.editor
    before = editor.draft.totals()
    choose_row(page.table, page.table.model().index(0, 0))
    yield drawn()
    expect(not editor.cells[editor.cell].in_band, f"nothing is wrong with {editor.cell}")
    click(page.operations.mend)
    yield at_rest(desk)
    cards = page.operations.cards
    expect(
        cards.isVisible() and cards.cards, "nothing is proposed: " + page.operations._answer.text()
    )
    click(cards.accept)
    after = editor.draft.totals()
    expect(
        after.in_band > before.in_band and after.contiguous >= before.contiguous,
        f"mending made {before} into {after}",
    )
    yield drawn()


def save(desk, page):
    """Keep it, and see that the file has just what was shown."""
    editor = desk.editor
    shown = {code: one.households for code, one in editor.cells.items()}
    click(page.save)
    yield at_rest(desk)
    expect(not editor.dirty, "strokes are left unsaved")
    division = project_of(desk).read_plan(desk.session.plan)
    kept = dict(zip(division.cells["cell_id"], division.cells["households"].tolist()))
    expect(kept == shown, "the file has other figures than the table")
    expect(len(division.edits) > 0, "no change by hand is written down")
    click(page.stop)
    expect(not editor.active, "the plan is still open for changes")
    yield drawn()


def check(desk):
    """What the plan lacks."""
    said("check")
    page = turn_to(desk.dock, "check")
    yield at_rest(desk)
    click(page.look)
    yield at_rest(desk)
    found = project_of(desk).read_assessment(desk.session.plan)
    expect(found is not None and len(found.gaps) > 0, "nothing was looked for")
    expect(page.model.rowCount() > 0, "no gap is listed")
    before = iface.mapCanvas().extent()
    kind = page.model.index(0, 0, page.model.index(0, 0))
    page.view.expand(kind)
    yield drawn()
    choose_row(page.view, page.model.index(0, 0, kind))
    expect(page.said.text(), "the gap is not told of")
    expect(iface.mapCanvas().extent() != before, "the map did not go to the gap")
    yield drawn()
    page.verticalScrollBar().setValue(page.bars.y())
    yield drawn()
    take("check")


def staff(desk):
    """An officer for every cell."""
    said("staff")
    page = turn_to(desk.dock, "staff")
    yield at_rest(desk)
    click(page.run)
    yield at_rest(desk)
    project = project_of(desk)
    cells = set(project.read_plan(desk.session.plan).cells["cell_id"])
    rows = project.read_staffing(desk.session.plan).assignments
    expect(set(rows["cell_id"]) == cells, "not every cell is in the assignment")
    served = int(rows["officer_id"].notna().sum())
    expect(served >= 0.9 * len(cells), f"only {served} of {len(cells)} cells have an officer")
    iface.actionZoomFullExtent().trigger()
    yield drawn()
    page.verticalScrollBar().setValue(0)
    yield drawn()
    take("staff")


def report(desk):
    """The page for the browser and the workbook."""
    said("report")
    page = turn_to(desk.dock, "report")
    yield at_rest(desk)
    folder = Path(page.folder.filePath())
    before = set(folder.iterdir())
    click(page.run)
    yield at_rest(desk)
    made = {path.suffix: path for path in set(folder.iterdir()) - before}
    expect({".html", ".xlsx"} <= set(made), f"only {sorted(made)} was written")
    text = made[".html"].read_text(encoding="utf-8")
    cells = project_of(desk).read_plan(desk.session.plan).cells["cell_id"]
    expect(all(code in text for code in cells), "the report does not tell of every cell")
    expect(page.written.isVisible(), "the page has no links to the files")
    yield drawn()
    page.ensureWidgetVisible(page.written)
    yield drawn()
    take("report")


# Kept by this name, so that it goes on once this file has been read.
the_way = Way(way())
