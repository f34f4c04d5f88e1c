"""Checking the care groups of a rulebook: what they must say, and what is never listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Optional

from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from ..common.texts import plain_word, usual_width
from .entries import CARE_GROUP, Entry, check_words
from .rulebook import STORAGES, CareGroup

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
    check_words(CARE_GROUP, {group.id: group.words for group in found})
    return found


def _group(name: Any, spec: Any) -> CareGroup:
    entry = Entry.read(CARE_GROUP, name, spec, _KEYS)
    group = CareGroup(
        id=entry.name,
        title=entry.both("title"),
        about=entry.both("about"),
        names=entry.names("[低保, 低保户]"),
        interval_days=entry.whole("interval_days"),
        minutes=entry.whole("minutes"),
        source=entry.source(),
        storage=_storage(entry),
    )
    _check_allowed(group)
    return group


def _storage(entry: Entry) -> str:
    storage = entry.spec["storage"]
    if storage not in STORAGES:
        raise input_error(
            "The storage of the care group {group} is {value}. It is person, kept under a "
            "pseudonym, or count, only a number of people per building.",
            group=entry.name,
            value=storage,
        )
    return str(storage)


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
