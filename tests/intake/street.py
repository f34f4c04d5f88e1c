"""A street of drawn houses to look buildings up in, and what is found there."""

import numpy as np
import pandas as pd
import shapely
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake.buildings import BuildingIndex

FIELDS = (
    "building_id", "address", "compound", "building_no", "street", "number",
    "entrance", "floor", "room",
)  # fmt: skip

# code, name, street, house number, compound, floors, entrances; drawn in a row, 10 m by 10 m,
# every 100 m from x = 0.
TOWN = [
    ("A1", "书香苑1号楼", "文昌路", "22号", "X1", 6, 3),
    ("A2", "书香苑2号楼", "文昌路", "22号", "X1", 6, 3),
    ("A3", "书香苑3号楼", "文昌路", "22号", "X1", 6, 3),
    ("B1", "幸福小区1号楼", "解放路", "8号", "X2", 18, 1),
    ("B3", "幸福小区3号楼", "解放路", "8号", "X2", 18, 2),
    ("C1", "和平里1号楼", "人民路", "5号", "X3", 5, 4),
    ("C2", "和平里2号楼", "人民路", "5号", "X3", 5, 4),
    ("D1", "和平里1号楼", "建设路", "7号", "X4", 5, 4),
    ("E1", "金桥花园1号楼", "金桥路", "1号", "X5", 30, 2),
    ("F1", "棉纺厂宿舍1号楼", "纱厂巷", "3号", "X6", 4, 2),
    ("G", None, "桂花里", "22号", None, 2, 1),
    ("H", None, "桂花里", "24号", None, None, None),
    ("K", "清河镇中医院住院楼", "解放路", "36号", None, 9, 1),
]
COMPOUNDS = [("X1", "书香苑"), ("X2", "幸福小区"), ("X3", "和平里"), ("X4", "和平里"),
             ("X5", "金桥花园"), ("X6", "棉纺厂宿舍")]  # fmt: skip


def frames(town=TOWN, compounds=COMPOUNDS):
    names = ("building_id", "name", "street", "number", "compound_id", "floors", "entrances")
    columns = {name: [row[place] for row in town] for place, name in enumerate(names)}
    shapes = [shapely.box(100 * place, 0, 100 * place + 10, 10) for place in range(len(town))]
    buildings = contract("building").frame({**columns, "geometry": shapes}, crs="EPSG:4547")
    away = [shapely.box(0, 5000 + place, 1, 5001 + place) for place in range(len(compounds))]
    listed = {
        "compound_id": [code for code, _ in compounds],
        "name": [name for _, name in compounds],
        "geometry": away,
    }
    return buildings, contract("compound").frame(listed, crs="EPSG:4547")


def index_of(town=TOWN, compounds=COMPOUNDS):
    return BuildingIndex(*frames(town, compounds))


def clues_of(rows):
    return pd.DataFrame([{name: row.get(name) for name in FIELDS} for row in rows], dtype=object)


def find(rows, points=None, town=TOWN, compounds=COMPOUNDS, within_m=30.0):
    places = None if points is None else np.array(points, dtype=object)
    return index_of(town, compounds).find(clues_of(rows), places, within_m, silent)


def answer(row, point=None, **drawn):
    """The building's code and how it was found; or the reason and the candidates."""
    found = find([row], None if point is None else [point], **drawn)
    if found.building[0] >= 0:
        assert (found.reason[0], found.candidates[0]) == (None, ())
        return drawn.get("town", TOWN)[found.building[0]][0], found.how[0]
    assert found.how[0] is None
    return found.reason[0], found.candidates[0]
