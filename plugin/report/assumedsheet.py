"""The workbook's sheet of what was assumed: the rulebook's figures, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Optional

from ..common.messages import Message, listed, message
from ..rules import UNVERIFIED, QuotaTerm, Rulebook
from ..staff.quotas import MEASURE_TITLES
from .content import ReportContent
from .planrow import PlanRow
from .sheet import Column, Row, Sheet, Typed
from .titles import ROLE_TITLES, Title


def assumed_sheet(content: ReportContent, plan: PlanRow) -> Sheet:
    """Every figure that the plan was assessed by, what it was made from, and its notes."""
    rules = content.rulebook
    rows: list[Row] = [
        *_walking(rules),
        *_services(rules),
        *_care(rules),
        *_work(rules),
        *_volunteers(rules),
        *_communities(rules),
        *_prices(rules),
        *_skills(rules),
        *_quota(rules),
        *_inputs(plan),
        *((message("Note"), None, None, None, note, None) for note in plan.notes),
    ]
    columns = (
        Column(message("Topic")),
        Column(message("Item")),
        Column(message("Value")),
        Column(message("Unit")),
        Column(message("Figure"), long=True),
        Column(message("Source"), long=True),
    )
    return Sheet(message("Assumptions"), columns, rows)


def _line(
    topic: Title,
    which: Optional[Title],
    value: Any,
    unit: Optional[Title],
    said: Title,
    source: str,
    kind: str = "figure",
) -> Row:
    """A figure with its unit, what it says and where it comes from."""
    told: Title = source
    if source == UNVERIFIED:
        told = message("a default that no source confirms; a city may change it")
    return (topic, which, None if value is None else Typed(value, kind), unit, said, told)


def _walking(rules: Rulebook) -> Iterator[Row]:
    topic, own = message("Walking"), rules.walking
    speed = message("How far people walk in a minute")
    yield _line(topic, None, own.metres_per_minute, message("m a minute"), speed, own.source)
    join = message("A building or place this near a road is on the network")
    yield _line(topic, None, own.join_m, message("m"), join, own.source)


def _services(rules: Rulebook) -> Iterator[Row]:
    topic, minutes = message("Services"), message("min")
    for one in rules.services:
        said: Title = message("Its service circle on foot")
        yield _line(topic, one.title, one.minutes, minutes, said, one.source)
        if one.minimum_area_m2 is not None:
            said = message("How large its premises must be")
            yield _line(topic, one.title, one.minimum_area_m2, message("m²"), said, one.source)


def _care(rules: Rulebook) -> Iterator[Row]:
    topic = message("Care groups")
    for one in rules.care_groups:
        said = message("A visit is usual every so often")
        yield _line(topic, one.title, one.interval_days, message("days"), said, one.source)
        said = message("A visit takes")
        yield _line(topic, one.title, one.minutes, message("min"), said, one.source)


def _work(rules: Rulebook) -> Iterator[Row]:
    topic, own, minutes = message("Work"), rules.work, message("min")
    lines: Sequence[tuple[float, Title, Title]] = (
        (
            own.round_interval_days,
            message("days"),
            message("Each household is called on every"),
        ),
        (own.round_minutes, minutes, message("A call on a household takes")),
        (own.request_minutes, minutes, message("An open request takes")),
        (own.hours_per_month, message("hours"), message("An officer works so long a month")),
        (own.days_per_month, message("days"), message("Days that an officer works in a month")),
        (
            own.high_days,
            message("days"),
            message("Visits due at least every so many days are of high severity"),
        ),
        (
            own.medium_days,
            message("days"),
            message("Of the others, those due at least every so many days are of medium"),
        ),
    )
    for value, unit, said in lines:
        yield _line(topic, None, value, unit, said, own.source)
    for duty in own.duties:
        each = message("Minutes a month for each household")
        yield _line(topic, duty.title, duty.minutes_per_household, minutes, each, duty.source)
        each = message("Minutes a month for each cell")
        yield _line(topic, duty.title, duty.minutes_per_cell, minutes, each, duty.source)


def _volunteers(rules: Rulebook) -> Iterator[Row]:
    topic, own = message("Volunteers"), rules.volunteering
    shares = (
        (own.share, message("Share of the residents that should be registered")),
        (own.model_share, message("The same in model communities")),
    )
    for value, said in shares:
        yield _line(topic, None, value, None, said, own.source, "share")
    for role in own.roles:
        said = message("A role that each cell should have")
        yield _line(topic, ROLE_TITLES.get(role, role), None, None, said, own.source)


def _communities(rules: Rulebook) -> Iterator[Row]:
    topic, own = message("Communities"), rules.community_band
    for limits, unit in (
        (own.households, message("households")),
        (own.residents, message("residents")),
    ):
        if limits is not None:
            yield _line(topic, None, limits[0], unit, message("At least"), own.source)
            yield _line(topic, None, limits[1], unit, message("At most"), own.source)
    for kind in rules.compound_kinds:
        said = message("Where all live in such compounds, both limits are multiplied by")
        yield _line(topic, kind.title, kind.community_factor, None, said, kind.source)
    for type_ in rules.community_types:
        said = message("A type of community that the rulebook knows")
        yield _line(topic, type_.title, None, None, said, type_.source)


def _prices(rules: Rulebook) -> Iterator[Row]:
    topic, own, minutes = message("Officers"), rules.staff_weights, message("min")
    prices = (
        (own.travel, message("A minute on the way from the base counts as")),
        (own.overload, message("A minute beyond the hours counts at first as")),
        (own.acquaintance, message("A person in care who gets another officer counts as")),
        (own.skill, message("A person in care whose officer lacks a skill counts as")),
        (own.unserved, message("A cell without officer counts as")),
    )
    for value, said in prices:
        yield _line(topic, None, value, minutes, said, own.source)


def _skills(rules: Rulebook) -> Iterator[Row]:
    titles = {one.id: one.title for one in rules.care_groups}
    for one in rules.skills:
        groups = listed([titles[group] for group in one.care_groups], message("nobody"))
        said = message("Who asks for it: {groups}", groups=groups)
        yield _line(message("Skills"), one.title, None, None, said, one.source)


def _quota(rules: Rulebook) -> Iterator[Row]:
    topic, own, unit = message("Staff of a community"), rules.quota, message("people")
    for term in own.terms:
        for value, said in _term(term, rules):
            yield _line(topic, None, value, unit, said, own.source)
    for limit, said in ((own.minimum, message("At least")), (own.maximum, message("At most"))):
        if limit is not None:
            yield _line(topic, None, limit, unit, said, own.source)
    for measure, weight in own.shares.items():
        said = message("Its weight where a total is shared out")
        yield _line(topic, MEASURE_TITLES[measure], weight, None, said, own.shares_source)


def _term(term: QuotaTerm, rules: Rulebook) -> Iterator[tuple[int, Title]]:
    """What one term of the quota gives, and for what; several lines for a term by classes."""
    if term.kind == "class":
        for rank, staff in term.by_class.items():
            yield staff, message("In class {name}", name=rank)
        yield term.staff, message("In another class, or where it is not known")
    elif term.kind == "type":
        titles = {one.id: one.title for one in rules.community_types}
        types = listed([titles.get(type_, type_) for type_ in term.types])
        yield term.staff, message("More in communities of the type {types}", types=types)
    elif term.kind == "step":
        yield term.staff, _step(term)
    else:
        each = message("For each cell")
        yield term.staff, each if term.kind == "cell" else message("As the base")


def _step(term: QuotaTerm) -> Message:
    values = {
        "each": f"{term.each:,.15g}",
        "measure": MEASURE_TITLES[term.measure],
        "above": f"{term.above:,.15g}",
    }
    if term.begun:
        return message(
            "More for each {each} of the {measure} above {above}, also a begun one", **values
        )
    return message("More for each full {each} of the {measure} above {above}", **values)


def _inputs(plan: PlanRow) -> Iterator[Row]:
    for layer, facts in sorted(plan.inputs.items()):
        digest = message("SHA-256 {digest}", digest=str(facts.get("sha256", "")))
        rows = Typed(facts.get("rows"), "whole")
        yield (message("Data"), layer, rows, message("rows"), digest, None)
