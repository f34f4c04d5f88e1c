"""Map themes: what is switched on to look at one side of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsLayerTreeLayer, QgsMapThemeCollection, QgsProject, QgsVectorLayer

from .texts import tr

# What lies beneath in all of them.
GROUND = ("community", "road", "barrier", "crossing", "building")
# By theme what is shown of the plan: all that is there of it, where the first is.
THEMES = {
    "band": ("results:cell",),
    "workload": ("people:workload",),
    "gaps": ("results:gap", "people:people_gap", "results:cell"),
    "officers": ("results:assignment", "inputs:officer"),
    "lines": (
        "results:cell/before",
        "results:change",
        "results:move",
        "results:cell",
        "results:plan_community/before",
        "results:community/before",
    ),
}
_NEEDS = {"lines": ("results:cell/before", "results:change", "results:community/before")}


def theme_names() -> dict[str, str]:
    """What each theme is called."""
    return {
        "band": tr("Size band"),
        "workload": tr("Workload"),
        "gaps": tr("Gaps"),
        "officers": tr("Officers"),
        "lines": tr("Old and new lines"),
    }


def add_themes(project: QgsProject, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Have the project's themes be those of the layers that are there.

    What a user has switched on beside our layers is seen in each of them.
    """
    collection = project.mapThemeCollection()
    ours = {layer.id() for layer in layers.values()}
    nodes = project.layerTreeRoot().findLayers()
    others = [
        node.layer()
        for node in nodes
        if node.layerId() not in ours and node.isVisible() and node.layer() is not None
    ]
    for theme, name in theme_names().items():
        if not _is_there(theme, layers):
            collection.removeMapTheme(name)
            continue
        shown = [layers[key] for key in layers if _shows(theme, key)]
        record = QgsMapThemeCollection.MapThemeRecord()
        for layer in (*shown, *others):
            part = QgsMapThemeCollection.MapThemeLayerRecord(layer)
            part.isVisible = True
            record.addLayerRecord(part)
        if collection.hasMapTheme(name):
            if {part.layer() for part in collection.mapThemeState(name).layerRecords()} >= set(
                shown
            ):
                continue
            collection.update(name, record)
        else:
            collection.insert(name, record)


def themes(layers: Mapping[str, QgsVectorLayer]) -> list[str]:
    """The names of the themes that can be seen."""
    return [name for theme, name in theme_names().items() if _is_there(theme, layers)]


def apply_theme(project: QgsProject, layers: Mapping[str, QgsVectorLayer], name: str) -> None:
    """Switch our layers on and off as a theme has it; other layers stay as they are."""
    collection = project.mapThemeCollection()
    if not collection.hasMapTheme(name):
        return
    records = collection.mapThemeState(name).layerRecords()
    shown = {part.layer().id() for part in records if part.layer() is not None}
    for layer in layers.values():
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is not None and layer.isSpatial():
            _switch(node, layer.id() in shown)


def _switch(node: QgsLayerTreeLayer, on: bool) -> None:
    if on:
        node.setItemVisibilityCheckedParentRecursive(True)
    else:
        node.setItemVisibilityChecked(False)


def _is_there(theme: str, layers: Mapping[str, QgsVectorLayer]) -> bool:
    needed = _NEEDS.get(theme, THEMES[theme][:2] if theme == "gaps" else THEMES[theme][:1])
    return any(key in layers for key in needed)


def _shows(theme: str, key: str) -> bool:
    group, _, mark = key.partition(":")
    return key in THEMES[theme] or (group == "inputs" and mark.partition("/")[0] in GROUND)
