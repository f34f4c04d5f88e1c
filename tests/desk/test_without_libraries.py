"""In a QGIS without the scientific libraries the plugin loads and says what is missing."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys

ABSENT = {"geopandas", "pandas", "shapely", "pyogrio", "scipy"}

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())

import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name: None if name in ABSENT else find(name)

from grid_steward.tests.in_qgis import FakeIface, start_qgis
start_qgis()
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QMainWindow
import grid_steward

iface = FakeIface(QMainWindow())
plugin = grid_steward.classFactory(iface)
plugin.initGui()
# Somebody begins a new project.
QgsProject.instance().clear()
from qgis.core import QgsFeedback, QgsLocatorContext
# Somebody types into QGIS's locator bar.
iface.filters[0].fetchResults("town", QgsLocatorContext(), QgsFeedback())
for algorithm in QgsApplication.processingRegistry().providerById("gridsteward").algorithms():
    can, why = algorithm.canExecute()
    print(algorithm.name(), can, len(algorithm.parameterDefinitions()) >= 2, why)
plugin.unload()
sys.stdout.flush()
"""


def test_everything_but_the_work_itself_is_there():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line]
    assert (done.returncode, len(lines)) == (0, 11), done.stderr
    for line in lines:
        name, can, complete, why = line.split(" ", 3)
        assert (can, complete) == ("False", "True"), name
        assert "scipy, pandas, shapely, pyogrio, geopandas" in why
