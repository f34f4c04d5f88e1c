"""Geometries as GeoPackage stores them: a short header, then WKB.

The header is "GP", version 0, flags, the reference system's number and the envelope min x, max x,
min y, max y (GeoPackage 1.3, section 2.1.3).
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

_HEADER = struct.Struct("<2sBBi")
_ENVELOPE = struct.Struct("<4d")
_LITTLE_ENDIAN_WITH_ENVELOPE = 0b0011
_EMPTY = 0b10000
# Numbers in the envelope, by the flags' envelope code: none, xy, xyz, xym, xyzm.
_ENVELOPE_NUMBERS = (0, 4, 6, 6, 8)

_POINT, _LINE, _POLYGON = 0, 1, 3
_MULTI_KINDS = (4, 5, 6)
_KINDS = ("point", "line", "polygon")


def encode(geometries: np.ndarray[Any, Any], srs_id: int) -> list[bytes | None]:
    """The blobs of (n,) geometries, None for those there are not; heights are left out.

    None of them may be empty.
    """
    header = _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN_WITH_ENVELOPE, srs_id)
    boxes = shapely.bounds(geometries)[:, [0, 2, 1, 3]].astype("<f8")
    bodies = shapely.to_wkb(geometries, byte_order=1, output_dimension=2)
    return [
        None if body is None else header + box.tobytes() + body for box, body in zip(boxes, bodies)
    ]


def decode(blobs: Iterable[bytes | None]) -> np.ndarray[Any, Any]:
    """(n,) geometries, from blobs of ours or of any other program; None stays None."""
    bodies = [None if blob is None else blob[_header_bytes(blob) :] for blob in blobs]
    return np.asarray(shapely.from_wkb(np.array(bodies, dtype=object)), dtype=object)


def wkb_of(blob: bytes) -> bytes:
    """The WKB in a blob of any program."""
    return blob[_header_bytes(blob) :]


def to_multi(geometries: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """(n,) lines and polygons as multi-part ones, for tables that may hold both."""
    result = geometries.copy()
    kinds = shapely.get_type_id(geometries)
    for kind, build in ((_LINE, shapely.multilinestrings), (_POLYGON, shapely.multipolygons)):
        chosen = kinds == kind
        if chosen.any():
            result[chosen] = build(geometries[chosen], indices=np.arange(chosen.sum()))
    return result


def to_single(geometries: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """(n,) geometries, those of many parts that have only one part as that part."""
    result = geometries.copy()
    alone = np.isin(shapely.get_type_id(geometries), _MULTI_KINDS)
    alone &= shapely.get_num_geometries(geometries) == 1
    result[alone] = shapely.get_geometry(geometries[alone], 0)
    return result


def geometry_kind(blob: bytes) -> str:
    """``point``, ``line`` or ``polygon``, read from the header of a blob of any program."""
    start = _header_bytes(blob)
    order = "<" if blob[start] else ">"
    (number,) = struct.unpack_from(order + "I", blob, start + 1)
    # WKB numbers single kinds 1 to 3 and several in one 4 to 6; heights add thousands or high bits.
    return _KINDS[((number & 0xFFFF) % 1000 - 1) % 3]


def register_functions(connection: sqlite3.Connection) -> None:
    """Give SQLite the functions that the triggers of the spatial index call.

    They see the blobs that ``encode`` made, which always hold the envelope.
    """
    connection.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    for place, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        connection.create_function(name, 1, _envelope_reader(place), deterministic=True)


def _header_bytes(blob: bytes) -> int:
    return _HEADER.size + 8 * _ENVELOPE_NUMBERS[blob[3] >> 1 & 0b111]


def _is_empty(blob: bytes) -> int:
    return int(bool(blob[3] & _EMPTY))


def _envelope_reader(place: int) -> Any:
    def read(blob: bytes) -> float:
        return float(_ENVELOPE.unpack_from(blob, _HEADER.size)[place])

    return read
