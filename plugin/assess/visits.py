"""The visits that people in care are due: each person once for all care groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..rules import Rulebook
from .scene import Floats, Ints

# Days: a year's twelfth, so that a visit every 90 days is made 4.06 times a year.
MONTH = 365.25 / 12


@dataclass(frozen=True)
class Visits:
    """The visits (v,) of a month, in an order that does not depend on that of any list.

    ``place``: where; ``kind``: the care group that sets the interval; ``interval`` in days;
    ``minutes`` of each; ``people``: how many are visited so; ``household``: its number, -1 where it
    is not known.
    """

    place: Ints
    kind: npt.NDArray[Any]
    interval: Floats
    minutes: Floats
    people: Ints
    household: Ints

    @property
    def times(self) -> Floats:
        """(v,) visits a month."""
        times: Floats = self.people * MONTH / self.interval
        return times

    def stops(self, places: int) -> Floats:
        """(places,) how often a month someone has to go to each place for them.

        Those of one household at one place are visited on one way, as often as the most frequent.
        """
        alone = self.household < 0
        times = sums(self.place[alone], self.times[alone], places)
        row = np.flatnonzero(~alone)
        order = row[np.lexsort((self.interval[row], self.household[row], self.place[row]))]
        pair = np.column_stack([self.place[order], self.household[order]])
        first = order[np.r_[True, (np.diff(pair, axis=0) != 0).any(axis=1)][: len(order)]]
        return times + sums(self.place[first], MONTH / self.interval[first], places)


def sums(where: Ints, what: Floats, count: int) -> Floats:
    """(count,) the sums of ``what`` (n,) by ``where`` (n,), added up in the order of the rows."""
    return np.asarray(np.bincount(where, what, count), dtype=np.float64)


def visits(
    cases: pd.DataFrame,
    counts: pd.DataFrame,
    places: tuple[Ints, Ints],
    books: tuple[Ints, Ints],
    rules: Sequence[Rulebook],
) -> Visits:
    """What the rows of ``cases`` (contract ``care_case``) and ``counts`` (``care_count``) are due.

    ``places`` of the rows of each, -1 for none, and by which of ``rules`` each goes in ``books``.
    Rows without a place, or of a group that the rules lack, bring no visit.

    A person with several cases is visited at the shortest of their intervals, for the longest of
    their minutes; of several places, in that of the case with the shortest interval, among equals
    in the one with the smaller number. Each of the people in ``counts`` is a visit; a row that
    says that there are none, or not how many, brings none.
    """
    listed = people_in_care(cases, places[0], books[0], rules)
    household = _codes(cases["household_id"].to_numpy(object)[listed.own.row], unknown=-1)
    people = counts["people"].to_numpy(dtype=np.int64, na_value=0)
    counted = due_rows(counts["care_group"], np.where(people > 0, places[1], -1), books[1], rules)
    people = people[counted.row]
    return _in_order(
        place=np.r_[listed.own.place, counted.place],
        kind=np.r_[listed.own.kind, counted.kind],
        interval=np.r_[listed.own.interval, counted.interval],
        minutes=np.r_[listed.minutes, counted.minutes],
        people=np.r_[np.ones(len(listed.minutes), dtype=np.int64), people],
        household=np.r_[household, np.full(len(people), -1)],
    )


@dataclass(frozen=True)
class People:
    """The people (n,) behind a list of cases, each once.

    ``own`` is the case of each that says where and how often to visit; ``minutes`` (n,) are those
    of the longest visit that any of the person's cases asks for. ``row`` (m,) are the rows of all
    cases that count, ``kind`` (m,) their care groups, ``person`` (m,) the number of whose case each
    is.
    """

    own: DueRows
    minutes: Floats
    row: Ints
    kind: npt.NDArray[Any]
    person: Ints


def people_in_care(
    cases: pd.DataFrame, place: Ints, book: Ints, rules: Sequence[Rulebook]
) -> People:
    """Who is to be visited because of ``cases``; see ``visits`` for where, how often, how long."""
    listed = due_rows(cases["care_group"], place, book, rules)
    person = _codes(cases["resident_id"].to_numpy(object)[listed.row])
    household = _codes(cases["household_id"].to_numpy(object)[listed.row], unknown=-1)
    order = np.lexsort((household, listed.rank, listed.place, listed.interval, person))
    first = order[np.r_[True, np.diff(person[order]) > 0][: len(order)]]
    longest = np.zeros(len(first))
    np.maximum.at(longest, person, listed.minutes)
    own = DueRows(*(column[first] for column in vars(listed).values()))
    return People(own, longest, listed.row, listed.kind, person)


@dataclass(frozen=True)
class DueRows:
    """Rows of a list that bring a visit: which they are, where, and what their group asks for.

    ``rank`` is the group's turn in its rulebook.
    """

    row: Ints
    place: Ints
    kind: npt.NDArray[Any]
    interval: Floats
    minutes: Floats
    rank: Ints


def due_rows(words: pd.Series, place: Ints, book: Ints, rules: Sequence[Rulebook]) -> DueRows:
    """The rows at a known ``place`` whose care group, of ``words``, is one of their rules'.

    ``place`` (n,) is -1 for none; ``book`` (n,) says by which of ``rules`` each row goes.
    """
    at = np.flatnonzero(place >= 0)
    code, names = pd.factorize(words.to_numpy(object)[at])
    table = np.full((len(rules), len(names) + 1, 3), np.nan)
    kinds = np.full((len(rules), len(names) + 1), None, dtype=object)
    for number, rulebook in enumerate(rules):
        turns = {group.id: turn for turn, group in enumerate(rulebook.care_groups)}
        for column, name in enumerate(names):
            group = rulebook.care_group(name)
            if group is not None:
                table[number, column] = group.interval_days, group.minutes, turns[group.id]
                kinds[number, column] = group.id
    found = table[book[at], code]
    known = ~np.isnan(found[:, 0])
    row, found = at[known], found[known]
    kind = kinds[book[at], code][known]
    return DueRows(row, place[row], kind, found[:, 0], found[:, 1], found[:, 2].astype(np.int64))


def _codes(names: npt.NDArray[Any], unknown: int | None = None) -> Ints:
    """(n,) numbers of the names in their order; the nameless are ``unknown``, else one each."""
    code, known = pd.factorize(names, sort=True)
    nameless = np.flatnonzero(code < 0)
    code[nameless] = len(known) + np.arange(len(nameless)) if unknown is None else unknown
    return np.asarray(code, dtype=np.int64)


def _in_order(**columns: npt.NDArray[Any]) -> Visits:
    """The visits sorted by all that counts, so that their sums are the same to the last bit."""
    kind, _ = pd.factorize(columns["kind"], sort=True)
    keys = ("people", "household", "minutes", "interval", "place")
    order = np.lexsort((kind, *(columns[name] for name in keys)))
    return Visits(**{name: column[order] for name, column in columns.items()})
