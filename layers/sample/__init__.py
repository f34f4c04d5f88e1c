"""The sample town: an invented place, in files as departments send them.

``SOURCES`` says which file of ``SAMPLE_DIR`` holds which layer; all are in ``SAMPLE_CRS``.
"""

from pathlib import Path

SAMPLE_DIR = Path(__file__).resolve().parent
SAMPLE_CRS = "EPSG:4547"
SOURCES = {
    "community": "社区.geojson",
    "compound": "小区.shp",
    "building": "楼栋.geojson",
    "road": "道路.geojson",
    "barrier": "阻隔.geojson",
    "crossing": "通道.geojson",
}
