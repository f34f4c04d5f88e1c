"""The atlas of a report, which only QGIS can draw: in a QGIS of its own, beside everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from ..common.progress import Progress, silent
from ..qgis_process import run_algorithm
from ..report import EDITIONS, ReportContent
from ..store import Project

# No file name may hold these on Windows.
_FORBIDDEN = '<>:"/\\|?*'


def report_name(project: Project, plan: Optional[str], edition: str) -> str:
    """What the files of a report are called, without what they end with."""
    name = f"{project.path.stem}-{plan}" + ("-public" if edition == "public" else "")
    return "".join("-" if sign in _FORBIDDEN else sign for sign in name)


def draw_atlas(
    project: Project,
    content: ReportContent,
    path: Path,
    program: Path,
    progress: Progress = silent,
    *,
    language: Optional[str] = None,
) -> Path:
    """Draw a card for each cell into the PDF ``path``, with ``program`` (``find_qgis_process``).

    ``content`` says of which plan and edition; ``language`` is a locale of QGIS's own texts, by
    default the system's. Raises StewardError with what QGIS said where it can't; the file is
    written whole or not at all.
    """
    parameters = {
        "PROJECT": str(project.path.resolve()),
        "PLAN": content.plan_name,
        "EDITION": str(EDITIONS.index(content.edition)),
        "TITLE": content.title,
        "PDF": str(path.resolve()),
    }
    run_algorithm(program, "gridsteward:report", parameters, progress, language=language)
    return path
