"""Texts in the boxes of a cell's card: broken into lines that fit, and cut where there are more.

A layout of QGIS breaks lines at spaces only, and Chinese has none; so lines are broken here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..common.messages import message
from .labels import text_width

# One Chinese character with the signs that no line may begin with, a word, or the space between.
_PIECES = re.compile(r"[\u2e80-\uffff][，。、；：！？）》”’…,;:.)]*|[^\u2e80-\uffff\s]+|\s+")


def wrapped(text: str, ems: float, indent: str = "") -> list[str]:
    """``text`` in lines at most ``ems`` wide, counted in font sizes; one line at least.

    Lines after the first begin with ``indent``. A word that is longer than a line is broken.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(" ".join(text.split())):
        rest = piece
        while text_width(line + rest.rstrip(), 1.0) > ems:
            if line.strip():
                lines.append(line.rstrip())
                line, rest = indent, rest.lstrip()
                continue
            fits = max(_fitting(rest, ems - text_width(line, 1.0)), 1)
            lines.append(line + rest[:fits])
            line, rest = indent, rest[fits:]
        line += rest
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(word: str, ems: float) -> int:
    """How many of the first signs of ``word`` are at most ``ems`` wide."""
    return next(
        (count for count in range(len(word)) if text_width(word[: count + 1], 1.0) > ems), len(word)
    )


def fitted(items: Iterable[str], ems: float, rows: int, language: str, indent: str = "") -> str:
    """As many whole ``items`` as fit in ``rows`` lines, each on lines of its own.

    Where some don't, the last line says how many more there are.
    """
    blocks = [wrapped(item, ems, indent) for item in items]
    if sum(map(len, blocks)) <= rows:
        return "\n".join(line for block in blocks for line in block)
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if len(lines) + len(block) > rows - 1:
            more = message("… and {count} more", count=len(blocks) - number)
            return "\n".join([*lines, more.render(language)])
        lines += block
    return "\n".join(lines)


def joined(items: Sequence[str], ems: float, rows: int, language: str) -> list[str]:
    """``items`` one after the other in at most ``rows`` lines, with the number of those left out.

    Where not even one fits, it is there nevertheless.
    """
    between = message("; ").render(language)
    for left_out in range(len(items)):
        said = list(items[: len(items) - left_out])
        if left_out:
            said.append(message("… and {count} more", count=left_out).render(language))
        lines = wrapped(between.join(said), ems)
        if len(lines) <= rows:
            break
    return lines
