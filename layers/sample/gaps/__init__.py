"""The sample town with planted gaps, and what has to be found in it.

``complete_town`` takes the gaps away that the sample has; ``planted_town`` then plants each kind
at least twice and says where. The ways on foot are not known here: which homes are too far from
one of the ``scarce`` services has to be found out by other means than the program's own.
"""

from .complete import complete_town
from .planted import planted_town
from .truth import Expected, Town

__all__ = ["Expected", "Town", "complete_town", "planted_town"]
