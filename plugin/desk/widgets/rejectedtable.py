"""The rejected rows of one layer as a table in the QGIS project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.core import QgsProject, QgsVectorLayer

from ...bridge.tables import address, equals, open_layer
from ...bridge.texts import tr
from ...contracts import contract

if TYPE_CHECKING:
    from ...store import Project

# A custom property that tells such a table from what a user opened.
TABLE = "gridsteward/rejected"
_REJECTED = "rejected"


def rejected_table(project: Project, layer: str) -> Optional[QgsVectorLayer]:
    """The rejected rows of ``layer``, put into the QGIS project if they are not there yet.

    Those about persons are read from the restricted file, and only there. None where there is no
    such file.
    """
    item = contract(layer)
    path = project.people_path if item.restricted else project.path
    chosen = equals("layer", layer)
    wanted = address(path, _REJECTED, chosen=chosen)
    for known in QgsProject.instance().mapLayers().values():
        if isinstance(known, QgsVectorLayer) and known.source() == wanted:
            known.dataProvider().reloadData()
            return known
    table = open_layer(path, _REJECTED, chosen=chosen)
    if table is None:
        return None
    table.setName(tr("Rejected rows: {layer}").format(layer=item.title))
    table.setReadOnly(True)
    table.setCustomProperty(TABLE, layer)
    QgsProject.instance().addMapLayer(table)
    return table
