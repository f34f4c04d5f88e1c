"""What the command line answers to ``replay``."""

from __future__ import annotations

from ..common.errors import InputError
from ..common.messages import message
from ..steps.replaying import Replay
from ..steps.replaywords import replay_lines
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
    lines = replay_lines(found, seconds)
    if found.identical:
        lines.insert(1, message("Result (SHA-256): {result}", result=found.result))
    return Answer(data, "\n".join(map(str, lines)), code)
