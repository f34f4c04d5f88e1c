"""Who serves which cell, and can they: quotas, assignment, backups, rounds, who answers."""

from .problem import Assigned, StaffProblem
from .staffing import Staffing

__all__ = ["Assigned", "StaffProblem", "Staffing"]
