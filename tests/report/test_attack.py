"""Whatever is drawn, no small count can be worked out from what is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from grid_steward.plugin.report import public, suppress
from grid_steward.plugin.report.suppress import Marks, Tree, shown
from hypothesis import given, settings
from hypothesis import strategies as st

from .attacker import given_away
from .releases import Office, Plan

few = st.integers(0, 4)
some = st.integers(0, 14)


def parted(draw, names: list[str], most: int) -> list[list[str]]:
    """The names in at most so many groups, some of which may get none and are left out."""
    groups: dict[int, list[str]] = defaultdict(list)
    for name in names:
        groups[draw(st.integers(1, most))].append(name)
    return [groups[number] for number in sorted(groups)]


@st.composite
def plans(draw, buildings: list[str]) -> Plan:
    """Any cells in any communities."""
    return {
        f"K{k}": {f"K{k}-{c}": " ".join(cell) for c, cell in enumerate(parted(draw, own, 3))}
        for k, own in enumerate(parted(draw, buildings, 3))
    }


@st.composite
def towns(draw, plan_count: int) -> tuple[list[Plan], dict[str, int]]:
    buildings = [f"b{number}" for number in range(draw(st.integers(1, 9)))]
    made = [draw(plans(buildings)) for _ in range(plan_count)]
    return made, {name: draw(few | some) for name in buildings}


def areas(plan: Plan) -> dict[str, frozenset[str]]:
    found = {"all": frozenset(" ".join(" ".join(own.values()) for own in plan.values()).split())}
    for community, own in plan.items():
        found[community] = frozenset(" ".join(own.values()).split())
        found |= {cell: frozenset(items.split()) for cell, items in own.items()}
    return found


def attacked(made: list[Plan], people: dict[str, int]) -> list[frozenset[str]]:
    """What is given away when the plans are released one after the other."""
    office, known, every = Office(), {}, set()
    for plan in made:
        of_plan = areas(plan)
        known |= {of_plan[name]: count for name, count in office.shows(plan, people).items()}
        every |= set(of_plan.values())
    return given_away(people, every, known)


@settings(deadline=None, max_examples=60)
@given(towns(1))
def test_one_plan_gives_no_small_count_away(town):
    assert attacked(*town) == []


@settings(deadline=None, max_examples=40)
@given(towns(2))
def test_nor_do_two_plans(town):
    assert attacked(*town) == []


@settings(deadline=None, max_examples=25)
@given(towns(3))
def test_nor_do_three(town):
    assert attacked(*town) == []


@settings(deadline=None, max_examples=30)
@given(towns(2), st.data())
def test_nor_does_a_later_report_after_people_moved(town, data):
    """What is shown of today is safe by itself, whatever was remembered of before."""
    (before, after), people = town
    office = Office()
    office.release(before, people)
    now = {name: data.draw(few | some) for name in people}
    of_plan = areas(after)
    known = {of_plan[name]: count for name, count in office.shows(after, now).items()}
    assert given_away(now, set(of_plan.values()), known) == []


@settings(deadline=None, max_examples=40)
@given(towns(1))
def test_the_same_report_again_tells_the_same(town):
    (plan,), people = town
    office = Office()
    first, again = office.shows(plan, people), office.release(plan, people)
    assert office.shows(plan, people) == first
    assert again.areas.empty
    assert again.counts.empty


# A community of 60 with a cell of 2: withheld alone it would be 60 - 58.
ALONE = {"K": {"A": "a", "B": "b", "C": "c"}}, {"a": 2, "b": 28, "c": 30}
# The cell A differs by the building x, where 3 live; and in the second plan B has it.
TWO_PLANS = [
    {"K": {"A": "a x", "B": "b", "C": "c"}},
    {"K": {"A": "a", "B": "b x", "C": "c"}},
]
LIVING = {"a": 20, "x": 3, "b": 28, "c": 30}


def test_the_attack_finds_what_primary_suppression_alone_gives_away(monkeypatch):
    monkeypatch.setattr(suppress, "_says_little", lambda *_: True)
    plan, people = ALONE
    assert frozenset("a") in attacked([plan], people)


def test_the_attack_finds_what_no_memory_gives_away(monkeypatch):
    """In one file and in two reports: the plans are released one after the other either way."""
    monkeypatch.setattr(
        public._Memory, "allowed", lambda _, kind, places: np.ones(len(places), dtype=bool)
    )
    assert frozenset("x") in attacked(TWO_PLANS, LIVING)


def test_both_rules_hold_what_the_broken_ones_gave_away():
    plan, people = ALONE
    assert attacked([plan], people) == []
    assert attacked(TWO_PLANS, LIVING) == []


def whole_numbers(parts: int, total: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in whole_numbers(parts - 1, total - first):
            yield (first, *rest)


def known_with_the_rule(
    cells: tuple[int, ...], most: int, backwards: bool, redrawn: bool = False
) -> int:
    """How many small counts someone narrows to one or two values who runs the program too.

    They try every count that there can be in communities of so many ``cells``, up to ``most`` in
    all, and keep those of which the program shows what is public. The first community may be
    ``redrawn``: its cells and the whole were shown before, but it was not.
    """
    community = np.repeat(np.arange(len(cells)), cells)
    order, of_communities = np.arange(len(community)), np.arange(len(cells))
    if backwards:
        order, of_communities = order[::-1], of_communities[::-1]
    tree = Tree(community, order, of_communities, np.ones(len(community), dtype=bool))
    communities = np.ones(len(cells), dtype=bool)
    communities[0] = not redrawn
    allowed = Marks(np.ones(len(community), dtype=bool), communities, True)
    alike = defaultdict(list)
    for total in range(most + 1):
        for numbers in whole_numbers(len(community), total):
            counts = np.array(numbers)
            sums = np.bincount(community, counts, len(cells)).astype(int)
            marks = shown(counts, tree, allowed)
            all_counts = np.concatenate([counts, sums, [total]])
            flags = np.concatenate([marks.cells, marks.communities, [marks.whole]])
            alike[tuple(np.where(flags, all_counts, -1))].append(all_counts)
    return sum(
        len(set(column)) < 3
        for published, worlds in alike.items()
        # Where the whole is not told there may be more worlds than were tried.
        if published[-1] >= 0 or max(world[-1] for world in worlds) < most
        for column in zip(*worlds)
        if min(column) <= 4
    )


SHAPES = [((2,), 20), ((3,), 20), ((1, 1), 20), ((2, 1), 18), ((2, 2), 18), ((1, 1, 1), 18)]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("cells", "most"), SHAPES)
def test_knowing_the_rule_does_not_help(cells, most, backwards):
    assert known_with_the_rule(cells, most, backwards) == 0


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("cells", "most"), [((2, 1), 18), ((2, 2), 18), ((3, 1), 16)])
def test_nor_does_it_where_a_community_was_redrawn(cells, most, backwards):
    assert known_with_the_rule(cells, most, backwards, redrawn=True) == 0


def test_it_would_where_almost_only_fours_are_left(monkeypatch):
    """Three and four make seven; that both are small is known, so neither is 0, 1 or 2."""
    monkeypatch.setattr(suppress, "_says_little", lambda counts, hidden, _: (
        not hidden.any() or (int(hidden.sum()) > 1 and counts[hidden].sum() >= 5)
    ))  # fmt: skip
    assert known_with_the_rule((3,), 20, False) > 0
