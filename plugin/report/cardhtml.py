"""A cell's card as a small page for a window: the texts of the printed card, without its map."""

from __future__ import annotations

from html import escape

from .cards import CARD_WORDS, INDENT, CellCard

# The boxes of a card in the order of the page, each with the name of its heading.
_BOXES = (
    ("word_facts", "facts"),
    ("word_addresses", "addresses"),
    ("word_places", "places"),
    ("word_people", "people"),
    ("word_work", "work"),
    ("word_gaps", "gaps"),
)


def card_html(card: CellCard, language: str) -> str:
    """The card as HTML of the kind that Qt's text browser shows."""
    parts = [
        f"<h2>{escape(card.title)}</h2>",
        f"<p>{escape(card.community)}<br>{_lines(card.officer)}</p>",
    ]
    for word, name in _BOXES:
        text = getattr(card, name)
        if not text:
            continue
        parts.append(f"<h4>{escape(CARD_WORDS[word].render(language))}</h4><p>{_lines(text)}</p>")
        if name == "work" and card.duties:
            parts.append(_duties(card))
    return "".join(parts)


def _lines(text: str) -> str:
    """Each item of a box on a line of its own; what the card had to break is put together."""
    items: list[str] = []
    for line in text.splitlines():
        if items and line.startswith(INDENT):
            # Chinese has no spaces between words.
            between = " " if items[-1][-1:].isascii() else ""
            items[-1] += between + line.strip()
        else:
            items.append(line)
    return "<br>".join(map(escape, items))


def _duties(card: CellCard) -> str:
    rows = zip(card.duties.splitlines(), card.hours.splitlines())
    cells = "".join(
        f"<tr><td>{escape(duty)}</td><td align='right'>&nbsp;&nbsp;{escape(hours)}</td></tr>"
        for duty, hours in rows
    )
    return f"<table>{cells}</table>"
