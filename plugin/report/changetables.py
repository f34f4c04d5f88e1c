"""The tables of what changes between two plans, or between today and a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, message
from ..compare import Comparison
from ..compare.flows import moved_of, sums_close
from .changewords import (
    LEVEL_TITLES,
    Circle,
    Compared,
    fate_title,
    reason_title,
    signed,
    written_change,
)
from .redrawn import listed_codes, said_code
from .tables import Column, Row, Table, Value, heading, number, records
from .titles import Title
from .wording import written

# A page with more changed buildings than these opens slowly; the workbook has them all.
MOST_BUILDINGS = 4_000
MOST_ROWS = 2_000
_COUNTED = ("households", "buildings")
_PEOPLE = ("residents", "care")
_KEY = ["code", "old_code"]
_STEPS = ("before", "out", "in", "after")
Names = Mapping[str, str]


def compared_table(rows: Sequence[Compared]) -> Table:
    """The figures side by side; whether one got better is said in words."""
    columns = [
        Column(message("Figure")),
        Column(message("Before"), number=True),
        Column(message("After"), number=True),
        Column(message("Difference"), number=True),
        Column(message("Better or worse")),
    ]
    about = message("Every figure of both, side by side.")
    values: list[Sequence[Value]] = [
        [
            row.title,
            written(row.kind, row.before),
            written(row.kind, row.after),
            written_change(row.kind, row.difference),
            row.said,
        ]
        for row in rows
    ]
    return Table("compared", about, columns, [Row(line) for line in values])


def circles_table(circles: Sequence[Circle]) -> Table:
    """Service circles won and lost, in households."""
    columns = [
        Column(heading("coverage", "service")),
        Column(message("Within reach before"), number=True),
        Column(message("Within reach after"), number=True),
        Column(message("Won"), number=True),
        Column(message("Lost"), number=True),
    ]
    rows = [
        Row([one.service, *(number(count) for count in (one.before, one.after, one.won, one.lost))])
        for one in circles
    ]
    about = message(
        "Households within reach of each service, and those of both that come within it or are "
        "no longer."
    )
    return Table("circles", about, columns, rows)


def fates_table(comparison: Comparison, names: Names) -> Table:
    """Communities that are split, joined, founded or gone."""
    columns = [
        Column(message("What becomes of them")),
        Column(message("Communities of before"), long=True),
        Column(message("Communities now"), long=True),
        Column(message("Households that change"), number=True),
        Column(message("Buildings that change"), number=True),
    ]
    rows = [
        Row(
            [
                fate_title(fate["kind"]),
                listed_codes(fate["old"], names),
                listed_codes(fate["new"], names),
                whole(int(fate["households"])),
                whole(int(fate["buildings"])),
            ]
        )
        for fate in comparison.fates
    ]
    about = message("Every community that is split, joined with another, founded or given up.")
    return Table("fates", about, columns, rows)


def flow_frame(comparison: Comparison, level: str) -> pd.DataFrame:
    """The flows of a level by code, that of none last; with people where they are told."""
    own = comparison.flows[comparison.flows["level"] == level]
    people = comparison.people[comparison.people["level"] == level]
    if len(people):
        own = own.merge(people.drop(columns=["plan", "against", "level"]), on=_KEY, how="left")
    return own.sort_values(_KEY, kind="stable", na_position="last")


def flows_table(comparison: Comparison, level: str, names: Names) -> Table:
    """What each community or cell had, gives away, takes in and has."""
    frame = flow_frame(comparison, level)
    told = [what for what in (*_COUNTED, *_PEOPLE) if f"{what}_before" in frame]
    layers = {what: "flow" if what in _COUNTED else "flow_people" for what in told}
    columns = [
        Column(LEVEL_TITLES[level]),
        Column(heading("flow", "old_code")),
        *(
            Column(heading(layers[what], f"{what}_{step}"), number=True)
            for what in told
            for step in _STEPS
        ),
    ]
    rows = [
        Row(
            [
                place_title(line["code"], level, names),
                said_or_dash(line["old_code"]),
                *(number(line[name]) for name in _fields(told)),
            ]
        )
        for line in records(frame[:MOST_ROWS])
    ]
    about = message("Before, less what leaves, and what comes, makes after; in every row.")
    left_out = max(len(frame) - MOST_ROWS, 0)
    return Table(f"flows-{level}", about, columns, rows, left_out=left_out)


def _fields(told: Sequence[str]) -> list[str]:
    return [f"{what}_{step}" for what in told for step in _STEPS]


def place_title(code: Any, level: str, names: Names) -> Title:
    """A community by its name, a cell by its code."""
    if not isinstance(code, str):
        return message("in none")
    return said_code(code, names) if level == "community" else code


def said_or_dash(code: Any) -> str:
    """A code, or a dash for none."""
    return code if isinstance(code, str) else "—"


def means_table(comparison: Comparison, names: Names) -> Table:
    """Money, and in an internal edition staff by the rulebook, of each community in both."""
    frame = flow_frame(comparison, "community")
    layers = {"yuan": "flow", "staff": "flow_people"}
    told = [
        what
        for what in layers
        if f"{what}_before" in frame
        and frame[[f"{what}_before", f"{what}_after"]].notna().any(axis=None)
    ]
    columns = [Column(LEVEL_TITLES["community"])]
    for what in told:
        columns += [
            *(
                Column(heading(layers[what], f"{what}_{step}"), number=True)
                for step in ("before", "after")
            ),
            Column(message("Difference"), number=True),
        ]
    rows = [
        Row(
            [
                place_title(line["code"], "community", names),
                *(value for what in told for value in _both(line, what)),
            ]
        )
        for line in records(frame)
        if isinstance(line["code"], str)
    ]
    about = message("What the rulebook gives each community, before and after.")
    return Table("means", about, columns, rows if told else [])


def _both(line: Mapping[str, Any], what: str) -> list[str]:
    before, after = line[f"{what}_before"], line[f"{what}_after"]
    if pd.isna(before) and pd.isna(after):
        return ["—"] * 3
    return [number(before), number(after), signed(_amount(after) - _amount(before))]


def _amount(value: Any) -> int:
    return 0 if pd.isna(value) else round(float(value))


def check_sentence(comparison: Comparison, level: str) -> Message:
    """Whether what leaves is what comes, with the sums."""
    own = comparison.flows[comparison.flows["level"] == level]
    sums = {
        f"{what}_{way}": whole(int(own[f"{what}_{way}"].sum()))
        for what in _COUNTED
        for way in ("out", "in")
    }
    none = {f"{what}_none": moved_of(own, level, what)[1] for what in _COUNTED}
    if sums_close(own, _COUNTED) and any(none.values()):
        return message(
            "Checked: {households_out} households in {buildings_out} buildings leave, "
            "{households_in} in {buildings_in} come, and every row adds up. Of them "
            "{households_none} households in {buildings_none} buildings come from none or go "
            "there: they are new, gone, counted anew, or lay in none.",
            **sums,
            **{name: whole(count) for name, count in none.items()},
        )
    if sums_close(own, _COUNTED):
        return message(
            "Checked: {households_out} households in {buildings_out} buildings leave, "
            "{households_in} in {buildings_in} come, and every row adds up.",
            **sums,
        )
    return message(
        "These sums do not agree: {households_out} households in {buildings_out} buildings leave, "
        "{households_in} in {buildings_in} come. Compare the plans again.",
        **sums,
    )


def grouped(changes: pd.DataFrame, by: str) -> pd.DataFrame:
    """Changes summed up by ``by`` (``street`` or ``compound``) and by where they go and why.

    Columns: ``by``, level, old, new, reason, buildings, households; what has no street or
    compound stands last.
    """
    far = (changes["level"] == "community").to_numpy()
    frame = changes.assign(
        old=changes["old_community"].where(far, changes["old_cell"]),
        new=changes["new_community"].where(far, changes["new_cell"]),
    )
    groups = frame.groupby([by, "level", "old", "new", "reason"], sort=True, dropna=False)
    sums = groups.agg(buildings=("building_id", "nunique"), households=("households", "sum"))
    return sums.reset_index().sort_values(by, kind="stable", na_position="last")


def groups_table(comparison: Comparison, by: str, names: Names) -> Table:
    """What changes in each street or compound (``by``)."""
    columns = [
        Column(heading("change", by)),
        Column(message("From")),
        Column(message("To")),
        Column(heading("change", "reason")),
        Column(message("Buildings"), number=True),
        Column(heading("change", "households"), number=True),
    ]
    groups = grouped(comparison.changes, by)
    rows = [
        Row(
            [
                said_or_dash(line[by]),
                place_title(line["old"], line["level"], names),
                place_title(line["new"], line["level"], names),
                reason_title(line["reason"]),
                whole(int(line["buildings"])),
                whole(int(line["households"])),
            ]
        )
        for line in records(groups[:MOST_ROWS])
    ]
    titles = {
        "street": message("What changes in each street."),
        "compound": message("What changes in each compound."),
    }
    left_out = max(len(groups) - MOST_ROWS, 0)
    return Table(f"changes-by-{by}", titles[by], columns, rows, left_out=left_out)


def in_order(changes: pd.DataFrame) -> pd.DataFrame:
    """Changes as a notice lists them: by street and house number, else by compound and code."""
    numbers = changes["number"].astype("string").str.extract(r"(\d+)", expand=False)
    keys = changes.assign(_number=pd.to_numeric(numbers))
    order = keys.sort_values(
        ["street", "_number", "number", "compound", "building_id", "part", "unit_id"],
        kind="stable",
        na_position="last",
    )
    return order.drop(columns="_number")


def buildings_table(comparison: Comparison, names: Names, *, is_public: bool) -> Table:
    """Each building that changes its community or cell, street by street.

    A public edition tells no household counts here: a notice needs none. Its sums by street,
    compound, cell and community may be those of one building.
    """
    fields = ("street", "number", "compound", "building_id", "part")
    places = ("old_community", "new_community", "old_cell", "new_cell")
    columns = [
        *(Column(heading("change", name)) for name in (*fields, *places)),
        *([] if is_public else [Column(heading("change", "households"), number=True)]),
        Column(heading("change", "reason")),
    ]
    frame = in_order(comparison.changes)
    rows = []
    for line in records(frame[:MOST_BUILDINGS]):
        values: list[Value] = [said_or_dash(line[name]) for name in fields]
        values += [place_title(line[name], "community", names) for name in places[:2]]
        values += [said_or_dash(line[name]) for name in places[2:]]
        if not is_public:
            values.append(whole(int(line["households"])))
        rows.append(Row([*values, reason_title(line["reason"])]))
    about = message("Every building that changes its community or cell, street by street.")
    left_out = max(len(frame) - MOST_BUILDINGS, 0)
    return Table("changes", about, columns, rows, left_out=left_out)
