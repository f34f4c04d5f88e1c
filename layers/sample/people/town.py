"""Everyone and everything that the lists are about: the truth, before anybody writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.random import Generator

from . import care, words
from .homes import DIVIDED_FROM, corners, homes, houses
from .persons import residents

SEED = 24
# Of a hundred homes in a divided tower, so many are written down without entrance and room.
_HOUSE_ONLY_PERCENT = 15
# How the facilities are written: most with both, some with one, one with neither.
_WITH_POINT_ONLY, _WITH_ADDRESS_ONLY, _WITH_NEITHER = 8, 6, 1


@dataclass(frozen=True)
class People:
    """The frames of one town; all but ``residents`` refer to houses by ``building_id``.

    ``cases`` and ``volunteers`` have the columns of their resident beside their own.
    """

    residents: pd.DataFrame
    cases: pd.DataFrame
    counts: pd.DataFrame
    facilities: pd.DataFrame
    officers: pd.DataFrame
    volunteers: pd.DataFrame
    requests: pd.DataFrame


@lru_cache(maxsize=2)
def people(seed: int = SEED) -> People:
    """The town's people; each part draws from numbers of its own, so that one can be changed."""
    everyone = residents(homes(numbers(seed, "homes")), numbers(seed, "residents"))
    hidden = _house_only(everyone, numbers(seed, "towers"))
    facilities = _facilities(numbers(seed, "facilities"))
    cases = care.care_cases(everyone, numbers(seed, "care"))
    volunteers = care.volunteers(everyone, numbers(seed, "volunteers"))
    return People(
        residents=hidden,
        cases=_joined(cases, hidden),
        counts=_at_house(care.counted(everyone, numbers(seed, "counts"))),
        facilities=facilities,
        officers=_officers(everyone, facilities, numbers(seed, "officers")),
        volunteers=_joined(volunteers, hidden).rename(columns={"role": "group"}),
        requests=_requests(hidden, numbers(seed, "requests")),
    )


def numbers(seed: int, topic: str) -> Generator:
    """Random numbers of a topic's own: changing how one is drawn leaves the others as they are."""
    return np.random.default_rng([seed, *topic.encode()])


def _house_only(everyone: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """The residents, some homes in divided towers without entrance, floor and room."""
    home, _ = pd.factorize(everyone["household"])
    drawn = rng.random(home.max() + 1)[home] * 100 < _HOUSE_ONLY_PERCENT
    hidden = drawn & (everyone["households"] >= DIVIDED_FROM)
    shown = everyone.copy()
    for column in ("entrance", "floor", "room"):
        shown[column] = shown[column].mask(hidden)
    return shown


def _joined(rows: pd.DataFrame, everyone: pd.DataFrame) -> pd.DataFrame:
    """The rows with their resident's columns."""
    known = everyone.iloc[rows["resident"].to_numpy(dtype=int)].reset_index(drop=True)
    return pd.concat([known, rows.drop(columns="resident").reset_index(drop=True)], axis=1)


def _at_house(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their house's columns; no home in particular."""
    known = houses().set_index("building_id").drop(columns=["name", "use"])
    found = rows.join(known, on="building_id")
    found["entrance"] = found["floor"] = pd.array([None] * len(found), dtype="Int64")
    return found.assign(room=None)


def _facilities(rng: Generator) -> pd.DataFrame:
    parts = [
        _of_kind(kind, number, uses, area, rng) for kind, number, uses, area in words.FACILITIES
    ]
    made = pd.concat(parts, ignore_index=True).sort_values("building_id", ignore_index=True)
    made["facility"] = [f"SS{number + 1:03d}" for number in range(len(made))]
    order = rng.permutation(len(made))
    with_point, with_address = np.full((2, len(made)), True)
    first, second = _WITH_POINT_ONLY, _WITH_POINT_ONLY + _WITH_ADDRESS_ONLY
    with_address[order[:first]] = with_point[order[first:second]] = False
    neither = order[second : second + _WITH_NEITHER]
    with_address[neither] = with_point[neither] = False
    return _at_house(made.assign(with_address=with_address, with_point=with_point))


def _of_kind(
    kind: str, number: int, uses: tuple[str, ...], area: tuple[int, int], rng: Generator
) -> pd.DataFrame:
    """Facilities of one kind, spread over the communities."""
    fitting = houses()[houses()["use"].isin(uses)]
    fitting = fitting.iloc[rng.permutation(len(fitting))]
    turn = fitting.groupby("community").cumcount()
    chosen = fitting.iloc[np.argsort(turn.to_numpy(), kind="stable")[:number]]
    return pd.DataFrame(
        {
            "kind": kind,
            "title": chosen["community"].str.removesuffix("社区").to_numpy() + kind,
            "area": rng.integers(*area, number),
            "building_id": chosen["building_id"].to_numpy(),
        }
    )


def _officers(everyone: pd.DataFrame, facilities: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Officers at the service stations of their communities; the last one has no base."""
    grown = np.flatnonzero(everyone["age"].between(24, 54))
    who = everyone.iloc[rng.choice(grown, words.OFFICERS, replace=False)]
    stations = facilities[facilities["kind"] == words.FACILITIES[0][0]]
    homes_there = everyone.groupby("community")["household"].nunique()
    share = homes_there[stations["community"]].cumsum().to_numpy()
    place = np.searchsorted(share, (np.arange(words.OFFICERS) + 0.5) / words.OFFICERS * share[-1])
    base = stations["building_id"].to_numpy()[place]
    count = words.OFFICERS
    made = pd.DataFrame(
        {
            "officer": [f"QH-W{number + 1:03d}" for number in range(count)],
            **{name: who[name].to_numpy() for name in ("name", "male", "identity", "phone")},
            "hours": rng.choice(words.HOURS, count),
            "skills": rng.choice(np.array(words.SKILLS, dtype=object), count),
            "languages": rng.choice(words.LANGUAGES, count),
            "building_id": base,
        }
    )
    made = _at_house(made)
    without = made.index == count - 1
    made["cell"] = made["community"].where(rng.random(count) < 0.3)
    for column in ("building_id", "compound", "street"):
        made[column] = made[column].mask(without)
    return made


def _requests(everyone: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Requests of residents about their house, about a corner, or sent from a telephone."""
    count = words.REQUESTS
    who = everyone.iloc[rng.choice(len(everyone), count, replace=False)].reset_index(drop=True)
    state = rng.choice(len(words.STATES), count, p=[0.35, 0.65])
    made = who.assign(
        ticket=[f"YT2024{number + 1:05d}" for number in range(count)],
        kind=rng.choice(words.REQUEST_KINDS, count),
        group=np.array([name for name, _ in words.STATES])[state],
        received=words.AS_OF - np.sort(rng.integers(0, 90, count))[::-1],
        corner=None,
        place=houses().set_index("building_id")["place"].loc[who["building_id"]].to_numpy(),
    )
    order = rng.permutation(count)
    at_corner, on_the_spot = np.full((2, count), False)
    at_corner[order[: words.AT_A_CORNER]] = True
    on_the_spot[order[words.AT_A_CORNER : words.AT_A_CORNER + words.ON_THE_SPOT]] = True
    there = corners().iloc[rng.integers(0, len(corners()), words.AT_A_CORNER)]
    made.loc[at_corner, "corner"] = there["name"].to_numpy()
    made.loc[at_corner, "place"] = there["place"].to_numpy()
    for column in ("building_id", "compound", "entrance", "floor", "room"):
        made[column] = made[column].mask(at_corner)
    made["with_point"] = at_corner | on_the_spot
    made["with_address"] = ~on_the_spot
    return made.drop(columns="household")
