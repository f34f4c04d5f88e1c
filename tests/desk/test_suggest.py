"""Finding the project's layers by their names."""

from __future__ import annotations

from grid_steward.plugin.desk.suggest import suggested_layers
from qgis.core import QgsProject, QgsVectorLayer


def project(*layers: tuple[str, str]) -> QgsProject:
    made = QgsProject()
    for kind, name in layers:
        made.addMapLayer(QgsVectorLayer(f"{kind}?crs=EPSG:4547", name, "memory"))
    return made


def names(found):
    return {
        key: [layer.name() for layer in value] if isinstance(value, list) else value.name()
        for key, value in found.items()
    }


def test_layers_are_found_in_both_languages():
    here = project(("Polygon", "楼栋"), ("LineString", "Roads"), ("Polygon", "社区边界"))
    assert names(suggested_layers(here)) == {
        "BUILDINGS": "楼栋",
        "ROADS": "Roads",
        "COMMUNITIES": "社区边界",
    }


def test_names_are_compared_as_the_import_compares_them():
    here = project(("Polygon", "building-footprint"), ("LineString", "道路【2023】"))
    assert names(suggested_layers(here)) == {
        "BUILDINGS": "building-footprint",
        "ROADS": "道路【2023】",
    }


def test_barriers_may_be_several_layers():
    here = project(("Polygon", "阻隔 (areas)"), ("LineString", "阻隔 (lines)"))
    found = names(suggested_layers(here))
    assert sorted(found["BARRIERS"]) == ["阻隔 (areas)", "阻隔 (lines)"]


def test_a_name_with_the_wrong_geometry_is_no_such_layer():
    assert suggested_layers(project(("Point", "Buildings"), ("Polygon", "Parks"))) == {}
