"""What the command line answers to each verb, as data for programs and as text for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..attach import REASON_TITLES, Attachment
from ..common.figures import whole
from ..common.messages import listed, message
from ..contracts import contract
from ..divide import Division
from ..intake import ImportResult, matching_lines, rejected_lines
from ..report.moverows import households_by_reason, moves_sentence
from ..report.planrow import PlanRow, headline, read_plan_row
from ..report.wording import SCORE_NAMES, written
from ..rules import Rulebook
from ..store import Project
from .aligned import aligned
from .demo import (
    ATLAS,
    FOLDER,
    KEY,
    PEOPLE,
    PICTURE,
    PROJECT,
    PUBLIC,
    REPORT,
    ROUNDS,
    SLIPS,
    STYLED,
    WORKBOOK,
    Demo,
)

_TOPIC_TITLES = {
    "building": message("Buildings"),
    "household": message("Households"),
    "resident": message("Residents"),
    "care": message("Care cases"),
    "facility": message("Facilities"),
    "volunteer": message("Volunteers by role"),
    "open_request": message("Open requests"),
}


# So many compounds with a low match rate are listed.
_WORST = 10


@dataclass(frozen=True)
class Answer:
    """One answer: ``data`` is what ``--json`` prints, ``text`` what is printed without it, and
    ``exit_code`` what the program then ends with."""

    data: dict[str, Any]
    text: str
    exit_code: int = 0


def init_answer(project: Project) -> Answer:
    """A new project."""
    crs, path = project.crs.to_string(), str(project.path)
    text = message(
        "Made the project {project} in {crs} with the rulebook {rulebook}.\n"
        "Next: grid-steward import {argument} building SOURCE",
        project=path,
        argument=f'"{path}"' if " " in path else path,
        crs=project.crs.name,
        rulebook=project.rulebook,
    )
    data = {"project": path, "crs": crs, "rulebook": project.rulebook}
    return Answer(data, str(text))


def import_answer(result: ImportResult) -> Answer:
    """An import as it was taken in."""
    lines = [
        message(
            "{layer} from {source}: {read} rows read, {accepted} accepted, {rejected} rejected.",
            layer=str(contract(result.layer).title),
            source=result.source,
            read=whole(result.read),
            accepted=whole(len(result.accepted)),
            rejected=whole(len(result.rejected)),
        ),
        *result.notes,
        *rejected_lines(result.rejected),
    ]
    if len(result.rejected) and contract(result.layer).restricted:
        lines.append(message("All of them are in the table of rejected rows beside the persons."))
    elif len(result.rejected):
        lines.append(message("All of them are in the project's table of rejected rows."))
    lines += matching_lines(result.matching)
    if result.dropped_columns:
        lines.append(
            message(
                "Left out, as no field of this layer: {columns}",
                columns=listed(result.dropped_columns),
            )
        )
    data = {
        "layer": result.layer,
        "source": result.source,
        "read": result.read,
        "accepted": len(result.accepted),
        "rejected": len(result.rejected),
        "reasons": dict(result.reasons),
        "dropped_columns": list(result.dropped_columns),
        "matched": dict(result.matched),
        "notes": [str(note) for note in result.notes],
    }
    if result.matching is not None:
        data["matching"] = result.matching.to_dict(orient="records")
    return Answer(data, "\n".join(str(line) for line in lines))


def divide_answer(division: Division, seconds: float) -> Answer:
    """A new plan."""
    plan = read_plan_row(division.plan)
    data = {
        "plan": plan.name,
        "cells": plan.cells,
        "cells_in_band": plan.cells_in_band,
        "cells_contiguous": plan.cells_contiguous,
        "households": plan.households,
        "buildings_unknown": plan.buildings_unknown,
        "score": dict(plan.score),
        "communities": [
            {
                "community_id": community.community_id,
                "name": community.name,
                "households": community.households,
                "buildings_unknown": community.buildings_unknown,
                "cells": community.cells,
                "cells_in_band": community.cells_in_band,
                "feasible": community.feasible,
                "verdict": community.sentence.render("en"),
            }
            for community in plan.communities
        ],
        "moves": households_by_reason(division.moves),
        "notes": [str(note) for note in plan.notes],
        "seconds": round(seconds, 3),
    }
    parts = [str(headline(plan)), _community_table(plan), _score_table(plan)]
    if plan.earlier:
        parts.append(str(moves_sentence(division.moves)))
    parts += [str(note) for note in plan.notes]
    parts.append(str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")))
    return Answer(data, "\n\n".join(parts))


def attach_answer(found: Attachment, project: Project, seconds: float) -> Answer:
    """What lies in the cells: sums over all of them, never of one, as few people are a secret."""
    data = {
        "plan": found.plan,
        "cells": len(found.cells),
        "buildings": found.total("building"),
        "households": found.total("household"),
        "residents": found.total("resident"),
        "care_people": found.care_people,
        "care_cases": found.total("care"),
        "care": found.sums("care"),
        "facilities": found.total("facility"),
        "volunteers": found.volunteers,
        "open_requests": found.total("open_request"),
        "unattached": found.reasons,
        "notes": [str(note) for note in found.notes],
        "seconds": round(seconds, 3),
    }
    head = message("{plan}: {cells} cells", plan=found.plan, cells=whole(len(found.cells)))
    parts = [str(head), _attached_table(found, project.rules), *_unattached_part(found, project)]
    parts += [str(note) for note in found.notes]
    parts.append(str(message("Took {seconds} s.", seconds=f"{seconds:.1f}")))
    return Answer(data, "\n\n".join(parts))


def demo_answer(demo: Demo, seconds: float) -> Answer:
    """The demonstration: the plan, what the departments' files brought, and the files."""
    plan = read_plan_row(demo.division.plan)
    abouts = {
        PROJECT: message("the project: layers and plan"),
        PEOPLE: message("the persons under pseudonyms, for your eyes only"),
        KEY: message("the key of the pseudonyms, for your eyes only"),
        REPORT: message("the report, for a browser and for your eyes only"),
        WORKBOOK: message("the same as a workbook, for your eyes only"),
        PUBLIC: message("the report's public edition"),
        SLIPS: message("slips for officers who hand over cells, for your eyes only"),
        ATLAS: message("a card for each cell, to print, for your eyes only"),
        STYLED: message("the project with its styles, for QGIS"),
        PICTURE: message("the map"),
    }
    files = [[str(file), str(abouts[file.name])] for file in demo.files]
    imports = _imports_by_layer(demo.people)
    parts = [str(headline(plan))]
    if imports:
        parts += [_imports_table(imports), _departments_line(demo)]
    parts += [_found_line(demo), *_served_line(demo)]
    if demo.staffing is not None:
        about = message("rounds of each officer, for your eyes only")
        files.append([str(demo.files[0].parent / ROUNDS), str(about)])
    parts.append(aligned(files))
    if demo.note:
        parts.append(str(demo.note))
    data = {
        "plan": plan.name,
        "cells": plan.cells,
        "cells_in_band": plan.cells_in_band,
        "households": plan.households,
        "people": imports,
        "unattached": demo.attachment.reasons,
        "gaps": len(demo.assessment.gaps) + len(demo.assessment.people_gaps),
        "officers": 0 if demo.staffing is None else len(demo.staffing.loads),
        "files": [str(file) for file in demo.files],
        "note": str(demo.note) if demo.note else None,
        "seconds": round(seconds, 3),
    }
    return Answer(data, "\n\n".join(parts))


def _imports_by_layer(results: Sequence[ImportResult]) -> dict[str, dict[str, int]]:
    """How many rows the files of each layer had, and what became of them."""
    layers: dict[str, dict[str, int]] = {}
    for result in results:
        sums = layers.setdefault(
            result.layer, dict.fromkeys(("files", "read", "accepted", "rejected", "matched"), 0)
        )
        sums["files"] += 1
        sums["read"] += result.read
        sums["accepted"] += len(result.accepted)
        sums["rejected"] += len(result.rejected)
        if result.matching is not None:
            ways = [f"by_{way}" for way in ("id", "address", "place")]
            sums["matched"] += int(result.matching[ways].to_numpy().sum())
    return layers


def _imports_table(imports: dict[str, dict[str, int]]) -> str:
    heads = [
        "",
        message("Files"),
        message("Rows read"),
        message("Accepted"),
        message("Rejected"),
        message("Matched to a building"),
    ]
    rows = [
        [str(contract(layer).title), *map(whole, sums.values())] for layer, sums in imports.items()
    ]
    return aligned([[str(head) for head in heads], *rows], right=range(1, len(heads)))


def _departments_line(demo: Demo) -> str:
    text = message(
        "All of them are invented. Their files are in {folder}; {lost} rows lie in no cell, and "
        "the table unattached of {file} says why.",
        folder=str(demo.files[0].parent / FOLDER),
        lost=whole(len(demo.attachment.unattached)),
        file=PEOPLE,
    )
    return str(text)


def _found_line(demo: Demo) -> str:
    found = demo.assessment
    work = found.workload
    text = message(
        "Found in it: {gaps} gaps, {high} of them of high severity, and {hours} hours of work a "
        "month, with {beyond} cells beyond the hours of their officers.",
        gaps=whole(len(found.gaps) + len(found.people_gaps)),
        high=whole(
            sum(int((part["severity"] == "high").sum()) for part in (found.gaps, found.people_gaps))
        ),
        hours=whole(round(work["total_min"].sum() / 60)),
        beyond=whole(int((work["utilisation"] > 1).sum())),
    )
    return str(text)


def _served_line(demo: Demo) -> list[str]:
    if demo.staffing is None:
        return []
    rows, visits = demo.staffing.assignments, demo.staffing.visits
    text = message(
        "{officers} officers serve the {cells} cells; {changed} cells get another officer than "
        "before. Of {visits} visits due in four weeks {left} found no day.",
        officers=whole(rows["officer_id"].nunique()),
        cells=whole(len(rows)),
        changed=whole(int((rows["change"] == "changed").sum())),
        visits=whole(len(visits)),
        left=whole(int(visits["day"].isna().sum())),
    )
    return [str(text)]


def _community_table(plan: PlanRow) -> str:
    heads = [message("Community"), message("Households"), message("Cells"), message("In band")]
    rows = [[str(head) for head in heads] + [""]]
    for community in plan.communities:
        figures = (community.households, community.cells, community.cells_in_band)
        rows.append([community.name, *map(whole, figures), str(community.sentence)])
    return aligned(rows, right=(1, 2, 3))


def _score_table(plan: PlanRow) -> str:
    return aligned(
        [
            [str(name.title), str(written(name.kind, plan.score.get(name.name)))]
            for name in SCORE_NAMES
        ]
    )


def _attached_table(found: Attachment, rulebook: Rulebook) -> str:
    """What there is in all, and how much of it lies in no cell."""
    heads = ["", message("In all"), message("In no cell")]
    rows = [[str(head) for head in heads]]
    for topic, title in _TOPIC_TITLES.items():
        total, lost = found.total(topic), found.total(topic, in_no_cell=True)
        rows.append([str(title), whole(total), whole(lost)])
        if topic == "care":
            alone = found.sums(topic, in_no_cell=True)
            for word, count in found.sums(topic).items():
                group = rulebook.care_group(word)
                name = word if group is None else str(group.title)
                rows.append(["  " + name, whole(count), whole(alone.get(word, 0))])
            rows.append(["  " + str(message("different people")), whole(found.care_people), ""])
        if topic == "volunteer":
            rows.append(["  " + str(message("different people")), whole(found.volunteers), ""])
    return aligned(rows, right=(1, 2))


def _unattached_part(found: Attachment, project: Project) -> list[str]:
    """Why some rows lie in no cell, and where each of them is listed."""
    if not found.reasons:
        return []
    rows = [[whole(count), str(REASON_TITLES[name])] for name, count in found.reasons.items()]
    where = message(
        "Each of them is listed in the table unattached of {file}, with what to do about it.",
        file=project.people_path.name,
    )
    title = message("Rows in no cell:")
    return ["\n".join([str(title), aligned(rows, right=(0,)), str(where)])]
