"""Who serves which cell, and can they: quotas, assignment, backups, rounds, who answers."""

from .away import who_takes
from .loads import with_loads
from .solver.problem import Assigned, StaffProblem
from .staff import staff_layers
from .staffing import Staffing

__all__ = [
    "Assigned",
    "StaffProblem",
    "Staffing",
    "staff_layers",
    "who_takes",
    "with_loads",
]
