"""Care without an officer, visits that don't fit, and volunteers that are missing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..attach import Attachment
from ..common.figures import percent, whole
from ..common.messages import listed, message
from .gap import Gap
from .names import Names
from .officers import Officers
from .roles import ROLE_TITLES
from .scene import Ints, Scene
from .workload import CellWork

# Fewer visits a month than this that don't fit are the rounding of minutes.
_LEAST_VISITS = 0.05
_HALF = 0.5


def care_gaps(
    scene: Scene, names: Names, officers: Officers, work: CellWork, attachment: Attachment
) -> Iterator[Gap]:
    """The gaps ``case_without_officer``, ``visits_not_done`` and those about volunteers."""
    yield from _without_officer(scene, names, officers, attachment)
    yield from _not_done(scene, names, officers, work)
    yield from _unknown_groups(scene)
    if len(scene.layers["volunteer"]):
        yield from _roles_missing(scene, names)
        yield from _too_few(scene, names, attachment)
    elif any(rules.volunteering.roles or rules.volunteering.share for rules in scene.rules):
        yield Gap(
            kind="volunteer_role_missing",
            severity="medium",
            subject="volunteer",
            said=message("The project has no volunteers, so every role is missing in every cell."),
            action=message(
                "Import the list of volunteers with their roles as the layer volunteer."
            ),
        )


def _without_officer(
    scene: Scene, names: Names, officers: Officers, attachment: Attachment
) -> Iterator[Gap]:
    people = _in_care(scene, attachment)
    without = np.flatnonzero(~officers.has_officer & (people > 0)).tolist()
    if without and not officers.has_officer.any():
        total = int(people.sum())
        yield Gap(
            kind="case_without_officer",
            severity="high",
            subject="officer",
            said=message(
                "No cell has an officer, so nobody visits the people in care: {people}.",
                people=whole(total),
            ),
            action=message("Name an officer for each cell."),
            people=total,
        )
        return
    for cell in without:
        place = names.at_cell(cell)
        yield Gap(
            kind="case_without_officer",
            severity="high",
            said=message(
                "Cell {cell} has no officer, so nobody visits the people in care who live there: "
                "{people}.",
                people=int(people[cell]),
                cell=place["cell_id"],
            ),
            action=message(
                "Name an officer for the cell; until then settle which of the neighbouring cells' "
                "officers visits them."
            ),
            people=int(people[cell]),
            **place,
        )


def _in_care(scene: Scene, attachment: Attachment) -> Ints:
    """(k,) the people in care in each cell: the different persons, and those only counted."""
    listed = attachment.cells.set_index("cell_id")["care_people"].reindex(scene.index.ids)
    people: Ints = listed.fillna(0).to_numpy(np.int64)
    counted = scene.located.found.get("care_count")
    if counted is not None:
        inside = counted.cell >= 0
        rows = scene.located.rows["care_count"]["people"].to_numpy(np.int64, na_value=0)
        people = people + np.bincount(counted.cell[inside], rows[inside], scene.index.k).astype(
            np.int64
        )
    return people


def _not_done(scene: Scene, names: Names, officers: Officers, work: CellWork) -> Iterator[Gap]:
    """Of the cells that have an officer; without one nothing is done, which is said elsewhere."""
    frame = work.workload().set_index("cell_id").reindex(scene.index.ids)
    undone = frame[["undone_high", "undone_medium", "undone_low"]].to_numpy(np.float64)
    short = officers.has_officer & (undone.sum(axis=1) >= _LEAST_VISITS)
    for cell in np.flatnonzero(short).tolist():
        row, place = frame.iloc[cell], names.at_cell(cell)
        high, medium, low = undone[cell]
        worst = "high" if high >= _LEAST_VISITS else "medium"
        yield Gap(
            kind="visits_not_done",
            severity=worst if high + medium >= _LEAST_VISITS else "low",
            said=message(
                "In cell {cell}, {undone} of {visits} visits a month don't fit into the officers' "
                "hours ({high} of high, {medium} of medium, {low} of low severity): the work takes "
                "{work} hours, the officers have {hours}.",
                cell=place["cell_id"],
                undone=_figure(undone[cell].sum()),
                visits=_figure(row["visits_month"]),
                high=_figure(high),
                medium=_figure(medium),
                low=_figure(low),
                work=_figure(row["total_min"] / 60),
                hours=_figure(row["hours_min"] / 60),
            ),
            action=message(
                "Give the cell a second officer or more hours, let a neighbour's officer take over "
                "some of its visits, or divide again by work as well as households (--even-work)."
            ),
            **place,
        )


def _unknown_groups(scene: Scene) -> Iterator[Gap]:
    """People of care groups that the rules don't have: nobody knows how often to visit them."""
    unknown = _of_no_group(scene)
    for word in sorted(unknown):
        values = {"people": unknown[word], "group": word}
        said = message(
            "Care cases of the group {group}, which the rulebook does not have: {people}. No "
            "visits are planned for them.",
            **values,
        )
        action = message("Add the group to the rulebook, or correct the group of the cases.")
        if not word:
            said = message(
                "Care cases without a care group: {people}. No visits are planned for them.",
                people=unknown[word],
            )
            action = message("Put in the care group of each of them.")
        yield Gap(
            kind="visits_not_done",
            severity="high",
            said=said,
            action=action,
            subject=word or None,
            people=unknown[word],
        )


def _of_no_group(scene: Scene) -> Counter[str]:
    """How many cases, and people who are only counted, are in a cell whose rules don't have what
    the list calls their group; those without any under an empty text."""
    unknown: Counter[str] = Counter()
    for layer, where in scene.located.found.items():
        if layer not in ("care_case", "care_count"):
            continue
        frame, inside = scene.located.rows[layer], np.flatnonzero(where.cell >= 0)
        people = np.ones(len(frame), dtype=np.int64)
        if layer == "care_count":
            people = frame["people"].to_numpy(np.int64, na_value=0)
        words = frame["care_group"].fillna("").to_numpy(object)[inside]
        books = scene.index.community[where.cell[inside]]
        counted: Counter[tuple[int, str]] = Counter()
        for book, word, count in zip(books.tolist(), words, people[inside].tolist()):
            counted[book, word] += max(count, 0)
        for (book, word), count in counted.items():
            if count and scene.rules[book].care_group(word) is None:
                unknown[word] += count
    return unknown


def _figure(number: float) -> str:
    """A figure with one decimal."""
    return f"{number:,.1f}"


def _roles_missing(scene: Scene, names: Names) -> Iterator[Gap]:
    where, rows = scene.located.found["volunteer"], scene.located.rows["volunteer"]
    inside = where.cell >= 0
    there = set(zip(where.cell[inside].tolist(), rows["role"].to_numpy(object)[inside]))
    for cell in range(scene.index.k):
        roles = scene.rules[scene.index.community[cell]].volunteering.roles
        missing = [role for role in ROLE_TITLES if role in roles and (cell, role) not in there]
        if not missing:
            continue
        place = names.at_cell(cell)
        yield Gap(
            kind="volunteer_role_missing",
            severity="medium" if len(missing) > _HALF * len(roles) else "low",
            said=message(
                "Cell {cell} has volunteers in {present} of {wanted} roles. Missing: {roles}.",
                cell=place["cell_id"],
                present=len(roles) - len(missing),
                wanted=len(roles),
                roles=listed(ROLE_TITLES[role] for role in missing),
            ),
            action=message(
                "Ask residents of the cell for these roles and enter them in the list of "
                "volunteers."
            ),
            subject=", ".join(missing),
            **place,
        )


def _too_few(scene: Scene, names: Names, attachment: Attachment) -> Iterator[Gap]:
    """Communities with fewer volunteers than the asked share of their known residents."""
    counts = attachment.counts[attachment.counts["topic"] == "resident"]
    residents = counts.groupby("community_id")["count"].sum()
    volunteers = _volunteers(scene)
    for number, code in enumerate(scene.index.communities):
        known = int(residents.get(code, 0))
        share = scene.rules[number].volunteering.share
        # The small subtraction keeps 0.08 * 100 from being asked as 9.
        wanted = math.ceil(known * share - 1e-9)
        if volunteers[number] >= wanted:
            continue
        there = int(volunteers[number])
        yield Gap(
            kind="too_few_volunteers",
            severity="medium" if there < _HALF * wanted else "low",
            said=message(
                "{community} has {volunteers} registered volunteers for {residents} known "
                "residents. {share} of them are asked for, {wanted} volunteers: {missing} are "
                "missing.",
                community=names.community(code),
                volunteers=whole(there),
                residents=whole(known),
                share=percent(share),
                wanted=whole(wanted),
                missing=whole(wanted - there),
            ),
            action=message(
                "Win over more residents, and see that all who are registered are in the list of "
                "volunteers."
            ),
            place=names.home_points[number],
            community_id=str(code),
            people=wanted - there,
        )


def _volunteers(scene: Scene) -> Ints:
    """(c,) the different persons among each community's volunteers."""
    where, index = scene.located.found["volunteer"], scene.index
    community = np.full(len(where.cell), -1, dtype=np.int64)
    community[where.cell >= 0] = index.community[where.cell[where.cell >= 0]]
    shared = (where.cell < 0) & (where.building >= 0)
    community[shared] = index.community[index.home[where.building[shared]]]
    persons = pd.DataFrame(
        {
            "community": community,
            "person": scene.located.rows["volunteer"]["resident_id"].to_numpy(object),
        }
    )
    found = persons[persons["community"] >= 0].groupby("community")["person"].nunique()
    return np.asarray(found.reindex(range(len(index.communities)), fill_value=0), dtype=np.int64)
