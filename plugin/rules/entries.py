"""Reading one entry of a rulebook: what it must say, and the sentences about what it says wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..common.errors import input_error
from ..common.messages import Message, listed, message
from ..common.texts import plain_word
from ..contracts import Bilingual

# What stands where a city asks for nothing; null would leave what the base says.
NONE = "none"
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Kind:
    """What an entry is, as sentences call one and several; ``example`` is an id."""

    one: Message
    several: Message
    example: str


CARE_GROUP = Kind(message("care group"), message("care groups"), "minimum_income")
SERVICE = Kind(message("service"), message("services"), "service_station")
DUTY = Kind(message("duty"), message("duties"), "public_safety")
COMPOUND_KIND = Kind(message("compound kind"), message("compound kinds"), "closed_estate")
COMMUNITY_TYPE = Kind(message("community type"), message("community types"), "urban")
SKILL = Kind(message("skill"), message("skills"), "sign_language")
QUOTA_TERM = Kind(message("quota term"), message("quota terms"), "fixed")
REQUEST_KIND = Kind(message("request kind"), message("request kinds"), "street_lighting")
SECTION = Kind(message("section"), message("sections"), "walking")


@dataclass(frozen=True)
class Entry:
    """One section, or one entry of a catalogue: ``spec`` is what stands below ``name``.

    Each method returns a value of the right type or raises an InputError with a sentence.
    """

    kind: Kind
    name: str
    spec: Mapping[str, Any]

    @classmethod
    def read(cls, kind: Kind, name: Any, spec: Any, keys: Sequence[str], more: Any = ()) -> Entry:
        """The entry, which has all of ``keys``, maybe some of ``more``, and nothing else."""
        if not (isinstance(name, str) and _ID.fullmatch(name)):
            raise input_error(
                "The id of the {kind} {name} must be small letters and digits that begin with a "
                "letter, with a single _ between words. Write for example {example}.",
                kind=kind.one,
                name=name,
                example=kind.example,
            )
        said = spec if isinstance(spec, dict) else {}
        entry = cls(kind, name, said)
        entry.require(keys)
        unknown = [str(key) for key in said if key not in keys and key not in more]
        if unknown:
            raise input_error(
                "The {kind} {name} has the key {what}, which is not known. It can have: {all}.",
                kind=kind.one,
                name=name,
                what=listed(unknown),
                all=listed((*keys, *more)),
            )
        return entry

    @classmethod
    def section(cls, name: str, spec: Mapping[str, Any], keys: Sequence[str]) -> Entry:
        """The section ``name``, which has all of ``keys``."""
        section = cls(SECTION, name, spec)
        section.require(keys)
        return section

    def require(self, keys: Sequence[str]) -> None:
        """Everything that must be said is said."""
        missing = [key for key in keys if key not in self.spec]
        if missing:
            raise input_error(
                "The {kind} {name} lacks {what}. It needs: {all}.",
                kind=self.kind.one,
                name=self.name,
                what=listed(missing),
                all=listed(keys),
            )

    def both(self, key: str) -> Bilingual:
        """A text in both languages."""
        texts = self.spec[key] if isinstance(self.spec[key], dict) else {}
        if set(texts) != {"en", "zh"} or not all(map(_says_something, texts.values())):
            raise input_error(
                "The {key} of the {kind} {name} must be in both languages: "
                "{{en: English, zh: 中文}}.",
                key=key,
                kind=self.kind.one,
                name=self.name,
            )
        return Bilingual(**texts)

    def names(self, example: str) -> tuple[str, ...]:
        """What departments write for it: one word or more."""
        names = self.spec["names"]
        if not (isinstance(names, list) and names and all(map(_says_something, names))):
            raise input_error(
                "The {kind} {name} needs names: a list of the words that departments write for "
                "it, such as {example}.",
                kind=self.kind.one,
                name=self.name,
                example=example,
            )
        return tuple(names)

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts; it may be empty."""
        words = self.spec[key]
        if not (isinstance(words, list) and all(map(_says_something, words))):
            raise input_error(
                "The {key} of the {kind} {name} must be a list of words in brackets, such as "
                "[motorway, 高速公路], or [] for none.",
                key=key,
                kind=self.kind.one,
                name=self.name,
            )
        return tuple(words)

    def whole(self, key: str, least: int = 1, most: Optional[int] = None) -> int:
        """A whole number from ``least`` to ``most``."""
        number: Any = self.spec[key]
        if type(number) is not int or number < least or (most is not None and number > most):
            raise input_error(
                "The {key} of the {kind} {name} is {value}; it must be a whole number {range}.",
                key=key,
                kind=self.kind.one,
                name=self.name,
                value=number,
                range=_range(least, most),
            )
        return int(number)

    def whole_or_none(self, key: str, least: int = 1) -> Optional[int]:
        """A whole number, or None where the word none says that nothing is asked for."""
        return None if self.spec[key] == NONE else self.whole(key, least)

    def number(self, key: str, least: float = 0, most: Optional[float] = None) -> float:
        """A number from ``least`` to ``most``."""
        number: Any = self.spec[key]
        highest = math.inf if most is None else most
        if type(number) not in (int, float) or not least <= number <= highest or number == math.inf:
            raise input_error(
                "The {key} of the {kind} {name} is {value}; it must be a number {range}.",
                key=key,
                kind=self.kind.one,
                name=self.name,
                value=number,
                range=_range(least, most),
            )
        return float(number)

    def number_or_none(self, key: str, least: float = 0) -> Optional[float]:
        """A number, or None where the word none says that nothing is asked for."""
        return None if self.spec[key] == NONE else self.number(key, least)

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """One of the words that are known."""
        word = self.spec[key]
        if word not in known:
            raise input_error(
                "The {key} of the {kind} {name} is {value}; it must be one of these: {known}.",
                key=key,
                kind=self.kind.one,
                name=self.name,
                value=word,
                known=listed(known),
            )
        return str(word)

    def source(self) -> str:
        """Where its figures come from."""
        source = self.spec.get("source")
        if not _says_something(source):
            raise input_error(
                "The {kind} {name} does not say where its figures come from. Give the source, "
                "or write unverified.",
                kind=self.kind.one,
                name=self.name,
            )
        return str(source)


def check_words(kind: Kind, words: Mapping[str, Iterable[str]]) -> None:
    """One word can't mean two entries; ``words`` are those of each entry."""
    owners: dict[str, str] = {}
    for name, own in words.items():
        for word in own:
            owner = owners.setdefault(plain_word(word), name)
            if owner != name:
                raise input_error(
                    "The word {word} stands for two {kinds}, {first} and {second}. Leave it "
                    "to one of them.",
                    word=word,
                    kinds=kind.several,
                    first=owner,
                    second=name,
                )


def _says_something(text: Any) -> bool:
    return isinstance(text, str) and bool(plain_word(text))


def _range(least: float, most: Optional[float]) -> Message:
    if most is None:
        return message("from {least}", least=f"{least:.15g}")
    return message("from {least} to {most}", least=f"{least:.15g}", most=f"{most:.15g}")
