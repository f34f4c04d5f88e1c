"""Progress of long work, and the way it is cancelled.

A progress is any callable ``progress(share, text)``: ``share`` runs from 0 to 1, ``text`` says
what is being done (None: as before). To cancel, the callable raises ``Cancelled``; so whoever
works calls it at least every 0.2 s and needs to know nothing else.
"""

from __future__ import annotations

from typing import Callable, Optional

from .messages import Message

Progress = Callable[[float, Optional[Message]], None]


def silent(share: float, text: Optional[Message] = None) -> None:
    """The progress of someone who does not watch."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """The slice ``start``..``end`` of ``progress`` as a progress of its own, 0 to 1."""

    def sliced(share: float, text: Optional[Message] = None) -> None:
        progress(start + (end - start) * min(max(share, 0.0), 1.0), text)

    return sliced
