"""What a PDF says, by poppler's own reader."""

from __future__ import annotations

import subprocess
from pathlib import Path


def pages(path: Path) -> list[str]:
    """The text of each page, in the order in which it was drawn."""
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]
