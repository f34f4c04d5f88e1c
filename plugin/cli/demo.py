"""The demonstration: the sample town and its people brought in, divided, drawn, in one folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from ...layers.sample.people import DEPARTMENTS, write
from ..attach import Attachment
from ..common.errors import Cancelled, StewardError, input_error
from ..common.messages import Message, current_language, message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..intake import ImportResult
from ..qgis_process import find_qgis_process, run_algorithm
from ..report import summary_html
from ..steps import attach, divide, import_layer, init_project
from ..store import Project

PROJECT, SUMMARY, STYLED, PICTURE = "town.gpkg", "summary.html", "town.qgz", "map.png"
PEOPLE, KEY = "town.people.gpkg", "town.people.key"
# In the order in which they are put in their place: the project after what belongs to it.
_FILES = (PEOPLE, KEY, PROJECT, SUMMARY, STYLED, PICTURE)
# What the departments sent stands here: who imports one of the files again replaces its rows.
FOLDER = "departments"
# SQLite leaves these beside a file that another program still has open. Next to a new file they
# would be taken for its own.
_COMPANIONS = tuple(
    name + ending for name in (PEOPLE, PROJECT) for ending in ("-wal", "-shm", "-journal")
)
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
    """What was made: the plan, what was imported for it, what lies on it, and where each file is.

    ``people`` are the imports of the departments' files; ``note`` says what is missing and why.
    """

    division: Division
    people: tuple[ImportResult, ...]
    attachment: Attachment
    files: tuple[Path, ...]
    note: Message | None


def make_demo(folder: str | Path, progress: Progress = silent) -> Demo:
    """Make the demonstration in ``folder``, whole, then move its files to their place.

    The departments' files come first, because a project remembers where its rows came from. Files
    of an earlier demonstration are replaced; anything else stays. Where QGIS is missing the styled
    project and the picture are left out. Raises InputError if ``folder`` cannot be used,
    StewardError, with the rest in place, if QGIS is there but fails.
    """
    folder = Path(folder)
    _check_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as aside:
            draft = Path(aside)
            _write_departments(draft, folder, part(progress, 0, 0.1))
            project = init_project(draft / PROJECT, SAMPLE_CRS)
            people = tuple(_import_all(project, folder / FOLDER, part(progress, 0.1, 0.4)))
            division = _make_plan(project, part(progress, 0.4, 0.7))
            attachment = attach(project, progress=part(progress, 0.7, 0.75))
            program = find_qgis_process()
            failure = program and _draw_in_qgis(program, draft, division, part(progress, 0.75, 1))
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
    return Demo(division, people, attachment, files, None if program else _NO_QGIS)


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise input_error(
            "{folder} is a file. Give a folder for the demonstration; it is made if there is none.",
            folder=str(folder),
        )
    if (folder / _MARK).exists():
        return
    for name in (*_FILES, FOLDER):
        if (folder / name).exists():
            raise input_error(
                "{folder} already holds a {file} that no demonstration made; it stays as it is. "
                "Choose another folder.",
                folder=str(folder),
                file=name,
            )


def _write_departments(draft: Path, folder: Path, progress: Progress) -> None:
    """Write the departments' files and put each in its place; other files there stay."""
    progress(0, message("Writing the departments' files"))
    new, place = draft / FOLDER, folder / FOLDER
    new.mkdir()
    write(new, DEPARTMENTS)
    progress(0.9, None)
    (folder / _MARK).touch()
    place.mkdir(exist_ok=True)
    for source in DEPARTMENTS:
        (new / source.file).replace(place / source.file)


def _import_all(project: Project, departments: Path, progress: Progress) -> Iterator[ImportResult]:
    """Import the map, then the people, of which the results are told."""
    count = len(SOURCES) + len(DEPARTMENTS)
    for number, (layer, file) in enumerate(SOURCES.items()):
        share = part(progress, number / count, (number + 1) / count)
        import_layer(project, layer, SAMPLE_DIR / file, progress=share)
    for number, source in enumerate(DEPARTMENTS, start=len(SOURCES)):
        share = part(progress, number / count, (number + 1) / count)
        path = departments / source.file
        yield import_layer(project, source.layer, path, **source.options, progress=share)


def _make_plan(project: Project, progress: Progress) -> Division:
    """Divide the town, and write the summary beside the project."""
    division = divide(project, progress=part(progress, 0, 0.95))
    page = summary_html(
        division, project.layers(), str(message("The sample town")), current_language()
    )
    (project.path.parent / SUMMARY).write_text(page, encoding="utf-8")
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
    """Put the new files in the place of the old ones; old ones without a new one go.

    A moved file keeps its mode, so that those about persons stay for their owner alone.
    """
    for name in _COMPANIONS:
        (folder / name).unlink(missing_ok=True)
    moved = []
    for name in _FILES:
        if (draft / name).exists():
            moved.append((draft / name).replace(folder / name))
        else:
            (folder / name).unlink(missing_ok=True)
    return tuple(moved)
