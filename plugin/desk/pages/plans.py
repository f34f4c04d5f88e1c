"""The plans of the project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from ..desk import Desk


class PlansPage(Page):
    """The plans of the project file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def refresh(self) -> None:
        """Show the session as it is now."""
