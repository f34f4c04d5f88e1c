"""Checking the care groups of a rulebook: what they must say, and what is never listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Optional

from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from ..common.texts import plain_word, usual_width
from ..contracts import Bilingual
from .rulebook import STORAGES, CareGroup

_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KEYS = ("title", "about", "names", "interval_days", "minutes", "source", "storage")

# What the software refuses to be: a list of people by any of these, be they named or counted.
_NEVER: tuple[tuple[Message, re.Pattern[str]], ...] = (
    (message("petitioners"), re.compile(r"上访|信访|\bpetition")),
    (
        message("people by their beliefs"),
        re.compile(
            r"宗教|信仰|信教|教徒|信徒|邪教|基督|天主教|伊斯兰|穆斯林|佛教|道教"
            r"|\b(religi|belief|faith|christian|muslim|buddhis)"
        ),
    ),
    (
        message("people by their ethnicity"),
        re.compile(
            r"民族|回族|藏族|维族|维吾尔|蒙古族|\b(ethnic|minority|nationalit|tibetan|uyghur)"
        ),
    ),
    (
        message("people with criminal records"),
        re.compile(r"前科|犯罪|罪犯|\b(crimin|convict|offender)"),
    ),
)
# Help that is given without a list of who gets it.
_ONLY_COUNTED = re.compile(
    r"安置帮教|刑满|刑释|解教|两劳|服刑|社区矫正|矫正对象|矫正人员|戒毒|吸毒|涉毒"
    r"|\b(resettlement.help|recovery.support|prison|released|parole|probation|drug|addict)"
)


def care_groups(groups: Mapping[str, Any]) -> tuple[CareGroup, ...]:
    """The groups of a rulebook's ``care_groups``, by id; InputError for what can't be one."""
    found = tuple(_group(name, spec) for name, spec in groups.items())
    _check_words(found)
    return found


def _group(name: Any, spec: Any) -> CareGroup:
    if not (isinstance(name, str) and _ID.fullmatch(name)):
        raise input_error(
            "The id of the care group {group} has other signs than small letters, digits and _. "
            "Write for example minimum_income.",
            group=name,
        )
    _check_keys(name, spec)
    group = CareGroup(
        id=name,
        title=_both(name, spec, "title"),
        about=_both(name, spec, "about"),
        names=_names(name, spec["names"]),
        interval_days=_whole(name, spec, "interval_days"),
        minutes=_whole(name, spec, "minutes"),
        source=_source(name, spec["source"]),
        storage=_storage(name, spec["storage"]),
    )
    _check_allowed(group)
    return group


def _check_keys(group: str, spec: Any) -> None:
    keys = spec.keys() if isinstance(spec, dict) else ()
    missing = [key for key in _KEYS if key not in keys]
    if missing:
        raise input_error(
            "The care group {group} lacks {what}. A group has {all}.",
            group=group,
            what=", ".join(missing),
            all=", ".join(_KEYS),
        )
    unknown = [str(key) for key in keys if key not in _KEYS]
    if unknown:
        raise input_error(
            "The care group {group} has the key {what}, which is not known. A group has {all}.",
            group=group,
            what=", ".join(unknown),
            all=", ".join(_KEYS),
        )


def _both(group: str, spec: Mapping[str, Any], key: str) -> Bilingual:
    texts = spec[key] if isinstance(spec[key], dict) else {}
    if set(texts) != {"en", "zh"} or not all(_says_something(text) for text in texts.values()):
        raise input_error(
            "The {key} of the care group {group} must be in both languages: "
            "{{en: English, zh: 中文}}.",
            key=key,
            group=group,
        )
    return Bilingual(**texts)


def _names(group: str, names: Any) -> tuple[str, ...]:
    if not (isinstance(names, list) and names and all(_says_something(name) for name in names)):
        raise input_error(
            "The care group {group} needs names: a list of the words that departments write for "
            "it, such as [低保, 低保户].",
            group=group,
        )
    return tuple(names)


def _whole(group: str, spec: Mapping[str, Any], key: str) -> int:
    number: Any = spec[key]
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise input_error(
            "The {key} of the care group {group} is {value}; it must be a whole number from 1.",
            key=key,
            group=group,
            value=number,
        )
    return int(number)


def _source(group: str, source: Any) -> str:
    if not _says_something(source):
        raise input_error(
            "The care group {group} does not say where its figures come from. Give the source, "
            "or write unverified.",
            group=group,
        )
    return str(source)


def _storage(group: str, storage: Any) -> str:
    if storage not in STORAGES:
        raise input_error(
            "The storage of the care group {group} is {value}. It is person, kept under a "
            "pseudonym, or count, only a number of people per building.",
            group=group,
            value=storage,
        )
    return str(storage)


def _says_something(text: Any) -> bool:
    return isinstance(text, str) and bool(plain_word(text))


def _check_allowed(group: CareGroup) -> None:
    for word in group.words:
        refused = _refused(word, group.storage)
        if refused is not None:
            raise _refusal(group.id, word, refused)


def _refused(word: str, storage: str) -> Optional[Message]:
    """What a group of that name would list though it must not; None if it may be."""
    # English is read by words, Chinese whatever stands between its signs.
    words = " ".join(re.findall(r"[^\W_]+", usual_width(word).casefold()))
    read = (words, plain_word(word))
    for what, pattern in _NEVER:
        if any(map(pattern.search, read)):
            return what
    if storage == "person" and any(map(_ONLY_COUNTED.search, read)):
        return message("people who get resettlement help or recovery support")
    return None


def _refusal(group: str, word: str, what: Message) -> InputError:
    return input_error(
        "The care group {group} is refused: by its name {word} it would be a list of {what}. Grid "
        "Steward keeps no such list; resettlement help and recovery support are only counted "
        "(storage: count). Take the group or the name out.",
        group=group,
        word=word,
        what=what,
    )


def _check_words(groups: tuple[CareGroup, ...]) -> None:
    """One word can't mean two groups."""
    owners: dict[str, str] = {}
    for group in groups:
        for word in group.words:
            owner = owners.setdefault(plain_word(word), group.id)
            if owner != group.id:
                raise input_error(
                    "The word {word} stands for two care groups, {first} and {second}. Leave it "
                    "to one of them.",
                    word=word,
                    first=owner,
                    second=group.id,
                )
