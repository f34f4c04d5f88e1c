"""Which of the libraries that the work needs this QGIS lacks, and how to get them."""

from __future__ import annotations

import sys
from importlib import metadata
from importlib.util import find_spec

from .texts import tr

# What has to be there for any work, by names that are the same for import and pip. Some QGIS
# packages for macOS and Linux come without geopandas and what it stands on; PyYAML is there
# wherever Processing is.
LIBRARIES = ("numpy", "scipy", "pandas", "shapely", "pyproj", "pyogrio", "geopandas")
OLDEST_SHAPELY = 2


def missing_libraries() -> tuple[str, ...]:
    """The names of the packages that are not installed or too old; importing nothing."""
    absent = [name for name in LIBRARIES if find_spec(name) is None]
    if "shapely" not in absent and _shapely_major() < OLDEST_SHAPELY:
        absent.append("shapely 2")
    return tuple(absent)


def what_is_missing() -> str:
    """A text for the user: what is missing and how to get it here; empty when all is there."""
    absent = missing_libraries()
    if not absent:
        return ""
    return tr(
        "Grid Steward needs Python libraries that this QGIS comes without: {names}. {advice} "
        "Then start QGIS again."
    ).format(names=", ".join(absent), advice=_advice(sys.platform, _pip_names(absent)))


def _advice(platform: str, packages: str) -> str:
    if platform == "win32":
        return tr(
            "On Windows: start the OSGeo4W Setup that belongs to this QGIS, choose Advanced "
            "Install and add python3-geopandas and python3-pyogrio; or, without administrator "
            "rights, open the OSGeo4W Shell from the start menu and run: "
            "python -m pip install --user {packages}"
        ).format(packages=packages)
    if platform == "darwin":
        return tr(
            "On macOS: open the Terminal and run "
            "/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user {packages} "
            "(with the name of your QGIS in place of QGIS.app)."
        ).format(packages=packages)
    return tr(
        "On Linux: install the package python3-geopandas of your distribution where it brings "
        "shapely 2 or newer, or run: python3 -m pip install --user {packages}"
    ).format(packages=packages)


def _pip_names(absent: tuple[str, ...]) -> str:
    return " ".join('"shapely>=2"' if name.startswith("shapely") else name for name in absent)


def _shapely_major() -> int:
    try:
        return int(metadata.version("shapely").split(".")[0])
    except (metadata.PackageNotFoundError, ValueError):
        return 0
