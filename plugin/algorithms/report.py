"""``gridsteward:report``: a page, a workbook and an atlas of a plan, for staff or for the public.

The command line runs it through ``qgis_process`` for the atlas, which only QGIS can draw.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.atlas import write_atlas
from ..bridge.progress import progress_of
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.messages import current_language
from ..common.progress import Progress, part
from .base import StewardAlgorithm, told_by_qgis

if TYPE_CHECKING:
    from ..report.cards import CellCard, Cover

# Saved models hold the places in this list: append, never reorder.
EDITIONS = ("internal", "public")
FORMATS = {"HTML": "html", "XLSX": "xlsx"}
ATLAS = "PDF"


class _Asked(NamedTuple):
    """What the report is to be; ``atlas``: whether its cards are wanted too."""

    project: Path
    plan: Optional[str]
    edition: str
    title: Optional[str]
    files: dict[str, Path]
    atlas: bool


class _Drawing(NamedTuple):
    """What the atlas is drawn from; ``private`` where it is for staff only."""

    cover: Cover
    cards: list[CellCard]
    private: bool


class ReportAlgorithm(StewardAlgorithm):
    """Write the report; the work itself is ``steps.report`` and ``bridge.atlas``."""

    GROUP = "cells"

    def name(self) -> str:
        """The frozen id."""
        return "report"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Write the report")

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """On the main thread, because an atlas needs layouts."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def tags(self) -> list[str]:
        """Words that find it."""
        return [*tr("report,atlas,card,page,workbook,public").split(","), "报告", "网格卡", "图册"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Writes what was found out about a plan: as one page for a browser that needs "
            "nothing else, as a workbook, and as an atlas to print, with a sheet of all cells "
            "and a card for each. Choose at least one of the three files.\n\n"
            "A card shows the cell with its buildings, house numbers, streets and neighbours, "
            "its officer, what it holds, its work by duty, and what is missing there with what "
            "to do.\n\n"
            "The internal edition tells of people and work, and its files can be read by you "
            "alone. The public edition has nothing about persons but counts that give nobody "
            "away: small ones are withheld, and others that they could be computed from.\n\n"
            "The plan is assessed first if it is not yet.\n\n"
            "The layouts of the atlas can be changed: open atlas_overview.qpt and cell_card.qpt "
            "of the plugin's folder styles in the layout designer, and save them as templates "
            "of the same names beside the project file."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters."""
        self.add_project(tr("The plan to report. Not set: the current one."))
        self.add(
            QgsProcessingParameterEnum(
                "EDITION",
                tr("Edition"),
                [tr("Internal: for staff only"), tr("Public: nothing about persons")],
                defaultValue=0,
            ),
            tr("0: internal, 1: public."),
        )
        self.add(
            QgsProcessingParameterString("TITLE", tr("Title"), optional=True),
            tr("What stands at the top. Not set: the project's name and the plan's."),
        )
        for name, title, kind, about in _files():
            self.add(
                QgsProcessingParameterFileDestination(
                    name, title, kind, optional=True, createByDefault=False
                ),
                about,
            )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse a report without any file."""
        fine, why = super().checkParameterValues(parameters, context)
        if fine and not any(
            self.parameterAsFileOutput(parameters, name, context) for name in (*FORMATS, ATLAS)
        ):
            return False, tr("Choose at least one file to write: page, workbook or atlas.")
        return fine, why

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write page and workbook, then draw the atlas; each file is written whole or not."""
        progress = progress_of(feedback)
        paths = {
            name: self.parameterAsFileOutput(parameters, name, context)
            for name in (*FORMATS, ATLAS)
        }
        wanted = {name: path for name, path in paths.items() if path}
        project, plan = self.project_and_plan(parameters, context)
        asked = _Asked(
            project=project,
            plan=plan,
            edition=EDITIONS[self.parameterAsEnum(parameters, "EDITION", context)],
            title=self.parameterAsString(parameters, "TITLE", context).strip() or None,
            files={FORMATS[name]: Path(wanted[name]) for name in FORMATS if name in wanted},
            atlas=ATLAS in wanted,
        )
        with told_by_qgis():
            share = 0.5 if asked.atlas else 1.0
            drawing = in_own_thread(partial(_report, asked, feedback), part(progress, 0, share))
            if drawing is not None:
                _draw(asked.project, drawing, Path(wanted[ATLAS]), part(progress, share, 1))
        return dict(wanted)


def _report(asked: _Asked, feedback: QgsProcessingFeedback, outside: Outside) -> Optional[_Drawing]:
    """The files that need no QGIS, and the cards' texts; in a thread of its own."""
    from ..report.cards import cell_cards, cover
    from ..steps import report
    from ..store import Project

    made = report(
        Project.open(asked.project),
        plan=asked.plan,
        edition=asked.edition,
        files=asked.files,
        title=asked.title,
        progress=part(outside.progress, 0, 0.8),
    )
    for note in made.notes:
        outside.run(partial(feedback.pushWarning, str(note)))
    if not asked.atlas:
        return None
    outside.progress(0.9)
    language = current_language()
    cards = cell_cards(made.content, language)
    return _Drawing(cover(made.content, language), cards, not made.content.is_public)


def _draw(source: Path, drawing: _Drawing, pdf: Path, progress: Progress) -> None:
    """Draw the atlas aside and put it in its place when it is whole."""
    from ..store import draft_of, keep_private

    try:
        pdf.parent.mkdir(parents=True, exist_ok=True)
        with draft_of(pdf) as draft:
            write_atlas(source, drawing.cover, drawing.cards, draft, progress)
            if drawing.private:
                keep_private(draft)
            draft.replace(pdf)
    except OSError as error:
        raise QgsProcessingException(
            tr(
                "{file} cannot be written in the folder {folder} ({reason}). Close the program "
                "that has the file open, if there is one, or choose another folder."
            ).format(file=pdf.name, folder=str(pdf.parent), reason=error.strerror or str(error))
        ) from None


def _files() -> list[tuple[str, str, str, str]]:
    """Each file parameter's name, title, kind of file and help."""
    return [
        (
            "HTML",
            tr("Page"),
            tr("HTML pages (*.html)"),
            tr("One page with maps, charts and tables; it needs no other file and no internet."),
        ),
        (
            "XLSX",
            tr("Workbook"),
            tr("Excel workbooks (*.xlsx)"),
            tr("The same as tables, one sheet a topic."),
        ),
        (
            ATLAS,
            tr("Atlas"),
            tr("PDF files (*.pdf)"),
            tr("A sheet of all cells and a card for each cell, A4, to print."),
        ),
    ]
