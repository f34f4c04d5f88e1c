"""What a source must not bring in: names of persons, identity numbers, phones, bank accounts.

Columns are recognised by their header or by what stands in them; single values by what stands in
them. What is recognised here is left out of accepted rows, of the original values of rejected
rows, and of every message. A value that is nothing but a name is recognised (``personnames.py``);
no recognising can find every name in free text, so the original values keep no text but that of
columns which a contract asks for.

The 18-digit identity number is laid out as GB 11643-1999 has it: six digits of place, eight of
birth date, three of order and a check digit. The check digit isn't asked for: a number with a
mistyped one still points at a person. The older number has 15 digits, without the century and the
check digit. Bank cards end in a check digit after ISO/IEC 7812-1, annex B (Luhn).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from ..common.progress import Progress, part, silent
from ..common.texts import plain_word, usual_width
from .columns import coded_texts
from .names import plain
from .personnames import SURELY_NAMED, SURNAMES, is_name, like_name
from .series import check_digit_holds, numbered, stem

# fmt: off
# A header that holds one of these is about a person, wherever it stands in the header.
HEADER_PARTS = (
    "姓名", "户主", "业主", "房主", "房东", "产权人", "承租人", "租客", "租户", "居住人", "联系人",
    "联络人", "负责人", "经办人", "填表人", "监护人", "代表人", "法人代表", "网格员", "名单",
    "户名", "住户名", "居民名", "身份证", "身分证", "身份号", "公民身份", "证件号", "残疾证",
    "残疾人证", "社保卡", "医保卡", "护照", "电话", "手机", "座机", "固话", "联系方式", "联系号码",
    "联络方式", "银行卡", "银行账", "开户", "邮箱", "微信", "出生", "生日",
)
# Those who look after a building, a stair or a cell; but 楼长度 is how long a building is.
_HEADER_LEADER = re.compile("(?:楼|栋|单元|网格)长(?!度)")
# Headers that are about persons only when nothing else stands beside them.
HEADER_WHOLE = frozenset(("住户", "居民", "法人", "resident", "residents"))
# Under these there may be names as well as numbers of people: what stands in the column decides.
_NAMES_OR_COUNTS = frozenset((
    "住户", "居民", "业主", "租户", "resident", "residents", "tenants", "owners",
))
# Counts and measures of people are no persons: 住户数, 业主户数 (户).
_MEASURE = re.compile("(?:数|数量|面积|率|比例)$")
_MEASURE_WORDS = frozenset(("count", "counts", "total"))
# English headers are compared word by word, so that `hotel` is no telephone.
HEADER_WORDS = frozenset((
    "phone", "phones", "telephone", "tel", "mobile", "cellphone", "landline", "surname", "owner",
    "owners", "tenant", "tenants", "landlord", "landlords", "occupant", "occupants", "householder",
    "householders", "email", "idcard", "passport", "firstname", "lastname", "fullname", "contact",
    "birth", "birthday", "birthdate", "dob",
))
HEADER_PHRASES = (
    "id card", "id number", "id no", "identity number", "identity card", "national id",
    "bank account", "bank card", "first name", "last name", "full name", "person name",
    "name of person", "resident name", "household head", "head of household", "family name",
)
# Columns no contract asks for, whose numbers and dates help to find a row again and are about the
# thing, not about those who live there: 残疾人数 of one building would be too much.
_THING_PARTS = ("序号", "面积", "层", "高度", "长度", "建成", "竣工", "年代")
_THING_WORDS = frozenset((
    "fid", "gid", "objectid", "area", "height", "length", "floors", "built", "year",
))
# fmt: on
# A person-like content in this share of a column's values makes the whole column personal.
PERSONAL_SHARE = 0.5
# So many different values tell what a column holds; the share is then right to 2 in 100.
_LOOKED_AT = 4000
# Fewer words than this may read like names by chance: 高层, 方形.
_LEAST_NAMES = 3

# A number starts here: after no digit, and not among the decimals of one.
_START = r"(?<!\d)(?<!\d\.)"
_GAP = r"[-–—\s]?"
# Looked for from every start: in `3 420502...` the number begins with the second.
_IDENTITY = re.compile(rf"{_START}(?=([1-9](?:{_GAP}\d){{16}}{_GAP}[0-9Xx]))")
# Births from 1920 on only: 15-digit codes of cells would else read as births of 1900 to 1919.
_OLD_IDENTITY = re.compile(rf"{_START}[1-9]\d{{5}}{_GAP}([2-9]\d)(\d\d)(\d\d){_GAP}\d{{3}}(?!\d)")
_MOBILE = re.compile(
    rf"{_START}(?:(?:\+|00)?86{_GAP})?\(?1[3-9]\d\)?"
    rf"(?:{_GAP}\d{{4}}{_GAP}\d{{4}}|{_GAP}\d{{3}}{_GAP}\d{{5}}|\.\d{{4}}\.\d{{4}})(?!\.?\d)"
)
# Codes of counties go on with the number of a city, which is below 30 (GB/T 2260).
_MOBILE_NO_CODE = re.compile(r"1(?:[6-9]\d\d|[3-5](?:00|[3-9]\d))\d{7}")
_LANDLINE = re.compile(rf"{_START}0[1-9]\d{{1,2}}(?:\s?\)\s?|{_GAP})[2-9]\d{{6,7}}(?!\.?\d)")
_MOBILE_IN_WORDS = re.compile("[一幺][三四五六七八九][〇零一幺二三四五六七八九]{9}")
_BANK_CARD = re.compile(rf"{_START}(?=([3-69](?:{_GAP}\d){{15,18}})(?!\d))")
# UnionPay's cards, and the older ones of its largest bank.
_BANK_PREFIXES = ("62", "9558")
_PERSON = (
    "姓名|户主|联系人|联络人|负责人|经办人|填表人|制表人|审核人|填报人|产权人|承租人|监护人|代表人"
    "|房东|租客"
)
# Those that stand in names of places too: 业主委员会, 网格员工作站.
_PERSON_OR_PLACE = "业主|房主|法人|网格员|网格长|楼长|楼栋长|单元长"
# Those that other words than names follow too: 联系社区, 老板菜馆.
_TRADER = "店主|老板娘?|店长|掌柜|经营[者人]|经手人?|联系"
_PHONE = "电话|手机|座机|固话|联系方式|[Tt]el|[Pp]hone"
# Names that people go by elsewhere, and numbers of passports.
_ACCOUNT = re.compile(
    r"wxid_|(?i:微信|wechat|weixin|qq)[^A-Za-z0-9]{0,4}[A-Za-z0-9_-]{5}|@[A-Za-z0-9-]+\.[a-z]{2}"
    r"|(?:护照|通行证|passport)\D{0,6}[A-Z]{1,2}\d{6}|(?:微信|QQ)[^:]{0,3}:"
)
_LABELLED = re.compile(f"(?:{_PERSON}|{_PERSON_OR_PLACE}|{_TRADER})[^:]{{0,6}}:")
_NAMED = re.compile(
    # After these words no name follows: 户主不详, 联系人电话, 负责人办公室.
    rf"(?:{_PERSON})(?:是|为|叫)?\s*(?![不未无暂待姓名电手身证编号联信性年签盖意办地住关及或单职])"
    r"[\u4e00-\u9fff]{2}"
    rf"|(?:{_PERSON_OR_PLACE})(?:是|为|叫)?\s*[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    r"(?![\u4e00-\u9fff])"
    rf"|(?:{_TRADER})(?:是|为|叫)?\s*{SURELY_NAMED}"
)
_WITH_PHONE = re.compile(rf"(?:{_PHONE})(?:[^:]{{0,6}}:|\D{{0,6}}\d{{5}})")
# Nothing without ten digits near one another or one of the words above needs a closer look. Two
# patterns are looked for faster than one of both.
_MANY_DIGITS = re.compile(r"(?:\d\D{0,3}){10}")
_WORD_OF_PERSONS = re.compile(
    f"{_PERSON}|{_PERSON_OR_PLACE}|{_TRADER}|{_PHONE}|(?i:微信|wechat|weixin|wxid|qq|护照|通行证|passport)|@"
    "|[〇零一幺二三四五六七八九]{11}"
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Longer numbers may be phones or accounts.
_SHORT_NUMBER = re.compile(r"[+-]?\d{1,6}(?:\.\d{0,6})?")
_LONG_NUMBER = 1_000_000
_CLOCK = r"\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?"
_DATE = re.compile(rf"\d{{4}}[-/.年]\d{{1,2}}(?:[-/.月](?:\d{{1,2}}日?)?)?(?:[ T]{_CLOCK})?")


def personal_header(header: str) -> bool:
    """Whether a column so named holds data about persons."""
    words = _words(header)
    if _MEASURE.search(plain(header)) or not _MEASURE_WORDS.isdisjoint(words):
        return False
    name = plain_word(header)
    if name in HEADER_WHOLE or _HEADER_LEADER.search(name):
        return True
    if any(part in name for part in HEADER_PARTS) or not HEADER_WORDS.isdisjoint(words):
        return True
    spaced = f" {' '.join(words)} "
    return any(f" {phrase} " in spaced for phrase in HEADER_PHRASES)


def personal_value(text: str, is_code: bool = False, names_allowed: bool = False) -> bool:
    """Whether the text holds a number of a person (identity, phone, card) or is or labels a person.

    ``is_code``: the text is one of the codes that are numbered in a row (``series.py``), so that
    its 11 to 19 digits are no phone, old identity number or bank card (division codes of the
    provinces 13 to 15 start as mobile numbers do). An 18-digit identity number is recognised there
    too, and a mobile number that no division code starts as. ``names_allowed``: the text may name
    a person, so that only numbers count.
    """
    shown = usual_width(text)
    if not names_allowed and is_name(shown):
        return True
    if not (_MANY_DIGITS.search(shown) or _WORD_OF_PERSONS.search(shown)):
        return False
    if _WITH_PHONE.search(shown) or any(_born(found) for found in _IDENTITY.findall(shown)):
        return True
    if _ACCOUNT.search(shown) or _MOBILE_IN_WORDS.search(shown):
        return True
    if not names_allowed and (_LABELLED.search(shown) or _NAMED.search(shown)):
        return True
    if is_code:
        return bool(_MOBILE_NO_CODE.fullmatch(shown))
    if _MOBILE.search(shown) or _LANDLINE.search(shown):
        return True
    if any(_is_date(f"19{year}", *rest) for year, *rest in _OLD_IDENTITY.findall(shown)):
        return True
    return any(_bank_card(found) for found in _BANK_CARD.findall(shown))


def personal_values(
    texts: npt.NDArray[np.object_],
    is_code: bool = False,
    names_allowed: bool = False,
    progress: Progress = silent,
) -> npt.NDArray[np.bool_]:
    """(n,) bool: ``personal_value`` of each of the (n,) texts, False for None.

    Each different text is looked at once. ``is_code``: they are codes, and what is not numbered in
    a row with others is looked at as if it were none.
    """
    column = coded_texts(texts)
    lists = numbered(column.distinct) if is_code else frozenset()

    def personal(text: str) -> bool:
        return personal_value(text, is_code and stem(text) in lists, names_allowed)

    return column.spread(column.each(personal, progress), bool)


def personal_columns(
    values: pd.DataFrame,
    known: Collection[str],
    codes: Collection[str],
    progress: Progress,
    names_allowed: Collection[str] = (),
) -> frozenset[str]:
    """The columns of a source that must not come in.

    ``known`` are columns whose header is a contract's own word (``name`` of a compound is a place
    name), so only their content counts; ``codes`` those that hold codes; ``names_allowed`` those
    in which a name is no fault, so that only numbers count. Of a column of many values
    some are looked at, always the same.
    """
    personal = set()
    for done, column in enumerate(values.columns):
        count = len(values.columns)
        step = part(progress, done / count, (done + 1) / count)
        step(0.0, None)
        held, own = values[column], column in known or column in names_allowed
        if (not own and _named_personal(str(column), held)) or _personal_content(
            _some(held), column in codes, own, column in names_allowed
        ):
            personal.add(str(column))
    return frozenset(personal)


def harmless_column(header: str, column: pd.Series) -> bool:
    """Whether a column that no contract asks for may be shown: numbers or dates of a thing."""
    name, words = plain_word(header), _words(header)
    of_thing = any(part in name for part in _THING_PARTS) or not _THING_WORDS.isdisjoint(words)
    return of_thing and not personal_header(header) and _only_figures(column)


def is_figure(text: str) -> bool:
    """Whether a text is a short figure or a date, which are nobody's number.

    That is a number of at most six digits before the point and six behind it, or a date, with a
    time of day or without.

    >>> is_figure("98.5"), is_figure("2024-03-31"), is_figure("1234567")
    (True, True, False)
    """
    shown = usual_width(text).strip()
    return bool(_SHORT_NUMBER.fullmatch(shown) or _DATE.fullmatch(shown))


def as_texts(values: Iterable[Any]) -> Iterable[str]:
    """The values as a reader would see them: whole numbers without a decimal point."""
    for value in values:
        if isinstance(value, float) and value.is_integer():
            yield str(int(value))
        elif text := str(value).strip():
            yield text


def _named_personal(header: str, column: pd.Series) -> bool:
    if plain_word(header) in _NAMES_OR_COUNTS:
        return not _only_figures(column)
    return personal_header(header)


def _some(column: pd.Series) -> list[str]:
    """The different values of a column, of many a sample that doesn't depend on their order."""
    distinct = np.asarray(column.dropna().unique(), dtype=object)
    if len(distinct) > _LOOKED_AT:
        marks = pd.util.hash_array(distinct, categorize=False)
        distinct = distinct[np.argpartition(marks, _LOOKED_AT)[:_LOOKED_AT]]
    return list(as_texts(distinct))


def _personal_content(texts: list[str], is_code: bool, known: bool, names_allowed: bool) -> bool:
    """Whether so many of the texts are about persons that the column must be.

    In a column that no contract knows anything that reads like a name counts, but not where a few
    words could do so by chance.
    """
    rows = numbered(texts) if is_code else frozenset()
    found = [personal_value(text, stem(text) in rows, names_allowed) for text in texts]
    if not known:
        like = [like_name(usual_width(text)) for text in texts]
        if sum(like) >= _LEAST_NAMES:
            found = [one or other for one, other in zip(found, like)]
    return any(found) and sum(found) >= PERSONAL_SHARE * len(texts)


def _only_figures(column: pd.Series) -> bool:
    """Whether all values are short figures or dates."""
    held = column.dropna()
    if is_numeric_dtype(held) and not is_bool_dtype(held):
        return bool((held.abs() < _LONG_NUMBER).all())
    return all(map(is_figure, as_texts(held.unique())))


def _words(header: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(usual_width(header))]


def _born(number: str) -> bool:
    """Whether the 18 characters, gaps aside, hold a birth date where identity numbers do."""
    digits = re.sub(_GAP[:-1], "", number)
    return digits[6:8] in ("19", "20") and _is_date(digits[6:10], digits[10:12], digits[12:14])


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _bank_card(number: str) -> bool:
    digits = re.sub(_GAP[:-1], "", number)
    return check_digit_holds(digits) or digits.startswith(_BANK_PREFIXES)
