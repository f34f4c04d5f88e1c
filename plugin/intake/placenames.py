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
# One link of a chain of regions: long enough to be a name, and not only a number.
_SIGNS = "[0-9\u3400-\u9fff]"
_PLACE = rf"(?![0-9]+[省市区县旗镇乡街社]){_SIGNS}"
_CITY = rf"{_PLACE}{_SIGNS}{{1,7}}?(?:(?<![城都超夜集门])市|市(?={_SIGNS}{{2,8}}?[区县]))"
# 东区, 园区 and the like may be parts of a compound, 水乡 and 小镇 of its name.
_DISTRICT = (
    rf"(?:{_PLACE}{_SIGNS}{{1,7}}?(?:县|(?<!红)旗|(?:高新|经开|开发)区"
    r"|(?<![小东西南北中新老上下园苑期院墅舍属宅活置业厂片校社0-9])区)|(?:高新|经开|开发)区)"
)
_IN_CITY = rf"(?:{_PLACE}{_SIGNS}{{0,7}}?[县市]|{_PLACE}{_SIGNS}{{1,7}}?(?<![小园苑期院社])区)"
_CHAIN = (
    rf"(?:{_PLACE}{_SIGNS}{{1,6}}?(?:省|自治区|自治州))?(?:{_CITY}(?:{_IN_CITY})?|{_DISTRICT})?"
    rf"(?:{_SIGNS}{{2,12}}?(?:街道(?:办事处|办)?|(?<![水小古名故家老])[镇乡]))?"
    rf"(?:{_SIGNS}{{2,12}}?(?:社区)?(?:居民委员会|居委会|村委会|(?<=社区))"
    r"(?:第?[0-9]+网格)?)?"
)
_REGION = re.compile(_CHAIN)
_ROAD = re.compile(rf"{_CHAIN}(?:{_SIGNS}{{2,10}}(?:[路街巷弄]|大道|胡同))?")
_NUMBERED = re.compile(r"(.*[^0-9])[0-9]+号院?")
_LONGEST_REGION = 60
# Names made of words that many names end with: they tell nothing where more stands before them.
_COMMON = re.compile(
    # 81 is 八一, which is a name of its own.
    r"(?![0-9]+$|[0-9]{2,}[^0-9期区号巷弄条组队栋幢座楼])"
    r"(?:(?:第?[0-9]+|[a-z甲乙丙丁戊己庚辛东西南北中上下新老大小前后左右])"
    r"(?:路|街|条|巷|弄|胡同)?|期|区|号|院|组|队|楼|栋|幢|座|单元|社区|小区"
    r"|组团|花园|花苑|家园|佳园|嘉园|家苑|新村|人家|公寓|别墅|大厦|广场|宿舍|家属|职工|单位|住宅|安置|综合|办公|商业|教学|住院|门卫室|配电室|幼儿园)*"
    r"[苑园里村]?"
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
_ESTATE = re.compile(
    r"(?:[小东西南北]区|[^医学法]院|[苑园里庭居邸城]|新村|公寓|宿舍|家属楼|人家|[0-9][期区村])$"
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


def is_region(text: str) -> bool:
    """Whether a name is one of administrative regions alone, from the first sign to the last.

    >>> is_region("云清市清河区"), is_region("都市"), is_region("江南水乡"), is_region("和平东区")
    (True, False, False, False)
    """
    key = name_key(text)
    return bool(key) and len(key) <= _LONGEST_REGION and _REGION.fullmatch(key) is not None


def is_way(text: str) -> bool:
    """Whether a name is one of regions, or of a street in them, and of no compound."""
    key = name_key(text)
    return bool(key) and len(key) <= _LONGEST_REGION and _ROAD.fullmatch(key) is not None


def is_common(text: str) -> bool:
    """Whether a name is made only of what many names end with: 二期, 东区, 1号院, 花园小区."""
    return _COMMON.fullmatch(name_key(text)) is not None


def is_estate(text: str) -> bool:
    """Whether a name ends as those of compounds do."""
    return bool(_ESTATE.search(name_key(text)))


class PlaceNames:
    """Places (numbers of the caller's) by name.

    A name is found where the text ends with it, and begins with it or with the region or known
    street that it lies in: 幸福小区 is not found in 新幸福小区. A name such as 东区 or 花园小区 has
    to be all of the text. ``beside``: other names of the same
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
            places, name, before = self.ending(text)
            found = places if _ends_apart(name, before, also_after) else NOWHERE
            self._known[text] = found
        return found

    def ending(self, text: str) -> tuple[Places, str, str]:
        """The longest name that ``text`` ends with: its places, it, and what stands before it."""
        key = name_key(text)
        kind, stem = _stem(key) if self._is_loose else ("", key)
        for start in range(max(0, len(key) - self._longest), len(key)):
            found = self._full.get(key[start:])
            if found is None and kind == "plain":
                found = self._full.get(stem[start:])
            if found is None:
                found = self._loosely(kind, stem[start:])
            if found is not None:
                return found, key[start:], key[:start]
        return NOWHERE, "", key

    def near(self, text: str) -> Places:
        """The places whose names are spelt most like ``text``."""
        key = _REGIONS.sub("", name_key(text))
        shared = Counter(name for char in set(key) for name in self._by_char.get(char, ()))
        likely = sorted(shared, key=lambda name: (-shared[name], name))[:_NEAR_COMPARED]
        names = difflib.get_close_matches(key, likely, _NEAR_NAMED, _LIKE_ENOUGH)
        return NOWHERE.union(*(self._full[name] for name in names))

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


def _ends_apart(name: str, before: str, also_after: Optional[PlaceNames]) -> bool:
    if not before:
        return True
    if is_common(name):
        return False
    numbered = _NUMBERED.fullmatch(before)
    if numbered is not None:
        return is_way(numbered[1])
    return is_region(before) or (also_after is not None and bool(also_after.find(before)))
