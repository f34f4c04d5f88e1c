"""What each region of a redrawing allows, in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...common.messages import Message, message
from ...common.progress import Progress, part, silent
from ..graph import BoolArray, IntArray, count_of
from ..stuck import stuck_units
from ..verdicts import Verdict, judge
from .freedom import ASKED, DIVIDED, FREE, Freedom, Region
from .problem import RedrawProblem


def verdicts_on(
    problem: RedrawProblem, freedom: Freedom, labels: IntArray, progress: Progress = silent
) -> tuple[Verdict, ...]:
    """A verdict on each region that was drawn as ``labels`` (n,), and on what was asked for.

    ``Verdict.part`` is the region's number, from the most households to the fewest; ``units`` are
    atoms and ``cells`` communities. A last one, without households, says that the number of
    communities asked for was not reached.
    """
    graph = problem.graph
    ordered = sorted(
        freedom.regions,
        key=lambda one: (-graph.households[one.atoms].sum(), -graph.area_m2[one.atoms].sum()),
    )
    out = out_of_band(problem, labels)
    ways = graph.edges[~freedom.fixed[graph.edges].any(axis=1)]
    found = []
    for number, region in enumerate(ordered):
        watch = part(progress, number / len(ordered), (number + 1) / len(ordered))
        bad = region.atoms[out[labels[region.atoms]]]
        small = bad[graph.households[bad] <= problem.band.maximum]
        stuck: list[int] = []
        if region.kind != ASKED:
            stuck = stuck_units(small, graph.households, ways, problem.band, watch)
        missed = len(np.unique(labels[bad]))
        verdict = judge(number, graph.households[region.atoms], problem.band, stuck, missed)
        found.append(_said(problem, region, verdict, missed))
    return (*found, *_count_missed(problem, count_of(labels), len(found)))


def out_of_band(problem: RedrawProblem, labels: IntArray) -> BoolArray:
    """(k,) whether each of the communities ``labels`` (n,) is outside one of the bands."""
    measures = [(problem.graph.households, problem.band)]
    if problem.second is not None and problem.second_band is not None:
        measures.append((problem.second, problem.second_band))
    out: BoolArray = np.zeros(count_of(labels), np.bool_)
    for measure, band in measures:
        total = np.bincount(labels, measure, len(out))
        out |= (total < band.minimum) | (total > band.maximum)
    return out


def _said(problem: RedrawProblem, region: Region, verdict: Verdict, missed: int) -> Verdict:
    """``verdict`` in words about communities."""
    values = {
        "households": verdict.households // problem.per,
        "minimum": problem.band.minimum // problem.per,
        "maximum": problem.band.maximum // problem.per,
    }
    if region.kind == FREE:
        return replace(verdict, message=_of_ground(verdict, missed, values))
    if region.kind == DIVIDED:
        said = message(
            "What was to be a community of its own has {households}, more than {maximum}: it is "
            "divided into communities by itself.",
            **values,
        )
    elif missed:
        said = message(
            "What is asked to be a community of its own has {households}; the band is {minimum} to "
            "{maximum}. It is one all the same.",
            **values,
        )
    else:
        said = message("A community of its own, as asked: {households}.", **values)
    if len(region.cut_off):
        said = message(
            "{said} What belongs to it but is cut off from it, {lost}, went to its neighbours.",
            said=said,
            lost=int(problem.graph.households[region.cut_off].sum()) // problem.per,
        )
    return replace(verdict, message=said)


def _of_ground(verdict: Verdict, missed: int, values: dict[str, int]) -> Message:
    """What is said of ground on which communities were drawn."""
    if verdict.feasible and not missed:
        return message("{households}: all communities are in the band.", **values)
    if verdict.oversize:
        return message(
            "{oversize} pieces that cannot be divided hold more than {maximum} each; their "
            "communities stay above the band.",
            oversize=verdict.oversize,
            **values,
        )
    if values["households"] < values["minimum"]:
        return message(
            "{households} are fewer than the {minimum} that one community needs, and nothing joins "
            "them to others: they stay a community below the band. Add a crossing, or accept it.",
            **values,
        )
    if not verdict.feasible and not verdict.stuck:
        return message(
            "{households} cannot be divided into communities of {minimum} to {maximum}; {cells} "
            "come nearest.",
            cells=verdict.cells,
            **values,
        )
    return message(
        "{households}: {missed} communities are out of the band of {minimum} to {maximum}; what is "
        "kept whole, locked or cut off left no better way that was found.",
        missed=missed,
        **values,
    )


def _count_missed(problem: RedrawProblem, found: int, number: int) -> list[Verdict]:
    """That there are more or fewer communities than asked for, where it is so."""
    if problem.count in (None, found):
        return []
    said = message(
        "{count} communities were asked for, {found} is the nearest number that was found; what is "
        "locked and what lies apart count among them.",
        count=problem.count,
        found=found,
    )
    return [Verdict(number, 0, 0, False, found, 0, (), said)]
