"""The sample town's people: everyone in them is invented.

They come twice: ``DEPARTMENTS`` are the lists as departments keep them, ``TIDY`` the same people
as one tidy table for each layer. The files are made from the committed map whenever they are
needed: ``write(folder)``; ``truth(source)`` says what is right for each of their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from . import forms
from .careforms import CARE
from .files import write_page
from .forms import Form
from .lists import departments, tidy
from .pages import Page, page
from .town import SEED

__all__ = ["DEPARTMENTS", "SEED", "TIDY", "Source", "truth", "write"]


@dataclass(frozen=True)
class Source:
    """A file of the people: the layer it holds, and the options that its import takes."""

    file: str
    layer: str
    options: Mapping[str, Any] = field(default_factory=dict)


def _source(form: Form) -> Source:
    return Source(form.file, form.layer, {"department": form.department, **form.options})


# In the order of their import.
DEPARTMENTS = tuple(
    _source(form)
    for form in (
        *forms.RESIDENTS,
        *CARE.values(),
        forms.COUNTS,
        forms.FACILITIES,
        forms.OFFICERS,
        forms.VOLUNTEERS,
        forms.REQUESTS,
    )
)
TIDY = tuple(_source(form) for form in forms.TIDY.values())


def write(folder: Path, sources: Iterable[Source] = DEPARTMENTS, seed: int = SEED) -> None:
    """Write the sources' files to ``folder``, which is there; the same seed writes the same bytes.

    Most rows of the departments' lists hold invented names, identity numbers or phones, so that
    they can be seen to be dropped.
    """
    for source in sources:
        write_page(_pages(seed)[source.file], folder / source.file)


def truth(source: Source, seed: int = SEED) -> pd.DataFrame:
    """What is right for each row of a source's file, which need not have been written.

    ``row``: its number in the spreadsheet; the other columns are those of ``lists.TRUTH``. Totals
    and remarks are rows too, with the reason why they are set aside.
    """
    return _pages(seed)[source.file].truth.copy()


@lru_cache(maxsize=1)
def _pages(seed: int) -> dict[str, Page]:
    lists = [*departments(seed), *tidy(seed)]
    return {listed.form.file: page(listed, seed) for listed in lists}
