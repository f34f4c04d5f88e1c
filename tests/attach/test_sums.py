"""Whatever comes in, everything is counted once, and the order of rows is of no matter."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
from grid_steward.plugin.attach import attach_layers, locate_layers
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given
from hypothesis import strategies as st

from .street import BY_ENTRANCE, BY_FLOOR, BY_PART, buildings, case, request, resident, rows, street

RULEBOOK = load_rulebook("plain")

homes = st.fixed_dictionaries(
    {
        "building_id": st.sampled_from(["h1", "h2", "t", "elsewhere", None]),
        "entrance": st.sampled_from([None, 1, 2, 3, 4, 9]),
        "floor": st.sampled_from([None, -1, 1, 8, 9, 16, 40]),
        "at": st.none() | st.tuples(st.integers(-50, 350), st.integers(0, 100)),
    }
)
kinds = st.sampled_from([None, "0-5", "60-64", "90+"])
people = st.lists(st.tuples(homes, kinds), max_size=30)
cases = st.lists(
    st.tuples(homes, st.integers(0, 5), st.sampled_from(["disabled", "unemployed", "orphan"])),
    max_size=30,
)
towers = st.sampled_from([BY_ENTRANCE, BY_FLOOR, BY_PART])


def layers(people, cases) -> dict[str, pd.DataFrame]:
    residents = [
        resident(f"p{n}", home["building_id"], age_band=band, **without_code(home))
        for n, (home, band) in enumerate(people)
    ]
    in_care = [
        case(f"p{person}", group, home["building_id"], **without_code(home))
        for home, person, group in cases
    ]
    asked = [
        request(f"r{n}", band, building_id=home["building_id"], at=home["at"])
        for n, (home, band) in enumerate(people)
    ]
    return {
        "building": buildings(),
        "resident": rows("resident", *residents),
        "care_case": rows("care_case", *in_care),
        "request": rows("request", *asked),
    }


def without_code(home: dict) -> dict:
    return {name: value for name, value in home.items() if name != "building_id"}


@given(people, cases, towers)
def test_sums_equal_sources(people, cases, tower):
    brought = layers(people, cases)
    found = attach_layers(locate_layers(street(tower), brought), RULEBOOK)
    sources = {
        "resident": Counter(band for _, band in people),
        "open_request": Counter(band for _, band in people),
        "care": Counter(group for _, _, group in cases),
    }
    for topic, source in sources.items():
        lines = found.counts[found.counts["topic"] == topic]
        counted = Counter()
        for kind, count in zip(lines["kind"], lines["count"]):
            counted[kind] += count
        assert counted == source
        # What is counted in no cell is what is listed, one by one.
        layer = {"open_request": "request", "care": "care_case"}.get(topic, topic)
        listed = found.unattached[found.unattached["layer"] == layer]
        assert lines.loc[lines["cell_id"].isna(), "count"].sum() == len(listed)
    assert found.total("building") == 3
    assert found.care_people == len({person for _, person, _ in cases})


@given(people, cases, towers, st.randoms(use_true_random=False))
def test_any_order_of_rows_gives_the_same(people, cases, tower, random):
    brought = layers(people, cases)
    shuffled = {}
    for name, frame in brought.items():
        order = list(range(len(frame)))
        random.shuffle(order)
        shuffled[name] = frame.iloc[np.array(order, int)]
    one, other = (
        attach_layers(locate_layers(street(tower), some), RULEBOOK) for some in (brought, shuffled)
    )
    pd.testing.assert_frame_equal(one.counts, other.counts)
    pd.testing.assert_frame_equal(pd.DataFrame(one.cells), pd.DataFrame(other.cells))
    pd.testing.assert_frame_equal(one.unattached, other.unattached)
