"""What is in the project file, and how to bring in more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from ..desk import Desk


class DataPage(Page):
    """What is in the project file, and how to bring in more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def refresh(self) -> None:
        """Show the session as it is now."""
