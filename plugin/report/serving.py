"""Who serves which cell, and what officers are called: by the assignment, else by their list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..common.codes import typed_codes, written_codes
from .content import ReportContent


@dataclass(frozen=True)
class Serving:
    """By officer's code the cells that each serves, helps in, and is backup for."""

    own: Mapping[str, list[str]]
    helped: Mapping[str, list[str]]
    backup: Mapping[str, list[str]]


def serving(content: ReportContent) -> Serving:
    """As the plan's assignment says it; where there is none, as the officers' list does."""
    places = content.serving.sort_values("cell_id", kind="stable")
    if len(places):
        cells = places["cell_id"].tolist()
        return Serving(
            *(
                _turned(dict(zip(cells, places[field])))
                for field in ("officer_id", "reinforced_by", "backup_id")
            )
        )
    return Serving(_listed(content, "cell_id"), {}, _listed(content, "backup_cells"))


def _listed(content: ReportContent, field: str) -> dict[str, list[str]]:
    """By officer the cells in a field of the list, in which one may stand several times."""
    officers = content.layer("officer").sort_values("officer_id", kind="stable")
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for code, text in zip(officers["officer_id"], officers[field]):
        found[code].update(dict.fromkeys(typed_codes(text)))
    return {code: list(cells) for code, cells in found.items()}


def _turned(officers: Mapping[str, Any]) -> dict[str, list[str]]:
    """By officer the cells that have him or her in a field of several codes."""
    found: dict[str, list[str]] = defaultdict(list)
    for cell, given in officers.items():
        for code in written_codes(given):
            found[code].append(cell)
    return dict(found)


def officer_names(content: ReportContent) -> dict[str, str]:
    """What officers are called, by their codes, as far as anyone knows."""
    names: dict[str, str] = {}
    frames = [(content.serving, f"{one}_id", f"{one}_name") for one in ("backup", "officer")]
    if content.staffing is not None:
        frames.append((content.staffing.loads, "officer_id", "officer_name"))
    frames.append((content.layer("officer"), "officer_id", "display_name"))
    for frame, code, name in frames:
        known = frame.dropna(subset=[code, name])
        names.update(zip(known[code].astype(str), known[name].astype(str)))
    return names
