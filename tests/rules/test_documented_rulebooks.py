"""The rulebooks that the documentation shows are ones that can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grid_steward.plugin.rules import differences, load_rulebook, rulebook_data

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = [
    pytest.param(block, id=path.name)
    for path in sorted(DOCS.glob("*.md"))
    for block in re.findall(r"```yaml\n(rulebook:.*?)```", path.read_text("utf-8"), re.DOTALL)
]


def test_there_are_some():
    assert len(SHOWN) >= 4


@pytest.mark.parametrize("block", SHOWN)
def test_a_shown_rulebook_is_taken_and_changes_something(tmp_path, block):
    path = tmp_path / "shown.yaml"
    path.write_text(block, encoding="utf-8")
    shown = load_rulebook(path)
    assert differences(rulebook_data(load_rulebook("yichang")), rulebook_data(shown))
