"""Which layers a QGIS project shows of a project file and one of its plans, and in what order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsExpression, QgsVectorLayer

from .people import ABOVE, BELOW, OF_ONE_PLAN, TICKED, draw_one_group
from .styles import band_variables, draw_as_before, style
from .tables import equals, open_layer
from .texts import tr

if TYPE_CHECKING:
    from ..rules import Rulebook
    from ..store import Project
    from ..store.presence import Presence

PEOPLE, RESULTS, INPUTS_GROUP = GROUPS = ("people", "results", "inputs")
# Top to bottom, as they are drawn; a table of two geometry kinds is two layers in QGIS.
INPUTS = (
    ("officer", "Point"),
    ("facility", "Point"),
    ("crossing", "Point"),
    ("crossing", "LineString"),
    ("barrier", "LineString"),
    ("drawn_cell", "Polygon"),
    ("community", "Polygon"),
    ("road", "LineString"),
    ("building", "Polygon"),
    ("compound", "Polygon"),
    ("barrier", "Polygon"),
    ("building_record", "NoGeometry"),
    ("cell_member", "NoGeometry"),
    ("rejected", "NoGeometry"),
)
# Top to bottom too; those that plans need not have are left out where they are empty.
RESULTS_LIST = (
    "gap",
    "reach",
    "tower",
    "move",
    "change",
    "repair",
    "assignment",
    "area",
    "plan_community",
    "cell",
    "unit",
    "coverage",
    "staffing",
    "crosswalk",
    "edit",
    "flow",
    "comparison",
    "plan",
)
ALWAYS = frozenset({"cell", "unit", "plan"})
# What is there to look things up, and would only cover the map when the project opens. Of a plan
# that redrew communities these are shown, and today's lines only as what was before.
SHOWN_ON_DEMAND = frozenset(
    {
        "gap",
        "reach",
        "tower",
        "move",
        "change",
        "repair",
        "assignment",
        "area",
        "plan_community",
        "unit",
        "officer",
        "drawn_cell",
    }
)
_KINDS = {"Point": "point", "LineString": "line", "Polygon": "polygon"}


@dataclass(frozen=True)
class Listed:
    """One layer that a project shows of the file at ``path``.

    ``mark`` tells it from the others of its file, whatever plan they show; ``plan`` is empty where
    its rows are of all. ``chosen`` is the expression for its rows, ``shape`` the geometry kind
    where a table has several, ``title`` its own where several layers are of one contract.
    ``before``: it shows how things were. ``seat`` is its place among the care groups, ``group_id``
    the group.
    """

    group: str
    name: str
    mark: str
    path: Path
    plan: str = ""
    shape: str = ""
    chosen: str = ""
    title: str = ""
    visible: bool = True
    before: bool = False
    seat: Optional[int] = None
    group_id: str = ""

    @property
    def key(self) -> str:
        """What it is known by in a QGIS project."""
        return f"{self.group}:{self.mark}"


@dataclass(frozen=True)
class PlanList:
    """All layers to be shown, top to bottom, and what is known of the plan.

    ``row`` is the plan's, None where there is no plan; ``titles`` are those of the care groups.
    """

    path: Path
    plan: str
    row: Optional[dict[str, Any]]
    layers: tuple[Listed, ...]
    titles: dict[str, str]
    changed: dict[str, str]

    @property
    def variables(self) -> dict[str, int]:
        """What the styles of results ask for."""
        return {} if self.row is None else band_variables(self.row["parameters"])

    def open(self, item: Listed) -> Optional[QgsVectorLayer]:
        """The layer, styled; None where the file does not have it."""
        layer = open_layer(item.path, item.name, shape=item.shape, chosen=item.chosen)
        if layer is None:
            return None
        style(layer, item.name, self.variables if item.group == RESULTS else {}, self.titles)
        if item.before:
            draw_as_before(layer)
        if item.seat is not None:
            draw_one_group(layer, item.group_id, item.seat)
        if item.title:
            layer.setName(item.title)
        return layer

    def last_change(self, item: Listed) -> str:
        """When the layer's table was written last."""
        return self.changed.get(
            f"{'restricted' if item.group == PEOPLE else 'shared'}: {item.name}", ""
        )


def plan_list(store: Project, plan: Optional[str]) -> PlanList:
    """What to show of a project file and one of its plans; without a plan, its inputs."""
    found = store.presence(plan)
    row = None if found.plan is None else dict(found.plan)
    results = () if row is None else tuple(_results(store.path, row, found))
    redrawn = row is not None and is_redrawn(row["parameters"])
    layers = (
        *_people(store, found, (row or {}).get("plan", "")),
        *results,
        *_inputs(store.path, found, redrawn),
    )
    titles = {group.id: str(group.title) for group in store.rules.care_groups}
    name = "" if row is None else str(row["plan"])
    return PlanList(store.path, name, row, layers, titles, dict(found.changed))


def is_redrawn(parameters: str) -> bool:
    """Whether a plan has communities of its own, by its ``parameters``."""
    asked = json.loads(parameters)
    return bool(asked.get("base", asked.get("made_by")) == "redraw")


def _inputs(path: Path, found: Presence, redrawn: bool) -> Iterator[Listed]:
    from ..contracts import contract

    kinds = {"Point": tr("points"), "LineString": tr("lines"), "Polygon": tr("areas")}
    for name, shape in INPUTS:
        several = len(contract(name).geometry) > 1
        if name not in found.shared or (several and _KINDS[shape] not in found.kinds[name]):
            continue
        yield Listed(
            group=INPUTS_GROUP,
            name=name,
            mark=f"{name}/{shape}" if several else name,
            path=path,
            shape=shape if several else "",
            title=f"{contract(name).title} ({kinds[shape]})" if several else "",
            visible=name not in SHOWN_ON_DEMAND and not (redrawn and name == "community"),
        )


def _results(path: Path, row: dict[str, Any], found: Presence) -> Iterator[Listed]:
    plan, redrawn = str(row["plan"]), is_redrawn(row["parameters"])
    source = json.loads(row["parameters"])["from"]
    for name in RESULTS_LIST:
        if name == "move" and source in found.plans:
            # Above what changes, or its tints would cover the lines.
            yield _before(path, plan, "cell", equals("plan", source), tr("Cells before"), False)
        if name in found.shared or name in ALWAYS:
            shown = name not in SHOWN_ON_DEMAND or (redrawn and name == "plan_community")
            yield Listed(
                RESULTS, name, name, path, plan, chosen=equals("plan", plan), visible=shown
            )
        if name == "plan_community" and redrawn:
            yield from _communities_before(path, plan, source, found)


def _communities_before(
    path: Path, plan: str, source: Optional[str], found: Presence
) -> Iterator[Listed]:
    """The communities that were redrawn: of the plan that this one was made from, else today's."""
    title = tr("Communities before")
    if source in found.plans:
        yield _before(path, plan, "plan_community", equals("plan", source), title, True)
    elif "community" in found.shared:
        yield _before(path, plan, "community", "", title, True)


def _before(path: Path, plan: str, name: str, chosen: str, title: str, shown: bool) -> Listed:
    return Listed(
        RESULTS,
        name,
        f"{name}/before",
        path,
        plan,
        chosen=chosen,
        title=title,
        visible=shown,
        before=True,
    )


def _people(store: Project, found: Presence, plan: str) -> Iterator[Listed]:
    """The layers of the file about persons that have rows; each care group is one of its own."""
    for name in (*ABOVE, "care_case", *BELOW):
        if name not in found.restricted:
            continue
        if name == "care_case":
            yield from _care_groups(store.people_path, store.rules, found)
            continue
        of_plan = plan if name in OF_ONE_PLAN else ""
        yield Listed(
            PEOPLE,
            name,
            name,
            store.people_path,
            of_plan,
            chosen=equals("plan", of_plan) if of_plan else "",
            visible=name in TICKED,
        )


def _care_groups(path: Path, rules: Rulebook, found: Presence) -> Iterator[Listed]:
    """One layer for each group, and one for the groups that the catalogue does not have."""
    from ..contracts import contract

    kept = [group for group in rules.care_groups if group.storage == "person"]
    known = ", ".join(QgsExpression.quotedString(group.id) for group in kept)
    other = tr("{layer}, other groups").format(layer=contract("care_case").title)
    wanted = [(group.id, str(group.title), equals("care_group", group.id)) for group in kept]
    if found.care_groups - {group.id for group in kept}:
        wanted.append(("", other, f'"care_group" NOT IN ({known})'))
    seats = {group.id: seat for seat, group in enumerate(kept)}
    for group, title, chosen in wanted:
        if group and group not in found.care_groups:
            continue
        yield Listed(
            PEOPLE,
            "care_case",
            f"care_case/{group or 'other'}",
            path,
            chosen=chosen,
            title=title,
            visible=False,
            seat=seats.get(group, len(kept)),
            group_id=group,
        )
