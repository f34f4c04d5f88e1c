"""What to say once a plan was made again."""

from __future__ import annotations

from ..common.messages import Message, message
from .replaying import Replay


def replay_lines(found: Replay, seconds: float) -> list[Message | str]:
    """Whether a plan came out the same, or what was not as it was; ``seconds`` is what it took."""
    if found.changed:
        head = message(
            "{plan} was not made again, because what it was made from has changed:",
            plan=found.plan,
        )
        return [head, *(f"  {one.said}" for one in found.changed)]
    if found.identical:
        head = message(
            "{plan} was made again in {seconds} s, with {edits} changes by hand, and is the same: "
            "all {units} units lie in the same cells, with the same codes.",
            plan=found.plan,
            seconds=f"{seconds:.1f}",
            edits=found.edits,
            units=found.units,
        )
    else:
        head = message(
            "{plan} was made again in {seconds} s, and is not the same:",
            plan=found.plan,
            seconds=f"{seconds:.1f}",
        )
    lines: list[Message | str] = [head, *(f"  {one}" for one in found.differences)]
    if found.kept is not None:
        lines.append(message("It is kept as {plan}.", plan=found.kept))
    return lines
