"""The use cases, one function each, over the rooms; the project they work on is passed in."""

from .answering import Answered, answer_requests, who_serves, who_serves_points
from .assessing import assess, attach
from .dividing import divide, input_layers
from .importing import DEFAULT_RULEBOOK, import_frame, import_layer, init_project
from .papers import write_papers
from .reporting import WRITERS, Report, report
from .staffing import staff, who_is_away

__all__ = [
    "DEFAULT_RULEBOOK",
    "WRITERS",
    "Answered",
    "Report",
    "answer_requests",
    "assess",
    "attach",
    "divide",
    "import_frame",
    "import_layer",
    "init_project",
    "input_layers",
    "report",
    "staff",
    "who_is_away",
    "who_serves",
    "who_serves_points",
    "write_papers",
]
