"""Work that no officer has the time for, visits without a day, and skills that are missing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..common.messages import Bilingual, Message, message
from ..contracts import contract
from .gap import SEVERITIES, Gap
from .names import Names
from .officers import Officers
from .scene import Scene
from .workload import CellWork

# Less is the rounding of minutes.
_LEAST_MINUTES = 1.0
# More of the work than these shares beyond the hours is of high, of medium severity.
_HIGH, _MEDIUM = 0.25, 0.10


def staff_gaps(scene: Scene, names: Names, officers: Officers, work: CellWork) -> Iterator[Gap]:
    """The gaps ``hours_not_covered``, ``visit_not_planned`` and ``skill_missing``."""
    yield from _not_covered(scene, names, officers, work)
    yield from _not_planned(scene, names)
    yield from _skills(scene, names, officers)


def _not_covered(scene: Scene, names: Names, officers: Officers, work: CellWork) -> Iterator[Gap]:
    """Of the cells that have an officer; without one nothing is covered, which is said there."""
    frame = work.workload().set_index("cell_id").reindex(scene.index.ids)
    beyond = frame["overload_min"].to_numpy(np.float64)
    total = frame["total_min"].to_numpy(np.float64)
    for cell in np.flatnonzero(officers.has_officer & (beyond >= _LEAST_MINUTES)).tolist():
        share, place = beyond[cell] / total[cell], names.at_cell(cell)
        yield Gap(
            kind="hours_not_covered",
            severity="high" if share > _HIGH else "medium" if share > _MEDIUM else "low",
            said=message(
                "In cell {cell}, {beyond} of {work} hours of work a month are more than {officers} "
                "can do.",
                cell=place["cell_id"],
                beyond=_hours(beyond[cell]),
                work=_hours(total[cell]),
                officers=officers.codes[cell],
            ),
            action=message(
                "Give the officer more hours or somebody who helps, then assign the officers again "
                "(grid-steward staff); or divide again by work as well as households (--even-work)."
            ),
            subject=officers.codes[cell],
            **place,
        )


def _hours(minutes: float) -> str:
    return f"{minutes / 60:,.1f}"


def _not_planned(scene: Scene, names: Names) -> Iterator[Gap]:
    """Visits that the rounds of the plan's officers have no day for, by building and reason.

    Those in cells without an officer are left out: that nobody comes there is said of the cell.
    """
    visits = scene.layers["visit"]
    lost = visits[visits["day"].isna() & visits["officer_id"].notna()]
    number = {code: cell for cell, code in enumerate(scene.index.ids)}
    lost = pd.DataFrame(lost[lost["cell_id"].isin(number)].drop(columns="geometry"))
    for (code, building, said), rows in lost.groupby(
        ["cell_id", "building_id", "why_said"], dropna=False, sort=True
    ):
        place, here = names.at_cell(number[code]), building if isinstance(building, str) else None
        spot = names.building_place(here)
        worst = min(rows["severity"].fillna(SEVERITIES[-1]), key=SEVERITIES.index)
        yield Gap(
            kind="visit_not_planned",
            severity=worst,
            said=message(
                "Visits at {where} that the officer's rounds have no day for: {visits}. {why}",
                where=names.building(here) if here else code,
                visits=len(rows),
                why=_why(said),
            ),
            action=message(
                "Settle who makes these visits: the cell's backup, a neighbour's officer or "
                "somebody who helps; or give the officer more hours and assign again "
                "(grid-steward staff)."
            ),
            building_id=here,
            people=_people(rows),
            **{**place, "place": place["place"] if spot is None else spot},
        )


def _why(said: object) -> Message:
    """The reason as the visits have it; one that was put in by hand may have none."""
    if not isinstance(said, str):
        return message("No reason is known.")
    return Message.from_json(json.loads(said))


def _people(rows: pd.DataFrame) -> int:
    """How many people some visits are to; a household that is due twice counts once."""
    named = rows["household_id"].notna() | rows["resident_ids"].notna()
    once = rows[named].drop_duplicates(["household_id", "resident_ids"])
    return int(once["people"].sum() + rows.loc[~named, "people"].sum())


def _skills(scene: Scene, names: Names, officers: Officers) -> Iterator[Gap]:
    """Skills that the care groups of people in a cell ask for and none of its officers has."""
    asked = _asking(scene)
    titles = {skill.id: skill.title for rules in scene.books for skill in rules.skills}
    every = ",".join(officers.said)
    known = frozenset[str]().union(*(rules.skills_of(every) for rules in scene.books))
    there = _skills_of_cells(scene, officers)
    for one, rows in asked.groupby("skill", sort=True):
        skill = str(one)
        if len(officers.said) and skill not in known:
            yield _nobody_has(skill, titles[skill], int(rows["people"].sum()))
            continue
        for cell, people in zip(rows["cell"].tolist(), rows["people"].tolist()):
            if officers.has_officer[cell] and skill not in there[cell]:
                codes = officers.codes[cell]
                yield _not_here(skill, titles[skill], people, codes, names.at_cell(cell))


def _nobody_has(skill: str, title: Bilingual, people: int) -> Gap:
    return Gap(
        kind="skill_missing",
        severity="medium",
        subject=skill,
        said=message(
            "People whose care group asks for the skill {skill}: {people}. No officer in the list "
            "has it.",
            skill=title,
            people=people,
        ),
        action=message(
            "Train somebody or find somebody who has it, and put it into the field skills or "
            "languages of the layer officer."
        ),
        people=people,
    )


def _not_here(
    skill: str, title: Bilingual, people: int, codes: str, place: Mapping[str, Any]
) -> Gap:
    return Gap(
        kind="skill_missing",
        # The care group asks for it, which need not hold for each person, and others here have it.
        severity="low",
        subject=skill,
        said=message(
            "People in cell {cell} whose care group asks for the skill {skill}: {people}. No "
            "officer of the cell ({officers}) has it.",
            cell=place["cell_id"],
            skill=title,
            people=people,
            officers=codes,
        ),
        action=message(
            "Let an officer who has it come along or take over the cell, or train its officer; "
            "then put that into the layer officer and assign again (grid-steward staff)."
        ),
        people=people,
        **place,
    )


def _skills_of_cells(scene: Scene, officers: Officers) -> list[frozenset[str]]:
    """(k) what the officers of each cell can do."""
    found: list[frozenset[str]] = [frozenset()] * scene.index.k
    for who, cell in zip(officers.who.tolist(), officers.cell.tolist()):
        rules = scene.rules[scene.index.community[cell]]
        found[cell] |= rules.skills_of(officers.said[who])
    return found


def _asking(scene: Scene) -> pd.DataFrame:
    """``people`` whose care group asks for each ``skill`` in each ``cell`` (its number): the
    different persons with a case, and those who are only counted."""
    parts = []
    for layer in ("care_case", "care_count"):
        where = scene.located.found.get(layer)
        if where is None:
            continue
        rows = scene.located.rows.get(layer, contract(layer).frame({}))
        inside = np.flatnonzero(where.cell >= 0)
        frame = pd.DataFrame(
            {"cell": where.cell[inside], "word": rows["care_group"].to_numpy(object)[inside]}
        )
        frame["book"] = scene.index.community[frame["cell"]]
        if layer == "care_count":
            frame["people"] = rows["people"].to_numpy(np.int64, na_value=0)[inside]
        else:
            frame["person"], frame["people"] = rows["resident_id"].to_numpy(object)[inside], 1
        asking = _with_skills(frame, scene)
        if layer == "care_case":
            named = asking["person"].notna()
            once = asking[named].drop_duplicates(["cell", "skill", "person"])
            asking = pd.concat([once, asking[~named]])
        parts.append(asking[["cell", "skill", "people"]])
    if not parts:
        return pd.DataFrame({"cell": [], "skill": [], "people": []})
    sums = pd.concat(parts).groupby(["skill", "cell"], sort=True)["people"].sum().reset_index()
    return sums[sums["people"] > 0]


def _with_skills(frame: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """The rows of people, once for each ``skill`` that the rules of their community say that their
    care group asks for."""
    pairs = frame[["book", "word"]].drop_duplicates().dropna()
    asked = []
    for book, word in zip(pairs["book"].tolist(), pairs["word"].tolist()):
        rules = scene.rules[book]
        group = rules.care_group(word)
        asked += [
            (book, word, skill.id)
            for skill in rules.skills
            if group is not None and group.id in skill.care_groups
        ]
    table = pd.DataFrame(asked, columns=["book", "word", "skill"])
    return frame.merge(table.astype({"book": np.int64}), on=["book", "word"], how="inner")
