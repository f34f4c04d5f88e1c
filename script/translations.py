"""The gettext catalogue of the rooms that know no Qt: collected, updated, compiled, checked.

Messages are the literal first arguments of ``message(...)`` and ``input_error(...)`` in the code
and of ``message(...)`` in the report's templates. The Chinese sentences are written by hand in the
.po file; the compiled .mo lies beside it, because a plugin is installed without any build step.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_CN"
PO = ROOT / "plugin" / "i18n" / "locale" / LOCALE / "LC_MESSAGES" / "grid_steward.po"
CALLS = frozenset({"message", "input_error"})

Found = tuple[str, str, int]  # message id, file, line


class NotLiteralError(Exception):
    """A message that isn't written out where it is used, so that nobody could translate it."""


def collect(root: Path = ROOT) -> list[Found]:
    """All messages under ``root``/plugin, in the order of files and lines."""
    found: list[Found] = []
    for path in sorted((root / "plugin").rglob("*")):
        where = path.relative_to(root).as_posix()
        if path.suffix == ".py":
            found += _in_python(path.read_text(encoding="utf-8"), where)
        elif path.parent.name == "templates" and path.suffix in {".html", ".svg"}:
            found += _in_template(path.read_text(encoding="utf-8"), where)
    return sorted(found, key=lambda item: item[1:])


def _in_python(text: str, where: str) -> Iterator[Found]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _called(node.func) in CALLS and node.args:
            for sentence in _literals(node.args[0], f"{where}:{node.lineno}"):
                yield sentence, where, node.lineno


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _literals(argument: ast.expr, where: str) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return [*_literals(argument.body, where), *_literals(argument.orelse, where)]
    raise NotLiteralError(f"{where}: the message is not a literal text; write it out in the call.")


def _in_template(text: str, where: str) -> Iterator[Found]:
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "message":
            first = call.args[0]
            if not isinstance(first, nodes.Const):
                raise NotLiteralError(f"{where}:{call.lineno}: the message is not a literal text.")
            yield first.value, where, call.lineno


def updated(old: Catalog, found: list[Found]) -> Catalog:
    """``old`` with exactly the messages of ``found``; changed ones are kept as fuzzy."""
    template = Catalog(locale=LOCALE)
    for sentence, where, line in found:
        template.add(sentence, locations=[(where, line)])
    before, made = _sentences(old), old.creation_date
    old.update(template)
    old.obsolete.clear()
    # Otherwise each run would change the file although no sentence did.
    old.creation_date = made
    if _sentences(old) != before:
        old.revision_date = template.creation_date
    return old


def _sentences(catalog: Catalog) -> dict[str, tuple[str, bool]]:
    return {entry.id: (entry.string or "", entry.fuzzy) for entry in catalog if entry.id}


def problems(catalog: Catalog, found: list[Found]) -> list[str]:
    """What keeps ``catalog`` from being whole, one sentence each; empty when all is well."""
    said = _sentences(catalog)
    wanted = {sentence for sentence, _, _ in found}
    bad = [f"nobody says any more: {sentence!r}" for sentence in said if sentence not in wanted]
    for sentence, where, line in found:
        chinese, fuzzy = said.get(sentence, ("", False))
        if not chinese or fuzzy:
            bad.append(f"{where}:{line}: not translated: {sentence!r}")
        elif _fields(chinese) != _fields(sentence):
            bad.append(f"{where}:{line}: other fields in Chinese: {sentence!r} / {chinese!r}")
    return bad


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def read(path: Path = PO) -> Catalog:
    """The catalogue at ``path``, or a new one."""
    if not path.exists():
        return Catalog(locale=LOCALE, project="Grid Steward", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def written(catalog: Catalog) -> bytes:
    """The .po file's bytes; no line numbers, so that it changes only when messages do."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The .mo file's bytes."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> int:
    """Update and compile; 1 when sentences wait for a translator."""
    found = collect()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(updated(read(), found)))
    catalog = read()
    PO.with_suffix(".mo").write_bytes(compiled(catalog))
    bad = problems(catalog, found)
    for sentence in bad:
        print(sentence, file=sys.stderr)
    print(f"{len(_sentences(catalog))} messages, {len(bad)} to be mended in {PO.relative_to(ROOT)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
