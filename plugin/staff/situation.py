"""Everything that an assignment is made from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Optional

import pandas as pd

from ..assess.roster import roster
from ..assess.scene import Scene
from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..divide import Division
from .care import Care, read_care
from .today import Today, read_today
from .wishes import Wishes, read_wishes


@dataclass(frozen=True, eq=False)
class Situation:
    """A plan with its officers: ``staff`` (n), see ``assess.roster``; whom they serve ``today``;
    the people in ``care``; and the ``wishes`` that an assignment has to keep to."""

    scene: Scene
    staff: pd.DataFrame
    today: Today
    care: Care
    wishes: Wishes

    @property
    def names(self) -> tuple[str, ...]:
        """(n,) the officers' codes, rising."""
        return tuple(self.staff["officer_id"].tolist())


def read_situation(
    scene: Scene,
    kept: Optional[pd.DataFrame] = None,
    plan: Optional[Division] = None,
    earlier: Optional[pd.DataFrame] = None,
    locked: Collection[str] = (),
    progress: Progress = silent,
) -> Situation:
    """What the scene's layers say; ``kept`` is the assignment kept of its plan, ``earlier`` that
    of today's ``plan``, and ``locked`` are codes of cells whose officer stays.

    Raises InputError without officers, and where wishes contradict each other.
    """
    staff = roster(scene)
    if staff.empty:
        raise input_error(
            "The project has no officers, so none can be assigned. Import their list as the layer "
            "officer, with a code for each."
        )
    today = read_today(scene, staff, plan, earlier, part(progress, 0, 0.5))
    progress(0.5, None)
    care = read_care(scene, staff, today)
    progress(0.9, None)
    return Situation(scene, staff, today, care, read_wishes(scene, staff, today, kept, locked))
