"""Work that reports progress seldom, in a thread that is waited for."""

from __future__ import annotations

import threading

import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.common.waiting import watched

NEXT = message("next")


def test_what_the_work_returns_and_says_comes_through():
    heard = threading.Event()
    told = []

    def work(progress):
        progress(0.5, NEXT)
        assert heard.wait(10)
        return 7

    def watch(share, text):
        told.append((share, text))
        if share:
            heard.set()

    assert watched(work, watch) == 7
    assert told[-1] == (0.5, NEXT)


def test_errors_of_the_work_are_raised():
    with pytest.raises(ZeroDivisionError):
        watched(lambda progress: 1 // 0, lambda share, text: None)


def test_a_cancel_is_answered_at_once_and_ends_the_work():
    asked, ended = threading.Event(), threading.Event()

    def work(progress):
        assert asked.wait(10)
        try:
            while True:
                progress(0.5, None)
        except Cancelled:
            ended.set()

    def cancel(share, text):
        raise Cancelled

    with pytest.raises(Cancelled):
        watched(work, cancel)
    asked.set()
    assert ended.wait(10)
