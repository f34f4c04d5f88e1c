"""The plugin's icon."""

from __future__ import annotations

from pathlib import Path

ICON_PATH = Path(__file__).resolve().parent.parent.parent / "styles" / "icon.svg"
