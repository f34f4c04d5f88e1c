"""What a person should know about an attachment, beside its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from ..common.messages import Message, message
from ..rules import Rulebook
from .whereabouts import Whereabouts

_OF_PEOPLE = ("resident", "care_case", "care_count", "volunteer", "request")


def attachment_notes(
    rows: Mapping[str, pd.DataFrame],
    found: Mapping[str, Whereabouts],
    planned: int,
    rulebook: Rulebook,
) -> Iterator[Message]:
    """What a person should know beside the figures; ``planned`` buildings are in the plan."""
    if not any(layer in rows for layer in _OF_PEOPLE):
        yield message(
            "There are no residents, care cases, volunteers or requests yet, so only buildings and "
            "facilities are on the cells. Import those layers and attach again."
        )
    if "building" in found:
        known = found["building"].building
        gone = planned - len(np.unique(known[known >= 0]))
        if gone:
            yield message(
                "Buildings of the plan that the project no longer has: {count}. Their households "
                "and whoever is recorded there still count in their cells; divide again to leave "
                "them out.",
                count=gone,
            )
        new = int((known < 0).sum())
        if new:
            yield message(
                "Buildings that are not in the plan: {count}. They are counted in the cell around "
                "them, their households are not; divide again to take them in.",
                count=new,
            )
    if "care_case" in rows:
        yield from _care_notes(rows["care_case"]["care_group"].value_counts(), rulebook)


def _care_notes(cases: pd.Series, rulebook: Rulebook) -> Iterator[Message]:
    """On ``cases``, their number by care group, that don't agree with the rulebook."""
    groups = {word: rulebook.care_group(word) for word in cases.index}
    unknown = int(cases[[word for word, group in groups.items() if group is None]].sum())
    if unknown:
        yield message(
            "Care cases of groups that the rulebook does not have: {count}. Add the groups to it, "
            "or correct the cases.",
            count=unknown,
        )
    counted = [word for word, group in groups.items() if group and group.storage == "count"]
    if counted:
        yield message(
            "Care cases that list persons of groups of which the rulebook allows only counts: "
            "{count}. Delete them, and bring in the number of people per building as care_count.",
            count=int(cases[counted].sum()),
        )
