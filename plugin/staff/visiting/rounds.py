"""The visits of four weeks: who is visited when, by whom, and in which order on foot.

What goes into the plan and by which rules is told in docs/rounds.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np

from ...assess.gap import SEVERITIES
from ...assess.network import Joined, WalkNetwork
from ...assess.scene import Ints, Scene
from ...common.figures import percent, whole
from ...common.messages import Message, message
from ...common.progress import Progress, part, silent
from .bases import Crew, read_crew
from .calendar import DAYS, Calendar
from .days import Planner, Task
from .due import Household, Needs, households, read_needs
from .roundrows import Made, RoundRows


def plan_rounds(
    scene: Scene,
    network: WalkNetwork,
    serving: Any,
    start: date,
    progress: Progress = silent,
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, tuple[Message, ...]]:
    """Plan the visits of the four weeks from ``start`` to all people in care who fall due.

    ``serving`` (k,): the code of the officer of each of the scene's cells, or None. Returns the
    frames of contracts ``visit`` and ``round``, by officer and day, in the plan's coordinate
    system, and what is to be said of them, which is about persons too.
    """
    progress(0, message("Planning the visits"))
    needs, stops = read_needs(scene, part(progress, 0, 0.05))
    crew = read_crew(scene, network, serving, part(progress, 0.05, 0.1))
    near = np.zeros(len(stops.x), dtype=np.int64)
    near[needs.stop] = scene.index.community[needs.cell]
    joined = network.join(stops.x, stops.y, part(progress, 0.1, 0.2), scene.join_m(near))
    office = _Office(scene, network, needs, joined, Calendar.of(start))
    rows = RoundRows(scene, network, joined, stops.building, office.calendar)
    for cell, code in enumerate(serving):
        if code is None:
            office.leave_out(cell, rows)
    for number in range(len(crew.codes)):
        share = 0.2 + 0.7 * number / len(crew.codes)
        office.plan(crew, number, rows, part(progress, share, share))
    notes = tuple(_notes(needs, crew, rows, start))
    visits, rounds = rows.frames(part(progress, 0.9, 1))
    return visits, rounds, notes


@dataclass(frozen=True, eq=False)
class _Office:
    """Plans the visits of one officer after the other."""

    scene: Scene
    network: WalkNetwork
    needs: Needs
    joined: Joined
    calendar: Calendar

    def leave_out(self, cell: int, rows: RoundRows) -> None:
        """Name the visits in a cell without an officer."""
        for home in self._due(np.array([cell])):
            rows.leave_out(None, home, self._severity(home), message("The cell has no officer."))

    def plan(self, crew: Crew, number: int, rows: RoundRows, progress: Progress) -> None:
        """Plan the visits in all cells of an officer."""
        homes = self._due(crew.cells[number])
        if not homes:
            return
        base = crew.base.take(np.array([number]))
        stops = sorted({home.stop for home in homes})
        metres = self.network.matrix(base.and_(self.joined.take(np.array(stops)))).round(2)
        local = {stop: at for at, stop in enumerate(stops, start=1)}
        near = [home for home in homes if np.isfinite(metres[0, local[home.stop]])]
        no_way = message("No way on foot leads there from where the officer sets out.")
        for home in homes:
            if not np.isfinite(metres[0, local[home.stop]]):
                rows.leave_out(crew.codes[number], home, self._severity(home), no_way)
        severities = [self._severity(home) for home in near]
        task = Task(
            households=[replace(home, stop=local[home.stop]) for home in near],
            rank=[SEVERITIES.index(severity) for severity in severities],
            metres=metres,
            speed=float(crew.speed[number]),
            day_min=float(crew.day_min[number]),
            calendar=self.calendar,
        )
        planner = Planner(task)
        planner.plan(progress)
        rows.add(Made(crew.codes[number], base, stops, planner, severities))

    def _due(self, cells: Ints) -> list[Household]:
        """The households of some cells to whom a visit falls due within the four weeks."""
        every = households(self.needs, self.needs.in_cells(cells), self.calendar)
        return [home for home in every if home.calls(())[1] < DAYS]

    def _severity(self, home: Household) -> str:
        rules = self.scene.rules[self.scene.index.community[home.cell]]
        return str(rules.work.severity(home.interval))


def _notes(needs: Needs, crew: Crew, rows: RoundRows, start: date) -> Iterator[Message]:
    ahead = int((needs.last > np.datetime64(start, "D")).sum())
    if ahead:
        yield message(
            "People in care whose last visit is later than the first day of the plan: {count}. "
            "They are next due an interval after it. Look whether the dates are right.",
            count=whole(ahead),
        )
    unknown = int(np.isnat(needs.last).sum())
    if unknown:
        yield message(
            "People in care whose last visit is not known: {count}. Their visits are spread evenly "
            "over their interval.",
            count=whole(unknown),
        )
    lost = int(crew.from_home.sum())
    if lost:
        yield message(
            "Officers of whom no base is known that a way leads to, nor a service station of their "
            "community: {count}. Their rounds begin at the first building of their cell. Give them "
            "a building or a place.",
            count=whole(lost),
        )
    if rows.left_out:
        yield message(
            "Visits that are due and did not fit into the four weeks: {left_out} of {visits}. Each "
            "of them says why.",
            left_out=whole(rows.left_out),
            visits=whole(rows.visits),
        )
    if crew.codes:
        yield message(
            "Visits and the walk to them take {share} of the officers' time in these four weeks.",
            share=percent(rows.taken_min / max(float(crew.day_min.sum()) * len(rows.days), 1.0)),
        )
