"""What arithmetic says of a division before it is made."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.band import Band
from ...common.errors import StewardError
from ...common.figures import whole
from .labels import set_text, wrapped
from .onmap import crs_of, geometry_of, go_to

if TYPE_CHECKING:
    from ...divide.foreseen import Foreseen
    from ...steps.foreseeing import Outlook
    from ..desk import Desk

# So many communities are named; a city may have hundreds.
_NAMED = 8


class ForeseenBox(QWidget):
    """A sentence on all communities, and one on each that no division fits; a click goes there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._outlook: Optional[Outlook] = None
        self.summary, self.impossible, self.notes = wrapped(""), wrapped(""), wrapped("")
        self.impossible.setTextFormat(Qt.TextFormat.RichText)
        self.impossible.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.impossible.linkActivated.connect(self.go_to)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in (self.summary, self.impossible, self.notes):
            layout.addWidget(label)

    def wait(self) -> None:
        """Say that an answer is to come."""
        self._outlook = None
        self._set(tr("Counting households…"))

    def show_error(self, error: StewardError) -> None:
        """Say why there is no answer."""
        self._outlook = None
        self._set("⚠ " + str(error))

    def show_outlook(self, outlook: Outlook, band: Optional[Band]) -> None:
        """Say what ``band`` means for these communities; nothing while there is none."""
        self._outlook = outlook
        if band is None:
            self._set("")
            return
        judged = [(one, one.verdict(band)) for one in outlook.communities]
        wrong = [(one, said[1]) for one, said in judged if said is not None and not said[0]]
        households = sum(one.households for one in outlook.communities)
        limits = {"least": band.minimum, "most": band.maximum}
        if wrong:
            text = tr(
                "⚠ {count} of {all} communities can't be divided into cells of {least} to {most} "
                "households. Their cells will be as near to that as can be:"
            ).format(count=len(wrong), all=len(judged), **limits)
        else:
            text = tr(
                "✓ {households} households in {all} communities: by their numbers, cells of "
                "{least} to {most} households are possible in all."
            ).format(households=whole(households), all=len(judged), **limits)
        lines = [self._line(one, str(said)) for one, said in wrong[:_NAMED]]
        if len(wrong) > _NAMED:
            lines.append(tr("… and {count} more.").format(count=len(wrong) - _NAMED))
        notes = "\n".join(str(note) for note in outlook.notes)
        self._set(text, "".join(f"<p>{line}</p>" for line in lines), notes)

    def go_to(self, community_id: str) -> None:
        """Show a community on the map."""
        project = self._desk.session.project
        if self._outlook is None or project is None:
            return
        for one in self._outlook.communities:
            if one.community_id == community_id:
                canvas = self._desk.iface.mapCanvas()
                go_to(canvas, geometry_of(one.ground), crs_of(project.crs))

    def _line(self, one: Foreseen, said: str) -> str:
        code, title = escape(one.community_id), escape(one.name or one.community_id)
        name = f'<a href="{code}">{title}</a>'
        return tr("{name}: {sentence}").format(name=name, sentence=escape(said))

    def _set(self, summary: str, impossible: str = "", notes: str = "") -> None:
        set_text(self.summary, summary)
        set_text(self.impossible, impossible)
        set_text(self.notes, notes)
