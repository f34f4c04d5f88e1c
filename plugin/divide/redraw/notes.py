"""What a person should know of redrawn communities: who becomes of whom, and what could not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ...common.messages import Message, message, some_of
from ..graph import BoolArray, IntArray, components
from ..score import pieces
from .drawn import Drawn
from .settings import RedrawSettings
from .verdicts import out_of_band


class Told:
    """The sentences on ``drawn``; ``titles`` (k,) are what its communities are called."""

    def __init__(self, drawn: Drawn, titles: Sequence[str], settings: RedrawSettings) -> None:
        self.drawn, self.titles, self.settings = drawn, titles, settings
        self.households = drawn.graph.households
        table = pd.DataFrame(
            {
                "old": drawn.current,
                "new": drawn.labels,
                "households": self.households,
                "buildings": drawn.units["building_id"].notna() & ~_repeated(drawn),
            }
        )
        sums = table.groupby(["old", "new"], sort=True)[["households", "buildings"]].sum()
        self.flows = sums.reset_index().sort_values("households", ascending=False, kind="stable")
        self.continued = {row: label for label, row in enumerate(drawn.kept.tolist()) if row >= 0}

    def notes(self) -> list[Message]:
        """All of them, what was moved first and what could not be done last."""
        parts: Sequence[Callable[[], list[Message]]] = (
            self._moved,
            self._ended,
            self._founded,
            self._cut_off,
            self._changed,
            self._absorbed,
            self._impossible,
        )
        return [note for part in parts for note in part()]

    def _moved(self) -> list[Message]:
        drawn = self.drawn
        had = int(self.households[drawn.current >= 0].sum())
        figures = {"moved": drawn.moved, "households": had, "unavoidable": drawn.unavoidable}
        if drawn.unavoidable:
            return [
                message(
                    "{moved} of {households} households change their community; it is proved that "
                    "no redrawing within these rules moves fewer than {unavoidable}.",
                    **figures,
                )
            ]
        return [message("{moved} of {households} households change their community.", **figures)]

    def _ended(self) -> list[Message]:
        """Today's communities that no new one continues."""
        notes = []
        band = self.settings.households
        for row in range(len(self.drawn.today.codes)):
            flow = self.flows[self.flows["old"] == row]
            if row in self.continued or flow.empty:
                continue
            total = int(flow["households"].sum())
            values = {
                "community": self.drawn.today.title(row),
                "others": self._into(flow),
                "households": total,
            }
            own = self.drawn.current == row
            if band is not None and self._least(own) > total:
                notes.append(
                    message(
                        "{community} ends: {households} households are fewer than the {least} "
                        "that a community of its kind needs. It goes to {others}.",
                        least=self._least(own),
                        **values,
                    )
                )
            else:
                notes.append(
                    message(
                        "{community} with {households} households is merged into {others}.",
                        **values,
                    )
                )
        return notes

    def _founded(self) -> list[Message]:
        notes = []
        own = {
            int(self.drawn.labels[self.drawn.estates.own == number][0]): name
            for number, name in enumerate(self.drawn.estates.names)
        }
        for label, row in enumerate(self.drawn.kept.tolist()):
            flow = self.flows[self.flows["new"] == label]
            values = {
                "community": self.titles[label],
                "households": int(flow["households"].sum()),
            }
            if label in own:
                notes.append(
                    message(
                        "The estate {estate} makes the community {community} by itself: "
                        "{households} households.",
                        estate=own[label],
                        **values,
                    )
                )
            elif row < 0 and (others := self._out_of(flow)):
                notes.append(
                    message(
                        "{community} is founded with {households} households, out of {others}.",
                        others=others,
                        **values,
                    )
                )
            elif row < 0:
                notes.append(
                    message(
                        "{community} is founded with {households} households that lay in no "
                        "community.",
                        **values,
                    )
                )
        return notes

    def _cut_off(self) -> list[Message]:
        """Pieces of today's communities, apart from the largest, that went to others."""
        return [
            message(
                "{households} households of {community} that are cut off from the rest of it go "
                "to {others}.",
                community=self.drawn.today.title(row),
                households=int(self.households[piece].sum()),
                others=self._into(self._flow(piece)),
            )
            for row, piece in self._enclaves()
        ]

    def _changed(self) -> list[Message]:
        """Communities that go on and give others some of their connected ground."""
        apart = np.zeros(len(self.households), bool)
        for _, piece in self._enclaves():
            apart[piece] = True
        notes = []
        for row, label in sorted(self.continued.items()):
            gone = (self.drawn.current == row) & (self.drawn.labels != label) & ~apart
            moved = int(self.households[gone].sum())
            if moved:
                notes.append(
                    message(
                        "{community} gives {households} households to {others}.",
                        community=self.drawn.today.title(row),
                        households=moved,
                        others=self._into(self._flow(np.flatnonzero(gone))),
                    )
                )
        return notes

    def _absorbed(self) -> list[Message]:
        """Buildings of no community, by the community that they come to."""
        flow = self.flows[(self.flows["old"] < 0) & (self.flows["buildings"] > 0)]
        return [
            message(
                "{buildings} buildings with {households} households that lay in no community come "
                "to {community}.",
                buildings=buildings,
                households=households,
                community=self.titles[label],
            )
            for label, households, buildings in zip(
                *(flow[name].tolist() for name in ("new", "households", "buildings"))
            )
        ]

    def _impossible(self) -> list[Message]:
        drawn = self.drawn
        # The solver's figures are those of residents where it goes by these, which nobody is told.
        silent = self.settings.households is None
        notes = [
            one.message
            for one in drawn.redrawn.verdicts
            if not one.feasible and not (silent and one.units)
        ]
        off = np.flatnonzero(out_of_band(drawn.problem, drawn.redrawn.labels)).tolist()
        if off:
            notes.append(
                message(
                    "{count} communities are out of the band: {communities}.",
                    count=len(off),
                    communities=some_of(self.titles[label] for label in off),
                )
            )
        for label, apart in enumerate(pieces(drawn.graph, drawn.labels).tolist()):
            if apart > 1:
                notes.append(
                    message(
                        "{community} lies in {count} pieces.",
                        community=self.titles[label],
                        count=apart,
                    )
                )
        return notes

    def _enclaves(self) -> list[tuple[int, IntArray]]:
        """Today's row and the units of each piece apart from its largest that left it."""
        drawn = self.drawn
        a, b = drawn.graph.edges.T
        piece = components(drawn.graph.n, drawn.graph.edges[drawn.current[a] == drawn.current[b]])
        size = np.bincount(piece, self.households)
        found = []
        for row in sorted(set(drawn.current[drawn.current >= 0].tolist())):
            own = np.unique(piece[drawn.current == row])
            for one in own[own != own[np.argmax(size[own])]].tolist():
                units = np.flatnonzero(piece == one)
                left = drawn.labels[units] != self.continued.get(row, -1)
                if left.all() and size[one] and row in self.continued:
                    found.append((row, units))
        return found

    def _flow(self, units: IntArray) -> pd.DataFrame:
        table = pd.DataFrame(
            {"new": self.drawn.labels[units], "households": self.households[units]}
        )
        sums = table.groupby("new", sort=True)["households"].sum().reset_index()
        return sums.sort_values("households", ascending=False, kind="stable")

    def _into(self, flow: pd.DataFrame) -> Any:
        lived_in = flow[flow["households"] > 0] if flow["households"].any() else flow
        return some_of(self.titles[label] for label in lived_in["new"].tolist())

    def _out_of(self, flow: pd.DataFrame) -> Any:
        known = flow[(flow["old"] >= 0) & (flow["households"] > 0)]
        return some_of(map(self.drawn.today.title, known["old"].tolist()))

    def _least(self, own: BoolArray) -> int:
        """The fewest households that a community of these units needs."""
        band = self.settings.households
        if band is None:
            return 0
        return self.drawn.measure.limits(own, band)[0]


def _repeated(drawn: Drawn) -> BoolArray:
    """(n,) whether a unit is a further part of a building that came before."""
    return np.asarray(drawn.units["building_id"].duplicated())
