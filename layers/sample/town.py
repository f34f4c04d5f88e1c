"""Builds the town on its ground, block by block.

Each block draws from a generator of its own, so that changing one block leaves the others as
they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from . import estates, houses, public
from .ground import Face, Ground, lay_out
from .plots import Estate, House, Path, Plot

SEED = 20
HOMES = (*estates.STYLES, "courtyards", "village")
# The block in which one house's count is not known, as it happens.
UNKNOWN_BLOCK = "b3n"


@dataclass(frozen=True)
class Town:
    """Everything that is in the town, in ground coordinates."""

    ground: Ground
    houses: tuple[House, ...]
    estates: tuple[Estate, ...]
    paths: tuple[Path, ...]


def build(seed: int = SEED) -> Town:
    """The whole town; the same seed builds the same town."""
    ground = lay_out()
    plots = [_build_on(face, seed) for face in ground.faces if face.block]
    return Town(
        ground=ground,
        houses=tuple(house for plot in plots for house in plot.houses),
        estates=tuple(estate for plot in plots for estate in plot.estates),
        paths=tuple(path for plot in plots for path in plot.paths),
    )


def _build_on(face: Face, seed: int) -> Plot:
    block = face.block
    if block is None:
        raise ValueError("nothing is planned on this ground")
    letters = [ord(letter) for letter in block.key]
    plot = Plot(face, np.random.default_rng([seed, *letters]), block.name)
    if block.use in estates.STYLES:
        estates.estate(plot, estates.STYLES[block.use], block.most)
    elif block.use in public.PLACES:
        public.place(plot, block.use)
    elif block.use in public.WORKS:
        public.works(plot, block.use)
    else:
        {"courtyards": houses.courtyards, "village": houses.village, "fields": public.fields}[
            block.use
        ](plot)
    if block.use not in ("park", "fields", "station"):
        public.shops(plot, flats=block.use in HOMES)
    if block.key == UNKNOWN_BLOCK:
        plot.houses[3] = replace(plot.houses[3], households=None)
    return plot
