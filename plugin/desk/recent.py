"""Which project files were opened last."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsSettings

_KEY = "gridsteward/recent"
_MOST = 5


def recent_files() -> list[Path]:
    """The project files that were opened last, the last one first, there or not."""
    try:
        found = json.loads(str(QgsSettings().value(_KEY, "") or "[]"))
    except ValueError:
        return []
    return [Path(str(path)) for path in found] if isinstance(found, list) else []


def remember_file(path: Path) -> None:
    """Put ``path`` before all others."""
    path = path.absolute()
    _keep([path, *(known for known in recent_files() if known != path)])


def forget_file(path: Path) -> None:
    """Tell of ``path`` no more."""
    _keep([known for known in recent_files() if known != path])


def _keep(paths: list[Path]) -> None:
    QgsSettings().setValue(_KEY, json.dumps([str(path) for path in paths[:_MOST]]))
