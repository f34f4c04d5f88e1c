"""Files that carry geometry (and dBase tables), read by GDAL through pyogrio."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import GEOSException

from ..common.errors import InputError, input_error
from ..common.messages import message
from ..common.progress import Progress
from ..contracts import Contract
from .encoding import detect, known_encoding, undecodable
from .names import choose_layer, layer_name
from .source import Source

# QGIS keeps the styles of a GeoPackage in a table of this name.
_NOT_DATA = ("layer_styles",)
# Formats whose files GDAL can start reading in the middle: only these are read piece by piece.
_PIECEWISE = (".gpkg", ".shp", ".dbf", ".fgb")
# The window stands still while one is read.
_PIECE = 10_000
# One layer only, and GDAL parses the whole file to say so: it isn't asked.
_ONE_LAYER = (".geojson", ".json")
_DBASE = (".shp", ".dbf")
# Every byte is a character in this encoding, so nothing is lost or refused before detection.
_BYTES = "ISO-8859-1"


def read_vector(
    path: Path,
    contract: Contract,
    wanted: Optional[str],
    encoding: Optional[str],
    progress: Progress,
) -> Source:
    """One layer of a file that GDAL can open; InputError where it can't be read."""
    path = _main_file(path)
    with warnings.catch_warnings():
        # GDAL's remarks on odd files: what matters of them shows in the rows themselves.
        warnings.simplefilter("ignore")
        try:
            if wanted is None and path.suffix.lower() in _ONE_LAYER:
                return _read(path, None, encoding, progress)
            layers = _layers(path)
            layer = choose_layer(layers, contract, wanted, path.name)
            source = _read(path, layer, encoding, progress)
            return replace(source, name=layer_name(path.name, layer, layers))
        except (DataSourceError, DataLayerError, GEOSException, OSError) as error:
            raise unreadable(path) from error


def layer_names(path: Path) -> tuple[str, ...]:
    """The layers of a file that GDAL can open; InputError where it can't be read."""
    path = _main_file(path)
    if path.suffix.lower() in _ONE_LAYER:
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return tuple(_layers(path))
        except (DataSourceError, DataLayerError, OSError) as error:
            raise unreadable(path) from error


def unreadable(path: Path) -> InputError:
    """The error for a file that is broken or of no known format."""
    if path.suffix.lower() == ".shp":
        return input_error(
            "{source} can't be read. A shapefile is at least three files with the same name, "
            ".shp, .shx and .dbf: put them side by side.",
            source=path.name,
        )
    return input_error(
        "{source} can't be read: it is broken, or not in a format that is known. GeoPackage, "
        "Shapefile, GeoJSON, KML, FlatGeobuf, GeoParquet, CSV, XLSX and DBF are.",
        source=path.name,
    )


def _main_file(path: Path) -> Path:
    """For a ``.dbf`` that belongs to a shapefile, the ``.shp``, which has the geometry."""
    if path.suffix.lower() != ".dbf":
        return path
    return next(
        (path.with_suffix(s) for s in (".shp", ".SHP") if path.with_suffix(s).exists()), path
    )


def _layers(path: Path) -> list[str]:
    return [str(name) for name, _kind in pyogrio.list_layers(path) if name not in _NOT_DATA]


def _read(path: Path, layer: Optional[str], encoding: Optional[str], progress: Progress) -> Source:
    by_bytes = path.suffix.lower() in _DBASE
    try:
        data = _pieces(path, layer, _BYTES if by_bytes else encoding, progress)
    except UnicodeDecodeError:
        by_bytes = True
        data = _pieces(path, layer, _BYTES, progress)
    except LookupError:
        raise input_error(
            "There is no encoding called {encoding}. Usual ones are UTF-8, GB18030 and Big5.",
            encoding=encoding,
        ) from None
    notes = []
    if by_bytes:
        data, found = _decoded(data, encoding, _declared(path), path.name)
        if found is not None:
            notes.append(message("The text was read as {encoding}.", encoding=found.upper()))
    geometry, crs = None, None
    if isinstance(data, gpd.GeoDataFrame):
        geometry, crs = data.geometry.to_numpy().copy(), data.crs
        data = pd.DataFrame(data.drop(columns=data.geometry.name))
    return Source(
        name=path.name,
        table=data,
        geometry=geometry,
        crs=None if crs is None else pyproj.CRS(crs),
        rows=np.arange(1, len(data) + 1),
        cut_names=path.suffix.lower() in _DBASE,
        notes=tuple(notes),
    )


def _pieces(
    path: Path, layer: Optional[str], encoding: Optional[str], progress: Progress
) -> pd.DataFrame:
    def read(**limits: int) -> pd.DataFrame:
        data: pd.DataFrame = pyogrio.read_dataframe(
            path, layer=layer, encoding=encoding, on_invalid="ignore", **limits
        )
        return data

    if path.suffix.lower() not in _PIECEWISE:
        return read()
    count = pyogrio.read_info(path, layer=layer, encoding=encoding, force_feature_count=True)[
        "features"
    ]
    if count <= _PIECE:
        return read()
    pieces = []
    for start in range(0, count, _PIECE):
        progress(start / count, None)
        pieces.append(read(skip_features=start, max_features=_PIECE))
    return pd.concat(pieces, ignore_index=True)


def _declared(path: Path) -> Optional[str]:
    """What the ``.cpg`` beside a shapefile says, where that is an encoding at all."""
    for suffix in (".cpg", ".CPG"):
        label = path.with_suffix(suffix)
        if label.exists():
            try:
                return known_encoding(label.read_text(encoding="ascii", errors="ignore").strip())
            except InputError:
                return None
    return None


def _decoded(
    data: pd.DataFrame, encoding: Optional[str], declared: Optional[str], source: str
) -> tuple[pd.DataFrame, Optional[str]]:
    """The frame with its texts and column names decoded; and the encoding, if it mattered."""
    texts = [str(name) for name in data.columns]
    spoken = [name for name in data.columns if data[name].dtype == object]
    for name in spoken:
        texts.extend(value for value in data[name].unique() if isinstance(value, str))
    held = [text.encode(_BYTES) for text in texts if not text.isascii()]
    if not held:
        return data, None
    if encoding is not None:
        found = detect(held, known_encoding(encoding))
        if found != known_encoding(encoding):
            raise undecodable(source, (encoding,))
    else:
        found = detect(held, declared)
        if found is None:
            raise undecodable(source, ("UTF-8", "GB18030"))
    for name in spoken:
        data[name] = [_decode(value, found) for value in data[name]]
    return data.rename(columns={name: _decode(name, found) for name in data.columns}), found


def _decode(value: Any, encoding: str) -> Any:
    if not isinstance(value, str) or value.isascii():
        return value
    # A last character that was cut off with the field's width is left out.
    return value.encode(_BYTES).decode(encoding, errors="ignore")
