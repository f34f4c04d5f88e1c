"""The verbs about rulebooks: ``grid-steward rulebook list | show | check | set``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress
from ..rules import (
    Difference,
    differences,
    load_rulebook,
    rulebook_data,
    rulebook_names,
    unsourced,
)
from ..store import Project
from .answers import Answer
from .options import add_json, say
from .rulebooktext import SECTION_TITLES, book_text, change_lines, listed_text


def add_rulebook(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``rulebook`` with its own verbs."""
    verb = verbs.add_parser("rulebook", help=say(message("show, check and change rulebooks")))
    inner = verb.add_subparsers(metavar="VERB", required=True)
    listing = inner.add_parser("list", help=say(message("the rulebooks that come along")))
    listing.set_defaults(verb=_list)
    show = inner.add_parser("show", help=say(message("every figure with its source")))
    show.set_defaults(verb=_show)
    show.add_argument(
        "rulebook",
        metavar="NAME|FILE.yaml|PROJECT.gpkg",
        help=say(message("a rulebook, or the project whose rulebook it is")),
    )
    show.add_argument("--section", metavar="NAME", help=say(message("only this section")))
    check = inner.add_parser(
        "check",
        help=say(message("say whether a rulebook of your own is right, and what it changes")),
    )
    check.set_defaults(verb=_check)
    check.add_argument("rulebook", metavar="FILE.yaml", help=say(message("the rulebook's file")))
    change = inner.add_parser("set", help=say(message("give a project another rulebook")))
    change.set_defaults(verb=_set)
    change.add_argument("project", metavar="PROJECT.gpkg", help=say(message("the project's file")))
    change.add_argument(
        "rulebook",
        metavar="NAME|FILE.yaml",
        help=say(
            message(
                "one of {names}, or a file of your own that extends one of them",
                names=listed(rulebook_names()),
            )
        ),
    )
    for parser in (listing, show, check, change):
        add_json(parser)


def _list(options: argparse.Namespace, progress: Progress) -> Answer:
    books = [rulebook_data(load_rulebook(name)) for name in rulebook_names()]
    data = [
        {
            "name": book["rulebook"],
            "title": book["title"],
            "extends": book.get("extends"),
            "about": book["about"],
        }
        for book in books
    ]
    return Answer({"rulebooks": data}, listed_text(books))


def _show(options: argparse.Namespace, progress: Progress) -> Answer:
    asked = options.rulebook
    rules = Project.open(asked).rules if _is_project(asked) else load_rulebook(asked)
    book = rulebook_data(rules)
    section = options.section
    if section is None:
        return Answer(book, book_text(book))
    if section not in SECTION_TITLES:
        raise input_error(
            "The rulebook {name} has no section {section}. It has: {known}.",
            name=rules.name,
            section=section,
            known=listed(SECTION_TITLES),
        )
    return Answer({section: book[section]}, book_text(book, section))


def _check(options: argparse.Namespace, progress: Progress) -> Answer:
    if options.rulebook in rulebook_names() or _is_project(options.rulebook):
        raise input_error(
            "{name} is no file of your own. Give the YAML file to check, or see what the rulebook "
            "says: grid-steward rulebook show {name}",
            name=options.rulebook,
        )
    rules = load_rulebook(options.rulebook)
    book = rulebook_data(rules)
    found = differences(rulebook_data(load_rulebook(book["extends"])), book)
    missing = unsourced(book, found)
    lines = [
        message(
            "{file} is right: the rulebook {name} ({title}), which extends {extends}.",
            file=Path(options.rulebook).name,
            name=rules.name,
            title=str(rules.title),
            extends=book["extends"],
        ),
        message("It changes:") if found else message("It changes nothing."),
        *("  " + line for line in change_lines(found)),
    ]
    if missing:
        lines.append(
            message(
                "No published source supports what it says of: {what}. Where there is one, name "
                "it as source.",
                what="; ".join(", ".join(path) for path in missing),
            )
        )
    data = {
        "rulebook": rules.name,
        "extends": book["extends"],
        "changes": _as_data(found),
        "unverified": [list(path) for path in missing],
    }
    return Answer(data, "\n".join(map(str, lines)))


def _set(options: argparse.Namespace, progress: Progress) -> Answer:
    before = Project.open(options.project)
    after = before.set_rulebook(options.rulebook)
    found = differences(rulebook_data(before.rules), rulebook_data(after.rules))
    lines = [
        message(
            "{project} now works by the rulebook {name} ({title}); before it was {former}.",
            project=after.path.name,
            name=after.rulebook,
            title=str(after.rules.title),
            former=before.rulebook,
        ),
        message("What is different:") if found else message("Nothing is different."),
        *("  " + line for line in change_lines(found)),
        message(
            "What was imported and the plans stay as they are. Attach and assess again for figures "
            "by the new rules; divide again for cells by the new band."
        ),
    ]
    data = {
        "project": str(after.path),
        "rulebook": after.rulebook,
        "before": before.rulebook,
        "changes": _as_data(found),
    }
    return Answer(data, "\n".join(map(str, lines)))


def _is_project(text: str) -> bool:
    return Path(text).suffix.lower() == ".gpkg"


def _as_data(found: Sequence[Difference]) -> list[dict[str, Any]]:
    return [{"path": list(one.path), "before": one.before, "after": one.after} for one in found]
