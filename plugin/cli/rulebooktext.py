"""Rulebooks as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Optional

from ..common.messages import current_language, message
from ..rules import UNVERIFIED, Difference, is_unverified

SECTION_TITLES = {
    "cell_band": message("households of a cell"),
    "codes": message("codes that are given out"),
    "weights": message("what a division is weighed by"),
    "roads": message("roads that do not cut the ground"),
    "age_bands": message("lowest ages of the age bands"),
    "care_groups": message("people who need regular visits"),
    "walking": message("how people walk"),
    "services": message("what should be reached on foot"),
    "work": message("an officer's month"),
    "volunteers": message("volunteers that are asked for"),
    "community_band": message("how large a community is"),
    "community_weights": message("what a redrawing of communities is weighed by"),
    "compound_kinds": message("kinds of compounds"),
    "budget": message("a community's budget"),
    "staffing": message("what an assignment of officers is weighed by"),
    "skills": message("what people in care ask of their officer"),
    "quota": message("how many staff a community should have"),
    "requests": message("who answers which request"),
    "community_types": message("types of communities"),
}
# How people see at a glance that a figure is nobody's standard.
_MARK, _NO_MARK = "! ", "  "


def listed_text(books: Sequence[Mapping[str, Any]]) -> str:
    """Each rulebook with its title, what it extends and one line about it."""
    parts = []
    for book in books:
        parts.append(f"{_head(book)}\n  {_in_language(book['about'])}")
    return "\n".join(parts)


def book_text(book: Mapping[str, Any], only: Optional[str] = None) -> str:
    """Every figure with its source, of all sections or of one."""
    lines = [_head(book)]
    if book["about"] is not None:
        lines.append(_in_language(book["about"]))
    for section, title in SECTION_TITLES.items():
        if only in (None, section):
            lines += ["", f"{section}: {title}", *_section_lines(section, book[section])]
    lines += [
        "",
        str(
            message(
                "{mark} marks what no published source supports: defaults, not standards.",
                mark=_MARK.strip(),
            )
        ),
    ]
    return "\n".join(lines)


def change_lines(found: Sequence[Difference]) -> Iterator[str]:
    """A line for each difference."""
    for one in found:
        where = ", ".join(one.path)
        if one.after is None:
            yield str(message("{where}: taken out", where=where))
        elif one.before is None:
            yield str(message("{where}: new", where=where))
        else:
            yield f"{where}: {_text(one.before)} → {_text(one.after)}"


def _head(book: Mapping[str, Any]) -> str:
    if "extends" not in book:
        return f"{book['rulebook']} ({_in_language(book['title'])})"
    text = message(
        "{name} ({title}), extends {extends}",
        name=book["rulebook"],
        title=_in_language(book["title"]),
        extends=book["extends"],
    )
    return str(text)


def _section_lines(section: str, spec: Mapping[str, Any]) -> Iterator[str]:
    if not spec:
        yield _NO_MARK * 2 + str(message("none"))
    for line, unverified in _lines(spec, 1):
        yield (_MARK if unverified else _NO_MARK) + line


def _lines(spec: Mapping[str, Any], depth: int) -> Iterator[tuple[str, bool]]:
    """The lines of what stands below a key, each with whether it is unverified."""
    indent, source = "  " * (depth - 1) + "  ", str(spec.get("source", UNVERIFIED))
    figures = False
    for key, value in spec.items():
        if key in ("title", "source"):
            continue
        if _is_bilingual(value):
            yield f"{indent}{key}: {_in_language(value)}", False
        elif isinstance(value, dict):
            title = f"  {_in_language(value['title'])}" if "title" in value else ""
            yield f"{indent}{key}{title}", False
            yield from _lines(value, depth + 1)
        elif _is_rows(value):
            figures = True
            yield f"{indent}{key}", False
            yield from ((f"{indent}  - {_text(one)}", False) for one in value)
        else:
            figures = figures or value is not None
            yield f"{indent}{key}: {_text(value)}", False
    if figures or "source" in spec:
        yield f"{indent}{message('source')}: {_source(source)}", is_unverified(source)


def _source(source: str) -> str:
    return str(message("unverified")) if source == UNVERIFIED else source


def _text(value: Any) -> str:
    if value is None:
        return str(message("taken out"))
    if isinstance(value, list):
        between = "; " if _is_rows(value) else ", "
        return between.join(map(_text, value)) or str(message("none"))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(one)}" for key, one in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_rows(value: Any) -> bool:
    """Whether it is a list of lines with keys of their own, such as a quota's terms."""
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _is_bilingual(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"en", "zh"}


def _in_language(texts: Mapping[str, str]) -> str:
    return texts["zh" if current_language() == "zh_CN" else "en"]
