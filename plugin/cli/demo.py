"""The demonstration: the sample town brought in, divided, drawn and described, in one folder."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ...layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from ..common.errors import Cancelled, StewardError, input_error
from ..common.messages import Message, current_language, message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..qgis_process import find_qgis_process, run_algorithm
from ..report import summary_html
from ..steps import divide, import_layer, init_project

PROJECT, SUMMARY, STYLED, PICTURE = "town.gpkg", "summary.html", "town.qgz", "map.png"
_FILES = (PROJECT, SUMMARY, STYLED, PICTURE)
# SQLite leaves these beside a project that another program still has open. Next to a new project
# they would be taken for its own.
_COMPANIONS = (PROJECT + "-wal", PROJECT + "-shm", PROJECT + "-journal")
# Lies in a folder that an earlier demonstration made, so that nothing else is ever replaced.
_MARK = ".grid-steward-demo"


_NO_QGIS = message(
    "QGIS is not on this machine, so {styled} and {picture} were not made. Install QGIS 3.22 or "
    "newer and run this again to get them.",
    styled=STYLED,
    picture=PICTURE,
)


@dataclass(frozen=True)
class Demo:
    """What was made: the plan, and where each file is; ``note`` says what is missing and why."""

    division: Division
    files: tuple[Path, ...]
    note: Message | None


def make_demo(folder: str | Path, progress: Progress = silent) -> Demo:
    """Make the demonstration in ``folder``, whole, then move its files to their place.

    Files of an earlier demonstration are replaced; anything else stays. Where QGIS is missing the
    styled project and the picture are left out. Raises InputError if ``folder`` cannot be used,
    StewardError, with the rest in place, if QGIS is there but fails.
    """
    folder = Path(folder)
    _check_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as aside:
            draft = Path(aside)
            division = _make_plan(draft, part(progress, 0, 0.7))
            program = find_qgis_process()
            failure = program and _draw_in_qgis(program, draft, division, part(progress, 0.7, 1))
            files = _move(draft, folder)
    except OSError as error:
        raise input_error(
            "The demonstration cannot be written in {folder} ({reason}). Close what has its files "
            "open, or choose another folder.",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
    if failure:
        raise StewardError(
            message(
                "The project and its summary are in {folder}, but {styled} and {picture} are "
                "not: {reason}",
                folder=str(folder),
                styled=STYLED,
                picture=PICTURE,
                reason=failure,
            )
        )
    return Demo(division, files, None if program else _NO_QGIS)


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise input_error(
            "{folder} is a file. Give a folder for the demonstration; it is made if there is none.",
            folder=str(folder),
        )
    if (folder / _MARK).exists():
        return
    for name in _FILES:
        if (folder / name).exists():
            raise input_error(
                "{folder} already holds a {file} that no demonstration made; it stays as it is. "
                "Choose another folder.",
                folder=str(folder),
                file=name,
            )


def _make_plan(folder: Path, progress: Progress) -> Division:
    project = init_project(folder / PROJECT, SAMPLE_CRS)
    for number, (layer, file) in enumerate(SOURCES.items()):
        share = part(progress, 0.3 * number / len(SOURCES), 0.3 * (number + 1) / len(SOURCES))
        import_layer(project, layer, SAMPLE_DIR / file, progress=share)
    division = divide(project, progress=part(progress, 0.3, 0.95))
    page = summary_html(
        division, project.layers(), str(message("The sample town")), current_language()
    )
    (folder / SUMMARY).write_text(page, encoding="utf-8")
    return division


def _draw_in_qgis(
    program: Path, folder: Path, division: Division, progress: Progress
) -> Message | None:
    """Make the styled project and the picture; if that fails, return the sentence that says why."""
    parameters = {
        "PROJECT": str(folder / PROJECT),
        "PLAN": str(division.plan["plan"].iloc[0]),
        "QGZ": str(folder / STYLED),
        "PICTURE": str(folder / PICTURE),
    }
    try:
        run_algorithm(program, "gridsteward:projectfile", parameters, progress)
    except Cancelled:
        raise
    except StewardError as error:
        return error.message
    return None


def _move(draft: Path, folder: Path) -> tuple[Path, ...]:
    """Put the new files in the place of the old ones; old ones without a new one go."""
    (folder / _MARK).touch()
    for name in _COMPANIONS:
        (folder / name).unlink(missing_ok=True)
    moved = []
    for name in _FILES:
        if (draft / name).exists():
            moved.append((draft / name).replace(folder / name))
        else:
            (folder / name).unlink(missing_ok=True)
    return tuple(moved)
