"""Putting people on a plan's cells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from ..attach import Attachment, attach_layers, locate_layers
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..intake import compare_households
from ..store import Project


def attach(
    project: Project,
    plan: str | None = None,
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = MappingProxyType({}),
) -> Attachment:
    """Put everything that the project holds on the cells of a plan, and keep it in the project.

    ``plan`` is its name, None for the one written last; ``instead`` has frames, by layer, that
    are used in place of the project's own. The comparison of the buildings' household counts with
    the project's residents' is kept too, where there are both.
    """
    division = project.read_plan(plan)
    progress(0, message("Reading the project"))
    own = {
        **project.layers(part(progress, 0, 0.1)),
        **project.people(part(progress, 0.1, 0.4)),
    }
    layers = {**own, **instead}
    located = locate_layers(division, layers, part(progress, 0.4, 0.8))
    found = attach_layers(located, project.rules, part(progress, 0.8, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1, None)
    project.write_attachment(found.cells, found.counts, found.unattached)
    if "building" in own and "resident" in own:
        records = own.get("building_record", contract("building_record").frame({}))
        counts = compare_households(own["building"], records, own["resident"])
        project.write_household_counts(counts)
    return found
