"""Why households have to move: what can be said of today's communities one by one.

The sentences call a community by the value ``community``, its number in ``RedrawProblem.current``;
``with_names`` puts names in its place. What they say adds up to no sum: what leaves one community
may be what another lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Optional

import numpy as np

from ...common.band import Band
from ...common.figures import whole
from ...common.messages import Message, message
from .problem import RedrawProblem
from .reach import Land, fixed_atoms, most_within
from .relaxation import settled


def with_names(reasons: Sequence[Message], names: Sequence[str]) -> tuple[Message, ...]:
    """The reasons with today's communities called by ``names``, in the order of their numbers."""
    return tuple(
        replace(one, values={**one.values, "community": names[one.values["community"]]})
        if "community" in one.values
        else one
        for one in reasons
    )


def open_parts(land: Land) -> list[int]:
    """The parts of which the arithmetic says that no number of communities holds the band."""
    problem, found = land.problem, []
    measures = [(problem.graph.households, problem.band)]
    if problem.second is not None and problem.second_band is not None:
        measures.append((problem.second, problem.second_band))
    for number in range(land.parts):
        inside = land.part == number
        fewest, most = 1, int(inside.sum())
        for counts, band in measures:
            total = int(counts[inside].sum())
            # An atom above the band lifts the maximum of the community that has it.
            if not (counts[inside] > band.maximum).any():
                fewest = max(fewest, -(-total // band.maximum))
            most = min(most, total // band.minimum)
        if fewest > most:
            found.append(number)
    return found


def reasons_for(
    land: Land, unbound: Collection[int], dropped: Optional[int], households: int
) -> tuple[Message, ...]:
    """The sentences: each community with a reason, what is not asked for, and the sum.

    ``unbound`` are the parts where the band is not asked for, ``dropped`` a count of communities
    that is not possible, ``households`` what is proved in all.
    """
    said = [one for old in sorted({*land.old_of}) for one in _community(land, old, unbound)]
    said += _own(land.problem)
    said += [_open(land, number) for number in sorted(unbound)]
    said += _count(land, dropped)
    total = message(
        "Together it is proved that at least {households} households change their community in "
        "every division that holds the band. What leaves one community may be what another lacks, "
        "so the figures above do not add up to it.",
        households=whole(households),
    )
    return (*said, total)


def _community(land: Land, old: int, unbound: Collection[int]) -> list[Message]:
    """What can be said of one of today's communities that may change."""
    problem = land.problem
    atoms = np.flatnonzero(land.free & (problem.current == old))
    numbers = problem.graph.households[atoms].tolist()
    if all(part in unbound for part in np.unique(land.part[atoms]).tolist()):
        return _pieces(land, old)
    if sum(numbers) > problem.band.maximum:
        return [*_over(old, numbers, problem.band), *_pieces(land, old)]
    if sum(numbers) < problem.band.minimum:
        return [*_short(old, sum(numbers), problem.band), *_pieces(land, old)]
    return _pieces(land, old)


def _over(old: int, numbers: list[int], band: Band) -> list[Message]:
    total = sum(numbers)
    if max(numbers) > band.maximum:
        return []
    values = {
        "community": old,
        "households": whole(total),
        "over": whole(total - band.maximum),
        "maximum": whole(band.maximum),
    }
    leave = total - most_within(numbers, band.maximum)
    if leave == total - band.maximum:
        return [
            message(
                "{community} has {households} households, {over} more than {maximum}: at least "
                "{over} have to leave.",
                **values,
            )
        ]
    return [
        message(
            "{community} has {households} households, {over} more than {maximum}: as its parts "
            "move whole, at least {leave} have to leave.",
            leave=whole(leave),
            **values,
        )
    ]


def _short(old: int, total: int, band: Band) -> list[Message]:
    return [
        message(
            "{community} has {households} households, {missing} fewer than {minimum}: at least "
            "{missing} have to come, or it ends and its {households} go to others.",
            community=old,
            households=whole(total),
            missing=whole(band.minimum - total),
            minimum=whole(band.minimum),
        )
    ]


def _pieces(land: Land, old: int) -> list[Message]:
    households = land.problem.graph.households
    pieces = [number for number, of in enumerate(land.old_of) if of == old]
    if len(pieces) < 2:
        return []
    sizes = [int(households[land.atoms[number]].sum()) for number in pieces]
    return [
        message(
            "{community} lies in {pieces} pieces that do not hang together: they have to be joined "
            "over ground of others, or the {households} households outside the largest change.",
            community=old,
            pieces=len(pieces),
            households=whole(sum(sizes) - max(sizes)),
        )
    ]


def _own(problem: RedrawProblem) -> list[Message]:
    """What estates that become communities of their own take."""
    own = np.where(fixed_atoms(problem), -1, problem.own)
    said = []
    for old in np.unique(problem.current[(own >= 0) & (problem.current >= 0)]).tolist():
        taken = int(problem.graph.households[(own >= 0) & (problem.current == old)].sum())
        said.append(
            message(
                "{taken} households of {community} live in estates that become communities of "
                "their own.",
                taken=whole(taken),
                community=old,
            )
        )
    return said


def _open(land: Land, number: int) -> Message:
    inside = land.part == number
    return message(
        "In one connected part of the ground with {households} households not every community can "
        "be in the band; there the band is not asked for.",
        households=whole(int(land.problem.graph.households[inside].sum())),
    )


def _count(land: Land, dropped: Optional[int]) -> list[Message]:
    problem = land.problem
    if dropped is not None:
        return [
            message(
                "No division has {count} communities that hold the band, so their number is not "
                "asked for.",
                count=dropped,
            )
        ]
    today = len(np.unique(problem.current[problem.current >= 0]))
    if problem.count is None or problem.count >= today:
        return []
    return [
        message(
            "{today} communities become {count} ({settled} of them are settled), so at least "
            "{gone} end.",
            today=today,
            count=problem.count,
            settled=settled(problem),
            gone=today - problem.count,
        )
    ]
