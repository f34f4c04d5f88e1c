"""The workbook's sheets of communities' lines, of what changes, and of old and new codes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ..common.messages import Message, message
from ..compare import Comparison
from ..contracts import contract
from ..divide.division import read_json
from .changetables import flow_frame, in_order
from .changewords import (
    LEVEL_TITLES,
    Circle,
    circle_rows,
    compared_rows,
    fate_title,
    reason_title,
    repair_title,
)
from .content import ReportContent
from .sheet import Column, Row, Sheet, Typed, Value
from .tables import heading, records

# How the types of a contract's fields are written.
_KINDS = {"int": "whole", "real": "ratio"}
_AREAS = ("area_m2",)


def change_sheets(content: ReportContent) -> Iterator[Sheet]:
    """The sheets; those of a comparison only where there is one."""
    yield _lines_sheet(content)
    yield _areas_sheet(content)
    if content.comparison is not None:
        yield _figures_sheet(content.comparison)
        yield _circles_sheet(circle_rows(content.comparison, content.rulebook))
        yield _fates_sheet(content.comparison)
        yield _flows_sheet(content.comparison)
        yield _changes_sheet(content.comparison, is_public=content.is_public)
    yield _crosswalk_sheet(content, message("Old to new"), ("old", "new"), "share_of_old")
    yield _crosswalk_sheet(content, message("New to old"), ("new", "old"), "share_of_new")
    yield _retired_sheet(content)
    yield _repairs_sheet(content)


def _lines_sheet(content: ReportContent) -> Sheet:
    fields = [name for name in contract("plan_community").fields if name != "plan"]
    frame = content.plan.communities.sort_values("community_id", kind="stable")
    return _sheet(message("Community lines"), "plan_community", fields, frame)


def _areas_sheet(content: ReportContent) -> Sheet:
    """Streets, districts and cities."""
    fields = [name for name in contract("area").fields if name != "plan"]
    frame = content.plan.areas.sort_values(["level", "code"], kind="stable")
    titles = {
        "street": message("Street"),
        "district": message("District"),
        "city": message("City"),
    }
    frame = frame.assign(level=[titles.get(level, level) for level in frame["level"]])
    return _sheet(message("Streets and districts"), "area", fields, frame)


def _sheet(name: Message, layer: str, fields: Sequence[str], frame: pd.DataFrame) -> Sheet:
    """The ``fields`` of a frame of the contract ``layer``, as they stand."""
    return Sheet(
        name,
        [Column(heading(layer, field), _kind(layer, field)) for field in fields],
        [[_said(line[field]) for field in fields] for line in records(frame)],
    )


def _kind(layer: str, field: str) -> str:
    if field in _AREAS:
        return "area"
    if field.startswith("share_of"):
        return "share"
    return _KINDS.get(contract(layer).fields[field].type, "text")


def _said(value: Any) -> Value:
    if isinstance(value, bool):
        return message("yes") if value else message("no")
    return value


def _figures_sheet(comparison: Comparison) -> Sheet:
    columns = [
        Column(message("Figure")),
        Column(message("Before"), "figure"),
        Column(message("After"), "figure"),
        Column(message("Difference"), "figure"),
        Column(message("Better or worse")),
    ]
    rows: list[Row] = [
        [
            row.title,
            *(_typed(value, row.kind) for value in (row.before, row.after, row.difference)),
            row.said,
        ]
        for row in compared_rows(comparison)
    ]
    return Sheet(message("Figures"), columns, rows)


def _circles_sheet(circles: Sequence[Circle]) -> Sheet:
    columns = [
        Column(heading("coverage", "service")),
        Column(message("Within reach before"), "whole"),
        Column(message("Within reach after"), "whole"),
        Column(message("Won"), "whole"),
        Column(message("Lost"), "whole"),
    ]
    rows = [[one.service, one.before, one.after, one.won, one.lost] for one in circles]
    return Sheet(message("Service circles"), columns, rows)


def _typed(value: Any, kind: str) -> Value:
    return _said(value) if kind == "yes" or value is None else Typed(value, kind)


def _fates_sheet(comparison: Comparison) -> Sheet:
    columns = [
        Column(message("What becomes of them")),
        Column(message("Communities of before"), long=True),
        Column(message("Communities now"), long=True),
        Column(message("Households that change"), "whole"),
        Column(message("Buildings that change"), "whole"),
    ]
    rows: list[Row] = [
        [
            fate_title(fate["kind"]),
            ", ".join(fate["old"]) or None,
            ", ".join(fate["new"]) or None,
            fate["households"],
            fate["buildings"],
        ]
        for fate in comparison.fates
    ]
    return Sheet(message("Split and joined"), columns, rows)


def _flows_sheet(comparison: Comparison) -> Sheet:
    """The flows of both levels; in an internal edition with people and staff."""
    frames = [flow_frame(comparison, level) for level in LEVEL_TITLES]
    frame = pd.concat([one for one in frames if len(one)] or frames)
    shared = [name for name in contract("flow").fields if name not in ("plan", "against")]
    people = [name for name in contract("flow_people").fields if name not in ("plan", "against")]
    more = [name for name in people if name not in shared and name in frame]
    columns = [Column(heading("flow", name), _kind("flow", name)) for name in shared]
    columns += [Column(heading("flow_people", name), "whole") for name in more]
    rows = [
        [LEVEL_TITLES[line["level"]], *(line[name] for name in [*shared[1:], *more])]
        for line in records(frame)
    ]
    return Sheet(message("Flows"), columns, rows)


def _changes_sheet(comparison: Comparison, *, is_public: bool) -> Sheet:
    """Each building; in a public edition without its households."""
    fields = ["street", "number", "compound", "building_id", "part"]
    fields += ["old_community", "new_community", "old_cell", "new_cell"]
    if not is_public:
        fields += ["households", "buildings_unknown"]
    columns = [Column(heading("change", name), _kind("change", name)) for name in fields]
    columns += [Column(heading("change", name)) for name in ("level", "reason")]
    rows = [
        [
            *(line[name] for name in fields),
            LEVEL_TITLES[line["level"]],
            reason_title(line["reason"]),
        ]
        for line in records(in_order(comparison.changes))
    ]
    return Sheet(message("Changes"), columns, rows)


def _crosswalk_sheet(
    content: ReportContent, name: Message, codes: tuple[str, str], share: str
) -> Sheet:
    """The codes of one side with where they are on the other, most households first."""
    first, second = codes
    frame = content.plan.crosswalk
    frame = frame[frame[first].notna()]
    order = frame.assign(_less=-frame["households"].astype("int64"))
    order = order.sort_values(["level", first, "_less", second], kind="stable", na_position="last")
    fields = [*codes, "households", "buildings", share]
    columns = [
        Column(heading("crosswalk", "level")),
        *(Column(heading("crosswalk", field), _kind("crosswalk", field)) for field in fields),
    ]
    rows = [
        [LEVEL_TITLES[line["level"]], *(line[field] for field in fields)] for line in records(order)
    ]
    # Communities before cells, as the levels are nested.
    rows.sort(key=lambda row: row[0] is not LEVEL_TITLES["community"])
    return Sheet(name, columns, rows)


def _retired_sheet(content: ReportContent) -> Sheet:
    """Codes out of use, with the day since when and what came after them."""
    columns = [
        Column(heading("crosswalk", "level")),
        Column(heading("crosswalk", "old")),
        Column(message("Out of use since"), "day"),
        Column(message("What came after it"), long=True),
    ]
    rows: list[Row] = [
        [
            # Older plans tell of cells alone.
            LEVEL_TITLES[line.get("level", "cell")],
            line["code"],
            date.fromisoformat(line["on"][:10]),
            ", ".join(line.get("successors") or ()) or None,
        ]
        for line in read_json(content.plan.plan, "retired") or ()
    ]
    return Sheet(message("Retired codes"), columns, rows)


def _repairs_sheet(content: ReportContent) -> Sheet:
    """What was wrong with a drawn division, and what was done."""
    names = ("building_id", "drawn_cell", "cell_id", "community_id", "households", "area_m2")
    columns = [
        Column(heading("repair", "repair_id")),
        Column(heading("repair", "kind")),
        *(Column(heading("repair", name), _kind("repair", name)) for name in names),
        Column(heading("repair", "message"), long=True),
    ]
    frame = content.plan.repairs.sort_values("repair_id", kind="stable")
    rows: list[Row] = [
        [
            line["repair_id"],
            repair_title(line["kind"]),
            *(line[name] for name in names),
            _told(line),
        ]
        for line in records(frame)
    ]
    return Sheet(message("Repairs"), columns, rows)


def _told(line: Mapping[str, Any]) -> Message | str:
    """What was done, in the reader's language."""
    said = line["said"]
    return Message.from_json(json.loads(said)) if isinstance(said, str) else str(line["message"])
