"""The Chinese texts of the QGIS side: from the ``tr`` calls to ``plugin/i18n/*.ts`` and ``*.qm``.

Qt's own collector for Python puts each text under the name of the class around it; ours are all
looked up under one name, so the calls are collected here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "plugin"
TS = PLUGIN / "i18n" / "grid_steward_zh_CN.ts"
CONTEXT = "GridSteward"
ROOMS = ("bridge", "algorithms", "desk")


def texts() -> list[str]:
    """The English texts of all ``tr`` calls, sorted."""
    found = set()
    for room in ROOMS:
        for _, _, text, _, _ in extract_from_dir(PLUGIN / room, keywords={"tr": None}):
            found.add(text)
    return sorted(found)


def translations(path: Path = TS) -> dict[str, str]:
    """What the ``.ts`` file has: English to Chinese, without the unfinished ones."""
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in messages
        if message.findtext("translation")
    }


def write(known: dict[str, str], path: Path = TS) -> None:
    """Write the ``.ts`` file with every text of the code and nothing else."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def compile_qm() -> None:
    """Make the ``.qm`` that Qt reads, by Qt's ``lrelease``."""
    lrelease = shutil.which("lrelease") or shutil.which("lrelease-qt5")
    if lrelease is None:
        sys.exit("lrelease is missing: install the Debian package qttools5-dev-tools.")
    subprocess.run([lrelease, "-silent", str(TS), "-qm", str(TS.with_suffix(".qm"))], check=True)


def main() -> int:
    """Update both files; 1 if a text has no translation."""
    known = translations()
    write(known)
    compile_qm()
    missing = [text for text in texts() if text not in known]
    for text in missing:
        print(f"not translated: {text!r}")
    print(f"{len(texts()) - len(missing)} of {len(texts())} texts translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
