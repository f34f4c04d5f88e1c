"""Habits of the repository as a whole."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
SCRIPTS = ("bootstrap", "demo", "test", "bench", "package", "qgis")
TEXTS = {".cfg", ".html", ".j2", ".md", ".py", ".qml", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}


def texts(tracked: list[Path]) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in tracked if path.suffix in TEXTS}


def shipped_python(repository: Path) -> list[Path]:
    return [*(repository / "plugin").rglob("*.py"), repository / "__init__.py"]


@pytest.mark.parametrize("name", [*(f"script/{name}" for name in SCRIPTS), ".ci/run"])
def test_scripts_can_be_started(repository, name):
    path = repository / name
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(path)], check=True)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_trust_the_python_on_the_path(repository, name):
    text = (repository / "script" / name).read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert [
        line for line in commands if re.match(r"\s*(exec |env )?(python3?|pip3?)\s", line)
    ] == []


@pytest.mark.parametrize("name", [name for name in SCRIPTS if name != "bootstrap"])
def test_every_script_sets_up_first(repository, name):
    assert "\nscript/bootstrap\n" in (repository / "script" / name).read_text(encoding="utf-8")


def test_functions_can_be_read_in_one_look(repository):
    long = []
    for path in shipped_python(repository):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(repository)}: {node.name} has {lines} lines")
    assert long == []


def test_files_stay_short(repository):
    lengths = {
        str(path.relative_to(repository)): len(path.read_text(encoding="utf-8").splitlines())
        for path in shipped_python(repository)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_addresses_to_be_set_at_publication_are_listed(repository, tracked):
    """Every file that stands on an example address is in CONTRIBUTING's list, and no other."""
    heading = "## To be set at publication"
    contributing = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = contributing.split(heading)[1].split("\n## ")[0]
    listed = set(re.findall(r"^\| `([^`]+)`", section, flags=re.MULTILINE))
    holders = {
        str(path.relative_to(repository))
        for path, text in texts(tracked).items()
        if re.search(r"example\.(org|com|net)", text)
    }
    assert {name for name in holders if not name.startswith("tests/")} - {
        "CONTRIBUTING.md"
    } == listed


def test_no_path_of_somebodys_machine(repository, tracked):
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt)/\w")
    found = {
        str(path.relative_to(repository)): hit.group()
        for path, text in texts(tracked).items()
        if (hit := machine.search(text))
    }
    assert found == {}


def test_the_version_stands_in_the_changelog_or_is_unreleased(repository):
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[([^\]]+)\]", changelog, flags=re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", heading) for heading in headings[1:])


def test_links_between_documents_lead_somewhere(repository, tracked):
    broken = []
    for path in (one for one in tracked if one.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                broken.append(f"{path.relative_to(repository)}: {target}")
    assert broken == []


def test_the_division_is_the_same_on_every_processor(repository):
    """Matrix products run on the processor's own kernels, whose last digits differ."""
    products = {"dot", "einsum", "inner", "linalg", "matmul", "tensordot", "vdot"}
    found = [
        f"{path.relative_to(repository)}:{node.lineno}"
        for path in (repository / "plugin" / "divide").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult))
        or (isinstance(node, ast.Attribute) and node.attr in products)
    ]
    assert found == []
