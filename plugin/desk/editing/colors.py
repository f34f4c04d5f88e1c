"""Pale colours for cells, such that neighbours differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, MutableMapping

from ...divide.hand import Draft

# Light enough for buildings and roads to be seen through, and apart in hue; none is red, which
# marks what is wrong.
PALE = (
    "#a8d5ba",
    "#f6d58e",
    "#b7c9e8",
    "#d9c2e3",
    "#c9dd9a",
    "#9fd8dc",
    "#e8c9a6",
    "#cfd3da",
)


def colored(draft: Draft) -> dict[str, str]:
    """A colour for each cell of ``draft`` that has units."""
    found: dict[str, str] = {}
    color_anew(draft, draft.present(), found)
    return found


def color_anew(draft: Draft, codes: Iterable[str], colors: MutableMapping[str, str]) -> set[str]:
    """Give those of the cells ``codes`` a colour that have none, or that of a neighbour; the cells
    whose colour changed."""
    changed = set()
    for code in sorted(codes):
        around = Counter(colors[other] for other in draft.neighbours(code) if other in colors)
        if code in colors and colors[code] not in around:
            continue
        used = Counter(colors.values()) if len(colors) <= len(PALE) else Counter()
        best = min(PALE, key=lambda color: (around[color], used[color], _turn(code, color)))
        if colors.get(code) != best:
            colors[code] = best
            changed.add(code)
    return changed


def _turn(code: str, color: str) -> int:
    """Where a cell begins to choose: not all with the same colour."""
    return (PALE.index(color) - sum(map(ord, code))) % len(PALE)
