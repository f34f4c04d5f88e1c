"""One plan against another, or against today."""

from .changes import moved_by
from .compare import compare_plans
from .comparison import Comparison
from .fates import KINDS, SPLIT_SHARE
from .figures import FIGURES, figure_title
from .people import OF_WORK, PEOPLE_FIGURES
from .reasons import REASONS
from .sides import Facts
from .today import TODAY, is_today, today_division

__all__ = [
    "FIGURES",
    "KINDS",
    "OF_WORK",
    "PEOPLE_FIGURES",
    "REASONS",
    "SPLIT_SHARE",
    "TODAY",
    "Comparison",
    "Facts",
    "compare_plans",
    "figure_title",
    "is_today",
    "moved_by",
    "today_division",
]
