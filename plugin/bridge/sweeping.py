"""Python's sweeps for objects that only hold each other, kept short while the desk is open.

A full sweep looks at every object there is: two hundred thousand in QGIS with our libraries, which
takes some 0.1 s. No other thread runs meanwhile, so the window stands still, over and over while a
job works on a city. Hardly anything of what libraries make when they are loaded ever goes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
