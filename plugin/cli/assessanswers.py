"""What the command line answers to ``assess`` and ``report``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

import pandas as pd

from ..assess import SEVERITIES, Assessment
from ..common.figures import percent, whole
from ..common.messages import Bilingual, Message, current_language, message
from ..report.titles import GAP_TITLES, SEVERITY_TITLES, Title, service_title
from ..rules import Rulebook
from ..steps import Report
from ..store import Project
from .aligned import aligned
from .answers import Answer

_TIME = "%Y-%m-%d %H:%M"


def assess_answer(found: Assessment, project: Project, seconds: float) -> Answer:
    """What is missing and how much work there is; of people sums over all cells, never of one."""
    gaps, coverage = _gap_sums(found), _coverage(found)
    work = _work(found)
    notes = [str(note) for note in found.notes]
    data = {
        "plan": found.plan,
        "cells": len(found.workload),
        "gaps": gaps,
        "coverage": coverage,
        "work": work,
        "notes": notes,
        "seconds": round(seconds, 3),
    }
    head = message(
        "{plan}: {gaps} gaps in {cells} cells, {high} of them of high severity.",
        plan=found.plan,
        gaps=whole(len(found.gaps) + len(found.people_gaps)),
        cells=whole(len(found.workload)),
        high=whole(sum(of_kind["high"] for of_kind in gaps.values())),
    )
    parts = [str(head), *_gaps_part(gaps, project)]
    if coverage:
        parts.append(_coverage_table(coverage, project.rules))
    parts += [_work_text(work), str(_where_work_is(project)), *notes]
    parts.append(str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")))
    return Answer(data, "\n\n".join(parts))


def report_answer(made: Report, files: Mapping[str, Path], seconds: float) -> Answer:
    """The files of a report, and how old what they say is; ``files`` are all, by their format."""
    content, notes = made.content, [str(note) for note in made.notes]
    counts = content.public_counts
    withheld = None if counts is None else int(counts["count"].isna().sum())
    data = {
        "plan": content.plan_name,
        "edition": content.edition,
        "title": content.title,
        "files": {kind: str(path) for kind, path in files.items()},
        "assessed_at": None if made.made_at is None else made.made_at.isoformat() + "Z",
        "assessed_now": made.assessed_now,
        "counts_withheld": withheld,
        "notes": notes,
        "seconds": round(seconds, 3),
    }
    head = message("{plan}: the report {title}", plan=content.plan_name, title=content.title)
    parts = [str(head), "\n".join(map(str, files.values())), str(_edition_line(counts))]
    parts += [str(_age(made)), *notes]
    parts.append(str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")))
    return Answer(data, "\n\n".join(parts))


def _gap_sums(found: Assessment) -> dict[str, dict[str, int]]:
    """How many gaps of each kind there are, by severity."""
    sums: dict[str, dict[str, int]] = {}
    for frame in (found.gaps, found.people_gaps):
        for kind, severity in zip(frame["gap_kind"], frame["severity"]):
            sums.setdefault(kind, dict.fromkeys(SEVERITIES, 0))[severity] += 1
    return {kind: sums[kind] for kind in GAP_TITLES if kind in sums}


def _coverage(found: Assessment) -> list[dict[str, Any]]:
    """Of the whole: households, and care cases, within each service's circle."""
    houses = found.coverage[found.coverage["level"] == "all"]
    care = found.care_coverage[found.care_coverage["level"] == "all"].set_index("service")
    rows = []
    for row in houses.to_dict(orient="records"):
        cases = care.loc[row["service"]] if row["service"] in care.index else None
        rows.append(
            {
                "service": row["service"],
                "minutes": float(row["minutes"]),
                "households": int(row["households"]),
                "covered": int(row["covered"]),
                "care_cases": 0 if cases is None else int(cases["care_cases"]),
                "care_cases_covered": 0 if cases is None else int(cases["covered"]),
            }
        )
    return rows


def _work(found: Assessment) -> dict[str, Any]:
    """Of all cells together."""
    work, spread = found.workload, found.workload_cv
    undone = {name: round(float(work[f"undone_{name}"].sum()), 1) for name in SEVERITIES}
    return {
        "hours": round(float(work["total_min"].sum()) / 60, 1),
        "officer_hours": round(float(work["hours_min"].sum()) / 60, 1),
        "cells_beyond_hours": int((work["utilisation"] > 1).sum()),
        "cells_without_officer": int(work["officers"].isna().sum()),
        "workload_cv": None if spread is None else round(spread, 3),
        "visits_not_done": undone,
    }


def _gaps_part(gaps: Mapping[str, Mapping[str, int]], project: Project) -> list[str]:
    if not gaps:
        return []
    rows = [["", *(_title(SEVERITY_TITLES[name]) for name in SEVERITIES)]]
    for kind, sums in gaps.items():
        rows.append([_title(GAP_TITLES[kind]), *(whole(sums[name]) for name in SEVERITIES)])
    where = message(
        "Each of them is in the layer gap of {file}, or, if it is about people, in the layer "
        "people_gap of {people}, with what to do about it.",
        file=project.path.name,
        people=project.people_path.name,
    )
    return [aligned(rows, right=(1, 2, 3)), str(where)]


def _coverage_table(coverage: list[dict[str, Any]], rulebook: Rulebook) -> str:
    heads = (
        message("Service within reach on foot"),
        message("Minutes"),
        message("Households"),
        message("Care cases"),
    )
    rows = [[str(head) for head in heads]]
    for line in coverage:
        rows.append(
            [
                _title(service_title(rulebook, line["service"])),
                f"{line['minutes']:g}",
                _share(line["covered"], line["households"]),
                _share(line["care_cases_covered"], line["care_cases"]),
            ]
        )
    return aligned(rows, right=(1, 2, 3))


def _work_text(work: Mapping[str, Any]) -> str:
    hours = message(
        "{hours} hours of work a month, {own} hours of officers. Cells with more work than their "
        "officer's hours: {beyond}; without an officer: {without}.",
        hours=whole(round(work["hours"])),
        own=whole(round(work["officer_hours"])),
        beyond=whole(work["cells_beyond_hours"]),
        without=whole(work["cells_without_officer"]),
    )
    undone = message(
        "Visits a month that do not fit into the hours: {high} of high severity, {medium} of "
        "medium, {low} of low.",
        **{name: whole(round(count)) for name, count in work["visits_not_done"].items()},
    )
    return f"{hours}\n{undone}"


def _where_work_is(project: Project) -> Message:
    return message(
        "How much work each cell is, and what of it does not fit, is in the layer workload of "
        "{people}.",
        people=project.people_path.name,
    )


def _share(part: int, of_all: int) -> str:
    return percent(part / of_all) if of_all else "-"


def _title(title: Title) -> str:
    """A title in the language in use."""
    if isinstance(title, Bilingual):
        return title.zh if current_language() == "zh_CN" else title.en
    return str(title)


def _edition_line(counts: Optional[pd.DataFrame]) -> Message:
    if counts is None:
        return message(
            "This is the internal edition, with what is known about people. Keep it in the office."
        )
    return message(
        "This is the public edition. {withheld} of its {counts} counts of people are withheld, "
        "because they are small or would give small ones away.",
        withheld=whole(int(counts["count"].isna().sum())),
        counts=whole(len(counts)),
    )


def _age(made: Report) -> Message:
    if made.assessed_now or made.made_at is None:
        return message("The plan had not been assessed yet, so it was assessed first.")
    return message(
        "It tells what was found on {time} (UTC). If the data has changed since, run "
        "grid-steward assess first.",
        time=made.made_at.strftime(_TIME),
    )
