"""Which parameters of ``gridsteward:divide`` take which layers, for the algorithm and the desk."""

from __future__ import annotations

# Parameters with one layer, and those with any number: a town's river comes as areas and its
# railway as lines, in two QGIS layers.
SINGLE = {
    "BUILDINGS": "building",
    "COMMUNITIES": "community",
    "COMPOUNDS": "compound",
    "ROADS": "road",
}
SEVERAL = {"BARRIERS": "barrier", "CROSSINGS": "crossing"}
