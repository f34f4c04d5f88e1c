"""Writers in processes of their own, killed at a known step, at any moment, between two files."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import time
from contextlib import contextmanager

from grid_steward.plugin.store import people as people_module

FORK = multiprocessing.get_context("fork")
ADDING = people_module.PeopleFile.adding


def die(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)


def dies_at(step):
    """A progress that kills its process at the ``step``-th call."""
    calls = itertools.count(1)
    return lambda share, text=None: die() if next(calls) == step else None


def killed(target, *arguments):
    """Run ``target`` in a process of its own, which has to kill itself."""
    process = FORK.Process(target=target, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def killed_after(delay, target, path):
    """Run ``target(path, begun)`` and kill it ``delay`` seconds after it has set ``begun``."""
    begun = FORK.Event()
    process = FORK.Process(target=target, args=(path, begun))
    process.start()
    begun.wait(30)
    time.sleep(delay)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


@contextmanager
def adding_and_dying(file):
    """What is added to the file about persons arrives, and then its program is killed."""
    with ADDING(file) as connection:
        yield connection
    die()


def killed_between_the_files(monkeypatch, target, *arguments):
    """Kill ``target`` once its half about persons is there and the other is not."""
    with monkeypatch.context() as patch:
        patch.setattr(people_module.PeopleFile, "adding", adding_and_dying)
        killed(target, *arguments)
