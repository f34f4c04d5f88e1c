"""Any file to checked frames: reading, matching, repair, rejected rows, privacy."""

from .facts import WITHIN_M, ProjectFacts
from .households import (
    HOUSEHOLD_SOURCES,
    compare_households,
    with_households,
    with_records,
)
from .importer import check_frame, import_source
from .matching import matching_lines
from .preview import Preview, preview_frame, preview_source, to_be_said
from .reasons import REASONS
from .result import ImportResult, rejected_lines
from .wanted import SAME_NAMES, can_be_one_value

__all__ = [
    "HOUSEHOLD_SOURCES",
    "REASONS",
    "SAME_NAMES",
    "WITHIN_M",
    "ImportResult",
    "Preview",
    "ProjectFacts",
    "can_be_one_value",
    "check_frame",
    "compare_households",
    "import_source",
    "matching_lines",
    "preview_frame",
    "preview_source",
    "rejected_lines",
    "to_be_said",
    "with_households",
    "with_records",
]
