"""What stands on the card of each cell and on the sheet before the cards, as ready texts.

QGIS draws them; see ``bridge/atlas.py``. The texts are in the reader's language and broken into
lines for the boxes of ``styles/cell_card.qpt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd
import shapely

from ..attach import locate_layers
from ..common.figures import percent, whole
from ..common.messages import Message, listed, message
from .cardlines import fitted, wrapped
from .cardpeople import people_on_cards, people_text
from .cardplaces import addresses
from .cardwork import NO_WORK, work_on_cards
from .cellrows import CellRow, cell_rows
from .content import ReportContent
from .gaprows import GapRow, gap_rows
from .planrow import PlanRow, read_plan_row
from .serving import officer_names, serving
from .titles import SEVERITY_TITLES

# Widths of the boxes in font sizes of their text, and how many lines each holds.
COLUMN_EMS = 31.0
HEAD_EMS = 24.0
FIGURE_EMS = 19.0
FACT_ROWS, ADDRESS_ROWS, PEOPLE_ROWS = 6, 8, 8
# All lines of a column, and those that gaps and places have at least.
COLUMN_ROWS, GAP_ROWS, PLACE_ROWS = 27, 13, 5
INDENT = "  "


@dataclass(frozen=True)
class CellCard:
    """The texts of one cell's card; each may have several lines, and is empty where there is none.

    ``shape`` is the cell's polygon as WKB, in the plan's coordinate system; ``standing`` is ``in``,
    ``below`` or ``above`` the band. ``duties``, ``hours`` and ``bars`` (an SVG) are a chart of the
    cell's work, line by line; like ``work`` they are empty in the public edition.
    """

    cell_id: str
    code: str
    shape: bytes
    standing: str
    title: str
    community: str
    officer: str
    facts: str
    addresses: str
    places: str
    people: str
    work: str
    duties: str
    hours: str
    bars: str
    gaps: str


@dataclass(frozen=True)
class Cover:
    """The texts of the sheet before the cards, and those that every card has.

    ``words`` are the headings of the cards' boxes by the names that the layouts ask for.
    """

    plan: str
    title: str
    subtitle: str
    figures: str
    foot: str
    words: Mapping[str, str]


def cell_cards(content: ReportContent, language: str) -> list[CellCard]:
    """A card for each cell, ordered by code, in ``language`` (``en``, ``zh_CN``)."""
    told = _Told(content, language)
    return [told.card(number) for number in range(len(told.rows))]


def cell_card(content: ReportContent, code: str, language: str) -> Optional[CellCard]:
    """The card of the one cell of that code, None where the plan has no such cell."""
    told = _Told(content, language)
    numbers = (number for number, row in enumerate(told.rows) if row.cell_id == code)
    number = next(numbers, None)
    return None if number is None else told.card(number)


class _Told:
    """What is told of all cells, by their codes; ``rows`` are the cells, ordered by code."""

    def __init__(self, content: ReportContent, language: str) -> None:
        cells = content.plan.cells.sort_values("cell_id", ignore_index=True)
        told = gap_rows(content, language)
        self._plan = read_plan_row(content.plan.plan)
        names = {item.community_id: item.name for item in self._plan.communities}
        self._language = language
        self.rows = cell_rows(cells, names, told, content.workload)
        self._shapes = shapely.to_wkb(cells.geometry.to_numpy())
        self._near = _neighbours(cells.geometry.to_numpy())
        self._crossings = cells["crossings"].to_numpy(object)
        self._gaps: dict[str, list[GapRow]] = defaultdict(list)
        for gap in told:
            self._gaps[gap.cell_id or ""].append(gap)
        self._addresses = addresses(content)
        self._places = _places(content)
        self._people = people_on_cards(content)
        self._work = work_on_cards(content, language)
        names, served = officer_names(content), serving(content)
        self._officers = _by_cell(served.own, names)
        self._helpers = _by_cell(served.helped, names)
        self._backups = _by_cell(served.backup, names)

    def card(self, number: int) -> CellCard:
        """The card of one of the ``rows``."""
        row, language = self.rows[number], self._language
        code = row.cell_id
        work = self._work.get(code, NO_WORK)
        place = message("{community} · {cell}", community=row.community, cell=code)
        facts, gaps, streets = self._left(number)
        people = people_text(self._people.get(code), COLUMN_EMS, PEOPLE_ROWS, language)
        room = COLUMN_ROWS - sum(map(_height, (people, work.text, work.duties)))
        return CellCard(
            cell_id=code,
            code=row.code,
            shape=self._shapes[number],
            standing=row.standing,
            title=message("Cell {code}", code=row.code).render(language),
            community=_head(place.render(language)),
            officer=self._officer(code),
            facts=facts,
            addresses=streets,
            places=_box(self._places.get(code, []), max(room, PLACE_ROWS), language),
            people=people,
            work=work.text,
            duties=work.duties,
            hours=work.hours,
            bars=work.bars,
            gaps=gaps,
        )

    def _officer(self, code: str) -> str:
        """Who serves a cell, and who stands in, as two lines."""
        nobody = message("nobody yet")
        officers = listed(self._officers.get(code, []), nobody)
        who = message("Officer: {names}", names=officers)
        if code in self._helpers:
            helpers = listed(self._helpers[code])
            who = message("Officer: {names}, with {helpers}", names=officers, helpers=helpers)
        backups = message("Backup: {names}", names=listed(self._backups.get(code, []), nobody))
        return "\n".join(_head(line.render(self._language)) for line in (who, backups))

    def _left(self, number: int) -> tuple[str, str, str]:
        """Facts, gaps and addresses; the last two get what the others leave."""
        row, language = self.rows[number], self._language
        others = [self.rows[other] for other in self._near[number]]
        others.sort(key=lambda other: other.community_id != row.community_id)
        near = [_neighbour(other, row) for other in others]
        facts = _box(_facts(row, self._plan, near, self._crossings[number]), FACT_ROWS, language)
        streets = self._addresses.get(row.cell_id, [])
        room = COLUMN_ROWS - _height(facts)
        taken = _height(_box(streets, ADDRESS_ROWS, language))
        gaps = _gaps_text(self._gaps.get(row.cell_id, []), max(room - taken, GAP_ROWS), language)
        return facts, gaps, _box(streets, room - _height(gaps), language)


def _height(text: str) -> int:
    """How many lines a text has."""
    return len(text.splitlines())


def cover(content: ReportContent, language: str) -> Cover:
    """The sheet before the cards, in ``language``."""
    plan = read_plan_row(content.plan.plan)
    edition = (
        message("Public edition: counts that could tell of single persons are withheld.")
        if content.is_public
        else message("Internal edition: for staff only, not to be handed on.")
    )
    foot = message(
        "Plan {plan}, made on {day} (UTC) with Grid Steward {software}.",
        plan=plan.name,
        day=f"{plan.made_at:%Y-%m-%d}",
        software=plan.software,
    )
    return Cover(
        plan=plan.name,
        title=content.title,
        subtitle=message(
            "{cells} cells, {fit} of them with {minimum} to {maximum} households",
            cells=whole(plan.cells),
            fit=whole(plan.cells_in_band),
            minimum=plan.band.minimum,
            maximum=plan.band.maximum,
        ).render(language),
        figures="\n".join(
            line
            for item in _figures(content, plan)
            for line in wrapped(item.render(language), FIGURE_EMS)
        ),
        foot=message("{edition} {foot}", edition=edition, foot=foot).render(language),
        words={name: word.render(language) for name, word in CARD_WORDS.items()},
    )


CARD_WORDS = {
    "word_facts": message("This cell"),
    "word_addresses": message("Streets and house numbers"),
    "word_places": message("Places in it"),
    "word_people": message("People"),
    "word_work": message("Work a month"),
    "word_gaps": message("What is missing, and what to do"),
    "word_figures": message("Key figures"),
    "word_legend": message("Legend"),
    "word_page": message("Page"),
}


def _figures(content: ReportContent, plan: PlanRow) -> list[Message]:
    found = [frame for frame in (content.gaps, content.people_gaps) if frame is not None]
    gaps = pd.concat([frame["severity"] for frame in found]).value_counts()
    figures = [
        message("Communities: {count}", count=whole(len(plan.communities))),
        message("Cells: {count}", count=whole(plan.cells)),
        message("Households: {count}", count=whole(plan.households)),
        message("Cells in band: {share}", share=percent(plan.cells_in_band / max(plan.cells, 1))),
        message("Buildings of unknown count: {count}", count=whole(plan.buildings_unknown)),
        message(
            "Gaps: {high} of high severity, {medium} of medium, {low} of low",
            **{one: whole(int(gaps.get(one, 0))) for one in SEVERITY_TITLES},
        ),
    ]
    if content.workload is not None:
        hours = content.workload["total_min"].sum() / 60
        figures += [
            message("Work: {hours} hours a month", hours=f"{hours:,.0f}"),
            message(
                "Cells with more work than hours: {count}",
                count=whole(int((content.workload["utilisation"] > 1).sum())),
            ),
            message(
                "Cells without an officer: {count}",
                count=whole(int(content.workload["utilisation"].isna().sum())),
            ),
        ]
    return figures


def _facts(row: CellRow, plan: PlanRow, near: Sequence[str], crossings: Any) -> list[Message]:
    facts = [
        _households(row, plan),
        message("Buildings: {count}", count=whole(row.buildings)),
        message("Ground: {area} ha", area=f"{row.area_ha:,.1f}"),
    ]
    if row.buildings_unknown:
        facts.append(
            message(
                "Buildings of unknown household count: {count}", count=whole(row.buildings_unknown)
            )
        )
    if isinstance(crossings, str):
        facts.append(message("Held together by {crossings}", crossings=crossings))
    if near:
        facts.append(message("Next to {cells}", cells=listed(near)))
    return facts


def _households(row: CellRow, plan: PlanRow) -> Message:
    values: dict[str, Any] = {
        "count": row.count,
        "minimum": plan.band.minimum,
        "maximum": plan.band.maximum,
        "off": whole(abs(row.off)),
    }
    if row.standing == "in":
        return message("{count} households, within the band of {minimum} to {maximum}", **values)
    if row.standing == "below":
        return message(
            "{count} households: {off} too few for the band of {minimum} to {maximum}", **values
        )
    return message(
        "{count} households: {off} too many for the band of {minimum} to {maximum}", **values
    )


def _neighbour(other: CellRow, row: CellRow) -> str:
    """What a cell is called on the card of the cell ``row``."""
    same = other.community_id == row.community_id
    return other.code if same else f"{other.community} {other.code}"


def _neighbours(shapes: Any) -> list[list[int]]:
    """For each cell those that share a line with it, not only a corner."""
    near: list[list[int]] = [[] for _ in shapes]
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    shared = shapely.length(shapely.intersection(shapes[one], shapes[other]))
    edges = (one != other) & (shared > 0)
    for here, there in zip(one[edges].tolist(), other[edges].tolist()):
        near[here].append(there)
    return [sorted(group) for group in near]


def _places(content: ReportContent) -> dict[str, list[Message]]:
    """The facilities of each cell, by kind and name."""
    facilities = content.layer("facility")
    buildings = content.layer("building")
    located = locate_layers(content.plan, {"facility": facilities, "building": buildings})
    found: dict[str, list[Message]] = defaultdict(list)
    order = facilities.sort_values(["kind", "facility_id"], kind="stable").index
    numbers = dict(zip(located.rows["facility"].index, located.found["facility"].cell))
    for index, kind, name in facilities.loc[order, ["kind", "name"]].itertuples():
        if numbers[index] >= 0:
            said = (
                message("{kind}: {name}", kind=kind, name=name)
                if isinstance(name, str)
                else message("{kind}", kind=kind)
            )
            found[str(located.index.ids[numbers[index]])].append(said)
    return found


def _by_cell(cells: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> dict[str, list[str]]:
    """By cell what the officers are called to whom ``cells`` gives it, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for officer, own in sorted(cells.items()):
        for code in own:
            found[code].append(names.get(officer, officer))
    return found


def _gaps_text(gaps: Sequence[GapRow], room: int, language: str) -> str:
    if not gaps:
        return message("Nothing that we know of.").render(language)
    lines = [
        message(
            "[{severity}] {said} {action}",
            severity=SEVERITY_TITLES[gap.severity],
            said=gap.said,
            action=gap.action,
        ).render(language)
        for gap in gaps
    ]
    return fitted(lines, COLUMN_EMS, room, language, INDENT)


def _box(items: Sequence[Message], rows: int, language: str) -> str:
    """What fits in a box of a column."""
    if not items:
        return "—"
    return fitted([item.render(language) for item in items], COLUMN_EMS, rows, language, INDENT)


def _head(text: str) -> str:
    """One line of the card's head."""
    first, *rest = wrapped(text, HEAD_EMS)
    return first + "…" if rest else first
