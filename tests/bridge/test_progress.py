"""Feedback as progress."""

from __future__ import annotations

import pytest
from grid_steward.plugin.bridge.progress import progress_of
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.messages import message
from qgis.core import QgsFeedback, QgsProcessingFeedback


class Watched(QgsProcessingFeedback):
    def __init__(self) -> None:
        super().__init__()
        self.stages: list[str] = []

    def setProgressText(self, text: str) -> None:  # noqa: N802
        self.stages.append(text)


def test_the_bar_moves_and_each_stage_is_named_once():
    feedback = Watched()
    report = progress_of(feedback)
    for share in (0.0, 0.25, 0.5):
        report(share, message("Cutting {what}", what="trees"))
    report(0.75, None)
    assert feedback.progress() == 75
    assert feedback.stages == ["Cutting trees"]


@pytest.mark.parametrize("kind", [QgsFeedback, QgsProcessingFeedback])
def test_a_cancelled_feedback_cancels_the_work(kind):
    feedback = kind()
    report = progress_of(feedback)
    report(0.1, message("Working"))
    feedback.cancel()
    with pytest.raises(Cancelled):
        report(0.2, message("Working"))
