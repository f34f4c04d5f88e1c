"""Persons and households of a source: pseudonyms and age bands, made in memory from their keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, Callable, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Rulebook
from .check import Check
from .dates import age_on, read_birth
from .facts import ProjectFacts
from .identity import birth_of, normal_identity
from .pseudonyms import Pseudonyms
from .values import distinct, read_text, read_value, taken

Texts = npt.NDArray[np.object_]

# Nobody is older; what says so is no age.
_OLDEST = 125
# Spreadsheets keep fifteen digits of a number and fill up with zeros.
_EXACT_DIGITS = 15
_BETWEEN_PROGRESS = 5000


def texts_of(check: Check, name: str, is_code: bool = False, progress: Progress = silent) -> Texts:
    """(n,) object: what each row says under a field or clue, as text; None where nothing."""
    if name in check.constants:
        return np.full(len(check.source.rows), read_text(check.constants[name], is_code), object)
    column = check.match.fields.get(name) or check.match.clues.get(name)
    if column is None:
        return np.full(len(check.source.rows), None, dtype=object)
    codes, values = distinct(check.source.table[column])
    return taken(_each(lambda value: read_text(value, is_code), values, progress), codes)


def _each(
    read: Callable[[Any], Optional[str]], values: list[Any], progress: Progress
) -> list[Optional[str]]:
    """What ``read`` makes of each value."""
    made: list[Optional[str]] = []
    for start in range(0, len(values), _BETWEEN_PROGRESS):
        progress(start / len(values), None)
        made += map(read, values[start : start + _BETWEEN_PROGRESS])
    return made


def person_columns(
    check: Check,
    pseudonyms: Pseudonyms,
    department: Optional[str],
    home: Sequence[Texts],
    facts: ProjectFacts,
    progress: Progress,
) -> dict[str, Texts]:
    """The columns about the persons of a source, each (n,) object.

    ``home``: building, entrance and room, each (n,); a building and a room make a household where
    the source has no code for it.
    """
    made = {}
    identities = _identities(check, "identity", part(progress, 0.0, 0.2))
    codes = texts_of(check, "resident_id", True, part(progress, 0.2, 0.3))
    made["resident_id"] = pseudonyms.persons(
        identities, codes, check.source.rows, part(progress, 0.3, 0.5)
    )
    data = np.ones(len(codes), dtype=bool)
    data[list(check.source.set_aside)] = False
    check.notes.extend(_known_by(identities[data], codes[data], department))
    if "household_id" in check.spec.fields:
        heads = _identities(check, "household_identity", part(progress, 0.5, 0.6))
        keys = texts_of(check, "household_id", True, part(progress, 0.6, 0.7))
        homes = _homes(home, np.asarray(pd.isna(heads) & pd.isna(keys)))
        made["household_id"] = pseudonyms.households(heads, keys, homes, part(progress, 0.7, 0.9))
    if "age_band" in check.spec.fields:
        made["age_band"] = _age_bands(check, identities, facts)
    return made


def _homes(home: Sequence[Texts], needed: npt.NDArray[np.bool_]) -> Texts:
    """(n,) building, entrance and room as one text; None where no building or room is known."""
    building, entrance, room = home
    homes = np.full(len(needed), None, dtype=object)
    known = needed & ~np.asarray(pd.isna(building)) & ~np.asarray(pd.isna(room))
    rooms = zip(building[known], entrance[known], room[known])
    homes[known] = ["\t".join(map(str, parts)) for parts in rooms]
    return homes


def _identities(check: Check, clue: str, progress: Progress) -> Texts:
    """(n,) the identity numbers in their one form; None where there is none or a broken one."""
    if clue not in check.match.clues:
        return np.full(len(check.source.rows), None, dtype=object)
    codes, values = distinct(check.source.table[check.match.clues[clue]])
    return taken(_each(_identity, values, progress), codes)


def _identity(value: Any) -> Optional[str]:
    if isinstance(value, str):
        return normal_identity(value)
    text = read_text(value)
    if text is None:
        return None
    cut = isinstance(value, float) or text.endswith("0" * 3)
    return None if cut and len(text) > _EXACT_DIGITS else normal_identity(text)


def _known_by(identities: Texts, codes: Texts, department: Optional[str]) -> list[Message]:
    numbered = ~np.asarray(pd.isna(identities))
    coded = ~np.asarray(pd.isna(codes)) & ~numbered
    notes = [
        message(
            "Persons were told apart by their identity number in {numbered} rows, by a code of the "
            "department in {coded} rows, and by neither in {neither} rows, each of which counts as "
            "a person of its own. Only pseudonyms are kept.",
            numbered=int(numbered.sum()),
            coded=int(coded.sum()),
            neither=int((~numbered & ~coded).sum()),
        )
    ]
    if coded.any() and department is None:
        notes.append(
            message(
                "The codes count within this source alone. Where several files of one department "
                "use the same codes, import each of them with --department NAME: then one code is "
                "one person in all of them."
            )
        )
    return notes


def _age_bands(check: Check, identities: Texts, facts: ProjectFacts) -> Texts:
    """(n,) by the birth date, else by the identity number, else by the age that is given."""
    bands = np.full(len(identities), None, dtype=object)
    for source in (_bands_of_births, _bands_of_identities, _bands_of_ages):
        unknown = np.asarray(pd.isna(bands))
        if unknown.any():
            bands = np.where(unknown, source(check, identities, facts), bands)
    return bands


def _bands_of_births(check: Check, identities: Texts, facts: ProjectFacts) -> Texts:
    if "birth" not in check.match.clues:
        return np.full(len(identities), None, dtype=object)
    codes, values = distinct(check.source.table[check.match.clues["birth"]])
    births = [None if read_text(value) is None else read_birth(value) for value in values]
    bands = [
        None if born is None else _band(age_on(facts.today, born), facts.rulebook)
        for born in births
    ]
    return taken(bands, codes)


def _bands_of_identities(check: Check, identities: Texts, facts: ProjectFacts) -> Texts:
    # There are fewer birthdays than persons.
    days = np.array([None if number is None else number[6:14] for number in identities], object)
    codes = pd.factorize(days)[0]
    bands: list[Optional[str]] = []
    for code, row in zip(*np.unique(codes, return_index=True)):
        if code >= 0:
            born = birth_of(identities[row])
            age = age_on(facts.today, (born.year, born.month, born.day))
            bands.append(_band(age, facts.rulebook))
    return taken([*bands, None], codes)


def _bands_of_ages(check: Check, identities: Texts, facts: ProjectFacts) -> Texts:
    """By a column of ages or of bands, which may both be called age."""
    known = {_band(age, facts.rulebook): age for age in facts.rulebook.age_bands}
    age = contract("resident").clues["age"]
    found = np.full(len(identities), None, dtype=object)
    for column in (check.match.clues.get("age"), check.match.fields.get("age_band")):
        if column is None:
            continue
        codes, values = distinct(check.source.table[column])
        bands: list[Optional[str]] = []
        for value in values:
            text = unicodedata.normalize("NFKC", str(value)).replace("–", "-").strip("岁 ")
            years = read_value(value, age).value
            if text in known:
                bands.append(text)
            else:
                bands.append(_band(years, facts.rulebook) if isinstance(years, int) else None)
        found = np.where(pd.isna(found), taken(bands, codes), found)
    return found


def _band(age: int, rulebook: Rulebook) -> Optional[str]:
    return rulebook.age_band(age) if 0 <= age <= _OLDEST else None
