"""The summary of a plan: one HTML page with its figures, verdicts, score, map, chart and table."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from ..contracts import contracts
from ..divide import Division
from .cellrows import cell_rows
from .moverows import move_rows, moves_sentence, tower_rows
from .page import render_page
from .planrow import read_plan_row
from .svg_bars import draw_bars
from .svg_map import draw_map
from .wording import SCORE_NAMES, score_value


def summary_html(
    division: Division,
    layers: Mapping[str, gpd.GeoDataFrame],
    title: str,
    language: str = "en",
) -> str:
    """One self-contained HTML page about ``division``, in ``language`` (``en`` or ``zh_CN``).

    ``layers`` are the contract frames that the plan was made from, drawn on the map where they are
    there. All names are escaped; the page asks for nothing from outside and runs no script.
    """
    plan = read_plan_row(division.plan)
    cells = division.cells.sort_values(["community_id", "cell_id"], kind="stable")
    names = {verdict.community_id: verdict.name for verdict in plan.communities}
    rows = cell_rows(cells, names)
    return render_page(
        "summary.html",
        "page.css",
        language,
        title=title,
        plan=plan,
        titles={layer: item.title for layer, item in contracts().items()},
        rows=rows,
        impossible=[verdict for verdict in plan.communities if not verdict.feasible],
        score=[
            (name.title, score_value(name.kind, plan.score.get(name.name)), name.about)
            for name in SCORE_NAMES
        ],
        moves=move_rows(division.moves),
        moves_sentence=moves_sentence(division.moves),
        towers=tower_rows(division.towers),
        drawing=draw_map(cells, division.units, rows, layers, names) if len(rows) else None,
        chart=draw_bars(rows, plan.band) if rows else None,
    )
