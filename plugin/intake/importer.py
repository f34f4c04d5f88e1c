"""Any source to checked rows: read, match, bring into place, repair, check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Optional, Union

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj

from ..common.crs import read_crs
from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress, part, silent
from ..contracts import Contract, contract, input_layers
from .check import Check
from .database import is_database
from .facts import ProjectFacts
from .hiding import without_persons
from .linked import link_rows
from .match import match_source
from .originals import originals_of
from .readers import from_frame, read_source
from .result import ImportResult, rejected_frame
from .shown import persons_originals
from .source import Source
from .wanted import Wanted, check_constants, check_filled_once, known_buildings


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
    facts: Optional[ProjectFacts] = None,
    department: Optional[str] = None,
    constants: Optional[Mapping[str, str]] = None,
    sources: Optional[Mapping[str, Sequence[str]]] = None,
    same_name: Optional[str] = None,
    progress: Progress = silent,
) -> ImportResult:
    """Read a file (or a PostGIS table) as the input layer ``layer``, into the CRS ``crs``.

    ``source_layer``: which layer, sheet or table, where there are several; ``mapping``: source
    columns for fields, before any matching by name; ``source_crs``: goes before what the source
    says; ``encoding``: of its text, by default found out; ``datum``: ``gcj02`` or ``bd09`` for
    coordinates of Chinese web maps. ``facts``: what the project knows, for layers that are linked
    to buildings; ``department``: whose codes for persons and households the source has, by default
    its own; ``constants``: fields that have one value in all rows. ``sources``: the names of the
    sources that the layer has rows of, each with their ids; ``same_name``, of SAME_NAMES, says
    what to do where another one of these has the source's name. Raises InputError where the
    source as a whole can't be taken, with what to do; single rows are rejected, never lost.
    """
    spec, target = _input_contract(layer), read_crs(crs)
    wanted = Wanted(
        mapping=mapping or {},
        source_crs=source_crs,
        datum=datum,
        facts=facts,
        department=department,
        constants=constants or {},
        sources=sources or {},
        same_name=same_name,
    )
    _check_wanted(spec, wanted)
    progress(0.0, message("Reading the source"))
    source = read_source(
        path,
        spec,
        source_layer=source_layer,
        mapping=mapping,
        encoding=encoding,
        progress=part(progress, 0.0, 0.4),
    )
    own_id = _source_id(path, source.name)
    source = replace(source, name=without_persons(source.name))
    source_id = wanted.source_id(own_id, source.name)
    return _check(source, source_id, spec, target, wanted, part(progress, 0.4, 1.0))


def check_frame(
    frame: pd.DataFrame,
    layer: str,
    crs: Any,
    *,
    source: str,
    mapping: Optional[Mapping[str, str]] = None,
    datum: Optional[str] = None,
    rows: Optional[npt.NDArray[np.int64]] = None,
    facts: Optional[ProjectFacts] = None,
    department: Optional[str] = None,
    constants: Optional[Mapping[str, str]] = None,
    progress: Progress = silent,
) -> ImportResult:
    """The same as ``import_source`` for a frame in memory; ``source`` is the name it goes by.

    ``rows``: (n,) the numbers that its rows are told by, else they are counted from 1.
    """
    spec, target = _input_contract(layer), read_crs(crs)
    wanted = Wanted(
        mapping=mapping or {},
        datum=datum,
        facts=facts,
        department=department,
        constants=constants or {},
    )
    _check_wanted(spec, wanted)
    rows_read = from_frame(frame, without_persons(source), rows)
    return _check(rows_read, _source_id("", source), spec, target, wanted, progress)


def _source_id(path: Union[str, Path], name: str) -> str:
    """Tells the source from others of its name; its folder can't be read from it.

    A server's address may hold a password, so a table there is known by its name alone.
    """
    in_a_file = str(path) and not is_database(str(path))
    where = str(Path(path).resolve().parent) if in_a_file else ""
    return blake2b(f"{where}\n{name}".encode(), digest_size=8).hexdigest()


def _input_contract(layer: str) -> Contract:
    spec = contract(layer)
    if spec.role != "input":
        raise input_error(
            "The layer {layer} is made by the software and can't be imported. Layers that can: "
            "{known}.",
            layer=layer,
            known=listed(input_layers()),
        )
    return spec


def _check_wanted(spec: Contract, wanted: Wanted) -> None:
    """What can be known to be wrong before the source is read."""
    check_constants(spec, wanted.constants)
    if spec.link is not None:
        known_buildings(spec, wanted)


def _check(
    source: Source,
    source_id: str,
    spec: Contract,
    target: pyproj.CRS,
    wanted: Wanted,
    progress: Progress,
) -> ImportResult:
    constants = wanted.constants
    match = match_source(source, spec, wanted.mapping, part(progress, 0.0, 0.1), constants)
    check_filled_once(match, constants)
    check = Check(source, spec, target, match, constants)
    progress(0.1, message("Checking the geometry"))
    geometry = check.place(wanted.source_crs, wanted.datum, part(progress, 0.1, 0.6))
    progress(0.6, message("Checking the values"))
    step = part(progress, 0.6, 0.8)
    matching = None
    if spec.link is None:
        columns = check.read_values(spec.fields.values(), step)
    else:
        facts = known_buildings(spec, wanted)
        linked = link_rows(check, geometry, facts, wanted.department, source_id, step)
        geometry, columns, matching = linked.geometry, linked.columns, linked.matching
    check.settle_keys(geometry, columns, part(progress, 0.8, 0.9))
    progress(0.9, None)
    if spec.restricted:
        originals = persons_originals(check, known_buildings(spec, wanted))
    else:
        originals = originals_of(source, spec, match)
    good = check.rejections.good
    accepted = {name: held[good] for name, held in columns.items()}
    result = ImportResult(
        layer=spec.layer,
        source=source.name,
        source_id=source_id,
        read=len(source.rows),
        accepted=spec.frame({**accepted, "geometry": geometry[good]}, crs=target),
        rows=source.rows[good],
        rejected=rejected_frame(
            spec.layer, source, check.rejections, originals, part(progress, 0.9, 1.0)
        ),
        dropped_columns=match.dropped,
        matched={**match.fields, **match.clues},
        notes=tuple(check.notes),
        matching=matching,
    )
    progress(1.0, None)
    return result
