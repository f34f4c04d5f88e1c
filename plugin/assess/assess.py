"""From a plan and everything located on it to what it lacks and how much work it is."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..attach import Attachment, Located
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..rules import Rulebook
from .assessment import Assessment
from .gaps import find_gaps, gap_frames
from .network import build_network
from .officers import read_officers
from .scene import look_at
from .services import service_ways
from .workload import cell_work


def assess_layers(
    located: Located,
    layers: Mapping[str, pd.DataFrame],
    attachment: Attachment,
    rulebook: Rulebook,
    rejected: pd.DataFrame,
    progress: Progress = silent,
) -> Assessment:
    """Find the gaps of a plan, and the work of its cells.

    ``layers``: the project's input layers (contract frames by name), those that ``located`` was
    made from and the map's; ``attachment``: what lies in the cells; ``rejected``: the rows about
    persons that could not be imported (contract ``rejected``). The frames that come back are in
    the plan's coordinate system.
    """
    progress(0, message("Looking at the plan"))
    scene = look_at(located, layers, rulebook)
    progress(0.02, message("Building the walking network"))
    network = build_network(scene.layers, rulebook.walking, part(progress, 0.02, 0.4))
    progress(0.4, message("Finding the ways to services"))
    ways = service_ways(scene, network, part(progress, 0.4, 0.65))
    officers = read_officers(scene)
    progress(0.65, message("Adding up the work of each cell"))
    work = cell_work(scene, network, officers, part(progress, 0.65, 0.9))
    progress(0.9, message("Looking for gaps"))
    watch = part(progress, 0.9, 0.96)
    found = find_gaps(scene, ways, officers, work, rejected, attachment, watch)
    gaps, people_gaps = gap_frames(found, scene, part(progress, 0.96, 0.97))
    reach = ways.reach(part(progress, 0.97, 1))
    return Assessment(
        plan=scene.plan,
        gaps=gaps,
        coverage=ways.coverage(),
        reach=reach,
        people_gaps=people_gaps,
        care_coverage=ways.care_coverage(),
        workload=work.workload(),
        work_items=work.items(),
        notes=(*ways.notes, *officers.notes, *work.notes),
    )
