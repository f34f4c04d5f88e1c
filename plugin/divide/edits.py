"""Changes that a person makes to a plan by hand, unit by unit."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import geopandas as gpd
import pandas as pd

from ..common.errors import InputError, input_error
from ..common.messages import Message, message, some_of
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Pattern
from .community import DividedCommunity
from .division import Division, Settings, read_json
from .earlier import Earlier, Names, locked_now, start_from
from .edited import Frames, edited_frames, edited_note
from .layers import metric_crs
from .standing import standing


@dataclass(frozen=True)
class Edit:
    """Units that go to a cell together.

    ``units`` are their codes; ``cell_id`` that of the cell, one of the plan's or a new one; None
    for a new cell with the next code by the rulebook. ``made_at`` (UTC) is when, None for now.
    """

    units: tuple[str, ...]
    cell_id: Optional[str] = None
    made_at: Optional[pd.Timestamp] = None


def edited(
    division: Division,
    edits: Sequence[Edit],
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    earlier: Optional[Division] = None,
    progress: Progress = silent,
) -> Division:
    """The plan with the ``edits`` made one after the other, called ``settings.plan``.

    ``layers``, ``settings`` and ``earlier`` are those that it was made with; layers and plan have
    one CRS. A cell may come to lie in pieces with a barrier between them, which is counted and
    said, but its ground has to hang together; a cell that is left without units in the end is
    given up, with the day. Raises InputError for what can't be: a unit or a community that there
    is not, a locked cell, a cell across a community line, a code that was given out before, ground
    that is not as it was.
    """
    start = start_from(earlier, metric_crs(layers["building"]))
    cells, done = made(division, edits, settings, start)
    communities = standing(division, layers, settings, start, part(progress, 0, 0.9))
    frames = edited_frames(division, communities, cells, settings, start, part(progress, 0.9, 1))
    return _division(division, frames, done, settings)


def edited_on(
    division: Division,
    edits: Sequence[Edit],
    communities: Sequence[DividedCommunity],
    settings: Settings,
    start: Optional[Earlier],
    progress: Progress = silent,
) -> Division:
    """The same on ground that was built before: ``communities`` as ``standing`` gives them with
    ``start``, the earlier plan in their coordinate system."""
    cells, done = made(division, edits, settings, start)
    frames = edited_frames(division, communities, cells, settings, start, progress)
    return _division(division, frames, done, settings)


def made(
    division: Division, edits: Sequence[Edit], settings: Settings, start: Optional[Earlier]
) -> tuple[Names, list[tuple[Edit, bool]]]:
    """(n,) the cell of each of the plan's units after the ``edits``, and these with the codes of
    their cells and whether each was new."""
    cells = division.units["cell_id"].to_numpy(object).copy()
    state = _State.of(division, settings, start)
    return cells, [state.make(_whole(edit), cells) for edit in edits]


@dataclass(frozen=True, eq=False)
class CellCodes:
    """The codes of a plan's cells: ``home`` has the community of each of its own, and ``closed``
    are all others that were ever given out and may name no cell any more."""

    plan: str
    home: Mapping[str, str]
    closed: frozenset[str]

    @classmethod
    def of(cls, division: Division, start: Optional[Earlier]) -> CellCodes:
        """Those of a plan that started from ``start``."""
        units = division.units
        home = dict(zip(units["cell_id"], units["community_id"]))
        retired = read_json(division.plan, "retired")
        closed = {line["code"] for line in retired if line.get("level", "cell") == "cell"}
        closed |= set() if start is None else start.codes
        return cls(str(division.plan["plan"].iloc[0]), home, frozenset(closed - set(home)))

    def free(self, pattern: Pattern, community_id: str, used: Container[str]) -> Iterator[str]:
        """The codes for new cells of a community, one after the other: never given out before and
        not of those ``used`` since."""
        for number in itertools.count(1):
            code = pattern.of(community_id, number)
            if code not in self.home and code not in self.closed and code not in used:
                yield code


@dataclass(frozen=True)
class Stroke:
    """What a person wants to do: units of the cells ``sources`` and the communities ``places`` go
    to the cell ``goal``, None for a new one; ``home`` is that cell's community, None for a code
    that no cell has had so far."""

    sources: frozenset[str]
    places: frozenset[str]
    goal: Optional[str]
    home: Optional[str]

    def refusal(self, locked: Collection[str], closed: Collection[str]) -> Optional[Message]:
        """Why it may not be done; None where it may.

        ``locked`` are the codes of cells that may not change, ``closed`` see ``CellCodes``.
        """
        if not self.sources:
            return message("An edit names no units. Say which units are to go to the cell.")
        if self.goal == "":
            return message(
                "The new cell has an empty code. Give one, or none for the next free one."
            )
        crossed = self.places | ({self.home} if self.home is not None else set())
        if len(crossed) > 1:
            return message(
                "The cell {cell} would lie in the communities {places}, and a cell may not cross a "
                "community line. Take units of one community, or redraw the communities.",
                cell=self.goal or "-",
                places=some_of(sorted(crossed)),
            )
        held = sorted(self.sources.intersection(locked))
        if held or self.goal in locked:
            return message(
                "The cell {cell} is locked, so no unit may leave it or come to it. Take the tick "
                "off the field locked of the cell first.",
                cell=held[0] if held else self.goal,
            )
        if self.goal in closed:
            return message(
                "The code {cell} was given out before and may not name another cell. Give a code "
                "that was never in use, or none for the next free one.",
                cell=self.goal,
            )
        if self.sources == {self.goal}:
            return message("All these units lie in the cell {cell} already.", cell=self.goal)
        return None


@dataclass(frozen=True, eq=False)
class _State:
    """What edits are checked against: the row and the community of each unit, the cells that are
    locked, the codes of the plan's cells, and ``home``, the community of these and of new ones."""

    row: Mapping[str, int]
    community: Names
    locked: frozenset[str]
    pattern: Pattern
    codes: CellCodes
    home: dict[str, str]

    @classmethod
    def of(cls, division: Division, settings: Settings, start: Optional[Earlier]) -> _State:
        """Before any edit."""
        units, codes = division.units, CellCodes.of(division, start)
        return cls(
            row={code: row for row, code in enumerate(units["unit_id"])},
            community=units["community_id"].to_numpy(object),
            locked=locked_now(division),
            pattern=settings.rulebook.codes.cell,
            codes=codes,
            home=dict(codes.home),
        )

    def make(self, edit: Edit, cells: Names) -> tuple[Edit, bool]:
        """Make the edit in ``cells`` (n,), the cell of each unit; the edit with its cell's code,
        and whether that cell is new."""
        rows = self._rows(edit.units)
        places = frozenset(self.community[rows])
        home = None if edit.cell_id is None else self.home.get(edit.cell_id)
        stroke = Stroke(frozenset(cells[rows]), places, edit.cell_id, home)
        refusal = stroke.refusal(self.locked, self.codes.closed)
        if refusal is not None:
            raise InputError(refusal)
        (place,) = places
        code = edit.cell_id
        if code is None:
            code = next(self.codes.free(self.pattern, place, self.home))
        new = not (cells == code).any()
        cells[rows] = code
        self.home[code] = place
        return replace(edit, cell_id=code), new

    def _rows(self, units: Sequence[str]) -> list[int]:
        unknown = sorted(set(units) - set(self.row))
        if unknown:
            raise input_error(
                "The plan {plan} has no unit {units}. Take the codes from the field unit_id of its "
                "units.",
                plan=self.codes.plan,
                units=some_of(unknown),
            )
        return sorted({self.row[code] for code in units})


def _whole(edit: Edit) -> Edit:
    """The edit with its units in order, its code without spaces around it, and its time."""
    code = None if edit.cell_id is None else edit.cell_id.strip()
    when = edit.made_at
    if when is None:
        when = pd.Timestamp.now(tz="UTC").tz_localize(None).floor("ms")
    return Edit(tuple(sorted(set(edit.units))), code, when)


def edits_frame(former: pd.DataFrame, done: Sequence[tuple[Edit, bool]], plan: str) -> pd.DataFrame:
    """The frame of contract ``edit``: the ``former`` ones and those that were ``done``."""
    first = len(former) + 1
    columns = {
        "plan": [plan] * len(done),
        "step": list(range(first, first + len(done))),
        "made_at": [edit.made_at for edit, _ in done],
        "units": [json.dumps(list(edit.units), ensure_ascii=False) for edit, _ in done],
        "cell_id": [edit.cell_id for edit, _ in done],
        "new_cell": [new for _, new in done],
    }
    frame = contract("edit").frame(columns)
    if former.empty:
        return frame
    return pd.concat([former.assign(plan=plan), frame], ignore_index=True)


def how_made(division: Division) -> tuple[str, ...]:
    """What made the plan: ``divide``, ``redraw`` or ``adopt``, and ``edit`` where it was edited."""
    parameters = read_json(division.plan, "parameters")
    made_by = parameters["made_by"]
    return (made_by,) if made_by != "edit" else (parameters["base"], made_by)


def edits_of(division: Division) -> list[Edit]:
    """The edits that were made to a plan, in their order."""
    rows = division.edits.sort_values("step", kind="stable")
    return [
        Edit(tuple(json.loads(units)), cell, made_at)
        for units, cell, made_at in zip(rows["units"], rows["cell_id"], rows["made_at"])
    ]


def _division(
    division: Division, frames: Frames, done: Sequence[tuple[Edit, bool]], settings: Settings
) -> Division:
    plan = settings.plan
    parameters = read_json(division.plan, "parameters")
    parameters = {**parameters, "made_by": "edit", "base": how_made(division)[0]}
    edits = edits_frame(division.edits, done, plan)
    row = frames.plan.assign(
        plan=plan,
        parameters=json.dumps(parameters, ensure_ascii=False),
        notes=json.dumps(
            [note.to_json() for note in (*frames.notes, edited_note(len(edits)))],
            ensure_ascii=False,
        ),
    )
    return Division(
        units=frames.units,
        cells=frames.cells,
        plan=row,
        moves=frames.moves,
        towers=frames.towers,
        communities=frames.communities,
        areas=frames.areas,
        crosswalk=frames.crosswalk,
        edits=edits,
        repairs=division.repairs.assign(plan=plan),
    )
