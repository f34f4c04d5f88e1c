"""A plan's paper trail: what it was made with, what went in, and what came out, as hashes.

It is kept in the plan's row, which may be handed around, so nothing in it tells of persons: of the
layers about them there is only a keyed hash, as a plain one of few rows could be guessed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import scipy
import shapely

from ..common.crs import is_metric
from ..common.progress import Progress, silent
from ..rules import Rulebook, rulebook_data
from ..version import VERSION
from .fingerprint import fingerprint, inputs

if TYPE_CHECKING:
    from .division import Division

# Places are told apart to the millimetre; so many decimals are that in metres and in degrees.
_DECIMALS_M, _DECIMALS_DEGREES = 3, 8


@dataclass(frozen=True)
class Sources:
    """What a plan is made from.

    ``layers``: the rows and the SHA-256 of each input layer; ``people``: the keyed hash of each
    layer about persons, None of one without rows; ``earlier``: the mark of the plan that it starts
    from (see ``plan_mark``), None without one.
    """

    layers: Mapping[str, Mapping[str, Any]]
    people: Mapping[str, Optional[str]] = field(default_factory=dict)
    earlier: Optional[Mapping[str, Any]] = None

    @classmethod
    def of(
        cls,
        layers: Mapping[str, pd.DataFrame],
        earlier: Optional[Division] = None,
        progress: Progress = silent,
    ) -> Sources:
        """Those of the frames of contracts, by layer, and of the earlier plan."""
        found = inputs(layers, progress)
        return cls(found, earlier=None if earlier is None else plan_mark(earlier))


def trail_row(sources: Sources, rulebook: Rulebook) -> dict[str, Any]:
    """What the plan's row says in ``trail``, before ``stamped`` adds what came out."""
    return {
        "versions": versions(),
        "rulebook": rules_mark(rulebook),
        "people": dict(sources.people),
        "earlier": sources.earlier,
    }


def versions() -> dict[str, str]:
    """The versions of everything that has a say in a plan, by name."""
    return {
        "Grid Steward": VERSION,
        "Python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "pandas": pd.__version__,
        "shapely": shapely.__version__,
        "GEOS": shapely.geos_version_string,
        "geopandas": gpd.__version__,
        "pyproj": pyproj.__version__,
        "PROJ": pyproj.proj_version_str,
    }


def rules_mark(rulebook: Rulebook) -> str:
    """The SHA-256 of all that the rulebook says, with what it extends."""
    return _sha256(json.dumps(rulebook_data(rulebook), sort_keys=True, default=str))


def people_mark(frame: pd.DataFrame, key: bytes) -> Optional[str]:
    """The keyed hash of a layer about persons, whatever the order of its rows; None without any.

    ``key`` is the project's own, which never leaves the machine with the plan.
    """
    if frame.empty:
        return None
    return hmac.new(key, fingerprint(frame).encode(), hashlib.sha256).hexdigest()


def plan_mark(division: Division) -> dict[str, Any]:
    """The mark of a plan that another one starts from: its name, units, and a SHA-256 of these,
    of its communities and of the codes that are out of use."""
    retired = json.loads(division.plan["retired"].iloc[0])
    codes = sorted((line.get("level", "cell"), line["code"]) for line in retired)
    frames = (division.units, division.communities)
    prints = [fingerprint(frame.drop(columns="plan")) for frame in frames]
    return {
        "plan": str(division.plan["plan"].iloc[0]),
        "units": len(division.units),
        "sha256": _sha256(json.dumps([*prints, codes], ensure_ascii=False)),
    }


def result_mark(division: Division) -> str:
    """The SHA-256 of what came out: the cell and community of each building, part and piece of
    open ground, and all codes that are in use."""
    cells = sorted(division.cells["cell_id"])
    communities = sorted(division.communities["community_id"])
    rows = sorted(unit_rows(division.units))
    return _sha256(json.dumps([rows, cells, communities], ensure_ascii=False))


def unit_rows(units: gpd.GeoDataFrame) -> list[tuple[str, str, str, str]]:
    """(n,) what each unit is, its part, its cell and its community, in the order of ``units``.

    A unit is known by its building; open ground by its place, from the corners of its box.
    """
    digits = _DECIMALS_M if units.crs is None or is_metric(units.crs) else _DECIMALS_DEGREES
    boxes = np.round(shapely.bounds(units.geometry.to_numpy()).reshape(-1, 4), digits) + 0.0
    names = [
        "b:" + building if isinstance(building, str) else "g:" + repr(box)
        for building, box in zip(units["building_id"], boxes.tolist())
    ]
    parts = [part if isinstance(part, str) else "" for part in units["part"]]
    return list(zip(names, parts, units["cell_id"].tolist(), units["community_id"].tolist()))


def stamped(division: Division) -> Division:
    """The plan with the hash of what came out in its trail; one without a trail as it is."""
    found = trail_of(division.plan)
    if found is None:
        return division
    text = json.dumps({**found, "result": result_mark(division)}, ensure_ascii=False)
    return replace(division, plan=division.plan.assign(trail=text))


def trail_of(plan: pd.DataFrame) -> Optional[dict[str, Any]]:
    """The trail in a plan's row; None where an earlier version of the program made it."""
    text = plan["trail"].iloc[0]
    return json.loads(text) if isinstance(text, str) else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
