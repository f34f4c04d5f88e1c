"""QGIS's feedback as a progress of ours."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsFeedback, QgsProcessingFeedback

from ..common.errors import Cancelled
from ..common.messages import Message
from ..common.progress import Progress


def progress_of(feedback: QgsFeedback) -> Progress:
    """A progress that moves the bar of ``feedback``, names each stage once and ends by Cancelled.

    Whoever works calls it at least every 0.2 s, so a click on Cancel is answered within 0.5 s.
    """
    speaks = isinstance(feedback, QgsProcessingFeedback)
    last = ""

    def report(share: float, text: Optional[Message] = None) -> None:
        nonlocal last
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgress(100.0 * share)
        if text is not None and speaks and (stage := text.render()) != last:
            last = stage
            feedback.setProgressText(stage)

    return report
