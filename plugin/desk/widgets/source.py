"""Where an import takes its rows from: a file, or an open layer of QGIS."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ...bridge.frames import Rows, Source, frame_of, read_rows
from ...common.progress import Progress, part

if TYPE_CHECKING:
    from ...intake import ImportResult, Preview
    from ...store import Project


@dataclass(frozen=True)
class Reading:
    """How the source is to be read, as the user said; see ``intake.import_source``."""

    source_layer: Optional[str] = None
    encoding: Optional[str] = None
    source_crs: Optional[str] = None
    datum: Optional[str] = None
    mapping: Optional[dict[str, str]] = None
    constants: Optional[dict[str, str]] = None
    department: Optional[str] = None
    same_name: Optional[str] = None


class FileSource:
    """A file of any format that the import reads."""

    is_file = True

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name

    def preview(self, layer: str, reading: Reading, progress: Progress) -> Preview:
        """Which column would go to which field; to be called beside the window."""
        from ...intake import preview_source

        return preview_source(
            self.path,
            layer,
            source_layer=reading.source_layer,
            encoding=reading.encoding,
            progress=progress,
        )

    def bring_in(
        self, project: Project, layer: str, reading: Reading, progress: Progress
    ) -> ImportResult:
        """Import it; to be called beside the window."""
        from ...steps import import_layer

        return import_layer(
            project,
            layer,
            self.path,
            source_layer=reading.source_layer,
            encoding=reading.encoding,
            source_crs=reading.source_crs,
            same_name=reading.same_name,
            progress=progress,
            **_common(reading),
        )


class LayerSource:
    """An open layer, as it is now, with what was edited in it and not saved.

    To be made in the window's thread; the rows are read beside it, once.
    """

    is_file = False

    def __init__(self, layer: Any) -> None:
        self._source = Source.of_layer(layer)
        self._rows: Optional[Rows] = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self._source.name

    def preview(self, layer: str, reading: Reading, progress: Progress) -> Preview:
        """Which column would go to which field; to be called beside the window."""
        from ...intake import preview_frame

        rows = self._read(part(progress, 0, 0.7))
        return preview_frame(frame_of(rows), layer, part(progress, 0.7, 1))

    def bring_in(
        self, project: Project, layer: str, reading: Reading, progress: Progress
    ) -> ImportResult:
        """Import it; to be called beside the window."""
        from ...steps import import_frame

        rows = self._read(part(progress, 0, 0.3))
        rows = replace(rows, crs=reading.source_crs or rows.crs)
        step = part(progress, 0.3, 1)
        return import_frame(
            project, layer, frame_of(rows), rows.name, progress=step, **_common(reading)
        )

    def _read(self, progress: Progress) -> Rows:
        if self._rows is None:
            self._rows = read_rows(self._source, progress)
        return self._rows


def _common(reading: Reading) -> dict[str, Any]:
    return {
        "mapping": reading.mapping,
        "datum": reading.datum,
        "department": reading.department,
        "constants": reading.constants,
    }
