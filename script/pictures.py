"""Takes pictures of QGIS with the sample town, from inside QGIS; run by script/pictures.

One as the town opens, and beside it ``people.png`` with cells, people in care and care groups, and
``officers.png`` with who serves which cell and the rounds of one day. All people are invented.
"""

import os
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

SHOWN = {"Layers", "ProcessingToolbox"}
WAIT_MS = 1500
PICTURE = Path(os.environ["GRID_STEWARD_PICTURE"])
# Of the layers about people, those that are shown: the cells, and the first care groups.
SHOWN_PEOPLE = ("layername=cell_people", "layername=care_case")
MOST_CARE_GROUPS = 4
PEOPLE_SCALE = 5000
SHOWN_OFFICERS = ("layername=assignment", "layername=round", "layername=visit")
HIDDEN_OFFICERS = ("layername=cell|",)
OFFICERS_SCALE = 6000


def arrange():
    """Show the layers, the map and the toolbox, and nothing else beside them."""
    window = iface.mainWindow()
    window.setGeometry(0, 0, 1600, 1000)
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in SHOWN)
    for dock in window.findChildren(QDockWidget, "ProcessingToolbox"):
        dock.widget().findChild(object, "searchBox").setText("grid steward")
    QTimer.singleShot(WAIT_MS, zoom)


def zoom():
    """The whole town."""
    iface.mapCanvas().zoomToProjectExtent()
    QTimer.singleShot(WAIT_MS, lambda: take(PICTURE, show_people))


def show_people():
    """Cells with their people and some care groups, from nearer, without the toolbox."""
    for dock in iface.mainWindow().findChildren(QDockWidget, "ProcessingToolbox"):
        dock.setVisible(False)
    group = QgsProject.instance().layerTreeRoot().children()[0]
    group.setItemVisibilityChecked(True)
    group.setExpanded(True)
    care_groups = 0
    for node in group.findLayers():
        source = node.layer().source()
        is_group = "layername=care_case" in source
        care_groups += is_group
        wanted = any(name in source for name in SHOWN_PEOPLE)
        node.setItemVisibilityChecked(wanted and not (is_group and care_groups > MOST_CARE_GROUPS))
    iface.mapCanvas().zoomScale(PEOPLE_SCALE)
    QTimer.singleShot(WAIT_MS, lambda: take(PICTURE.with_name("people.png"), show_officers))


def show_officers():
    """Who serves which cell, and the stops and ways of the first day."""
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        source = node.layer().source()
        if any(name in source for name in (*HIDDEN_OFFICERS, *SHOWN_PEOPLE)):
            node.setItemVisibilityChecked(False)
        if any(name in source for name in SHOWN_OFFICERS):
            node.setItemVisibilityChecked(True)
            keep_first_day(node.layer())
    iface.mapCanvas().zoomScale(OFFICERS_SCALE)
    QTimer.singleShot(WAIT_MS, lambda: take(PICTURE.with_name("officers.png"), leave))


def keep_first_day(layer):
    """Filter a layer with days to the first of them."""
    index = layer.fields().lookupField("day")
    days = sorted(str(day) for day in layer.uniqueValues(index) if day) if index >= 0 else []
    if days:
        layer.setSubsetString(f"({layer.subsetString()}) AND \"day\" = '{days[0]}'")


def take(path, then):
    """Save the picture once the map is drawn, and go on."""
    if iface.mapCanvas().isDrawing():
        QTimer.singleShot(WAIT_MS, lambda: take(path, then))
        return
    iface.mainWindow().grab().save(str(path))
    then()


def leave():
    """Close QGIS, which would otherwise ask whether to keep what was switched on."""
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(WAIT_MS, arrange)
