"""The provider that QGIS registers."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge.icon import ICON_PATH
from ..bridge.texts import tr
from ..version import VERSION
from .assignofficers import AssignOfficersAlgorithm
from .attach import AttachAlgorithm
from .compareplans import ComparePlansAlgorithm
from .coveragegaps import CoverageGapsAlgorithm
from .divide import DivideAlgorithm
from .importlayer import ImportLayerAlgorithm
from .projectfile import ProjectFileAlgorithm
from .redrawcommunities import RedrawCommunitiesAlgorithm
from .report import ReportAlgorithm
from .whoserves import WhoServesAlgorithm
from .workload import WorkloadAlgorithm


class GridStewardProvider(QgsProcessingProvider):
    """All algorithms of Grid Steward; ids are spelled by hand and never change."""

    def id(self) -> str:
        """The id in front of every algorithm's."""
        return "gridsteward"

    def name(self) -> str:
        """The name in the toolbox."""
        return tr("Grid Steward")

    def icon(self) -> QIcon:
        """The plugin's own icon."""
        return QIcon(str(ICON_PATH))

    def svgIconPath(self) -> str:
        """The same, for the toolbox."""
        return str(ICON_PATH)

    def versionInfo(self) -> str:
        """The plugin's version."""
        return VERSION

    def loadAlgorithms(self) -> None:
        """Add one of each."""
        for kind in (
            ImportLayerAlgorithm,
            DivideAlgorithm,
            RedrawCommunitiesAlgorithm,
            ComparePlansAlgorithm,
            AttachAlgorithm,
            CoverageGapsAlgorithm,
            WorkloadAlgorithm,
            AssignOfficersAlgorithm,
            WhoServesAlgorithm,
            ReportAlgorithm,
            ProjectFileAlgorithm,
        ):
            self.addAlgorithm(kind())
