"""Writes the people's files: ``python -m grid_steward.layers.sample.people FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from . import DEPARTMENTS, TIDY, write

if __name__ == "__main__":
    for name, sources in (("departments", DEPARTMENTS), ("tidy", TIDY)):
        folder = Path(sys.argv[1]) / name
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, sources)
