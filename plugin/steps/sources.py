"""The hashes of what a plan is made from, as the project holds it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Optional

import pandas as pd

from ..common.progress import Progress, part, silent
from ..divide import Division
from ..divide.trail import Sources, people_mark
from ..store import Project

RECORDS = "building_record"


def project_sources(
    project: Project,
    layers: Mapping[str, pd.DataFrame],
    people: Collection[str] = (),
    earlier: Optional[Division] = None,
    progress: Progress = silent,
) -> Sources:
    """The hashes of ``layers`` as they were read, of the tables about buildings, of the layers
    about persons that are called ``people``, and of the plan to start from."""
    records = project.read(RECORDS)
    own = {**layers, RECORDS: records} if len(records) else layers
    found = Sources.of(own, earlier, part(progress, 0, 0.5))
    marks = _people_marks(project, people, part(progress, 0.5, 1))
    return Sources(found.layers, marks, found.earlier)


def _people_marks(
    project: Project, layers: Collection[str], progress: Progress
) -> dict[str, Optional[str]]:
    """The keyed hash of each of the layers; without a file about persons there is no key."""
    if not project.people_path.exists():
        return dict.fromkeys(sorted(layers))
    key = project.key() if layers else b""
    marks = {}
    for number, layer in enumerate(sorted(layers)):
        step = part(progress, number / len(layers), (number + 1) / len(layers))
        marks[layer] = people_mark(project.read(layer, step), key)
    return marks
