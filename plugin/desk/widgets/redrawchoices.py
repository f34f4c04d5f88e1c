"""What a redrawing is asked for, as fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.band import Band
from ...common.errors import StewardError
from ...common.figures import whole
from ...divide.redraw.measure import aimed, usual_band
from .bandfields import BandFields
from .checklist import CheckList, Tickable
from .dividechoices import CountsChoice, EffortChoice
from .labels import heading, muted, set_text, wrapped
from .parts import Choice, column, folded
from .planname import PlanName
from .wheel import leave_wheel

if TYPE_CHECKING:
    from ...divide.foreseen import RedrawOutlook
    from ..desk import Desk

# Where a rulebook says nothing: the figures of the documentation's examples, to begin with.
_HOUSEHOLDS, _RESIDENTS = (1000, 3000), (3000, 5000)
_MOST_COMMUNITIES = 9999
_STEP = 100


class RedrawChoices(QWidget):
    """The fields of a redrawing. ``changed``: something is asked for otherwise now."""

    changed = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._outlook: Optional[RedrawOutlook] = None
        self._proposed: Any = None
        self.by_households = QCheckBox(tr("Households of a community"))
        self.by_residents = QCheckBox(tr("Residents of a community"))
        self.households, self.residents = BandFields(_STEP), BandFields(_STEP)
        self.count = QSpinBox()
        self.count.setRange(0, _MOST_COMMUNITIES)
        self.count.setSpecialValueText(tr("as many as move the fewest"))
        self.count.setAccessibleName(tr("How many communities"))
        leave_wheel(self.count)
        self.count_says = wrapped("")
        self.start = Choice(tr("Start from"))
        self.stays = CheckList(tr("Community"), [tr("Households"), tr("Cells")])
        self.own = CheckList(tr("Compound"), [tr("Households")])
        self.counts, self.effort = CountsChoice(), EffortChoice()
        self.name = PlanName(desk)
        self.cells = BandFields()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in self._parts():
            layout.addWidget(part)
        self._connect()

    @property
    def earlier(self) -> Optional[str]:
        """The plan whose cells are kept where they can be, None for none."""
        return self.start.currentData() or None

    @property
    def problem(self) -> str:
        """Why this can't be asked for; empty where it can."""
        if not (self.by_households.isChecked() or self.by_residents.isChecked()):
            return tr("Say how many households or residents a community should have.")
        for chosen, fields in self._bands():
            if chosen.isChecked() and fields.problem:
                return fields.problem
        return self.cells.problem or self._count_problem() or self.name.problem(self.earlier)

    def asked(self) -> dict[str, Any]:
        """What ``steps.redraw`` is to be called with."""
        return {
            "households": self.households.band() if self.by_households.isChecked() else None,
            "residents": self.residents.band() if self.by_residents.isChecked() else None,
            "count": self.count.value() or None,
            "locked": self.stays.ticked(),
            "own": self.own.ticked(),
            "earlier": self.earlier,
            "plan": self.name.name(),
            "effort": self.effort.effort(),
            "band": self.cells.band(),
            "counts": self.counts.currentData(),
        }

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self._desk.session
        project = session.project
        if project is None:
            return
        if self._proposed != (project.path, project.rules.name):
            self._proposed = (project.path, project.rules.name)
            self._outlook = None
            self.cells.set_band(project.rules.cell_band)
            self.by_households.setChecked(True)
            self.by_residents.setChecked(False)
            self._propose()
        plans = session.plans["plan"].tolist()
        items = [(plan, tr("The cells of {plan}").format(plan=plan)) for plan in plans]
        self.start.offer([*items, ("", tr("Nothing: draw all cells anew"))])
        self._say()

    def show_outlook(self, outlook: RedrawOutlook) -> None:
        """Offer what there is to redraw."""
        first, self._outlook = self._outlook is None, outlook
        self.stays.show_rows(
            [
                Tickable(one.code, one.title, (one.households, one.cells or 0), one.ticked)
                for one in outlook.communities
            ]
        )
        self.own.show_rows(
            [
                Tickable(one.code, one.title, (one.households,), one.ticked)
                for one in outlook.compounds
            ]
        )
        if first:
            self._propose()
        self._say()

    def _bands(self) -> tuple[tuple[QCheckBox, BandFields], ...]:
        return (self.by_households, self.households), (self.by_residents, self.residents)

    def _propose(self) -> None:
        """The rulebook's bands, with today's mean for what is wanted."""
        project, outlook = self._desk.session.project, self._outlook
        if project is None:
            return
        ruled = project.rules.community_band
        total = 0 if outlook is None else outlook.households
        number = 0 if outlook is None else len(outlook.communities)
        self.households.set_band(usual_band(ruled.households or _HOUSEHOLDS, total, number))
        self.residents.set_band(usual_band(ruled.residents or _RESIDENTS, 0, 0))

    def _parts(self) -> list[QWidget]:
        residents_say = muted(
            tr("Counted in the restricted file; the plan keeps only whether the numbers hold.")
        )
        more = column(
            heading(tr("Households of a cell")),
            self.cells,
            heading(tr("Household counts")),
            self.counts,
            self.counts.says,
        )
        self.residents_part = column(self.residents, residents_say)
        return [
            column(heading(tr("How large a community should be")), self.by_households),
            self.households,
            self.by_residents,
            self.residents_part,
            column(heading(tr("How many communities")), self.count, self.count_says),
            column(heading(tr("Start from")), self.start),
            column(
                heading(tr("Communities that stay as they are")),
                self.stays,
                heading(tr("Compounds that become communities of their own")),
                self.own,
            ),
            column(heading(tr("Effort")), self.effort),
            self.name,
            folded(tr("More"), more),
        ]

    def _connect(self) -> None:
        for chosen, fields in self._bands():
            chosen.toggled.connect(lambda _on: self._say())
            fields.changed.connect(self._say)
        self.cells.changed.connect(self._say)
        self.count.valueChanged.connect(lambda _value: self._say())
        self.start.activated.connect(lambda _row: self._say())
        self.counts.activated.connect(lambda _row: self._say())
        self.name.changed.connect(self._say)
        for ticks in (self.stays, self.own):
            ticks.changed.connect(self._say)

    def _say(self) -> None:
        self.households.setVisible(self.by_households.isChecked())
        self.residents_part.setVisible(self.by_residents.isChecked())
        self.counts.say()
        problem = self._count_problem()
        set_text(self.count_says, f"⚠ {problem}" if problem else self._possible())
        self.name.say(self.earlier)
        self.changed.emit()

    def _counted(self) -> Optional[tuple[int, Band]]:
        """The households there are and the band for them, where plain arithmetic holds: kinds of
        estates with factors count otherwise."""
        project, band = self._desk.session.project, self.households.band()
        if project is None or self._outlook is None or band is None:
            return None
        plain = all(kind.community_factor == 1 for kind in project.rules.compound_kinds)
        if not (plain and self.by_households.isChecked()):
            return None
        return self._outlook.households, band

    def _count_problem(self) -> str:
        """What is impossible by arithmetic."""
        counted = self._counted()
        if counted is None or not self.count.value():
            return ""
        try:
            aimed(counted[1], counted[0], self.count.value())
        except StewardError as error:
            return str(error)
        return ""

    def _possible(self) -> str:
        counted = self._counted()
        if counted is None or self._outlook is None:
            return ""
        total, band = counted
        fewest, most = -(-total // band.maximum), total // band.minimum
        if not 0 < fewest <= most:
            return "⚠ " + tr(
                "No number of communities has {least} to {most} households each: together they "
                "have {total}. They will be as near to that as can be."
            ).format(least=whole(band.minimum), most=whole(band.maximum), total=whole(total))
        return tr(
            "{total} households in {today} communities today; {fewest} to {most} are possible."
        ).format(total=whole(total), today=len(self._outlook.communities), fewest=fewest, most=most)
