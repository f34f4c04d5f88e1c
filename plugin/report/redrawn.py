"""The head of the chapter on communities: what a redrawing reached, and each community's line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import Message, message
from ..divide import Division
from ..divide.division import read_json
from .content import ReportContent
from .figures import Figure
from .placetables import off_band
from .tables import BandGauge, Column, Link, Row, Table, Value, decimal, heading, records, share
from .titles import Title


@dataclass(frozen=True)
class Redrawing:
    """What the plan says of its redrawing: households that ``moved`` to another community.

    ``unavoidable`` is proved to be the least that any redrawing moves, 0 where nothing is proved;
    ``why`` has the arithmetic in words.
    """

    moved: int
    unavoidable: int
    why: tuple[Message, ...]


def redrawing_of(plan: Division) -> Optional[Redrawing]:
    """What a plan that was made by ``redraw`` says of it; None for other plans.

    Edits by hand leave communities as they are, so what was reached stays true.
    """
    asked = read_json(plan.plan, "parameters")
    if asked.get("base", asked.get("made_by")) != "redraw":
        return None
    why = tuple(Message.from_json(item) for item in asked.get("why") or ())
    return Redrawing(int(asked.get("moved") or 0), int(asked.get("unavoidable") or 0), why)


def redrawing_figures(content: ReportContent) -> list[Figure]:
    """The few figures of a redrawing; none for other plans."""
    made, frame = redrawing_of(content.plan), content.plan.communities
    if made is None:
        return []
    known = frame["in_band"].notna()
    outside = int((~frame.loc[known, "in_band"].astype(bool)).sum())
    cut = int((frame["pieces"] > 1).sum())
    founded = int(frame["continues"].isna().sum())
    figures = [
        Figure(
            whole(len(frame)),
            message(
                "communities: {kept} keep their code, {founded} are founded",
                kept=whole(len(frame) - founded),
                founded=whole(founded),
            ),
        ),
        _moved(made, int(frame["households"].sum())),
        Figure(whole(cut), message("communities with an enclave"), "warn" if cut else "good"),
    ]
    if known.any():
        about = message("communities in band, {outside} outside", outside=whole(outside))
        look = "warn" if outside else "good"
        figures.insert(1, Figure(whole(int(known.sum()) - outside), about, look))
    return figures


def _moved(made: Redrawing, households: int) -> Figure:
    part = share(made.moved / households) if households else "—"
    if not made.unavoidable:
        about = message(
            "households come to another community ({share}); how many of them any redrawing has "
            "to move is not known",
            share=part,
        )
    elif made.moved <= made.unavoidable:
        about = message(
            "households come to another community ({share}); no redrawing moves fewer", share=part
        )
    else:
        about = message(
            "households come to another community ({share}); any redrawing moves at least {least}, "
            "{more} fewer",
            share=part,
            least=whole(made.unavoidable),
            more=whole(made.moved - made.unavoidable),
        )
    return Figure(whole(made.moved), about)


def has_lines(content: ReportContent) -> bool:
    """Whether the communities are worth a table: they were redrawn, or have a band to hold."""
    frame = content.plan.communities
    return bool(len(frame)) and (
        redrawing_of(content.plan) is not None or bool(frame["least"].notna().any())
    )


def old_names(content: ReportContent, level: str = "community") -> dict[str, str]:
    """The names of the communities of before by their codes, as far as they are known."""
    if content.before is None:
        return {}
    own = content.before[content.before["level"] == level].dropna(subset=["name"])
    return dict(zip(own["code"].astype(str), own["name"].astype(str)))


def lines_table(content: ReportContent, anchors: Mapping[str, str]) -> Table:
    """Each community: what it was made of, and its households against its band.

    ``anchors`` are the names of the communities' areas on the map of old and new lines.
    """
    frame = content.plan.communities.sort_values("community_id", kind="stable")
    descent = redrawing_of(content.plan) is not None
    columns = [
        Column(heading("plan_community", "name")),
        Column(heading("plan_community", "community_id")),
        *([Column(heading("plan_community", "continues"))] if descent else []),
        *([Column(heading("plan_community", "made_of"))] if descent else []),
        Column(heading("plan_community", "households"), number=True),
        Column(message("Households it should have")),
        Column(message("As it should be")),
        Column(heading("plan_community", "cells"), number=True),
        Column(heading("plan_community", "pieces"), number=True),
        Column(message("Area, ha"), number=True),
        Column(heading("plan_community", "compactness"), number=True),
    ]
    names = old_names(content)
    rows = [_line(line, names, anchors, descent) for line in records(frame)]
    about = message(
        "Every community with its ground. The bar ends at its households; between the two lines "
        "is its band."
    )
    return Table("plan-communities", about, columns, rows)


def _line(
    line: Mapping[str, Any], names: Mapping[str, str], anchors: Mapping[str, str], descent: bool
) -> Row:
    code = str(line["community_id"])
    least, most = _whole(line["least"]), _whole(line["most"])
    banded = least is not None and most is not None
    values: list[Value] = [
        _named(line, anchors.get(code)),
        code,
        *([_continues(line, names), _made_of(line, names)] if descent else []),
        BandGauge(int(line["households"]), least, most),
        f"{whole(least or 0)}–{whole(most or 0)}" if banded else "—",
        off_band(int(line["off_band"])) if not pd.isna(line["off_band"]) else "—",
        whole(int(line["cells"])),
        whole(int(line["pieces"])),
        decimal(float(line["area_m2"]) / 10_000),
        decimal(line["compactness"], 2),
    ]
    return Row(values, "impossible" if line["pieces"] > 1 else "")


def _named(line: Mapping[str, Any], anchor: Optional[str]) -> Value:
    name = line["name"] if isinstance(line["name"], str) else str(line["community_id"])
    locked = line["locked"] is not None and not pd.isna(line["locked"]) and bool(line["locked"])
    tag = message("locked") if locked else ""
    if anchor is None:
        return message("{name} ({tag})", name=name, tag=tag) if locked else name
    return Link(name, anchor, tag)


def _continues(line: Mapping[str, Any], names: Mapping[str, str]) -> Title:
    old = line["continues"]
    return said_code(old, names) if isinstance(old, str) else message("founded")


def _made_of(line: Mapping[str, Any], names: Mapping[str, str]) -> Title:
    return listed_codes(written_codes(line["made_of"]), names)


def listed_codes(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """The communities of before with their names, or a dash."""
    return "; ".join(said_code(code, names) for code in codes) or "—"


def said_code(code: str, names: Mapping[str, str]) -> str:
    """A community by its name, else by its code."""
    return names.get(code, code)


def _whole(value: Any) -> Optional[int]:
    return None if value is None or pd.isna(value) else int(value)
