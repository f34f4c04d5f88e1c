"""The report on a plan that nothing was attached to and that was not assessed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..contracts import contract
from ..divide import Division
from ..rules import load_rulebook
from .content import SHARED_LAYERS, ReportContent
from .report import report_html


def summary_html(
    division: Division, layers: Mapping[str, pd.DataFrame], title: str, language: str = "en"
) -> str:
    """The public page about ``division`` alone, in ``language`` (``en`` or ``zh_CN``)."""
    crs = division.cells.crs
    content = ReportContent(
        title=title,
        edition="public",
        plan=division,
        layers={name: layers[name] for name in SHARED_LAYERS if name in layers},
        rulebook=load_rulebook(str(division.plan["rulebook"].iloc[0])),
        gaps=contract("gap").frame({}, crs=crs),
        coverage=contract("coverage").frame({}),
        reach=contract("reach").frame({}, crs=crs),
        public_counts=contract("public_count").frame({}),
    )
    return report_html(content, language)
