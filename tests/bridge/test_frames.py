"""Features to frames and back: values, unknown values, geometries, reference systems."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely
from grid_steward.plugin.bridge.frames import (
    Source,
    crs_text,
    features_of,
    fields_of,
    frame_of,
    read_rows,
    wkb_type,
    write_features,
)
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import NULL, QDate

FIELDS = "field=name:string&field=count:integer&field=size:double&field=day:date&field=ok:boolean"


def memory(kind: str, rows: list[tuple[list, str | None]], fields: str = FIELDS) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4547&{fields}", "layer", "memory")
    for values, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    return layer


def test_values_and_unknown_values_come_over():
    layer = memory(
        "Point",
        [
            (["甲", 3, 1.5, QDate(2024, 2, 29), True], "Point (1 2)"),
            ([NULL, NULL, NULL, NULL, NULL], None),
        ],
    )
    frame = frame_of(read_rows(Source.of_layer(layer)))
    assert frame["name"].tolist() == ["甲", None]
    assert frame["count"].tolist() == [3, pd.NA]
    assert frame["count"].dtype == "Int64"
    assert frame["size"].isna().tolist() == [False, True]
    assert frame["day"].tolist() == ["2024-02-29", None]
    assert frame["ok"].tolist() == [True, pd.NA]
    assert frame.geometry.iloc[0].equals(shapely.Point(1, 2))
    assert frame.geometry.iloc[1] is None
    assert frame.crs.to_epsg() == 4547


def test_a_layer_without_features_has_its_columns():
    frame = frame_of(read_rows(Source.of_layer(memory("Point", []))))
    assert list(frame.columns) == ["name", "count", "size", "day", "ok", "geometry"]
    assert len(frame) == 0


def test_a_curve_becomes_a_line():
    layer = memory("CompoundCurve", [([], "CompoundCurve (CircularString (0 0, 1 1, 2 0))")], "")
    (line,) = frame_of(read_rows(Source.of_layer(layer))).geometry
    assert line.geom_type == "LineString"
    assert line.length == pytest.approx(3.1416, abs=1e-3)


def test_reading_can_be_cancelled():
    def stop(share: float, text: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        frame_of(read_rows(Source.of_layer(memory("Point", [([], "Point (0 0)")], "")), stop))


def test_the_names_of_reference_systems():
    assert crs_text(QgsCoordinateReferenceSystem("EPSG:4547")) == "EPSG:4547"
    assert crs_text(QgsCoordinateReferenceSystem()) is None
    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=111.5 +ellps=GRS80 +units=m")
    assert "111.5" in crs_text(own)


def test_a_frame_is_written_as_its_contract_says():
    building = contract("building")
    frame = building.frame(
        {
            "building_id": ["a", "b"],
            "households": [12, None],
            "geometry": [shapely.box(0, 0, 2, 2), shapely.box(5, 5, 6, 6)],
        },
        crs="EPSG:4547",
    )
    sink = QgsVectorLayer("MultiPolygon?crs=EPSG:4547", "sink", "memory")
    sink.dataProvider().addAttributes(list(fields_of(building)))
    sink.updateFields()
    write_features(features_of(frame, building), sink.dataProvider(), "Buildings")
    first, second = sink.getFeatures()
    assert (first["building_id"], first["households"]) == ("a", 12)
    assert second["households"] == NULL
    assert first.geometry().isMultipart()
    assert first.geometry().area() == 4


def test_there_and_back_is_the_same():
    cell = contract("cell")
    frame = cell.frame(
        {
            "plan": ["p"],
            "cell_id": ["001"],
            "community_id": ["c"],
            "households": [250],
            "in_band": [True],
            "buildings": [3],
            "buildings_unknown": [0],
            "units": [3],
            "area_m2": [0.5],
            "compactness": [0.78],
            "geometry": [shapely.box(0, 0, 1, 1)],
        },
        crs="EPSG:4547",
    )
    sink = QgsVectorLayer("Polygon?crs=EPSG:4547", "sink", "memory")
    sink.dataProvider().addAttributes(list(fields_of(cell)))
    sink.updateFields()
    write_features(features_of(frame, cell), sink.dataProvider(), "Cells")
    again = frame_of(read_rows(Source.of_layer(sink)))
    for name in cell.fields:
        assert again[name].isna().tolist() == frame[name].isna().tolist()
        assert again[name].dropna().tolist() == frame[name].dropna().tolist()
    assert again.geometry.iloc[0].equals(frame.geometry.iloc[0])


def test_results_are_single_pieces_and_inputs_may_have_several():
    from qgis.core import QgsWkbTypes

    assert wkb_type(contract("cell"), "polygon") == QgsWkbTypes.Type.Polygon
    assert wkb_type(contract("barrier"), "line") == QgsWkbTypes.Type.MultiLineString


def test_a_sink_that_refuses_is_an_error_that_names_the_layer():
    class Full:
        def addFeatures(self, features: list[QgsFeature], flags: object) -> bool:  # noqa: N802
            return False

    with pytest.raises(QgsProcessingException, match="Rejected rows could not be written"):
        write_features([], Full(), "Rejected rows")
