"""Writing what was found out about a plan into files, for the office or for the public."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Optional

import geopandas as gpd
import pandas as pd

from ..assess import Assessment
from ..attach import locate_layers
from ..common.errors import InputError, input_error
from ..common.messages import Message, current_language, listed, message
from ..common.progress import Progress, part, silent
from ..compare import OF_WORK, Comparison
from ..divide import Division
from ..divide.division import read_json
from ..report import (
    EDITIONS,
    ReportContent,
    internal_content,
    lines_before,
    public_content,
    redrawing_of,
    release_counts,
    report_html,
    write_workbook,
)
from ..staff import Staffing
from ..store import Project, keep_private
from .assessing import assess_with, read_layers
from .files import cannot_write, drafts_of, place
from .knowing import people_apart


def _write_page(content: ReportContent, path: Path, language: str, progress: Progress) -> None:
    path.write_text(report_html(content, language, progress), encoding="utf-8")


# Of whom the public edition tells how many there are, and where they live.
_COUNTED = ("building", "resident", "care_case", "care_count")
# What each format is written by.
WRITERS: Mapping[str, Callable[[ReportContent, Path, str, Progress], None]] = {
    "html": _write_page,
    "xlsx": write_workbook,
}


@dataclass(frozen=True, eq=False)
class Report:
    """A report that was made: what it is made of, and its files in the order asked for.

    ``assessed_now``: there was no assessment of the plan, so it was made first; ``made_at`` (UTC)
    is when it was made.
    """

    content: ReportContent
    files: tuple[Path, ...]
    assessed_now: bool
    made_at: Optional[pd.Timestamp]
    notes: tuple[Message, ...]


def report(
    project: Project,
    *,
    plan: Optional[str] = None,
    edition: str = "internal",
    files: Mapping[str, Path],
    title: Optional[str] = None,
    language: Optional[str] = None,
    progress: Progress = silent,
) -> Report:
    """Write the report of a plan, None for the current one, into ``files``.

    ``files`` maps formats (of WRITERS) to paths; without any, only the content is made.
    ``edition`` is one of EDITIONS. The assessment that is kept of the plan is used; where there is
    none it is made first, but never in place of one whose half about persons is not there: that is
    an InputError, as ``people_apart`` says. Each file is written whole or not at all; those of an
    internal edition can be read by their owner alone. What a public edition shows is remembered
    before its files are there. ``language`` is the one in use if not given. Raises InputError where
    a file can't be written.
    """
    _check(edition, files)
    speak = language or current_language()
    found = _find(project, plan, part(progress, 0, 0.7))
    heading = title or _title(project, found.division).render(speak)
    if edition == "public":
        content, remember = _public(project, found, heading, part(progress, 0.7, 0.8))
    else:
        content, remember = _internal(project, found, heading), _nothing
    with drafts_of(files) as drafts:
        notes = _write(content, drafts, files, speak, part(progress, 0.8, 1))
        # The last chance to cancel: from here on everything is put in its place.
        progress(1, None)
        remember()
        place(drafts, files)
    return Report(
        content=content,
        files=tuple(files.values()),
        assessed_now=found.assessed_now,
        made_at=found.assessment.made_at,
        notes=notes,
    )


@dataclass(frozen=True, eq=False)
class _Findings:
    """What a report is made from: a plan, at least the shared input layers, what was found."""

    division: Division
    layers: Mapping[str, pd.DataFrame]
    assessment: Assessment
    assessed_now: bool
    staffing: Optional[Staffing]
    comparison: Optional[Comparison]
    before: Optional[gpd.GeoDataFrame]


def _check(edition: str, files: Mapping[str, Path]) -> None:
    if edition not in EDITIONS:
        raise input_error(
            "There is no edition called {edition}. Editions: {known}.",
            edition=edition,
            known=listed(EDITIONS),
        )
    for kind, path in files.items():
        if kind not in WRITERS:
            raise input_error(
                "A report can't be written as {kind}. Formats: {known}.",
                kind=kind,
                known=listed(WRITERS),
            )
        if _is_dir(path):
            raise input_error(
                "{path} is a folder. Give the name of the file to write.", path=str(path)
            )


def _is_dir(path: Path) -> bool:
    """Whether it is a folder; InputError where the disk takes no such name."""
    try:
        return path.is_dir()
    except OSError as error:
        raise cannot_write(path, error) from error


def _find(project: Project, plan: Optional[str], progress: Progress) -> _Findings:
    """The plan with what is kept of it, or with what is found now where nothing is."""
    look = part(progress, 0, 0)
    look(0, message("Reading the project"))
    division = project.read_plan(plan, look)
    name = str(division.plan["plan"].iloc[0])
    apart = people_apart(project, name)
    if apart is not None:
        raise InputError(apart)
    kept = project.read_assessment(name, look)
    staffing, comparison = project.read_staffing(name, look), project.read_comparison(name, look)
    if kept is not None and len(project.read_attachment(name)[0]):
        layers = project.layers(part(progress, 0, 1))
        before = _before(project, division, comparison, layers, look)
        comparison = _still_true(comparison, kept, staffing)
        return _Findings(division, layers, kept, False, staffing, comparison, before)
    every = read_layers(project, part(progress, 0, 0.2))
    before = _before(project, division, comparison, every, look)
    _, found = assess_with(project, division, every, part(progress, 0.2, 1))
    # An assessment makes what was found about the staffing anew.
    staffing = project.read_staffing(name, look)
    comparison = _still_true(comparison, found, staffing)
    return _Findings(division, every, found, True, staffing, comparison, before)


def _still_true(
    comparison: Optional[Comparison], assessment: Assessment, staffing: Optional[Staffing]
) -> Optional[Comparison]:
    """The comparison without what it says of officers and work where the plan's were found anew
    since, as the rest of the report would say something else."""
    if comparison is None or comparison.made_at is None:
        return comparison
    times = [assessment.made_at, None if staffing is None else staffing.made_at]
    if all(made_at is None or made_at <= comparison.made_at for made_at in times):
        return comparison
    note = message(
        "The work or the officers of {plan} were worked out anew after this comparison, so it says "
        "nothing of them. Compare the plans again.",
        plan=comparison.plan,
    )
    figures = comparison.people_figures.items()
    return replace(
        comparison,
        people_figures={name: pair for name, pair in figures if name not in OF_WORK},
        notes=(*comparison.notes, note),
    )


def _before(
    project: Project,
    division: Division,
    comparison: Optional[Comparison],
    layers: Mapping[str, pd.DataFrame],
    progress: Progress,
) -> Optional[gpd.GeoDataFrame]:
    """The lines of before: of the plan compared with or made from, else of today's communities.

    None for a plan that was neither compared nor redrawn.
    """
    if comparison is None and redrawing_of(division) is None:
        return None
    source = read_json(division.plan, "parameters").get("from")
    name = source if comparison is None else comparison.against
    if name in set(project.plans()["plan"]):
        earlier = project.read_plan(name, progress)
        communities = earlier.communities
        if communities.empty:
            # Plans of former versions have no lines of communities but those of their cells.
            communities = earlier.cells.dissolve("community_id", as_index=False)[
                ["community_id", "geometry"]
            ]
        return lines_before(communities, earlier.cells)
    return lines_before(layers["community"]) if "community" in layers else None


def _title(project: Project, division: Division) -> Message:
    return message(
        "{project}, {plan}", project=project.path.stem, plan=division.plan["plan"].iloc[0]
    )


def _internal(project: Project, found: _Findings, title: str) -> ReportContent:
    attached = project.read_attachment(found.assessment.plan)
    return internal_content(
        title,
        found.division,
        found.layers,
        project.rules,
        attached,
        found.assessment,
        found.staffing,
        found.comparison,
        found.before,
    )


def _public(
    project: Project, found: _Findings, title: str, progress: Progress
) -> tuple[ReportContent, Callable[[], None]]:
    """The content, and what is to be called before anybody sees it."""
    counted = _counted(project, found, part(progress, 0, 0.3))
    located = locate_layers(found.division, counted, part(progress, 0.3, 0.5))
    known = project.read_released()
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    release = release_counts(located, project.rules, *known, now, part(progress, 0.5, 1))
    content = public_content(
        title,
        found.division,
        found.layers,
        project.rules,
        found.assessment,
        release.public,
        None if found.staffing is None else found.staffing.assignments,
        found.comparison,
        found.before,
    )

    def remember() -> None:
        plan = content.plan_name
        project.write_release(plan, release.public, release.areas, release.counts, known=known)

    return content, remember


def _counted(project: Project, found: _Findings, progress: Progress) -> dict[str, pd.DataFrame]:
    """The buildings, and the layers of people that are counted, as far as they have rows."""
    known = found.layers
    frames = {
        layer: known[layer] if layer in known else project.read(layer, progress)
        for layer in _COUNTED
    }
    return {layer: frame for layer, frame in frames.items() if len(frame)}


def _nothing() -> None:
    """An internal edition tells the public nothing that would have to be remembered."""


def _write(
    content: ReportContent,
    drafts: Mapping[str, Path],
    files: Mapping[str, Path],
    language: str,
    progress: Progress,
) -> tuple[Message, ...]:
    """Write each draft of ``files``; returns what is to be said of who may read them."""
    closed = True
    for number, (kind, path) in enumerate(drafts.items()):
        step = part(progress, number / len(drafts), (number + 1) / len(drafts))
        step(0, message("Writing the report"))
        try:
            WRITERS[kind](content, path, language, step)
        except OSError as error:
            raise cannot_write(files[kind], error) from error
        if not content.is_public:
            closed &= keep_private(path)
    if closed:
        return ()
    return (
        message(
            "The disk that the report lies on does not keep who may read a file, so whoever can "
            "open its folder can read it. The internal edition is about persons: move it to a "
            "folder of your own."
        ),
    )
