"""The layers about persons in a QGIS project.

They stay in the file about persons; a QGIS project only says where that is and how they look, by
the rulebook's catalogue and never by the rows. Even the extent of a layer with one row would tell
an address, so all are said to have the extent of the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from qgis.core import (
    QgsExpression,
    QgsProperty,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF

from .styles import style
from .tables import equals, open_layer
from .texts import tr

if TYPE_CHECKING:
    from ..rules import CareGroup

# Above the care groups and below them, top to bottom; tables come last.
ABOVE = ("people_gap", "officer_load", "visit", "round", "response", "request", "volunteer")
BELOW = (
    "handover",
    "care_count",
    "resident",
    "workload",
    "cell_people",
    "cell_count",
    "care_coverage",
    "work_item",
    "quota",
    "flow_people",
    "comparison_people",
    "unattached",
    "household_count",
    "rejected",
)
OF_ONE_PLAN = frozenset(
    {
        "people_gap",
        "officer_load",
        "visit",
        "round",
        "response",
        "handover",
        "quota",
        "workload",
        "cell_people",
        "cell_count",
        "care_coverage",
        "work_item",
        "flow_people",
        "comparison_people",
        "unattached",
    }
)
# What is seen when somebody switches the whole group on; all at once would be too much.
TICKED = frozenset({"cell_people"})
# Care groups stand side by side at a building, in rows of so many, so far apart in millimetres.
SEATS_A_ROW = 4
SEAT_MM = 3.5


@dataclass(frozen=True)
class PeopleLayer:
    """One layer, styled, and whether it is ticked within its group, which is not."""

    layer: QgsVectorLayer
    ticked: bool


def people_layers(
    path: Path, plan: str, groups: Sequence[CareGroup], extent: QgsRectangle
) -> Iterator[PeopleLayer]:
    """The layers of the file about persons at ``path`` that have rows, top to bottom.

    ``groups`` is the rulebook's catalogue; each care group is a layer of its own. ``extent`` is
    what all layers are said to have.
    """
    titles = {group.id: str(group.title) for group in groups}
    found = chain(
        _tables(path, ABOVE, plan, titles),
        _care_groups(path, groups),
        _tables(path, BELOW, plan, titles),
    )
    for item in found:
        if item.layer.isSpatial():
            item.layer.setExtent(extent)
        yield item


def _tables(
    path: Path, names: Sequence[str], plan: str, titles: Mapping[str, str]
) -> Iterator[PeopleLayer]:
    for name in names:
        chosen = equals("plan", plan) if name in OF_ONE_PLAN else ""
        layer = _with_rows(path, name, chosen)
        if layer is not None:
            style(layer, name, {}, titles)
            yield PeopleLayer(layer, name in TICKED)


def _care_groups(path: Path, groups: Sequence[CareGroup]) -> Iterator[PeopleLayer]:
    """One layer for each group, and one for the groups that the catalogue does not have."""
    from ..contracts import contract

    kept = [group for group in groups if group.storage == "person"]
    known = ", ".join(QgsExpression.quotedString(group.id) for group in kept)
    other = tr("{layer}, other groups").format(layer=contract("care_case").title)
    wanted = [
        *((group.id, str(group.title), equals("care_group", group.id)) for group in kept),
        ("", other, f'"care_group" NOT IN ({known})'),
    ]
    for seat, (group, title, chosen) in enumerate(wanted):
        layer = _with_rows(path, "care_case", chosen)
        if layer is not None:
            style(layer, "care_case", {})
            draw_one_group(layer, group, seat)
            layer.setName(title)
            yield PeopleLayer(layer, ticked=False)


def _with_rows(path: Path, name: str, chosen: str) -> Optional[QgsVectorLayer]:
    layer = open_layer(path, name, chosen=chosen)
    return layer if layer is not None and layer.featureCount() else None


def draw_one_group(layer: QgsVectorLayer, group: str, seat: int) -> None:
    """Draw a layer of care cases of one group by that group's sign in the style of all.

    Groups with another ``seat`` stand beside it. A group that the style does not know gets the
    sign of the others.
    """
    renderer = layer.renderer().clone()
    signs = {
        str(item.value() or ""): item.symbol().clone()
        for item in renderer.embeddedRenderer().categories()
    }
    one, many = signs.get(group, signs[""]), renderer.clusterSymbol().clone()
    sign, head = one.symbolLayer(0), many.symbolLayer(0)
    head.setShape(sign.shape())
    head.setColor(sign.color())
    head.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyFillColor, QgsProperty())
    row, column = divmod(seat, SEATS_A_ROW)
    middle = (SEATS_A_ROW - 1) / 2
    right, down = (column - middle) * SEAT_MM, (row - middle) * SEAT_MM
    for part in many.symbolLayers():
        part.setOffset(QPointF(right, down))
    # The legend, where there is no feature, shows the sign in the middle of its box.
    seated = QgsProperty.fromExpression(f"if($id IS NULL, '0,0', '{right},{down}')")
    sign.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyOffset, seated)
    renderer.setEmbeddedRenderer(QgsSingleSymbolRenderer(one))
    renderer.setClusterSymbol(many)
    layer.setRenderer(renderer)
