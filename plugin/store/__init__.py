"""The project file: everything of one project in a single GeoPackage."""

from .project import Project

__all__ = ["Project"]
