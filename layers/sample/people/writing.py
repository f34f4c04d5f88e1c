"""How departments write addresses and dates, each in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Optional

import numpy as np
import pandas as pd
from numpy.random import Generator

from .words import DISTRICT, TOWN

# {c} compound, {b} number of the house in it, {e} entrance, {r} room, {s} street, {n} number,
# {q} community; {E} is the entrance in words, empty where a house has only one; {B} and {Y} are
# house and entrance with Chinese numerals. How often, and whether the figures are full width.
IN_COMPOUND = (
    ("{c}{b}号楼{E}{r}室", 30, False),
    (TOWN + "{q}{c}{b}号楼{E}{r}室", 20, False),
    ("{c}{b}栋{e}-{r}", 16, False),
    ("{c}{b}幢{E}{r}室", 10, True),
    (DISTRICT + TOWN + "{s}{n}号{c}{b}号楼{E}{r}室", 14, False),
    ("{s}{n}号{b}栋{E}{r}室", 4, False),
    ("{c}{b}-{e}-{r}", 6, False),
    ("{c}　{B}号楼{Y}{r}室", 5, False),
    ("{c}{b}号楼{E}{r}室（出租）", 2, False),
)
ON_STREET = (
    ("{s}{n}号{E}{r}房", 40, False),
    (TOWN + "{q}{s}{n}号{E}{r}室", 40, False),
    (DISTRICT + TOWN + "{s}{n}号{E}{r}室", 20, True),
)
BESIDE_COMPOUND = (
    ("{b}栋{e}-{r}", 45, False),
    ("{b}号楼{E}{r}室", 40, False),
    ("{b}幢{E}{r}", 15, True),
)
BLOCKS = ("{b}", "{b}号楼", "{b}栋")
DATES = ("{y}-{m:02d}-{d:02d}", "{y}/{m}/{d}", "{y}年{m}月{d}日", "{y}{m:02d}{d:02d}",
         "{y}.{m}.{d}")  # fmt: skip
_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

Texts = list[Optional[str]]
Style = tuple[str, int, bool]


def wide(text: Any) -> str:
    """With full-width digits, as Chinese input methods write them."""
    shown: str = str(text).translate(_WIDE)
    return shown


def numeral(number: Optional[int]) -> str:
    """A number from 1 to 99 in Chinese; nothing for None or a larger one."""
    if number is None or number > 99:
        return ""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens] + "十") + _NUMERALS[ones]


def dates(days: pd.Series, rng: Generator, forms: Sequence[str] = DATES) -> Texts:
    """Each day in one of the forms; None where there is none."""
    form = rng.integers(0, len(forms), len(days))
    return [
        None if pd.isna(day) else forms[at].format(y=day.year, m=day.month, d=day.day)
        for at, day in zip(form, days)
    ]


def excel_dates(days: pd.Series, rng: Generator) -> list[Any]:
    """Half of the days as a spreadsheet keeps them, the others as texts."""
    typed = rng.random(len(days)) < 0.5
    return [
        datetime(day.year, day.month, day.day) if real and not pd.isna(day) else text
        for real, day, text in zip(typed, days, dates(days, rng))
    ]


def addresses(rows: pd.DataFrame, rng: Generator, beside: bool = False) -> Texts:
    """The whole address, or, with ``beside``, what stands beside a column with the compound."""
    in_compound = BESIDE_COMPOUND if beside else IN_COMPOUND
    drawn = rng.random(rows["household"].nunique() if "household" in rows else len(rows))
    # All of one household write their address alike.
    share = drawn[pd.factorize(rows["household"])[0]] if "household" in rows else drawn
    inside, outside = _styles(in_compound, share), _styles(ON_STREET, share)
    return [
        _address(part, in_compound[first] if part["compound"] else ON_STREET[second])
        for part, first, second in zip(parts(rows), inside, outside)
    ]


def parts(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """What addresses are made of, one dict a row, None where a part is missing."""
    wanted = rows[_PARTS].astype(object)
    return wanted.where(wanted.notna(), None).to_dict("records")


_PARTS = ["compound", "block", "street", "number", "community", "entrances", "entrance", "room",
          "spelling"]  # fmt: skip


def _styles(styles: Sequence[Style], share: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Which style each row takes, by its share from 0 to 1."""
    weights = np.cumsum([weight for _, weight, _ in styles])
    return np.asarray(np.searchsorted(weights, share * weights[-1], side="right"))


def _address(part: dict[Any, Any], style: Style) -> Optional[str]:
    compound, block, room = part["compound"], part["block"], part["room"]
    if not compound and not part["street"]:
        return None
    if compound and block is None:
        # The house was forgotten.
        return f"{compound}{room or ''}{'室' if room else ''}"
    form, _, is_wide = style
    if part["spelling"] == "misspelt" and "{s}" in form:
        # With the street beside it the house could be found.
        form = IN_COMPOUND[0][0]
    if room is None:
        form = _without_room(form)
    several = part["entrances"] > 1 and part["entrance"] is not None
    entrance = part["entrance"] if several else None
    text = form.replace("{e}-" if entrance is None else "", "").format(
        c=compound,
        b=block,
        e=entrance,
        E=f"{entrance}单元" if several else "",
        B=numeral(block),
        Y=f"{numeral(entrance)}单元" if several else "",
        r=room or "",
        s=part["street"],
        n=part["number"],
        q=part["community"],
    )
    return wide(text) if is_wide else text


def _without_room(form: str) -> str:
    """The form up to the house."""
    for ending in ("{e}-{r}", "{E}{r}室", "{E}{r}房", "{E}{r}", "{Y}{r}室"):
        form = form.replace(ending, "")
    return form.replace("{b}-", "{b}号楼")
