"""The demonstration: the sample town and its people brought in, divided, served, drawn, in one
folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..assess import Assessment
from ..attach import Attachment
from ..common.errors import Cancelled, StewardError
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..intake import ImportResult
from ..qgis_process import find_qgis_process, run_algorithm
from ..staff import Staffing
from ..steps import assess, attach, divide, report, staff, write_papers
from ..steps.papers import ROUNDS as ROUNDS
from ..steps.papers import SLIPS as SLIPS
from ..steps.sample import FOLDER as FOLDER
from ..steps.sample import KEY as KEY
from ..steps.sample import PEOPLE as PEOPLE
from ..steps.sample import PROJECT as PROJECT
from ..steps.sample import bring_map, bring_people, check_folder, making_in, write_departments
from ..store import Project

STYLED, PICTURE = "town.qgz", "map.png"
REPORT, WORKBOOK, PUBLIC, ATLAS = "report.html", "report.xlsx", "report-public.html", "atlas.pdf"
# In the order in which they are put in their place: the project after what belongs to it.
_FILES = (PEOPLE, KEY, PROJECT, REPORT, WORKBOOK, PUBLIC, SLIPS, ATLAS, STYLED, PICTURE)
# What demonstrations made before there was a report.
_FORMER = ("summary.html",)
# The Monday after the last visits that the departments' lists know of.
_START = date(2024, 4, 1)
# SQLite leaves these beside a file that another program still has open. Next to a new file they
# would be taken for its own.
_COMPANIONS = tuple(
    name + ending for name in (PEOPLE, PROJECT) for ending in ("-wal", "-shm", "-journal")
)
# Lies in a folder that an earlier demonstration made, so that nothing else is ever replaced.
_MARK = ".grid-steward-demo"


_NO_QGIS = message(
    "QGIS is not on this machine, so {styled}, {picture} and {atlas} were not made. Install QGIS "
    "3.22 or newer and run this again to get them.",
    styled=STYLED,
    picture=PICTURE,
    atlas=ATLAS,
)


@dataclass(frozen=True)
class Demo:
    """What was made: the plan, what was imported for it, what lies on it and was found in it, who
    serves it, and where each file is.

    ``people`` are the imports of the departments' files; ``staffing`` is None where these bring no
    officers; ``note`` says what is missing and why.
    """

    division: Division
    people: tuple[ImportResult, ...]
    attachment: Attachment
    assessment: Assessment
    staffing: Staffing | None
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
    # What an earlier demonstration made is replaced.
    check_folder(folder, () if (folder / _MARK).exists() else (*_FILES, FOLDER, ROUNDS))
    with making_in(folder) as draft:
        (folder / _MARK).touch()
        write_departments(draft, folder, part(progress, 0, 0.1))
        project = bring_map(draft / PROJECT, part(progress, 0.1, 0.15))
        division = divide(project, progress=part(progress, 0.15, 0.25))
        people = bring_people(project, folder / FOLDER, division, part(progress, 0.25, 0.55))
        attachment = attach(project, progress=part(progress, 0.55, 0.56))
        staffing, assessment = _look(project, part(progress, 0.56, 0.63))
        _write_reports(project, draft, part(progress, 0.63, 0.68))
        if staffing is not None:
            write_papers(project, None, draft, part(progress, 0.68, 0.7))
        program = find_qgis_process()
        failure = program and _draw_in_qgis(program, draft, division, part(progress, 0.7, 1))
        files = _move(draft, folder)
    if failure:
        raise StewardError(
            message(
                "The project and its report are in {folder}, but not all of {styled}, {picture} "
                "and {atlas}: {reason}",
                folder=str(folder),
                styled=STYLED,
                picture=PICTURE,
                atlas=ATLAS,
                reason=failure,
            )
        )
    note = None if program else _NO_QGIS
    return Demo(division, people, attachment, assessment, staffing, files, note)


def _look(project: Project, progress: Progress) -> tuple[Staffing | None, Assessment]:
    """Assign the officers, where there are any, and find what the plan lacks with them."""
    if project.read("officer").empty:
        return None, assess(project, progress=progress)[1]
    return staff(project, start=_START, progress=progress)


def _write_reports(project: Project, folder: Path, progress: Progress) -> None:
    title = str(message("The sample town"))
    files = {"html": folder / REPORT, "xlsx": folder / WORKBOOK}
    report(project, files=files, title=title, progress=part(progress, 0, 0.6))
    report(
        project,
        edition="public",
        files={"html": folder / PUBLIC},
        title=title,
        progress=part(progress, 0.6, 1),
    )


def _draw_in_qgis(
    program: Path, folder: Path, division: Division, progress: Progress
) -> Message | None:
    """Make the styled project, the picture and the cards; if that fails, return why."""
    common = {"PROJECT": str(folder / PROJECT), "PLAN": str(division.plan["plan"].iloc[0])}
    drawn = {"QGZ": str(folder / STYLED), "PICTURE": str(folder / PICTURE)}
    cards = {"TITLE": str(message("The sample town")), "PDF": str(folder / ATLAS)}
    try:
        run_algorithm(
            program, "gridsteward:projectfile", {**common, **drawn}, part(progress, 0, 0.5)
        )
        run_algorithm(program, "gridsteward:report", {**common, **cards}, part(progress, 0.5, 1))
    except Cancelled:
        raise
    except StewardError as error:
        return error.message
    return None


def _move(draft: Path, folder: Path) -> tuple[Path, ...]:
    """Put the new files in the place of the old ones; old ones without a new one go.

    A moved file keeps its mode, so that those about persons stay for their owner alone.
    """
    for name in (*_COMPANIONS, *_FORMER):
        (folder / name).unlink(missing_ok=True)
    moved = []
    for name in _FILES:
        if (draft / name).exists():
            moved.append((draft / name).replace(folder / name))
        else:
            (folder / name).unlink(missing_ok=True)
    _move_rounds(draft / ROUNDS, folder / ROUNDS)
    return tuple(moved)


def _move_rounds(new: Path, place: Path) -> None:
    """Put the new rounds in the place of all old ones."""
    for kind in ("*.csv", "*.gpx") if place.is_dir() else ():
        for path in place.glob(kind):
            path.unlink()
    if new.is_dir():
        place.mkdir(mode=0o700, exist_ok=True)
        for path in sorted(new.iterdir()):
            path.replace(place / path.name)
