"""The zip holds what the plugin repository wants, and the checks see what it doesn't want."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

METADATA = """[general]
name=Town
description=A town
version=1.0.0
qgisMinimumVersion=3.22
qgisMaximumVersion=4.99
author=Somebody
email=somebody@example.org
about=About a town
tracker=https://example.org/tracker
repository=https://example.org/repository
homepage=https://example.org
icon=icon.svg
hasProcessingProvider=yes
"""
GOOD = {
    "metadata.txt": METADATA,
    "__init__.py": "def classFactory(iface):\n    return None\n",
    "LICENSE": "GPL",
    "icon.svg": "<svg/>",
}


def zipped(folder: Path, files: dict[str, str], mode: int = 0o100644) -> Path:
    path = folder / "plugin.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            package.writestr(entry, text)
    return path


def git(folder: Path, *arguments: str) -> None:
    somebody = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", "-C", str(folder), *somebody, *arguments], check=True)


def repository(folder: Path, name: str) -> Path:
    """A repository that knows of one empty file."""
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("")
    git(folder, "init", "-q")
    git(folder, "add", name)
    return folder


def in_folder(files: dict[str, str]) -> dict[str, str]:
    return {f"grid_steward/{name}": text for name, text in files.items()}


def test_nothing_to_object_to(builder, package):
    assert builder.problems(package) == []


def test_one_folder_with_what_qgis_looks_for(package):
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"grid_steward"}
    wanted = ["metadata.txt", "__init__.py", "LICENSE", "plugin/entry.py", "plugin/version.py"]
    assert [name for name in wanted if f"grid_steward/{name}" not in names] == []


def test_every_module_and_contract_is_shipped(builder, package):
    tracked = builder._git(builder.ROOT, "ls-files", "plugin", "layers").splitlines()
    needed = [name for name in tracked if name.endswith((".py", ".yaml", ".mo", ".qm"))]
    with zipfile.ZipFile(package) as archive:
        shipped = set(archive.namelist())
    assert needed
    assert [name for name in needed if f"grid_steward/{name}" not in shipped] == []


def test_no_test_or_script_is_shipped_and_of_the_documents_only_the_help(package):
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    rooms = {name.split("/")[1] for name in names}
    assert not rooms & {"tests", "script", "bench", ".ci", "pyproject.toml"}
    documents = {name.split("/", 2)[2] for name in names if name.split("/")[1] == "docs"}
    pages = {name for name in documents if name.endswith(".md")}
    helped = ("plans", "qgis", "tutorial")
    assert pages == {f"{name}{end}" for name in helped for end in (".md", ".zh_CN.md")}
    assert all(name.startswith("pictures/tutorial-") for name in documents - pages)


def test_the_pictures_of_the_tutorial_are_shipped_and_small(builder, package):
    wanted = set()
    for page in ("tutorial.md", "tutorial.zh_CN.md"):
        text = (builder.ROOT / "docs" / page).read_text(encoding="utf-8")
        wanted |= set(re.findall(r"!\[[^]]*\]\((pictures/[^)]+)\)", text))
    with zipfile.ZipFile(package) as archive:
        sizes = {
            entry.filename.split("/", 2)[2]: entry.file_size
            for entry in archive.infolist()
            if entry.filename.startswith("grid_steward/docs/pictures/")
        }
    assert set(sizes) == wanted
    assert sum(sizes.values()) < 3_000_000


def test_files_are_plain_and_not_executable(package):
    with zipfile.ZipFile(package) as archive:
        modes = {entry.external_attr >> 16 for entry in archive.infolist()}
    assert modes == {stat.S_IFREG | 0o644}


def test_the_same_commit_gives_the_same_bytes(builder, tmp_path):
    """Whatever the times and modes of the files in the clone."""
    version = repository(tmp_path, "plugin/version.py") / "plugin" / "version.py"
    version.write_text('VERSION = "1.2.3"\n')
    git(tmp_path, "commit", "-q", "-m", "First", "--", ".")
    first = builder.build(tmp_path / "first", tmp_path)
    os.utime(version, (0, 0))
    version.chmod(0o755)
    second = builder.build(tmp_path / "second", tmp_path)
    assert first.name == "grid_steward-1.2.3.zip"
    assert second.read_bytes() == first.read_bytes()


def test_only_files_that_git_knows_are_shipped(builder, tmp_path):
    repository(tmp_path, "plugin/known.py")
    (tmp_path / "plugin" / "litter.py").write_text("")
    assert builder.shipped_files(tmp_path) == ["plugin/known.py"]


@pytest.mark.parametrize(
    ("path", "pattern", "answer"),
    [
        ("plugin/cli.py", "plugin/**/*.py", True),
        ("plugin/a/b/c.py", "plugin/**/*.py", True),
        ("plugin/a/b/c.pyc", "plugin/**/*.py", False),
        ("layers/cell.yaml", "layers/*.yaml", True),
        ("layers/sample/cell.yaml", "layers/*.yaml", False),
        ("metadata.txt", "metadata.txt", True),
        ("metadataXtxt", "metadata.txt", False),
    ],
)
def test_patterns(builder, path, pattern, answer):
    assert builder._matches(path, pattern) is answer


def test_a_good_package_has_no_problem(builder, tmp_path):
    assert builder.problems(zipped(tmp_path, in_folder(GOOD))) == []


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("plugin/old.pyc", "", "must not be shipped"),
        ("plugin/__pycache__/a.py", "", "must not be shipped"),
        ("tests/test_a.py", "", "must not be shipped"),
        ("plugin/.hidden", "", "is hidden"),
        ("plugin/new.py", "match a:\n    case 1:\n        b = 1\n", "is not Python 3.9"),
        ("plugin/wide.py", f"A = {'1' * 600}\n", "has a line longer than"),
        ("plugin/doubt.py", "def f(a):\n    assert a\n", "Bandit B101"),
        ("plugin/sql.py", "def f(c, t):\n    c.execute(f'select * from {t}')\n", "Bandit B608"),
        (
            "plugin/key.py",
            "AWS = 'AKIAIOSFODNN7EXAMPLQ'\n",
            "detect-secrets",
        ),  # pragma: allowlist secret
    ],
)
def test_what_must_not_be_in_it_is_seen(builder, tmp_path, name, text, problem):
    path = zipped(tmp_path, in_folder({**GOOD, name: text}))
    assert [one for one in builder.problems(path) if problem in one]


@pytest.mark.parametrize("name", ["metadata.txt", "__init__.py", "LICENSE"])
def test_what_is_missing_is_seen(builder, tmp_path, name):
    files = {other: text for other, text in GOOD.items() if other != name}
    assert f"{name} is missing" in builder.problems(zipped(tmp_path, in_folder(files)))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version=1.0.0", "version=1.0", "version 1.0 is not like 1.2.3"),
        ("about=About a town", "about=100% of a town", "can't be read"),
        ("about=About a town\n", "", "has no about"),
        ("author=Somebody", "author=Some/body", "has a slash"),
        ("tracker=https://example.org/tracker", "tracker=soon", "tracker is not an address"),
        ("icon=icon.svg", "icon=picture.svg", "is not in the zip"),
    ],
)
def test_wrong_metadata_is_seen(builder, tmp_path, old, new, problem):
    files = {**GOOD, "metadata.txt": METADATA.replace(old, new)}
    assert [one for one in builder.problems(zipped(tmp_path, in_folder(files))) if problem in one]


def test_a_second_folder_is_seen(builder, tmp_path):
    path = zipped(tmp_path, {**in_folder(GOOD), "another/readme.txt": ""})
    assert "another/readme.txt is not in the one folder grid_steward" in builder.problems(path)


def test_an_executable_file_is_seen(builder, tmp_path):
    path = zipped(tmp_path, in_folder(GOOD), mode=0o100755)
    assert "grid_steward/__init__.py is executable" in builder.problems(path)


def test_bytes_that_are_no_text_are_seen(builder, tmp_path):
    path = tmp_path / "plugin.zip"
    with zipfile.ZipFile(zipped(tmp_path, in_folder(GOOD)), "a") as package:
        package.writestr("grid_steward/plugin/data.bin", b"\xff\xfe\x00")
    assert [one for one in builder.problems(path) if "neither text nor" in one]
