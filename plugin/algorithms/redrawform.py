"""What ``gridsteward:redrawcommunities`` asks for and gives back: names, titles, help."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.texts import tr
from .base import StewardAlgorithm

OUTPUTS = {
    "NEW_COMMUNITIES": "plan_community",
    "CELLS": "cell",
    "UNITS": "unit",
    "MOVES": "move",
    "CROSSWALK": "crosswalk",
    "PLAN_TABLE": "plan",
}


def add_wishes(form: StewardAlgorithm) -> None:
    """What communities are asked for."""
    text = QgsProcessingParameterString
    form.add(
        text("HOUSEHOLDS", tr("Households of a community"), optional=True),
        tr(
            "Least, wanted and most, such as 1000:2000:3000. Not set: as the rulebook says, with "
            "today's mean as what is wanted."
        ),
    )
    form.add(
        QgsProcessingParameterNumber(
            "COUNT", tr("Number of communities"), optional=True, minValue=1
        ),
        tr("How many there shall be. Not set: what moves the fewest households."),
    )
    form.add(
        text("LOCKED_COMMUNITIES", tr("Locked communities"), optional=True),
        tr(
            "Codes of communities that stay as they are, with commas between them, beside those "
            "ticked as locked in their layer."
        ),
    )
    form.add(
        text("OWN_COMPOUNDS", tr("Compounds that become communities"), optional=True),
        tr(
            "Codes of compounds that become communities of their own, with commas between them, "
            "beside those ticked so in their layer."
        ),
    )


def add_project(form: StewardAlgorithm) -> None:
    """A project in place of layers."""
    text = QgsProcessingParameterString
    form.add(
        QgsProcessingParameterFile("PROJECT", tr("Project file"), extension="gpkg", optional=True),
        tr(
            "In place of layers: the project whose communities are redrawn, by its own rulebook. "
            "The plan is kept in it too; its layer of communities stays as it is."
        ),
    )
    form.add(
        text("START_FROM", tr("Start from: plan of the project"), optional=True),
        tr(
            "The plan of the project whose cells are kept where they can be. If it redrew "
            "communities itself, those are redrawn."
        ),
    )
    form.add(
        text("RESIDENTS", tr("Residents of a community"), optional=True),
        tr(
            "Least, wanted and most, such as 3000:4000:5000, alone or beside households. Only "
            "with a project: residents are counted from its restricted file."
        ),
    )


def add_outputs(form: StewardAlgorithm) -> None:
    """Layers, tables and numbers that come back."""
    area = QgsProcessing.SourceType.TypeVectorPolygon
    table = QgsProcessing.SourceType.TypeVector
    sink = QgsProcessingParameterFeatureSink
    form.add(
        sink("NEW_COMMUNITIES", tr("Redrawn communities"), area),
        tr("One polygon for each: code, which it continues, what it is made of, households."),
    )
    form.add(
        sink("CELLS", tr("Cells"), area),
        tr("One polygon for each cell: code, households, whether it is in the band."),
    )
    form.add(
        sink("UNITS", tr("Units"), area, optional=True),
        tr("The pieces that cells are made of, each with the cell that it belongs to."),
    )
    form.add(
        sink("MOVES", tr("Moves"), area, optional=True, createByDefault=False),
        tr("With an earlier plan: every building that changes its cell, with the reason."),
    )
    form.add(
        sink("CROSSWALK", tr("Crosswalk"), table, optional=True),
        tr("Old and new codes of communities and cells, with the households of both."),
    )
    form.add(
        sink("PLAN_TABLE", tr("Plan"), table, optional=True),
        tr("A table of one row with all that is needed to make the plan again."),
    )
    for name, title in (
        ("COMMUNITY_COUNT", tr("Communities")),
        ("COMMUNITIES_IN_BAND", tr("Communities in band")),
        ("HOUSEHOLDS_MOVED", tr("Households that change their community")),
        ("UNAVOIDABLE", tr("Households that have to change it, as is proved")),
        ("CELL_COUNT", tr("Cells")),
        ("CELLS_IN_BAND", tr("Cells in band")),
        ("HOUSEHOLDS", tr("Known households")),
    ):
        form.addOutput(QgsProcessingOutputNumber(name, title))
