"""Finding and reading rulebooks, and filling in what they extend."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional, Union

import yaml

from ..common.errors import InputError, input_error
from .checks import check_sections, checked
from .rulebook import Rulebook

BOOKS_DIR = Path(__file__).resolve().parent / "books"
FILE_ENDINGS = (".yaml", ".yml")
# What a city's own rulebook extends if it doesn't say.
FIRST_BOOK = "plain"
CATALOGUE = "care_groups"


@lru_cache(maxsize=1)
def _books() -> dict[str, bytes]:
    """The rulebooks that come with the plugin, by name: a project that opens asks for one."""
    return {path.stem: path.read_bytes() for path in sorted(BOOKS_DIR.glob("*.yaml"))}


def rulebook_names() -> tuple[str, ...]:
    """The rulebooks that come with the plugin."""
    return tuple(_books())


def load_rulebook(name: Union[str, Path]) -> Rulebook:
    """The rulebook called ``name``, or a city's own in the file ``name`` (.yaml, .yml).

    What it extends is filled in: each section key by key, the care groups by id, where null takes
    a group out. Raises InputError where there is none or where it says something wrong.
    """
    path = Path(name)
    if path.suffix.lower() in FILE_ENDINGS:
        return _own(path)
    return checked(_built_in(str(name), ()))


def kept_rulebook(content: str, place: str) -> Rulebook:
    """A city's rulebook from the ``Rulebook.content`` that is kept in ``place``.

    Sections that a later version of the plugin adds are filled in; groups that it adds are not.
    """
    data = _parsed(content.encode("utf-8"), place)
    base = _built_in(str(data.get("extends", FIRST_BOOK)), ())
    return checked(_over({**base, CATALOGUE: {}}, data), content)


def _own(path: Path) -> Rulebook:
    try:
        own = _parsed(path.read_bytes(), path.name)
    except OSError as error:
        raise input_error(
            "The rulebook {file} can't be read ({reason}). Check its name and folder.",
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    extended = str(own.get("extends", FIRST_BOOK))
    base = _built_in(extended, ())
    _check_name(own, path.name)
    check_sections(own, {**base, "extends": extended}, path.name)
    name = own["rulebook"]
    data = {
        **_over(base, own),
        "extends": extended,
        "title": {"en": name, "zh": name, **(own.get("title") or {})},
        CATALOGUE: _catalogue(base, own, path.name),
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
            known=", ".join(rulebook_names()),
        )


def _catalogue(base: dict[str, Any], own: dict[str, Any], file: str) -> dict[str, Any]:
    changes = own.get(CATALOGUE) or {}
    dropped = [name for name, spec in changes.items() if spec is None]
    for name in dropped:
        if name not in base[CATALOGUE]:
            raise input_error(
                "{file} takes out the care group {group}, which is not there. There are: {known}.",
                file=file,
                group=name,
                known=", ".join(base[CATALOGUE]),
            )
    merged = _over(base[CATALOGUE], changes)
    return {name: spec for name, spec in merged.items() if name not in dropped}


def _built_in(name: str, seen: tuple[str, ...]) -> dict[str, Any]:
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
            known=", ".join(rulebook_names()),
        )
    data = _parsed(_books()[name], f"{name}.yaml")
    if "extends" not in data:
        return data
    return _over(_built_in(data["extends"], (*seen, name)), data)


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """``base`` with what ``own`` says instead, at any depth; null says nothing."""
    merged = dict(base)
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(base.get(key), dict):
            merged[key] = _over(base[key], value)
        elif value is not None:
            merged[key] = value
    return merged


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
