"""Each library its own GEOS, PROJ and GDAL, also inside QGIS.

On Linux QGIS brings GEOS, PROJ and GDAL into the process under names that everybody sees. Where
shapely, pyproj and pyogrio come from pip, they carry newer ones of their own, but the dynamic
linker would answer most of their calls with QGIS's: shapely then fails on
"WKB output dimension must be 2 or 3", and objects of two versions meet in one call.

And workbooks without lxml: libspatialite, with which GDAL opens a GeoPackage, clears libxml2 for
the whole process whenever one is closed (https://github.com/OSGeo/gdal/issues/10685). QGIS went
down with that while another thread wrote a workbook through lxml (seen in 3.40 on Debian 13).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from importlib import import_module

# Those with compiled parts that call GEOS, PROJ or GDAL.
_CARRY_THEIR_OWN = ("shapely", "pyproj", "pyogrio")
# Asked by openpyxl where it is imported first; without lxml it uses Python's own XML.
_WITHOUT_LXML = {"OPENPYXL_LXML": "False"}


@lru_cache(maxsize=1)
def load_libraries() -> None:
    """Import these libraries so that each sees its own first; once, and before all other science.

    A library that is missing is passed over: ``needs`` tells of it. On Windows and macOS, and where
    the libraries use the system's GEOS like QGIS itself, there is nothing to keep apart.
    """
    os.environ.update(_WITHOUT_LXML)
    own_first = getattr(os, "RTLD_DEEPBIND", None)
    if own_first is None:
        return
    flags = sys.getdlopenflags()
    sys.setdlopenflags(flags | own_first)
    try:
        for name in _CARRY_THEIR_OWN:
            with suppress(ImportError):
                import_module(name)
    finally:
        sys.setdlopenflags(flags)
