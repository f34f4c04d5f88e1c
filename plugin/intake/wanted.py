"""What the user said about a source, beside where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

from ..common.errors import input_error
from ..contracts import Contract, contract
from .facts import ProjectFacts
from .match import PERSON_CLUES, Match, fillable, no_field

# What a file may do to the rows of another one of its name, from another folder.
SAME_NAMES = ("replace", "add")


@dataclass(frozen=True)
class Wanted:
    """How a source is to be read; each is described at ``import_source``."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    source_crs: Any = None
    datum: Optional[str] = None
    facts: Optional[ProjectFacts] = None
    department: Optional[str] = None
    constants: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    same_name: Optional[str] = None

    def source_id(self, own: str, name: str) -> str:
        """The id that the source's rows are kept under; ``own`` is that of its file.

        Raises InputError where another file of its name is in the layer and nobody said what that
        means.
        """
        others = [known for known in self.sources.get(name, ()) if known != own]
        if not others or own in self.sources[name] or self.same_name == "add":
            return own
        if self.same_name == "replace" and len(others) == 1:
            return others[0]
        if self.same_name == "replace":
            raise input_error(
                "The layer has rows from several files called {source}, so nobody can tell which "
                "of them this one replaces. Put it into the folder of that one, and import it from "
                "there.",
                source=name,
            )
        raise input_error(
            "The layer has rows already from another file called {source}, in another folder. If "
            "this is a newer copy of it, let it replace those rows (--same-name replace); if it is "
            "another list, let it add to them (--same-name add).",
            source=name,
        )


def check_constants(spec: Contract, constants: Mapping[str, str]) -> None:
    """InputError for a field that is not there, or of which rows can't share the value."""
    open_to_choice = _open_to_choice(spec)
    for name in constants:
        if name not in open_to_choice:
            raise no_field(spec, name, open_to_choice)
        if name == spec.key:
            raise input_error(
                "The field {field} tells the rows apart, so they can't share one value. Leave out "
                "--set {field}, or say which column it is with --map {field}=COLUMN.",
                field=name,
            )


def can_be_one_value(layer: str, name: str) -> bool:
    """Whether all rows may share one value of the field or clue."""
    spec = contract(layer)
    return name != spec.key and name in _open_to_choice(spec)


def _open_to_choice(spec: Contract) -> list[str]:
    fields = [name for name, item in fillable(spec).items() if not item.pseudonym]
    return [*fields, *(clue for clue in spec.clues if clue not in PERSON_CLUES)]


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
