"""Persons and households of a source: pseudonyms and age bands, made in memory from their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..common.texts import usual_width
from ..contracts import contract
from ..rules import Rulebook
from .check import Check
from .columns import Coded, Flags, coded_cells, nothing
from .cut import without_cut
from .dates import age_on, read_birth
from .facts import ProjectFacts
from .identity import birth_of, normal_identity
from .pseudonyms import Pseudonyms
from .values import read_text, read_value

Texts = npt.NDArray[np.object_]

# Nobody is older; what says so is no age.
_OLDEST = 125


def texts_of(check: Check, name: str, is_code: bool = False, progress: Progress = silent) -> Coded:
    """What each row says under a field or clue, as text."""
    count = len(check.source.rows)
    if name in check.constants:
        return Coded(np.zeros(count, dtype=np.int64), [check.constants[name]]).mapped(
            lambda value: read_text(value, is_code)
        )
    column = check.match.fields.get(name) or check.match.clues.get(name)
    if column is None:
        return nothing(count)
    cells = coded_cells(check.source.table[column])
    return cells.mapped(lambda value: read_text(value, is_code), progress)


def keys_of(check: Check, name: str, progress: Progress = silent) -> Coded:
    """What each row says under a field that tells persons and the like apart, as text."""
    if name not in check.match.fields:
        return nothing(len(check.source.rows))
    cells = _uncut(check, name, check.match.fields[name], part(progress, 0.0, 0.4))
    return cells.mapped(lambda value: read_text(value, is_code=True), part(progress, 0.4, 1.0))


def _uncut(check: Check, name: str, column: str, progress: Progress) -> Coded:
    """The cells of a column of keys, with nothing where a spreadsheet cut one: it is many's."""
    cells, count = without_cut(coded_cells(check.source.table[column]), progress)
    if count:
        field = check.spec.fields.get(name) or check.spec.clues[name]
        check.notes.append(
            message(
                "Numbers in the field {field} that a spreadsheet cut after fifteen digits, so that "
                "they tell nobody apart and were not used: {count}. Format the column as text in "
                "the list where the numbers are still whole, save it and import it again.",
                field=str(field.title),
                count=count,
            )
        )
    return cells


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
    codes = keys_of(check, "resident_id", part(progress, 0.2, 0.3))
    made["resident_id"] = pseudonyms.persons(
        identities, codes, check.source.rows, part(progress, 0.3, 0.5)
    )
    data = np.ones(len(check.source.rows), dtype=bool)
    data[list(check.source.set_aside)] = False
    numbered, coded = ~identities.missing[data], ~codes.missing[data]
    check.notes.extend(_known_by(numbered, coded & ~numbered, department))
    if "household_id" in check.spec.fields:
        heads = _identities(check, "household_identity", part(progress, 0.5, 0.6))
        keys = keys_of(check, "household_id", part(progress, 0.6, 0.7))
        homes = _homes(home, heads.missing & keys.missing)
        made["household_id"] = pseudonyms.households(heads, keys, homes, part(progress, 0.7, 0.9))
    if "age_band" in check.spec.fields:
        made["age_band"] = _age_bands(check, identities, facts)
    return made


def _homes(home: Sequence[Texts], needed: Flags) -> Texts:
    """(n,) building, entrance and room as one text; None where no building or room is known."""
    homes = np.full(len(needed), None, dtype=object)
    rows = np.flatnonzero(needed)
    building, entrance, room = (column[rows] for column in home)
    known = ~(pd.isna(building) | pd.isna(room))
    rooms = zip(building[known], entrance[known], room[known])
    homes[rows[known]] = ["\t".join(map(str, parts)) for parts in rooms]
    return homes


def _identities(check: Check, clue: str, progress: Progress) -> Coded:
    """The identity numbers in their one form; nothing where there is none or a broken one."""
    if clue not in check.match.clues:
        return nothing(len(check.source.rows))
    cells = _uncut(check, clue, check.match.clues[clue], part(progress, 0.0, 0.4))
    return cells.mapped(_identity, part(progress, 0.4, 1.0))


def _identity(value: Any) -> Optional[str]:
    text = value if isinstance(value, str) else read_text(value)
    return None if text is None else normal_identity(text)


def _known_by(numbered: Flags, coded: Flags, department: Optional[str]) -> list[Message]:
    """``numbered``, ``coded``: (n,) the rows known by an identity number and by a code alone."""
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


def _age_bands(check: Check, identities: Coded, facts: ProjectFacts) -> Texts:
    """(n,) by the birth date, else by the identity number, else by the age that is given."""
    bands = np.full(len(check.source.rows), None, dtype=object)
    for source in (_bands_of_births, _bands_of_identities, _bands_of_ages):
        unknown = np.asarray(pd.isna(bands))
        if unknown.any():
            bands = np.where(unknown, source(check, identities.only(unknown), facts), bands)
    return bands


def _bands_of_births(check: Check, identities: Coded, facts: ProjectFacts) -> Texts:
    if "birth" not in check.match.clues:
        return np.full(len(check.source.rows), None, dtype=object)

    def band(value: Any) -> Optional[str]:
        born = None if read_text(value) is None else read_birth(value)
        return None if born is None else _band(age_on(facts.today, born), facts.rulebook)

    return coded_cells(check.source.table[check.match.clues["birth"]]).mapped(band).rows()


def _bands_of_identities(check: Check, identities: Coded, facts: ProjectFacts) -> Texts:
    # There are fewer birthdays than persons.
    bands = {}
    for day, number in {number[6:14]: number for number in identities.distinct}.items():
        born = birth_of(number)
        age = age_on(facts.today, (born.year, born.month, born.day))
        bands[day] = _band(age, facts.rulebook)
    return identities.mapped(lambda number: bands[number[6:14]]).rows()


def _bands_of_ages(check: Check, identities: Coded, facts: ProjectFacts) -> Texts:
    """By a column of ages or of bands, which may both be called age."""
    known = {_band(age, facts.rulebook) for age in facts.rulebook.age_bands}
    age = contract("resident").clues["age"]

    def band(value: Any) -> Optional[str]:
        text = usual_width(str(value)).replace("–", "-").strip("岁 ")
        if text in known:
            return text
        years = read_value(value, age).value
        return _band(years, facts.rulebook) if isinstance(years, int) else None

    found = np.full(len(check.source.rows), None, dtype=object)
    for column in (check.match.clues.get("age"), check.match.fields.get("age_band")):
        if column is not None:
            bands = coded_cells(check.source.table[column]).mapped(band).rows()
            found = np.where(pd.isna(found), bands, found)
    return found


def _band(age: int, rulebook: Rulebook) -> Optional[str]:
    return rulebook.age_band(age) if 0 <= age <= _OLDEST else None
