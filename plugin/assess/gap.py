"""One gap: what is missing somewhere, why it matters and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import shapely

from ..common.messages import Message

# The kinds of gaps, those about persons last. The names are kept in projects: never rename.
PLACE_GAPS = (
    "ground_in_no_cell",
    "ground_in_two_cells",
    "building_in_no_cell",
    "cell_out_of_band",
    "cell_without_officer",
    "cell_without_backup",
    "service_too_far",
    "service_missing",
    "premises_too_small",
    "off_network",
)
PEOPLE_GAPS = (
    "resident_without_building",
    "row_not_taken",
    "case_in_no_cell",
    "case_without_officer",
    "visits_not_done",
    "volunteer_role_missing",
    "too_few_volunteers",
    "visit_not_planned",
    "hours_not_covered",
    "skill_missing",
)
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True)
class Gap:
    """A gap of one of the kinds above.

    ``place`` is a point in the plan's coordinate system, None where nobody knows; ``subject`` the
    service, role, layer or reason that it is about; ``people`` and ``code`` (of the one row behind
    it) only where persons stand behind it. ``said`` is what is missing, ``action`` what to do.
    """

    kind: str
    severity: str
    said: Message
    action: Message
    place: Optional[shapely.Point] = None
    community_id: Optional[str] = None
    cell_id: Optional[str] = None
    building_id: Optional[str] = None
    subject: Optional[str] = None
    households: Optional[int] = None
    people: Optional[int] = None
    code: Optional[str] = None
