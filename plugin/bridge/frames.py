"""QGIS features into frames and frames into QGIS features.

Geometries pass as WKB: QGIS and shapely may each carry a GEOS of their own, and their objects
never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant

from ..common.progress import Progress, silent
from .texts import tr

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from ..contracts import Contract

# Features between two looks at the clock and the cancel button: about 20 ms of work.
CHUNK = 2000

# QGIS takes QMetaType for a field's type since 3.38, and QVariant's own enumeration before.
_NEW_TYPES = Qgis.QGIS_VERSION_INT >= 33800
_TYPES = {
    "text": QMetaType.Type.QString if _NEW_TYPES else QVariant.String,
    "json": QMetaType.Type.QString if _NEW_TYPES else QVariant.String,
    "date": QMetaType.Type.QString if _NEW_TYPES else QVariant.String,
    "int": QMetaType.Type.LongLong if _NEW_TYPES else QVariant.LongLong,
    "real": QMetaType.Type.Double if _NEW_TYPES else QVariant.Double,
    "bool": QMetaType.Type.Bool if _NEW_TYPES else QVariant.Bool,
    "datetime": QMetaType.Type.QDateTime if _NEW_TYPES else QVariant.DateTime,
}
_PANDAS_TYPES = {
    QMetaType.Type.Bool: "boolean",
    QMetaType.Type.Int: "Int64",
    QMetaType.Type.UInt: "Int64",
    QMetaType.Type.LongLong: "Int64",
    QMetaType.Type.Double: "float64",
}
_WKB_TYPES = {
    "point": QgsWkbTypes.Type.Point,
    "line": QgsWkbTypes.Type.LineString,
    "polygon": QgsWkbTypes.Type.Polygon,
}


@dataclass(frozen=True)
class Source:
    """A snapshot of a layer that any thread may read: features on request, and what they are."""

    name: str
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    count: int
    origin: Any

    @classmethod
    def of_parameter(cls, source: QgsProcessingFeatureSource) -> Source:
        """What a Processing parameter points to; the importer repairs invalid geometries itself."""
        return cls(
            source.sourceName(), source.fields(), source.sourceCrs(), source.featureCount(), source
        )

    @classmethod
    def of_layer(cls, layer: QgsVectorLayer) -> Source:
        """A whole layer; to be called on the thread that owns it, which is the main thread."""
        return cls(
            layer.name(),
            layer.fields(),
            layer.crs(),
            layer.featureCount(),
            QgsVectorLayerFeatureSource(layer),
        )

    def features(self) -> Iterable[QgsFeature]:
        """The features in the layer's own order."""
        if isinstance(self.origin, QgsProcessingFeatureSource):
            unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
            return self.origin.getFeatures(QgsFeatureRequest(), unchecked)
        return self.origin.getFeatures(QgsFeatureRequest())


@dataclass(frozen=True)
class Rows:
    """The features of a source as plain values, without anything of QGIS's or of the science's."""

    name: str
    crs: Optional[str]
    columns: Mapping[str, tuple[str, list[Any]]]
    shapes: list[Optional[bytes]]
    ids: list[int]


def read_rows(source: Source, progress: Progress = silent) -> Rows:
    """All features of ``source``, in its order; dates become ISO texts, NULL becomes None."""
    values, shapes, ids = [], [], []
    for number, feature in enumerate(source.features()):
        if number % CHUNK == 0:
            progress(number / max(source.count, number + 1), None)
        values.append([_plain(value) for value in feature.attributes()])
        shapes.append(_wkb(feature.geometry()))
        ids.append(feature.id())
    columns = list(zip(*values)) if values else [()] * source.fields.count()
    return Rows(
        source.name,
        crs_text(source.crs),
        {
            field.name(): (_PANDAS_TYPES.get(QMetaType.Type(field.type()), "object"), list(column))
            for field, column in zip(source.fields, columns)
        },
        shapes,
        ids,
    )


def frame_of(rows: Rows) -> gpd.GeoDataFrame:
    """A frame in the source's CRS, one row a feature; numbers and logicals of nullable kinds."""
    import geopandas as gpd
    import pandas as pd
    import shapely

    return gpd.GeoDataFrame(
        {name: pd.Series(values, dtype=kind) for name, (kind, values) in rows.columns.items()},
        geometry=shapely.from_wkb(rows.shapes, on_invalid="ignore"),
        crs=rows.crs,
    )


def contract_frame(rows: Rows, layer: str) -> gpd.GeoDataFrame:
    """A frame of the contract ``layer``, of rows that have its fields already; others are left out.

    Raises QgsProcessingException where a field that must be there is not, or holds values of
    another type.
    """
    import shapely

    from ..contracts import contract
    from ..store import to_single

    item = contract(layer)
    missing = [name for name, field in item.fields.items() if field.required]
    missing = [name for name in missing if name not in rows.columns]
    if missing:
        raise QgsProcessingException(
            tr(
                "The layer {layer} has no field {fields}. Take a layer with the fields of "
                "{wanted}, such as the project's own with a filter."
            ).format(layer=rows.name, fields=", ".join(missing), wanted=item.title)
        )
    known = {name: column for name, (_, column) in rows.columns.items() if name in item.fields}
    shapes = to_single(shapely.from_wkb(rows.shapes, on_invalid="ignore"))
    try:
        return item.frame({**known, "geometry": shapes}, crs=rows.crs)
    except (TypeError, ValueError):
        raise QgsProcessingException(
            tr(
                "The fields of the layer {layer} hold values of other types than those of "
                "{wanted}. Take the project's own layer, or a copy of it."
            ).format(layer=rows.name, wanted=item.title)
        ) from None


def _plain(value: Any) -> Any:
    """``value`` without Qt's own types."""
    if isinstance(value, QVariant):
        return None if value.isNull() else value.value()
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return value


def _wkb(geometry: QgsGeometry) -> Optional[bytes]:
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return bytes(geometry.asWkb())


def crs_text(crs: QgsCoordinateReferenceSystem) -> Optional[str]:
    """The name of ``crs`` as pyproj knows it: its EPSG code, else its WKT; None where unknown."""
    if not crs.isValid():
        return None
    if crs.authid().startswith("EPSG:"):
        return str(crs.authid())
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED))


def wkb_type(contract: Contract, kind: str) -> QgsWkbTypes.Type:
    """The geometry type of a layer for features of ``kind`` (``point``, ``line``, ``polygon``).

    What users bring may have several parts; a result is always one piece.
    """
    single = _WKB_TYPES[kind]
    return QgsWkbTypes.multiType(single) if contract.role == "input" else single


def field_type(kind: str) -> Any:
    """The type of a QGIS field for a field of a contract, such as ``int``."""
    return _TYPES[kind]


def fields_of(contract: Contract) -> QgsFields:
    """The fields of a layer, with the titles of the current language as their aliases."""
    fields = QgsFields()
    for item in contract.fields.values():
        field = QgsField(item.name, _TYPES[item.type])
        field.setAlias(str(item.title))
        fields.append(field)
    return fields


def features_of(
    frame: pd.DataFrame, contract: Contract, progress: Progress = silent
) -> list[QgsFeature]:
    """Every row of ``frame`` (columns of ``contract``) as a feature of the type ``wkb_type``."""
    import shapely

    fields = fields_of(contract)
    columns = [_cells(frame[name], item.type) for name, item in contract.fields.items()]
    shapes = shapely.to_wkb(frame.geometry.to_numpy()) if contract.geometry else [None] * len(frame)
    features = []
    for number, (*values, shape) in enumerate(zip(*columns, shapes)):
        if number % CHUNK == 0:
            progress(number / len(frame), None)
        feature = QgsFeature(fields)
        feature.setAttributes(values)
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            if contract.role == "input":
                geometry.convertToMultiType()
            feature.setGeometry(geometry)
        features.append(feature)
    return features


def write_features(features: list[QgsFeature], sink: QgsFeatureSink, title: str) -> None:
    """Add all ``features`` to ``sink`` in one go, which no cancelling interrupts.

    Raises QgsProcessingException, naming the layer by its ``title``, where the sink refuses them.
    """
    if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
        raise QgsProcessingException(
            tr(
                "{layer} could not be written. Is there room on the disk, and may you write there?"
            ).format(layer=title)
        )


def _cells(column: pd.Series, kind: str) -> list[Any]:
    """The values of a column as QGIS takes them, None for what is unknown."""
    if kind == "datetime":
        millis = column.astype("datetime64[ms]").astype("int64")
        return [
            None if empty else QDateTime.fromMSecsSinceEpoch(int(value)).toUTC()
            for value, empty in zip(millis, column.isna())
        ]
    return column.astype("object").where(column.notna(), None).tolist()
