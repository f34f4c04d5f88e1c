"""What is known of the work in a plan while it is changed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..graph import FloatArray


@dataclass(frozen=True, eq=False)
class Work:
    """Minutes a month, all of them about persons, so that nobody keeps them.

    ``minutes`` (n,): what each unit brings; ``beside``: what a cell has beside that by its code,
    such as walking; ``usual``: the same of a new cell, by community; ``hours``: the officers' time
    by the code of the cell, of those that have an officer.
    """

    minutes: FloatArray
    beside: Mapping[str, float] = field(default_factory=dict)
    usual: Mapping[str, float] = field(default_factory=dict)
    hours: Mapping[str, float] = field(default_factory=dict)

    def of(self, code: str, community_id: str, inside: float) -> float:
        """The work of a cell whose units bring ``inside`` minutes."""
        return inside + self.beside.get(code, self.usual.get(community_id, 0.0))
