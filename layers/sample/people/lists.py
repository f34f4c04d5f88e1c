"""The lists that the departments keep: the people in their forms, with the truth of each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from . import forms, words
from .careforms import CARE
from .columns import Cells, cells, said
from .faults import spoilt
from .forms import Form
from .town import People, numbers, people

# Which list a care group stands in; some of the cases stand in the communities' own list instead.
LIST_OF = {
    "minimum_income": "civil",
    "extreme_poverty": "civil",
    "orphan": "civil",
    "disabled": "disabled",
    "chronic_illness": "chronic",
    "serious_mental_illness": "mental",
    "elderly_alone_or_frail": "elderly",
    "left_behind_child": "children",
    "migrant_child": "children",
    "zero_employment_household": "work",
    "unemployed": "work",
    "veteran_family": "veterans",
    "young_out_of_school_and_work": "youth",
}
_OWN_LIST = ("elderly_alone_or_frail", "disabled", "unemployed")
_IN_OWN_LIST = 60
# Persons of each counted group who stand in that list all the same.
_REFUSED_OF_A_GROUP = 5
_VOLUNTEERS_WITH_IDENTITY = 0.95

TRUTH = ("person", "group", "people", "building_id", "entrance", "floor", "reason")


@dataclass(frozen=True)
class Listed:
    """One list: the cells of its rows, column by column, and the truth of each row.

    ``truth`` has the columns of ``TRUTH``: who or what it is (an identity number, else the
    department and its code), the group (care group, role, kind or state) and how many people it
    counts; the house it belongs to; why it must be rejected, else None.
    """

    form: Form
    columns: tuple[Cells, ...]
    community: tuple[str, ...]
    truth: pd.DataFrame


def departments(seed: int) -> Iterator[Listed]:
    """The lists as the departments keep them."""
    town = people(seed)
    everyone = town.residents.assign(group=None)
    for form, away in zip(forms.RESIDENTS, (False, True)):
        yield _listed(form, everyone[everyone["floating"] == away], seed)
    yield from _care(town, seed)
    yield _listed(forms.COUNTS, _with_words(town.counts, seed), seed)
    yield _listed(forms.FACILITIES, town.facilities.assign(group=town.facilities["kind"]), seed)
    yield _listed(forms.OFFICERS, town.officers, seed)
    yield _listed(forms.VOLUNTEERS, _volunteers(town.volunteers, seed), seed)
    yield _listed(forms.REQUESTS, _with_words(town.requests, seed), seed)


def tidy(seed: int) -> Iterator[Listed]:
    """The same people as tidy tables, one for each layer, without a fault."""
    town = people(seed)
    corner = town.requests["corner"].notna()
    rows = {
        "resident": town.residents,
        "care_case": town.cases,
        "care_count": town.counts,
        "facility": town.facilities.assign(group=town.facilities["kind"]),
        "officer": town.officers,
        "volunteer": town.volunteers,
        "request": town.requests.assign(with_point=corner),
    }
    for layer, frame in rows.items():
        yield _listed(forms.TIDY[layer], frame, seed, clean=True)


def _care(town: People, seed: int) -> Iterator[Listed]:
    rng = numbers(seed, "lists")
    cases = _with_words(town.cases, seed)
    cases = cases.iloc[rng.permutation(len(cases))].reset_index(drop=True)
    where = cases["group"].map(LIST_OF)
    own = cases.index[cases["group"].isin(_OWN_LIST)][:_IN_OWN_LIST]
    where.loc[own] = "community"
    for name, form in CARE.items():
        rows = cases[where == name]
        if name == "community":
            refused = _refused(town.residents, rng)
            rows = pd.concat([rows.assign(refused=None), refused], ignore_index=True)
        if name == "youth":
            rows = rows.assign(own_code=[f"TW{at + 1:04d}" for at in range(len(rows))])
        yield _listed(form, rows, seed)


def _refused(everyone: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Persons whom no list may hold, and groups that nobody knows."""
    told = [
        (group, str(rng.choice(of_persons)), "counts_only")
        for group, _, _, of_persons in words.COUNTED
        for _ in range(_REFUSED_OF_A_GROUP)
    ]
    told += [("", word, "unknown_group") for word in words.NO_GROUPS]
    grown = np.flatnonzero(everyone["age"].between(25, 60))
    who = everyone.iloc[rng.choice(grown, len(told), replace=False)]
    group, word, reason = zip(*told)
    return who.assign(group=group, said=word, refused=reason, visited=words.AS_OF)


def _with_words(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    rng = numbers(seed, "words")
    return rows.assign(said=[said(group, rng) for group in rows["group"]])


def _volunteers(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Volunteers with a code of their association, and a few whose identity is not written."""
    rng = numbers(seed, "volunteers' list")
    person, known = pd.factorize(rows["person"])
    shown = rng.random(len(known)) < _VOLUNTEERS_WITH_IDENTITY
    code = [f"ZY{at + 1:05d}" for at in person]
    return _with_words(rows, seed).assign(volunteer=code, with_identity=shown[person])


def _listed(form: Form, rows: pd.DataFrame, seed: int, clean: bool = False) -> Listed:
    rng = numbers(seed, form.file)
    rows = _in_order(form, rows.assign(refused=rows.get("refused")), rng)
    if clean or not _can_fail(form):
        written, reasons = rows.assign(building_code=rows["building_id"], spelling=None), None
    else:
        written, reasons = spoilt(rows, rng, form.by_code)
    reason = rows["refused"] if reasons is None else pd.Series(reasons)
    if "with_point" in rows and not clean:
        reason = _with_places(rows, reason)
    truth = pd.DataFrame({name: rows.get(name) for name in TRUTH}, columns=list(TRUTH))
    truth["person"], truth["reason"] = _who(form, rows), reason.where(reason.notna(), None)
    return Listed(
        form=form,
        columns=tuple(cells(key, written, rng) for _, key in form.columns),
        community=tuple(rows["community"]),
        truth=truth,
    )


def _in_order(form: Form, rows: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """As the department keeps them: by community where these have parts of their own."""
    if form.split is not None and form.layer != "resident":
        rows = rows.sort_values("community", kind="stable")
    return rows.reset_index(drop=True)


def _can_fail(form: Form) -> bool:
    """Officers need no place, and of the facilities one was left without any."""
    return form.layer not in ("officer", "facility")


def _with_places(rows: pd.DataFrame, reason: pd.Series) -> pd.Series:
    """A row with a point is found whatever its address; one with neither is not."""
    neither = ~rows["with_point"] & ~rows["with_address"]
    return reason.mask(rows["with_point"], None).mask(neither, "no_address")


def _who(form: Form, rows: pd.DataFrame) -> pd.Series:
    """Who each row is about, as far as the list tells; None where it is about nobody."""
    keys = [key for _, key in form.columns]
    for key in ("own_code", "person"):
        if key in keys:
            return form.department + ":" + rows[key]
    if "identity_some" in keys:
        coded = form.department + ":" + rows["volunteer"]
        return rows["identity"].where(rows["with_identity"], coded)
    if form.layer in ("resident", "care_case"):
        return rows["identity"]
    for key in ("ticket", "officer", "facility"):
        if key in keys:
            return rows[key]
    return pd.Series(None, index=rows.index, dtype=object)
