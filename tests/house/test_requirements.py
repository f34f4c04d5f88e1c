"""The pinned lists are complete, satisfied, and list nothing that isn't used."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Used without being imported: run as programs, loaded as plugins of others, or read by mypy.
NOT_IMPORTED = {
    "bandit", "detect-secrets", "import-linter", "mypy", "pandas-stubs", "pytest-qt",
    "pytest-xdist", "ruff", "scipy-stubs", "setuptools", "types-pyyaml",
}  # fmt: skip
# Named otherwise than the package they come in.
IMPORT_NAMES = {"pyyaml": "yaml"}
# Looked for by pandas or geopandas when a file asks for them.
LOADED_BY_OTHERS = {"pyarrow"}
# Come with QGIS or are ours.
GIVEN = {"grid_steward", "osgeo", "processing", "psycopg2", "qgis"}


def requirements(path: Path, part: str = "") -> list[Requirement]:
    """The requirements of a list for this Python; ``part`` is a word of the heading above them."""
    found, heading = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line
        elif line and not line.startswith("-r") and part in heading:
            found.append(Requirement(line))
    return [one for one in found if one.marker is None or one.marker.evaluate()]


def pinned(repository: Path) -> dict[str, Requirement]:
    lists = [repository / "requirements.txt", repository / "requirements-dev.txt"]
    return {canonicalize_name(one.name): one for path in lists for one in requirements(path)}


def peers(repository: Path) -> dict[str, Requirement]:
    """The programs that the benchmarks compare with, which nobody needs to have."""
    return {
        canonicalize_name(one.name): one
        for one in requirements(repository / "requirements-bench.txt")
    }


def imported(folders: list[Path]) -> set[str]:
    """The first names of all modules imported by Python files in ``folders``."""
    files = [path for folder in folders for path in folder.rglob("*.py")]
    return {name for path in files for name in _imports(path)}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


def third_party(names: set[str]) -> set[str]:
    return names - GIVEN - set(sys.stdlib_module_names)


def test_every_pin_is_exact(repository):
    loose = [
        str(one)
        for one in [*pinned(repository).values(), *peers(repository).values()]
        if not re.match(r"==[^*]+$", str(one.specifier))
    ]
    assert loose == []


def test_peers_are_used_and_agree_with_what_is_pinned(repository):
    names = {canonicalize_name(name) for name in imported([repository / "bench"])}
    assert peers(repository).keys() <= names
    both = pinned(repository).keys() & peers(repository).keys()
    assert {name for name in both if pinned(repository)[name] != peers(repository)[name]} == set()


def test_what_is_installed_is_what_is_pinned(repository):
    other = {
        name: importlib.metadata.version(name)
        for name, one in pinned(repository).items()
        if not one.specifier.contains(importlib.metadata.version(name), prereleases=True)
    }
    assert other == {}


def test_the_lists_are_closed(repository):
    """Everything that a listed package needs is listed, in a version that it accepts."""
    lists = pinned(repository)
    for name in lists:
        for text in importlib.metadata.requires(name) or ():
            need = Requirement(text)
            if need.marker is not None and not need.marker.evaluate({"extra": ""}):
                continue
            found = lists.get(canonicalize_name(need.name))
            assert found is not None, f"{name} needs {need.name}"
            version = next(iter(found.specifier)).version
            assert need.specifier.contains(version, prereleases=True), f"{name} needs {need}"


def test_nothing_is_brought_in_for_nothing(repository):
    for path in (repository / "requirements.txt", repository / "requirements-dev.txt"):
        needed = {
            canonicalize_name(Requirement(text).name)
            for name in pinned(repository)
            for text in importlib.metadata.requires(name) or ()
        }
        listed = {canonicalize_name(one.name) for one in requirements(path, "Brought in")}
        assert listed <= needed


def test_the_plugin_imports_what_pyproject_names(repository):
    """And nothing else, so that a user's installation is complete."""
    names = third_party(imported([repository / "plugin", repository / "layers"]))
    used = requirements(repository / "requirements.txt", "Imported") + requirements(
        repository / "requirements.txt", "Below 2"
    )
    listed = {IMPORT_NAMES.get(n := canonicalize_name(one.name), n).lower() for one in used}
    assert {name.lower() for name in names} | LOADED_BY_OTHERS == listed


@pytest.mark.parametrize("word", ["dependencies", "optional-dependencies"])
def test_pyproject_and_the_list_agree(repository, word):
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split(f"[project.{word}]" if "optional" in word else f"\n{word} = [")[1]
    block = block.split("\n[")[0] if "optional" in word else block.split("\n]")[0]
    names = {canonicalize_name(Requirement(one).name) for one in re.findall(r'"([^"]+)"', block)}
    assert names
    assert names <= pinned(repository).keys() | peers(repository).keys() | GIVEN


def test_tools_and_tests_use_what_the_list_names(repository):
    folders = [repository / name for name in ("tests", "script", "bench")]
    own = {path.stem for folder in folders for path in folder.rglob("*.py")}
    scripts = third_party(imported(folders)) - own
    names = pinned(repository).keys() | peers(repository).keys()
    listed = {IMPORT_NAMES.get(name, name).replace("-", "_") for name in names} | {"importlinter"}
    assert {
        name for name in scripts if canonicalize_name(name).replace("-", "_") not in listed
    } == set()
    direct = {
        canonicalize_name(one.name)
        for one in requirements(repository / "requirements-dev.txt", "Used by")
    }
    unused = direct - NOT_IMPORTED - {canonicalize_name(name) for name in scripts}
    assert unused == set()
