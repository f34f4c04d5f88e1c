"""Functions for QGIS's expressions: labels, the field calculator, filters, map tips.

They answer about the plan that the desk has open, or about another of its plans by name; NULL for
what is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionFunction,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

from ..bridge.planfacts import PlanFacts
from ..bridge.texts import tr
from ..common.messages import in_a_row

GROUP = "Grid Steward"
# All names begin with it.
PREFIX = "gs_"


@dataclass(frozen=True)
class _Told:
    """A function: its name, its arguments (those in ``optional`` may be left out), what it answers
    with, and its help."""

    name: str
    arguments: tuple[str, ...]
    optional: tuple[str, ...]
    answer: Callable[..., Any]
    about: str
    example: str


class PlanFunction(QgsExpressionFunction):
    """One function over a plan's facts; it never fails, it answers NULL."""

    def __init__(self, told: _Told) -> None:
        names = [QgsExpressionFunction.Parameter(name) for name in told.arguments]
        names += [QgsExpressionFunction.Parameter(name, True, "") for name in told.optional]
        super().__init__(told.name, names, GROUP, _help(told))
        self._told = told

    def func(self, values: Sequence[Any], _context: Any, _parent: QgsExpression, _node: Any) -> Any:
        """Called by QGIS, in any thread."""
        try:
            answer = self._told.answer(*values)
        except (TypeError, ValueError, AttributeError):
            # An argument of another kind, such as a number for a code.
            return NULL
        return NULL if answer is None else answer


class Functions:
    """All functions, registered as long as the plugin is there."""

    def __init__(self, facts: PlanFacts) -> None:
        # QGIS holds bare pointers to them.
        self._functions = [PlanFunction(told) for told in _told(facts)]
        for function in self._functions:
            QgsExpression.registerFunction(function)
        _parse_again()

    def remove(self) -> None:
        """Take them out of QGIS again."""
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())
        _parse_again()
        self._functions = []


def _parse_again() -> None:
    """Have layers parse their computed fields anew: a parsed expression knows a function by its
    place in QGIS's list, and would call what is not there any more."""
    for layer in QgsProject.instance().mapLayers().values():
        if not isinstance(layer, QgsVectorLayer):
            continue
        for at in range(layer.fields().count()):
            if PREFIX in layer.expressionField(at):
                layer.updateExpressionField(at, layer.expressionField(at))


def _told(facts: PlanFacts) -> list[_Told]:
    return [*_about_cells(facts), *_about_people(facts)]


def _about_cells(facts: PlanFacts) -> list[_Told]:
    def at(place: QgsGeometry, crs: str = "", plan: str = "") -> Optional[str]:
        return facts.code_at(place, crs, plan)

    def of_cell(name: str) -> Callable[..., Any]:
        return lambda cell, plan="": getattr(facts.cell(cell, plan), name, None)

    return [
        _Told(
            "gs_cell_at",
            ("point",),
            ("crs", "plan"),
            at,
            tr(
                "The code of the cell that a point lies in. crs is the point's coordinate system, "
                "such as @layer_crs; without it, that of the Grid Steward project."
            ),
            "gs_cell_at($geometry, @layer_crs) → '420502001003004'",
        ),
        _Told(
            "gs_households",
            ("cell",),
            ("plan",),
            of_cell("households"),
            tr("The known households of a cell."),
            'gs_households("cell_id") → 248',
        ),
        _Told(
            "gs_in_band",
            ("cell",),
            ("plan",),
            of_cell("in_band"),
            tr("Whether a cell has neither too few nor too many households."),
            'gs_in_band("cell_id") → true',
        ),
        _Told(
            "gs_community",
            ("cell",),
            ("plan",),
            of_cell("community_id"),
            tr("The code of the community that a cell belongs to."),
            "gs_community(\"cell_id\") → '420502001003'",
        ),
        _Told(
            "gs_officer",
            ("cell",),
            ("plan",),
            of_cell("officer"),
            tr("The display name of the officer who serves a cell, or the officer's code."),
            "gs_officer(\"cell_id\") → 'Officer 12'",
        ),
        _Told(
            "gs_cells",
            ("community",),
            ("plan",),
            facts.cells_of,
            tr("The codes of all cells of a community, as an array."),
            'array_length(gs_cells("community_id")) → 8',
        ),
    ]


def _about_people(facts: PlanFacts) -> list[_Told]:
    def work(name: str) -> Callable[..., Any]:
        def answer(cell: str, plan: str = "") -> Any:
            people = facts.people(plan)
            return None if people is None else getattr(people.work.get(cell), name, None)

        return answer

    def counted(name: str) -> Callable[..., Any]:
        def answer(building: str) -> Any:
            people = facts.people()
            counts = {} if people is None else getattr(people, name)
            return counts.get(building, 0) if counts else None

        return answer

    only = tr("Known only where the project's file about persons may be read.")
    return [
        _Told(
            "gs_workload",
            ("cell",),
            ("plan",),
            work("minutes"),
            _behind(tr("The work of a cell, in minutes a month."), only),
            'gs_workload("cell_id") / 60 → 131.5',
        ),
        _Told(
            "gs_utilisation",
            ("cell",),
            ("plan",),
            work("utilisation"),
            _behind(
                tr("The work of a cell over the time of its officers: 1 where it just fits."), only
            ),
            'gs_utilisation("cell_id") → 0.94',
        ),
        _Told(
            "gs_residents",
            ("building",),
            (),
            counted("residents"),
            _behind(tr("How many residents live in a building."), only),
            'gs_residents("building_id") → 96',
        ),
        _Told(
            "gs_care_people",
            ("building",),
            (),
            counted("care"),
            _behind(tr("How many people in care live in a building."), only),
            'gs_care_people("building_id") → 5',
        ),
    ]


def _behind(*sentences: str) -> str:
    return str(in_a_row(sentences))


def _help(told: _Told) -> str:
    """The help as QGIS shows it of its own functions."""
    plan = tr("plan is the name of a plan; without it, the plan that the desk has open.")
    more = f"<p>{plan}</p>" if "plan" in told.optional else ""
    optional = "".join(f"[, {name}]" for name in told.optional)
    syntax = f"{told.name}({', '.join(told.arguments)}{optional})"
    # Outside the text: Python before 3.12 does not let translators see what stands inside.
    to_write, for_example = tr("Syntax"), tr("Example")
    return (
        f"<h3>{told.name}</h3><p>{told.about}</p>{more}"
        f"<h4>{to_write}</h4><code>{syntax}</code>"
        f"<h4>{for_example}</h4><code>{told.example}</code>"
    )
