"""What is in the project file, and how to bring in more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.messages import listed
from ...common.progress import part
from ...contracts import contract, map_layers
from ..suggest import suggested_inputs
from ..widgets.imported import Imported
from ..widgets.importform import ImportForm
from ..widgets.importresult import ImportResults
from ..widgets.labels import heading, set_text, wrapped
from ..widgets.layerrow import BETTER, NEEDED, PERHAPS, LayerRow
from ..widgets.lookup import Lookup
from ..widgets.rejectedtable import rejected_table
from ..widgets.samplebox import documents
from ..widgets.source import FileSource, LayerSource, Reading
from .page import Page

if TYPE_CHECKING:
    from ...common.errors import StewardError
    from ...common.progress import Progress
    from ...store import Project
    from ...store.overview import Overview
    from ..desk import Desk

_READABLE = (
    "*.gpkg *.shp *.geojson *.json *.kml *.fgb *.gdb *.csv *.tsv *.txt *.xlsx *.xlsm *.dbf "
    "*.parquet *.geoparquet *.zip"
)


class DataPage(Page):
    """A row for each input layer; or, while something is brought in, the form for that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview: Optional[Overview] = None
        self._counted = Lookup(self, tr("Counting the rows"), self._show_counts, self._no_counts)
        self._fresh = False
        self.trouble = wrapped("")
        self.body.addWidget(self.trouble)
        self.list, self.form, self.results = QWidget(), ImportForm(desk), ImportResults()
        self._make_list()
        for view in (self.list, self.form, self.results):
            self.body.addWidget(view)
        self._turn_to(self.list)
        self.form.done.connect(lambda done: self._tell([done]))
        self.form.left.connect(lambda: self._turn_to(self.list))
        self.results.left.connect(lambda: self._turn_to(self.list))
        self.results.wants_rejected.connect(self.show_rejected)
        desk.session.changed.connect(self._outdated)
        desk.session.layers.connect(self._layers_changed)

    def refresh(self) -> None:
        """Show the session as it is now."""
        project = self.desk.session.project
        if project is None:
            return
        if not self._fresh:
            self._fresh = True
            self._counted.forget()
            self._counted.ask(project.path, lambda _progress: project.overview())
        self._show()

    def add_file(self, layer: str, path: Path) -> None:
        """Show the form for a file that is to become rows of ``layer``."""
        self.form.ask(layer, FileSource(path))
        self._turn_to(self.form)

    def add_layer(self, layer: str, source: QgsVectorLayer) -> None:
        """Show the form for an open layer that is to become rows of ``layer``."""
        self.form.ask(layer, LayerSource(source))
        self._turn_to(self.form)

    def show_rejected(self, layer: str) -> None:
        """Open the rejected rows of ``layer`` as a table."""
        project = self.desk.session.project
        if project is None or not self.desk.session.still_there():
            return
        table = rejected_table(project, layer)
        if table is None:
            self.desk.session.tell(
                tr("The table of the rejected rows can't be opened."), Qgis.MessageLevel.Warning
            )
            return
        self.desk.iface.showAttributeTable(table)

    def _make_list(self) -> None:
        layout = QVBoxLayout(self.list)
        layout.setContentsMargins(0, 0, 0, 0)
        self.found = wrapped("")
        self.bring_found = self.action(tr("Bring them in"), self._bring_found)
        layout.addWidget(self.found)
        layout.addWidget(self.bring_found)
        self.rows: dict[str, LayerRow] = {}
        for title, layers in layer_groups():
            layout.addWidget(heading(title))
            for name, need, without in layers:
                row = self.rows[name] = LayerRow(name, need, without)
                row.wants_file.connect(self._choose_file)
                row.wants_layer.connect(self.add_layer)
                row.wants_rejected.connect(self.show_rejected)
                layout.addWidget(row)
        self.privacy = wrapped("")
        self.show_again = self.action(
            tr("Put missing layers back on the map"), self._show_layers_again
        )
        self.leave = self.action(tr("Close this project file"), self._close_project)
        for widget in (self.privacy, self.show_again, self.leave):
            layout.addWidget(widget)

    def _outdated(self) -> None:
        """What was counted may be another now."""
        self._fresh = False
        if self.desk.session.project is None:
            self.overview = None
            self._counted.forget()
            self._turn_to(self.list)

    def _layers_changed(self, *_layers: Any) -> None:
        if self.isVisible():
            self._tell_found()

    def _turn_to(self, view: QWidget) -> None:
        for each in (self.list, self.form, self.results):
            each.setVisible(each is view)
        self.verticalScrollBar().setValue(0)
        if self.desk.session.project is not None:
            self._show()

    def _show_counts(self, overview: Overview) -> None:
        self.overview = overview
        self._show()

    def _no_counts(self, error: StewardError) -> None:
        if self.desk.session.still_there():
            set_text(self.trouble, str(error))

    def _show(self) -> None:
        project, overview = self.desk.session.project, self.overview
        if project is None:
            return
        running = self.desk.session.running is not None
        buildings = overview.layers["building"].count if overview is not None else 0
        for row in self.rows.values():
            why_not = tr("Wait until the job has ended.") if running else ""
            if not why_not and not buildings and contract(row.name).link is not None:
                why_not = tr("Its rows are matched to buildings: bring those in first.")
            if overview is not None:
                row.show_count(overview.layers[row.name], why_not)
        if overview is not None:
            set_text(self.trouble, str(overview.trouble or ""))
        self.form.refresh()
        self.show_again.allow()
        self.leave.allow()
        self.privacy.setText(
            tr(
                "What is about persons is kept in {people} beside the project file, which your "
                "account alone can read; {file} can be handed around."
            ).format(people=project.people_path.name, file=project.path.name)
        )
        self._tell_found()
        self._say_what_is_next(buildings)

    def _say_what_is_next(self, buildings: int) -> None:
        if self.form.isVisibleTo(self) or self.overview is None:
            self.say_next("")
        elif not buildings:
            self.say_next(
                tr("Bring in the buildings first: a map of their outlines with household counts.")
            )
        elif self.desk.session.plan is None:
            self.say_next(self._divide_next())
        else:
            self.say_next("")

    def _divide_next(self) -> str:
        """What to do once there are buildings."""
        if self.overview is None:
            return ""
        layers = self.overview.layers
        missing = [contract(name).title for name in map_layers() if not layers[name].count]
        if not missing:
            return tr("The map is complete. Next: turn to Divide.")
        return tr(
            "The buildings are there. Cells get better with {layers}; or turn to Divide at once."
        ).format(layers=listed(missing))

    def _suggested(self) -> dict[str, list[QgsVectorLayer]]:
        """Open layers that look like layers of which nothing is there yet."""
        if self.overview is None:
            return {}
        found = suggested_inputs(QgsProject.instance())
        return {name: has for name, has in found.items() if not self.overview.layers[name].count}

    def _tell_found(self) -> None:
        found = self._suggested()
        names = [
            tr("{layer}: {names}").format(
                layer=contract(name).title, names=listed(layer.name() for layer in layers)
            )
            for name, layers in found.items()
        ]
        text = tr("Layers of this QGIS project that look like what is needed:")
        set_text(self.found, "\n".join([text, *(f"• {name}" for name in names)]) if names else "")
        self.bring_found.setVisible(bool(names))
        self.bring_found.allow()

    def _bring_found(self) -> None:
        """Bring in all that was found, the buildings first, as they are."""
        sources = [
            (name, LayerSource(layer))
            for name, layers in self._suggested().items()
            for layer in layers
        ]

        def work(project: Project, progress: Progress) -> list[Imported]:
            done = []
            for number, (name, source) in enumerate(sources):
                step = part(progress, number / len(sources), (number + 1) / len(sources))
                done.append(Imported.of(source.bring_in(project, name, Reading(), step)))
            return done

        self.desk.session.run(tr("Bringing in the layers"), work, self._tell)

    def _choose_file(self, layer: str) -> None:
        session = self.desk.session
        start = session.path.parent if session.path is not None else documents()
        title = tr("Add {layer}").format(layer=contract(layer).title)
        kinds = ";;".join(
            (tr("Maps and tables ({kinds})").format(kinds=_READABLE), tr("All files (*)"))
        )
        path = QFileDialog.getOpenFileName(self, title, str(start), kinds)[0]
        if path:
            self.add_file(layer, Path(path))

    def _tell(self, imports: list[Imported]) -> None:
        self.results.tell(imports)
        self._turn_to(self.results)

    def _show_layers_again(self) -> None:
        session = self.desk.session
        if session.still_there():
            self.desk.layers.show(session.path, session.plan, again=True)

    def _close_project(self) -> None:
        if self.desk.may_leave():
            self.desk.session.close()


def layer_groups() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The input layers in their groups: name, how much it is needed, and what for."""
    return [
        (
            tr("What cells are drawn from"),
            [
                ("building", NEEDED, tr("Cells are made of buildings and their households.")),
                ("community", BETTER, tr("Without it, all buildings are one community.")),
                ("road", BETTER, tr("Without it, cell lines can't follow roads.")),
                (
                    "barrier",
                    BETTER,
                    tr("Rivers, railways, walls: cells cross them at crossings only."),
                ),
                ("crossing", BETTER, tr("Bridges and gates that lead across barriers.")),
                ("compound", BETTER, tr("Walled compounds, kept whole where they can be.")),
            ],
        ),
        (
            tr("Who lives and works there"),
            [
                ("resident", BETTER, tr("Needed to find who is in which cell.")),
                ("care_case", BETTER, tr("Needed to find how many visits are due.")),
                ("care_count", PERHAPS, tr("Groups of which only counts may be kept.")),
                ("officer", BETTER, tr("Needed to find who can serve which cell.")),
                ("facility", BETTER, tr("Needed to find what lies too far away.")),
                ("volunteer", PERHAPS, tr("Needed to find which roles are missing.")),
                ("request", PERHAPS, tr("Adds the work of open requests.")),
                ("building_record", PERHAPS, tr("A table with other household counts.")),
            ],
        ),
        (
            tr("Cells that were drawn elsewhere"),
            [
                ("drawn_cell", PERHAPS, tr("Today's cells as a map, to start from.")),
                ("cell_member", PERHAPS, tr("Today's cells as a table of buildings.")),
            ],
        ),
    ]
