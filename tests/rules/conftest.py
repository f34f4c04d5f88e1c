"""Cities' own rulebooks, written in a line or two."""

from __future__ import annotations

import textwrap

import pytest
from grid_steward.plugin.rules import load_rulebook


@pytest.fixture
def book(tmp_path):
    """Loads a rulebook with the given lines below its name."""

    def load(lines, head="rulebook: our_city\nextends: yichang\n"):
        path = tmp_path / "city.yaml"
        path.write_text(head + textwrap.dedent(lines), encoding="utf-8")
        return load_rulebook(path)

    return load


@pytest.fixture(scope="module")
def base():
    return load_rulebook("yichang")
