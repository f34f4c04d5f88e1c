"""What neighbouring choices cost: by hand, and against the objective from scratch."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide import UnitGraph
from grid_steward.plugin.divide.choices import TERMS, Scene, choices, terms_of
from grid_steward.plugin.divide.choosing import Names, sentences_on, verdict_on
from grid_steward.plugin.divide.objective import SURROUNDED, Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st

WEIGHTS = load_rulebook("plain").weights
BAND = Band(200, 250, 300)


def blocks(households, columns, **more) -> UnitGraph:
    """Units that are squares of 50 m in rows of ``columns``, row by row."""
    number = np.arange(len(households)).reshape(-1, columns)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    edges = np.concatenate([across, down])
    n, m = len(households), len(edges)
    values = {
        "on_road": np.zeros(m, bool),
        "compound": np.full(n, -1),
        **{name: np.array(value) for name, value in more.items()},
    }
    return UnitGraph(
        households=np.array(households),
        edges=edges,
        border_m=np.full(m, 50.0),
        area_m2=np.full(n, 2500.0),
        perimeter_m=np.full(n, 200.0),
        **values,
    )


def scene_of(graph, labels, current=None, held=()) -> Scene:
    labels = np.array(labels)
    today = None if current is None else np.array(current)
    locked = np.isin(np.arange(labels.max() + 1), list(held))
    return Scene(graph, Problem.of(graph, BAND, WEIGHTS, today), labels, locked)


def names_of(scene: Scene) -> Names:
    n = scene.graph.n
    return Names(
        "cell",
        [f"u{unit}" for unit in range(n)],
        [f"b{unit}" for unit in range(n)],
        [None] * n,
        ["X", "Y", "Z"],
        ["桃园"],
    )


def told(scene: Scene, choice) -> str:
    moved = 0 if choice.unit is None else int(scene.graph.households[choice.unit])
    return " ".join(map(str, sentences_on(scene, names_of(scene), choice, moved)))


def the(found, kind, unit=None):
    (one,) = [choice for choice in found if (choice.kind, choice.unit) == (kind, unit)]
    return one


def test_a_unit_too_many_is_said_in_households():
    """X has 0, 1, 2 (272), Y has 3, 4, 5 (212); 24 of Y's live in unit 3."""
    scene = scene_of(blocks([90, 90, 92, 24, 94, 94], 6), [0, 0, 0, 1, 1, 1])
    take = the(choices(scene, 0), "take", 3)
    text = told(scene, take)
    assert text.startswith("Taking building b3 (24 households) from Y:")
    assert "Y would have 188, 12 short of the least." in text
    assert take.possible and not take.better
    # One cell out of the band, and 12 households that it lacks.
    assert take.more["band"] == 40_000_000 + 12 * 2_000_000
    # 296 and 188 (200 in the band) instead of 272 and 212.
    assert take.more["target"] == (46**2 * 2 // 100 + 50**2 * 2 // 100) - (
        22**2 * 2 // 100 + 38**2 * 2 // 100
    )
    assert take.more["lines"] == take.more["compounds"] == take.more["moved"] == 0


def test_lines_and_compounds():
    """Two rows of four: X is the left half, Y the right; 桃园 is the upper half of Y."""
    graph = blocks([70, 60, 50, 80] * 2, 4, compound=[-1, -1, 0, 0, -1, -1, -1, -1])
    scene = scene_of(graph, [0, 0, 1, 1] * 2)
    take = the(choices(scene, 0), "take", 2)
    # The line goes round the unit: 50 m twice across instead of once, and 50 m below it.
    assert "It would add 50 m of line off the roads." in told(scene, take)
    assert take.more["lines"] == 50 * WEIGHTS.border
    assert "It would cut the compound 桃园." in told(scene, take)
    assert take.more["compounds"] == WEIGHTS.compound
    back = scene_of(graph, [0, 0, 0, 1, 0, 0, 1, 1])
    heal = the(choices(back, 1), "take", 2)
    assert heal.cost == -take.cost and heal.better
    assert "It would make the compound 桃园 whole." in told(back, heal)
    assert "It would be cheaper by" in told(back, heal)
    assert "1 of the" in str(verdict_on("Y", [heal], {})[0])


def test_what_would_tear_a_cell_or_is_locked_comes_last():
    """X is 0, 1, 2 in a row, below them Y; without 1 X falls into pieces."""
    scene = scene_of(blocks([80, 60, 80, 80, 60, 80], 3), [0, 0, 0, 1, 1, 1], held=[1])
    found = choices(scene, 0)
    middle = the(found, "give", 1)
    assert middle.torn == (0,) and not middle.possible
    assert "X would fall into pieces." in told(scene, middle)
    assert "Y is locked." in told(scene, middle)
    assert not any(choice.possible for choice in found)
    assert "0 could be made" in str(verdict_on("X", found, {})[0])


def test_a_merger_is_priced_whole():
    scene = scene_of(blocks([220, 230, 240], 3), [0, 1, 2])
    merger = the(choices(scene, 0), "merge")
    assert (merger.source, merger.goal) == (1, 0)
    assert merger.after.households.tolist() == [450, 0, 240]
    assert "X would have 450, 150 more than the most." in told(scene, merger)


def test_households_that_move_are_counted():
    scene = scene_of(blocks([80, 60, 80, 80, 60, 80], 6), [0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1])
    give = the(choices(scene, 0), "give", 2)
    assert "80 more households would move." in told(scene, give)
    assert give.more["moved"] == 81 * WEIGHTS.moved_household


@st.composite
def scenes(draw):
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(2, 3))
    n, m = columns * rows, rows * (columns - 1) + columns * (rows - 1)

    def numbers(least, most, size):
        return draw(st.lists(st.integers(least, most), min_size=size, max_size=size))

    graph = blocks(
        numbers(0, 150, n),
        columns,
        on_road=[bool(one) for one in numbers(0, 1, m)],
        compound=numbers(-1, 1, n),
        minutes=[float(one) for one in numbers(0, 900, n)],
    )
    labels = np.unique(numbers(0, 2, n), return_inverse=True)[1].ravel()
    current = numbers(-1, 2, n) if draw(st.booleans()) else None
    return scene_of(graph, labels, current)


@settings(max_examples=25, deadline=None)
@given(scenes())
def test_differences_are_those_of_the_objective_from_scratch(scene):
    assert sum(scene.paid.values()) == scene.problem.cost(scene.labels)
    assert tuple(scene.paid) == TERMS
    for cell in range(int(scene.labels.max()) + 1):
        for choice in choices(scene, cell):
            labels = scene.labels.copy()
            moves = labels == choice.source if choice.unit is None else [choice.unit]
            labels[moves] = choice.goal
            labels = np.unique(labels, return_inverse=True)[1].ravel()
            problem = scene.problem
            assert choice.cost == problem.cost(labels) - problem.cost(scene.labels)
            assert choice.more["band"] == problem.band_cost(labels) - problem.band_cost(
                scene.labels
            )
            assert terms_of(problem, labels)["surrounded"] % SURROUNDED == 0
            assert choice.after.households[choice.goal] == graph_sum(scene, labels, choice)


def graph_sum(scene, labels, choice):
    """The households of the cell that got something."""
    member = (
        choice.unit if choice.unit is not None else np.flatnonzero(scene.labels == choice.source)[0]
    )
    return scene.graph.households[labels == labels[member]].sum()


@pytest.mark.parametrize("made_by", ["adopt", "edit"])
def test_plans_with_a_hand_in_them_say_so(made_by):
    scene = scene_of(blocks([220, 230], 2), [0, 1])
    assert len(verdict_on("X", choices(scene, 0), {"made_by": made_by})) == 2
