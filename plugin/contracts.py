"""The layer contracts in ``layers/*.yaml``, and the frames they describe.

Everything that needs a field list asks here: importer, checks, tables, forms, documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import yaml
from geopandas.array import GeometryArray

from .common.errors import InputError
from .common.messages import Bilingual as Bilingual
from .common.messages import message
from .common.progress import Progress, silent

LAYERS_DIR = Path(__file__).resolve().parent.parent / "layers"
# Not a layer: the fields and clues that several layers have.
_SHARED = "_shared"

# The same in C where PyYAML has it: a tenth of the time, while the window waits.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# How each contract type is held in a frame; JSON, dates and text are Python strings.
PANDAS_TYPES = {
    "text": "object",
    "json": "object",
    # ISO 8601 text, such as 2024-03-31: no time of day, and so no time zone to lose a day in.
    "date": "object",
    "int": "Int64",
    "real": "float64",
    "bool": "boolean",
    "datetime": "datetime64[ms]",
}


@dataclass(frozen=True)
class Field:
    """One column of a layer.

    ``made_from_place``: where a source has no such column, the value is made from the feature's
    position, so that it does not depend on the order of rows. ``decisive``: a row with a wrong
    value here is rejected; elsewhere the value alone is left out. ``pseudonym``: what the value
    stands for (``person``, ``household``, ``request``); only its keyed hash is kept. ``made_of``:
    the fields of the same row that the value is made from. ``words``: those that may stand
    here, each with what departments write for it; of a bool yes and no. ``names_allowed``: the
    one place for a name.
    ``category``: says what a thing is or is for, in a word or two. ``settled_by``: how an import
    fills the field where a column's values alone don't: with the ``building`` that is found, with
    the catalogue's ``group``, by ``age``, or with what the ``match`` was made by.
    """

    name: str
    type: str
    title: Bilingual
    about: Optional[Bilingual] = None
    aliases: tuple[str, ...] = ()
    required: bool = False
    made_from_place: bool = False
    decisive: bool = False
    minimum: Optional[float] = None
    unit: Optional[str] = None
    pseudonym: Optional[str] = None
    made_of: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names_allowed: bool = False
    category: bool = False
    settled_by: Optional[str] = None


@dataclass(frozen=True)
class Contract:
    """What one layer is: its geometry kinds (none for a table), its key and its fields.

    ``geometry`` holds any of ``point``, ``line``, ``polygon``; ``names`` are what departments call
    such a layer. ``restricted``: about persons, kept in the restricted file only.

    ``link`` says how rows find their building: None, not at all, they bring their own place;
    ``building``, each must have one; ``place``, each needs a building or a place of its own;
    ``free``, neither is needed. ``clues`` are read for that at an import, and never kept.
    ``ground``: whether a division asks for it, of layers that bring their own place.
    """

    layer: str
    title: Bilingual
    about: Bilingual
    role: str
    geometry: tuple[str, ...]
    key: Optional[str]
    fields: Mapping[str, Field]
    names: tuple[str, ...] = ()
    restricted: bool = False
    link: Optional[str] = None
    clues: Mapping[str, Field] = field(default_factory=dict)
    ground: bool = True

    def frame(
        self, data: Mapping[str, Any], crs: Any = None, progress: Progress = silent
    ) -> pd.DataFrame:
        """A frame with exactly this contract's columns, in order and typed.

        ``data`` maps field names (and ``geometry``) to equally long sequences; fields left out
        are empty. Returns a GeoDataFrame where the layer has geometry.
        """
        rows = len(next(iter(data.values()))) if data else 0
        columns = {}
        for name, item in self.fields.items():
            progress(0, None)
            values = data.get(name, [None] * rows)
            columns[name] = pd.Series(values, dtype=PANDAS_TYPES[item.type])
        if not self.geometry:
            return pd.DataFrame(columns)
        shapes = data.get("geometry", ())
        # An array of geometries is taken as it is; of a list geopandas looks at each.
        shapes = GeometryArray(shapes) if isinstance(shapes, np.ndarray) else list(shapes)
        frame: pd.DataFrame = gpd.GeoDataFrame(columns, geometry=shapes, crs=crs)
        return frame


@lru_cache(maxsize=1)
def contracts() -> Mapping[str, Contract]:
    """All contracts by layer name, in the order of their files."""
    found = {path.stem: _loaded(path) for path in sorted(LAYERS_DIR.glob("*.yaml"))}
    shared = found.pop(_SHARED)
    return {layer: _contract(data, shared) for layer, data in found.items()}


def contract(layer: str) -> Contract:
    """The contract of ``layer``; an InputError names the layers there are."""
    try:
        return contracts()[layer]
    except KeyError:
        known = ", ".join(name for name, item in contracts().items() if item.role == "input")
        raise InputError(
            message(
                "There is no layer called {layer}. Layers that can be imported: {known}.",
                layer=layer,
                known=known,
            )
        ) from None


def input_layers() -> tuple[str, ...]:
    """The names of the layers that a user brings."""
    return tuple(name for name, item in contracts().items() if item.role == "input")


def map_layers() -> tuple[str, ...]:
    """The input layers that cells are drawn from; the others are attached to them, or are cells
    that were drawn already."""
    found = ((name, contracts()[name]) for name in input_layers())
    return tuple(name for name, item in found if item.link is None and item.ground)


def _loaded(path: Path) -> Any:
    loader = _LOADER(path.read_text(encoding="utf-8"))
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _contract(data: Mapping[str, Any], shared: Mapping[str, Any]) -> Contract:
    fields, clues = (
        {name: _field(name, said, shared) for name, said in data.get(part, {}).items()}
        for part in ("fields", "clues")
    )
    return Contract(
        layer=data["layer"],
        title=Bilingual(**data["title"]),
        about=Bilingual(**data["about"]),
        role=data["role"],
        geometry=tuple(data["geometry"]),
        key=data["key"],
        names=tuple(data.get("names", ())),
        restricted=data.get("restricted", False),
        link=data.get("link"),
        ground=data.get("ground", True),
        fields=fields,
        clues=clues,
    )


def _whole(name: str, spec: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """What a layer says of a field; one without a type is the shared one of its name.

    What the layer says goes before that, and its aliases are added.
    """
    if "type" in spec:
        return dict(spec)
    base = shared[name]
    return {**base, **spec, "aliases": [*spec.get("aliases", ()), *base.get("aliases", ())]}


def _field(name: str, said: Mapping[str, Any], shared: Mapping[str, Any]) -> Field:
    spec = _whole(name, said, shared)
    about = spec.pop("about", None)
    return Field(
        name=name,
        title=Bilingual(**spec.pop("title")),
        about=Bilingual(**about) if about else None,
        aliases=tuple(str(alias) for alias in spec.pop("aliases", ())),
        made_of=tuple(spec.pop("made_of", ())),
        words={word: tuple(said) for word, said in spec.pop("words", {}).items()},
        **spec,
    )
