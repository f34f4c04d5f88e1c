"""Writing the documents of a plan: what is asked for, the work, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ...bridge.texts import tr
from ...common.errors import Cancelled, StewardError
from ...common.progress import Progress, part

if TYPE_CHECKING:
    from ...common.messages import Message
    from ...store import Project

PAGE, WORKBOOK, ATLAS = "html", "xlsx", "pdf"


@dataclass(frozen=True)
class Asked:
    """What is to be written: ``formats`` of a report, and the ``papers`` of the officers.

    ``program`` draws the atlas; ``locale`` is that of QGIS's texts.
    """

    plan: str
    edition: str
    formats: tuple[str, ...]
    papers: bool
    title: Optional[str]
    folder: Path
    program: Optional[Path]
    locale: str


@dataclass(frozen=True)
class Written:
    """The files that are there now by what they are, what is to be said of them, and why the
    rest of them is not there."""

    folder: Path
    files: Mapping[str, Path]
    notes: tuple[Message, ...]
    failure: str = ""


def write(project: Project, asked: Asked, progress: Progress) -> Written:
    """Write all that is asked for; outside the window's thread.

    Where the page and the workbook are there and something after them fails, they stay, and what
    failed is said.
    """
    from ... import steps

    name = steps.report_name(project, asked.plan, asked.edition)
    paths = {kind: asked.folder / f"{name}.{kind}" for kind in (PAGE, WORKBOOK, ATLAS)}
    plain = {kind: paths[kind] for kind in (PAGE, WORKBOOK) if kind in asked.formats}
    more = (ATLAS in asked.formats) + asked.papers
    share = 1.0 / (1 + more)
    made = steps.report(
        project,
        plan=asked.plan,
        edition=asked.edition,
        files=plain,
        title=asked.title,
        progress=part(progress, 0, share),
    )
    files, notes = dict(zip(plain, made.files)), made.notes
    try:
        if ATLAS in asked.formats:
            files[ATLAS] = _atlas(project, asked, made.content, paths[ATLAS], share, progress)
        if asked.papers:
            told = part(progress, 1 - share, 1)
            papers, said = steps.write_papers(project, asked.plan, asked.folder, told)
            files["papers"], notes = papers[0], (*notes, *said)
    except Cancelled:
        raise
    except StewardError as error:
        return Written(asked.folder, files, notes, str(error))
    return Written(asked.folder, files, notes)


def _atlas(
    project: Project, asked: Asked, content: Any, path: Path, share: float, progress: Progress
) -> Path:
    from ... import steps
    from ...common.messages import Message

    if asked.program is None:
        raise StewardError(Message(no_program()))
    told = part(progress, share, 2 * share)
    return steps.draw_atlas(project, content, path, asked.program, told, language=asked.locale)


def no_program() -> str:
    """Why there can be no atlas."""
    return tr(
        "The atlas is drawn by the program qgis_process, which belongs to QGIS and is not found "
        "here. The toolbox has “Write the report”, which draws it in this window."
    )
