"""Tables in Markdown, printed and kept in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def table_row(cells: Sequence[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def put(path: Path, place: str, rows: dict[str, str]) -> None:
    """Put ``rows``, by their first cell, into the table that follows ``<!-- place -->`` in a file.

    Rows with the same first cell are replaced, others are added at the end. Raises ValueError
    where the file has no such place.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"<!-- {place} -->") + 2
    end = start
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    head = lines[start : start + 2]
    known = {line.split("|")[1].strip(): line for line in lines[start + 2 : end]}
    lines[start:end] = [*head, *(known | rows).values()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
