"""What a planner may count for more or for less than the rulebook does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..common.errors import input_error
from ..common.messages import Message, listed, message
from .rulebook import Weights

# What a wish may be multiplied by: the rulebook's own weight is 1, and 0 forgets about it.
FACTORS = (0.0, 0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True)
class Wish:
    """Something that a division is weighed by: what it is called, and what more of it does."""

    title: Message
    about: Message


# The names are kept in plans: never rename.
WISHES: Mapping[str, Wish] = MappingProxyType(
    {
        "compounds": Wish(
            message("Keep compounds whole"),
            message("Fewer compounds are cut, even if lines get longer."),
        ),
        "roads": Wish(
            message("Lines along roads"),
            message("Lines run along roads, rivers and railways rather than between houses."),
        ),
        "shape": Wish(
            message("Round shapes"),
            message("Cells without tails and corners, even if lines leave the road for it."),
        ),
        "stay": Wish(
            message("Few households change cell"),
            message("What is drawn today stays, even if better lines could be found."),
        ),
        "work": Wish(
            message("Even work"),
            message("Cells with the same work a month, not only with the same size."),
        ),
    }
)


def checked_factors(factors: Mapping[str, float]) -> dict[str, float]:
    """The factors by wish, in the order of WISHES, without those that change nothing.

    Raises InputError for a wish that there is not, and for a factor that is none of FACTORS.
    """
    for name, factor in factors.items():
        if name not in WISHES:
            raise input_error(
                "Nothing is weighed by the name {name}. Choose one of these: {known}.",
                name=name,
                known=listed(WISHES),
            )
        if factor not in FACTORS:
            raise input_error(
                "The weight of {name} can't be multiplied by {factor}. Choose one of these: "
                "{known}.",
                name=name,
                factor=f"{factor:g}",
                known=listed(f"{one:g}" for one in FACTORS),
            )
    return {name: float(factors[name]) for name in WISHES if factors.get(name, 1.0) != 1.0}


def weighed_note(factors: Mapping[str, float]) -> tuple[Message, ...]:
    """That a plan was weighed by ``factors``; nothing where there are none."""
    if not factors:
        return ()
    said = (
        message("{wish} × {factor}", wish=WISHES[name].title, factor=f"{factor:g}")
        for name, factor in factors.items()
    )
    return (message("Weighed otherwise than in the rulebook: {wishes}.", wishes=listed(said)),)


def weighed(weights: Weights, factors: Mapping[str, float]) -> Weights:
    """``weights`` with those that ``factors`` names multiplied; whole numbers, halves up.

    Of lines it is what one on open ground costs more than one along a road: only that makes a line
    follow the road.
    """

    def times(price: int, name: str) -> int:
        return int(price * factors.get(name, 1.0) + 0.5)

    beside = weights.border - weights.border_on_road
    return replace(
        weights,
        border=weights.border_on_road + times(beside, "roads") if beside > 0 else weights.border,
        compound=times(weights.compound, "compounds"),
        compactness=times(weights.compactness, "shape"),
        moved_household=times(weights.moved_household, "stay"),
        balance=times(weights.balance, "work"),
    )
