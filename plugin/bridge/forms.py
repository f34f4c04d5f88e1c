"""Forms from the contracts: what each field is called, how it is typed, what may not be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsEditorWidgetSetup, QgsField, QgsVectorLayer

from ..common.messages import current_language
from .frames import field_type
from .texts import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..contracts import Field

# Of a result only these are typed by hand; all else is worked out.
TYPED_IN_RESULTS = frozenset({"locked", "name"})
_MOST = 2**31 - 1


def set_form(layer: QgsVectorLayer, name: str, groups: Mapping[str, str]) -> None:
    """Give a layer the form of its contract; ``groups`` are titles of care groups by their ids."""
    from ..contracts import contract

    item = contract(name)
    form = layer.editFormConfig()
    for field in item.fields.values():
        at = layer.fields().lookupField(field.name)
        if at < 0:
            continue
        layer.setEditorWidgetSetup(at, _widget(field, groups))
        form.setReadOnly(at, item.role == "result" and field.name not in TYPED_IN_RESULTS)
    layer.setEditFormConfig(form)


def _widget(field: Field, groups: Mapping[str, str]) -> QgsEditorWidgetSetup:
    titles = _titles(field, groups)
    if titles is not None:
        rows = [{title: code} for code, title in titles.items()]
        return QgsEditorWidgetSetup("ValueMap", {"map": rows})
    if field.type == "bool":
        return QgsEditorWidgetSetup("CheckBox", {"CheckedState": "", "UncheckedState": ""})
    if field.type in ("int", "real") and field.minimum is not None:
        return QgsEditorWidgetSetup(
            "Range",
            {"Min": field.minimum, "Max": _MOST, "Step": 1, "AllowNull": True, "Style": "SpinBox"},
        )
    if field.type == "json":
        return QgsEditorWidgetSetup("Hidden", {})
    if field.type == "datetime":
        return QgsEditorWidgetSetup("DateTime", {})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": False})


def _titles(field: Field, groups: Mapping[str, str]) -> Optional[dict[str, str]]:
    """What the codes that may stand in a field are called; None where it takes any value."""
    known: dict[str, Any] = _code_titles().get(field.name, {})
    if field.name == "care_group":
        return dict(groups)
    if field.type != "text" or not (known or field.words):
        return None
    if field.words:
        known = {word: known.get(word, _word(word, said)) for word, said in field.words.items()}
    return {code: str(title) for code, title in known.items()}


def _word(word: str, said: tuple[str, ...]) -> str:
    """A word of a contract as a reader knows it: departments' own is Chinese."""
    if current_language() == "zh_CN" and said:
        return said[0]
    return word.replace("_", " ")


def _code_titles() -> dict[str, dict[str, Any]]:
    """What the codes in results are called, by the names of their fields."""
    from ..report.titles import GAP_TITLES, ROLE_TITLES, SEVERITY_TITLES
    from ..report.wording import CUT_BY_TITLES

    return {
        "severity": dict(SEVERITY_TITLES),
        "gap_kind": dict(GAP_TITLES),
        "role": dict(ROLE_TITLES),
        "cut_by": dict(CUT_BY_TITLES),
    }


def add_people_counts(buildings: QgsVectorLayer) -> None:
    """Have buildings show how many residents and people in care they hold, from the file about
    persons; a computed field, empty for whoever may not read that file."""
    titles = {
        "gs_residents": tr("Residents (restricted)"),
        "gs_care_people": tr("People in care (restricted)"),
    }
    for function, title in titles.items():
        if buildings.fields().lookupField(function) >= 0:
            continue
        field = QgsField(function, field_type("int"))
        buildings.addExpressionField(f'{function}("building_id")', field)
        buildings.setFieldAlias(buildings.fields().lookupField(function), title)
