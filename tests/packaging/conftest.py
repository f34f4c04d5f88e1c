"""The builder, and the zip it makes of this repository."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from grid_steward.script import package as script_package


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    """``script/package.py``."""
    return script_package


@pytest.fixture(scope="session")
def package(builder: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as ``script/package`` builds it."""
    return builder.build(tmp_path_factory.mktemp("dist"))
