"""The maps of a redrawing: old lines against new ones, and who moves.

``templates/change_map.svg`` draws them over the ground of the plan's own map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import message
from ..common.progress import Progress, silent
from ..divide.layers import metric_crs
from .content import ReportContent
from .labels import text_width
from .redrawn import listed_codes, old_names, redrawing_of, said_code
from .svg_map import NAME_SIZE, NameLabel, borders, name_labels
from .tints import tints
from .titles import Title
from .view import View, path

# So many areas are put together before anyone who waits is heard again.
_AT_ONCE = 500
# A line of before that is nearer to a new one, in paper units, is the same line on paper.
_SAME = 12.0
# The side, in paper units, of a community for which the sizes in the style sheet are meant.
_COMMON_SIDE = 2_200.0


@dataclass(frozen=True)
class Ground:
    """An area on paper: its path, its classes, what it says when pointed at, its name if any."""

    path: str
    look: str
    about: Title
    anchor: str = ""


@dataclass(frozen=True)
class ChangeMap:
    """One map; ``moved`` is what changes community or cell, by pair of them.

    ``old_lines`` are the lines of before of communities, ``old_cells`` those of cells; ``gone``
    are the communities that are no more, where they were.
    """

    name: str
    title: Title
    width: int
    height: int
    grain: float
    grounds: Sequence[Ground]
    moved: Sequence[Ground]
    old_lines: str
    old_cells: str
    names: Sequence[NameLabel]
    gone: Sequence[NameLabel]

    @property
    def founded(self) -> bool:
        """Whether one of its communities is founded."""
        return any("founded" in area.look for area in self.grounds)

    @property
    def size(self) -> int:
        """Font size of a community's name."""
        return round(NAME_SIZE * self.grain)


class ChangePaper:
    """What both maps are drawn with; their window is that of the plan's own map."""

    def __init__(
        self, content: ReportContent, names: Mapping[str, str], progress: Progress = silent
    ) -> None:
        """``names`` are those of the plan's communities."""
        self._content = content
        self._crs = metric_crs(content.plan.cells)
        cells = self._on(content.plan.cells)
        self._view = View.of(shapely.total_bounds(cells))
        self._names = {**old_names(content), **names}
        self._codes, self._areas = self._communities(cells, progress)
        self._before = self._lines_before()
        side = float(np.sqrt(np.median(shapely.area(self._areas))))
        self._grain = float(np.clip(side / _COMMON_SIDE, 0.3, 1.0))

    def anchors(self) -> dict[str, str]:
        """The name of each community's area on the map of lines, by its code."""
        return {code: f"area-{number}" for number, code in enumerate(self._codes, start=1)}

    def lines(self, progress: Progress = silent) -> ChangeMap:
        """The communities with the lines of before under theirs."""
        return self._map("lines-map", message("Old lines and new ones"), (), True, progress)

    def moves(self, progress: Progress = silent) -> ChangeMap:
        """Who moves, over the same."""
        comparison = self._content.comparison
        moved = () if comparison is None else list(self._moved(comparison.changes, progress))
        return self._map("moves-map", message("Who moves"), moved, False, progress)

    def _map(
        self,
        name: str,
        title: Title,
        moved: Sequence[Ground],
        anchored: bool,
        progress: Progress,
    ) -> ChangeMap:
        outlines = dict(zip(self._codes, self._areas))
        labels = {code: self._label(code) for code in self._codes}
        none = np.empty((0, 4))
        names = name_labels(outlines, labels, self._view, none, self._grain, progress)
        taken = _boxes(names, self._grain)
        return ChangeMap(
            name=name,
            title=title,
            width=self._view.width,
            height=self._view.height,
            grain=self._grain,
            grounds=self._grounds(anchored),
            moved=moved,
            old_lines=self._old("community"),
            old_cells=self._old("cell") if moved else "",
            names=names,
            gone=name_labels(self._gone(), self._names, self._view, taken, self._grain, progress),
        )

    def _communities(
        self, cells: NDArray[Any], progress: Progress
    ) -> tuple[list[str], NDArray[Any]]:
        """The codes and the ground of the plan's communities, in the order of their codes."""
        own = self._content.plan.cells["community_id"].to_numpy(object).astype(str)
        codes, areas = sorted(set(own)), []
        placed = self._view.place_together(cells)
        for code in codes:
            progress(0, None)
            areas.append(shapely.union_all(placed[own == code]))
        return codes, np.array(areas, dtype=object)

    def _lines_before(self) -> Optional[gpd.GeoDataFrame]:
        before = self._content.before
        if before is None or before.empty:
            return None
        order = before.sort_values(["level", "code"], kind="stable")
        return gpd.GeoDataFrame(order.to_crs(self._crs))

    def _on(self, frame: gpd.GeoDataFrame) -> NDArray[Any]:
        return np.asarray(frame.to_crs(self._crs).geometry.array, dtype=object)

    def _old(self, level: str) -> str:
        """The lines of before of the communities or the cells."""
        if self._before is None:
            return ""
        own = self._before[self._before["level"] == level]
        if own.empty:
            return ""
        shapes = self._view.place(np.asarray(own.geometry.array, dtype=object))
        kept = shapely.intersection(borders(shapes), self._view.window)
        if level == "community":
            # Only what is gone: what both have would show at the edges of the new line.
            kept = shapely.difference(kept, shapely.buffer(borders(self._areas), _SAME))
        return path(kept)

    def _gone(self) -> dict[str, Any]:
        """The ground on paper of each community of before whose code is no more."""
        if self._before is None:
            return {}
        own = self._before[self._before["level"] == "community"]
        own = own[~own["code"].astype(str).isin(self._codes)]
        placed = self._view.place(np.asarray(own.geometry.array, dtype=object))
        placed = shapely.intersection(placed, self._view.window)
        return {
            str(code): shape for code, shape in zip(own["code"], placed) if shapely.area(shape) > 0
        }

    def _label(self, code: str) -> str:
        name = self._names.get(code, code)
        return f"+ {name}" if code in self._founded() else name

    def _founded(self) -> set[str]:
        """Codes of communities that continue none: as a redrawing says it, else by their codes."""
        if redrawing_of(self._content.plan) is not None:
            told = self._content.plan.communities
            return set(told.loc[told["continues"].isna(), "community_id"])
        if self._before is None:
            return set()
        own = self._before.loc[self._before["level"] == "community", "code"]
        return set(self._codes) - set(own.astype(str)) if len(own) else set()

    def _grounds(self, anchored: bool) -> list[Ground]:
        told = self._content.plan.communities.set_index("community_id")
        founded, anchors = self._founded(), self.anchors() if anchored else {}
        return [
            Ground(
                path(shape),
                f"in t{tint}" + " founded" * (code in founded),
                self._about(code, told),
                anchors.get(code, ""),
            )
            for code, shape, tint in zip(self._codes, self._areas, tints(self._areas).tolist())
        ]

    def _about(self, code: str, told: pd.DataFrame) -> Title:
        name = self._names.get(code, code)
        if code not in told.index:
            return name
        line = told.loc[code]
        return message(
            "{community}: {households} households, of {codes}",
            community=name,
            households=whole(int(line["households"])),
            codes=listed_codes(written_codes(line["made_of"]), self._names),
        )

    def _moved(self, changes: gpd.GeoDataFrame, progress: Progress) -> Iterator[Ground]:
        """What changes, put together by where it comes from and goes to."""
        # What is new or gone has not come from anywhere else.
        changes = changes[~changes["reason"].isin(["built", "lost"])]
        changes = changes.sort_values(["unit_id", "old_cell", "new_cell"], kind="stable")
        shapes = self._view.place_together(self._on(changes))
        for level, look in (("cell", "moves-cell"), ("community", "moves-community")):
            own = (changes["level"] == level).to_numpy()
            keys = [f"old_{level}", f"new_{level}"]
            frame = changes[own].assign(_row=np.flatnonzero(own))
            for (old, new), group in frame.groupby(keys, sort=True, dropna=False):
                ground = _together(shapes[group["_row"].to_numpy()], progress)
                ground = shapely.intersection(ground, self._view.window)
                if not ground.is_empty:
                    yield Ground(path(ground), look, self._said(old, new, group))

    def _said(self, old: Any, new: Any, group: pd.DataFrame) -> Title:
        return message(
            "{old} → {new}: {households} households, {buildings} buildings",
            old=said_code(old, self._names) if isinstance(old, str) else "—",
            new=said_code(new, self._names) if isinstance(new, str) else "—",
            households=whole(int(group["households"].sum())),
            buildings=whole(int(group["building_id"].nunique())),
        )


def _boxes(names: Sequence[NameLabel], grain: float) -> NDArray[np.float64]:
    """(n, 4) what the names cover."""
    size = NAME_SIZE * grain
    half = [(text_width(name.text, size) / 2, 0.6 * size) for name in names]
    return np.array(
        [
            (name.x - wide, name.y - high, name.x + wide, name.y + high)
            for name, (wide, high) in zip(names, half)
        ]
    ).reshape(-1, 4)


def _together(shapes: NDArray[Any], progress: Progress) -> Any:
    """The ground of all ``shapes``, a batch at a time."""
    parts = []
    for start in range(0, len(shapes), _AT_ONCE):
        progress(0, None)
        parts.append(shapely.union_all(shapely.make_valid(shapes[start : start + _AT_ONCE])))
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)
