"""What a report is made of, in its internal and in its public edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..assess.assessment import Assessment
from ..assess.gap import PLACE_GAPS
from ..assess.names import BuildingNames
from ..compare import Comparison
from ..contracts import contract
from ..divide import Division
from ..rules import Rulebook
from ..staff import Staffing

EDITIONS = ("internal", "public")
# The input layers that a report draws and tells of, none of them about persons.
SHARED_LAYERS = (
    "community",
    "compound",
    "building",
    "road",
    "barrier",
    "crossing",
    "facility",
    "officer",
)
# Which contract each frame of a plan has.
_OF_PLAN = {
    "plan": "plan",
    "units": "unit",
    "cells": "cell",
    "moves": "move",
    "towers": "tower",
    "communities": "plan_community",
    "areas": "area",
    "crosswalk": "crosswalk",
    "edits": "edit",
    "repairs": "repair",
}
# What only an internal edition holds, each with the contract of its frame.
RESTRICTED = {
    "cell_people": "cell_people",
    "cell_counts": "cell_count",
    "unattached": "unattached",
    "people_gaps": "people_gap",
    "care_coverage": "care_coverage",
    "workload": "workload",
    "work_items": "work_item",
}
# What the notice at a cell says of who serves it; nothing of why, or of who did before.
NOTICE = (
    "plan",
    "cell_id",
    "community_id",
    "officer_id",
    "officer_name",
    "reinforced_by",
    "backup_id",
    "backup_name",
    "geometry",
)
# The columns of the lines of before: of a ``community`` or a ``cell``, by code, named if known.
BEFORE = ("level", "code", "name", "geometry")


@dataclass(frozen=True, eq=False)
class ReportContent:
    """All that a report may tell: the HTML page, the workbook and the cards are made from it.

    ``plan`` is the plan, ``layers`` the shared input layers by name (any may be missing); ``gaps``,
    ``coverage`` and ``reach`` are frames of the contracts ``gap``, ``coverage`` and ``reach``.
    An ``internal`` edition holds the seven frames of ``RESTRICTED`` too; in a ``public`` one they
    are None, and ``public_counts`` (contract ``public_count``) has the counts that may be shown.
    ``staffing`` is who serves the cells, None where nobody was assigned; a public edition has of
    it the ``notices`` alone: the columns NOTICE of a frame of the contract ``assignment``.
    ``comparison`` is the plan beside another or today, None where it was compared with nothing; a
    public edition has of it what is about places and households. ``before`` has the lines of what
    it changes, the columns BEFORE; None where there are none.

    Raises ValueError where an edition holds what it must not, or lacks what it needs.
    """

    title: str
    edition: str
    plan: Division
    layers: Mapping[str, pd.DataFrame]
    rulebook: Rulebook
    gaps: gpd.GeoDataFrame
    coverage: pd.DataFrame
    reach: gpd.GeoDataFrame
    cell_people: Optional[gpd.GeoDataFrame] = None
    cell_counts: Optional[pd.DataFrame] = None
    unattached: Optional[pd.DataFrame] = None
    people_gaps: Optional[gpd.GeoDataFrame] = None
    care_coverage: Optional[pd.DataFrame] = None
    workload: Optional[gpd.GeoDataFrame] = None
    work_items: Optional[pd.DataFrame] = None
    public_counts: Optional[pd.DataFrame] = None
    staffing: Optional[Staffing] = None
    notices: Optional[gpd.GeoDataFrame] = None
    comparison: Optional[Comparison] = None
    before: Optional[gpd.GeoDataFrame] = None

    def __post_init__(self) -> None:
        if self.edition not in EDITIONS:
            raise ValueError(f"no such edition: {self.edition}")
        for name in self.layers:
            if name not in SHARED_LAYERS:
                raise ValueError(f"no layer of a report: {name}")
        for name in RESTRICTED:
            if (getattr(self, name) is None) != self.is_public:
                raise ValueError(f"{name} belongs in the internal edition, and only there")
        if (self.public_counts is None) == self.is_public:
            raise ValueError("public_counts belongs in the public edition, and only there")
        if (self.staffing if self.is_public else self.notices) is not None:
            raise ValueError("a public edition has notices, an internal one the whole staffing")
        if not self.gaps["gap_kind"].isin(PLACE_GAPS).all():
            raise ValueError("gaps behind which persons stand are no part of gaps")
        if self.public_counts is not None:
            self._check_public(self.public_counts)

    def _check_public(self, counts: pd.DataFrame) -> None:
        """A public edition has no small count, and no column that its contracts don't know."""
        if (counts["count"] < 5).any():
            raise ValueError("a public count is below 5")
        frames = {"gap": self.gaps, "coverage": self.coverage, "reach": self.reach}
        frames |= {"public_count": counts, **self.layers}
        frames |= {layer: getattr(self.plan, name) for name, layer in _OF_PLAN.items()}
        if self.comparison is not None:
            own = self.comparison
            if len(own.people) or own.people_figures or own.notes:
                raise ValueError("a public comparison tells of persons")
            frames |= {"change": own.changes, "flow": own.flows}
        for layer, frame in frames.items():
            unknown = set(frame.columns) - {*contract(layer).fields, "geometry"}
            if unknown:
                raise ValueError(f"no columns of {layer}: {sorted(map(str, unknown))}")
        if self.notices is not None and set(self.notices.columns) - set(NOTICE):
            raise ValueError("a notice tells more than who serves a cell")
        if self.before is not None and set(self.before.columns) - set(BEFORE):
            raise ValueError("the lines of before tell more than where they are")

    @property
    def is_public(self) -> bool:
        """Whether this may leave the office."""
        return self.edition == "public"

    @property
    def plan_name(self) -> str:
        """The plan's name."""
        return str(self.plan.plan["plan"].iloc[0])

    @property
    def serving(self) -> gpd.GeoDataFrame:
        """Who serves each cell: the columns NOTICE at least; no rows where nobody was assigned."""
        found = self.notices if self.staffing is None else self.staffing.assignments
        return contract("assignment").frame({}, crs=self.plan.cells.crs) if found is None else found

    @property
    def homes(self) -> BuildingNames:
        """What the buildings are called."""
        return BuildingNames(self.layer("building"), self.layer("compound"), self.plan.units)

    def layer(self, name: str) -> pd.DataFrame:
        """A shared input layer; an empty frame of its contract where there is none."""
        if name in self.layers:
            return self.layers[name]
        return contract(name).frame({}, crs=self.plan.cells.crs)


def internal_content(
    title: str,
    plan: Division,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    attached: tuple[gpd.GeoDataFrame, pd.DataFrame, pd.DataFrame],
    assessment: Assessment,
    staffing: Optional[Staffing] = None,
    comparison: Optional[Comparison] = None,
    before: Optional[gpd.GeoDataFrame] = None,
) -> ReportContent:
    """The whole report, for those who may read the restricted file; ``layers`` may be more.

    ``attached`` is what lies in the cells: frames of the contracts ``cell_people``, ``cell_count``
    and ``unattached``; ``staffing`` is the plan's, None where it has none. ``comparison`` and
    ``before`` are as in ReportContent.
    """
    cell_people, cell_counts, unattached = attached
    return ReportContent(
        title=title,
        edition="internal",
        plan=plan,
        layers=_shared(layers),
        rulebook=rulebook,
        gaps=assessment.gaps,
        coverage=assessment.coverage,
        reach=assessment.reach,
        cell_people=cell_people,
        cell_counts=cell_counts,
        unattached=unattached,
        people_gaps=assessment.people_gaps,
        care_coverage=assessment.care_coverage,
        workload=assessment.workload,
        work_items=assessment.work_items,
        staffing=staffing,
        comparison=comparison,
        before=before,
    )


def public_content(
    title: str,
    plan: Division,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    assessment: Assessment,
    public_counts: pd.DataFrame,
    assignments: Optional[gpd.GeoDataFrame] = None,
    comparison: Optional[Comparison] = None,
    before: Optional[gpd.GeoDataFrame] = None,
) -> ReportContent:
    """What may leave the office; of persons only ``public_counts`` (contract of that name).

    Of ``assignments`` (contract ``assignment``) only what the notices at the cells say is taken,
    of ``comparison`` only what is about places and households.
    """
    return ReportContent(
        title=title,
        edition="public",
        plan=plan,
        layers=_shared(layers),
        rulebook=rulebook,
        gaps=assessment.gaps,
        coverage=assessment.coverage,
        reach=assessment.reach,
        public_counts=public_counts,
        notices=None if assignments is None else assignments[list(NOTICE)],
        comparison=None if comparison is None else _about_places(comparison),
        before=before,
    )


def _shared(layers: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name: layers[name] for name in SHARED_LAYERS if name in layers}


def _about_places(comparison: Comparison) -> Comparison:
    """Without what is about persons, officers and work."""
    return replace(comparison, people=comparison.people.iloc[:0], people_figures={}, notes=())


def lines_before(
    communities: gpd.GeoDataFrame, cells: Optional[gpd.GeoDataFrame] = None
) -> gpd.GeoDataFrame:
    """The lines of before (columns BEFORE) from frames with ``community_id`` and ``cell_id``.

    ``communities`` may have names; those without a shape are left out.
    """
    frames = [_outlines("community", communities["community_id"], communities)]
    if cells is not None:
        frames.append(_outlines("cell", cells["cell_id"], cells.to_crs(communities.crs)))
    lines = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(lines, geometry="geometry", crs=communities.crs)


def _outlines(level: str, codes: pd.Series[Any], frame: gpd.GeoDataFrame) -> pd.DataFrame:
    names = frame["name"].to_numpy(object) if "name" in frame else None
    shapes = frame.geometry.to_numpy()
    found = pd.DataFrame(
        {"level": level, "code": codes.to_numpy(object), "name": names, "geometry": shapes}
    )
    return found.dropna(subset=["code", "geometry"]).sort_values("code", kind="stable")
