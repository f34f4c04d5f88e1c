"""One plan beside another, or beside today: who moves, what it is good for and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..assess.network import build_network
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..rules import Rulebook
from .areas import LEVELS, Areas, match_areas
from .changes import change_frame
from .circles import Circle, circles
from .comparison import Comparison
from .fates import fates_of
from .figures import side_by_side
from .flows import Counted, check_sentence, flow_frame, homes
from .neighbours import lines_of
from .officers import officer_figures
from .people import counted_people, people_figures, staff_quotas
from .reasons import Reasons
from .sides import Facts, Side, look_at_side, named
from .slices import Slices, slice_units

Ints = npt.NDArray[np.int64]


def compare_plans(
    plan: Division,
    against: Division,
    facts: Facts,
    rulebook: Rulebook,
    progress: Progress = silent,
) -> Comparison:
    """What is different in ``plan`` from ``against``, which may be ``today_division``.

    Both are in one coordinate system. All counts are those of the plans: what is not known of a
    building's households is 0. Frames are in the plan's coordinate system and sorted by codes.
    """
    progress(0, message("Looking at both plans"))
    table = _Table.of(plan, against, facts, rulebook, part(progress, 0, 0.3))
    progress(0.3, message("Finding why households move"))
    lines = lines_of(table.new.scene.layers, rulebook.roads_not_dividing)
    why = Reasons(
        table.new.division,
        table.old.division,
        table.new.units,
        table.areas,
        table.before(),
        lines,
        rulebook,
        part(progress, 0.3, 0.6),
    )
    changes = change_frame((table.old, table.new), table.slices, table.areas, why, facts.layers)
    progress(0.6, message("Finding the ways to services"))
    reached = _circles(table, rulebook, part(progress, 0.6, 0.95))
    progress(0.95, message("Adding up who moves"))
    return _whole(table, changes, reached, rulebook)


@dataclass(frozen=True, eq=False)
class _Table:
    """Both plans, their units laid on each other, and their communities and cells matched."""

    old: Side
    new: Side
    slices: Slices
    areas: tuple[Areas, Optional[Areas]]

    @classmethod
    def of(
        cls, plan: Division, against: Division, facts: Facts, rulebook: Rulebook, progress: Progress
    ) -> _Table:
        """The table of the two plans with the project's layers on them."""
        before = (facts.earlier_staffing, facts.earlier_assessment)
        after = (facts.staffing, facts.assessment)
        old = look_at_side(against, facts.layers, rulebook, before, part(progress, 0, 0.4))
        new = look_at_side(plan, facts.layers, rulebook, after, part(progress, 0.4, 0.8))
        progress(0.8, None)
        slices = slice_units(old.units.to_crs(new.scene.crs), new.units)
        progress(0.9, None)
        community, cell = (_matched(level, old, new, slices) for level in LEVELS)
        return cls(old, new, slices, (community, cell if old.has_cells else None))

    @property
    def levels(self) -> dict[str, Areas]:
        """The areas that are compared, by level."""
        return {areas.level: areas for areas in self.areas if areas is not None}

    def counted(self, areas: Areas) -> dict[str, Counted]:
        """The buildings and the households by their areas."""
        before, after = (
            np.append(numbers, len(areas))
            for numbers in (
                areas.of_old(self.old.codes(areas.level)),
                areas.of_new(self.new.codes(areas.level)),
            )
        )
        at_home = (
            homes(
                building, side.codes(areas.level), side.units["households"], self.slices.buildings
            )
            for side, building in (
                (self.old, self.slices.old_building),
                (self.new, self.slices.new_building),
            )
        )
        first, second = (of(codes) for of, codes in zip((areas.of_old, areas.of_new), at_home))
        there = np.isin(np.arange(self.slices.buildings), self._buildings)
        count = len(areas)
        return {
            "buildings": Counted(first, second, there.astype(np.int64), count),
            "households": Counted(
                before[self.slices.old], after[self.slices.new], self.slices.households, count
            ),
        }

    @property
    def _buildings(self) -> Ints:
        return np.concatenate([self.slices.old_building, self.slices.new_building])

    def before(self) -> tuple[Ints, ...]:
        """For each level (u,) the area that most of each unit of the plan lay in, else that around
        it; the number after the last for none."""
        old_row = self._old_rows()
        found = []
        for level in LEVELS:
            areas = self.levels.get(level)
            if areas is None:
                found.append(np.zeros(len(old_row), np.int64))
                continue
            codes = named(self.old.codes(level), old_row)
            found.append(areas.of_old(codes))
        return tuple(found)

    def _old_rows(self) -> Ints:
        """(u,) the unit of the plan compared with that each unit of the plan was, -1 for none."""
        units = self.new.units
        row: Ints = np.full(len(units), -1, np.int64)
        both = np.flatnonzero((self.slices.old >= 0) & (self.slices.new >= 0))
        order = both[np.lexsort((self.slices.old[both], self.slices.households[both]))]
        row[self.slices.new[order]] = self.slices.old[order]
        others = np.flatnonzero(row < 0)
        points = shapely.point_on_surface(units.geometry.to_numpy()[others])
        shapes = self.old.units.to_crs(self.new.scene.crs).geometry.to_numpy()
        point, found = shapely.STRtree(shapes).query(points, "within")
        row[others[point]] = found
        return row


def _matched(level: str, old: Side, new: Side, slices: Slices) -> Areas:
    shared = pd.DataFrame(
        {
            "old": named(old.codes(level), slices.old),
            "new": named(new.codes(level), slices.new),
            "households": slices.households,
        }
    )
    return match_areas(level, new.division, old.division, shared)


def _circles(table: _Table, rulebook: Rulebook, progress: Progress) -> tuple[Circle, ...]:
    scene = table.new.scene
    if "facility" not in scene.located.rows or scene.located.rows["facility"].empty:
        return ()
    network = build_network(scene.layers, rulebook.walking, part(progress, 0, 0.4))
    return circles(table.old, table.new, table.slices, network, part(progress, 0.4, 1))


def _whole(
    table: _Table, changes: Any, reached: tuple[Circle, ...], rulebook: Rulebook
) -> Comparison:
    old, new, levels = table.old, table.new, table.levels
    counted = {level: table.counted(areas) for level, areas in levels.items()}
    people = {level: counted_people(old, new, areas) for level, areas in levels.items()}
    quotas = staff_quotas(old, rulebook), staff_quotas(new, rulebook)
    officers = officer_figures(old, new, table.slices, levels.get("cell"))
    names, areas = (new.name, old.name), list(levels.values())
    money = [_money(one, counted[one.level]["households"], rulebook) for one in areas]
    staff = [_staff(one, quotas) for one in areas]
    flows = flow_frame("flow", names, areas, list(counted.values()), money)
    flows_people = flow_frame("flow_people", names, areas, list(people.values()), staff)
    return Comparison(
        plan=new.name,
        against=old.name,
        changes=changes,
        flows=flows,
        people=flows_people,
        figures=side_by_side(old, new, counted, reached, rulebook),
        people_figures=people_figures(old, new, people, quotas, officers),
        fates=fates_of(
            areas[0], *(counted["community"][name] for name in ("households", "buildings"))
        ),
        notes=tuple(_notes(changes, flows, flows_people)),
    )


def _money(
    areas: Areas, households: Counted, rulebook: Rulebook
) -> dict[str, list[Optional[float]]]:
    """The money of each community, at the rulebook's figure for each of its households."""
    yuan = rulebook.yuan_per_household
    if yuan is None or areas.level != "community":
        return {name: [None] * len(areas) for name in ("yuan_before", "yuan_after")}
    sums = households.columns("households")
    return {
        f"yuan_{state}": [
            round(yuan * many, 2) for many in sums[f"households_{state}"][:-1].tolist()
        ]
        for state in ("before", "after")
    }


def _staff(
    areas: Areas, quotas: tuple[Optional[Mapping[str, int]], Optional[Mapping[str, int]]]
) -> dict[str, list[Optional[int]]]:
    """The staff by the rulebook of each community."""
    found: dict[str, list[Optional[int]]] = {}
    for name, codes, staff in zip(("before", "after"), (areas.old, areas.new), quotas):
        known = staff if staff is not None and areas.level == "community" else {}
        found[f"staff_{name}"] = [None if code is None else known.get(code) for code in codes]
    return found


def _notes(changes: Any, flows: pd.DataFrame, people: pd.DataFrame) -> list[Message]:
    notes = []
    if changes.empty:
        notes.append(message("Nobody moves: every building is in the same community and cell."))
    notes.append(check_sentence(flows, people))
    return notes
