"""Builds the plugin's zip from an allow-list, and checks it as the plugin repository does.

Run by ``script/package``. The rules are those of plugins.qgis.org, read in the source of its upload
validator and its security scan; only whether the addresses in metadata.txt answer is not looked at.
The same commit gives the same bytes.
"""

from __future__ import annotations

import ast
import configparser
import json
import re
import runpy
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "grid_steward"
MAX_BYTES = 25_000_000  # the plugin repository's limit

# What is shipped, and nothing else: patterns on the paths that git knows. `**` is any depth.
SHIPPED = (
    "__init__.py",
    "metadata.txt",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    # The help window's pages, with the pictures of the tutorial.
    "docs/qgis*.md",
    "docs/tutorial*.md",
    "docs/plans*.md",
    "docs/pictures/tutorial-*.png",
    "layers/*.yaml",
    "layers/**/*.py",
    "layers/sample/*",
    "plugin/**/*.py",
    "plugin/**/*.svg",
    "plugin/rules/books/*.yaml",
    "plugin/report/templates/*",
    "plugin/i18n/**/*.mo",
    "plugin/i18n/**/*.qm",
    "styles/*.qml",
    "styles/*.qpt",
    "styles/*.svg",
    "styles/icons/*.svg",
)
# Compiled translations, the sample's Shapefile and pictures are the only files that aren't text.
BINARY_SUFFIXES = {".mo", ".qm", ".dbf", ".png", ".shp", ".shx"}
FORBIDDEN_SUFFIXES = {
    ".bat", ".cmd", ".dll", ".dylib", ".exe", ".ps1", ".pyc", ".pyd", ".pyo", ".sh", ".so",
}  # fmt: skip
FORBIDDEN_FOLDERS = {".git", "__MACOSX", "__pycache__", "tests"}
REQUIRED_KEYS = (
    "name", "description", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email",
    "about", "tracker", "repository", "homepage", "icon", "hasProcessingProvider",
)  # fmt: skip
LONGEST_LINE = 500  # longer ones look like hidden code to the repository's scan


def shipped_files(root: Path = ROOT) -> list[str]:
    """The paths to ship, relative to ``root``, sorted; only files that git knows."""
    listed = _git(root, "ls-files", "-z").split("\0")
    return sorted(path for path in listed if path and _is_shipped(path))


def _is_shipped(path: str) -> bool:
    return any(_matches(path, pattern) for pattern in SHIPPED)


def _matches(path: str, pattern: str) -> bool:
    """Like a shell's globstar: ``*`` stays inside a folder, ``**/`` is any number of folders."""
    regex = re.escape(pattern).replace(r"\*\*/", "(?:[^/]+/)*").replace(r"\*", "[^/]*")
    return re.fullmatch(regex, path) is not None


def build(target: Path, root: Path = ROOT) -> Path:
    """Write the zip into the folder ``target`` and return its path."""
    version = runpy.run_path(str(root / "plugin" / "version.py"))["VERSION"]
    # The last commit's time, so that the same commit gives the same bytes; zip knows no zones.
    written = datetime.fromtimestamp(int(_git(root, "log", "-1", "--format=%ct")), timezone.utc)
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{FOLDER}-{version}.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name in shipped_files(root):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", written.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the file mode is read as one
            entry.external_attr = 0o100644 << 16
            package.writestr(entry, (root / name).read_bytes(), compresslevel=9)
    return path


def problems(path: Path) -> list[str]:
    """What the plugin repository would object to in the zip at ``path``; empty if nothing."""
    if path.stat().st_size > MAX_BYTES:
        return [f"{path.name} has {path.stat().st_size} bytes, more than {MAX_BYTES}"]
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as scratch:
        found = [*_names(package), *_metadata(package), *_contents(package)]
        package.extractall(scratch)
        return [*found, *_bandit(Path(scratch)), *_secrets(Path(scratch))]


def _names(package: zipfile.ZipFile) -> Iterator[str]:
    names = package.namelist()
    for required in ("metadata.txt", "__init__.py", "LICENSE"):
        if f"{FOLDER}/{required}" not in names:
            yield f"{required} is missing"
    for entry in package.infolist():
        name = PurePosixPath(entry.filename)
        if name.parts[0] != FOLDER or ".." in entry.filename or name.is_absolute():
            yield f"{name} is not in the one folder {FOLDER}"
        if FORBIDDEN_FOLDERS.intersection(name.parts) or name.suffix in FORBIDDEN_SUFFIXES:
            yield f"{name} must not be shipped"
        if any(part.startswith(".") for part in name.parts):
            yield f"{name} is hidden"
        if (entry.external_attr >> 16) & 0o111:
            yield f"{name} is executable"


def _metadata(package: zipfile.ZipFile) -> Iterator[str]:
    """The parser is the repository's own choice; a bare percent sign makes it fail."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(package.read(f"{FOLDER}/metadata.txt").decode("utf-8"))
        general = dict(parser.items("general"))
    except (KeyError, UnicodeDecodeError, configparser.Error) as error:
        yield f"metadata.txt can't be read: {error}"
        return
    for key in REQUIRED_KEYS:
        if not general.get(key, "").strip():
            yield f"metadata.txt has no {key}"
    if not re.fullmatch(r"\d+\.\d+\.\d+", general.get("version", "")):
        yield f"metadata.txt: version {general.get('version')} is not like 1.2.3"
    if "/" in general.get("author", ""):
        yield "metadata.txt: the author's name has a slash"
    for key in ("tracker", "repository", "homepage"):
        if not re.match(r"https://[^/]+", general.get(key, "")):
            yield f"metadata.txt: {key} is not an address"
    icon = f"{FOLDER}/{general.get('icon', '')}"
    if icon not in package.namelist():
        yield f"metadata.txt: the icon {icon} is not in the zip"


def _contents(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        content = package.read(name)
        if PurePosixPath(name).suffix in BINARY_SUFFIXES:
            continue
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            yield f"{name} is neither text nor a known kind of binary"
            continue
        if not name.endswith(".py"):
            continue
        try:
            ast.parse(text, feature_version=(3, 9))
        except SyntaxError as error:
            yield f"{name} is not Python 3.9: {error}"
        if max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
            yield f"{name} has a line longer than {LONGEST_LINE} characters"


def _bandit(folder: Path) -> Iterator[str]:
    report = _report("bandit", "--recursive", ".", "--format", "json", "--quiet", folder=folder)
    for error in report["errors"]:
        yield f"Bandit could not read {error['filename']}: {error['reason']}"
    for finding in report["results"]:
        where = f"{finding['filename']}:{finding['line_number']}"
        yield f"Bandit {finding['test_id']} in {where}: {finding['issue_text']}"


def _secrets(folder: Path) -> Iterator[str]:
    report = _report("detect_secrets", "scan", "--all-files", ".", folder=folder)
    for name, findings in report["results"].items():
        for finding in findings:
            yield f"detect-secrets in {name}:{finding['line_number']}: {finding['type']}"


def _report(module: str, *arguments: str, folder: Path) -> dict:
    """What a scanner prints as JSON, run in ``folder``; it exits with 1 when it finds something."""
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{module} failed:\n{run.stderr}")
    return json.loads(run.stdout)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def main() -> None:
    """Build, check, and say where the zip is; exit with 1 when something is wrong with it."""
    path = build(ROOT / "dist")
    found = problems(path)
    for problem in found:
        print(f"script/package: {problem}", file=sys.stderr)
    if found:
        sys.exit(1)
    size = path.stat().st_size / 1e6
    print(f"{path.relative_to(ROOT)}: {size:.1f} MB, nothing to object to")


if __name__ == "__main__":
    main()
