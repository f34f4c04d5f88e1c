"""The thread that the science runs in."""

from __future__ import annotations

import threading

import pytest
from grid_steward.plugin.bridge.thread import in_own_thread
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.progress import silent


def test_the_work_runs_in_another_thread_and_its_result_comes_back():
    assert in_own_thread(lambda outside: threading.current_thread().name, silent) == "grid-steward"
    assert threading.current_thread().name != "grid-steward"


def test_progress_is_reported_in_the_thread_that_waits():
    seen = []

    def progress(share, text=None):
        seen.append((share, threading.current_thread()))

    def work(outside):
        outside.progress(0.5)
        outside.progress(1.0)

    in_own_thread(work, progress)
    here = threading.current_thread()
    assert seen == [(0.5, here), (1.0, here)]


def test_cancelling_reaches_the_work_and_comes_back():
    reached = []

    def stop(share, text=None):
        raise Cancelled

    def work(outside):
        try:
            outside.progress(0.0)
        except Cancelled:
            reached.append("work")
            raise

    with pytest.raises(Cancelled):
        in_own_thread(work, stop)
    assert reached == ["work"]


def test_an_error_of_the_work_comes_back_and_no_thread_stays():
    def work(outside):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        in_own_thread(work, silent)
    assert "grid-steward" not in {thread.name for thread in threading.enumerate()}
