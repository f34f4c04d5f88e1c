"""The builder, and the zip it makes of this repository."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    """``script/package.py``, which is no module of the package."""
    path = REPOSITORY / "script" / "package.py"
    spec = importlib.util.spec_from_file_location("grid_steward_script_package", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def package(builder: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as ``script/package`` builds it."""
    return builder.build(tmp_path_factory.mktemp("dist"))
