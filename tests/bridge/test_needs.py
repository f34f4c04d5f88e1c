"""What is said when libraries are missing."""

from __future__ import annotations

from importlib import metadata

import pytest
from grid_steward.plugin.bridge import needs


def test_nothing_is_missing_here():
    assert needs.missing_libraries() == ()
    assert needs.what_is_missing() == ""


@pytest.mark.parametrize(
    ("platform", "advice"),
    [("win32", "OSGeo4W"), ("darwin", "Terminal"), ("linux", "python3-geopandas")],
)
def test_what_is_missing_is_named_with_a_way_to_get_it(monkeypatch, platform, advice):
    find = needs.find_spec
    absent = {"geopandas", "scipy"}
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name in absent else find(name))
    monkeypatch.setattr(needs.sys, "platform", platform)
    said = needs.what_is_missing()
    assert "scipy, geopandas" in said
    assert advice in said
    assert "pip install --user scipy geopandas" in said


def test_an_old_shapely_counts_as_missing(monkeypatch):
    monkeypatch.setattr(metadata, "version", lambda name: "1.8.5")
    assert needs.missing_libraries() == ("shapely 2",)
    assert '"shapely>=2"' in needs.what_is_missing()
