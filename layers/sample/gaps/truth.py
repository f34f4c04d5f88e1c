"""A town to be assessed, and the gaps that it is known to have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Optional

import pandas as pd

from ....plugin.contracts import contract
from ....plugin.divide import Division


class Expected(NamedTuple):
    """One gap that has to be found; ``code`` where it is about one row."""

    kind: str
    community: Optional[str] = None
    cell: Optional[str] = None
    building: Optional[str] = None
    subject: Optional[str] = None
    code: Optional[str] = None


@dataclass(frozen=True)
class Town:
    """A project's ``layers`` (contract frames by name) with a ``plan``, the rows about persons that
    were ``rejected``, and the gaps that are ``expected``.

    Of the ``scarce`` services, the ways decide who is too far; ``cut_off`` are the codes of
    buildings that no way leads to, or whose way leads nowhere.
    """

    layers: Mapping[str, Any]
    plan: Division
    rejected: pd.DataFrame = field(default_factory=lambda: contract("rejected").frame({}))
    expected: tuple[Expected, ...] = ()
    scarce: tuple[str, ...] = ()
    cut_off: tuple[str, ...] = ()

    def with_layers(self, **layers: Any) -> Town:
        """The town with other frames for some layers."""
        return replace(self, layers={**self.layers, **layers})

    def expecting(self, *gaps: Expected) -> Town:
        """The town with further gaps to be found."""
        return replace(self, expected=(*self.expected, *gaps))
