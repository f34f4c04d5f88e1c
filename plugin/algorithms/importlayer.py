"""``gridsteward:importlayer``: any file or layer into a clean layer and its rejected rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..bridge.frames import (
    Rows,
    Source,
    crs_text,
    features_of,
    frame_of,
    read_rows,
    wkb_type,
)
from ..bridge.progress import progress_of
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.progress import Progress, part
from .base import Output, StewardAlgorithm, tell_import, told_by_qgis

if TYPE_CHECKING:
    import geopandas as gpd

    from ..contracts import Contract
    from ..intake import ImportResult

# Saved models hold the places in these lists: append, never reorder.
LAYERS = ("building", "community", "compound", "road", "barrier", "crossing")
DATUMS = (None, "gcj02", "bd09")
_SHAPES = {"Point": "point", "LineString": "line", "Polygon": "polygon"}


class ImportLayerAlgorithm(StewardAlgorithm):
    """Import one layer; the work itself is ``intake.import_source`` or ``intake.check_frame``."""

    def name(self) -> str:
        """The frozen id."""
        return "importlayer"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Import and check a layer")

    def group(self) -> str:
        """The group in the toolbox."""
        return tr("Data")

    def groupId(self) -> str:
        """The group's id."""
        return "data"

    def tags(self) -> list[str]:
        """Words that find it."""
        return [*tr("import,check,repair,encoding,gbk,gcj02,bd09").split(","), "导入", "检查"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Reads a file, or a layer of the project, as departments send it, and makes a clean "
            "layer of it: columns found by their names in English or Chinese, the encoding found "
            "(Chinese shapefiles without .cpg are the normal case), geometries repaired where "
            "that takes no guessing, coordinates in the CRS you want.\n\n"
            "Every row that cannot be taken goes to the table of rejected rows, with the reason "
            "and its original values. Accepted and rejected rows together are the rows read.\n\n"
            "Names of persons, identity numbers and phone numbers are dropped and appear "
            "nowhere.\n\n"
            "Give either a file or a layer, not both."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        self._add_source()
        self._add_reading()
        self._add_outputs()

    def _add_source(self) -> None:
        self.add(
            QgsProcessingParameterEnum("LAYER", tr("What it is"), _layer_titles(), defaultValue=0),
            tr(
                "Which layer the rows belong to: 0 buildings, 1 communities, 2 compounds, "
                "3 roads, 4 barriers, 5 crossings."
            ),
        )
        self.add(
            QgsProcessingParameterFile("FILE", tr("File"), optional=True),
            tr(
                "GeoPackage, Shapefile (also zipped), GeoJSON, KML, CSV, XLSX, DBF and others. "
                "Leave it open to use a layer of the project."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Layer"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("A layer of the project. Leave it open to read a file."),
        )
        self.add(
            QgsProcessingParameterCrs(
                "TARGET_CRS", tr("CRS of the result"), defaultValue="ProjectCrs"
            ),
            tr("The CRS that the clean layer gets; best one in metres, such as EPSG:4547."),
        )

    def _add_reading(self) -> None:
        self.add_advanced(
            QgsProcessingParameterString("SOURCE_LAYER", tr("Layer in the file"), optional=True),
            tr("Which layer or sheet of the file, where it has several."),
        )
        self.add_advanced(
            QgsProcessingParameterCrs("SOURCE_CRS", tr("Source CRS"), optional=True),
            tr("Where the source does not say its CRS, or says a wrong one."),
        )
        self.add_advanced(
            QgsProcessingParameterString("ENCODING", tr("Encoding of the file"), optional=True),
            tr("Such as GBK or UTF-8. Not set: found by looking at the text."),
        )
        self.add_advanced(
            QgsProcessingParameterEnum(
                "DATUM", tr("Shifted coordinates"), _datum_titles(), defaultValue=0
            ),
            tr(
                "For coordinates in degrees from Chinese web maps: 0 not shifted, 1 GCJ-02 "
                "(Amap, Tencent), 2 BD-09 (Baidu). They are shifted back."
            ),
        )
        self.add_advanced(
            QgsProcessingParameterMatrix(
                "MAPPING",
                tr("Columns named by hand"),
                hasFixedNumberRows=False,
                headers=[tr("field"), tr("column of the source")],
                optional=True,
            ),
            tr(
                "Pairs of a field of the layer and a column of the source, such as households and "
                "hs2023, for columns whose names are not found."
            ),
        )

    def _add_outputs(self) -> None:
        anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
        sink = QgsProcessingParameterFeatureSink
        self.add(sink("OUTPUT", tr("Clean layer"), anything), tr("The rows accepted."))
        self.add(
            sink("OUTPUT_OTHER", tr("Clean layer, other geometries"), anything, optional=True),
            tr(
                "Barriers may be areas and lines, crossings lines and points; a QGIS layer holds "
                "one kind. Made only where the source has both: then the areas (of barriers) or "
                "lines (of crossings) are in the first layer and the others here."
            ),
        )
        self.add(
            sink(
                "REJECTED",
                tr("Rejected rows"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            tr("A table of the rows not accepted: row number, reason, original values."),
        )
        for name, title in (
            ("READ", tr("Rows read")),
            ("ACCEPTED", tr("Rows accepted")),
            ("REJECTED_COUNT", tr("Rows rejected")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse, before the run, both or neither of file and layer, half pairs and no CRS."""
        fine, why = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, why
        path = self.parameterAsFile(parameters, "FILE", context)
        if bool(path) == (parameters.get("INPUT") not in (None, "")):
            return False, tr("Give a file or a layer, one of the two.")
        if not self._crs(parameters, "TARGET_CRS", context).isValid():
            return False, tr("Choose the CRS of the result, such as EPSG:4547.")
        if not all(map(all, self._pairs(parameters, context))):
            return False, tr("Columns named by hand: each row needs a field and a column.")
        return True, ""

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Import, and only then open the outputs: a cancelled run leaves nothing."""
        progress = progress_of(feedback)
        with told_by_qgis():
            both = parameters.get("OUTPUT_OTHER") not in (None, "")
            work = self._work(parameters, context, part(progress, 0.0, 0.2))
            outputs, numbers = in_own_thread(
                partial(_import, work, both, feedback), part(progress, 0.2, 1.0)
            )
            crs = self._crs(parameters, "TARGET_CRS", context)
            return {**self.write(parameters, context, outputs, crs), **numbers}

    def _crs(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsCoordinateReferenceSystem:
        return self.parameterAsCrs(parameters, name, context)

    def _pairs(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> list[tuple[str, str]]:
        """The columns named by hand, as (field, column); rows left empty are none."""
        matrix = self.parameterAsMatrix(parameters, "MAPPING", context)
        cells = [str(cell).strip() if cell else "" for cell in matrix]
        pairs = zip_longest(cells[::2], cells[1::2], fillvalue="")
        return [(field, column) for field, column in pairs if field or column]

    def _work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: Progress
    ) -> Callable[[Progress], ImportResult]:
        """The import that is asked for, of a file or of a layer, which is read here."""
        layer = LAYERS[self.parameterAsEnum(parameters, "LAYER", context)]
        target = crs_text(self._crs(parameters, "TARGET_CRS", context))
        source_crs = crs_text(self._crs(parameters, "SOURCE_CRS", context))
        options = {
            "mapping": dict(self._pairs(parameters, context)) or None,
            "datum": DATUMS[self.parameterAsEnum(parameters, "DATUM", context)],
        }
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is not None:
            rows = read_rows(Source.of_parameter(source), progress)
            rows = replace(rows, crs=source_crs or rows.crs)
            return lambda report: _check(rows, layer, target, options, report)
        path = Path(self.parameterAsFile(parameters, "FILE", context))
        options |= {
            "source_layer": self.parameterAsString(parameters, "SOURCE_LAYER", context) or None,
            "source_crs": source_crs,
            "encoding": self.parameterAsString(parameters, "ENCODING", context) or None,
        }
        return lambda report: _read(path, layer, target, options, report)


def _check(
    rows: Rows, layer: str, target: Optional[str], options: dict[str, Any], progress: Progress
) -> ImportResult:
    from ..intake import check_frame

    return check_frame(
        frame_of(rows), layer, target, source=rows.name, progress=progress, **options
    )


def _read(
    path: Path, layer: str, target: Optional[str], options: dict[str, Any], progress: Progress
) -> ImportResult:
    from ..intake import import_source

    return import_source(path, layer, target, progress=progress, **options)


def _import(
    work: Callable[[Progress], ImportResult],
    both: bool,
    feedback: QgsProcessingFeedback,
    outside: Outside,
) -> tuple[list[Output], dict[str, Any]]:
    """Import, in a thread of its own: all outputs, ready to be written, and the numbers.

    ``both``: there is an output for a second geometry kind. Frames are born and die in here; see
    ``bridge.thread``.
    """
    result = work(part(outside.progress, 0.0, 0.9))
    outside.run(partial(tell_import, result, feedback))
    outputs = _outputs(result, both, part(outside.progress, 0.9, 1.0))
    # The last chance to cancel: from here on everything is written.
    outside.progress(1.0)
    numbers = {
        "READ": result.read,
        "ACCEPTED": len(result.accepted),
        "REJECTED_COUNT": len(result.rejected),
    }
    return outputs, numbers


def _outputs(result: ImportResult, both: bool, progress: Progress) -> list[Output]:
    """Everything that can be written; raises where a kind of geometry has no output."""
    from ..contracts import contract

    layer = contract(result.layer)
    groups = _by_geometry(result.accepted, layer)
    if len(groups) > 1 and not both:
        raise QgsProcessingException(
            tr(
                "The source has features of two geometry kinds. Choose an output for '{name}' "
                "as well."
            ).format(name=tr("Clean layer, other geometries"))
        )
    outputs = [
        Output(name, layer, wkb_type(layer, kind), features_of(frame, layer, progress))
        for name, (kind, frame) in zip(("OUTPUT", "OUTPUT_OTHER"), groups.items())
    ]
    table = contract("rejected")
    features = features_of(result.rejected, table, progress)
    return [*outputs, Output("REJECTED", table, QgsWkbTypes.Type.NoGeometry, features)]


def _by_geometry(frame: gpd.GeoDataFrame, layer: Contract) -> dict[str, gpd.GeoDataFrame]:
    """The rows by geometry kind, areas first; without any row, the layer's last kind."""
    kinds = frame.geometry.geom_type.str.replace("Multi", "", regex=False).map(_SHAPES)
    groups = {kind: frame[kinds == kind] for kind in reversed(layer.geometry)}
    return {kind: rows for kind, rows in groups.items() if len(rows)} or {layer.geometry[-1]: frame}


def _layer_titles() -> list[str]:
    return [
        tr("Buildings"),
        tr("Communities"),
        tr("Compounds"),
        tr("Roads"),
        tr("Barriers"),
        tr("Crossings"),
    ]


def _datum_titles() -> list[str]:
    return [tr("not shifted"), tr("GCJ-02 (Amap, Tencent)"), tr("BD-09 (Baidu)")]
