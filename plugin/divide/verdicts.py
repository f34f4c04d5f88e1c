"""What is impossible: by arithmetic before a division starts, and by its units after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..common.band import Band
from ..common.messages import Message, message
from .graph import IntArray


@dataclass(frozen=True)
class Verdict:
    """One connected part of the ground and whether its households fit the band.

    ``cells`` is the number of cells that is possible or, where none is, the number that comes
    nearest; ``oversize`` counts units that alone exceed the band; ``stuck`` are units that no
    division can have in the band together with their neighbours.
    """

    part: int
    households: int
    units: int
    feasible: bool
    cells: int
    oversize: int
    stuck: tuple[int, ...]
    message: Message


def judge(
    part: int, households: IntArray, band: Band, stuck: Sequence[int] = (), missed: int = 0
) -> Verdict:
    """The verdict on one connected part with ``households`` (n,) in its units.

    ``stuck`` are the numbers of units that are known to fit in no cell; ``missed`` is how many
    cells the division of the part has out of the band.

    A part of H households can be divided only if some whole k has
    ``k * minimum <= H <= k * maximum``.
    """
    total = int(households.sum())
    fewest, most = _possible(total, band)
    oversize = int(np.count_nonzero(households > band.maximum))
    feasible = 0 < fewest <= most and not oversize and not stuck
    wanted = max(1, (2 * total + band.target) // (2 * band.target))
    cells = min(max(wanted, fewest), most) if 0 < fewest <= most else _nearest(total, band)
    return Verdict(
        part,
        total,
        len(households),
        feasible,
        cells,
        oversize,
        tuple(stuck),
        _missed(total, fewest, most, missed)
        if feasible and missed
        else _sentence(total, fewest, most, oversize, len(stuck), feasible, band),
    )


def arithmetic(total: int, band: Band) -> tuple[bool, Message]:
    """Whether ``total`` households can be divided into cells by their number alone, and a sentence
    on it. Where they can't, no division of them is in the band, however their ground lies."""
    fewest, most = _possible(total, band)
    feasible = 0 < fewest <= most
    return feasible, _sentence(total, fewest, most, 0, 0, feasible, band)


def _possible(total: int, band: Band) -> tuple[int, int]:
    """The fewest and the most cells that ``total`` households fill; none where they cross."""
    return -(-total // band.maximum), total // band.minimum


def _nearest(total: int, band: Band) -> int:
    """The number of cells whose even share of ``total`` lies least outside the band."""
    choices = {max(1, total // band.minimum), max(1, -(-total // band.maximum))}
    return min(
        sorted(choices), key=lambda k: max(band.minimum * k - total, total - band.maximum * k)
    )


def _missed(total: int, fewest: int, most: int, missed: int) -> Message:
    """That arithmetic allows what was not found."""
    return message(
        "{households} households: by their number {fewest} to {most} cells are possible, but no "
        "division was found that has all cells in the band; {missed} are out of it.",
        households=total,
        fewest=fewest,
        most=most,
        missed=missed,
    )


def _sentence(
    total: int, fewest: int, most: int, oversize: int, stuck: int, feasible: bool, band: Band
) -> Message:
    values = {"households": total, "minimum": band.minimum, "maximum": band.maximum}
    if feasible and fewest == most:
        return message(
            "{households} households: only a division into {cells} is possible.",
            cells=fewest,
            **values,
        )
    if feasible:
        return message(
            "{households} households: {fewest} to {most} cells are possible.",
            fewest=fewest,
            most=most,
            **values,
        )
    if total == 0:
        return message(
            "Nobody is known to live here, so no cell can reach {minimum} households.", **values
        )
    if oversize:
        return message(
            "{oversize} units hold more than {maximum} households each and cannot be divided "
            "further; their cells stay above the band.",
            oversize=oversize,
            **values,
        )
    if stuck and fewest <= most:
        return message(
            "{stuck} units stand so that no connected group around them has {minimum} to "
            "{maximum} households, or only one that leaves a neighbour without; their cells are as "
            "near to that as can be.",
            stuck=stuck,
            **values,
        )
    if total < band.minimum:
        return message(
            "{households} households are fewer than the {minimum} that one cell needs. They stay "
            "one cell below the band, or join a neighbouring community.",
            **values,
        )
    return _between(total, most, fewest, band)


def _between(total: int, fewer: int, more: int, band: Band) -> Message:
    """Why ``total`` is too much for ``fewer`` cells and too little for ``more``."""
    return message(
        "{households} households cannot be divided into cells of {minimum} to {maximum}: "
        "{fewer} × {maximum} = {fewer_hold} are too few places and {more} × {minimum} = "
        "{more_need} need more households. Shared evenly, each of {fewer} would have "
        "{fewer_each} or each of {more} would have {more_each}. Move the line to a neighbouring "
        "community, or accept one of these.",
        households=total,
        minimum=band.minimum,
        maximum=band.maximum,
        fewer=fewer,
        more=more,
        fewer_hold=fewer * band.maximum,
        more_need=more * band.minimum,
        fewer_each=_even_share(total, fewer),
        more_each=_even_share(total, more),
    )


def _even_share(total: int, cells: int) -> str:
    """What each of ``cells`` gets of ``total``: a number, or two that are one apart."""
    least, rest = divmod(total, cells)
    return f"{least}–{least + 1}" if rest else f"{least}"
