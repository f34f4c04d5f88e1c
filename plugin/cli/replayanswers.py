"""What the command line answers to ``replay``."""

from __future__ import annotations

from ..common.errors import InputError
from ..common.messages import message
from ..steps.replaying import Replay
from .answers import Answer


def replay_answer(found: Replay, seconds: float) -> Answer:
    """Whether a plan came out the same, or what was not as it was."""
    data = {
        "plan": found.plan,
        "identical": found.identical,
        "changed": [
            {
                "what": one.what,
                "name": one.name,
                "rows": list(one.rows),
                "sha256": list(one.sha256),
                "message": str(one.said),
            }
            for one in found.changed
        ],
        "differences": [str(one) for one in found.differences],
        "units": found.units,
        "moved": found.moved,
        "edits": found.edits,
        "result": found.result,
        "versions": {name: list(pair) for name, pair in found.versions.items()},
        "kept": found.kept,
        "seconds": round(seconds, 1),
    }
    code = 0 if found.identical else InputError.exit_code
    return Answer(data, "\n".join(map(str, _lines(found, seconds))), code)


def _lines(found: Replay, seconds: float) -> list[object]:
    if found.changed:
        head = message(
            "{plan} was not made again, because what it was made from has changed:",
            plan=found.plan,
        )
        return [head, *(f"  {one.said}" for one in found.changed)]
    if found.identical:
        head = message(
            "{plan} was made again in {seconds} s, with {edits} changes by hand, and is the same: "
            "all {units} units lie in the same cells, with the same codes.\n"
            "Result (SHA-256): {result}",
            plan=found.plan,
            seconds=f"{seconds:.1f}",
            edits=found.edits,
            units=found.units,
            result=found.result,
        )
    else:
        head = message(
            "{plan} was made again in {seconds} s, and is not the same:",
            plan=found.plan,
            seconds=f"{seconds:.1f}",
        )
    lines = [head, *(f"  {one}" for one in found.differences)]
    if found.kept is not None:
        lines.append(message("It is kept as {plan}.", plan=found.kept))
    return lines
