"""Addresses as departments write them, taken apart into what finds a building.

Only what an address says is read here; whether there is such a building, `buildings` knows.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from ..common.texts import usual_width
from .blocks import parse_block
from .numerals import CHINESE, STEMS, plain_number

_TRADITIONAL = str.maketrans("棟號單樓層區園", "栋号单楼层区园")
_DASHES = re.compile(r"[‐-―−_~/、,;。.·:|\\]+|-{2,}")
_BRACKETS = re.compile(r"[(\[<{【〔《〈「]([^()\[\]<>{}【】〔〕《》〈〉「」]*)[)\]>}】〕》〉」]")
# Without any of these there is nothing to tidy.
_SPECIAL = re.compile(r"[^0-9A-Z#\u3007\u3400-\u9fff]")
_CJK = re.compile("[\u3400-\u9fff〇]")

_N = f"(?:[0-9]+|[{CHINESE}]+)"
_B = (
    rf"(?:(?<![0-9A-Z-])[0-9]+-)?(?:(?:(?<![A-Z])[A-Z]|[{STEMS}])?(?<![0-9]){_N}(?:[A-Z](?![A-Z])|[{STEMS}])?"
    rf"|(?<![0-9A-Z])[A-Z](?![A-Z])|[{STEMS}])"
)
_MARK = (
    r"(?:号(?:住宅|居民|公寓|商住|宿舍|高层)?楼|号?[栋幢座](?:楼|号楼)?|#(?:住宅|居民)?[楼栋幢座]?)"
)
_ENTRANCE = rf"(?:[0-9]{{1,2}}|[{CHINESE}]{{1,3}}|[A-Z]|[{STEMS}])"
_FLOOR = rf"(?:负|地下|-|B)?{_N}"
_ROOM = rf"(?:[A-Z]?[0-9]{{1,5}}[A-Z]?|[{CHINESE}]+)"
_DOOR = r"(?:号?单元|号?门洞?|号?梯|楼道)"
_SIGN = r"(?:号?房间?|号?室|号|户)"

_TAIL = re.compile(
    rf"-?(?:第?(?P<entrance>{_ENTRANCE})(?:{_DOOR}-?|-))?"
    rf"(?:第?(?P<floor>{_FLOOR})(?:[层楼F]-?|-))?"
    rf"(?:(?P<room>{_ROOM}){_SIGN}?)?(?P<note>[^0-9A-Z]*)"
)
# A tail that no building number goes before: each part has to say what it is.
_MARKED_TAIL = re.compile(
    rf"(?P<name>.*?)(?P<tail>(?:第?{_ENTRANCE}{_DOOR}-?(?:{_FLOOR}[层楼F]-?)?(?:{_ROOM}{_SIGN}?)?"
    rf"|第?{_FLOOR}[层楼F]-?(?:{_ROOM}{_SIGN}?)?|{_ROOM}(?:号?房间?|号?室|户)"
    rf"|(?<![0-9A-Z#-])[0-9]{{3,4}}号?)[^0-9A-Z]*)"
)
_BUILDING = re.compile(rf"(?P<before>.*?)第?(?P<building>{_B}){_MARK}(?P<rest>.*)")
_SECOND = re.compile(rf"{_B}{_MARK}")
_HOUSE = re.compile(
    rf"(?P<street>.*?)(?P<number>[{STEMS}]?(?:[0-9]+(?:-[0-9]+)?[A-Z]?|[{CHINESE}]+)[{STEMS}]?)"
    r"号(?!楼|栋|幢|座|路|街|线|桥|大街|公路|室|房|门|单元)"
    rf"(?:(?P<joint>[附之-])(?P<sub>{_N})号?)?(?:大?院[内里]?)?(?P<rest>.*)"
)
_DASHED = re.compile(
    r"(?P<name>.*?)(?<![0-9A-Z-])(?P<building>[A-Z]?[0-9]{1,3}[A-Z]?|[A-Z])(?P<rest>-.+)"
)
# Three numbers, or a room's at the end: no house number such as 22-3 is written so.
_ROOM_DASHED = re.compile(r".*[0-9A-Z]-(?:.*-|[0-9]{3,4}(?![0-9])).*")
# 3楼 is a floor, but where an entrance or another floor's room follows it: then it is a building.
_STOREY = re.compile(rf"(?P<name>.*?)(?P<building>{_B})楼(?P<rest>.+)")
# Beside a building is not in it.
_BESIDE = re.compile(
    r"对面|旁|楼[下前后]|侧|附近|隔壁|斜对|前面|后面|东边|西边|南边|北边|以[东西南北]|门口|交叉口"
)
# What a house or a building is divided into, or lies beside it, under the same number.
_ELSEWHERE = re.compile(
    rf"(?<![A-Z0-9])第?{_N}[期组队村弄巷]|(?:[A-Z0-9{CHINESE}东西南北中前后新老]|^)区"
    rf"|(?:[前后内东西南北大小]|^)院(?![士长务])|^[{STEMS}](?!号?单元|号?门|号?梯|单元)|^[-号]?[附副之]"
    r"|平房|[前后副附配东西南北新老小][楼栋幢座]|^期"
)
_STEM_ONLY = re.compile(rf"-?([{STEMS}])号?")
_FLOOR_ROOM = re.compile(r"-?(?P<floor>[1-9][0-9])-(?P<room>0[1-9])(?:号?房间?|号?室|号|户)?")
_THREE = re.compile(rf"({_N})-({_ENTRANCE})-({_ROOM})(?:室|号|户|房)?")
_HOUSE_ONLY = re.compile(
    rf"(?P<lane>[0-9]+弄)?(?P<number>[{STEMS}]?[0-9]+(?:-[0-9]+)?[A-Z]?[{STEMS}]?)号"
    rf"(?:(?P<joint>[附之-])(?P<sub>[0-9]+)号?)?(?:大?(?P<yard>院))?(?P<rest>.*)"
)
_LANE = re.compile(r"(?P<street>.+?)(?P<lane>[0-9]+弄)")
_KEPT_REMARK = re.compile(
    rf"第?{_N}期|[东西南北中上下新老][区院]|[A-Z0-9一二三四五六七八九十]+区|{_B}{_MARK}"
)
_NUMBER_ONLY = re.compile(
    rf"(?:第|BLK|BLOCK|NO\.?)?-?(?P<number>{_B})(?:{_MARK}|楼|号院?)?-?", re.IGNORECASE
)
_LONGEST_NUMBER = 5
_LONGEST_ADDRESS = 200


class Address(NamedTuple):
    """What an address says; texts are of one width, in capitals and without spaces.

    ``before``: all that stands before the building's number, or the whole address where none is
    named. ``street`` and ``number``: the text before a house number, and that number (without
    one, the building's is counted along the street, as in block and street). ``name``:
    the text that the compound is sought in, after any house number. ``title``: what may be a
    building's own name: all but entrance, floor and room. ``building``: its number;
    ``sure`` is False where it is only the first of numbers joined by dashes. Numbers are as
    `plain_number` writes them; ``floor`` is below zero underground.
    """

    before: str = ""
    street: Optional[str] = None
    number: Optional[str] = None
    name: str = ""
    title: str = ""
    building: Optional[str] = None
    sure: bool = True
    entrance: Optional[str] = None
    floor: Optional[int] = None
    room: Optional[str] = None

    def building_key(self) -> tuple[object, ...]:
        """All that tells of the building: the same for all of its rooms, if it is sure."""
        return self[: -len(Parts._fields)] if self.sure else tuple(self)


class Parts(NamedTuple):
    """Where in a building; as in `Address`."""

    entrance: Optional[str] = None
    floor: Optional[int] = None
    room: Optional[str] = None


def parse_address(text: str) -> Address:
    """An address taken apart; parts that it doesn't have, or that aren't clear, stay empty.

    >>> found = parse_address("文昌路22号 书香苑三号楼 2单元501室")
    >>> found.street, found.number, found.name, found.building, found.floor, found.room
    ('文昌路', '22', '书香苑', '3', 5, '501')
    """
    spaced = one_width(text)
    if len(spaced) > _LONGEST_ADDRESS:
        return Address(before=spaced, name=spaced, title=spaced)
    if _CJK.search(spaced) is None:
        block = parse_block(spaced.strip(" ,"))
        if block is not None:
            return _of_block(block.number, block.street, block.unit)
    compact = without_spaces(spaced)
    if _BESIDE.search(compact):
        return Address(before=compact, name=compact, title=compact)
    found = _BUILDING.fullmatch(compact)
    if found is None:
        return _unmarked(compact)
    rest, number = found["rest"], plain_number(found["building"])
    stem = _STEM_ONLY.fullmatch(rest)
    if stem is not None:
        rest, number = "", number + stem[1]
    if _SECOND.search(rest) or _ELSEWHERE.search(rest):
        return Address(before=compact, name=compact, title=compact)
    parts = parse_tail(rest) or Parts()
    before = found["before"].strip("-")
    title = compact if parts == Parts() else ""
    return Address(before, *_house(before), title, number, True, *parts)


def parse_tail(text: str) -> Optional[Parts]:
    """Entrance, floor and room out of what follows a building's number; None where unreadable.

    >>> parse_tail("2-501")
    Parts(entrance='2', floor=5, room='501')
    """
    flat = _FLOOR_ROOM.fullmatch(text)
    if flat is not None:
        # A building has no thirty-third entrance.
        return Parts(None, int(flat["floor"]), f"{flat['floor']}-{flat['room']}")
    found = _TAIL.fullmatch(text)
    if found is None or _ELSEWHERE.search(text):
        return None
    room = plain_number(found["room"]) if found["room"] else None
    floor = floor_number(found["floor"]) if found["floor"] else floor_of_room(room)
    entrance = plain_number(found["entrance"]) if found["entrance"] else None
    return Parts(entrance, floor, room)


def parse_number(text: str) -> Optional[str]:
    """A building's or house's number that stands alone, without its sign; None where it is more.

    >>> parse_number("１５８号楼"), parse_number("三栋"), parse_number("3栋2门")
    ('158', '3', None)
    """
    found = _NUMBER_ONLY.fullmatch(without_spaces(one_width(text[:_LONGEST_ADDRESS])))
    if found is None:
        return None
    number = plain_number(found["number"])
    return number if len(number) <= _LONGEST_NUMBER else None


def building_of_room(room: str) -> Optional[tuple[str, bool]]:
    """The building that a room's number begins with; and whether it can't be the entrance.

    >>> building_of_room("3-2-501"), building_of_room("2-5-501"), building_of_room("2-501")
    (('3', True), ('2', False), None)
    """
    found = _THREE.fullmatch(without_spaces(one_width(room[:_LONGEST_ADDRESS])))
    if found is None:
        return None
    return plain_number(found[1]), str(floor_of_room(found[3])) != plain_number(found[2])


def leads_elsewhere(text: str) -> bool:
    """Whether what stands behind a house's number means not it but something within its yard."""
    return _ELSEWHERE.search(text) is not None


def lane_of(street: str) -> Optional[tuple[str, str]]:
    """The street and the numbered lane off it, of one text: ('中山路', '2弄')."""
    found = _LANE.fullmatch(street)
    return (found["street"], found["lane"]) if found is not None else None


def house_number(text: str) -> Optional[str]:
    """A house's number that stands alone, as addresses are asked for it; None where it is more.

    >>> house_number("22号附1号"), house_number("2弄3号"), house_number("11号1栋")
    ('22附1', '2弄3', '11栋1')
    """
    plain = without_spaces(one_width(text[:_LONGEST_ADDRESS]))
    found = _HOUSE_ONLY.fullmatch(plain)
    if found is None:
        return parse_number(text)
    number = (found["lane"] or "") + _joined(found)
    if not found["rest"]:
        return number
    building = named_number(found["rest"])
    if building is not None and not building[0]:
        return f"{number}{found['yard'] or ''}栋{building[1]}"
    stem = _STEM_ONLY.fullmatch(found["rest"])
    return number + stem[1] if stem is not None else None


def named_number(text: str) -> Optional[tuple[str, str]]:
    """The name and the number of a building called by both, and nothing else.

    >>> named_number("书香苑3号楼"), named_number("书香苑3号楼配电室")
    (('书香苑', '3'), None)
    """
    found = _BUILDING.fullmatch(without_spaces(one_width(text[:_LONGEST_ADDRESS])))
    if found is None or found["rest"]:
        return None
    return found["before"].strip("-"), plain_number(found["building"])


def floor_number(text: str) -> Optional[int]:
    """A floor: 5, 负一, B1; None where there is no such floor."""
    below = text[:1] in ("负", "B", "-") or text.startswith("地下")
    digits = plain_number(text.lstrip("负地下B-"))
    if not digits.isdecimal() or len(digits) > 3 or int(digits) == 0:
        return None
    return -int(digits) if below else int(digits)


def floor_of_room(room: Optional[str]) -> Optional[int]:
    """The floor that a room's number begins with: 501, 1203, 1203A; other forms don't tell."""
    found = re.fullmatch(r"[AC-Z]?([0-9]{1,2})[0-9]{2}[A-Z]?", room or "")
    return (int(found[1]) or None) if found else None


def one_width(text: str) -> str:
    """One width, in capitals, remarks in brackets left out, single spaces.

    Also what Chinese places are written in: simplified signs, for those that numbers go with.
    """
    plain = usual_width(text).upper().translate(_TRADITIONAL)
    if _SPECIAL.search(plain) is None:
        return plain
    return " ".join(_BRACKETS.sub(_remark, plain).split())


def without_spaces(text: str) -> str:
    """No spaces nor stops; those between two numbers become dashes, so that 2 3 isn't 23."""
    if _SPECIAL.search(text) is None:
        return text
    dashed = _DASHES.sub(" ", text.replace("-", " - ")).replace(" - ", "-")
    number = f"[0-9A-Z{CHINESE}]"
    dashed = re.sub(rf"(?<={number}) +(?={number})", "-", dashed)
    return dashed.replace(" ", "").strip("-")


def _remark(found: re.Match[str]) -> str:
    inside = found[1].strip()
    return inside if _KEPT_REMARK.fullmatch(inside) else " "


def _of_block(number: str, street: str, unit: Optional[str]) -> Address:
    floor = floor_number(unit.split("-")[0]) if unit and "-" in unit else None
    return Address(
        before=street,
        street=street or None,
        building=plain_number(number),
        floor=floor,
        room=unit,
    )


def _house(text: str) -> tuple[Optional[str], Optional[str], str]:
    """Street, number, and what follows."""
    found = _HOUSE.fullmatch(text)
    if found is None:
        return None, None, text
    rest = found["rest"].strip("-")
    stem = _STEM_ONLY.fullmatch(rest)
    if stem is not None:
        return found["street"], _joined(found) + stem[1], ""
    return found["street"], _joined(found), rest


def _joined(found: re.Match[str]) -> str:
    """A house number with what divides it: 22附1, 22之1, 22-1."""
    number = plain_number(found["number"])
    return number + found["joint"] + plain_number(found["sub"]) if found["sub"] else number


def _unmarked(text: str) -> Address:
    """An address in which no building is marked as one."""
    if _ROOM_DASHED.fullmatch(text):
        dashed = _named(text)
        if dashed.building is not None:
            street, number, name = _house(dashed.name)
            return dashed._replace(street=street, number=number, name=name)
    street, number, rest = _house(text)
    if number is None:
        return _named(text)
    found = _named(rest)
    before = text[: text.rindex(rest)] + found.before if rest else text
    return found._replace(before=before, street=street, number=number, title=before)


def _named(text: str) -> Address:
    """A name with numbers after it: joined by dashes, or with their signs, or none."""
    for form, sure in ((_DASHED, False), (_STOREY, True)):
        found = form.fullmatch(text)
        tail = parse_tail(found["rest"]) if found is not None else None
        if found is None or tail is None:
            continue
        building = plain_number(found["building"])
        if form is _STOREY and tail.entrance is None and _same_floor(tail, building):
            continue
        name = found["name"].strip("-")
        return Address(name, None, None, name, "", building, sure, *tail)
    found = _MARKED_TAIL.fullmatch(text)
    tail = parse_tail(found["tail"]) if found is not None else None
    if found is None or tail is None:
        return Address(before=text, name=text, title=text)
    name = found["name"].strip("-")
    return Address(name, None, None, name, name, None, True, *tail)


def _same_floor(tail: Parts, building: str) -> bool:
    return tail.room is None or tail.floor is None or str(tail.floor) == building
