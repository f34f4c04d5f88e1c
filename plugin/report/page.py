"""From a template and figures to one self-contained page.

A page names no address outside itself, holds no script and no inline handler, and says so in its
Content-Security-Policy: a browser refuses everything but the page's own style sheet, by its hash.
Every value is escaped by Jinja2.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..common.figures import whole
from ..common.messages import Message
from ..contracts import Bilingual, contract

TEMPLATES_DIR = Path(__file__).resolve().parent / "templates"


def render_page(template: str, style: str, language: str, **values: Any) -> str:
    """The page made by ``template`` with the style sheet ``style``, both from the templates folder.

    In the template ``message("...", name=value)`` is a sentence in ``language``, ``show(text)`` a
    Message, a Bilingual or a plain text in it, ``heading(layer, field)`` a field's title from its
    contract; ``whole`` writes numbers.
    """

    def show(text: Message | Bilingual | str) -> str:
        if isinstance(text, Message):
            return text.render(language)
        if isinstance(text, Bilingual):
            return text.zh if language == "zh_CN" else text.en
        return text

    def say(text: str, **fields: Any) -> str:
        return Message(text, fields).render(language)

    def heading(layer: str, field: str) -> str:
        return show(contract(layer).fields[field].title)

    # What the browser hashes is the sheet as it stands in the page.
    sheet = _environment().get_template(style).render()
    digest = hashlib.sha256(sheet.encode("utf-8")).digest()
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            language=language,
            message=say,
            show=show,
            heading=heading,
            whole=whole,
            style=style,
            style_hash=base64.b64encode(digest).decode("ascii"),
        )
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
