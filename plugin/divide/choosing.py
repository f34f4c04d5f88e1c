"""Choices at the lines of a plan in words and household numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..common.figures import whole
from ..common.messages import Message, listed, message
from .choices import GIVE, MERGE, Choice, Scene
from .ground import part_title

# A line that is shorter or longer by less is the same.
_SAME_M = 0.5


@dataclass(frozen=True, eq=False)
class Names:
    """What units and cells are called: ``units``, their ``buildings`` and ``parts`` (n,), the
    ``cells`` (k,) and the ``compounds`` by number. ``level`` is ``cell``, or ``community`` where
    the units are cells. ``scale`` of the objective's households make one.
    """

    level: str
    units: Sequence[str]
    buildings: Sequence[Optional[str]]
    parts: Sequence[Optional[str]]
    cells: Sequence[str]
    compounds: Sequence[str]
    scale: int = 1

    def unit(self, number: int) -> Message:
        """What to call a unit."""
        building, part = self.buildings[number], self.parts[number]
        if self.level == "community":
            return message("the cell {cell}", cell=self.units[number])
        if building is None:
            return message("the open ground {unit}", unit=self.units[number])
        if part is None:
            return message("building {building}", building=building)
        return message("building {building}, {part}", building=building, part=part_title(part))


def sentences_on(scene: Scene, names: Names, choice: Choice, moved: int) -> tuple[Message, ...]:
    """What a choice is, what would come of it, what forbids it, and what it would cost."""
    return (
        _what(names, choice, moved),
        *_sizes(scene, names, choice),
        *_lines(scene, choice),
        *_compounds(scene, names, choice),
        *_moved(scene, names, choice),
        *_forbidden(names, choice),
        _price(choice),
    )


def _what(names: Names, choice: Choice, moved: int) -> Message:
    households = whole(moved // names.scale)
    source, goal = names.cells[choice.source], names.cells[choice.goal]
    if choice.unit is None:
        return message(
            "Joining {goal} with {source} ({households} households):",
            goal=goal,
            source=source,
            households=households,
        )
    values = {"unit": names.unit(choice.unit), "households": households}
    if choice.kind == GIVE:
        return message("Giving {unit} ({households} households) to {goal}:", goal=goal, **values)
    return message(
        "Taking {unit} ({households} households) from {source}:", source=source, **values
    )


def _sizes(scene: Scene, names: Names, choice: Choice) -> list[Message]:
    """Cells that would be out of the band, or come into it."""
    said = []
    for cell in (choice.goal,) if choice.kind == MERGE else (choice.source, choice.goal):
        was = int(scene.facts.households[cell])
        now = int(choice.after.households[cell])
        if now == was:
            continue
        limits = scene.problem.band
        values = {"cell": names.cells[cell], "households": whole(now // names.scale)}
        if now < limits.minimum:
            missing = -(-(limits.minimum - now) // names.scale)
            said.append(
                message(
                    "{cell} would have {households}, {missing} short of the least.",
                    missing=whole(missing),
                    **values,
                )
            )
        elif now > limits.maximum:
            over = -(-(now - limits.maximum) // names.scale)
            said.append(
                message(
                    "{cell} would have {households}, {over} more than the most.",
                    over=whole(over),
                    **values,
                )
            )
        elif not limits.minimum <= was <= limits.maximum:
            said.append(message("{cell} would have {households} and be in the band.", **values))
        else:
            said.append(message("{cell} would have {households}.", **values))
    return said


def _lines(scene: Scene, choice: Choice) -> list[Message]:
    off = choice.after.off_road - scene.facts.off_road
    road = choice.after.on_road - scene.facts.on_road
    said = []
    if off >= _SAME_M:
        said.append(message("It would add {metres} m of line off the roads.", metres=round(off)))
    if off <= -_SAME_M:
        said.append(message("It would save {metres} m of line off the roads.", metres=round(-off)))
    if road >= _SAME_M:
        said.append(message("It would add {metres} m of line along roads.", metres=round(road)))
    if road <= -_SAME_M:
        said.append(message("It would save {metres} m of line along roads.", metres=round(-road)))
    return said


def _compounds(scene: Scene, names: Names, choice: Choice) -> list[Message]:
    def called(numbers: frozenset[int]) -> Any:
        return listed([names.compounds[number] for number in sorted(numbers)])

    said = []
    if cut := choice.after.cut - scene.facts.cut:
        said.append(message("It would cut the compound {compounds}.", compounds=called(cut)))
    if healed := scene.facts.cut - choice.after.cut:
        said.append(
            message("It would make the compound {compounds} whole.", compounds=called(healed))
        )
    return said


def _moved(scene: Scene, names: Names, choice: Choice) -> list[Message]:
    more = (choice.after.moved - scene.facts.moved) // names.scale
    if more > 0:
        return [message("{households} more households would move.", households=whole(more))]
    if more < 0:
        return [message("{households} fewer households would move.", households=whole(-more))]
    return []


def _forbidden(names: Names, choice: Choice) -> list[Message]:
    torn = [message("{cell} would fall into pieces.", cell=names.cells[c]) for c in choice.torn]
    locked = [message("{cell} is locked.", cell=names.cells[c]) for c in choice.locked]
    return [*torn, *locked]


def _price(choice: Choice) -> Message:
    cost = whole(abs(choice.cost))
    if choice.cost < 0 and not choice.possible:
        return message("It would cost {cost} less, but it can't be made.", cost=cost)
    if choice.cost < 0 and not choice.better:
        return message("It would cost {cost} less, but the band comes first.", cost=cost)
    if choice.cost < 0:
        return message("It would be cheaper by {cost}.", cost=cost)
    if choice.better:
        return message("It would cost {cost} more and be better for the band.", cost=cost)
    return message("It would cost {cost} more.", cost=cost)


def verdict_on(
    code: str, found: Sequence[Choice], parameters: Mapping[str, Any]
) -> tuple[Message, ...]:
    """Whether the lines are as good as they can be, one choice at a time."""
    could = sum(choice.possible for choice in found)
    better = sum(choice.better for choice in found)
    if not found:
        return (message("{code} has no neighbour, so there is nothing to choose.", code=code),)
    if better:
        verdict = message(
            "{better} of the {count} choices at the lines of {code} would be better than the plan.",
            better=better,
            count=len(found),
            code=code,
        )
    else:
        verdict = message(
            "None of the {count} choices at the lines of {code} would be better than the plan; "
            "{could} could be made.",
            count=len(found),
            code=code,
            could=could,
        )
    by_hand = {
        "adopt": message("The cells were drawn by others, so no objective has chosen these lines."),
        "edit": message("The plan was changed by hand, so not all its lines were chosen by price."),
    }
    made_by = parameters.get("made_by")
    return (verdict, by_hand[made_by]) if made_by in by_hand else (verdict,)
