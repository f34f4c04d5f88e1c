"""Why a row is not taken, in sentences, and what of a source value these may quote."""

from __future__ import annotations

from typing import Any

from ..common.messages import message
from .privacy import as_texts, is_figure

# Each says what to do about it. The names are kept in projects: never rename.
REASONS = {
    "total_row": message("This row is a total, not a single record. Nothing to do."),
    "remark_row": message("This row is a remark, not a record. Nothing to do."),
    "no_geometry": message(
        "This row has no place on the map, or one that can't be read. Draw it, or import the file "
        "that has the outlines; a table with coordinates needs columns such as 经度 and 纬度, or "
        "WKT. What a table says about buildings that are on the map already comes in as the layer "
        "building_record."
    ),
    "wrong_geometry": message(
        "This row is a {found}; this layer needs {wanted}. Import it as another layer, or draw it "
        "anew."
    ),
    "no_size": message(
        "The outline or line has no extent, it shrinks to a point or a line. Draw it anew."
    ),
    "invalid_geometry": message("The geometry is broken and can't be repaired. Draw it anew."),
    "coordinates_out_of_range": message(
        "The coordinates lie outside what the coordinate reference system allows. Correct them, or "
        "leave the row out."
    ),
    "not_reprojectable": message(
        "The coordinates have no place in the project's coordinate reference system. Correct them, "
        "or leave the row out."
    ),
    "not_a_number": message(
        "The field {field} wants a number and {value} is none. Correct it, or leave it empty if "
        "nobody knows."
    ),
    "not_a_whole_number": message(
        "The field {field} wants a whole number and {value} is none. Correct it, or leave it empty "
        "if nobody knows."
    ),
    "below_minimum": message(
        "The field {field} can't be below {minimum}, but it is {value}. Correct it, or leave it "
        "empty if nobody knows."
    ),
    "missing_value": message("The field {field} is empty and has to be filled. Fill it."),
    "not_a_date": message(
        "The field {field} wants a date and {value} is none. Correct it, for example 2024-03-31."
    ),
    "unknown_word": message(
        "The field {field} holds a word that is not known. It takes one of: {known}. Correct it."
    ),
    "unknown_group": message(
        "The care group is none of the rulebook's catalogue, which has: {known}. Write one of "
        "these, or add the word to the group's names in a rulebook of your own."
    ),
    "several_groups": message(
        "This row names several care groups: {groups}. Write one row for each group."
    ),
    "counts_only": message(
        "Of the care group {group} only counts per building are ever stored, never a person. "
        "Leave the row out; import the number of people per building as care_count."
    ),
    "not_counts_only": message(
        "The people of the care group {group} are not kept as counts: each gets visits. Import "
        "one row per person as care_case."
    ),
    "no_address": message(
        "This row has no building code, no address and no place on the map, or its address can't "
        "be read. Add one of them."
    ),
    "no_building": message(
        "No building of the project has this code or address. Correct it, or add the building or "
        "its name, street and number."
    ),
    "several_buildings": message(
        "The address fits {count} buildings: {candidates}. Complete it, or give the building's "
        "code."
    ),
    "too_far": message(
        "The place on the map is farther than {within} m from any building. Correct it, or allow "
        "more with --within METRES."
    ),
    "duplicate_row": message("This row repeats row {row} in every value. Nothing to do."),
    "duplicate_key": message(
        "The {field} {value} is already that of row {row}, which differs. Give one of them another."
    ),
}


def figure(value: Any) -> str:
    """A source value where it is a short figure or a date, else only that there was one.

    A name may stand in any column, and no recognising can find every one.
    """
    text = next(iter(as_texts([value])), "")
    return text if is_figure(text) else "…"
