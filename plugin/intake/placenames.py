"""Names of compounds, streets and buildings, found at the end of what an address says."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Optional

from .addresses import one_width, without_spaces
from .blocks import street_words
from .numerals import with_digits

Places = frozenset[int]
NOWHERE: Places = frozenset()

_CJK = re.compile("[\u3400-\u9fff]")
# What may stand before a name and is not part of it.
_REGION = re.compile(
    r".(?:[省市区县旗州盟镇乡村路街巷弄]|街道|大道|社区|居委会|村委会|网格|[0-9]+[号组])$"
)
_REGIONS = re.compile(r"^.*(?:[省市县旗镇乡路街巷弄号]|街道|大道|社区|(?<!小)区)(?=..)")
# Endings that say only that people live there; those of workers' housing; those that are half of
# a name, so that 金桥花园 and 金桥家园 are two. The longest goes first: 家属院 before 院.
_ENDINGS = sorted(
    [
        *((word, "plain") for word in ("住宅小区", "住宅区", "小区", "院落", "大院", "院内", "院")),
        *((word, "works") for word in ("职工宿舍", "单位宿舍", "宿舍区", "宿舍楼", "宿舍")),
        *((word, "works") for word in ("家属院", "家属楼", "家属区")),
        *((word, "named") for word in ("花园", "家园", "新村", "公寓")),
    ],
    key=lambda item: -len(item[0]),
)
_LONGEST_ENDING = 4
_LIKE_ENOUGH = 0.6
_NEAR_COMPARED = 20
_NEAR_NAMED = 3


def name_key(text: str) -> str:
    """A name as names are compared: one width, small, digits for numerals, no separators.

    >>> name_key("书香苑 二期") == name_key("书香苑2期"), name_key("Bishan St 13")
    (True, 'bishan street 13')
    """
    spaced = one_width(text)
    if _CJK.search(spaced) is None:
        return street_words(spaced)
    return with_digits(without_spaces(spaced)).lower().replace("-", "")


class PlaceNames:
    """Places (numbers of the caller's) by name.

    A name is found where the text ends with it, and begins with it or with the region or street
    that it lies in: 幸福小区 is not found in 新幸福小区. ``beside``: other names of the same
    ground; with them, names are also found without their endings where that leaves no doubt.
    """

    def __init__(
        self, places: Mapping[str, Places], beside: Optional[Iterable[str]] = None
    ) -> None:
        self._full = {key: found for key, found in places.items() if key}
        self._loose = {} if beside is None else _by_stem(self._full, {*self._full, *beside})
        self._is_loose = beside is not None
        self._longest = max(map(len, self._full), default=0) + _LONGEST_ENDING
        self._known: dict[str, Places] = {}
        self._by_char: dict[str, set[str]] = {}
        for key in self._full:
            for char in key:
                self._by_char.setdefault(char, set()).add(key)

    def find(self, text: str, also_after: Optional[PlaceNames] = None) -> Places:
        """The places that ``text`` ends with the name of; none where that isn't clear.

        ``also_after``: names that may stand before one of these.
        """
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._find(name_key(text), also_after)
        return found

    def near(self, text: str) -> Places:
        """The places whose names are spelt most like ``text``."""
        key = _REGIONS.sub("", name_key(text))
        shared = Counter(name for char in set(key) for name in self._by_char.get(char, ()))
        likely = sorted(shared, key=lambda name: (-shared[name], name))[:_NEAR_COMPARED]
        names = difflib.get_close_matches(key, likely, _NEAR_NAMED, _LIKE_ENOUGH)
        return NOWHERE.union(*(self._full[name] for name in names))

    def _find(self, key: str, also_after: Optional[PlaceNames]) -> Places:
        kind, stem = _stem(key) if self._is_loose else ("", key)
        for start in range(max(0, len(key) - self._longest), len(key)):
            found = self._full.get(key[start:])
            if found is None and kind == "plain":
                found = self._full.get(stem[start:])
            if found is None:
                found = self._loosely(kind, stem[start:])
            if found is not None:
                whole = start == 0 or _ends_apart(key[:start], also_after)
                return found if whole else NOWHERE
        return NOWHERE

    def _loosely(self, kind: str, stem: str) -> Optional[Places]:
        known_kind, places = self._loose.get(stem, ("", NOWHERE))
        # A works' own houses are not those of its workers: 机械厂 is not 机械厂宿舍.
        fits = kind != "named" and kind == known_kind if kind else known_kind in ("plain", "named")
        return places if fits else None


def _stem(key: str) -> tuple[str, str]:
    """The kind of a name's ending and the name without it; no kind where it has none."""
    for ending, kind in _ENDINGS:
        if key.endswith(ending) and len(key) >= len(ending) + 2:
            return kind, key[: -len(ending)]
    return "", key


def _by_stem(full: Mapping[str, Places], known: Iterable[str]) -> dict[str, tuple[str, Places]]:
    """The names without their endings, where no other name begins like that."""
    names = sorted(known)
    found = {}
    for key, places in full.items():
        kind, stem = _stem(key)
        if kind and stem not in full and _begun_with(stem, names) == _begun_with(key, names):
            found[stem] = (kind, places)
    return found


def _begun_with(stem: str, names: list[str]) -> int:
    first = bisect_left(names, stem)
    return bisect_left(names, stem + "\U0010ffff") - first


def _ends_apart(text: str, also_after: Optional[PlaceNames]) -> bool:
    if _REGION.search(text):
        return True
    return also_after is not None and bool(also_after.find(text))
