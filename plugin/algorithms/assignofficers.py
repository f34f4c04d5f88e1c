"""``gridsteward:assignofficers``: who serves each cell of a plan, who stands in, and the rounds."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.texts import tr
from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress
from .assessing import PlanAlgorithm

if TYPE_CHECKING:
    from ..staff import Staffing
    from ..store import Project
    from .assessing import Work


class AssignOfficersAlgorithm(PlanAlgorithm):
    """Assign officers; the work itself is ``steps.staff``."""

    OUTPUTS: ClassVar[dict[str, str]] = {
        "ASSIGNMENT": "assignment",
        "LOADS": "officer_load",
        "ROUNDS": "round",
        "VISITS": "visit",
        "HANDOVERS": "handover",
    }

    def name(self) -> str:
        """The frozen id."""
        return "assignofficers"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Assign officers to cells")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("officer,assign,staff,backup,round,visit,handover,quota").split(",")
        return [*words, "网格员", "分配", "走访", "交接"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Gives each cell of a plan an officer and a backup: near their base, known to the "
            "people in care, with the skills that these ask for, and nobody with more work than "
            "hours where that can be. Where there are fewer officers than cells, neighbouring "
            "cells are served together; officers to spare help where the overload is.\n\n"
            "Then it plans four weeks of visits for each officer, in walking order and within "
            "the hours of a day, lists what is handed over where the officer changes, and "
            "assesses the plan again with the new officers.\n\n"
            "Who must or must not serve a cell stands in the layer of officers; a cell ticked "
            "as locked in an earlier assignment of the plan keeps its officer. All prices and "
            "hours come from the project's rulebook.\n\n"
            "Who serves which cell is written into the project file. Loads, visits, rounds and "
            "handovers tell of people, so they are written into the restricted file, "
            "NAME.people.gpkg, and nowhere else. Running it again replaces what it wrote for "
            "the plan before."
        )

    def plan_help(self) -> str:
        """Any plan can be staffed."""
        return tr("The plan whose cells get officers. Not set: the current one.")

    def add_settings(self) -> None:
        """What the assignment starts from."""
        self.add(
            QgsProcessingParameterString("TODAY", tr("Plan in force today"), optional=True),
            tr(
                "The plan that the officers serve today: who is known to whom, and what is handed "
                "over, is told from it. Not set: the plan that this one was divided from, else "
                "this one itself with the cells of the layer of officers."
            ),
        )
        self.add(
            QgsProcessingParameterString("START", tr("First day of the visits"), optional=True),
            tr("Such as 2026-03-02. Not set: the next Monday."),
        )
        self.add_advanced(
            QgsProcessingParameterString("LOCKED", tr("Locked cells"), optional=True),
            tr("Codes of cells, with commas between them, that keep the officer they have."),
        )
        self.add_advanced(
            QgsProcessingParameterNumber("TOTAL", tr("Total staff to share out"), optional=True),
            tr(
                "A fixed number of staff that the quotas of all communities add up to. Not set: "
                "each community gets what the rulebook's formula says."
            ),
        )

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Work:
        """Assign with these settings."""
        today, start = (
            self.parameterAsString(parameters, name, context).strip() for name in ("TODAY", "START")
        )
        return partial(
            _staff,
            today=today or None,
            start=_day(start),
            locked=self.codes(parameters, "LOCKED", context),
            total=self.optional_int(parameters, "TOTAL", context),
        )

    def layer_titles(self) -> dict[str, str]:
        """The titles of the layers."""
        return {
            "ASSIGNMENT": tr("Assignments"),
            "LOADS": tr("Load of officers"),
            "ROUNDS": tr("Rounds"),
            "VISITS": tr("Planned visits"),
            "HANDOVERS": tr("Handovers"),
        }

    def number_titles(self) -> dict[str, str]:
        """The titles of the numbers."""
        return {
            "OFFICERS": tr("Officers who serve a cell"),
            "CELLS_WITHOUT_OFFICER": tr("Cells without an officer"),
            "CHANGED": tr("Cells that change their officer"),
            "UNCOVERED_HOURS": tr("Hours of work a month beyond the officers' hours"),
        }

    def numbers(self, found: Staffing) -> dict[str, Any]:
        """Sums over the whole plan; the work of cells that nobody serves is in no officer's."""
        rows = found.assignments
        return {
            "OFFICERS": int(rows["officer_id"].nunique()),
            "CELLS_WITHOUT_OFFICER": int(rows["officer_id"].isna().sum()),
            "CHANGED": int((rows["change"] == "changed").sum()),
            "UNCOVERED_HOURS": round(float(found.loads["uncovered_min"].sum()) / 60, 1),
        }

    def lines(self, found: Staffing) -> list[str]:
        """Sums over the plan, and how many visits found no day."""
        numbers = self.numbers(found)
        return [
            tr(
                "{plan}: {officers} officers serve {cells} cells; {without} have none, {changed} "
                "change theirs. {hours} hours of work a month are beyond the officers' hours."
            ).format(
                plan=found.plan,
                officers=numbers["OFFICERS"],
                cells=len(found.assignments),
                without=numbers["CELLS_WITHOUT_OFFICER"],
                changed=numbers["CHANGED"],
                hours=numbers["UNCOVERED_HOURS"],
            ),
            tr("Visits of four weeks: {planned} planned, {left} found no day.").format(
                planned=int(found.visits["day"].notna().sum()),
                left=int(found.visits["day"].isna().sum()),
            ),
        ]

    def notes(self, found: Staffing) -> list[Message]:
        """Without the one that names officers by their work, whose sum stands above."""
        from ..staff.loads import BEYOND

        return [note for note in found.notes if note.text != BEYOND.text]


def _staff(project: Project, plan: Optional[str], progress: Progress, **settings: Any) -> Staffing:
    from ..steps import staff

    return staff(project, plan, progress=progress, **settings)[0]


def _day(text: str) -> Optional[date]:
    """The day that a text says, None for an empty one."""
    from ..intake.dates import read_date

    day = read_date(text)
    if text and day is None:
        raise input_error(
            "{text} is no day. Write the first day of the visits as 2026-03-02.", text=text
        )
    return day
