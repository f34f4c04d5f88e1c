"""The layers of a plan in the groups of a QGIS project: put there, and kept as the file is now.

What a user did to the project stays: layers of other origin, styles, what is switched on or off,
the order. Our layers are known by custom properties, which QGIS keeps in the project, and those of
a project without them by their sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsDataProvider,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from .officercolors import officer_colors
from .planlist import GROUPS, PEOPLE, RESULTS, Listed, PlanList
from .remembered import remember_shown, shown_before
from .styles import set_variables
from .tables import address
from .texts import tr

# Custom properties of a layer: what it is, the plan it shows, when its table was written last.
LAYER, PLAN, CHANGED = "gridsteward/layer", "gridsteward/plan", "gridsteward/changed"
GROUP = "gridsteward/group"


def layer_name(layer: Optional[QgsMapLayer]) -> str:
    """The contract's name of a layer that we put into a project; empty for any other layer."""
    if layer is None:
        return ""
    key = str(layer.customProperty(LAYER, "") or "")
    return key.partition(":")[2].partition("/")[0]


def file_of(layer: QgsMapLayer) -> Path:
    """The file that a layer is read from."""
    return Path(str(layer.source()).split("|")[0])


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

    def update(self, wanted: PlanList, again: bool = False) -> list[QgsVectorLayer]:
        """Show what is wanted; the layers that are new.

        A layer that was there before and that the user took out comes back only ``again``.
        """
        self._adopt(wanted.layers)
        present = self.layers(wanted.path)
        self._remove({item.key for item in wanted.layers}, present)
        for item in wanted.layers:
            if item.key in present:
                _bring_up_to_date(present[item.key], item, wanted)
        known = frozenset() if again else shown_before(self._project)
        missing = [
            item for item in wanted.layers if item.key not in present and item.key not in known
        ]
        made = self._open(missing, wanted)
        present.update(made)
        self._place(wanted, present, made)
        _hide_extents(wanted.layers, present)
        remember_shown(self._project, {item.key for item in wanted.layers})
        return list(made.values())

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

    def _open(self, items: Iterable[Listed], wanted: PlanList) -> dict[str, QgsVectorLayer]:
        made = {}
        for item in items:
            layer = wanted.open(item)
            if layer is not None:
                layer.setCustomProperty(LAYER, item.key)
                layer.setCustomProperty(PLAN, item.plan)
                layer.setCustomProperty(CHANGED, wanted.last_change(item))
                made[item.key] = layer
        self._project.addMapLayers(list(made.values()), False)
        return made

    def _place(
        self,
        wanted: PlanList,
        present: dict[str, QgsVectorLayer],
        made: dict[str, QgsVectorLayer],
    ) -> None:
        """Put each new layer below the one that it follows, in its group."""
        root = self._project.layerTreeRoot()
        for at, name in enumerate(GROUPS):
            items = [item for item in wanted.layers if item.group == name and item.key in present]
            group = self._group(name, [present[item.key] for item in items])
            title = _title(name, wanted.plan)
            if group is None and items:
                group = root.insertGroup(self._above(at), title)
                group.setCustomProperty(GROUP, name)
                if name == PEOPLE:
                    group.setItemVisibilityChecked(False)
                    group.setExpanded(False)
            if group is None:
                continue
            if name == RESULTS:
                group.setName(title)
            _fill(group, items, present, made)
            if not group.children():
                group.parent().removeChildNode(group)

    def _group(self, name: str, layers: Iterable[QgsVectorLayer]) -> Optional[QgsLayerTreeGroup]:
        """Our group of that name, by its property, else where a layer of it stands already."""
        root = self._project.layerTreeRoot()
        for group in root.findGroups(True):
            if group.customProperty(GROUP) == name:
                return group
        for layer in layers:
            node = root.findLayer(layer.id())
            if node is not None and node.parent() != root:
                node.parent().setCustomProperty(GROUP, name)
                return node.parent()
        return None

    def _above(self, at: int) -> int:
        """Where in the tree the group number ``at`` begins: below those of ours before it."""
        root = self._project.layerTreeRoot()
        before = [
            number
            for number, node in enumerate(root.children())
            if node.customProperty(GROUP) in GROUPS[:at]
        ]
        return max(before) + 1 if before else 0


def _fill(
    group: QgsLayerTreeGroup,
    items: Iterable[Listed],
    present: dict[str, QgsVectorLayer],
    made: dict[str, QgsVectorLayer],
) -> None:
    place = 0
    for item in items:
        if item.key not in made:
            node = group.findLayer(present[item.key].id())
            if node is not None and node.parent() == group:
                place = group.children().index(node) + 1
            continue
        node = QgsLayerTreeLayer(made[item.key])
        node.setItemVisibilityChecked(item.visible)
        node.setExpanded(item.visible and made[item.key].isSpatial())
        group.insertChildNode(place, node)
        place += 1


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


def _hide_extents(items: Iterable[Listed], present: dict[str, QgsVectorLayer]) -> None:
    """Say of all layers about persons that they extend as the cells do."""
    cells = present.get(f"{RESULTS}:cell") or present.get("inputs:building")
    extent = QgsRectangle() if cells is None else cells.extent()
    for item in items:
        layer = present.get(item.key)
        if item.group == PEOPLE and layer is not None and layer.isSpatial():
            layer.setExtent(extent)


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
