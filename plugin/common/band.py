"""The size band of a cell."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import input_error

# Far more than a community has, also in hundredths of a household; prices stay whole numbers.
MOST_HOUSEHOLDS = 2_000_000


@dataclass(frozen=True)
class Band:
    """Least, wanted and most households of a cell, all whole numbers, both ends included."""

    minimum: int
    target: int
    maximum: int

    def __post_init__(self) -> None:
        if not 0 < self.minimum <= self.target <= self.maximum:
            raise input_error(
                "A band needs 0 < minimum <= target <= maximum; {band} does not hold that. "
                "Write it as for example 200:250:300.",
                band=f"{self.minimum}:{self.target}:{self.maximum}",
            )

        if self.maximum > MOST_HOUSEHOLDS:
            raise input_error(
                "The band {band} goes beyond {most} households, the most that can be counted. "
                "Choose a smaller maximum.",
                band=f"{self.minimum}:{self.target}:{self.maximum}",
                most=MOST_HOUSEHOLDS,
            )

    def __contains__(self, households: int) -> bool:
        return self.minimum <= households <= self.maximum

    def __str__(self) -> str:
        return f"{self.minimum}:{self.target}:{self.maximum}"

    def with_target(self, target: int) -> Band:
        """The same limits, with a target as near to ``target`` as they allow."""
        return Band(self.minimum, min(max(target, self.minimum), self.maximum), self.maximum)

    @classmethod
    def parse(cls, text: str) -> Band:
        """The band written ``minimum:target:maximum``."""
        try:
            minimum, target, maximum = (int(number) for number in text.split(":"))
        except ValueError:
            raise input_error(
                "The band {text} is not understood. Write minimum, target and maximum as whole "
                "numbers with colons between them, for example 200:250:300.",
                text=text,
            ) from None
        return cls(minimum, target, maximum)
