"""Messages to people: a template with values, rendered in the reader's language when shown.

The template is the English sentence and at the same time the gettext message id, so a message
that has no translation yet is still a sentence. Keeping template and values apart lets a plan
store its messages and show them later in another language.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


def some_of(items: Iterable[Any], most: int = 5, between: str = ", ") -> str:
    """The first of the items, as a sentence names them; … stands for those beyond ``most``."""
    texts = [str(item) for item in items]
    return between.join(texts[:most]) + (f"{between}…" if len(texts) > most else "")


def listed(items: Iterable[Any], none: Any = "") -> Any:
    """The items (texts or messages) in a row as each language lists them; ``none`` without any.

    >>> listed(["12", "14"]).render("en"), listed([])
    ('12, 14', '')
    """
    row = None
    for item in items:
        row = item if row is None else message("{first}, {other}", first=row, other=item)
    return none if row is None else row


def message(text: str, /, **values: Any) -> Message:
    """Make a message; the extractor collects the first argument of this call for translation."""
    return Message(text, values)


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
