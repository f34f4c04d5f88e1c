"""The project file: everything of one project in a single GeoPackage."""

from .project import FIRST_PLAN, Project

__all__ = ["FIRST_PLAN", "Project"]
