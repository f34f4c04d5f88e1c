"""Which columns of a source mean which fields, and which must not come in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import pandas as pd

from ..common.errors import input_error
from ..common.progress import Progress
from ..contracts import Contract
from .names import candidates, find, known_names, plain
from .privacy import personal_columns
from .source import Source
from .values import read_text

# A dBase table, and so a shapefile, cuts field names at ten bytes.
_DBF_NAME_BYTES = 10


@dataclass(frozen=True)
class Match:
    """What became of the columns of a source.

    ``fields``: field name to column; ``dropped``: columns that no field takes; ``personal``: those
    of them that hold something personal; ``codes``: columns of codes.
    """

    fields: Mapping[str, str]
    dropped: tuple[str, ...]
    personal: frozenset[str]
    codes: frozenset[str]


def is_code(spec: Contract, field: str) -> bool:
    """Whether a field holds codes, which are compared letter by letter."""
    return field == spec.key or field.endswith("_id")


def match_source(
    source: Source, spec: Contract, mapping: Optional[Mapping[str, str]], progress: Progress
) -> Match:
    """Match the columns of ``source`` with the fields of ``spec``; ``mapping`` goes first.

    Raises InputError where ``mapping`` names a field or column that isn't there or is personal,
    or where a field that has to be there has no column.
    """
    columns = [column for column in source.table.columns if column not in source.place_columns]
    known = known_names(spec)
    code_names = {
        plain(name)
        for field in spec.fields.values()
        if is_code(spec, field.name)
        for name in candidates(field)
    }
    chosen_codes = {
        plain(column)
        for name, column in (mapping or {}).items()
        if name in spec.fields and is_code(spec, name)
    }
    personal = personal_columns(
        source.table[columns],
        known=[column for column in columns if plain(column) in known],
        codes=[column for column in columns if plain(column) in code_names | chosen_codes],
        progress=progress,
    )
    chosen = _check_mapping(spec, columns, mapping, personal)
    free = [column for column in columns if column not in personal]
    filled = [column for column in free if _filled(source.table[column])]
    empty = [column for column in free if column not in filled]
    fields = _match_columns(spec, filled, empty, chosen, source.cut_names)
    _check_required(source.name, spec, fields, free)
    taken = set(fields.values())
    return Match(
        fields=fields,
        dropped=tuple(column for column in columns if column not in taken),
        personal=personal,
        codes=frozenset(column for name, column in fields.items() if is_code(spec, name)),
    )


def _filled(column: pd.Series) -> bool:
    return any(read_text(value) is not None for value in column)


def _check_required(
    source: str, spec: Contract, fields: Mapping[str, str], columns: Sequence[str]
) -> None:
    for field in spec.fields.values():
        if field.required and not field.made_from_place and field.name not in fields:
            raise input_error(
                "{source} has no column for the field {field} ({title}), which has to be there. "
                "Its columns are: {known}. Say which it is with --map {field}=COLUMN.",
                source=source,
                field=field.name,
                title=str(field.title),
                known=", ".join(columns),
            )


def _match_columns(
    contract: Contract,
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
        _match_full(contract, [c for c in columns if c not in matched.values()], matched)
        if cut_names:
            _match_cut(contract, [c for c in columns if c not in matched.values()], matched)
    return {name: matched[name] for name in contract.fields if name in matched}


def _match_full(contract: Contract, columns: Sequence[str], matched: dict[str, str]) -> None:
    free: dict[str, list[str]] = {}
    for column in columns:
        free.setdefault(plain(column), []).append(column)
    names = {field.name: candidates(field) for field in contract.fields.values()}
    for rank in range(max(len(known) for known in names.values())):
        for field, known in names.items():
            if field in matched or rank >= len(known):
                continue
            fitting = free.get(plain(known[rank]), [])
            if fitting:
                matched[field] = fitting.pop(0)


def _match_cut(contract: Contract, columns: Sequence[str], matched: dict[str, str]) -> None:
    for field in contract.fields.values():
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
    for field, wanted in (mapping or {}).items():
        if field not in contract.fields:
            raise input_error(
                "The layer {layer} has no field {field}. Its fields are: {known}.",
                layer=contract.layer,
                field=field,
                known=", ".join(contract.fields),
            )
        column = find(wanted, columns)
        if column is None:
            raise input_error(
                "The source has no column {column} for the field {field}. Its columns are: "
                "{known}.",
                column=wanted,
                field=field,
                known=", ".join(column for column in columns if column not in personal),
            )
        if column in personal:
            raise input_error(
                "The column {column} holds names, identity numbers, phones or the like and is "
                "never imported. Choose another column for the field {field}.",
                column=column,
                field=field,
            )
        chosen[field] = column
    return chosen
