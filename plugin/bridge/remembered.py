"""What a QGIS project remembers of us: its project file, its plan, and what it showed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Optional

from qgis.core import QgsProject

SCOPE, FILE, PLAN, SHOWN = "gridsteward", "file", "plan", "shown"


def remember(project: QgsProject, path: Path, plan: Optional[str]) -> None:
    """Have ``project`` know the project file and the plan that it belongs to.

    Where the QGIS project has a place already, the file is remembered relative to it.
    """
    project.writeEntry(SCOPE, FILE, project.writePath(str(path)))
    project.writeEntry(SCOPE, PLAN, plan or "")


def remembered(project: QgsProject) -> tuple[Optional[Path], Optional[str]]:
    """The project file and the plan that ``project`` belongs to, None for what it does not know."""
    file, known = project.readEntry(SCOPE, FILE)
    path = Path(project.readPath(file)) if known and file else None
    return path, project.readEntry(SCOPE, PLAN)[0] or None


def remember_shown(project: QgsProject, marks: Iterable[str]) -> None:
    """Keep which of our layers were put into ``project``, to tell those that a user took out."""
    project.writeEntry(SCOPE, SHOWN, sorted(marks))


def shown_before(project: QgsProject) -> frozenset[str]:
    """The layers that ``remember_shown`` kept."""
    return frozenset(project.readListEntry(SCOPE, SHOWN)[0])
