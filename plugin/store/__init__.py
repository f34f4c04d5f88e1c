"""The project's files: one to hand around, and beside it the one about persons."""

from .project import FIRST_PLAN, Project

__all__ = ["FIRST_PLAN", "Project"]
