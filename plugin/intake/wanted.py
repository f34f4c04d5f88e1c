"""What the user said about a source, beside where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from ..common.errors import input_error
from ..contracts import Contract
from .facts import ProjectFacts
from .match import PERSON_CLUES, Match, fillable, no_field


@dataclass(frozen=True)
class Wanted:
    """How a source is to be read; each is described at ``import_source``."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    source_crs: Any = None
    datum: Optional[str] = None
    facts: Optional[ProjectFacts] = None
    department: Optional[str] = None
    constants: Mapping[str, str] = field(default_factory=dict)


def check_constants(spec: Contract, constants: Mapping[str, str]) -> None:
    """InputError for a field that is not there, or of which rows can't share the value."""
    fields = [name for name, item in fillable(spec).items() if not item.pseudonym]
    open_to_choice = [*fields, *(clue for clue in spec.clues if clue not in PERSON_CLUES)]
    for name in constants:
        if name not in open_to_choice:
            raise no_field(spec, name, open_to_choice)
        if name == spec.key:
            raise input_error(
                "The field {field} tells the rows apart, so they can't share one value. Leave out "
                "--set {field}, or say which column it is with --map {field}=COLUMN.",
                field=name,
            )


def check_filled_once(match: Match, constants: Mapping[str, str]) -> None:
    """InputError for a field that both ``--set`` and a column fill."""
    for name in constants:
        column = match.fields.get(name) or match.clues.get(name)
        if column is not None:
            raise input_error(
                "The field {field} is filled by the column {column}, so --set can't fill it too. "
                "Leave out --set {field}, or rename or remove the column.",
                field=name,
                column=column,
            )


def known_buildings(spec: Contract, wanted: Wanted) -> ProjectFacts:
    """The project's facts for a layer that is linked to buildings; InputError without any."""
    if wanted.facts is None or wanted.facts.buildings.empty:
        raise input_error(
            "The rows of the layer {layer} are attached to buildings, and there are none yet. "
            "Bring in the buildings first: grid-steward import PROJECT.gpkg building SOURCE",
            layer=spec.layer,
        )
    return wanted.facts
