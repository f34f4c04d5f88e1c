"""QGIS's feedback as a progress of ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional

from qgis.core import QgsFeedback, QgsProcessingFeedback

from ..common.errors import Cancelled
from ..common.messages import Message
from ..common.progress import Progress
from ..qgis_process import TOLD


def progress_of(feedback: QgsFeedback) -> Progress:
    """A progress that moves the bar of ``feedback``, names each stage once and ends by Cancelled.

    Whoever works calls it at least every 0.2 s, so a click on Cancel is answered within 0.5 s.
    """
    speaks = isinstance(feedback, QgsProcessingFeedback)
    last, written, told = "", "", os.environ.get(TOLD)

    def report(share: float, text: Optional[Message] = None) -> None:
        nonlocal last, written
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgress(100.0 * share)
        if told and (now := f"{share:.3f}") != written:
            # Whoever started this QGIS from outside reads it there.
            written = now
            Path(told).write_text(now, encoding="utf-8")
        if text is not None and speaks and (stage := text.render()) != last:
            last = stage
            feedback.setProgressText(stage)

    return report
