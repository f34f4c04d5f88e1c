"""The project's files: one to hand around, and beside it the one about persons."""

from .access import draft_of, keep_private
from .blobs import to_single
from .planchanges import Deleted
from .project import FIRST_PLAN, Project

__all__ = ["FIRST_PLAN", "Deleted", "Project", "draft_of", "keep_private", "to_single"]
