"""The use cases, one function each, over the rooms; the project they work on is passed in."""

from .adopting import adopt
from .answering import Answered, answer_requests, who_serves, who_serves_points
from .assessing import assess, attach
from .comparing import compare
from .dividing import divide, input_layers
from .drawing import draw_atlas, report_name
from .editing import begin_edit, edit, keep_edits
from .explaining import explain
from .foreseeing import foresee, foresee_redrawing
from .handing import begin_by_hand, keep_by_hand
from .importing import DEFAULT_RULEBOOK, import_frame, import_layer, init_project
from .papers import write_papers
from .planning import copy_plan, free_copy_name, list_plans, rename_plan
from .redrawing import redraw
from .replaying import Replay, replay
from .reporting import WRITERS, Report, report
from .staffing import staff, who_is_away

__all__ = [
    "DEFAULT_RULEBOOK",
    "WRITERS",
    "Answered",
    "Replay",
    "Report",
    "adopt",
    "answer_requests",
    "assess",
    "attach",
    "begin_by_hand",
    "begin_edit",
    "compare",
    "copy_plan",
    "divide",
    "draw_atlas",
    "edit",
    "explain",
    "foresee",
    "foresee_redrawing",
    "free_copy_name",
    "import_frame",
    "import_layer",
    "init_project",
    "input_layers",
    "keep_by_hand",
    "keep_edits",
    "list_plans",
    "redraw",
    "rename_plan",
    "replay",
    "report",
    "report_name",
    "staff",
    "who_is_away",
    "who_serves",
    "who_serves_points",
    "write_papers",
]
