"""What the command line answers to ``compare``.

Of persons and officers there are sums over the whole plan only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

import pandas as pd

from ..common.figures import whole
from ..common.messages import listed, message
from ..compare import KINDS, REASONS, TODAY, Comparison, moved_by
from ..report.changewords import (
    area_code,
    busiest,
    circle_rows,
    compared_rows,
    written_change,
)
from ..report.wording import written
from ..store import Project
from .aligned import aligned
from .answers import Answer

# So many lines of each table are printed; --json has them all.
_MOST = 10
_WAYS = ("before", "out", "in", "after")


def compare_answer(
    found: Comparison, project: Project, files: Sequence[Path], seconds: float
) -> Answer:
    """What a plan changes."""
    moved = {name: _moved(found.changes, name) for name in ("reason", "street", "compound")}
    data: dict[str, Any] = {
        "plan": found.plan,
        "against": None if found.against == TODAY else found.against,
        "figures": {
            name: {"before": before, "after": after}
            for name, (before, after) in {**found.figures, **found.people_figures}.items()
        },
        "fates": [dict(fate) for fate in found.fates],
        "moved": moved,
        "flows": _flows(found.flows),
        "notes": [note.render("en") for note in found.notes],
        "files": [str(path) for path in files],
        "seconds": round(seconds, 3),
    }
    parts = [
        str(_head(found)),
        _figures(found),
        *_services(found, project),
        *_fates(found.fates),
        *_largest(found.flows),
        *(_moved_part(name, rows) for name, rows in moved.items() if rows),
        *(str(note) for note in found.notes),
        *map(str, files),
        str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")),
    ]
    return Answer(data, "\n\n".join(parts))


def _head(found: Comparison) -> object:
    if found.against == TODAY:
        return message("{plan} against today's communities:", plan=found.plan)
    return message("{plan} against {against}:", plan=found.plan, against=found.against)


def _moved(changes: pd.DataFrame, name: str) -> list[dict[str, Any]]:
    return [
        {
            name: row["name"],
            "buildings": int(row["buildings"]),
            "households": int(row["households"]),
        }
        for row in moved_by(changes, name).to_dict("records")
    ]


def _flows(flows: pd.DataFrame) -> list[dict[str, Any]]:
    """The comings and goings of households, as numbers."""
    return [
        {
            "level": row["level"],
            "code": row["code"] if isinstance(row["code"], str) else None,
            "old_code": row["old_code"] if isinstance(row["old_code"], str) else None,
            **{
                f"{what}_{way}": int(row[f"{what}_{way}"])
                for what in ("households", "buildings")
                for way in _WAYS
            },
        }
        for row in flows.to_dict("records")
    ]


def _figures(found: Comparison) -> str:
    heads = (message("Figure"), message("Before"), message("After"), message("Difference"))
    rows = [
        [
            str(row.title),
            str(written(row.kind, row.before)),
            str(written(row.kind, row.after)),
            str(written_change(row.kind, row.difference)),
        ]
        for row in compared_rows(found)
    ]
    return aligned([[str(head) for head in heads], *rows], right=(1, 2, 3))


def _services(found: Comparison, project: Project) -> list[str]:
    """The services that somebody comes within reach of, or is no longer within reach of."""
    heads = (message("Service"), message("Before"), message("After"), *_WON)
    rows = [
        [str(row.service), *(whole(count) for count in (row.before, row.after, row.won, row.lost))]
        for row in circle_rows(found, project.rules)
        if row.won or row.lost or row.before != row.after
    ]
    if not rows:
        return []
    title = message("Households within reach of services, where that changes:")
    table = aligned([[str(head) for head in heads], *rows], right=(1, 2, 3, 4))
    return [f"{title}\n{table}"]


_WON = (message("Come within reach"), message("No longer"))


def _fates(fates: Sequence[Mapping[str, Any]]) -> list[str]:
    if not fates:
        return []
    heads = (
        message("Becomes"),
        message("Before"),
        message("After"),
        message("Households"),
        message("Buildings"),
    )
    rows = [
        [
            str(KINDS[fate["kind"]]),
            str(listed(fate["old"], "-")),
            str(listed(fate["new"], "-")),
            whole(fate["households"]),
            whole(fate["buildings"]),
        ]
        for fate in fates
    ]
    title = message("Communities that change, and the households that leave or come:")
    return ["\n".join([str(title), aligned([[str(one) for one in heads], *rows], right=(3, 4))])]


def _largest(flows: pd.DataFrame) -> list[str]:
    """The areas that give away and take in most, of the level that changes."""
    for level, title in _LEVELS.items():
        found = busiest(flows, level)
        if found:
            heads = (message("Code"), *_WAY_TITLES)
            rows = [
                [
                    str(area_code(row["code"], row["old_code"])),
                    *(whole(int(row[f"households_{way}"])) for way in _WAYS),
                ]
                for row in found[:_MOST]
            ]
            table = aligned([[str(one) for one in heads], *rows], right=(1, 2, 3, 4))
            return [f"{title}\n{table}"]
    return []


_LEVELS = {
    "community": message("Households by community, those with most comings and goings first:"),
    "cell": message("Households by cell, those with most comings and goings first:"),
}
_WAY_TITLES = (message("Before"), message("Out"), message("In"), message("After"))


def _moved_part(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    heads = (_MOVED[name], message("Buildings"), message("Households"))
    table = [
        [_called(name, row[name]), whole(row["buildings"]), whole(row["households"])]
        for row in rows[:_MOST]
    ]
    if len(rows) > _MOST:
        table.append([str(message("{count} more", count=whole(len(rows) - _MOST))), "", ""])
    return aligned([[str(head) for head in heads], *table], right=(1, 2))


_MOVED = {
    "reason": message("What changes, by reason"),
    "street": message("What changes, by street"),
    "compound": message("What changes, by compound"),
}


def _called(name: str, value: Optional[str]) -> str:
    if value is None:
        return "-"
    return str(REASONS[value]) if name == "reason" else value
