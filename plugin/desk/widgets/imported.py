"""What became of an import, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...bridge.texts import tr
from ...common.figures import whole
from ...common.messages import listed
from ...contracts import contract
from ...intake import matching_lines

if TYPE_CHECKING:
    import pandas as pd

    from ...intake import ImportResult

# So many reasons are told; the table of the rejected rows has all.
_REASONS_TOLD = 5


@dataclass(frozen=True)
class Imported:
    """One import as the window tells of it: its layer, how many rows were rejected, the lines."""

    layer: str
    title: str
    rejected: int
    lines: tuple[str, ...]

    @classmethod
    def of(cls, result: ImportResult) -> Imported:
        """What to tell of ``result``; made beside the window, as it looks at every row."""
        lines = [_counts(result), *_reasons(result.rejected)]
        lines += [str(note) for note in result.notes]
        lines += [line.strip() for line in matching_lines(result.matching)]
        if result.dropped_columns:
            lines.append(
                tr("Columns left out: {names}").format(names=listed(result.dropped_columns))
            )
        title = tr("{layer}: {source}").format(
            layer=contract(result.layer).title, source=result.source
        )
        return cls(result.layer, title, len(result.rejected), tuple(lines))


def _counts(result: ImportResult) -> str:
    read, taken = whole(result.read), whole(len(result.accepted))
    if result.rejected.empty:
        return tr("{read} rows read, all of them taken.").format(read=read)
    return tr("{read} rows read, {taken} taken, {rejected} rejected:").format(
        read=read, taken=taken, rejected=whole(len(result.rejected))
    )


def _reasons(rejected: pd.DataFrame) -> list[str]:
    """The reasons, the most frequent first, each with its count and the first of its rows."""
    counts = rejected["reason"].value_counts(sort=True)
    order = sorted(counts.index, key=lambda reason: (-counts[reason], reason))
    lines = []
    for reason in order[:_REASONS_TOLD]:
        first = rejected[rejected["reason"] == reason].iloc[0]
        lines.append(
            tr("• {count} such as row {row}: {why}").format(
                count=whole(int(counts[reason])), row=first["row"], why=first["message"]
            )
        )
    if len(order) > _REASONS_TOLD:
        lines.append(tr("• and {count} other reasons").format(count=len(order) - _REASONS_TOLD))
    return lines
