"""How the layers of a plan belong together, as relations of the QGIS project."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProject, QgsRelation, QgsVectorLayer

from .texts import tr

# What belongs to what, by the key of the latter: each keyed layer with its parts, in their groups.
PARTS = {
    "inputs:building": ("results:unit", "results:gap", "people:resident", "people:people_gap"),
    "results:cell": (
        "results:unit",
        "results:gap",
        "results:assignment",
        "people:people_gap",
        "people:workload",
        "people:cell_people",
    ),
}


def relate(project: QgsProject, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Add the relations of the layers that are there; those that are known stay as they are."""
    from ..contracts import contract

    manager = project.relationManager()
    for whole, parts in PARTS.items():
        name = whole.partition(":")[2]
        key = contract(name).key
        for part in parts:
            number = f"gridsteward_{name}_{part.partition(':')[2]}"
            if whole not in layers or part not in layers:
                manager.removeRelation(number)
            elif not _stands(manager.relation(number), layers[whole], layers[part]):
                manager.removeRelation(number)
                manager.addRelation(_relation(number, key, layers[whole], layers[part]))


def _stands(relation: QgsRelation, whole: QgsVectorLayer, part: QgsVectorLayer) -> bool:
    same = relation.referencedLayerId() == whole.id() and relation.referencingLayerId() == part.id()
    return bool(relation.isValid() and same)


def _relation(
    number: str, key: str | None, whole: QgsVectorLayer, part: QgsVectorLayer
) -> QgsRelation:
    made = QgsRelation()
    made.setId(number)
    made.setName(tr("{parts} of {whole}").format(parts=part.name(), whole=whole.name()))
    made.setReferencedLayer(whole.id())
    made.setReferencingLayer(part.id())
    made.addFieldPair(key, key)
    return made
