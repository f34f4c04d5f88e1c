"""``gridsteward:importlayer``: any file or layer into a clean layer, or into a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..bridge.frames import (
    Rows,
    Source,
    crs_text,
    features_of,
    frame_of,
    read_rows,
    wkb_type,
)
from ..bridge.progress import progress_of
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.progress import Progress, part, silent
from .base import Output, StewardAlgorithm, tell_import, told_by_qgis
from .importform import (
    DATUMS,
    LAYERS,
    SAME_NAMES,
    add_linking,
    add_outputs,
    add_reading,
    add_source,
)

if TYPE_CHECKING:
    import pandas as pd

    from ..contracts import Contract
    from ..intake import ImportResult

_SHAPES = {"Point": "point", "LineString": "line", "Polygon": "polygon"}
SEVERAL_KINDS = 2
Work = Callable[[Progress], "ImportResult"]


class ImportLayerAlgorithm(StewardAlgorithm):
    """Import one layer; the work itself is ``intake.import_source`` or ``intake.check_frame``."""

    GROUP = "data"

    def name(self) -> str:
        """The frozen id."""
        return "importlayer"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Import and check a layer")

    def tags(self) -> list[str]:
        """Words that find it."""
        return [*tr("import,check,repair,encoding,gbk,gcj02,bd09").split(","), "导入", "检查"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Reads a file, or a layer of the project, as departments send it, and makes a clean "
            "layer of it: columns found by their names in English or Chinese, the encoding found "
            "(Chinese shapefiles without .cpg are the normal case), geometries repaired where "
            "that takes no guessing, coordinates in the CRS you want.\n\n"
            "Every row that cannot be taken goes to the table of rejected rows, with the reason "
            "and its original values. Accepted and rejected rows together are the rows read.\n\n"
            "Names of persons, identity numbers and phone numbers are dropped and appear "
            "nowhere, but for the display names of officers.\n\n"
            "With a project file the rows go into that project. Residents, care cases, "
            "care counts, volunteers and requests go only there, into its restricted file: each "
            "row is matched to a building by code, address or place, and each person is known by "
            "a pseudonym that the project's key makes.\n\n"
            "Give either a file or a layer, not both."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        add_source(self)
        add_reading(self)
        add_linking(self)
        add_outputs(self)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse, before the run, what can't be read or has no place to go."""
        fine, why = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, why
        path = self.parameterAsFile(parameters, "FILE", context)
        if bool(path) == (parameters.get("INPUT") not in (None, "")):
            return False, tr("Give a file or a layer, one of the two.")
        why = self._nowhere_to_go(parameters, context)
        if why:
            return False, why
        if not all(map(all, self._pairs(parameters, "MAPPING", context))):
            return False, tr("Columns named by hand: each row needs a field and a column.")
        if not all(map(all, self._pairs(parameters, "CONSTANTS", context))):
            return False, tr("Fields with one value: each row needs a field and a value.")
        return True, ""

    def _nowhere_to_go(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Why the rows can't be written anywhere; empty where they can."""
        from ..contracts import contract

        layer = contract(LAYERS[self.parameterAsEnum(parameters, "LAYER", context)])
        if self.parameterAsFile(parameters, "PROJECT", context):
            return ""
        if layer.restricted:
            return tr(
                "{layer}: what is about persons is written only into a project. Choose its file "
                "under '{name}'."
            ).format(layer=layer.title, name=tr("Project file"))
        if layer.link is not None:
            return tr(
                "{layer}: the rows are matched to the buildings of a project. Choose its file "
                "under '{name}'."
            ).format(layer=layer.title, name=tr("Project file"))
        if not self._crs(parameters, "TARGET_CRS", context).isValid():
            return tr("Choose the CRS of the result, such as EPSG:4547.")
        if parameters.get("OUTPUT") in (None, ""):
            return tr("Choose where the clean layer goes, or a project file that takes it in.")
        return ""

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Import, and only then open the outputs: a cancelled run leaves nothing."""
        progress = progress_of(feedback)
        with told_by_qgis():
            goal = self._goal(parameters, context)
            work = self._work(parameters, context, goal, part(progress, 0.0, 0.2))
            outputs, numbers, crs = in_own_thread(
                partial(_import, work, goal, feedback), part(progress, 0.2, 1.0)
            )
            return {
                **self.write(parameters, context, outputs, QgsCoordinateReferenceSystem(crs)),
                **numbers,
            }

    def _goal(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Goal:
        project = self._text(parameters, "PROJECT", context)
        return Goal(
            LAYERS[self.parameterAsEnum(parameters, "LAYER", context)],
            Path(project) if project else None,
            crs_text(self._crs(parameters, "TARGET_CRS", context)),
            parameters.get("OUTPUT_OTHER") not in (None, ""),
        )

    def _crs(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsCoordinateReferenceSystem:
        return self.parameterAsCrs(parameters, name, context)

    def _pairs(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> list[tuple[str, str]]:
        """The rows of a table of two columns; those left empty are none."""
        matrix = self.parameterAsMatrix(parameters, name, context)
        cells = [str(cell).strip() if cell else "" for cell in matrix]
        pairs = zip_longest(cells[::2], cells[1::2], fillvalue="")
        return [pair for pair in pairs if any(pair)]

    def _work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        goal: Goal,
        progress: Progress,
    ) -> Work:
        """The import that is asked for, of a file or of a layer, which is read here."""
        options: dict[str, Any] = {
            "mapping": dict(self._pairs(parameters, "MAPPING", context)) or None,
            "datum": DATUMS[self.parameterAsEnum(parameters, "DATUM", context)],
            "department": self._text(parameters, "DEPARTMENT", context),
            "constants": dict(self._pairs(parameters, "CONSTANTS", context)) or None,
        }
        if goal.project is not None:
            options["within_m"] = self.parameterAsDouble(parameters, "WITHIN", context)
        source_crs = crs_text(self._crs(parameters, "SOURCE_CRS", context))
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is not None:
            rows = read_rows(Source.of_parameter(source), progress)
            rows = replace(rows, crs=source_crs or rows.crs)
            return partial(_from_layer, rows, goal, options)
        path = Path(self.parameterAsFile(parameters, "FILE", context))
        options |= {
            "source_layer": self._text(parameters, "SOURCE_LAYER", context),
            "source_crs": source_crs,
            "encoding": self._text(parameters, "ENCODING", context),
            "same_name": SAME_NAMES[self.parameterAsEnum(parameters, "SAME_NAME", context)],
        }
        return partial(_from_file, path, goal, options)

    def _text(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> Optional[str]:
        return self.parameterAsString(parameters, name, context).strip() or None


@dataclass(frozen=True)
class Goal:
    """What the rows are to become: which layer, and in which project, else in which CRS.

    ``both``: there is an output for a second geometry kind.
    """

    layer: str
    project: Optional[Path]
    crs: Optional[str]
    both: bool


def _from_layer(
    rows: Rows, goal: Goal, options: dict[str, Any], progress: Progress
) -> ImportResult:
    from ..intake import check_frame
    from ..steps import import_frame
    from ..store import Project

    frame = frame_of(rows)
    if goal.project is None:
        return check_frame(
            frame, goal.layer, goal.crs, source=rows.name, progress=progress, **options
        )
    project = Project.open(goal.project)
    return import_frame(project, goal.layer, frame, rows.name, progress=progress, **options)


def _from_file(path: Path, goal: Goal, options: dict[str, Any], progress: Progress) -> ImportResult:
    from ..intake import import_source
    from ..steps import import_layer
    from ..store import Project

    if goal.project is None:
        return import_source(path, goal.layer, goal.crs, progress=progress, **options)
    project = Project.open(goal.project)
    return import_layer(project, goal.layer, path, progress=progress, **options)


def _import(
    work: Work, goal: Goal, feedback: QgsProcessingFeedback, outside: Outside
) -> tuple[list[Output], dict[str, Any], str]:
    """Import, in a thread of its own: outputs ready to be written, the numbers, and the CRS.

    Rows about persons are in the project by then, and in no output. Frames are born and die in
    here; see ``bridge.thread``.
    """
    from ..contracts import contract

    result = work(part(outside.progress, 0.0, 0.9))
    outside.run(partial(tell_import, result, feedback))
    # What a project has taken in is done, and can't be cancelled any more.
    progress = part(outside.progress, 0.9, 1.0) if goal.project is None else silent
    outputs = []
    if not contract(result.layer).restricted:
        outputs = _outputs(result, goal, progress)
    # The last chance to cancel: from here on everything is written.
    progress(1.0, None)
    numbers = {
        "READ": result.read,
        "ACCEPTED": len(result.accepted),
        "REJECTED_COUNT": len(result.rejected),
    }
    crs = getattr(result.accepted, "crs", None)
    return outputs, numbers, "" if crs is None else crs.to_string()


def _outputs(result: ImportResult, goal: Goal, progress: Progress) -> list[Output]:
    """Everything that can be written.

    Raises where a kind of geometry has no output, unless a project has taken it in.
    """
    from ..contracts import contract

    layer = contract(result.layer)
    groups = _by_geometry(result.accepted, layer)
    if len(groups) > 1 and not goal.both and goal.project is None:
        raise QgsProcessingException(
            tr(
                "The source has features of two geometry kinds. Choose an output for '{name}' "
                "as well."
            ).format(name=tr("Clean layer, other geometries"))
        )
    outputs = [
        Output(name, layer, _shape(layer, kind), features_of(frame, layer, progress))
        for name, (kind, frame) in zip(("OUTPUT", "OUTPUT_OTHER"), groups.items())
    ]
    table = contract("rejected")
    features = features_of(result.rejected, table, progress)
    return [*outputs, Output("REJECTED", table, QgsWkbTypes.Type.NoGeometry, features)]


def _shape(layer: Contract, kind: str) -> QgsWkbTypes.Type:
    return wkb_type(layer, kind) if kind else QgsWkbTypes.Type.NoGeometry


def _by_geometry(frame: pd.DataFrame, layer: Contract) -> dict[str, pd.DataFrame]:
    """The rows by geometry kind, areas first; without any row, the layer's last kind.

    A table is of no kind; where there is but one, rows without a place belong to it.
    """
    if len(layer.geometry) < SEVERAL_KINDS:
        return {"".join(layer.geometry): frame}
    kinds = frame.geometry.geom_type.str.replace("Multi", "", regex=False).map(_SHAPES)
    groups = {kind: frame[kinds == kind] for kind in reversed(layer.geometry)}
    return {kind: rows for kind, rows in groups.items() if len(rows)} or {layer.geometry[-1]: frame}
