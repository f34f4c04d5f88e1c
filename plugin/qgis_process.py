"""Running one of the plugin's algorithms in QGIS from outside QGIS, through ``qgis_process``.

QGIS starts with a profile of its own that lasts as long as the run, holds this plugin and nothing
else, and so touches nothing of the user's.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess  # nosec B404
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .common.errors import StewardError
from .common.messages import Message, message
from .common.progress import Progress, silent

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGE_NAME = "grid_steward"
# Debian's qgis_process is a script that adds an option which qgis_process itself refuses
# (QGIS_OPTS in /etc/default/qgis); the program behind the script comes first.
_NAMES = ("qgis_process.bin", "qgis_process", "qgis_process-qgis.bat", "qgis_process-qgis-ltr.bat")
_MAC_APPLICATION = Path("/Applications/QGIS.app/Contents/MacOS/bin")
_SECONDS_BETWEEN_LOOKS = 0.1
# The environment variable with the file in which an algorithm tells the share that is done, which
# qgis_process itself keeps to itself.
TOLD = "GRID_STEWARD_TOLD"


def find_qgis_process(*folders: Path) -> Path | None:
    """The program that runs QGIS algorithms without a window, or None where there is none.

    ``folders`` are looked at where the PATH has none, such as that of a QGIS that runs.
    """
    others = os.pathsep.join(map(str, (*folders, _MAC_APPLICATION)))
    for name in _NAMES:
        found = shutil.which(name) or shutil.which(name, path=others)
        if found:
            return Path(found)
    return None


def run_algorithm(
    program: Path,
    algorithm: str,
    parameters: Mapping[str, str],
    progress: Progress = silent,
    *,
    language: str | None = None,
) -> None:
    """Run ``algorithm`` (such as ``gridsteward:divide``) with ``parameters``.

    ``language`` is the locale of QGIS's texts there, such as ``zh-Hans``, by default the system's.
    Raises StewardError with what QGIS said if it does not succeed.
    """
    command = [str(program), "--json", "run", algorithm, "--"]
    command += [f"{name}={value}" for name, value in parameters.items()]
    with tempfile.TemporaryDirectory(prefix="grid-steward-qgis-") as folder:
        environment = _prepare_profile(Path(folder), language)
        answer, said = Path(folder) / "answer.txt", Path(folder) / "said.txt"
        told = Path(folder) / "told.txt"
        environment[TOLD] = str(told)
        with answer.open("wb") as out, said.open("wb") as err:
            # No shell, and the program is the one that QGIS was installed with.
            process = subprocess.Popen(  # noqa: S603  # nosec B603
                command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err
            )
            _wait(process, told, progress)
        if not _has_results(answer.read_text(encoding="utf-8", errors="replace")):
            raise StewardError(_failure(said.read_text(encoding="utf-8", errors="replace")))


def _wait(process: subprocess.Popen[bytes], told: Path, progress: Progress) -> None:
    """Until ``process`` ends, which tells how far it is in ``told``; it is ended if ``progress``
    cancels."""
    text, share = message("Working in QGIS"), 0.0
    try:
        while process.poll() is None:
            # While it is written it may be empty for a moment.
            with suppress(OSError, ValueError):
                share = max(share, float(told.read_text(encoding="utf-8")))
            progress(share, text)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_SECONDS_BETWEEN_LOOKS)
    finally:
        process.kill()
        process.wait()


def _has_results(answer: str) -> bool:
    """Whether qgis_process answered with the results, which it does only after success.

    The exit code does not tell: with libraries of its own and of the environment in one process,
    QGIS may fall over on its way out, when everything is written.
    """
    start = answer.find("{")
    if start < 0:
        return False
    try:
        found, _ = json.JSONDecoder().raw_decode(answer[start:])
    except ValueError:
        return False
    return "results" in found


def _prepare_profile(folder: Path, language: str | None) -> dict[str, str]:
    """A profile in ``folder`` with only this plugin switched on; the environment that uses it."""
    plugins = folder / "plugins"
    plugins.mkdir()
    (plugins / _PACKAGE_NAME).symlink_to(_PACKAGE, target_is_directory=True)
    settings = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    # QGIS would leave GeoPackages in WAL mode, which cannot be read from a read-only folder.
    settings.write_text(
        f"[PythonPlugins]\n{_PACKAGE_NAME}=true\n[qgis]\nwalForSqlite3=false\n"
        + (f"[locale]\noverrideFlag=true\nuserLocale={language}\n" if language else ""),
        encoding="utf-8",
    )
    paths = sysconfig.get_paths()
    known = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QGIS_PLUGINPATH": str(plugins),
        # Inside QGIS the libraries are those that it was started with.
        "PYTHONPATH": os.pathsep.join(dict.fromkeys([*known, paths["purelib"], paths["platlib"]])),
    }
    if sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _failure(said: str) -> Message:
    """What went wrong: qgis_process ends with the algorithm's own sentence."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return message(
        "QGIS could not finish: {reason}", reason=lines[-1] if lines else message("no reason given")
    )
