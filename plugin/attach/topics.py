"""The topics of the contract ``cell_count``, each counted from its layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress
from ..rules import Rulebook
from .planindex import PlanIndex
from .tally import Tally
from .towers import Ints
from .whereabouts import Whereabouts

# topic, layer, the field with the kind
_BY_KIND = (
    ("resident", "resident", "age_band"),
    ("resident_registration", "resident", "registration"),
    ("facility", "facility", "kind"),
    ("volunteer", "volunteer", "role"),
    ("open_request", "request", "kind"),
)


def count_topics(
    rows: Mapping[str, pd.DataFrame],
    found: Mapping[str, Whereabouts],
    index: PlanIndex,
    rulebook: Rulebook,
    progress: Progress,
) -> Tally:
    """Everything counted by topic and kind."""
    tally = Tally(index)
    place = {layer: tally.places(where) for layer, where in found.items()}
    tally.add("building", place.get("building", index.home))
    tally.add("household", np.arange(index.k), counts=_whole(index.cells["households"]))
    for topic, layer, field in _BY_KIND:
        if layer in rows:
            progress(0, None)
            tally.add(topic, place[layer], rows[layer][field].to_numpy(object))
    care = [layer for layer in ("care_case", "care_count") if layer in rows]
    if care:
        tally.add(
            "care",
            np.concatenate([place[layer] for layer in care]),
            np.concatenate([_groups(rows[layer], rulebook) for layer in care]),
            np.concatenate([_people(layer, rows[layer]) for layer in care]),
        )
    return tally


def _groups(frame: pd.DataFrame, rulebook: Rulebook) -> npt.NDArray[Any]:
    """(n,) the ids of the rows' care groups; one that the rulebook lacks keeps its own word."""
    code, words = pd.factorize(frame["care_group"].to_numpy(object))
    known = [rulebook.care_group(word) for word in words]
    ids = [word if group is None else group.id for word, group in zip(words, known)]
    return np.asarray(np.array([*ids, None], object)[code])


def _people(layer: str, frame: pd.DataFrame) -> Ints:
    """(n,) how many people each row is."""
    if layer == "care_case":
        return np.ones(len(frame), dtype=np.int64)
    return _whole(frame["people"])


def _whole(numbers: pd.Series) -> Ints:
    return np.asarray(numbers.to_numpy(dtype=np.int64, na_value=0), dtype=np.int64)
