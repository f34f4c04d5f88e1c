"""How many staff each community should have by the rulebook, with the arithmetic in words.

A fixed total is shared out by largest remainder (Hamilton's method), in exact fractions: each
community gets the whole part of its share, and what is then left goes one by one to the largest
fractions, among equal ones to the smaller code. Nobody gets more than the maximum; what a community
would have beyond it is shared among the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Optional

import numpy as np
import pandas as pd

from ..common.errors import input_error
from ..common.figures import percent, whole
from ..common.messages import Message, listed, message
from ..rules import MEASURES, Quota, QuotaTerm, Rulebook
from .solver.problem import Ints

# What the measures of a quota are called.
MEASURE_TITLES = {
    "households": message("number of households"),
    "residents": message("number of residents"),
    "area": message("area (m²)"),
    "served": message("people served"),
}


@dataclass(frozen=True)
class _Community:
    """What the arithmetic asks of a community: ``amounts`` by MEASURES, areas in whole m²."""

    community_id: str
    type: Optional[str]
    rank: str
    cells: int
    amounts: Mapping[str, int]


@dataclass(frozen=True)
class _Share:
    """A community's part of what is left, and the whole staff it gets: ``full`` at the maximum."""

    part: Fraction
    extra: int
    full: bool


def community_quotas(
    facts: pd.DataFrame, rulebook: Rulebook, total: Optional[int] = None
) -> tuple[Ints, tuple[Message, ...]]:
    """The staff (c,) of the c communities in ``facts``, and the arithmetic of each in words (c,).

    ``facts`` has a row for each: ``community_id`` (each once), ``type`` and ``class`` (texts, may
    be missing), ``households``, ``residents``, ``served`` (people in care), ``area_m2`` and
    ``cells``. ``total``: as many staff are shared out, what the rulebook's terms leave of them by
    its ``shares``. Raises InputError where a total is fewer than the terms give or more than the
    maximum lets be, or the rulebook has no shares for what is left.
    """
    communities = _communities(facts, rulebook)
    by_terms = [_by_terms(one, rulebook) for one in communities]
    staff = [count for count, _ in by_terms]
    said = [text for _, text in by_terms]
    if total is not None and communities:
        left = _left(total, staff, rulebook)
        shares = _shared(communities, staff, left, rulebook.quota)
        told = _Told(rulebook.quota, _counted(communities, rulebook.quota), total, left)
        said = [told.text(*each) for each in zip(said, staff, shares)]
        staff = [count + share.extra for count, share in zip(staff, shares)]
    return np.array(staff, dtype=np.int64), tuple(said)


def _communities(facts: pd.DataFrame, rulebook: Rulebook) -> list[_Community]:
    columns = ("households", "residents", "area_m2", "served")
    amounts = np.rint(facts[list(columns)].to_numpy(dtype=np.float64)).astype(np.int64).tolist()
    texts = facts[["community_id", "type", "class"]].astype(object)
    known = texts.where(texts.notna(), "").to_numpy(object).tolist()
    return [
        _Community(
            community_id=str(code),
            type=rulebook.community_type(str(type_)),
            rank=str(rank),
            cells=int(cells),
            amounts=dict(zip(MEASURES, row)),
        )
        for (code, type_, rank), cells, row in zip(known, facts["cells"], amounts)
    ]


def _by_terms(community: _Community, rulebook: Rulebook) -> tuple[int, Message]:
    """What the terms, the minimum and the maximum give, without any total."""
    quota, titles = rulebook.quota, {one.id: one.title for one in rulebook.community_types}
    staff, row = 0, None
    for term in quota.terms:
        if term.kind == "type":
            if community.type is None or community.type not in term.types:
                continue
            added = term.staff
            part = message("of the type {type}: +{staff}", type=titles[community.type], staff=added)
        else:
            added, part = _TERMS[term.kind](term, community)
        staff += added
        row = part if row is None else message("{first}; {other}", first=row, other=part)
    parts = message("no term of the quota applies") if row is None else row
    said = message("{parts}; in all {staff}.", parts=parts, staff=staff)
    if quota.minimum is not None and staff < quota.minimum:
        staff = quota.minimum
        said = message("{said} Not below {minimum}: {minimum}.", said=said, minimum=staff)
    elif quota.maximum is not None and staff > quota.maximum:
        staff = quota.maximum
        said = message("{said} Not over {maximum}: {maximum}.", said=said, maximum=staff)
    return staff, said


def _fixed(term: QuotaTerm, community: _Community) -> tuple[int, Message]:
    return term.staff, message("{staff} as the base", staff=term.staff)


def _step(term: QuotaTerm, community: _Community) -> tuple[int, Message]:
    amount = community.amounts[term.measure]
    told = _amount(term.measure, amount)
    more = amount - Fraction(term.above)
    if more <= 0 and term.above > 0:
        above = _figure(term.above)
        return 0, message("{amount} are not more than {above}: +0", amount=told, above=above)
    steps = more / Fraction(term.each)
    added = term.staff * (ceil(steps) if term.begun else floor(steps))
    each = message("in full {each}s", each=_figure(term.each))
    if term.begun:
        each = message("in {each}s, the last counted when begun", each=_figure(term.each))
    if term.staff != 1:
        each = message("{steps}, {staff} for each", steps=each, staff=term.staff)
    if term.above == 0:
        return added, message("{amount} {steps}: +{staff}", amount=told, steps=each, staff=added)
    said = message(
        "{amount} are {more} more than {above}, {steps}: +{staff}",
        amount=told,
        more=_figure(float(more)),
        above=_figure(term.above),
        steps=each,
        staff=added,
    )
    return added, said


def _class(term: QuotaTerm, community: _Community) -> tuple[int, Message]:
    if not community.rank:
        return term.staff, message("class not known: {staff}", staff=term.staff)
    given = term.of_class(community.rank)
    if given is not None:
        return given, message("class {name}: {staff}", name=community.rank, staff=given)
    said = message(
        "class {name}, of which the rulebook says nothing: {staff}",
        name=community.rank,
        staff=term.staff,
    )
    return term.staff, said


def _cell(term: QuotaTerm, community: _Community) -> tuple[int, Message]:
    added = term.staff * community.cells
    if community.cells == 1:
        return added, message("{staff} for its one cell", staff=added)
    said = message(
        "{each} for each of its {cells} cells: {staff}",
        each=term.staff,
        cells=whole(community.cells),
        staff=added,
    )
    return added, said


_TERMS = {"fixed": _fixed, "step": _step, "class": _class, "cell": _cell}


def _amount(measure: str, amount: int) -> Message:
    if measure == "households":
        return message("{households} households", households=whole(amount))
    if measure == "residents":
        return message("{residents} residents", residents=whole(amount))
    if measure == "served":
        return message("{people} people served", people=whole(amount))
    return message("{area} m²", area=whole(amount))


def _figure(number: float) -> str:
    return whole(int(number)) if float(number).is_integer() else f"{number:g}"


def _left(total: int, staff: Sequence[int], rulebook: Rulebook) -> int:
    """What is left of ``total`` beyond what the terms give; InputError if it can't be."""
    least, maximum, count = sum(staff), rulebook.quota.maximum, len(staff)
    if total < least:
        raise input_error(
            "A total of {total} staff is too few: by the terms and the minimum of the rulebook "
            "{name} the {count} communities have {least} together. Give at least {least}, or "
            "change the quota in the rulebook.",
            total=total,
            name=rulebook.name,
            count=count,
            least=least,
        )
    if maximum is not None and total > count * maximum:
        raise input_error(
            "A total of {total} staff is too many: by the rulebook {name} a community has at most "
            "{maximum}, so {count} communities have at most {most}. Give at most {most}, or raise "
            "the maximum of the quota in the rulebook.",
            total=total,
            name=rulebook.name,
            maximum=maximum,
            count=count,
            most=count * maximum,
        )
    if total > least and not rulebook.quota.shares:
        raise input_error(
            "By the rulebook {name} the communities have {least} staff together, and it does not "
            "say who gets the other {left} of {total}. Give weights in its section quota, such as "
            "{example}.",
            name=rulebook.name,
            least=least,
            left=total - least,
            total=total,
            example="shares: {residents: 1, area: 1, served: 1, source: unverified}",
        )
    return total - least


def _counted(communities: Sequence[_Community], quota: Quota) -> tuple[str, ...]:
    """The measures that are weighed: one of which no community has any says nothing."""
    return tuple(
        measure
        for measure in MEASURES
        if measure in quota.shares and any(one.amounts[measure] for one in communities)
    )


def _shared(
    communities: Sequence[_Community], staff: Sequence[int], left: int, quota: Quota
) -> list[_Share]:
    """Each community's part of what is ``left``, beside its ``staff`` by the terms."""
    index = _index(communities, quota)
    room = {n: quota.maximum - count for n, count in enumerate(staff) if quota.maximum is not None}
    full: set[int] = set()
    while True:
        rest = left - sum(room[number] for number in full)
        parts = _parts(rest, {n: one for n, one in enumerate(index) if n not in full})
        over = {number for number, part in parts.items() if part > room.get(number, left)}
        if not over:
            break
        full |= over
    extra = _whole_parts(parts, rest, [one.community_id for one in communities])
    return [
        _Share(Fraction(room[number]), room[number], full=True)
        if number in full
        else _Share(parts[number], extra[number], full=False)
        for number in range(len(index))
    ]


def _parts(rest: int, index: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """``rest`` by the ``index``, in equal parts where that is 0 for all."""
    total = sum(index.values(), Fraction(0))
    return {
        n: rest * (one / total if total else Fraction(1, len(index))) for n, one in index.items()
    }


def _index(communities: Sequence[_Community], quota: Quota) -> list[Fraction]:
    """The weighted sum of each community's part in every measure; 0 for all without any."""
    wholes = {
        measure: sum(one.amounts[measure] for one in communities)
        for measure in _counted(communities, quota)
    }
    return [
        sum(
            (
                Fraction(quota.shares[measure]) * Fraction(one.amounts[measure], whole_)
                for measure, whole_ in wholes.items()
            ),
            Fraction(0),
        )
        for one in communities
    ]


def _whole_parts(parts: Mapping[int, Fraction], rest: int, codes: Sequence[str]) -> dict[int, int]:
    """The ``parts``, whose sum is ``rest``, in whole numbers by largest remainder."""
    extra = {number: floor(part) for number, part in parts.items()}
    by_remainder = sorted(parts, key=lambda n: (extra[n] - parts[n], codes[n]))
    for number in by_remainder[: rest - sum(extra.values())]:
        extra[number] += 1
    return extra


@dataclass(frozen=True)
class _Told:
    """The sentence about a total, for each community."""

    quota: Quota
    measures: Sequence[str]
    total: int
    left: int

    def text(self, said: Message, staff: int, share: _Share) -> Message:
        """``said`` of the terms, which give ``staff``, with what the total adds."""
        if self.left == 0:
            return message(
                "{said} Nothing is left to share out of the total of {total}.",
                said=said,
                total=whole(self.total),
            )
        by = listed([MEASURE_TITLES[one] for one in self.measures], message("equal parts"))
        if share.full:
            return message(
                "{said} {left} are left to share out of the total of {total}; by {measures} its "
                "part would be more, but not over {maximum}: {maximum}.",
                said=said,
                left=whole(self.left),
                total=whole(self.total),
                measures=by,
                maximum=staff + share.extra,
            )
        return message(
            "{said} {left} are left to share out of the total of {total}; its part by {measures} "
            "is {percent}, {part}, by largest remainder {extra}: {staff}.",
            said=said,
            left=whole(self.left),
            total=whole(self.total),
            measures=by,
            percent=percent(float(share.part / self.left)),
            part=f"{float(share.part):.2f}",
            extra=share.extra,
            staff=staff + share.extra,
        )
