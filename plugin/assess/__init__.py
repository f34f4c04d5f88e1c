"""What is missing in a plan, and how much work each of its cells is."""

from .assess import assess_layers
from .assessment import Assessment
from .gap import PEOPLE_GAPS, PLACE_GAPS, SEVERITIES, Gap
from .workload import building_minutes

__all__ = [
    "PEOPLE_GAPS",
    "PLACE_GAPS",
    "SEVERITIES",
    "Assessment",
    "Gap",
    "assess_layers",
    "building_minutes",
]
