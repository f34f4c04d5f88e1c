"""Jobs beside the window: each begins and ends, whatever else does."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

from grid_steward.plugin.bridge import tasks
from grid_steward.plugin.bridge.tasks import Job, stop_all
from grid_steward.plugin.common.errors import Cancelled
from qgis.core import QgsApplication


def handed_over(job):
    """Whether QGIS has it."""
    return job in QgsApplication.taskManager().tasks()


def test_a_job_that_follows_another_waits_until_qgis_has_put_that_away(qtbot):
    """Else QGIS may throw away what shall run it: one or more in three thousand were."""
    had, answers = [], []
    second = Job("Second", lambda progress: 2, answers.append, answers.append)

    def follow(answer):
        answers.append(answer)
        second.start()
        had.append(handed_over(second))

    Job("First", lambda progress: 1, follow, follow).start()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [1, 2]
    assert had == [False]


def test_one_that_is_cancelled_while_it_waits_says_so_and_never_works(qtbot):
    worked, answers = [], []
    second = Job("Second", worked.append, answers.append, answers.append)

    def follow(_answer):
        second.start()
        second.cancel()

    Job("First", lambda progress: 1, follow, follow).start()
    qtbot.waitUntil(lambda: bool(answers))
    (error,) = answers
    assert isinstance(error, Cancelled)
    assert worked == []
    assert not handed_over(second)


def test_one_does_not_wait_for_another_that_still_works(qtbot):
    go_on, answers = threading.Event(), []
    Job("Long", lambda progress: go_on.wait(), answers.append, answers.append).start()
    short = Job("Short", lambda progress: "short", answers.append, answers.append)
    short.start()
    assert handed_over(short)
    go_on.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert set(answers) == {"short", True}


def test_many_that_follow_each_other_all_end(qtbot):
    to_come, ended = list(range(300)), []

    def follow(answer):
        ended.append(answer)
        if to_come:
            begin(to_come.pop())

    def begin(number):
        Job("Counting", lambda progress: number, follow, follow).start()

    # More than QGIS has threads for on most machines, so that some wait for one.
    for _ in range(8):
        begin(to_come.pop())
    qtbot.waitUntil(lambda: len(ended) == 300, timeout=60_000)
    assert sorted(ended) == list(range(300))
    assert not QgsApplication.taskManager().tasks()


def test_what_has_ended_is_not_waited_for_when_all_stop(qtbot, monkeypatch):
    """The window's thread waits then, so QGIS can't hear of the end meanwhile."""
    waits, answers, works = [], [], threading.Event()

    def wait(seconds):
        waits.append(seconds)
        assert len(waits) < 2000, "it waits for a job that has ended"
        time.sleep(seconds)

    def work(progress):
        while True:
            works.set()
            progress(0.5, None)

    monkeypatch.setattr(tasks, "time", SimpleNamespace(sleep=wait, monotonic=time.monotonic))
    monkeypatch.setattr(tasks, "_SECONDS_TO_STOP", 1000.0)
    Job("Working", work, answers.append, answers.append).start()
    works.wait()
    stop_all()
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Cancelled)
