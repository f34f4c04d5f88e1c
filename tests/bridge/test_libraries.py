"""What libraries do in QGIS's process."""

from __future__ import annotations

import os
import subprocess
import sys

# Enough for openpyxl to take it for lxml.
LXML = "LXML_VERSION = (5, 4, 0, 0)"
ASK = """
from grid_steward.plugin.bridge.libraries import load_libraries
load_libraries()
from openpyxl.xml import LXML, lxml_available
print(lxml_available(), LXML)
"""


def test_workbooks_are_written_without_lxml_where_there_is_one(tmp_path):
    """libspatialite takes libxml2 away from it when QGIS closes a GeoPackage."""
    (tmp_path / "lxml").mkdir()
    (tmp_path / "lxml" / "__init__.py").write_text("")
    (tmp_path / "lxml" / "etree.py").write_text(LXML)
    search = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {k: v for k, v in os.environ.items() if k != "OPENPYXL_LXML"}
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**environment, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["True", "False"]
