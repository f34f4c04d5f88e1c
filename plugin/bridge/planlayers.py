"""The layers of one plan of a project file in the open QGIS project."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsVectorLayer


class PlanLayers:
    """Shows a plan's layers in the open QGIS project, in groups as ``build_project`` makes them."""

    def show(self, path: Optional[Path], plan: Optional[str]) -> None:
        """Have the project show this plan as it is in the file now."""

    def layer(self, name: str) -> Optional[QgsVectorLayer]:
        """The layer of the plan with the contract's ``name``, None where it is not there."""

    def close(self) -> None:
        """Stop following the project; its layers stay."""
