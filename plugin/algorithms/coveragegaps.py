"""``gridsteward:coveragegaps``: what a plan lacks, each gap with its place and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from ..bridge.texts import tr
from .assessing import AssessAlgorithm

if TYPE_CHECKING:
    from ..assess import Assessment

_NUMBERS = {"high": "HIGH", "medium": "MEDIUM", "low": "LOW"}


class CoverageGapsAlgorithm(AssessAlgorithm):
    """Find coverage gaps."""

    OUTPUTS: ClassVar[dict[str, str]] = {
        "GAPS": "gap",
        "REACH": "reach",
        "COVERAGE": "coverage",
        "PEOPLE_GAPS": "people_gap",
        "CARE_COVERAGE": "care_coverage",
    }

    def name(self) -> str:
        """The frozen id."""
        return "coveragegaps"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Find coverage gaps")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("gap,coverage,service,circle,walking,facility,officer,assess").split(",")
        return [*words, "缺口", "覆盖", "生活圈"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Finds what a plan lacks: ground and buildings in no cell, cells out of the band or "
            "without an officer or a backup, services that are missing, too small or farther on "
            "foot than their circle, people without a place, visits that nobody has the time "
            "for, volunteer roles that nobody has.\n\n"
            "Each gap is a point with a kind, a severity, a sentence that says what is missing "
            "and another that says what to do. How long the way to each service is comes as a "
            "point for each building; how many households are within reach, as a table by cell "
            "and community.\n\n"
            "Distances are along roads that people may walk on; rivers, railways and walls are "
            "passed at crossings only. Service circles, premises and all other figures come from "
            "the project's rulebook.\n\n"
            "Gaps behind which persons stand, and the care cases within reach, are written into "
            "the project's restricted file, NAME.people.gpkg. Running it again replaces what was "
            "found for the plan before, the workload too: both are one assessment."
        )

    def layer_titles(self) -> dict[str, str]:
        """The titles of the layers."""
        return {
            "GAPS": tr("Gaps"),
            "REACH": tr("Ways to services"),
            "COVERAGE": tr("Coverage by services"),
            "PEOPLE_GAPS": tr("Gaps in care"),
            "CARE_COVERAGE": tr("Care cases within reach of services"),
        }

    def number_titles(self) -> dict[str, str]:
        """The titles of the numbers."""
        return {
            "HIGH": tr("Gaps of high severity"),
            "MEDIUM": tr("Gaps of medium severity"),
            "LOW": tr("Gaps of low severity"),
        }

    def numbers(self, found: Assessment) -> dict[str, Any]:
        """Gaps by severity, of places and of people together."""
        counts = Counter([*found.gaps["severity"], *found.people_gaps["severity"]])
        return {name: counts[severity] for severity, name in _NUMBERS.items()}

    def lines(self, found: Assessment) -> list[str]:
        """How many gaps there are of each kind."""
        from ..report.titles import GAP_TITLES

        counts = Counter([*found.gaps["gap_kind"], *found.people_gaps["gap_kind"]])
        numbers = self.numbers(found)
        first = tr(
            "{plan}: {high} gaps of high severity, {medium} of medium, {low} of low."
        ).format(
            plan=found.plan, high=numbers["HIGH"], medium=numbers["MEDIUM"], low=numbers["LOW"]
        )
        return [
            first,
            *(
                "  " + tr("{kind}: {count}").format(kind=title, count=counts[kind])
                for kind, title in GAP_TITLES.items()
                if counts[kind]
            ),
        ]
