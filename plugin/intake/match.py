"""Which columns of a source mean which fields, and which must not come in.

Clues are matched like fields, after them. A column with the key of a person, be it an identity
number, a birth date or a department's own code, is read in memory and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import pandas as pd

from ..common.errors import InputError, input_error
from ..common.messages import listed
from ..common.progress import Progress
from ..contracts import Contract, Field
from .columns import coded_cells
from .names import candidates, find, known_names, plain
from .privacy import personal_columns
from .source import Source
from .values import read_text

# Clues whose columns are about persons whatever stands in them.
PERSON_CLUES = ("identity", "household_identity", "birth")
# A dBase table, and so a shapefile, cuts field names at ten bytes.
_DBF_NAME_BYTES = 10
_TOP_ROWS = 1000


@dataclass(frozen=True)
class Match:
    """What became of the columns of a source.

    ``fields``: field name to column; ``clues``: the same for clues; ``dropped``: columns that no
    field or clue takes, or that are personal; ``personal``: those of them that hold something
    personal; ``codes``: columns of codes.
    """

    fields: Mapping[str, str]
    clues: Mapping[str, str]
    dropped: tuple[str, ...]
    personal: frozenset[str]
    codes: frozenset[str]


def is_code(spec: Contract, field: str) -> bool:
    """Whether a field holds codes, which are compared letter by letter."""
    return field == spec.key or field.endswith("_id")


def fillable(spec: Contract) -> dict[str, Field]:
    """The fields that a source can fill: all but those that an import makes itself."""
    return {
        name: field
        for name, field in spec.fields.items()
        if not field.made_of and field.settled_by != "match"
    }


def match_source(
    source: Source,
    spec: Contract,
    mapping: Optional[Mapping[str, str]],
    progress: Progress,
    constants: Collection[str] = (),
) -> Match:
    """Match the columns of ``source`` with the fields of ``spec``; ``mapping`` goes first.

    ``constants`` are fields that no column fills. Raises InputError where ``mapping`` names a field
    or column that isn't there or is personal, or where a field that has to be there has no column.
    """
    match = match_columns(source, spec, mapping, progress)
    free = [column for column in columns_of(source) if column not in match.personal]
    _check_required(source.name, spec, {*match.fields, *constants}, free, match.personal)
    return match


def match_columns(
    source: Source, spec: Contract, mapping: Optional[Mapping[str, str]], progress: Progress
) -> Match:
    """The same, whether or not every field that has to be there has a column."""
    columns = columns_of(source)
    personal = _personal(source.table[columns], spec, mapping or {}, progress)
    chosen = _check_mapping(spec, columns, mapping, personal)
    taken = set(chosen.values())
    filled = [column for column in columns if _filled(source.table[column])]
    empty = [column for column in columns if column not in filled]

    def matched(names: Mapping[str, Field], barred: Collection[str]) -> dict[str, str]:
        mine = {name: column for name, column in chosen.items() if name in names}
        rest = [[c for c in some if c not in taken and c not in barred] for some in (filled, empty)]
        found = _match_columns(names, rest[0], rest[1], mine, source.cut_names)
        taken.update(found.values())
        return found

    fields = matched(fillable(spec), personal)
    clues = matched(spec.clues, ())
    return Match(
        fields=fields,
        clues=clues,
        dropped=tuple(c for c in columns if c not in taken or c in personal),
        personal=personal,
        codes=frozenset(column for name, column in fields.items() if is_code(spec, name)),
    )


def columns_of(source: Source) -> list[str]:
    """The columns that fields and clues may take: not those that places were made from."""
    return [column for column in source.table.columns if column not in source.place_columns]


def _personal(
    table: pd.DataFrame, spec: Contract, mapping: Mapping[str, str], progress: Progress
) -> frozenset[str]:
    """The columns that must not come in.

    Of those of which no text is kept as it stands, the header alone decides.
    """
    told = _plain_names(spec.clues[name] for name in PERSON_CLUES if name in spec.clues)
    told |= {
        plain(mapping[name]) for name in PERSON_CLUES if name in spec.clues and name in mapping
    }
    unkept = _plain_names(_unkept(spec))
    codes = _plain_names(field for field in spec.fields.values() if is_code(spec, field.name))
    codes |= {
        plain(column)
        for name, column in mapping.items()
        if name in spec.fields and is_code(spec, name)
    }
    known = known_names(spec)
    allowed = _plain_names(field for field in spec.fields.values() if field.names_allowed)
    judged = [column for column in table.columns if plain(column) not in told | unkept]
    found = personal_columns(
        table[judged],
        known=[column for column in judged if plain(column) in known],
        codes=[column for column in judged if plain(column) in codes],
        progress=progress,
        names_allowed=[column for column in judged if plain(column) in allowed],
    )
    return found | {column for column in table.columns if plain(column) in told}


def _unkept(spec: Contract) -> list[Field]:
    """What of a restricted layer becomes a hash, a known word, a number or a building."""
    if not spec.restricted:
        return []
    made = [field for field in spec.fields.values() if field.pseudonym or field.settled_by]
    read = [field for field in spec.fields.values() if field.type != "text" or field.words]
    return [*made, *read, *spec.clues.values()]


def _plain_names(fields: Iterable[Field]) -> set[str]:
    return {plain(name) for field in fields for name in candidates(field)}


def _filled(column: pd.Series) -> bool:
    # Nearly always one of the first rows says it.
    top = column.iloc[:_TOP_ROWS]
    return any(
        read_text(value) is not None
        for some in (top, column)
        for value in coded_cells(some).distinct
    )


def _check_required(
    source: str,
    spec: Contract,
    filled: Collection[str],
    columns: Sequence[str],
    personal: Collection[str],
) -> None:
    for field in fillable(spec).values():
        if has_to_be_given(field) and field.name not in filled:
            _refuse_personal(field, personal)
            raise _missing(source, spec, field, columns)


def _refuse_personal(field: Field, personal: Collection[str]) -> None:
    """InputError where the field's own column is one that must not come in."""
    names = _plain_names([field])
    for column in sorted(personal):
        if plain(column) in names:
            raise input_error(
                "The column {column} holds names, identity numbers, phones or the like and is "
                "never imported, but the field {field} ({title}) has to be there. Add a column "
                "with other codes, such as consecutive numbers, and say which it is with "
                "--map {field}=COLUMN.",
                column=column,
                field=field.name,
                title=str(field.title),
            )


def _missing(source: str, spec: Contract, field: Field, columns: Sequence[str]) -> InputError:
    named = {
        "source": source,
        "field": field.name,
        "title": str(field.title),
        "known": ", ".join(columns),
    }
    if spec.link is None or field.name == spec.key:
        return input_error(
            "{source} has no column for the field {field} ({title}), which has to be there. "
            "Its columns are: {known}. Say which it is with --map {field}=COLUMN.",
            **named,
        )
    return input_error(
        "{source} has no column for the field {field} ({title}), which has to be there. Its "
        "columns are: {known}. Say which it is with --map {field}=COLUMN, or what it is in all "
        "rows with --set {field}=VALUE.",
        **named,
    )


def has_to_be_given(field: Field) -> bool:
    """Whether a source must say it: persons and households without a key get one of their row."""
    made = field.made_from_place or field.made_of or field.pseudonym in ("person", "household")
    return field.required and not made


def _match_columns(
    fields: Mapping[str, Field],
    filled: Sequence[str],
    empty: Sequence[str],
    chosen: Mapping[str, str],
    cut_names: bool = False,
) -> dict[str, str]:
    """Which source column each field takes, in the contract's order.

    ``filled`` and ``empty`` are the columns with and without any value; an empty one is taken
    only where no other fits. A field's own name goes before its titles and these before its
    aliases, and each column is used once. ``chosen`` holds what the user decided.
    ``cut_names``: the columns' names may have been cut by a dBase table.
    """
    matched = dict(chosen)
    for columns in (filled, empty):
        _match_full(fields, [c for c in columns if c not in matched.values()], matched)
        if cut_names:
            _match_cut(fields, [c for c in columns if c not in matched.values()], matched)
    return {name: matched[name] for name in fields if name in matched}


def _match_full(
    fields: Mapping[str, Field], columns: Sequence[str], matched: dict[str, str]
) -> None:
    free: dict[str, list[str]] = {}
    for column in columns:
        free.setdefault(plain(column), []).append(column)
    names = {name: candidates(field) for name, field in fields.items()}
    for rank in range(max((len(known) for known in names.values()), default=0)):
        for field, known in names.items():
            if field in matched or rank >= len(known):
                continue
            fitting = free.get(plain(known[rank]), [])
            if fitting:
                matched[field] = fitting.pop(0)


def _match_cut(
    fields: Mapping[str, Field], columns: Sequence[str], matched: dict[str, str]
) -> None:
    for field in fields.values():
        cut = {form for name in candidates(field) for form in _cut_forms(name)}
        for column in columns:
            if field.name not in matched and column not in matched.values() and column in cut:
                matched[field.name] = column


def _cut_forms(name: str) -> set[str]:
    forms = set()
    for encoding in ("utf-8", "gb18030"):
        data = name.encode(encoding)
        if len(data) > _DBF_NAME_BYTES:
            forms.add(data[:_DBF_NAME_BYTES].decode(encoding, errors="ignore"))
    return forms


def _check_mapping(
    contract: Contract,
    columns: Sequence[str],
    mapping: Optional[Mapping[str, str]],
    personal: Collection[str],
) -> dict[str, str]:
    """The user's choice of columns, each checked; InputError names what there is to choose."""
    chosen = {}
    open_to_choice = (*fillable(contract), *contract.clues)
    for field, wanted in (mapping or {}).items():
        if field not in open_to_choice:
            raise no_field(contract, field, open_to_choice)
        column = find(wanted, columns)
        if column is None:
            raise input_error(
                "The source has no column {column} for the field {field}. Its columns are: "
                "{known}.",
                column=wanted,
                field=field,
                known=listed(column for column in columns if column not in personal),
            )
        if column in personal and field not in PERSON_CLUES:
            raise input_error(
                "The column {column} holds names, identity numbers, phones or the like and is "
                "never imported. Choose another column for the field {field}.",
                column=column,
                field=field,
            )
        chosen[field] = column
    return chosen


def no_field(contract: Contract, field: str, known: Iterable[str]) -> InputError:
    """The error for a field that the layer does not have."""
    return input_error(
        "The layer {layer} has no field {field}. Its fields are: {known}.",
        layer=contract.layer,
        field=field,
        known=listed(known),
    )
