"""The sample town as a project: its map and, where wanted, its people, all of them invented."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from ...layers.sample.people import DEPARTMENTS, write
from ..common.errors import input_error
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..intake import ImportResult
from ..store import Project
from .dividing import divide
from .importing import import_layer, init_project
from .sampleofficers import fill_in_cells

PROJECT, PEOPLE, KEY = "town.gpkg", "town.people.gpkg", "town.people.key"
# What the departments sent stands here: who imports one of the files again replaces its rows.
FOLDER = "departments"
# The shares of the work that the three parts take, as measured.
_MAP_END, _PLAN_END = 0.15, 0.3


def make_sample(
    folder: str | Path, *, with_people: bool = True, progress: Progress = silent
) -> Project:
    """Make the sample town's project in ``folder``, whole or not at all, and open it.

    With its people come the files of the departments that they are from. Each officer serves some
    cells today, as a plan divides them that is not kept: dividing is what the user does next.
    Raises InputError where ``folder`` can't be used or holds one of the files already.
    """
    folder = Path(folder)
    check_folder(folder, (PROJECT, PEOPLE, KEY, FOLDER))
    with making_in(folder) as draft, _taken_back(folder / FOLDER):
        project = bring_map(draft / PROJECT, part(progress, 0, _MAP_END))
        if with_people:
            division = _divided_aside(project, part(progress, _MAP_END, _PLAN_END))
            write_departments(draft, folder)
            bring_people(project, folder / FOLDER, division, part(progress, _PLAN_END, 1))
        # The project last: who finds it finds what belongs to it.
        for name in (KEY, PEOPLE, PROJECT):
            if (draft / name).exists():
                (draft / name).replace(folder / name)
    return Project.open(folder / PROJECT)


def bring_map(path: Path, progress: Progress = silent) -> Project:
    """Make a project at ``path`` with the layers of the map."""
    project = init_project(path, SAMPLE_CRS)
    for number, (layer, file) in enumerate(SOURCES.items()):
        step = part(progress, number / len(SOURCES), (number + 1) / len(SOURCES))
        import_layer(project, layer, SAMPLE_DIR / file, progress=step)
    return project


def bring_people(
    project: Project, departments: Path, division: Division, progress: Progress = silent
) -> tuple[ImportResult, ...]:
    """Import the files in the folder ``departments``, whose officers serve ``division``'s cells."""
    results = []
    for number, source in enumerate(DEPARTMENTS):
        step = part(progress, number / len(DEPARTMENTS), (number + 1) / len(DEPARTMENTS))
        path = departments / source.file
        found = import_layer(project, source.layer, path, **source.options, progress=step)
        if source.layer == "officer":
            # Their lists say it once it is known which building each has its base in.
            fill_in_cells(path, project.read("officer"), division)
            import_layer(project, source.layer, path, **source.options)
        results.append(found)
    return tuple(results)


def write_departments(draft: Path, folder: Path, progress: Progress = silent) -> None:
    """Write the departments' files into ``draft`` and put each in its place in ``folder``.

    There they have to be when they are imported, because a project remembers where its rows came
    from. Other files there stay.
    """
    progress(0, message("Writing the departments' files"))
    new, place = draft / FOLDER, folder / FOLDER
    new.mkdir()
    write(new, DEPARTMENTS)
    progress(0.9, None)
    place.mkdir(exist_ok=True)
    for source in DEPARTMENTS:
        (new / source.file).replace(place / source.file)


def check_folder(folder: Path, names: tuple[str, ...]) -> None:
    """InputError where ``folder`` is a file, or holds something of one of these names."""
    if folder.exists() and not folder.is_dir():
        raise input_error(
            "{folder} is a file. Give a folder for the sample town; it is made if there is none.",
            folder=str(folder),
        )
    for name in names:
        if (folder / name).exists():
            raise input_error(
                "{folder} already holds {file}, which stays as it is. Choose another folder.",
                folder=str(folder),
                file=name,
            )


@contextmanager
def making_in(folder: Path) -> Iterator[Path]:
    """A folder inside ``folder`` to make files in, which goes at the end.

    ``folder`` is made if there is none, and then goes too where nothing came into it. Raises
    InputError where nothing can be written there.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as aside:
                yield Path(aside)
        finally:
            if is_new and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise input_error(
            "The sample town cannot be written in {folder} ({reason}). Close what has its files "
            "open, or choose another folder.",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error


@contextmanager
def _taken_back(place: Path) -> Iterator[None]:
    """Take the folder ``place`` away again where the block fails."""
    try:
        yield
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _divided_aside(project: Project, progress: Progress) -> Division:
    """A plan of the project's buildings, made in a copy."""
    aside = project.path.with_name("aside.gpkg")
    shutil.copyfile(project.path, aside)
    return divide(Project.open(aside), progress=progress)
