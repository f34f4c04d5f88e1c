"""What somebody may look for on the map: cells, communities, compounds, officers and buildings.

Officers' display names are the only names of persons in it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

from ..common.messages import Message, listed, message
from ..common.texts import plain_word

KINDS = ("cell", "community", "compound", "officer", "building")


@dataclass(frozen=True)
class Place:
    """Something to look for: one of KINDS, its code in the field ``key`` of the table ``layer``.

    ``title`` and ``more`` are shown; ``words`` is what is searched, see ``plain_word``.
    """

    kind: str
    layer: str
    key: str
    code: str
    title: str
    more: Message | str
    words: str


def find_places(connection: sqlite3.Connection, plan: Optional[str]) -> list[Place]:
    """All places of a project; cells and communities of ``plan``, today's communities without."""
    return [
        *_cells(connection, plan),
        *_communities(connection, plan),
        *_compounds(connection),
        *_officers(connection, plan),
        *_buildings(connection),
    ]


def matching(places: Sequence[Place], text: str) -> list[int]:
    """The numbers of the places that have every word of ``text`` in what is searched of them; those
    that are called so first, then those that begin so, then the shorter, in the order of
    ``places``."""
    words = [word for word in map(plain_word, text.split()) if word]
    if not words:
        return []
    first, *rest = words
    found = [
        number
        for number, place in enumerate(places)
        if first in place.words and all(word in place.words for word in rest)
    ]
    whole = plain_word(text)
    found.sort(
        key=lambda number: (
            whole not in places[number].words.split("\n"),
            not places[number].words.startswith(whole),
            len(places[number].words),
            number,
        )
    )
    return found


def _place(
    kind: str,
    code: str,
    title: str,
    more: Message | str,
    words: Sequence[Optional[str]],
    layer: str = "",
) -> Place:
    # Texts that were two stay two: nobody finds "12" in "1" and "2".
    searched = "\n".join(plain_word(word) for word in words if word)
    return Place(kind, layer or kind, f"{kind}_id", code, title, more, searched)


def _cells(connection: sqlite3.Connection, plan: Optional[str]) -> Iterator[Place]:
    rows = connection.execute(
        "SELECT cell_id, name, households FROM cell WHERE plan = ? ORDER BY cell_id", (plan,)
    )
    for code, name, households in rows:
        more = message("{households} households", households=households)
        yield _place("cell", code, name or code, more, (code, name))


def _communities(connection: sqlite3.Connection, plan: Optional[str]) -> Iterator[Place]:
    query = "SELECT community_id, name FROM plan_community WHERE plan = ? ORDER BY community_id"
    layer, rows = "plan_community", connection.execute(query, (plan,)).fetchall()
    if not rows:
        query = "SELECT community_id, name FROM community ORDER BY community_id"
        layer, rows = "community", connection.execute(query).fetchall()
    for code, name in rows:
        more = code if name else ""
        yield _place("community", code, name or code, more, (name, code), layer)


def _compounds(connection: sqlite3.Connection) -> Iterator[Place]:
    rows = connection.execute("SELECT compound_id, name FROM compound ORDER BY compound_id")
    for code, name in rows:
        yield _place("compound", code, name or code, code if name else "", (name, code))


def _officers(connection: sqlite3.Connection, plan: Optional[str]) -> Iterator[Place]:
    served: dict[str, list[str]] = defaultdict(list)
    query = "SELECT officer_id, cell_id FROM assignment WHERE plan = ? ORDER BY cell_id"
    for officer, cell in connection.execute(query, (plan,)):
        served[officer].append(cell)
    rows = connection.execute("SELECT officer_id, display_name FROM officer ORDER BY officer_id")
    for code, name in rows:
        yield _place("officer", code, name or code, listed(served[code]), (name, code))


def _buildings(connection: sqlite3.Connection) -> Iterator[Place]:
    compounds = dict(connection.execute("SELECT compound_id, name FROM compound"))
    rows = connection.execute(
        "SELECT building_id, name, street, number, compound_id FROM building ORDER BY building_id"
    )
    for code, name, street, number, compound in rows:
        address = " ".join(part for part in (street, number) if part)
        estate = compounds.get(compound)
        title = address or name or code
        more = " · ".join(part for part in (name if address else None, estate, code) if part)
        # An address is also looked for without the space, and a building by its estate.
        words = (f"{street or ''}{number or ''}", name, code, estate)
        yield _place("building", code, title, more if more != title else "", words)
