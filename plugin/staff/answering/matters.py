"""What is asked for: which level answers it by the rulebook, and the service that helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...assess.scene import Ints, Scene
from ...rules import Rulebook
from .whereto import Objects


@dataclass(frozen=True, eq=False)
class Matters:
    """Of n questions: ``request_kind`` and ``service``, ids of the rulebook, and ``level``, one of
    its LEVELS, None where there is none; ``unknown`` where the rulebook does not know the kind."""

    request_kind: Objects
    level: Objects
    service: Objects
    unknown: npt.NDArray[np.bool_]


def read_matters(questions: pd.DataFrame, community: Ints, scene: Scene) -> Matters:
    """What the ``questions`` (n rows) ask for, by the rules in their ``community`` (n,), by the
    rulebook's own where that is -1.

    They may have the columns ``kind``, in the words of a department, without which nothing is
    unknown; and ``service``, an id, which goes before that of the kind.
    """
    count, told = len(questions), "kind" in questions
    words = questions["kind"].to_numpy(object) if told else np.full(count, None, dtype=object)
    codes, distinct = pd.factorize(words)
    read = [[_read(rules, str(word)) for word in distinct] + [_NOTHING] for rules in scene.books]
    table = np.array(read, dtype=object).reshape(len(read), len(distinct) + 1, len(_NOTHING))
    found = table[_book(scene)[community], codes]
    service = found[:, 2]
    if "service" in questions:
        asked = questions["service"].to_numpy(object)
        service = np.where(pd.isna(asked), service, asked)
    return Matters(found[:, 0], found[:, 1], service, pd.isna(found[:, 0]) & told)


_NOTHING = (None, None, None)


def _read(rules: Rulebook, word: str) -> tuple[object, ...]:
    kind = rules.request_kind(word)
    return _NOTHING if kind is None else (kind.id, kind.level, kind.service)


def _book(scene: Scene) -> Ints:
    """(communities + 1,) which of the scene's books holds in each; last the rulebook's own."""
    number = {id(rules): place for place, rules in enumerate(scene.books)}
    return np.array([number[id(rules)] for rules in (*scene.rules, scene.rulebook)], np.int64)
