"""What changing a plan needs, worked out beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ...common.messages import message
from ...common.progress import Progress, part
from ...divide.hand import CellFigures, Draft
from ...steps.editing import begin_edit, keep_edits
from ...store import Project
from .colors import colored
from .ground import Ground


@dataclass(frozen=True, eq=False)
class Begun:
    """A draft, the ground to point at, the feature of each unit by row, and for each cell that has
    units its figures and its colour."""

    draft: Draft
    ground: Ground
    fids: list[int]
    figures: dict[str, CellFigures]
    colors: dict[str, str]


def begun(project: Project, plan: str, progress: Progress) -> Begun:
    """Begin to change ``plan``."""
    draft = begin_edit(project, plan, part(progress, 0, 0.8))
    progress(0.8, message("Preparing the map"))
    ground = Ground(draft.units, project.read("road", part(progress, 0.8, 0.85)))
    progress(0.9, None)
    colors = colored(draft)
    progress(0.95, None)
    figures = {code: draft.figures(code) for code in draft.present()}
    return Begun(draft, ground, unit_fids(project, draft), figures, colors)


def kept(project: Project, draft: Draft, to: Optional[str], progress: Progress) -> list[int]:
    """Keep what was changed, as the plan ``to`` where one is named; the feature that each unit is
    from now on, by row.

    Strokes may come to nothing, one taking back what the other did; then nothing is written.
    """
    if draft.edits() or draft.locks():
        keep_edits(project, draft, to=to, progress=part(progress, 0, 0.95))
    for code in draft.present():
        draft.figures(code)
    return unit_fids(project, draft)


def unit_fids(project: Project, draft: Draft) -> list[int]:
    """The feature of each unit in the project's file, by row."""
    numbers = project.unit_numbers(draft.plan)
    return [numbers[unit] for unit in draft.unit_ids]
