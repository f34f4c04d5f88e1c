"""Python's sweeps for objects that only hold each other, kept short while the desk is open.

A full sweep looks at every object there is: two hundred thousand in QGIS with our libraries, which
takes some 0.1 s. No other thread runs meanwhile, so the window stands still, over and over while a
job works on a city. Hardly anything of what libraries make when they are loaded ever goes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Optional

from qgis.PyQt.QtCore import QTimer

# While jobs run, what is new is swept so often: each sweep is short then.
_SWEEP_MS = 300
_timer: Optional[QTimer] = None


@contextmanager
def passed_over() -> Iterator[None]:
    """Nothing is swept while this lasts; later sweeps pass over all objects there are at its end,
    until ``sweep_all``. What nobody holds any more goes at once, as always."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def sweep_all() -> None:
    """Have sweeps look at everything again."""
    gc.unfreeze()


def sweep_here() -> None:
    """Sweep in the window's thread alone, which has to call this, until ``sweep_anywhere``.

    Python sweeps in whatever thread makes a new object. What is swept away may hold widgets or
    layers, and these may only go in the window's thread: anywhere else they bring QGIS down.
    """
    global _timer
    gc.disable()
    _timer = QTimer()
    _timer.timeout.connect(lambda: gc.collect(1))
    _timer.start(_SWEEP_MS)


def sweep_anywhere() -> None:
    """Let Python sweep by itself again."""
    global _timer
    if _timer is not None:
        _timer.stop()
        _timer = None
    gc.enable()
