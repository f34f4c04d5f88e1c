"""What an automatic assignment is asked for, and what it found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Optional

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDateEdit, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.figures import whole
from ...common.messages import Message
from .labels import set_text, wrapped
from .wheel import leave_wheel

_MOST_STAFF = 1_000_000
_LINES = 8


class AutoChoices(QWidget):
    """From which day the visits are planned, and how many staff there are to share out."""

    def __init__(self) -> None:
        super().__init__()
        from ...steps.staffing import next_monday

        self.day, self.total = QDateEdit(), QSpinBox()
        first = next_monday(date.today())
        self.day.setDate(QDate(first.year, first.month, first.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setToolTip(tr("The visits of the four weeks from this day are planned."))
        self.total.setRange(0, _MOST_STAFF)
        self.total.setSpecialValueText(tr("by the rulebook"))
        self.total.setGroupSeparatorShown(True)
        self.total.setToolTip(
            tr("A number of staff to share out among the communities, instead of the quotas' sum.")
        )
        leave_wheel(self.day, self.total)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Visits from"), self.day)
        form.addRow(tr("Staff to share out"), self.total)

    def start(self) -> date:
        """The first day of the visits."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def staff(self) -> Optional[int]:
        """How many staff there are to share out, None for the quotas' sum."""
        return self.total.value() or None


class FoundBox(QgsCollapsibleGroupBoxBasic):
    """What the staffing that is kept comes to, in sentences."""

    def __init__(self) -> None:
        super().__init__(tr("What was found"))
        self.says = wrapped("")
        self.says.setObjectName("found")
        layout = QVBoxLayout(self)
        layout.addWidget(self.says)

    def show_facts(
        self, facts: Mapping[str, Any], notes: tuple[Message, ...], people_file: str
    ) -> None:
        """Say them."""
        set_text(self.says, "\n".join(_lines(facts, notes, people_file)))


def _lines(facts: Mapping[str, Any], notes: tuple[Message, ...], people_file: str) -> Iterator[str]:
    from ...staff.reasonkinds import REASON_TITLES
    from ...staff.summary import (
        CHANGES,
        changes_title,
        head_said,
        hours_said,
        people_said,
        quotas_said,
        visits_said,
    )

    yield from map(str, head_said(facts))
    yield str(changes_title(facts))
    for name, text in CHANGES.items():
        if facts["changes"][name]:
            yield tr("• {count} {what}").format(count=whole(facts["changes"][name]), what=text)
    for kind, count in facts["reasons"].items():
        yield tr("• {count} × {reason}").format(count=whole(count), reason=REASON_TITLES[kind])
    yield from map(str, people_said(facts))
    yield str(hours_said(facts))
    for row in facts["uncovered"][:_LINES]:
        yield tr("• {officer} in {cell}: {hours} hours").format(
            officer=row["officer"] or tr("nobody"),
            cell=row["cell_id"],
            hours=f"{row['hours']:,.1f}",
        )
    more = len(facts["uncovered"]) - _LINES
    if more > 0:
        yield tr("… and {count} more.").format(count=more)
    yield str(quotas_said(facts, people_file))
    yield str(visits_said(facts))
    yield from map(str, notes)
