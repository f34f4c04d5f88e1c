"""What is known of a plan, as far as whoever asks may read it: its gaps, and what there is to
report of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import pandas as pd

from ..assess import Assessment
from ..common.errors import InputError
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..report.gaprows import GapRow, rows_of
from ..store import Project


@dataclass(frozen=True, eq=False)
class KnownGaps:
    """The gaps of a plan, the most severe first.

    ``made_at`` (UTC) is when they were looked for, None where nothing is known; ``stale``: the plan
    was written after that. ``withheld`` says why those about persons are not among them, None where
    they are; ``cells`` is how many cells were looked at, ``notes`` what else was said.
    """

    plan: str
    rows: tuple[GapRow, ...]
    made_at: Optional[pd.Timestamp]
    stale: bool
    withheld: Optional[Message]
    cells: int
    notes: tuple[Message, ...] = ()

    @property
    def known(self) -> bool:
        """Whether they were looked for at all."""
        return self.made_at is not None


def known_gaps(
    project: Project, plan: str, language: str, progress: Progress = silent
) -> KnownGaps:
    """What is kept of the gaps of ``plan``, with sentences in ``language``.

    Gaps behind which a person stands come from the restricted file; where that is not there or
    can't be read, the others are told alone.
    """
    heads = project.read("assessment")
    head = heads[heads["plan"] == plan]
    plans = project.plans().set_index("plan")
    if head.empty or plan not in plans.index:
        return KnownGaps(plan, (), None, False, None, 0)
    made_at, written = head["made_at"].iloc[0], plans["made_at"].loc[plan]
    stale, cells = bool(written > made_at), int(plans["cells"].loc[plan])
    withheld: Optional[Message] = None
    found: Optional[Assessment] = None
    try:
        found = project.read_assessment(plan, part(progress, 0, 0.5))
    except InputError as error:
        withheld = error.message
    if found is None and withheld is None:
        if project.people_path.exists():
            # The two halves don't belong together, as after a run that was killed.
            return KnownGaps(plan, (), None, False, None, 0)
        withheld = message(
            "The file {people} is not here, so gaps about people are not among these.",
            people=project.people_path.name,
        )
    if found is None:
        frame = project.read("gap")
        frames: list[pd.DataFrame] = [frame[frame["plan"] == plan]]
    else:
        frames = [found.gaps, found.people_gaps]
    rows = rows_of(frames, language, part(progress, 0.5, 1))
    notes = () if found is None else found.notes
    return KnownGaps(plan, tuple(rows), made_at, stale, withheld, cells, notes)


@dataclass(frozen=True)
class KnownChapters:
    """What there is to report of a plan; a report has no chapter on what is not known.

    ``apart`` says why nothing can be reported before the file about persons is there again.
    """

    assessed: bool
    staffed: bool
    compared: bool
    apart: Optional[Message]


def known_chapters(project: Project, plan: str) -> KnownChapters:
    """What a report of ``plan`` could tell of."""
    there = project.presence(plan)
    return KnownChapters(
        assessed="assessment" in there.shared and "workload" in there.restricted,
        staffed="staffing" in there.shared and "officer_load" in there.restricted,
        compared="comparison" in there.shared,
        apart=people_apart(project, plan),
    )


def people_apart(project: Project, plan: str) -> Optional[Message]:
    """Why there can be no report of ``plan``: its gaps were looked for with a file about persons
    that is not there now. None where it is there, and where nothing was looked for yet.

    What was found would be looked for again without anybody, and replaced: nobody asked for that
    who only wants to read of it.
    """
    if project.people_path.exists() or "assessment" not in project.presence(plan).shared:
        return None
    return message(
        "What was found about people is in {people}, which is not beside the project file. Put it "
        "there; or look for gaps again without it, which replaces what was found.",
        people=project.people_path.name,
    )
