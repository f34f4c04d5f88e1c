"""Any source to checked rows: read, match, bring into place, repair, check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Optional, Union

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyproj

from ..common.crs import read_crs
from ..common.errors import input_error
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import Contract, contract, input_layers
from .check import Check
from .database import is_database
from .match import match_source
from .readers import from_frame, read_source
from .result import ImportResult, rejected_frame
from .source import Source


def import_source(
    path: Union[str, Path],
    layer: str,
    crs: Any,
    *,
    source_layer: Optional[str] = None,
    mapping: Optional[Mapping[str, str]] = None,
    source_crs: Any = None,
    encoding: Optional[str] = None,
    datum: Optional[str] = None,
    progress: Progress = silent,
) -> ImportResult:
    """Read a file (or a PostGIS table) as the input layer ``layer``, into the CRS ``crs``.

    ``source_layer``: which layer, sheet or table, where there are several; ``mapping``: source
    columns for fields, before any matching by name; ``source_crs``: goes before what the source
    says; ``encoding``: of its text, by default found out; ``datum``: ``gcj02`` or ``bd09`` for
    coordinates of Chinese web maps. Raises InputError where the source as a whole can't be taken,
    with what to do; single rows are rejected, never lost.
    """
    spec, target = _input_contract(layer), read_crs(crs)
    progress(0.0, message("Reading the source"))
    source = read_source(
        path,
        spec,
        source_layer=source_layer,
        mapping=mapping,
        encoding=encoding,
        progress=part(progress, 0.0, 0.4),
    )
    result = _check(source, spec, target, mapping, source_crs, datum, part(progress, 0.4, 1.0))
    return replace(result, source_id=_source_id(path, source.name))


def check_frame(
    frame: gpd.GeoDataFrame,
    layer: str,
    crs: Any,
    *,
    source: str,
    mapping: Optional[Mapping[str, str]] = None,
    datum: Optional[str] = None,
    rows: Optional[npt.NDArray[np.int64]] = None,
    progress: Progress = silent,
) -> ImportResult:
    """The same as ``import_source`` for a frame in memory; ``source`` is the name it goes by.

    ``rows``: (n,) the numbers that its rows are told by, else they are counted from 1.
    """
    spec, target = _input_contract(layer), read_crs(crs)
    return _check(from_frame(frame, source, rows), spec, target, mapping, None, datum, progress)


def _source_id(path: Union[str, Path], name: str) -> str:
    """Tells the source from others of its name; its folder can't be read from it.

    A server's address may hold a password, so a table there is known by its name alone.
    """
    where = "" if is_database(str(path)) else str(Path(path).resolve().parent)
    return blake2b(f"{where}\n{name}".encode(), digest_size=8).hexdigest()


def _input_contract(layer: str) -> Contract:
    spec = contract(layer)
    if spec.role != "input":
        raise input_error(
            "The layer {layer} is made by the software and can't be imported. Layers that can: "
            "{known}.",
            layer=layer,
            known=", ".join(input_layers()),
        )
    return spec


def _check(
    source: Source,
    spec: Contract,
    target: pyproj.CRS,
    mapping: Optional[Mapping[str, str]],
    source_crs: Any,
    datum: Optional[str],
    progress: Progress,
) -> ImportResult:
    match = match_source(source, spec, mapping, part(progress, 0.0, 0.1))
    check = Check(source, spec, target, match)
    progress(0.1, message("Checking the geometry"))
    geometry = check.place(source_crs, datum, part(progress, 0.1, 0.6))
    progress(0.6, message("Checking the values"))
    columns = check.read_values(part(progress, 0.6, 0.8))
    check.settle_keys(geometry, columns, part(progress, 0.8, 0.9))
    progress(0.9, None)
    good = check.rejections.good
    accepted = {name: held[good] for name, held in columns.items()}
    result = ImportResult(
        layer=spec.layer,
        source=source.name,
        source_id=_source_id("", source.name),
        read=len(source.rows),
        accepted=spec.frame({**accepted, "geometry": geometry[good]}, crs=target),
        rows=source.rows[good],
        rejected=rejected_frame(
            spec.layer, source, check.rejections, match, part(progress, 0.9, 1.0)
        ),
        dropped_columns=match.dropped,
        matched=match.fields,
        notes=tuple(check.notes),
    )
    progress(1.0, None)
    return result
