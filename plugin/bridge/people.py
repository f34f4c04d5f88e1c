"""The layers about persons in a QGIS project.

They stay in the file about persons; a QGIS project only says where that is and how they look, by
the rulebook's catalogue and never by the rows. Even the extent of a layer with one row would tell
an address, so all are said to have the extent of the cells.
"""

from __future__ import annotations

from qgis.core import (
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF

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
