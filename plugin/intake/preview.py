"""What an import would read, before anything is imported."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional, Union

import pandas as pd

from ..common.errors import InputError
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import Contract, contract
from .match import columns_of, fillable, has_to_be_given, match_columns
from .names import choose_layer
from .readers import from_frame, read_source, source_layers
from .source import Source


@dataclass(frozen=True)
class Preview:
    """The columns of a source, and which field each would go to.

    ``layers``: what there is to choose from where the source holds several layers or sheets;
    ``chosen`` is the one that was read, None where it has to be said first: then all else is empty.
    ``columns``: those that a field may take; ``personal``: those that are never imported.
    ``fields`` and ``clues``: the column of each that was found one for. ``places``: whether rows
    bring places of their own; ``crs``: the name of the system that the source says these are in.
    """

    layer: str
    rows: int = 0
    layers: tuple[str, ...] = ()
    chosen: Optional[str] = None
    columns: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    clues: Mapping[str, str] = field(default_factory=dict)
    places: bool = False
    crs: Optional[str] = None


def preview_source(
    path: Union[str, Path],
    layer: str,
    *,
    source_layer: Optional[str] = None,
    encoding: Optional[str] = None,
    progress: Progress = silent,
) -> Preview:
    """What ``import_source`` would read of a file; InputError where it can't be read."""
    spec = contract(layer)
    progress(0.0, message("Reading the source"))
    layers = source_layers(path)
    if layers and source_layer is None:
        try:
            source_layer = choose_layer(layers, spec, None, Path(path).name)
        except InputError:
            return Preview(layer, layers=layers)
    source = read_source(
        path,
        spec,
        source_layer=source_layer,
        mapping=None,
        encoding=encoding,
        progress=part(progress, 0.0, 0.8),
    )
    return _preview(source, spec, layers, source_layer, part(progress, 0.8, 1.0))


def preview_frame(frame: pd.DataFrame, layer: str, progress: Progress = silent) -> Preview:
    """The same for rows in memory."""
    return _preview(from_frame(frame, ""), contract(layer), (), None, progress)


def to_be_said(layer: str, filled: Collection[str]) -> tuple[str, ...]:
    """The fields that have to be there, and that are not among ``filled``."""
    fields = fillable(contract(layer)).values()
    return tuple(f.name for f in fields if has_to_be_given(f) and f.name not in filled)


def _preview(
    source: Source,
    spec: Contract,
    layers: tuple[str, ...],
    chosen: Optional[str],
    progress: Progress,
) -> Preview:
    match = match_columns(source, spec, None, progress)
    columns = columns_of(source)
    return Preview(
        layer=spec.layer,
        rows=len(source.rows),
        layers=layers,
        chosen=chosen,
        columns=tuple(column for column in columns if column not in match.personal),
        personal=tuple(column for column in columns if column in match.personal),
        fields=match.fields,
        clues=match.clues,
        places=source.geometry is not None,
        crs=None if source.crs is None else source.crs.name,
    )
