"""What a plan was made from that is no longer as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..common.messages import Message, message
from ..common.progress import Progress
from ..contracts import contract
from ..divide import Division
from ..divide.division import read_json
from ..divide.edits import how_made
from ..divide.trail import plan_mark, rules_mark
from ..store import Project
from .adopting import drawn_layers, read_drawn
from .dividing import input_layers
from .sources import project_sources

_SHOWN = 12  # digits of a hash that a person compares


@dataclass(frozen=True)
class Changed:
    """Something that a plan was made from, then and now.

    ``what`` is ``layer``, ``people``, ``rulebook`` or ``plan``; ``name`` which of these. ``rows``
    and ``sha256`` are (then, now), None where there is none; of what is about persons neither is
    told.
    """

    what: str
    name: str
    said: Message
    rows: tuple[Optional[int], Optional[int]] = (None, None)
    sha256: tuple[Optional[str], Optional[str]] = (None, None)


def what_changed(
    project: Project, division: Division, trail: Mapping[str, Any], progress: Progress
) -> tuple[Changed, ...]:
    """All that the plan ``division`` was made from and that the project now holds otherwise."""
    then = read_json(division.plan, "inputs")
    layers: dict[str, pd.DataFrame] = dict(input_layers(project, progress))
    if "adopt" in how_made(division):
        cells = read_json(division.plan, "parameters")["cells"]
        layers.update(drawn_layers(read_drawn(project, progress), cells))
    people = trail["people"]
    lost = any(people.values()) and not project.people_path.exists()
    sources = project_sources(project, layers, () if lost else people, None, progress)
    found = [*_rulebook(project, division, trail), *earlier_changed(project, trail)]
    found += _layers(then, sources.layers)
    found += [_no_people(project)] if lost else _people(people, sources.people)
    return tuple(found)


def _layers(
    then: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[Changed]:
    for layer in sorted({*then, *now}):
        before, after = then.get(layer, {}), now.get(layer, {})
        if before.get("sha256") == after.get("sha256"):
            continue
        yield Changed(
            "layer",
            layer,
            message(
                "The layer {layer} ({title}) is not as it was: {before} rows then ({then}), "
                "{after} rows now ({now}).",
                layer=layer,
                title=contract(layer).title,
                before=before.get("rows", 0),
                after=after.get("rows", 0),
                then=_shown(before.get("sha256")),
                now=_shown(after.get("sha256")),
            ),
            (before.get("rows"), after.get("rows")),
            (before.get("sha256"), after.get("sha256")),
        )


def _people(
    then: Mapping[str, Optional[str]], now: Mapping[str, Optional[str]]
) -> Iterator[Changed]:
    for layer in sorted(then):
        if then[layer] != now.get(layer):
            said = message(
                "The layer {layer} ({title}), which is about persons, is not as it was.",
                layer=layer,
                title=contract(layer).title,
            )
            yield Changed("people", layer, said)


def _no_people(project: Project) -> Changed:
    said = message(
        "The file {people} is not there, and the plan was made with what it says. Put it beside "
        "the project again.",
        people=project.people_path.name,
    )
    return Changed("people", project.people_path.name, said)


def _rulebook(project: Project, division: Division, trail: Mapping[str, Any]) -> Iterator[Changed]:
    then, now = str(division.plan["rulebook"].iloc[0]), project.rulebook
    marks = trail["rulebook"], rules_mark(project.rules)
    if marks[0] == marks[1]:
        return
    if then == now:
        said = message("The rulebook {rulebook} does not say what it said then.", rulebook=then)
    else:
        said = message(
            "The project has the rulebook {now}; the plan was made with {then}.", now=now, then=then
        )
    yield Changed("rulebook", then, said, sha256=marks)


def earlier_changed(project: Project, trail: Mapping[str, Any]) -> Iterator[Changed]:
    """The plan that it starts from, where that is gone or not as it was."""
    then = trail.get("earlier")
    if then is None:
        return
    name = then["plan"]
    if name not in set(project.plans()["plan"]):
        said = message("The plan {plan}, which it starts from, is no longer there.", plan=name)
        yield Changed("plan", name, said, (then["units"], None), (then["sha256"], None))
        return
    now = plan_mark(project.read_plan(name))
    if now["sha256"] != then["sha256"]:
        said = message(
            "The plan {plan}, which it starts from, is not as it was: {before} units then "
            "({then}), {after} units now ({now}).",
            plan=name,
            before=then["units"],
            after=now["units"],
            then=_shown(then["sha256"]),
            now=_shown(now["sha256"]),
        )
        yield Changed(
            "plan",
            name,
            said,
            (then["units"], now["units"]),
            (then["sha256"], now["sha256"]),
        )


def _shown(digits: Optional[str]) -> str:
    return "-" if digits is None else digits[:_SHOWN]
