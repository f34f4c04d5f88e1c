"""The plugin's icon."""

from __future__ import annotations

from pathlib import Path

ICON_PATH = Path(__file__).resolve().parent.parent.parent / "styles" / "icon.svg"


def icon(name: str) -> str:
    """The file of one of the small icons on buttons."""
    return str(ICON_PATH.parent / "icons" / f"{name}.svg")
