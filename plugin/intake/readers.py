"""Which reader a source needs."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Optional, Union

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj

from ..common.errors import input_error
from ..common.progress import Progress, part
from ..contracts import Contract
from .database import is_database, read_database
from .names import choose_layer, layer_name
from .places import with_places
from .source import Source
from .tables import read_csv, read_xlsx, set_aside, sheet_names
from .vector import layer_names, read_vector, unreadable

_TEXTS = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")
_PARQUET = (".parquet", ".geoparquet")
# What a zip may hold, and the files that go with a shapefile.
_MAIN = (".shp", ".gpkg", ".geojson", ".json", ".kml", ".fgb", ".csv", ".xlsx", ".parquet", ".dbf")
_BESIDE = (".dbf", ".shx", ".prj", ".cpg")
# The bit of a zip entry that says its name is UTF-8; without it Chinese Windows writes GBK.
_UTF8_NAME = 0x800


def source_layers(path: Union[str, Path]) -> tuple[str, ...]:
    """The layers, sheets or packed files to choose from; none where the file holds just one thing.

    InputError says why the file can't be read.
    """
    file = _checked(path)
    suffix = file.suffix.lower()
    if suffix == ".zip":
        with tempfile.TemporaryDirectory(prefix="grid-steward-") as folder:
            names = tuple(_unpack(file, Path(folder)))
    elif suffix in _WORKBOOKS:
        names = sheet_names(file)
    elif suffix in (*_TEXTS, *_PARQUET):
        names = ()
    else:
        names = layer_names(file)
    return names if len(names) > 1 else ()


def read_source(
    path: Union[str, Path],
    contract: Contract,
    *,
    source_layer: Optional[str],
    mapping: Optional[Mapping[str, str]],
    encoding: Optional[str],
    progress: Progress,
) -> Source:
    """The rows of a file or of a table on a server; InputError says why they can't be read."""
    if is_database(str(path)):
        return read_database(str(path), source_layer, progress)
    file = _checked(path)
    suffix = file.suffix.lower()
    if suffix == ".zip":
        return _read_zip(file, contract, source_layer, mapping, encoding, progress)
    if suffix in _TEXTS:
        return with_places(read_csv(file, contract, mapping, encoding, progress))
    if suffix in _WORKBOOKS:
        return with_places(read_xlsx(file, contract, mapping, source_layer, progress))
    if suffix in _PARQUET:
        return _read_parquet(file)
    source = read_vector(file, contract, source_layer, encoding, part(progress, 0.0, 0.8))
    if source.geometry is None:
        source = with_places(
            replace(source, set_aside=set_aside(source.table, part(progress, 0.8, 1.0)))
        )
    return source


def _checked(path: Union[str, Path]) -> Path:
    """The file, which must be there and may be read."""
    file = Path(path)
    if not file.exists():
        raise input_error("There is no file {source}. Check the path.", source=file.name)
    suffix = file.suffix.lower()
    if file.is_dir() and suffix != ".gdb":
        raise input_error("{source} is a folder. Give a file in it.", source=file.name)
    if suffix == ".xls":
        raise input_error(
            "{source} is in the old Excel format. Open it and save it as .xlsx.", source=file.name
        )
    return file


def _read_parquet(path: Path) -> Source:
    try:
        frame = gpd.read_parquet(path)
    except ImportError:
        raise input_error(
            "To read {source} the Python package pyarrow is needed, and it is not installed. "
            "Install it, or save the data as a GeoPackage.",
            source=path.name,
        ) from None
    except (ValueError, OSError) as error:
        raise unreadable(path) from error
    return from_frame(frame, path.name)


def from_frame(
    frame: pd.DataFrame, name: str, rows: Optional[npt.NDArray[np.int64]] = None
) -> Source:
    """The rows of a frame in memory, with the numbers ``rows``, (n,), or counted from 1.

    One without geometry may have columns of coordinates.
    """
    numbers = np.arange(1, len(frame) + 1) if rows is None else rows
    if not isinstance(frame, gpd.GeoDataFrame):
        table = frame.reset_index(drop=True).rename(columns=str)
        return with_places(Source(name=name, table=table, geometry=None, crs=None, rows=numbers))
    values = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    return Source(
        name=name,
        table=values.rename(columns=str),
        geometry=frame.geometry.to_numpy().copy(),
        crs=None if frame.crs is None else pyproj.CRS(frame.crs),
        rows=numbers,
    )


def _read_zip(
    path: Path,
    contract: Contract,
    source_layer: Optional[str],
    mapping: Optional[Mapping[str, str]],
    encoding: Optional[str],
    progress: Progress,
) -> Source:
    """The one file, or the one with the fitting name, in a zip."""
    with tempfile.TemporaryDirectory(prefix="grid-steward-") as folder:
        files = _unpack(path, Path(folder))
        chosen = choose_layer(list(files), contract, _among(source_layer, files), path.name)
        source = read_source(
            files[chosen],
            contract,
            source_layer=None if _among(source_layer, files) else source_layer,
            mapping=mapping,
            encoding=encoding,
            progress=progress,
        )
    # Of the file inside only the layer's name is kept.
    within = source.name[len(files[chosen].name) :]
    return replace(source, name=layer_name(path.name, chosen, list(files)) + within)


def _among(wanted: Optional[str], files: Mapping[str, Path]) -> Optional[str]:
    return wanted if wanted in files else None


def _unpack(path: Path, folder: Path) -> dict[str, Path]:
    """Unpack what can be read; the main files by their stem, or by their path if stems repeat."""
    unpacked = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                name = PurePosixPath(_entry_name(entry).replace("\\", "/"))
                # macOS adds files of its own, whose names start with a dot.
                if entry.is_dir() or name.name.startswith("."):
                    continue
                if name.suffix.lower() in (*_MAIN, *_BESIDE):
                    unpacked[name] = _extract(archive, entry, name, folder)
    except (zipfile.BadZipFile, RuntimeError, OSError) as error:
        raise unreadable(path) from error
    shapes = {name.with_suffix("") for name in unpacked if name.suffix.lower() == ".shp"}
    main = [
        name
        for name in unpacked
        if name.suffix.lower() in _MAIN
        and not (name.suffix.lower() == ".dbf" and name.with_suffix("") in shapes)
    ]
    stems = [name.stem for name in main]
    return {
        name.stem if stems.count(name.stem) == 1 else str(name): unpacked[name] for name in main
    }


def _extract(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: PurePosixPath, folder: Path
) -> Path:
    # Only the last part of the name is used inside our own folder: a zip can't write elsewhere.
    place = folder / blake2b(str(name.parent).encode(), digest_size=8).hexdigest()
    place.mkdir(exist_ok=True)
    target = place / f"{name.stem}{name.suffix.lower()}"
    with archive.open(entry) as packed, target.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return target


def _entry_name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    raw = entry.filename.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
