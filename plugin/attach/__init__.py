"""Buildings, residents, care cases, places and requests on the cells of a plan."""

from .attachment import Attachment, attach_layers
from .located import Located, locate_layers
from .planindex import PlanIndex
from .unattached import REASON_TITLES
from .whereabouts import REASONS, Whereabouts, inner_points

__all__ = [
    "REASONS",
    "REASON_TITLES",
    "Attachment",
    "Located",
    "PlanIndex",
    "Whereabouts",
    "attach_layers",
    "inner_points",
    "locate_layers",
]
