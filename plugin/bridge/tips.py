"""What is said of a feature when the mouse rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsVectorLayer

if TYPE_CHECKING:
    from ..contracts import Field

# Which fields of a layer are said, in this order; those that are empty are left out.
TIPS = {
    "cell": ("cell_id", "name", "households", "off_band", "buildings", "locked"),
    "unit": ("unit_id", "cell_id", "part", "households", "buildings_unknown"),
    "building": ("building_id", "name", "street", "number", "households", "floors", "use"),
    "community": ("community_id", "name", "type", "street"),
    "plan_community": ("community_id", "name", "households"),
    "gap": ("severity", "gap_message", "gap_action", "cell_id"),
    "people_gap": ("severity", "gap_message", "gap_action", "cell_id"),
    "assignment": ("cell_id", "officer_name", "reinforced_by", "backup_name", "base_m"),
    "workload": ("cell_id", "total_min", "hours_min", "overload_min"),
}
# Tells a tip of ours from one that a user wrote.
_OURS = "<!--gridsteward-->"
_STYLE = 'style="font-size:9pt; border-spacing:2px"'


def set_tip(layer: QgsVectorLayer, name: str, assignments: str = "") -> None:
    """Give a layer the map tip of its contract, unless a user wrote another.

    ``assignments`` is the id of the layer that has the officers of the cells, if there is one.
    """
    from ..contracts import contract

    written = layer.mapTipTemplate()
    if name not in TIPS or (written and not written.startswith(_OURS)):
        return
    fields = contract(name).fields
    rows = [_row(fields[field]) for field in TIPS[name] if field in fields]
    if name == "cell" and assignments:
        officer = contract("assignment").fields["officer_name"]
        row = f"get_feature({_quoted(assignments)}, 'cell_id', \"cell_id\")"
        rows.append(_line(str(officer.title), f"attribute({row}, 'officer_name')"))
    template = f"{_OURS}<table {_STYLE}>{''.join(rows)}</table>"
    if template != written:
        layer.setMapTipTemplate(template)


def _row(field: Field) -> str:
    name = QgsExpression.quotedColumnRef(field.name)
    title = str(field.title) + (f" ({field.unit})" if field.unit else "")
    if field.type == "bool":
        return _line(title, f"if({name}, '✓', NULL)")
    if field.type in ("int", "real"):
        return _line(title, f"format_number({name}, 0)")
    return _line(title, f"represent_value({name})")


def _line(title: str, value: str) -> str:
    """A row of the table; none where the value is empty. Signs of HTML in it stay plain text."""
    plain = f"replace(replace({value}, '&', '&amp;'), '<', '&lt;')"
    begin = _quoted(f"<tr><td><i>{title}</i></td><td>")
    said = f"{begin} || {plain} || '</td></tr>'"
    return f"[% coalesce(if(coalesce({value}, '') = '', '', {said}), '') %]"


def _quoted(text: str) -> str:
    return str(QgsExpression.quotedString(text))
