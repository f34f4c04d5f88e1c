"""The rulebooks that the documentation shows are ones that can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grid_steward.plugin.rules import load_rulebook

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = [
    pytest.param(block, id=path.name)
    for path in sorted(DOCS.glob("*.md"))
    for block in re.findall(r"```yaml\n(rulebook:.*?)```", path.read_text("utf-8"), re.DOTALL)
]


def test_there_are_some():
    assert len(SHOWN) >= 2


@pytest.mark.parametrize("block", SHOWN)
def test_a_shown_rulebook_is_taken_and_changes_something(tmp_path, block):
    path = tmp_path / "shown.yaml"
    path.write_text(block, encoding="utf-8")
    shown = load_rulebook(path)
    base = load_rulebook("yichang")
    assert (shown.weights, shown.care_groups) != (base.weights, base.care_groups)
