"""What stands in the columns of the lists, by the keys of ``forms``.

A column takes the rows (a frame of people or places with the columns of their house) and random
numbers, and gives one cell for each row, None where it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable

import numpy as np
import pandas as pd
from numpy.random import Generator
from pyproj import Transformer

from ....plugin.common.datum import wgs84_to_gcj02
from .. import SAMPLE_CRS
from . import words
from .persons import names, phones
from .writing import BLOCKS, addresses, dates, excel_dates, parts, wide

Cells = list[Any]
Column = Callable[[pd.DataFrame, Generator], Cells]

_REGISTERED = ("户籍人口", "户籍", "本市户籍", "人户一致")
_FLOATING = ("流动人口", "外来人口", "暂住", "人户分离")
# Of a hundred identity numbers, so many are written in an unusual way.
_ODD_PERCENT = 30


def cells(key: str, rows: pd.DataFrame, rng: Generator) -> Cells:
    """The cells of the column ``key``: written by its function, else the rows' own values."""
    if key in _COLUMNS:
        return _COLUMNS[key](rows, rng)
    held = rows[key].astype(object)
    return list(held.where(held.notna(), None))


def said(group: str, rng: Generator) -> str:
    """One of the words that departments have for a care group, a role or a state."""
    return str(rng.choice(_WORDS[group]))


_WORDS: Mapping[str, tuple[str, ...]] = {
    **{group.id: group.said for group in words.GROUPS},
    **{group: told for group, _, told, _ in words.COUNTED},
    **dict(words.ROLES),
    **dict(words.STATES),
}


def _serial(rows: pd.DataFrame, rng: Generator) -> Cells:
    return [f"{number:,}" for number in range(1, len(rows) + 1)]


def _chosen(*texts: Any) -> Column:
    def column(rows: pd.DataFrame, rng: Generator) -> Cells:
        return [texts[at] for at in rng.integers(0, len(texts), len(rows))]

    return column


def _sex(rows: pd.DataFrame, rng: Generator) -> Cells:
    return list(np.where(rows["male"], "男", "女"))


def _relation(rows: pd.DataFrame, rng: Generator) -> Cells:
    return [words.RELATIONS[seat] for seat in rows["seat"]]


def _registration(rows: pd.DataFrame, rng: Generator) -> Cells:
    here, away = _chosen(*_REGISTERED)(rows, rng), _chosen(*_FLOATING)(rows, rng)
    return [b if floating else a for floating, a, b in zip(rows["floating"], here, away)]


def _identity(change: Callable[[str], Any]) -> Column:
    """Identity numbers, some of them as ``change`` makes them."""

    def column(rows: pd.DataFrame, rng: Generator) -> Cells:
        odd = rng.random(len(rows)) * 100 < _ODD_PERCENT
        return [change(text) if hit else text for hit, text in zip(odd, rows["identity"])]

    return column


def _of_old(identity: str) -> str:
    """The 15 digits that the number had until 1999, for those born in the last century."""
    return identity[:6] + identity[8:17] if identity[6:8] == "19" else identity


def _certificate(rows: pd.DataFrame, rng: Generator) -> Cells:
    """The number of a disability card: the identity number, kind and degree."""
    kinds = rng.integers(11, 54, len(rows))
    return [f"{identity}{kind}" for identity, kind in zip(rows["identity"], kinds)]


def _account(rows: pd.DataFrame, rng: Generator) -> Cells:
    figures = rng.integers(10**10, 10**11, len(rows))
    return [f"清河农商行 62299900{figure}" for figure in figures]


def _house_text(key: str, forms: tuple[str, ...]) -> Column:
    """A number of the house, such as 3, 3号楼 or 3栋."""

    def column(rows: pd.DataFrame, rng: Generator) -> Cells:
        form = rng.integers(0, len(forms), len(rows))
        return [
            None if pd.isna(value) else forms[at].format(b=value)
            for at, value in zip(form, rows[key])
        ]

    return column


def _entrance_text(rows: pd.DataFrame, rng: Generator) -> Cells:
    several = rows["entrance"].where(rows["entrances"] > 1)
    return _house_text("entrance", ("{b}", "{b}单元"))(rows.assign(entrance=several), rng)


def _street_alone(rows: pd.DataFrame, rng: Generator) -> Cells:
    return [None if part["compound"] else part["street"] for part in parts(rows)]


def _number_alone(rows: pd.DataFrame, rng: Generator) -> Cells:
    return [
        f"{part['number']}号" if part["street"] and not part["compound"] else None
        for part in parts(rows)
    ]


def _some_address(rows: pd.DataFrame, rng: Generator) -> Cells:
    """Addresses; those of corners by the streets that meet, those of some places left out."""
    whole = addresses(rows, rng)
    if "corner" in rows:
        whole = [text if pd.isna(name) else name for name, text in zip(rows["corner"], whole)]
    if "with_address" in rows:
        whole = [text if shown else None for shown, text in zip(rows["with_address"], whole)]
    return whole


def _remark(rows: pd.DataFrame, rng: Generator) -> Cells:
    called = zip(names(len(rows), rng), phones(len(rows), rng), rng.random(len(rows)))
    return [f"家属{name}，电话{phone}" if share < 0.3 else None for name, phone, share in called]


def _content(rows: pd.DataFrame, rng: Generator) -> Cells:
    told = zip(rows["name"], rows["street"], rows["kind"], rows["phone"])
    return [
        f"{name}反映{street}附近{kind}问题，请回复{phone}" for name, street, kind, phone in told
    ]


def _received(rows: pd.DataFrame, rng: Generator) -> Cells:
    clock = zip(dates(rows["received"], rng), rng.integers(8, 18, len(rows)))
    return [f"{day} {hour}:{hour * 3 % 60:02d}" for day, hour in clock]


def _registered(rows: pd.DataFrame, rng: Generator) -> Cells:
    days = words.AS_OF - rng.integers(30, 2000, len(rows))
    return excel_dates(pd.Series(days), rng)


def _area(rows: pd.DataFrame, rng: Generator) -> Cells:
    about = rng.random(len(rows)) < 0.2
    return [f"约{area}" if rough else f"{area:,}" for rough, area in zip(about, rows["area"])]


def _people(rows: pd.DataFrame, rng: Generator) -> Cells:
    odd = rng.random(len(rows)) < 0.3
    return [wide(count) if hit else int(count) for hit, count in zip(odd, rows["people"])]


def _officer(rows: pd.DataFrame, rng: Generator) -> Cells:
    """Who visits, where the list is one of people."""
    if "hours" in rows:
        return list(rows["officer"])
    who = rng.integers(1, words.OFFICERS + 1, len(rows))
    known = rng.random(len(rows)) < 0.6
    return [f"QH-W{number:03d}" if shown else None for shown, number in zip(known, who)]


def degrees(rows: pd.DataFrame) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Longitudes and latitudes (n,) of the rows' places in WGS 84; NaN where none is written."""
    shown = rows["with_point"].to_numpy(dtype=bool)
    spots = [(place.x, place.y) for place in rows["place"]]
    to_degrees = Transformer.from_crs(SAMPLE_CRS, "EPSG:4326", always_xy=True)
    lon, lat = to_degrees.transform(*np.array(spots).T)
    return np.where(shown, lon, np.nan), np.where(shown, lat, np.nan)


def _degrees(axis: int) -> Column:
    """Coordinates as they are written: those of facilities were taken from a web map."""

    def column(rows: pd.DataFrame, rng: Generator) -> Cells:
        both = degrees(rows)
        both = wgs84_to_gcj02(*both) if "facility" in rows else both
        return [None if np.isnan(value) else f"{value:.6f}" for value in both[axis]]

    return column


def _iso(key: str) -> Column:
    return lambda rows, rng: dates(rows[key], rng, ("{y}-{m:02d}-{d:02d}",))


_COLUMNS: Mapping[str, Column] = {
    "serial": _serial,
    "sex": _sex,
    "relation": _relation,
    "registration_text": _registration,
    "registration": lambda rows, rng: list(np.where(rows["floating"], "floating", "registered")),
    "identity_wide": _identity(wide),
    "identity_small": _identity(str.lower),
    "identity_old": _identity(_of_old),
    "identity_some": lambda rows, rng: list(
        rows["identity"].where(rows["with_identity"]).replace(np.nan, None)
    ),
    "other_name": lambda rows, rng: list(names(len(rows), rng)),
    "other_phone": lambda rows, rng: list(phones(len(rows), rng)),
    "workplace": _chosen(*words.WORKPLACES),
    "impairment": _chosen(*words.IMPAIRMENTS),
    "file_number": lambda rows, rng: [f"MB{number:05d}" for number in rng.permutation(len(rows))],
    "certificate": _certificate,
    "account": _account,
    "allowance": lambda rows, rng: [f"{sum_:,}" for sum_ in rng.integers(300, 1900, len(rows))],
    "birth": _iso("birth"),
    "birth_text": lambda rows, rng: dates(rows["birth"], rng),
    "birth_cell": lambda rows, rng: excel_dates(rows["birth"], rng),
    "visited": _iso("visited"),
    "visited_text": lambda rows, rng: dates(rows["visited"], rng),
    "visited_cell": lambda rows, rng: excel_dates(rows["visited"], rng),
    "received": _iso("received"),
    "received_text": _received,
    "registered_cell": _registered,
    "address": _some_address,
    "address_beside": lambda rows, rng: addresses(rows, rng, beside=True),
    "block_text": _house_text("block", BLOCKS),
    "entrance_text": _entrance_text,
    "street_alone": _street_alone,
    "number_alone": _number_alone,
    "remark": _remark,
    "content": _content,
    "area_text": _area,
    "people_text": _people,
    "officer": _officer,
    "lon": _degrees(0),
    "lat": _degrees(1),
}
