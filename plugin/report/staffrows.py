"""What the report tells of officers, read from a plan's staffing once for tables and sheets."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Optional

import pandas as pd

from ..common.codes import written_codes
from ..common.messages import Message, listed, message
from ..common.progress import Progress, silent
from ..contracts import contract
from ..staff import Staffing
from ..staff.away import who_takes
from ..staff.loads import uncovered
from .content import ReportContent
from .serving import officer_names
from .tables import records
from .titles import Title

# The values of a reason that are officers' codes, some of them several by commas.
_OFFICERS = frozenset({"officer", "former", "new"})


@dataclass(frozen=True)
class OfficerRow:
    """One officer; times are minutes a month.

    ``today`` is the utilisation with the cells served today, None where nobody knows them.
    """

    code: str
    name: str
    cells: Sequence[str]
    reinforces: Sequence[str]
    backup_for: Sequence[str]
    hours: float
    work: float
    utilisation: Optional[float]
    today: Optional[float]
    uncovered: float
    care: int
    known: int
    lacking: Sequence[Title]


@dataclass(frozen=True)
class UncoveredRow:
    """Work of a cell for which ``officer`` has no time, minutes a month; None for nobody."""

    cell_id: str
    officer: Optional[str]
    minutes: float


@dataclass(frozen=True)
class ChangeRow:
    """What officers give another in one cell; ``giver`` is empty, ``taker`` None for nobody."""

    cell_id: str
    giver: Title
    taker: Optional[str]
    households: Optional[int]
    care: Optional[int]
    reason: str


@dataclass(frozen=True)
class AwayRow:
    """Who takes a cell when one officer is away; ``taker`` is None where nobody can."""

    officer: str
    cell_id: str
    taker: Optional[str]
    minutes: float
    before: Optional[float]
    after: Optional[float]


@dataclass(frozen=True)
class RoundRow:
    """The four weeks of one officer; ``officer`` is None for cells that have nobody.

    ``fullest`` is the day with most minutes, ``share`` the part of the working day it takes.
    """

    officer: Optional[str]
    planned: int
    people: int
    days: int
    walking_m: float
    walking_min: float
    fullest: Optional[str]
    share: Optional[float]
    left: int


class StaffRows:
    """The staffing of an internal ``content``, row by row, in the order of the officers' codes."""

    def __init__(self, content: ReportContent, staffing: Staffing, language: str) -> None:
        self._content, self._staffing, self._language = content, staffing, language
        self._names = officer_names(content)

    def name(self, code: Any) -> Optional[str]:
        """The display name of an officer, else the code; None for nobody."""
        return self._names.get(code, code) if isinstance(code, str) and code else None

    def names(self, text: Any) -> Title:
        """What the officers of a field with several codes are called; empty for nobody."""
        found: Title = listed([self._names.get(code, code) for code in written_codes(text)])
        return found

    def officers(self) -> list[OfficerRow]:
        """A row for each officer."""
        today = self._today()
        return [
            OfficerRow(
                code=row["officer_id"],
                name=self._names.get(row["officer_id"], row["officer_id"]),
                cells=written_codes(row["cells"]),
                reinforces=written_codes(row["reinforces"]),
                backup_for=written_codes(row["backup_cells"]),
                hours=float(row["hours_min"]),
                work=float(row["work_min"]),
                utilisation=_known(row["utilisation"]),
                today=_divided(today.get(row["officer_id"], 0.0 if today else None), row),
                uncovered=float(row["uncovered_min"]),
                care=int(row["care_people"]),
                known=int(row["known_people"]),
                lacking=[self._skill(code) for code in written_codes(row["lacking_skills"])],
            )
            for row in records(self._staffing.loads.sort_values("officer_id", kind="stable"))
        ]

    def _today(self) -> dict[str, float]:
        """The minutes of the cells that each serves today, those of several in equal parts."""
        work = self._work()
        found: dict[str, float] = defaultdict(float)
        for row in records(self._staffing.assignments.sort_values("cell_id", kind="stable")):
            today = written_codes(row["today"])
            for code in today:
                found[code] += work.get(row["cell_id"], 0.0) / len(today)
        return dict(found)

    def _work(self) -> dict[str, float]:
        return dict(zip(self._workload["cell_id"], self._workload["total_min"].astype(float)))

    def _skill(self, code: str) -> Title:
        titles = {skill.id: skill.title for skill in self._content.rulebook.skills}
        return titles.get(code, code)

    def uncovered(self) -> list[UncoveredRow]:
        """All work without hours, by cell and officer."""
        rows = [
            UncoveredRow(cell, self.name(officer), minutes)
            for cell, officer, minutes in uncovered(self._staffing, self._workload)
        ]
        return sorted(rows, key=lambda row: (row.cell_id, row.officer or ""))

    @property
    def _workload(self) -> pd.DataFrame:
        found = self._content.workload
        return contract("workload").frame({}) if found is None else found

    def changes(self) -> list[ChangeRow]:
        """What is handed over, by cell; then changes without anything that is handed over."""
        order = ["cell_id", "from_id"]
        rows = [
            ChangeRow(
                cell_id=row["cell_id"],
                giver=self.names(row["from_id"]),
                taker=self.name(row["to_id"]),
                households=int(row["households"]),
                care=int(row["care_people"]),
                reason=sentence(row, "reason", self._language, officers=self._names),
            )
            for row in records(self._staffing.handovers.sort_values(order, kind="stable"))
        ]
        told = {row.cell_id for row in rows}
        places = self._staffing.assignments.sort_values("cell_id", kind="stable")
        served = places["today"].notna() | places["officer_id"].notna()
        changed = places[served & (places["change"] != "kept") & ~places["cell_id"].isin(told)]
        return rows + [
            ChangeRow(
                row["cell_id"],
                self.names(row["today"]),
                self.name(row["officer_id"]),
                None,
                None,
                "",
            )
            for row in records(changed)
        ]

    def away(self, progress: Progress = silent) -> Iterator[AwayRow]:
        """For each officer with work, who takes which of it on a day that he or she is away."""
        found = []
        groups = apart(self._staffing.assignments)
        for number, group in enumerate(groups):
            progress(number / len(groups), None)
            found.append(who_takes(self._staffing, self._workload, group))
        rows = pd.concat(found) if found else pd.DataFrame()
        for row in records(rows.sort_values(["from_id", "cell_id"]) if len(rows) else rows):
            hours, before = _known(row["hours_min"]), _known(row["before_min"])
            yield AwayRow(
                officer=self._names.get(row["from_id"], row["from_id"]),
                cell_id=row["cell_id"],
                taker=self.name(row["to_id"]),
                minutes=float(row["minutes"]),
                before=before / hours if hours and before is not None else None,
                after=_known(row["utilisation"]),
            )

    def rounds(self) -> list[RoundRow]:
        """The four weeks of each officer who has visits, those of nobody's cells last."""
        visits = self._staffing.visits
        planned = visits["day"].notna()
        left = _sizes(visits[~planned])
        done = _sizes(visits[planned])
        people = visits[planned].groupby("officer_id")["people"].sum().to_dict()
        days = _days(self._staffing.rounds)
        known: list[Optional[str]] = [*sorted({*done, *left} - {""})]
        return [
            RoundRow(
                officer=self.name(code),
                planned=done.get(code or "", 0),
                people=int(people.get(code, 0)),
                left=left.get(code or "", 0),
                **days.get(code or "", _NO_DAYS),
            )
            for code in known + ([None] if "" in left else [])
        ]


def apart(assignments: pd.DataFrame) -> list[list[str]]:
    """All officers of ``assignments`` in groups of which all may be away at once and it is the
    same as if each were away alone: nobody serves, helps or stands in where another one does.

    A city has a dozen groups, and a thousand officers.
    """
    near: dict[str, set[str]] = defaultdict(set)
    places = assignments.sort_values("cell_id", kind="stable")
    for own, helping, backup in zip(
        *(places[name] for name in ("officer_id", "reinforced_by", "backup_id"))
    ):
        serving = [*written_codes(own), *written_codes(helping)]
        for code in serving:
            near[code].update(serving, written_codes(backup))
    groups: list[tuple[list[str], set[str]]] = []
    for code, concerned in sorted(near.items()):
        free = (group for group in groups if not group[1] & concerned)
        group = next(free, None)
        if group is None:
            group = ([], set())
            groups.append(group)
        group[0].append(code)
        group[1].update(concerned)
    return [members for members, _ in groups]


def sentence(
    row: Mapping[str, Any],
    field: str,
    language: str,
    kept_in: str = "said",
    officers: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A row's sentence in ``language``, as ``kept_in`` has it, else as ``field`` does.

    With ``officers``, names by code, it says the names of those it tells of before their codes.
    """
    kept = row[kept_in]
    if not isinstance(kept, str) or "text" not in (said := json.loads(kept)):
        return str(row[field] or "")
    return _with_names(Message.from_json(said), officers).render(language)


def _with_names(said: Message, officers: Mapping[str, str]) -> Message:
    """``said`` with the names of the officers that its values of _OFFICERS are codes of."""
    values = dict(said.values)
    for key, value in values.items():
        if isinstance(value, Message):
            values[key] = _with_names(value, officers)
        elif key in _OFFICERS and isinstance(value, str):
            values[key] = listed([_named(code, officers) for code in written_codes(value)])
    return Message(said.text, values)


def _named(code: str, officers: Mapping[str, str]) -> Title:
    name = officers.get(code, code)
    return code if name == code else message("{name} ({code})", name=name, code=code)


_NO_DAYS: Mapping[str, Any] = MappingProxyType(
    {"days": 0, "walking_m": 0.0, "walking_min": 0.0, "fullest": None, "share": None}
)


def _days(rounds: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """What a RoundRow says of the days of each officer who has any; of equal ones the first."""
    known = pd.DataFrame(rounds.drop(columns="geometry"))
    share = known["total_min"] / known["day_min"].where(known["day_min"] > 0)
    known = known.assign(share=share).sort_values(["share", "day"], ascending=[False, True])
    days = known.groupby("officer_id")
    sums = days[["walking_m", "walking_min"]].sum().assign(days=days.size())
    first = known.drop_duplicates("officer_id").set_index("officer_id")
    sums = sums.assign(fullest=first["day"], share=first["share"])
    return {
        str(code): {**line, "days": int(line["days"]), "share": _known(line["share"])}
        for code, line in zip(sums.index, records(sums))
    }


def _sizes(visits: pd.DataFrame) -> dict[str, int]:
    """How many rows each officer has; those of nobody under an empty text."""
    counts = visits["officer_id"].fillna("").value_counts()
    return {str(code): int(count) for code, count in counts.items()}


def _divided(minutes: Optional[float], row: Mapping[str, Any]) -> Optional[float]:
    hours = float(row["hours_min"])
    return minutes / hours if minutes is not None and hours else None


def _known(value: Any) -> Optional[float]:
    return None if value is None or pd.isna(value) else float(value)
