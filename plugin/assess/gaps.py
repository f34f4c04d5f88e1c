"""Everything that a plan lacks, and the frames that it is kept in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ..attach import Attachment
from ..common.progress import Progress, part, silent
from ..contracts import contract
from .care_gaps import care_gaps
from .cell_gaps import cell_gaps
from .gap import PEOPLE_GAPS, PLACE_GAPS, SEVERITIES, Gap
from .ground_gaps import ground_gaps
from .names import Names
from .officers import Officers
from .person_gaps import person_gaps
from .scene import Scene
from .service_gaps import service_gaps
from .services import Ways
from .staff_gaps import staff_gaps
from .workload import CellWork

_KINDS = (*PLACE_GAPS, *PEOPLE_GAPS)
_DIGITS = 4


def find_gaps(
    scene: Scene,
    ways: Ways,
    officers: Officers,
    work: CellWork,
    rejected: pd.DataFrame,
    attachment: Attachment,
    progress: Progress = silent,
) -> list[Gap]:
    """All gaps of a plan, the most severe first; their places are in the scene's metres.

    ``ways``, ``officers`` and ``work`` are the scene's; ``rejected`` are the rows about persons
    that could not be imported (contract ``rejected``). What each kind means and how severe it is
    stands in docs/gaps.md.
    """
    names = Names(scene)
    found = [*ground_gaps(scene, names, part(progress, 0, 0.5))]
    for share, those in (
        (0.5, cell_gaps(scene, names, officers)),
        (0.6, service_gaps(scene, names, ways, part(progress, 0.6, 0.8))),
        (0.8, person_gaps(scene, names, rejected)),
        (0.9, care_gaps(scene, names, officers, work, attachment)),
        (0.95, staff_gaps(scene, names, officers, work)),
    ):
        progress(share, None)
        for gap in those:
            progress(share, None)
            found.append(gap)
    progress(1, None)
    return sorted(found, key=lambda gap: (SEVERITIES.index(gap.severity), *_order(gap)))


def gap_frames(
    gaps: Sequence[Gap], scene: Scene, progress: Progress = silent
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """The frames of contracts ``gap`` and ``people_gap`` in the plan's coordinate system.

    The sentences are in the language in use. A gap's code is its kind and a running number, which
    does not depend on the order of any rows.
    """
    progress(0, None)
    keys = []
    for done, gap in enumerate(gaps):
        progress(0.3 * done / len(gaps), None)
        keys.append(_order(gap))
    ids: dict[int, str] = {}
    counted: Counter[str] = Counter()
    for at in sorted(range(len(gaps)), key=keys.__getitem__):
        counted[gaps[at].kind] += 1
        ids[at] = f"{gaps[at].kind}-{counted[gaps[at].kind]:0{_DIGITS}d}"
    rows: dict[str, list[dict[str, Any]]] = {"gap": [], "people_gap": []}
    for at, gap in enumerate(gaps):
        progress(0.3 + 0.6 * at / len(gaps), None)
        layer = "gap" if gap.kind in PLACE_GAPS else "people_gap"
        rows[layer].append(_row(ids[at], gap, scene.plan))
    frames = _frame("gap", rows["gap"], scene), _frame("people_gap", rows["people_gap"], scene)
    progress(1, None)
    return frames


def _frame(layer: str, rows: Sequence[dict[str, Any]], scene: Scene) -> gpd.GeoDataFrame:
    fields = (*contract(layer).fields, "geometry")
    data: dict[str, Any] = {name: [row[name] for row in rows] for name in fields}
    frame: gpd.GeoDataFrame = contract(layer).frame(data, scene.crs)
    return frame.to_crs(scene.index.cells.crs)


def _row(code: str, gap: Gap, plan: str) -> dict[str, Any]:
    """All fields of both contracts."""
    said = {"said": gap.said.to_json(), "action": gap.action.to_json()}
    return {
        "plan": plan,
        "gap_id": code,
        "gap_kind": gap.kind,
        "severity": gap.severity,
        "community_id": gap.community_id,
        "cell_id": gap.cell_id,
        "building_id": gap.building_id,
        "gap_subject": gap.subject,
        "gap_households": gap.households,
        "people": gap.people,
        "code": gap.code,
        "gap_message": str(gap.said),
        "gap_action": str(gap.action),
        "gap_said": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "geometry": gap.place,
    }


def _order(gap: Gap) -> tuple[Any, ...]:
    """By kind and place; what is alike in these goes by where exactly and by what is said."""
    texts = (gap.community_id, gap.cell_id, gap.building_id, gap.subject, gap.code)
    spot = (0.0, 0.0) if gap.place is None else (shapely.get_x(gap.place), shapely.get_y(gap.place))
    return (
        _KINDS.index(gap.kind),
        *(text or "" for text in texts),
        *(round(float(number), 3) for number in spot),
        json.dumps(gap.said.to_json(), ensure_ascii=False, sort_keys=True),
    )
