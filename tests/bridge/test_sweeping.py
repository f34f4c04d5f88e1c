"""Sweeps for objects that only hold each other."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from grid_steward.plugin.bridge.sweeping import passed_over, sweep_all
from grid_steward.plugin.bridge.tasks import Job


class Knot:
    """Holds itself, so that only a sweep takes it away."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _swept():
    yield
    sweep_all()


def test_what_was_made_meanwhile_is_passed_over_until_all_is_swept():
    with passed_over():
        knot = weakref.ref(Knot())
    gc.collect()
    assert knot() is not None
    sweep_all()
    gc.collect()
    assert knot() is None


def test_what_is_made_afterwards_is_swept():
    with passed_over():
        pass
    knot = weakref.ref(Knot())
    gc.collect()
    assert knot() is None


def test_sweeps_go_on_after_a_failure():
    with pytest.raises(ImportError), passed_over():
        assert not gc.isenabled()
        raise ImportError
    assert gc.isenabled()


def test_while_jobs_run_only_the_window_s_thread_sweeps(qtbot):
    swept_in, go_on = [], threading.Event()

    class Seen(Knot):
        def __del__(self):
            swept_in.append(threading.current_thread())

    def work(progress):
        Seen()
        # More than enough to have Python sweep by itself.
        held = [[number] for number in range(200_000)]
        go_on.wait()
        return len(held)

    ended = []
    job = Job("Working", work, ended.append, ended.append)
    job.start()
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(swept_in))
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [200_000]
    assert swept_in == [threading.main_thread()]
    assert gc.isenabled()
