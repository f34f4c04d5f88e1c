"""What goes on paper or on a handheld: each officer's rounds, and the slips of handing over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from ..common.messages import Message, current_language, message
from ..common.progress import Progress, part, silent
from ..report.handover import handover_html
from ..report.roundfiles import write_rounds
from ..store import Project, draft_of, keep_private
from .files import cannot_write
from .reporting import report
from .staffing import not_staffed

SLIPS, ROUNDS = "handover.html", "rounds"


def write_papers(
    project: Project,
    plan: Optional[str],
    folder: Path,
    progress: Progress = silent,
    *,
    language: Optional[str] = None,
) -> tuple[tuple[Path, ...], tuple[Message, ...]]:
    """Write the handover slips of a plan into ``folder``, which is made if there is none, and a
    table and a map file of each officer's rounds into the folder ROUNDS there.

    Returns the files, and what is to be said of who may read them: they are about persons, so each
    is for its owner alone. All of them are made before the first is put in its place; files of
    officers who have no rounds any more go. Raises InputError where no officers are assigned to the
    plan, or a file can't be written.
    """
    speak = language or current_language()
    content = report(project, plan=plan, files={}, language=speak, progress=part(progress, 0, 0.4))
    staffing = content.content.staffing
    if staffing is None:
        raise not_staffed(project, content.content.plan_name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with draft_of(folder / SLIPS) as slips:
            text = handover_html(content.content, speak, part(progress, 0.4, 0.7))
            slips.write_text(text, encoding="utf-8")
            aside = slips.parent / ROUNDS
            aside.mkdir()
            told = staffing.visits, staffing.rounds, content.content.homes
            made = [slips, *write_rounds(*told, aside, speak, part(progress, 0.7, 1))]
            closed = [keep_private(path) for path in made]
            # The last chance to cancel: from here on everything is put in its place.
            progress(1, None)
            files = _place(made, slips.parent, folder)
            _remove_former(folder / ROUNDS, files)
    except OSError as error:
        raise cannot_write(folder / SLIPS, error) from error
    return files, () if all(closed) else (_open_to_others(folder),)


def _place(made: Sequence[Path], drafts: Path, folder: Path) -> tuple[Path, ...]:
    """Move what was ``made`` in the folder ``drafts`` to the same places in ``folder``."""
    files = []
    for draft in made:
        path = folder / draft.relative_to(drafts)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            files.append(draft.replace(path))
        except OSError as error:
            raise cannot_write(path, error) from error
    return tuple(files)


def _remove_former(folder: Path, files: Sequence[Path]) -> None:
    """Remove the tables and map files of earlier rounds, known by their going in pairs."""
    for table in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        pair = (table, table.with_suffix(".gpx"))
        if table not in files and pair[1].exists():
            for path in pair:
                path.unlink()


def _open_to_others(folder: Path) -> Message:
    return message(
        "The disk that the folder {folder} lies on does not keep who may read a file, so whoever "
        "can open it can read the rounds and slips. They are about persons: move them to a folder "
        "of your own.",
        folder=str(folder.resolve()),
    )
