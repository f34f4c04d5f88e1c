"""Messages to people: a template with values, rendered in the reader's language when shown.

The template is the English sentence and at the same time the gettext message id, so a message
that has no translation yet is still a sentence. Keeping template and values apart lets a plan
store its messages and show them later in another language.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Optional

DOMAIN = "grid_steward"
LOCALE_DIR = Path(__file__).resolve().parent.parent / "i18n" / "locale"


@dataclass(frozen=True)
class Bilingual:
    """A text in English and Chinese."""

    en: str
    zh: str

    def render(self, language: Optional[str] = None) -> str:
        """The text in ``language`` (``"en"``, ``"zh_CN"``), by default the one in use."""
        return self.zh if (language or _language) == "zh_CN" else self.en

    def __str__(self) -> str:
        return self.render()


@dataclass(frozen=True)
class Message:
    """A sentence for a person.

    ``text`` is a ``str.format`` template with named fields, written in English; ``values`` fills
    it. A value may itself be a Message, or a Bilingual.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def render(self, language: Optional[str] = None) -> str:
        """The sentence in ``language`` (``"en"``, ``"zh_CN"``), by default the one in use."""
        values = {
            name: value.render(language) if isinstance(value, (Message, Bilingual)) else value
            for name, value in self.values.items()
        }
        return _catalogue(language or _language).gettext(self.text).format(**values)

    def __str__(self) -> str:
        return self.render()

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold; ``from_json`` reads it back."""
        values = {name: _to_json(value) for name, value in self.values.items()}
        return {"text": self.text, "values": values}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Message:
        """The message that ``to_json`` wrote."""
        values = {name: _from_json(value) for name, value in data["values"].items()}
        return cls(data["text"], values)


def _to_json(value: Any) -> Any:
    if isinstance(value, Bilingual):
        return {"en": value.en, "zh": value.zh}
    return value.to_json() if isinstance(value, Message) else value


def _from_json(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return Message.from_json(value) if "text" in value else Bilingual(**value)


def some_of(items: Iterable[Any], most: int = 5, between: str = ",") -> Any:
    """The first of the items in a row, as ``listed``; … stands for those beyond ``most``.

    >>> some_of(["12", "14", "15"], 2).render("en"), some_of([])
    ('12, 14, …', '')
    """
    known = list(items)
    row = listed(known[:most], between=between)
    return replace(_ROWS[between][1], values={"first": row}) if len(known) > most else row


def listed(items: Iterable[Any], none: Any = "", between: str = ",") -> Any:
    """The items (texts or messages) in a row as each language lists them; ``none`` without any.

    ``between`` is ``,`` or, for items that have commas inside, ``;``.

    >>> listed(["12", "14"]).render("en"), listed([])
    ('12, 14', '')
    """
    return _joined(items, none, _ROWS[between][0], "other")


def in_a_row(sentences: Iterable[Any], none: Any = "") -> Any:
    """The sentences (texts or messages) one behind the other, as each language writes them: in
    Chinese no blank stands between two; ``none`` without any.

    >>> in_a_row(["It rains.", "It pours."]).render("en")
    'It rains. It pours.'
    """
    return _joined(sentences, none, _BEHIND, "next")


def _joined(items: Iterable[Any], none: Any, pair: Message, second: str) -> Any:
    """The items joined by ``pair``, which calls two of them ``first`` and ``second``."""
    rows = [item if isinstance(item, (Message, Bilingual)) else str(item) for item in items]
    # By halves, so that a row of thousands is not thousands deep.
    while len(rows) > 1:
        pairs = zip(rows[::2], rows[1::2])
        odd = rows[len(rows) & ~1 :]
        rows = [*(replace(pair, values={"first": a, second: b}) for a, b in pairs), *odd]
    return rows[0] if rows else none


def message(text: str, /, **values: Any) -> Message:
    """Make a message; the extractor collects the first argument of this call for translation."""
    return Message(text, values)


# How each language writes two things beside each other, and that there are more.
_ROWS = {
    ",": (message("{first}, {other}"), message("{first}, …")),
    ";": (message("{first}; {other}"), message("{first}; …")),
}
_BEHIND = message("{first} {next}")
_language = "en"
_catalogues: dict[str, gettext.NullTranslations] = {}


def set_language(language: Optional[str]) -> None:
    """Choose the language of all rendering: a locale name such as ``zh_CN.UTF-8``, or None."""
    global _language
    _language = "zh_CN" if (language or "").lower().startswith("zh") else "en"


def current_language() -> str:
    """The language in use: ``"en"`` or ``"zh_CN"``."""
    return _language


def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in _catalogues:
        _catalogues[language] = gettext.translation(
            DOMAIN, str(LOCALE_DIR), languages=[language], fallback=True
        )
    return _catalogues[language]
