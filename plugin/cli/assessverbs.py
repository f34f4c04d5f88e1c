"""The verbs ``assess`` and ``report``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from .. import steps
from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress, part
from ..qgis_process import find_qgis_process
from ..report import EDITIONS
from ..store import Project
from .answers import Answer
from .assessanswers import assess_answer, report_answer
from .options import add_project, say

_PDF = "pdf"
FORMATS = (*steps.WRITERS, _PDF)
# Those that need nothing beside this program.
_USUAL = tuple(steps.WRITERS)


def add_assess(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``assess``."""
    verb = verbs.add_parser(
        "assess", help=say(message("find what the cells lack and how much work they are"))
    )
    verb.set_defaults(verb=_assess)
    _add_project_and_plan(verb)


def add_report(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``report``."""
    verb = verbs.add_parser("report", help=say(message("write what was found into files")))
    verb.set_defaults(verb=_report)
    _add_project_and_plan(verb)
    verb.add_argument(
        "--edition",
        choices=EDITIONS,
        default=EDITIONS[0],
        help=say(
            message(
                "internal tells everything, public nothing that a person could be known by "
                "(default internal)"
            )
        ),
    )
    verb.add_argument(
        "--format",
        dest="formats",
        choices=FORMATS,
        nargs="+",
        default=_USUAL,
        help=say(
            message(
                "a page for the browser (html), a workbook (xlsx), a card for each cell to print "
                "(pdf, which needs QGIS); default html xlsx"
            )
        ),
    )
    verb.add_argument(
        "--to",
        metavar="FOLDER",
        help=say(
            message("where to put the files; made if there is none (default: beside the project)")
        ),
    )
    verb.add_argument("--title", metavar="TEXT", help=say(message("what stands above it all")))


def _add_project_and_plan(verb: argparse.ArgumentParser) -> None:
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan with the cells (default: the current one)")),
    )


def _assess(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    project = Project.open(options.project)
    _, found = steps.assess(project, options.plan, progress)
    return assess_answer(found, project, time.monotonic() - begun)


def _report(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    project = Project.open(options.project)
    plan = options.plan or project.current_plan()
    files = _files(project, plan, options)
    made = steps.report(
        project,
        plan=plan,
        edition=options.edition,
        files={kind: path for kind, path in files.items() if kind != _PDF},
        title=options.title,
        progress=part(progress, 0, 0.5 if _PDF in files else 1),
    )
    if _PDF in files:
        _draw_cards(project, made, files, part(progress, 0.5, 1))
    return report_answer(made, files, time.monotonic() - begun)


def _files(project: Project, plan: str | None, options: argparse.Namespace) -> dict[str, Path]:
    """Where each format goes, in one order whatever order they are asked for in."""
    folder = Path(options.to) if options.to is not None else project.path.parent
    if _is_file(folder):
        raise input_error("{folder} is a file. Give a folder for the report.", folder=str(folder))
    name = steps.report_name(project, plan, options.edition)
    return {kind: folder / f"{name}.{kind}" for kind in FORMATS if kind in options.formats}


def _is_file(folder: Path) -> bool:
    """Whether something else than a folder is there; what no disk takes is refused later."""
    try:
        return folder.exists() and not folder.is_dir()
    except OSError:
        return False


def _draw_cards(
    project: Project, made: steps.Report, files: dict[str, Path], progress: Progress
) -> None:
    """Let QGIS draw the cards; InputError, with the other files in place, where there is none."""
    path = files[_PDF]
    program = find_qgis_process()
    if program is None:
        raise input_error(
            "{file} was not made, because QGIS is not on this machine. Install QGIS 3.22 or newer "
            "and run this again, or leave out pdf. Made: {others}",
            file=path.name,
            others=listed(map(str, made.files), "-"),
        )
    steps.draw_atlas(project, made.content, path, program, progress)
