"""From a template and figures to one self-contained page.

A page names no address outside itself and holds no inline handler or style, and says so in its
Content-Security-Policy: a browser refuses everything but the page's own style sheet and its one
script, each by its hash. The script holds no values: it reads them from the page, where Jinja2
escapes every one; only the rows of tables come escaped, from ``tablehtml``.
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
from ..common.progress import Progress, silent
from ..contracts import Bilingual, contract
from .labels import fitting
from .tablehtml import number_classes, table_rows
from .tables import Table

TEMPLATES_DIR = Path(__file__).resolve().parent / "templates"


STYLE, SCRIPT = "page.css", "report.js"
# Of the labels of lying bars, in the units of their drawing; the style sheet says the same.
LABEL_SIZE = 12.5


def render_page(
    template: str, language: str, progress: Progress = silent, *, style: str = STYLE, **values: Any
) -> str:
    """The page made by ``template`` of the templates folder, with a style sheet and the script.

    In the template ``message("...", name=value)`` is a sentence in ``language``, ``show(text)`` a
    Message, a Bilingual or a plain text in it, ``heading(layer, field)`` a field's title from its
    contract; ``whole`` writes numbers, ``short(text, wide)`` cuts what is too wide for a label.
    ``table_rows(table)`` is a table's body, ``number_classes(table)`` what goes with it.
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

    def short(text: str, wide: float) -> str:
        return fitting(text, wide, LABEL_SIZE)

    def rows(table: Table) -> str:
        return table_rows(table, show, progress)

    sheet, script = _asset(style), _asset(SCRIPT)
    pieces = []
    for piece in (
        _environment()
        .get_template(template)
        .generate(
            **values,
            language=language,
            message=say,
            show=show,
            heading=heading,
            whole=whole,
            short=short,
            table_rows=rows,
            number_classes=number_classes,
            style=sheet,
            style_hash=_digest(sheet),
            script=script,
            script_hash=_digest(script),
        )
    ):
        progress(0, None)
        pieces.append(piece)
    return "".join(pieces)


def filled(template: str, **values: Any) -> str:
    """A template with its ``values``, without style sheet and script."""
    return _environment().get_template(template).render(**values)


def _asset(name: str) -> str:
    return (TEMPLATES_DIR / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a browser compares with the element's text, to the last sign."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
