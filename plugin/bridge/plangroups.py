"""The layers of a plan in the groups of a QGIS project: put there, and kept as the file is now.

What a user did to the project stays: layers of other origin, styles, what is switched on or off,
the order. Our layers are known by custom properties, which QGIS keeps in the project, and those of
a project without them by their sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Optional

from qgis.core import (
    QgsDataProvider,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from .officercolors import officer_colors
from .planlist import GROUPS, INPUTS_GROUP, PEOPLE, RESULTS, Listed, PlanList
from .remembered import remember_shown, shown_before
from .styles import set_variables
from .tables import address
from .texts import tr

# Custom properties of a layer: what it is, the plan it shows, when its table was written last.
LAYER, PLAN, CHANGED = "gridsteward/layer", "gridsteward/plan", "gridsteward/changed"
GROUP = "gridsteward/group"
# What is asked for first comes first.
_ORDER = (RESULTS, INPUTS_GROUP, PEOPLE)


def layer_name(layer: Optional[QgsMapLayer]) -> str:
    """The contract's name of a layer that we put into a project; empty for any other layer."""
    if layer is None:
        return ""
    key = str(layer.customProperty(LAYER, "") or "")
    return key.partition(":")[2].partition("/")[0]


def file_of(layer: QgsMapLayer) -> Path:
    """The file that a layer is read from."""
    return Path(str(layer.source()).split("|")[0])


class Updated(NamedTuple):
    """A layer that shows what is wanted now."""

    key: str
    layer: QgsVectorLayer
    new: bool


class PlanGroups:
    """Our groups in one QGIS project, with the layers of one project file."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project

    def layers(self, path: Path) -> dict[str, QgsVectorLayer]:
        """Our layers of the file and of the one about persons beside it, by what they are."""
        found: dict[str, QgsVectorLayer] = {}
        for layer in sorted(self._project.mapLayers().values(), key=QgsMapLayer.id):
            key = layer.customProperty(LAYER)
            if key and layer.isValid() and _same(file_of(layer).parent, path.parent):
                stem = file_of(layer).name.split(".")[0]
                if stem == path.name.split(".")[0]:
                    found.setdefault(str(key), layer)
        return found

    def update(self, wanted: PlanList, again: bool = False) -> Iterator[Updated]:
        """Show what is wanted. Whenever the next is asked for, one more layer is put there or
        brought up to date: opening many at once would stop the window.

        A layer that was there before and that the user took out comes back only ``again``.
        """
        self._adopt(wanted.layers)
        present = self.layers(wanted.path)
        self._remove({item.key for item in wanted.layers}, present)
        self._name_groups(wanted, present)
        shown = shown_before(self._project)
        known = frozenset() if again else shown
        for item in sorted(wanted.layers, key=lambda item: _ORDER.index(item.group)):
            layer = present.get(item.key)
            new = layer is None or sip.isdeleted(layer)
            if not new:
                _bring_up_to_date(layer, item, wanted)
            elif item.key not in known:
                layer = self._open(item, wanted)
                # At once: a layer may be taken out again before the last one is there.
                shown |= {item.key}
                remember_shown(self._project, shown)
            if layer is None or sip.isdeleted(layer):
                continue
            if item.group == PEOPLE:
                self._hide_extent(layer, wanted)
            yield Updated(item.key, layer, new)
        self._remove_empty_groups()
        remember_shown(self._project, {item.key for item in wanted.layers})

    def _adopt(self, items: Iterable[Listed]) -> None:
        """Know the layers of a project that was made by hand or by an older version."""
        sources: dict[str, Listed] = {}
        for item in items:
            if not item.before:
                sources[_source(address(item.path, item.name, item.shape, item.chosen))] = item
        for layer in sorted(self._project.mapLayers().values(), key=QgsMapLayer.id):
            found = sources.get(_source(str(layer.source())))
            if found is not None and not layer.customProperty(LAYER):
                del sources[_source(str(layer.source()))]
                layer.setCustomProperty(LAYER, found.key)
                layer.setCustomProperty(PLAN, found.plan)

    def _remove(self, wanted: set[str], present: dict[str, QgsVectorLayer]) -> None:
        gone = [key for key, layer in present.items() if key not in wanted and not _busy(layer)]
        layers = [present.pop(key).id() for key in gone]
        if layers:
            self._project.removeMapLayers(layers)

    def _open(self, item: Listed, wanted: PlanList) -> Optional[QgsVectorLayer]:
        """A layer of the file, new in the project; None where the file does not have it."""
        layer = wanted.open(item)
        if layer is None:
            return None
        layer.setCustomProperty(LAYER, item.key)
        layer.setCustomProperty(PLAN, item.plan)
        layer.setCustomProperty(CHANGED, wanted.last_change(item))
        self._project.addMapLayer(layer, False)
        node = QgsLayerTreeLayer(layer)
        node.setItemVisibilityChecked(item.visible)
        node.setExpanded(item.visible and layer.isSpatial())
        group = self._group(item.group) or self._make_group(item.group, wanted.plan)
        group.insertChildNode(_place(group, item, wanted.layers), node)
        return layer

    def _hide_extent(self, layer: QgsVectorLayer, wanted: PlanList) -> None:
        """Say of a layer about persons that it extends as the cells do."""
        found = self.layers(wanted.path)
        cells = found.get(f"{RESULTS}:cell") or found.get(f"{INPUTS_GROUP}:building")
        if layer.isSpatial():
            layer.setExtent(QgsRectangle() if cells is None else cells.extent())

    def _name_groups(self, wanted: PlanList, present: dict[str, QgsVectorLayer]) -> None:
        """Know the groups that have our layers already, and have that of results say the plan."""
        root = self._project.layerTreeRoot()
        for item in wanted.layers:
            node = root.findLayer(present[item.key].id()) if item.key in present else None
            if node is not None and node.parent() != root and self._group(item.group) is None:
                node.parent().setCustomProperty(GROUP, item.group)
        results = self._group(RESULTS)
        if results is not None:
            results.setName(_title(RESULTS, wanted.plan))

    def _group(self, name: str) -> Optional[QgsLayerTreeGroup]:
        """Our group of that name."""
        for group in self._project.layerTreeRoot().findGroups(True):
            if group.customProperty(GROUP) == name:
                return group
        return None

    def _make_group(self, name: str, plan: str) -> QgsLayerTreeGroup:
        """A new group, below those of ours before it."""
        root = self._project.layerTreeRoot()
        before = [
            number
            for number, node in enumerate(root.children())
            if node.customProperty(GROUP) in GROUPS[: GROUPS.index(name)]
        ]
        group = root.insertGroup(max(before) + 1 if before else 0, _title(name, plan))
        group.setCustomProperty(GROUP, name)
        if name == PEOPLE:
            group.setItemVisibilityChecked(False)
            group.setExpanded(False)
        return group

    def _remove_empty_groups(self) -> None:
        for name in GROUPS:
            group = self._group(name)
            if group is not None and not group.children():
                group.parent().removeChildNode(group)


def _place(group: QgsLayerTreeGroup, item: Listed, items: Iterable[Listed]) -> int:
    """Where in its group a layer belongs: below the last there that is listed above it."""
    keys = [one.key for one in items]
    above = set(keys[: keys.index(item.key)])
    at = 0
    for number, node in enumerate(group.children()):
        layer = node.layer() if isinstance(node, QgsLayerTreeLayer) else None
        if layer is not None and layer.customProperty(LAYER) in above:
            at = number + 1
    return at


def _bring_up_to_date(layer: QgsVectorLayer, item: Listed, wanted: PlanList) -> None:
    """Have a layer show the wanted plan as it is in the file now, looking as it does."""
    changed = wanted.last_change(item)
    if _busy(layer):
        return
    if layer.customProperty(PLAN, "") != item.plan:
        source = address(item.path, item.name, item.shape, item.chosen)
        layer.setDataSource(source, layer.name(), "ogr", QgsDataProvider.ProviderOptions())
        layer.setCustomProperty(PLAN, item.plan)
    elif layer.customProperty(CHANGED) != changed:
        layer.dataProvider().reloadData()
        layer.updateFields()
    else:
        return
    layer.setCustomProperty(CHANGED, changed)
    _set_variables(layer, item, wanted)
    layer.triggerRepaint()


def _set_variables(layer: QgsVectorLayer, item: Listed, wanted: PlanList) -> None:
    """What the style asks for of the plan that is shown now."""
    values: dict[str, object] = dict(wanted.variables) if item.group == RESULTS else {}
    if item.name == "assignment":
        values["officer_colors"] = officer_colors(layer)
    set_variables(layer, values)


def _title(group: str, plan: str) -> str:
    return {
        "people": tr("People (restricted)"),
        "results": tr("Results: {plan}").format(plan=plan),
        "inputs": tr("Inputs"),
    }[group]


def _busy(layer: QgsVectorLayer) -> bool:
    """Whether somebody edits the layer: it is left alone."""
    return bool(layer.isEditable())


def _source(text: str) -> str:
    """A source with its file's path in one form."""
    file, _, rest = text.partition("|")
    path = Path(file)
    with suppress(OSError):
        path = path.resolve()
    return f"{path}|{rest}"


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
