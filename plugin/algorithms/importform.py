"""What ``gridsteward:importlayer`` asks for and gives back: names, titles, help."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.texts import tr
from .base import StewardAlgorithm

# Saved models hold the places in these lists: append, never reorder.
LAYERS = (
    "building",
    "community",
    "compound",
    "road",
    "barrier",
    "crossing",
    "facility",
    "officer",
    "resident",
    "care_case",
    "care_count",
    "volunteer",
    "request",
    "building_record",
    "drawn_cell",
    "cell_member",
)
DATUMS = (None, "gcj02", "bd09")
# What --same-name is on the command line.
SAME_NAMES = (None, "replace", "add")
# As intake.facts has it, which this form can't ask: it has to load without the science.
WITHIN_M = 30.0


def add_source(form: StewardAlgorithm) -> None:
    """What is read, what it is, and where it goes."""
    form.add(
        QgsProcessingParameterEnum("LAYER", tr("What it is"), _layer_titles(), defaultValue=0),
        tr(
            "Which layer the rows belong to: 0 buildings, 1 communities, 2 compounds, 3 roads, "
            "4 barriers, 5 crossings; 6 facilities, 7 grid officers, 8 residents, 9 care cases, "
            "10 care counts, 11 volunteers, 12 requests, 13 building records, 14 cells drawn by "
            "others, 15 buildings of cells drawn by others. Those from 6 on but 14 need a "
            "project file; 8 to 12 are about persons and go nowhere else."
        ),
    )
    form.add(
        QgsProcessingParameterFile("FILE", tr("File"), optional=True),
        tr(
            "GeoPackage, Shapefile (also zipped), GeoJSON, KML, CSV, XLSX, DBF and others. "
            "Leave it open to use a layer of the project."
        ),
    )
    form.add(
        QgsProcessingParameterFeatureSource(
            "INPUT", tr("Layer"), [QgsProcessing.SourceType.TypeVector], optional=True
        ),
        tr("A layer of the project. Leave it open to read a file."),
    )
    form.add(
        QgsProcessingParameterFile("PROJECT", tr("Project file"), extension="gpkg", optional=True),
        tr(
            "The GeoPackage of a Grid Steward project that takes the rows in. Facilities, "
            "officers and everything about persons need it: their rows are matched to its "
            "buildings. What is about persons goes into NAME.people.gpkg beside it."
        ),
    )
    form.add(
        QgsProcessingParameterCrs(
            "TARGET_CRS", tr("CRS of the result"), defaultValue="ProjectCrs", optional=True
        ),
        tr(
            "The CRS that the clean layer gets; best one in metres, such as EPSG:4547. With a "
            "project file, the CRS is the project's."
        ),
    )


def add_reading(form: StewardAlgorithm) -> None:
    """How the source is to be read."""
    form.add_advanced(
        QgsProcessingParameterString("SOURCE_LAYER", tr("Layer in the file"), optional=True),
        tr("Which layer or sheet of the file, where it has several."),
    )
    form.add_advanced(
        QgsProcessingParameterCrs("SOURCE_CRS", tr("Source CRS"), optional=True),
        tr("Where the source does not say its CRS, or says a wrong one."),
    )
    form.add_advanced(
        QgsProcessingParameterString("ENCODING", tr("Encoding of the file"), optional=True),
        tr("Such as GBK or UTF-8. Not set: found by looking at the text."),
    )
    form.add_advanced(
        QgsProcessingParameterEnum(
            "DATUM", tr("Shifted coordinates"), _datum_titles(), defaultValue=0
        ),
        tr(
            "For coordinates in degrees from Chinese web maps: 0 not shifted, 1 GCJ-02 "
            "(Amap, Tencent), 2 BD-09 (Baidu). They are shifted back."
        ),
    )
    form.add_advanced(
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


def add_linking(form: StewardAlgorithm) -> None:
    """How rows find their building and their person, for the layers that do."""
    form.add_advanced(
        QgsProcessingParameterString("DEPARTMENT", tr("Department"), optional=True),
        tr(
            "Whose codes for persons and households the source has: files of one department "
            "share them, and 001 of two departments are two persons. Not set: the source's own. "
            "Identity numbers mean the same everywhere."
        ),
    )
    form.add_advanced(
        QgsProcessingParameterMatrix(
            "CONSTANTS",
            tr("Fields with one value in all rows"),
            hasFixedNumberRows=False,
            headers=[tr("field"), tr("value")],
            optional=True,
        ),
        tr(
            "Pairs of a field of the layer and its value, such as care_group and disabled, for "
            "a list that is all of one kind and does not say so in a column."
        ),
    )
    form.add_advanced(
        QgsProcessingParameterNumber(
            "WITHIN",
            tr("Distance to the building, in metres"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=WITHIN_M,
            minValue=0,
        ),
        tr("A point belongs to the building it is in, else to the nearest one within so many m."),
    )
    form.add_advanced(
        QgsProcessingParameterEnum(
            "SAME_NAME",
            tr("Rows from another file of this name"),
            [tr("ask"), tr("replace them"), tr("add to them")],
            defaultValue=0,
        ),
        tr(
            "Where the project has rows from a file of the same name in another folder: 0 stops "
            "and says so, 1 replaces them (a newer copy), 2 adds to them (another list)."
        ),
    )


def add_outputs(form: StewardAlgorithm) -> None:
    """The layers, and how many rows."""
    anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
    sink = QgsProcessingParameterFeatureSink
    form.add(
        sink("OUTPUT", tr("Clean layer"), anything, optional=True),
        tr(
            "The rows accepted. Needed where there is no project file; not made of rows about "
            "persons."
        ),
    )
    form.add(
        sink("OUTPUT_OTHER", tr("Clean layer, other geometries"), anything, optional=True),
        tr(
            "Barriers may be areas and lines, crossings lines and points; a QGIS layer holds "
            "one kind. Made only where the source has both: then the areas (of barriers) or "
            "lines (of crossings) are in the first layer and the others here."
        ),
    )
    form.add(
        sink(
            "REJECTED",
            tr("Rejected rows"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
        ),
        tr(
            "A table of the rows not accepted: row number, reason, original values. Not made of "
            "rows about persons: theirs are in the project's restricted file."
        ),
    )
    for name, title in (
        ("READ", tr("Rows read")),
        ("ACCEPTED", tr("Rows accepted")),
        ("REJECTED_COUNT", tr("Rows rejected")),
    ):
        form.addOutput(QgsProcessingOutputNumber(name, title))


def _layer_titles() -> list[str]:
    return [
        tr("Buildings"),
        tr("Communities"),
        tr("Compounds"),
        tr("Roads"),
        tr("Barriers"),
        tr("Crossings"),
        tr("Facilities"),
        tr("Grid officers"),
        tr("Residents"),
        tr("Care cases"),
        tr("Care counts"),
        tr("Volunteers"),
        tr("Requests"),
        tr("Building records"),
        tr("Cells drawn by others"),
        tr("Buildings of cells drawn by others"),
    ]


def _datum_titles() -> list[str]:
    return [tr("not shifted"), tr("GCJ-02 (Amap, Tencent)"), tr("BD-09 (Baidu)")]
