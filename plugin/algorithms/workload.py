"""``gridsteward:workload``: how much work each cell of a plan is, against its officer's hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..bridge.texts import tr
from .assessing import AssessAlgorithm

if TYPE_CHECKING:
    from ..assess import Assessment


class WorkloadAlgorithm(AssessAlgorithm):
    """Work out the workload."""

    OUTPUTS: ClassVar[dict[str, str]] = {"WORKLOAD": "workload", "WORK_ITEMS": "work_item"}

    def name(self) -> str:
        """The frozen id."""
        return "workload"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Work out officer workload")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("workload,officer,visit,duty,hours,utilisation,assess").split(",")
        return [*words, "工作量", "网格员", "走访"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Works out how many minutes a month each cell of a plan asks of its officer: visits "
            "to people in care, rounds to every household, standing duties, open requests and "
            "the walking between them. Someone in several care groups is visited once for all, "
            "as often as the most frequent of them asks.\n\n"
            "Against the officer's hours it says how full the month is, what is beyond it, and "
            "which visits would not get done, the least severe first. The hours of an officer "
            "of several cells are shared between them by their households.\n\n"
            "Intervals, minutes and hours come from the project's rulebook; hours also from the "
            "layer of officers.\n\n"
            "Workload tells of people, so it is written into the project's restricted file, "
            "NAME.people.gpkg, and nowhere else. Running it again replaces what was found for "
            "the plan before, the gaps too: both are one assessment."
        )

    def layer_titles(self) -> dict[str, str]:
        """The titles of the layers."""
        return {"WORKLOAD": tr("Workload of cells"), "WORK_ITEMS": tr("Work by duty")}

    def number_titles(self) -> dict[str, str]:
        """The titles of the numbers."""
        return {
            "TOTAL_HOURS": tr("Hours of work a month"),
            "OVERLOADED_CELLS": tr("Cells with more work than hours"),
            "CELLS_WITHOUT_OFFICER": tr("Cells without an officer"),
        }

    def numbers(self, found: Assessment) -> dict[str, Any]:
        """The whole plan's hours and overloaded cells; those nobody serves count apart."""
        rows = found.workload
        return {
            "TOTAL_HOURS": round(float(rows["total_min"].sum()) / 60, 1),
            "OVERLOADED_CELLS": int((rows["utilisation"] > 1).sum()),
            "CELLS_WITHOUT_OFFICER": int(rows["utilisation"].isna().sum()),
        }

    def lines(self, found: Assessment) -> list[str]:
        """Sums over the plan."""
        numbers = self.numbers(found)
        return [
            tr(
                "{plan}: {hours} hours of work a month in {cells} cells; {over} have more work "
                "than hours, {without} have no officer."
            ).format(
                plan=found.plan,
                hours=numbers["TOTAL_HOURS"],
                cells=len(found.workload),
                over=numbers["OVERLOADED_CELLS"],
                without=numbers["CELLS_WITHOUT_OFFICER"],
            )
        ]
