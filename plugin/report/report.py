"""The report: one HTML page with all that a plan's assessment found, to read, sort and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contracts
from .cellrows import CellRow, cell_rows
from .changechapter import changes_of
from .charts import (
    coverage_chart,
    duties_chart,
    gaps_chart,
    officers_chart,
    volunteers_chart,
    work_chart,
)
from .columns import households_columns, officers_columns, utilisation_columns
from .communityrows import community_rows
from .content import ReportContent
from .figures import key_figures
from .findingtables import areas_table, counts_table, gaps_table, services_table, work_table
from .gaprows import GapRow, gap_rows
from .moverows import moves_sentence, moves_table, towers_table
from .page import render_page
from .placetables import cells_table, communities_table, officers_table, sizes_table
from .planrow import PlanRow, read_plan_row
from .redrawn import Redrawing, has_lines, lines_table, redrawing_figures, redrawing_of
from .staffchapter import staff_of
from .stafftables import staff_tables
from .svg_bars import draw_bars
from .svg_change import ChangePaper
from .svg_map import draw_map
from .wording import SCORE_NAMES, written

# With more cells than these a bar for each is no picture any more.
MOST_BARS = 300


def report_html(content: ReportContent, language: str = "en", progress: Progress = silent) -> str:
    """The page about ``content``, in ``language`` (``en`` or ``zh_CN``), whole in itself.

    It asks for nothing from outside; its one script only sorts, filters and copies its tables and
    finds cells on its map. All names are escaped. A public content makes a public page.
    """
    progress(0, message("Writing the report"))
    plan = read_plan_row(content.plan.plan)
    names = {verdict.community_id: verdict.name for verdict in plan.communities}
    cells = content.plan.cells.sort_values(["community_id", "cell_id"], kind="stable")
    gaps = gap_rows(content, language, progress)
    rows = cell_rows(cells, names, gaps, content.workload)
    staff = staff_of(content, language)
    drawing = None
    if rows:
        watch = part(progress, 0.1, 0.4)
        drawing = draw_map(content, cells, rows, names, gaps, watch)
    watch = part(progress, 0.4, 0.5)
    made = redrawing_of(content.plan)
    drawn = rows and (made is not None or content.comparison is not None)
    paper = ChangePaper(content, names, watch) if drawn else None
    return render_page(
        "report.html",
        language,
        part(progress, 0.6, 1),
        content=content,
        plan=plan,
        titles={layer: item.title for layer, item in contracts().items()},
        rows=rows,
        figures=key_figures(content, plan, gaps),
        impossible=[verdict for verdict in plan.communities if not verdict.feasible],
        score=_score(content, plan),
        moves_sentence=moves_sentence(content.plan.moves),
        drawing=drawing,
        redrawing=made,
        redrawing_figures=redrawing_figures(content),
        lines=paper.lines(watch) if paper and made else None,
        change=changes_of(content, names, paper, watch),
        chart=draw_bars(rows, plan.band) if 0 < len(rows) <= MOST_BARS else None,
        spread=households_columns(rows, plan.band) if len(rows) > MOST_BARS else None,
        utilisation=utilisation_columns(rows),
        staff_figures=staff.figures,
        staff_notes=staff.notes,
        officers_spread=officers_columns(staff.officers),
        charts={
            "gaps": gaps_chart(gaps),
            "coverage": coverage_chart(content),
            "work": work_chart(content, names),
            "duties": duties_chart(content),
            "volunteers": volunteers_chart(content),
            "officers": officers_chart(staff.officers),
        },
        tables={
            **_tables(content, plan, rows, gaps, names, part(progress, 0.5, 0.55)),
            **_lines(content, paper, made),
            **staff_tables(content, staff, rows, names, language, part(progress, 0.55, 0.6)),
        },
    )


def _lines(
    content: ReportContent, paper: Optional[ChangePaper], made: Optional[Redrawing]
) -> dict[str, Any]:
    """The table of the communities' lines, by name, where there is something to tell."""
    if not has_lines(content):
        return {}
    return {"lines": lines_table(content, paper.anchors() if paper and made else {})}


def _tables(
    content: ReportContent,
    plan: PlanRow,
    rows: Sequence[CellRow],
    gaps: Sequence[GapRow],
    names: Mapping[str, str],
    progress: Progress,
) -> dict[str, Any]:
    """The tables by name; one that the edition has nothing for is not there."""
    progress(0, None)
    communities = community_rows(content, plan.communities)
    tables = {
        "cells": cells_table(content, rows),
        "communities": communities_table(communities),
        "sizes": sizes_table(content, communities),
        "gaps": gaps_table(content, gaps, rows, names),
        "services": services_table(content),
        "coverage": areas_table(
            content,
            "coverage",
            message("Share of the households within reach, by community and cell."),
            rows,
            names,
        ),
        "moves": moves_table(content.plan.moves),
        "towers": towers_table(content.plan.towers),
    }
    if content.staffing is None:
        # Else the chapter on who serves which cell has every officer, with more.
        tables["officers"] = officers_table(content, rows)
    progress(0.5, None)
    if content.is_public:
        tables["counts"] = counts_table(content, rows, names)
    else:
        tables["work"] = work_table(content, rows)
        tables["care_coverage"] = areas_table(
            content,
            "care_coverage",
            message("Share of the care cases within reach, by community and cell."),
            rows,
            names,
        )
    return tables


def _score(content: ReportContent, plan: PlanRow) -> list[tuple[Any, Any, Any]]:
    """The names of the score with their values; work is told in the internal edition only."""
    return [
        (name.title, written(name.kind, plan.score.get(name.name)), name.about)
        for name in SCORE_NAMES
        if not (content.is_public and name.name == "workload_cv")
    ]
