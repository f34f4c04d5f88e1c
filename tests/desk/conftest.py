"""Every test here runs in a real QGIS."""

from __future__ import annotations

from typing import Any

import pytest
from grid_steward.tests.in_qgis import start_qgis


@pytest.fixture(scope="session", autouse=True)
def qapp() -> Any:
    """The application; pytest-qt asks for it under this name."""
    return start_qgis()
