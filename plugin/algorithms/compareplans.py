"""``gridsteward:compareplans``: what a plan of a project changes, against another or today."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Optional

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ..bridge.texts import tr
from ..common.messages import Message
from ..common.progress import Progress
from .assessing import PlanAlgorithm

if TYPE_CHECKING:
    from ..compare import Comparison
    from ..store import Project
    from .assessing import Work

# What today's communities are called where the name of a plan is asked for, as on the command line.
TODAY_WORD = "today"


class ComparePlansAlgorithm(PlanAlgorithm):
    """Compare a plan; the work itself is ``steps.compare``."""

    OUTPUTS: ClassVar[dict[str, str]] = {
        "CHANGES": "change",
        "FLOWS": "flow",
        "PEOPLE_FLOWS": "flow_people",
    }

    def name(self) -> str:
        """The frozen id."""
        return "compareplans"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Compare plans")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("compare,plan,difference,change,move,household,community").split(",")
        return [*words, "方案", "对比", "变动"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Says what a plan changes against another plan of the project, or against today's "
            "communities: every building that comes to another cell or community, with where "
            "from, where to and why, and what each community and cell gives away and takes in.\n\n"
            "The sums close: before − out + in = after for each, and what leaves one comes to "
            "another.\n\n"
            "Both plans are as they were made; counts of households are those that the plans "
            "hold. Officers, workload and staffing quotas are compared where both plans have "
            "them.\n\n"
            "Moved residents and care cases tell of people, so they are written into the "
            "restricted file, NAME.people.gpkg, and nowhere else. The report has a chapter with "
            "all figures side by side. Comparing again replaces what was kept for the plan "
            "before."
        )

    def plan_help(self) -> str:
        """Any plan can be compared."""
        return tr("The plan to compare. Not set: the current one.")

    def add_settings(self) -> None:
        """What it is compared with."""
        self.add(
            QgsProcessingParameterString("AGAINST", tr("Compare with"), optional=True),
            tr(
                "The name of another plan, or the word today for today's communities. Not set: "
                "the plan that this one was made from, else today's communities."
            ),
        )

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Work:
        """Compare with that plan."""
        against = self.parameterAsString(parameters, "AGAINST", context).strip()
        return partial(_compare, against=against or None)

    def layer_titles(self) -> dict[str, str]:
        """The titles of the layers."""
        return {
            "CHANGES": tr("What changes"),
            "FLOWS": tr("Comings and goings"),
            "PEOPLE_FLOWS": tr("Comings and goings of people"),
        }

    def number_titles(self) -> dict[str, str]:
        """The titles of the numbers."""
        return {
            "HOUSEHOLDS_MOVED": tr("Households that change their community"),
            "BUILDINGS_MOVED": tr("Buildings that change their community"),
            "CELL_HOUSEHOLDS_MOVED": tr("Households that change their cell"),
            "CELL_BUILDINGS_MOVED": tr("Buildings that change their cell"),
        }

    def numbers(self, found: Comparison) -> dict[str, Any]:
        """What moves in the whole plan; today has no cells, so nothing is said of them there."""
        figures = {
            "HOUSEHOLDS_MOVED": "households_moved",
            "BUILDINGS_MOVED": "buildings_moved",
            "CELL_HOUSEHOLDS_MOVED": "households_moved_cells",
            "CELL_BUILDINGS_MOVED": "buildings_moved_cells",
        }
        known = {name: found.figures[key][1] for name, key in figures.items()}
        return {name: number for name, number in known.items() if number is not None}

    def lines(self, found: Comparison) -> list[str]:
        """How many move, by reason, and what becomes of communities."""
        from ..compare import KINDS, REASONS

        households = found.changes.groupby("reason")["households"].sum()
        fates = Counter(fate["kind"] for fate in found.fates)
        return [
            self._first(found),
            *(
                "  "
                + tr("{reason}: {households} households").format(
                    reason=title, households=households[reason]
                )
                for reason, title in REASONS.items()
                if reason in households
            ),
            *(
                "  " + tr("Communities {fate}: {count}").format(fate=title, count=fates[kind])
                for kind, title in KINDS.items()
                if fates[kind]
            ),
        ]

    def notes(self, found: Comparison) -> list[Message]:
        """None: they tell sums of persons too, and QGIS keeps its log."""
        return []

    def _first(self, found: Comparison) -> str:
        from ..compare import TODAY

        numbers = self.numbers(found)
        said = tr(
            "{plan} against {against}: {households} households in {buildings} buildings change "
            "their community."
        ).format(
            plan=found.plan,
            against=tr("today's communities") if found.against == TODAY else found.against,
            households=numbers["HOUSEHOLDS_MOVED"],
            buildings=numbers["BUILDINGS_MOVED"],
        )
        if "CELL_HOUSEHOLDS_MOVED" not in numbers:
            return said
        cells = tr("{households} households in {buildings} buildings change their cell.").format(
            households=numbers["CELL_HOUSEHOLDS_MOVED"],
            buildings=numbers["CELL_BUILDINGS_MOVED"],
        )
        return f"{said} {cells}"


def _compare(
    project: Project, plan: Optional[str], progress: Progress, against: Optional[str]
) -> Comparison:
    from ..compare import TODAY
    from ..steps import compare

    if against == TODAY_WORD and against not in set(project.plans()["plan"]):
        against = TODAY
    return compare(project, plan, against, progress=progress)
