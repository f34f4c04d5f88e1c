"""Comparing headers and layer names as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Optional

from ..common.errors import input_error
from ..common.messages import listed
from ..common.texts import usual_width
from ..contracts import Contract, Field

_TRAILING_BRACKET = re.compile(r"\s*[(\[【][^()\[\]【】]*[)\]】]\s*$")
_SEPARATORS = re.compile(r"[\s_\-:.·*/]+")


def plain(name: str) -> str:
    """A name without what does not tell names apart: width, case, separators, a unit in brackets.

    >>> plain("户数（户）") == "户数" and plain("Building_ID") == "buildingid"
    True
    """
    text = usual_width(name).strip().lower()
    return _SEPARATORS.sub("", _TRAILING_BRACKET.sub("", text) or text)


def candidates(field: Field) -> tuple[str, ...]:
    """The names that a field goes by, the best first."""
    return (field.name, field.title.en, field.title.zh, *field.aliases)


def known_names(contract: Contract) -> frozenset[str]:
    """All names of all fields and clues of a contract, in their plain form."""
    fields = (*contract.fields.values(), *contract.clues.values())
    return frozenset(plain(name) for field in fields for name in candidates(field))


def find(wanted: str, columns: Sequence[str]) -> Optional[str]:
    if wanted in columns:
        return wanted
    return next((column for column in columns if plain(column) == plain(wanted)), None)


def choose_layer(
    names: Sequence[str], contract: Contract, wanted: Optional[str], source: str
) -> str:
    """The layer (or sheet) to read out of ``names``.

    Raises InputError where ``wanted`` isn't there, or where there are several and not exactly one
    bears a name that such a layer goes by.
    """
    if wanted is not None:
        found = find(wanted, names)
        if found is None:
            raise input_error(
                "{source} has no layer called {wanted}. It holds: {known}.",
                source=source,
                wanted=wanted,
                known=listed(names),
            )
        return found
    if not names:
        raise input_error("{source} holds no layer with rows. Check the file.", source=source)
    if len(names) == 1:
        return names[0]
    known = {plain(name) for name in (contract.layer, *contract.names)}
    fitting = [name for name in names if plain(name) in known]
    if len(fitting) == 1:
        return fitting[0]
    raise input_error(
        "{source} holds several layers: {known}. Say which one to read (--source-layer NAME).",
        source=source,
        known=listed(names),
    )


def layer_name(source: str, layer: str, layers: Sequence[str]) -> str:
    """What a layer goes by: the source's name alone where it is the only one, else with its own.

    >>> layer_name("town.gpkg", "east", ["east", "west"])
    'town.gpkg|east'
    """
    return source if len(layers) == 1 else f"{source}|{layer}"
