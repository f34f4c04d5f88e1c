"""What a rulebook says of walking, services, work and volunteers: what a plan is assessed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..contracts import Bilingual

UNVERIFIED = "unverified"


def is_unverified(source: str) -> bool:
    """Whether a source says, of some of its figures at least, that there is none."""
    return UNVERIFIED in source.casefold() or "未核实" in source


@dataclass(frozen=True)
class Walking:
    """How people walk.

    ``metres_per_minute``; roads of the classes ``not_walkable`` are no way for them; a building or
    place farther than ``join_m`` metres from every walkable road is off the network. ``source``
    says where the figures come from.
    """

    metres_per_minute: float
    not_walkable: frozenset[str]
    join_m: float
    source: str = UNVERIFIED


@dataclass(frozen=True)
class Service:
    """A kind of facility that residents should reach on foot.

    ``names`` are what departments write for it; ``minutes`` is its service circle. ``every`` says
    of what each needs one of its own (``community``, ``street``, or None), and
    ``minimum_area_m2`` how large the premises of each must be (None: any). ``source`` says where
    the figures come from, or ``unverified``.
    """

    id: str
    title: Bilingual
    names: tuple[str, ...]
    minutes: float
    every: Optional[str]
    minimum_area_m2: Optional[float]
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the service is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)


@dataclass(frozen=True)
class Duty:
    """One of an officer's standing duties, in minutes a month."""

    id: str
    title: Bilingual
    minutes_per_household: float
    minutes_per_cell: float
    source: str


@dataclass(frozen=True)
class Work:
    """What an officer's month is made of, beside the visits of the care groups.

    Every household is called on every ``round_interval_days`` for ``round_minutes``; an open
    request takes ``request_minutes``. An officer works ``hours_per_month``, unless the officer's
    own row says otherwise, on ``days_per_month`` days. A visit that is due at least every
    ``high_days`` is of high severity, every ``medium_days`` of medium, else of low. ``source``
    says where the figures come from; the duties say it each for itself.
    """

    round_interval_days: int
    round_minutes: float
    request_minutes: float
    hours_per_month: float
    days_per_month: float
    high_days: int
    medium_days: int
    duties: tuple[Duty, ...]
    source: str = UNVERIFIED

    def severity(self, interval_days: float) -> str:
        """Of a visit that is due so often: ``high``, ``medium`` or ``low``."""
        if interval_days <= self.high_days:
            return "high"
        return "medium" if interval_days <= self.medium_days else "low"


@dataclass(frozen=True)
class Volunteering:
    """The volunteers that are asked for.

    ``roles`` (words of the contract ``volunteer``) each cell should have; ``share`` of a
    community's residents that should be registered, ``model_share`` in model communities. No roles
    and a share of 0 where none are asked for. ``source`` says where the figures come from.
    """

    roles: tuple[str, ...]
    share: float
    model_share: float
    source: str = UNVERIFIED


@dataclass(frozen=True)
class CommunityBand:
    """How large a community is; either measure is enough. None where a city does not say.

    ``households`` and ``residents`` are the least and most. ``source`` says where the figures come
    from.
    """

    households: Optional[tuple[int, int]]
    residents: Optional[tuple[int, int]]
    source: str = UNVERIFIED


@dataclass(frozen=True)
class CompoundKind:
    """A kind of estate; the band of a community of such is multiplied by ``community_factor``.

    Where households live in several kinds, ``sizes.community_limits`` weighs them.
    """

    id: str
    title: Bilingual
    names: tuple[str, ...]
    community_factor: float
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the kind is called."""
        return (self.id, self.title.en, self.title.zh, *self.names)
