"""What a division is asked for, as fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...bridge.texts import tr
from .bandfields import BandFields
from .labels import heading, muted, set_text, wrapped
from .parts import Choice, column, folded
from .planname import PlanName
from .rulebookbox import RulebookBox
from .wheel import leave_wheel
from .wishes import WishSliders

if TYPE_CHECKING:
    from ..desk import Desk

_MOST_SEED = 2**31 - 1


class DivideChoices(QWidget):
    """The fields of a division, from the rulebook down to the plan's name.

    ``changed``: something is asked for otherwise now.
    """

    changed = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposed: Any = None
        self.rulebook = RulebookBox(desk)
        self.band = BandFields()
        self.as_ruled = QPushButton()
        self.start = Choice(tr("Start from"))
        self.start_says = wrapped("")
        self.counts = CountsChoice()
        self.effort = EffortChoice()
        self.wishes = WishSliders(off=("work",))
        self.seed = QSpinBox()
        self.name = PlanName(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in self._parts():
            layout.addWidget(part)
        self._connect()

    @property
    def earlier(self) -> Optional[str]:
        """The plan to start from, None for nothing."""
        chosen: Optional[str] = self.start.currentData()
        return chosen or None

    @property
    def problem(self) -> str:
        """Why this can't be asked for; empty where it can."""
        if self.rulebook.asks():
            return tr("Say first whether the project is to have the other rulebook.")
        return self.band.problem or self.name.problem(self.earlier)

    def asked(self) -> dict[str, Any]:
        """What ``steps.divide`` is to be called with."""
        factors = self.wishes.factors()
        even_work = factors.get("work", 0.0) > 0
        return {
            "band": self.band.band(),
            "seed": self.seed.value(),
            "effort": self.effort.effort(),
            "plan": self.name.name(),
            "earlier": self.earlier,
            "households": self.counts.currentData(),
            "even_work": even_work,
            # Work that does not count at all is not looked up either.
            "weights": {n: f for n, f in factors.items() if n != "work" or even_work},
        }

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self._desk.session
        project = session.project
        if project is None:
            return
        self.rulebook.refresh()
        ruled = project.rules.cell_band
        if self._proposed != (project.path, project.rules.name):
            self._proposed = (project.path, project.rules.name)
            self.band.set_band(ruled)
            self.wishes.reset()
        self.as_ruled.setText(tr("As in the rulebook: {band}").format(band=_said(ruled)))
        plans = session.plans["plan"].tolist()
        items = [("", tr("Nothing: draw all cells anew"))]
        items += [(plan, tr("The cells of {plan}").format(plan=plan)) for plan in plans]
        self.start.offer(items)
        self._say()

    def say_locked(self, codes: tuple[str, ...]) -> None:
        """Which cells of the plan to start from stay as they are."""
        if self.earlier is None:
            set_text(self.start_says, "")
        elif not codes:
            set_text(self.start_says, tr("No cell of it is locked. Few households change cell."))
        else:
            from ...common.messages import some_of

            text = tr("{count} locked cells stay exactly as they are: {codes}.")
            set_text(self.start_says, text.format(count=len(codes), codes=some_of(codes)))

    def _parts(self) -> list[QWidget]:
        wishes = folded(tr("What should count for more or less"), self.wishes)
        seed_row = QWidget()
        row = QHBoxLayout(seed_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Seed"))
        label.setBuddy(self.seed)
        row.addWidget(label)
        row.addWidget(self.seed, 1)
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setAccessibleName(tr("Seed"))
        leave_wheel(self.seed)
        about = muted(
            tr(
                "The same seed gives the same plan. If a line looks odd, another seed gives "
                "another plan of the same kind."
            )
        )
        counts = column(heading(tr("Household counts")), self.counts, self.counts.says)
        more = folded(tr("More"), column(counts, seed_row, about))
        return [
            column(heading(tr("Rulebook")), self.rulebook),
            column(heading(tr("Households of a cell")), self.band, self.as_ruled),
            column(heading(tr("Start from")), self.start, self.start_says),
            column(heading(tr("Effort")), self.effort),
            self.name,
            wishes,
            more,
        ]

    def _connect(self) -> None:
        self.band.changed.connect(self._say)
        self.as_ruled.clicked.connect(lambda _checked=False: self._as_ruled())
        self.start.activated.connect(lambda _row: self._say())
        self.counts.activated.connect(lambda _row: self._say())
        self.name.changed.connect(self._say)
        self.wishes.changed.connect(self._say)
        self.rulebook.changed.connect(self._say)

    def _as_ruled(self) -> None:
        if self._desk.session.project is not None:
            self.band.set_band(self._desk.session.project.rules.cell_band)

    def _say(self) -> None:
        """Say what follows from what is chosen, and tell that it is chosen."""
        project = self._desk.session.project
        if project is None:
            return
        self.as_ruled.setVisible(self.band.band() != project.rules.cell_band)
        off = "" if self.earlier else tr("Counts only where a division starts from a plan.")
        self.wishes.allow("stay", off)
        self.counts.say()
        self.name.say(self.earlier)
        self.changed.emit()


class CountsChoice(Choice):
    """Which household counts the buildings have."""

    def __init__(self) -> None:
        super().__init__(tr("Household counts"))
        self.says = muted("")
        self._abouts = {
            "recorded": tr("As the buildings say; where they don't, as tables about them do."),
            "tabled": tr("As tables about the buildings say; else as the buildings do."),
            "filled": tr("As the buildings say; where nobody does, as residents' records give."),
            "counted": tr("As the residents' records give; else as the buildings say."),
        }
        self.offer(
            [
                ("recorded", tr("Recorded with the buildings")),
                ("tabled", tr("From tables about buildings")),
                ("filled", tr("Recorded, gaps filled by residents")),
                ("counted", tr("Counted from residents")),
            ]
        )
        self.say()

    def say(self) -> None:
        """Say what the chosen counts are."""
        self.says.setText(self._abouts[self.currentData()])


class EffortChoice(QWidget):
    """Quick or thorough."""

    def __init__(self) -> None:
        super().__init__()
        self.quick, self.thorough = QRadioButton(tr("Quick")), QRadioButton(tr("Thorough"))
        self.quick.setChecked(True)
        self._says = muted("")
        row = QHBoxLayout()
        row.addWidget(self.quick)
        row.addWidget(self.thorough)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._says)
        self.thorough.toggled.connect(lambda _on: self._say())
        self._say()

    def effort(self) -> str:
        """``fast`` or ``best``."""
        return "best" if self.thorough.isChecked() else "fast"

    def _say(self) -> None:
        if self.thorough.isChecked():
            text = tr("For the plan that will be used: goes on until it hardly gets better.")
        else:
            text = tr("To look around: a plan within seconds, of a whole city within minutes.")
        self._says.setText(text)


def _said(band: Any) -> str:
    return f"{band.minimum}–{band.target}–{band.maximum}"
