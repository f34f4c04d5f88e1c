"""Finding and reading rulebooks, and filling in what they extend."""

from __future__ import annotations

from collections.abc import Hashable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Optional, Union

import yaml

from ..common.errors import InputError, input_error
from ..common.messages import listed
from .checks import check_sections, checked
from .merging import extended, without_new_entries
from .rulebook import Rulebook

BOOKS_DIR = Path(__file__).resolve().parent / "books"
FILE_ENDINGS = (".yaml", ".yml")
# What a city's own rulebook extends if it doesn't say.
FIRST_BOOK = "plain"


@cache
def _books() -> dict[str, bytes]:
    """The rulebooks that come with the plugin, by name: a project that opens asks for one."""
    return {path.stem: path.read_bytes() for path in sorted(BOOKS_DIR.glob("*.yaml"))}


def rulebook_names() -> tuple[str, ...]:
    """The rulebooks that come with the plugin."""
    return tuple(_books())


def load_rulebook(name: Union[str, Path]) -> Rulebook:
    """The rulebook called ``name``, or a city's own in the file ``name`` (.yaml, .yml).

    What it extends is filled in: each section key by key, catalogues such as the care groups by
    id, where null takes an entry out. Raises InputError where there is none or where it says
    something wrong.
    """
    path = Path(name)
    if path.suffix.lower() in FILE_ENDINGS:
        return _own(path)
    return _checked_book(str(name))


def kept_rulebook(content: str, place: str) -> Rulebook:
    """A city's rulebook from the ``Rulebook.content`` that is kept in ``place``.

    Sections and catalogues that a later version of the plugin adds are filled in; entries that it
    adds to a catalogue that the city's has are not, as the city may have taken them out.
    """
    return checked(_kept_data(content, place), content)


def rulebook_data(rulebook: Rulebook) -> dict[str, Any]:
    """Everything the rulebook says, as its YAML would say it, with what it extends filled in."""
    if rulebook.content is None:
        return deepcopy(_built_in(rulebook.name))
    return _kept_data(rulebook.content, rulebook.name)


@cache
def _checked_book(name: str) -> Rulebook:
    return checked(_built_in(name))


def _kept_data(content: str, place: str) -> dict[str, Any]:
    data = _parsed(content.encode("utf-8"), place)
    base = _built_in(str(data.get("extends", FIRST_BOOK)))
    return extended(without_new_entries(base, data), data, place)


def _own(path: Path) -> Rulebook:
    try:
        own = _parsed(path.read_bytes(), path.name)
    except OSError as error:
        raise input_error(
            "The rulebook {file} can't be read ({reason}). Check its name and folder.",
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    base_name = str(own.get("extends", FIRST_BOOK))
    base = _built_in(base_name)
    _check_name(own, path.name)
    check_sections(own, {**base, "extends": base_name}, path.name)
    name = own["rulebook"]
    data = {
        **extended(base, own, path.name),
        "extends": base_name,
        "title": {"en": name, "zh": name, **(own.get("title") or {})},
    }
    return checked(data, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def _check_name(own: dict[str, Any], file: str) -> None:
    name = own.get("rulebook")
    fits = isinstance(name, str) and bool(name.strip()) and name.isprintable()
    if not fits or name in rulebook_names():
        raise input_error(
            "The rulebook in {file} needs a name of its own, on one line, that is none of {known}. "
            "Write for example rulebook: our_city",
            file=file,
            known=listed(rulebook_names()),
        )


@cache
def _built_in(name: str) -> dict[str, Any]:
    """What a rulebook that comes along says; shared, so nobody may change it."""
    return _chained(name, ())


def _chained(name: str, seen: tuple[str, ...]) -> dict[str, Any]:
    if name in seen:
        raise input_error(
            "The rulebook {name} extends itself ({chain}). Remove one of the extends lines.",
            name=name,
            chain=" → ".join((*seen, name)),
        )
    if name not in rulebook_names():
        raise input_error(
            "There is no rulebook called {name}. There are: {known}.",
            name=name,
            known=listed(rulebook_names()),
        )
    data = _parsed(_books()[name], f"{name}.yaml")
    if "extends" not in data:
        return data
    return extended(_chained(data["extends"], (*seen, name)), data, f"{name}.yaml")


def _parsed(text: bytes, file: str) -> dict[str, Any]:
    try:
        data = _Loader(text).get_single_data()
    except yaml.reader.ReaderError as error:
        raise input_error(
            "The rulebook {file} is not written in UTF-8. Save it again with the encoding UTF-8.",
            file=file,
        ) from error
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(file, error) from error
    if not isinstance(data, dict):
        raise input_error(
            "The rulebook {file} has no sections. Begin with lines such as rulebook: our_city and "
            "extends: yichang.",
            file=file,
        )
    return data


def _not_yaml(file: str, error: yaml.MarkedYAMLError) -> InputError:
    mark: Optional[yaml.Mark] = error.problem_mark
    return input_error(
        "The rulebook {file} is not proper YAML in line {line}: {problem}. Lines that belong "
        "together begin in the same column, with spaces and no tabs.",
        file=file,
        line=mark.line + 1 if mark else "?",
        problem=error.problem or error.context,
    )


class _Loader(yaml.SafeLoader):
    """YAML in which nothing may be said twice; else the last would silently count."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                problem = f"{key} is there twice"
                raise yaml.MarkedYAMLError(
                    problem=problem, problem_mark=node.value[number][0].start_mark
                )
        return super().construct_mapping(node, deep=deep)
