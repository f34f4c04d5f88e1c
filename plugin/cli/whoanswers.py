"""What the command line answers to ``whoserves``: what was asked, and public facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Optional

import numpy as np
import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, listed, message
from ..report.titles import service_title
from ..rules import LEVELS
from ..staff.answering.spot import Spot
from ..steps import Answered
from ..store import Project
from .aligned import aligned
from .answers import Answer

LEVEL_TITLES = {
    "cell": message("the cell's officer"),
    "community": message("the community"),
    "street": message("the street"),
    "district": message("the district"),
    "city": message("the city"),
}
_WHY_TITLES = {
    "no_place": message("Nothing says where"),
    "no_cell": message("In no cell, or in which is not known"),
    "no_officer": message("Nobody to call"),
    "no_kind": message("Without a kind, or of one that the rulebook does not know"),
    "no_provider": message("No provider with a way on foot"),
}
# Whatever a community cannot solve goes straight to one of these.
_STRAIGHT = ("street", "district", "city")
_NOT_KNOWN = message("not known")
_NOBODY = message("nobody")


def place_answer(found: Answered, spot: Spot, away: Collection[str], seconds: float) -> Answer:
    """Who serves one place."""
    row = _row(found.answers.frame)
    notes = [str(note) for note in found.answers.notes]
    shared = _shared(row, found)
    data = {
        "plan": found.scene.plan,
        "asked": _asked(spot, away),
        **row,
        "candidates": shared,
        "notes": notes,
        "seconds": round(seconds, 3),
    }
    lines = aligned(_lines(row, found, away))
    parts = [lines, *map(str, _sentences(row, shared, found, spot)), *notes]
    return Answer(data, "\n\n".join(parts))


def requests_answer(found: Answered, project: Project, seconds: float) -> Answer:
    """Sums of all open requests, never one of them."""
    frame, notes = found.answers.frame, [str(note) for note in found.answers.notes]
    levels = {level: int((frame["level"] == level).sum()) for level in LEVELS}
    missing = frame["why"].fillna("").str.split(",")
    without = {why: int(sum(why in some for some in missing)) for why in _WHY_TITLES}
    kinds = frame["request_kind"].value_counts().sort_index()
    data = {
        "plan": found.scene.plan,
        "requests": len(frame),
        "levels": levels,
        "kinds": {str(kind): int(count) for kind, count in kinds.items()},
        "without": without,
        "with_provider": int(frame["provider_id"].notna().sum()),
        "layer": "response",
        "file": project.people_path.name,
        "notes": notes,
        "seconds": round(seconds, 3),
    }
    if frame.empty:
        text = message("{plan}: the project has no open requests.", plan=found.scene.plan)
        return Answer(data, str(text))
    head = message(
        "{plan}: who answers {requests} open requests is in the layer response of {people}.",
        plan=found.scene.plan,
        requests=whole(len(frame)),
        people=project.people_path.name,
    )
    rows = [[str(LEVEL_TITLES[level]), whole(count)] for level, count in levels.items()]
    lacks = [[str(_WHY_TITLES[why]), whole(count)] for why, count in without.items() if count]
    parts = [str(head), aligned([[str(message("Answered by")), ""], *rows], right=(1,))]
    if lacks:
        parts.append(aligned(lacks, right=(1,)))
    parts += [*notes, str(message("Took {seconds} s.", seconds=f"{seconds:.1f}"))]
    return Answer(data, "\n\n".join(parts))


def _row(frame: pd.DataFrame) -> dict[str, Any]:
    """The one answer, None for what it lacks."""
    values = frame.drop(columns="geometry").iloc[0].to_dict()
    return {str(name): None if pd.isna(value) else _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _asked(spot: Spot, away: Collection[str]) -> dict[str, Any]:
    return {
        "point": None if spot.point is None else list(spot.point),
        "crs": spot.crs,
        "building": spot.building,
        "entrance": spot.entrance,
        "floor": spot.floor,
        "address": spot.address,
        "away": sorted(away),
    }


def _shared(row: Mapping[str, Any], found: Answered) -> list[dict[str, Any]]:
    """The cells of a divided building, with whom to call for each."""
    duty, number = found.answers.duty, {code: n for n, code in enumerate(found.scene.index.ids)}
    cells = [code for code in str(row["candidates"] or "").split(", ") if code]
    return [
        {
            "cell_id": code,
            "called_id": duty.called[number[code]],
            "called_name": duty.called_name[number[code]],
        }
        for code in cells
    ]


def _lines(row: Mapping[str, Any], found: Answered, away: Collection[str]) -> list[tuple[str, str]]:
    lines: list[tuple[Message, object]] = [
        (message("Cell"), row["cell_id"] or _NOT_KNOWN),
        (message("Community"), _named(row["community"], row["community_id"]) or _NOT_KNOWN),
        (message("Street"), row["street"] or _NOT_KNOWN),
        (message("District"), row["district"] or _NOT_KNOWN),
        (message("City"), row["city"] or _NOT_KNOWN),
    ]
    if row["cell_id"] is not None:
        lines += [
            (message("Officer"), _named(row["officer_name"], row["officer_id"]) or _NOBODY),
            (message("Backup"), _named(row["backup_name"], row["backup_id"]) or _NOBODY),
            (message("To be called now"), _to_call(row, away)),
        ]
    if row["kind"] is not None:
        lines += [(message("Asked for"), row["kind"]), (message("Answered by"), _answering(row))]
    if row["service"] is not None:
        lines.append((message("Nearest provider"), _provider(row, found)))
    return [(str(title), str(text)) for title, text in lines]


def _named(name: Optional[str], code: Optional[str]) -> Optional[object]:
    """A name with its code, one of them where they are the same or only one is known."""
    if code is None or name is None or name == code:
        return name or code
    return message("{name} ({code})", name=name, code=code)


def _to_call(row: Mapping[str, Any], away: Collection[str]) -> object:
    person = _named(row["called_name"], row["called_id"]) or _NOBODY
    people = f"{row['officer_id'] or ''}, {row['backup_id'] or ''}".split(", ")
    gone = [code for code in people if code in set(away)]
    if not gone:
        return person
    return message("{person}; away: {away}", person=person, away=listed(gone))


def _answering(row: Mapping[str, Any]) -> Message:
    level = row["level"]
    if level is None:
        return _NOT_KNOWN
    by = row["answered_by"] or (_NOBODY if level == "cell" else message("its name is not known"))
    if level in _STRAIGHT:
        return message("{level}, straight away: {by}", level=LEVEL_TITLES[level], by=by)
    return message("{level}: {by}", level=LEVEL_TITLES[level], by=by)


def _provider(row: Mapping[str, Any], found: Answered) -> Message:
    service = service_title(found.scene.rulebook, row["service"])
    if row["provider_id"] is None:
        return message("{service}: none that is open and has a way on foot", service=service)
    return message(
        "{service}: {provider}, {minutes} minutes on foot",
        service=service,
        provider=_named(row["provider_name"], row["provider_id"]),
        minutes=f"{row['provider_min']:g}",
    )


def _sentences(
    row: Mapping[str, Any], shared: list[dict[str, Any]], found: Answered, spot: Spot
) -> list[Message]:
    """What has to be said beside the lines."""
    sentences = []
    if shared:
        sentences.append(
            message(
                "Cells share this building: {cells}. Ask by its code (--building) with --entrance "
                "or --floor, or put the entrance or floor into the address.",
                cells=listed([_cell_and_person(one) for one in shared]),
            )
        )
    if row["near_cell_id"] is not None:
        sentences.append(
            message(
                "The place is in no cell. The nearest is {cell}, {metres} m away in a straight "
                "line.",
                cell=row["near_cell_id"],
                metres=whole(round(row["near_m"])),
            )
        )
        if spot.point is not None:
            sentences.append(
                message(
                    "If that is far, the coordinates may be of another system: say which with "
                    "--crs."
                )
            )
    if row["reason"] in ("no_place", "building_not_in_plan"):
        sentences.append(message("Nothing says where the building is, so its cell is not known."))
    if row["kind"] is not None and row["level"] is None:
        sentences.append(_known_kinds(row["kind"], found))
    return sentences


def _cell_and_person(one: Mapping[str, Any]) -> Message:
    person = _named(one["called_name"], one["called_id"]) or _NOBODY
    return message("{cell} ({person})", cell=one["cell_id"], person=person)


def _known_kinds(kind: str, found: Answered) -> Message:
    known = [one.title for one in found.scene.rulebook.request_kinds]
    return message(
        "The rulebook does not know the kind {kind}, so nobody can say which level answers. Its "
        "kinds: {known}.",
        kind=kind,
        known=listed(known, "-"),
    )
