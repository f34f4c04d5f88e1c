"""What ``gridsteward:divide`` asks for and gives back: names, titles, help."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.texts import tr
from .base import StewardAlgorithm

# Saved models hold the places in these lists: append, never reorder.
RULEBOOKS = (
    "yichang",
    "plain",
    "qingyang",
    "wuhai",
    "changsha",
    "chengdu",
    "deyang",
    "beijing-codes",
    "cjt349-codes",
)
EFFORTS = ("fast", "best")

OUTPUTS = {
    "CELLS": "cell",
    "UNITS": "unit",
    "PLAN_TABLE": "plan",
    "MOVES": "move",
    "TOWERS": "tower",
}


def add_layers(form: StewardAlgorithm) -> None:
    """The layers to divide, and those that guide the division."""
    area, line = (
        QgsProcessing.SourceType.TypeVectorPolygon,
        QgsProcessing.SourceType.TypeVectorLine,
    )
    anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
    source, several = QgsProcessingParameterFeatureSource, QgsProcessingParameterMultipleLayers
    form.add(
        source("BUILDINGS", tr("Buildings"), [area]),
        tr(
            "Building footprints with the number of households in each (a column such as "
            "'households' or '户数'; empty means unknown, 0 means nobody lives there). The "
            "results come in the CRS of this layer."
        ),
    )
    form.add(
        source("COMMUNITIES", tr("Communities"), [area], optional=True),
        tr(
            "The areas that are divided, each for itself. Without them the ground around all "
            "buildings is one community."
        ),
    )
    form.add(
        source("COMPOUNDS", tr("Compounds"), [area], optional=True),
        tr("Residential estates. A cell cuts one only where it cannot hold the band otherwise."),
    )
    form.add(
        source("ROADS", tr("Roads"), [line], optional=True),
        tr(
            "Centre lines of roads, with their class. Cell borders run along them where they "
            "can; footpaths and lanes inside estates do not count."
        ),
    )
    form.add(
        several("BARRIERS", tr("Barriers"), anything, optional=True),
        tr(
            "Rivers (lines or areas), railways and walls that cannot be walked across; one "
            "layer or several."
        ),
    )
    form.add(
        several("CROSSINGS", tr("Crossings"), anything, optional=True),
        tr(
            "Bridges, gates and underpasses, as points or lines: each joins the ground on the "
            "two sides of a barrier at that spot; one layer or several."
        ),
    )


def add_settings(form: StewardAlgorithm) -> None:
    """Band, plan and effort."""
    form.add(
        QgsProcessingParameterEnum(
            "RULEBOOK",
            tr("Rulebook"),
            [
                tr("Yichang"),
                tr("Plain"),
                tr("Qingyang"),
                tr("Wuhai"),
                tr("Changsha"),
                tr("Chengdu"),
                tr("Deyang"),
                tr("Beijing codes"),
                tr("CJ/T 349 codes"),
            ],
            defaultValue=0,
        ),
        tr(
            "The city's numbers: the band, the pattern of the codes, what a good border is "
            "worth. 0: Yichang, 1: plain, 2: Qingyang, 3: Wuhai, 4: Changsha, 5: Chengdu, "
            "6: Deyang, 7: codes as in Beijing, 8: codes of CJ/T 349."
        ),
    )
    for name, title, about in (
        (
            "MINIMUM",
            tr("Least households of a cell"),
            tr("A whole number of households. Not set: as the rulebook says."),
        ),
        (
            "TARGET",
            tr("Wanted households of a cell"),
            tr("Where a cell can choose, it comes near to this. Not set: as the rulebook says."),
        ),
        (
            "MAXIMUM",
            tr("Most households of a cell"),
            tr("A whole number of households. Not set: as the rulebook says."),
        ),
    ):
        form.add(QgsProcessingParameterNumber(name, title, optional=True, minValue=1), about)
    form.add(
        QgsProcessingParameterString("PLAN", tr("Name of the plan"), defaultValue="plan-1"),
        tr("The name that all result rows bear, so that several plans can be compared."),
    )
    form.add(
        QgsProcessingParameterEnum(
            "EFFORT",
            tr("Effort"),
            [tr("Fast: a good plan soon"), tr("Best: improve until it no longer pays")],
            defaultValue=0,
        ),
        tr("0: fast, a good plan within seconds. 1: best, takes several times as long."),
    )
    form.add_advanced(
        QgsProcessingParameterNumber("SEED", tr("Seed"), defaultValue=0, minValue=0),
        tr("A whole number. The same seed gives the same cells; another seed, another plan."),
    )


def add_work(form: StewardAlgorithm) -> None:
    """The second weight: work beside households."""
    form.add_advanced(
        QgsProcessingParameterField(
            "MINUTES",
            tr("Work of each building"),
            parentLayerParameterName="BUILDINGS",
            type=QgsProcessingParameterField.DataType.Numeric,
            optional=True,
        ),
        tr(
            "A column of the buildings with the minutes of work a month that each brings; empty "
            "counts as none. The cells' work is then evened out beside their households, within "
            "the band. Not set: only households count."
        ),
    )


def add_start(form: StewardAlgorithm) -> None:
    """The plan to start from, if any."""
    area, table = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVector
    source = QgsProcessingParameterFeatureSource
    form.add(
        source("EARLIER_UNITS", tr("Start from: units of an earlier plan"), [area], optional=True),
        tr(
            "The units that an earlier division wrote, of one plan. Its cells keep their codes "
            "where they can, and few households change their cell."
        ),
    )
    form.add(
        source("EARLIER_PLAN", tr("Start from: table of plans"), [table], optional=True),
        tr(
            "The table of plans of that division. With it, codes that were retired before are "
            "never given out again."
        ),
    )
    form.add(
        QgsProcessingParameterString("LOCKED", tr("Locked cells"), optional=True),
        tr(
            "Codes of cells of the earlier plan that stay exactly as they are, with commas "
            "between them."
        ),
    )


def add_outputs(form: StewardAlgorithm) -> None:
    """Layers, table and numbers that come back."""
    area = QgsProcessing.SourceType.TypeVectorPolygon
    table = QgsProcessing.SourceType.TypeVector
    point = QgsProcessing.SourceType.TypeVectorPoint
    sink = QgsProcessingParameterFeatureSink
    form.add(
        sink("CELLS", tr("Cells"), area),
        tr("One polygon for each cell: code, households, whether it is in the band."),
    )
    form.add(
        sink("UNITS", tr("Units"), area, optional=True),
        tr(
            "The pieces that cells are made of: each building with the ground nearest to it, "
            "in m², and the cell that it belongs to."
        ),
    )
    form.add(
        sink("PLAN_TABLE", tr("Plan"), table, optional=True),
        tr(
            "A table of one row with all that is needed to make the plan again, its score and "
            "the verdict on each community."
        ),
    )
    form.add(
        sink("MOVES", tr("Moves"), area, optional=True, createByDefault=False),
        tr("With an earlier plan: every building that changes its cell, with the reason."),
    )
    form.add(
        sink("TOWERS", tr("Divided towers"), point, optional=True, createByDefault=False),
        tr("A point for each divided building: which entrances or floors are in which cell."),
    )
    for name, title in (
        ("CELL_COUNT", tr("Cells")),
        ("CELLS_IN_BAND", tr("Cells in band")),
        ("IN_BAND_SHARE", tr("Share of cells in band (0 to 1)")),
        ("HOUSEHOLDS", tr("Known households")),
        ("BUILDINGS_UNKNOWN", tr("Buildings of unknown household count")),
        ("HOUSEHOLDS_MOVED", tr("Households that change cell")),
    ):
        form.addOutput(QgsProcessingOutputNumber(name, title))
