"""What a source must not bring in: names of persons, identity numbers, phones, bank accounts.

Columns are recognised by their header or by what stands in them; single values by what stands in
them. What is recognised here is left out of accepted rows, of the original values of rejected
rows, and of every message.

The check digit of the 18-digit identity number follows GB 11643-1999 (ISO 7064, MOD 11-2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import pandas as pd

from ..common.progress import Progress

# fmt: off
# A header that holds one of these is about a person, wherever it stands in the header.
HEADER_PARTS = (
    "姓名", "户主", "业主", "房主", "产权人", "承租人", "居住人", "联系人", "负责人", "经办人",
    "填表人", "身份证", "证件号", "电话", "手机", "联系方式", "联系号码", "银行卡", "银行账",
    "开户", "邮箱", "微信",
)
# English headers are compared word by word, so that `hotel` is no telephone.
HEADER_WORDS = frozenset((
    "phone", "phones", "telephone", "tel", "mobile", "cellphone", "surname", "owner", "tenant",
    "email", "idcard", "passport", "firstname", "lastname", "fullname", "contact",
))
HEADER_PHRASES = (
    "id card", "id number", "id no", "identity number", "identity card", "national id",
    "bank account", "bank card", "first name", "last name", "full name", "person name",
    "name of person", "resident name", "household head", "head of household", "family name",
)
# fmt: on
# A person-like content in this share of a column's values makes the whole column personal.
PERSONAL_SHARE = 0.5

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.])")
# Nothing without eleven digits in a row or a colon needs a closer look.
_SUSPICIOUS = re.compile(r"(?:\d[ -]?){11}|[:：]")
_LABELLED = re.compile(
    "(?:姓名|户主|业主|联系人|负责人|经办人|填表人|制表人|审核人|填报人|电话|手机)[^:]{0,6}:"
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def personal_header(header: str) -> bool:
    """Whether a column so named holds data about persons."""
    name = unicodedata.normalize("NFKC", header)
    if any(part in name for part in HEADER_PARTS):
        return True
    words = [word.lower() for word in _WORDS.findall(name)]
    spaced = f" {' '.join(words)} "
    return not HEADER_WORDS.isdisjoint(words) or any(
        f" {phrase} " in spaced for phrase in HEADER_PHRASES
    )


def identity_number(text: str) -> bool:
    """Whether the 18 characters are a mainland identity number: a birth date and check digit."""
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text))
    return 1900 <= born.year <= 2100 and _CHECK_DIGITS[total % 11] == text[17].upper()


def personal_value(text: str, is_code: bool = False) -> bool:
    """Whether the text holds an identity number, a mobile number or a labelled person.

    ``is_code``: the text comes from a column of codes, where eleven digits are more often a code
    than a phone (division codes of three provinces start as mobile numbers do).
    """
    if not _SUSPICIOUS.search(text):
        return False
    plain = unicodedata.normalize("NFKC", text)
    if any(identity_number(found) for found in _IDENTITY.findall(plain)):
        return True
    if _LABELLED.search(plain):
        return True
    return not is_code and _MOBILE.search(plain) is not None


def personal_columns(
    values: pd.DataFrame, known: Collection[str], codes: Collection[str], progress: Progress
) -> frozenset[str]:
    """The columns of a source that must not come in.

    ``known`` are columns whose header is a contract's own word (``name`` of a compound is a place
    name), so only their content counts; ``codes`` those of them that hold codes.
    """
    personal = set()
    for done, column in enumerate(values.columns):
        progress(done / len(values.columns), None)
        named = column not in known and personal_header(str(column))
        if named or _personal_content(values[column], column in codes):
            personal.add(str(column))
    return frozenset(personal)


def _personal_content(column: pd.Series, is_code: bool) -> bool:
    texts = list(as_texts(column.dropna().unique()))
    found = sum(personal_value(text, is_code) for text in texts)
    return found > 0 and found >= PERSONAL_SHARE * len(texts)


def as_texts(values: Iterable[Any]) -> Iterable[str]:
    """The values as a reader would see them: whole numbers without a decimal point."""
    for value in values:
        if isinstance(value, float) and value.is_integer():
            yield str(int(value))
        elif text := str(value).strip():
            yield text
