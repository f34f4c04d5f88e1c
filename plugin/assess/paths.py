"""The line of a walk along the network."""

from __future__ import annotations

from typing import Optional

import numpy as np
import shapely

from .network import Joined, WalkNetwork


def walk_line(network: WalkNetwork, places: Joined) -> Optional[shapely.LineString]:
    """The walk from the first of ``places`` past the others and back; None of no length."""
    spots = np.stack([places.x, places.y], axis=1)
    spots = np.concatenate([spots, spots[:1]])
    if (spots == spots[0]).all():
        return None
    return shapely.LineString(spots)
