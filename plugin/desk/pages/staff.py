"""Who serves which cell: by the program, then by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from qgis.PyQt.QtCore import QModelIndex, QPoint
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ...bridge.texts import tr
from ...common.errors import InputError, StewardError
from ...common.progress import Progress
from ..widgets.labels import heading, muted, set_text, wrapped
from ..widgets.lookup import Lookup
from ..widgets.onmap import crs_of, geometry_of, go_to
from ..widgets.parts import Choice, column
from ..widgets.staffauto import AutoChoices, FoundBox
from ..widgets.staffaway import AwayBox
from ..widgets.staffhand import HandChanges
from ..widgets.staffleave import StaffLeave
from ..widgets.stafflists import CellTable, OfficerTable
from ..widgets.staffmodels import CODE_ROLE, CellModel, OfficerModel
from ..widgets.staffpreview import Floating, foretell, offered
from ..widgets.staffrows import StaffView, read_view
from .page import Page

if TYPE_CHECKING:
    from ...staff.hand.board import Board
    from ..desk import Desk

# So many lines of text stand around the two lists.
_LINES_BESIDE = 17


class StaffPage(Page):
    """Officers and cells as two lists; an officer is dragged onto a cell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._version, self._view, self._trouble = 0, StaffView(0), ""
        self._views = Lookup(self, tr("Reading the officers"), self._show_view, self._no_view)
        self._boards = Lookup(self, tr("Getting officers ready"), self._take_board, self._failed)
        self.changes = HandChanges(self)
        self._leave = StaffLeave(desk, self.changes)
        self.officers_model, self.cells_model = OfficerModel(), CellModel()
        self.officers = OfficerTable(self.officers_model)
        self.cells = CellTable(self.cells_model)
        self._held: tuple[str, str, str] = ("", "", "")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self.desk.session
        project, plan = session.project, session.plan
        if project is None:
            return
        self.changes.look_at(self._key())
        if plan is None:
            self._views.forget()
            self._show_view(StaffView(0))
        else:
            key = (*self._key(), self._version)
            if self._views.ask(key, lambda step: read_view(project, plan, step)):
                self._trouble = ""
        self._say()

    def may_leave(self, may_stay: bool = True) -> bool:
        """Whether no change by hand is lost by leaving; asks where one would be."""
        return self._leave.may_leave(may_stay)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Both lists are to be in sight together, so that one can drag between them."""
        super().resizeEvent(event)
        beside = _LINES_BESIDE * self.fontMetrics().height()
        for table in (self.officers, self.cells):
            table.set_room((self.viewport().height() - beside) // 2)

    def give(self, cell: str, officer: str) -> None:
        """Have somebody serve a cell, not kept yet."""
        self._change(lambda: self.changes.give(cell, officer))
        self.cells.choose(cell)

    def keep(self) -> None:
        """Keep what was changed by hand."""
        from ... import steps

        hand, kept = self.changes.hand(), self._view.kept
        if not hand or kept is None:
            # All was changed back again, if it is known at all.
            self.changes.discard()
            return
        asked = hand

        def work(project: Any, progress: Progress) -> Any:
            return steps.keep_by_hand(project, kept, asked, progress)

        key, title = self._key(), tr("Keeping the officers given by hand")
        self.desk.session.run(title, work, lambda _result: self._kept(key))

    def assign(self) -> None:
        """Have the program give every cell an officer."""
        from ... import steps

        plan, start, total = self.desk.session.plan, self.auto.start(), self.auto.staff()

        def work(project: Any, progress: Progress) -> Any:
            return steps.staff(project, plan, start=start, total=total, progress=progress)

        self.desk.session.run(tr("Assigning officers to cells"), work, self._assigned)

    def _build(self) -> None:
        self.to_data = self.action(tr("Bring in the officers"), lambda: self.desk.show_page("data"))
        self.to_divide = self.action(tr("Divide into cells"), lambda: self.desk.show_page("divide"))
        self.auto, self.found = AutoChoices(), FoundBox()
        self.run = self.action(tr("Assign automatically"), self.assign)
        self.run_note = muted(
            tr("Locked cells stay with their officers. All others may get another one.")
        )
        self.community = Choice(tr("Community"))
        self.failure, self.preview = wrapped(""), wrapped("")
        self.preview.setObjectName("preview")
        self.give_button = self.action(tr("Give the cell to the officer"), self._give_chosen)
        self.state = wrapped("")
        self.undo_button = QPushButton(tr("Undo"))
        self.discard_button = QPushButton(tr("Discard"))
        self.keep_button = self.action(tr("Keep these changes"), self.keep)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.undo_button)
        row.addWidget(self.discard_button)
        self.pending = column(self.state, both, self.keep_button)
        self.away = AwayBox(self.desk.iface.mapCanvas(), self._failed)
        self.floating = Floating(self.viewport())
        hint = muted(tr("Drag an officer onto a cell. What it means is said before you let go."))
        self.automatic = column(heading(tr("Automatic")), self.auto, self.run, self.run_note)
        self.lists = column(
            self.community,
            heading(tr("Officers")),
            self.officers,
            self.away,
            heading(tr("Cells")),
            hint,
            self.cells,
            self.preview,
            self.give_button,
        )
        parts = (self.failure, self.to_data, self.to_divide, self.pending, self.lists)
        for part in (*parts, self.automatic, self.found):
            self.body.addWidget(part)
            part.hide()

    def _connect(self) -> None:
        self.desk.session.changed.connect(self._session_changed)
        self.changes.changed.connect(self._follow)
        self.community.activated.connect(lambda _row: self._filter())
        self.officers_model.away_changed.connect(self._ask_away)
        self.away.back.connect(self.officers_model.all_back)
        self.officers.chosen.connect(self._foretell)
        self.cells.chosen.connect(self._foretell)
        self.officers.clicked.connect(self._go_to_base)
        self.cells.clicked.connect(self._cell_clicked)
        self.cells.hovered.connect(self._hold)
        self.cells.left.connect(self.floating.hide)
        self.cells.dropped.connect(self.give)
        self.cells.customContextMenuRequested.connect(self._show_menu)
        self.undo_button.clicked.connect(lambda _checked=False: self.changes.undo())
        self.discard_button.clicked.connect(lambda _checked=False: self.changes.discard())

    def _key(self) -> tuple[Any, ...]:
        return self.desk.session.path, self.desk.session.plan

    def _session_changed(self) -> None:
        self._version += 1

    def _show_view(self, view: StaffView) -> None:
        project, plan = self.desk.session.project, self.desk.session.plan
        self._view = view
        self.officers_model.away &= set(view.officers)
        self.officers_model.show(view, list(view.officers.values()))
        self.cells_model.show(view, list(view.cells.values()))
        named = view.communities.items()
        self.community.offer([("", tr("All communities")), *named])
        self.community.setVisible(len(view.communities) > 1)
        self._filter()
        self._ask_away()
        if view.kept is not None and project is not None:
            people = project.people_path.name
            self.found.show_facts(view.facts, view.kept.notes, people)

            def ready(step: Progress) -> Board:
                from ... import steps

                return steps.begin_by_hand(project, plan, step)

            self._boards.ask((*self._key(), self._version), ready)
        self._say()

    def _take_board(self, board: Board) -> None:
        lost = self.changes.take(self._key(), board)
        if lost:
            self.desk.session.tell(lost)
        self._say()

    def _no_view(self, error: StewardError) -> None:
        self._trouble = str(error)
        self._show_view(StaffView(0))

    def _failed(self, error: StewardError) -> None:
        self._trouble = str(error)
        self._say()

    def _kept(self, key: tuple[Any, ...]) -> None:
        self.changes.kept(key)
        self._say()
        self.desk.session.tell(tr("The officers are kept; rounds, loads and gaps go by them now."))

    def _assigned(self, _result: Any) -> None:
        self.found.setCollapsed(False)

    def _say(self) -> None:
        """Say what to do next, and switch everything on or off by what there is."""
        view, plan = self._view, self.desk.session.plan
        asking, staffed = self._views.asking, view.kept is not None
        set_text(self.failure, view.failure or self._trouble)
        self.to_divide.setVisible(plan is None)
        unlisted = not (asking or view.listed or self._trouble)
        self.to_data.setVisible(plan is not None and unlisted)
        self.automatic.setVisible(plan is not None and bool(view.listed))
        self.lists.setVisible(staffed)
        self.found.setVisible(staffed)
        number = self.changes.number
        self.pending.setVisible(staffed and number > 0)
        self.state.setText(
            tr("Changes by hand that are not kept yet: {count}.").format(count=number)
        )
        ready = self.changes.board is not None
        for button in (self.undo_button, self.discard_button):
            button.setEnabled(ready and self.desk.session.running is None)
        self.keep_button.allow("" if ready else _not_ready())
        self.run.allow(tr("Keep or discard your changes first.") if number else "")
        self.to_data.allow()
        self.to_divide.allow()
        self.say_next(self._advice(asking, number))
        self._foretell()

    def _advice(self, asking: bool, number: int) -> str:
        view = self._view
        if self.desk.session.plan is None:
            return tr("There are no cells yet. Divide first, then give them to officers.")
        if asking and view.kept is None:
            return tr("Reading…")
        if not view.listed and self._trouble:
            return ""
        if not view.listed:
            return tr(
                "The project knows no officers yet. Bring in their list: a table with a code for "
                "each, and if you have it their cells, hours, skills and base."
            )
        if view.failure:
            return ""
        if view.kept is None:
            return tr(
                "Nobody is assigned to these cells yet. Have the program propose who serves "
                "which; you can change all of it by hand afterwards."
            )
        if number:
            return tr("Look at the hours, then keep your changes or take them back.")
        over = view.facts["officers"]["beyond_hours"]
        without = view.facts["cells_without_officer"]
        if over or without:
            return tr(
                "Cells without an officer: {without}. Officers with more work than hours: {over}. "
                "Sort the lists by hours, from high to low, to have them at the top."
            ).format(without=without, over=over)
        return tr("Every cell has an officer, and all work fits. Next: the report.")

    def _follow(self, touched: frozenset[str]) -> None:
        """Show what a change by hand did."""
        if self.changes.board is not None and self._view.kept is not None:
            self._view.follow(self.changes.board, sorted(touched))
        self.officers_model.told()
        self.cells_model.told()
        self._held = ("", "", "")
        self._say()

    def _change(self, change: Callable[[], None]) -> None:
        if self.changes.board is None:
            self.desk.session.tell(_not_ready())
            return
        if self.desk.session.running is not None:
            job = self.desk.session.running
            self.desk.session.tell(tr("“{job}” is still running.").format(job=job))
            return
        try:
            change()
        except InputError as error:
            self.desk.session.tell_error(error)

    def _ask_away(self) -> None:
        key = (*self._key(), self._version)
        self.away.ask(key, self._view, sorted(self.officers_model.away))

    def _filter(self) -> None:
        chosen: Optional[str] = self.community.currentData() or None
        self.officers_model.choose(chosen)
        self.cells_model.choose(chosen)

    def _foretell(self) -> None:
        """Say below the lists what the chosen two would mean."""
        cell, officer = self.cells.code(), self.officers.code()
        if cell is None or officer is None:
            set_text(self.preview, "")
            self.give_button.allow(tr("Choose an officer and a cell."))
            return
        text, fine = foretell(self.changes.board, cell, officer)
        set_text(self.preview, text)
        why_not = tr("This officer can't be given this cell now.")
        if self.changes.board is None:
            why_not = _not_ready()
        self.give_button.allow("" if fine else why_not)

    def _give_chosen(self) -> None:
        cell, officer = self.cells.code(), self.officers.code()
        if cell is not None and officer is not None:
            self.give(cell, officer)

    def _hold(self, cell: str, officer: str, at: QPoint) -> None:
        """An officer is held over a cell."""
        if self._held[:2] != (cell, officer):
            self._held = cell, officer, foretell(self.changes.board, cell, officer)[0]
        pointer = self.cells.viewport().mapTo(self.viewport(), at)
        self.floating.show_text(self._held[2], pointer)

    def _cell_clicked(self, index: QModelIndex) -> None:
        cell = index.data(CODE_ROLE)
        if index.column() == CellModel.LOCK:
            self._toggle_lock(cell)
        else:
            self._go_to_cell(cell)

    def _toggle_lock(self, cell: str) -> None:
        locked = self._view.cells[cell].locked
        self._change(lambda: self.changes.set_locked(cell, not locked))

    def _go_to_cell(self, cell: str) -> None:
        if self._view.kept is not None:
            frame = self._view.kept.assignments
            nowhere = tr("{code} is not on the map.").format(code=cell)
            self._go_to(frame[frame["cell_id"] == cell], nowhere)

    def _go_to_base(self, index: QModelIndex) -> None:
        if index.column() != OfficerModel.AWAY and self._view.kept is not None:
            frame = self._view.kept.loads
            nowhere = tr("It is not known where this officer is based.")
            self._go_to(frame[frame["officer_id"] == index.data(CODE_ROLE)], nowhere)

    def _go_to(self, rows: Any, nowhere: str) -> None:
        for shape in rows.geometry:
            if not go_to(self.desk.iface.mapCanvas(), geometry_of(shape), crs_of(rows.crs)):
                self.desk.session.tell(nowhere)

    def _show_menu(self, at: QPoint) -> None:
        index = self.cells.indexAt(at)
        if index.isValid():
            menu = self.menu(index.data(CODE_ROLE))
            menu.exec(self.cells.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu(self, cell: str) -> QMenu:
        """What can be done with a cell: give it to an officer near by, lock it, show it."""
        menu, row = QMenu(self), self._view.cells[cell]
        give = menu.addMenu(tr("Give this cell to"))
        for officer in offered(self.changes.board, self._view, cell, self.officers.code()):
            item = give.addAction(self._view.name(officer))
            item.triggered.connect(lambda _checked=False, who=officer: self.give(cell, who))
        give.setEnabled(not give.isEmpty())
        lock = menu.addAction(tr("Unlock") if row.locked else tr("Lock to its officer"))
        lock.triggered.connect(lambda _checked=False: self._toggle_lock(cell))
        show = menu.addAction(tr("Show on the map"))
        show.triggered.connect(lambda _checked=False: self._go_to_cell(cell))
        return menu


def _not_ready() -> str:
    return tr("Getting ready for changes by hand. Try again in a moment.")
