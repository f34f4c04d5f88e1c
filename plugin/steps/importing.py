"""Making a project and bringing files into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from ..common.messages import Message, message, some_of
from ..common.progress import Progress, part, silent
from ..contracts import Contract, contract
from ..intake import (
    WITHIN_M,
    ImportResult,
    ProjectFacts,
    check_frame,
    compare_households,
    import_source,
)
from ..store import Project

DEFAULT_RULEBOOK = "yichang"


def init_project(path: str | Path, crs: str, rulebook: str | Path = DEFAULT_RULEBOOK) -> Project:
    """Make an empty project; ``rulebook`` is a name, or a city's own in a file (.yaml).

    InputError for a rulebook or system that is unknown or wrong, or a file in the way.
    """
    return Project.create(path, crs, rulebook)


def import_layer(
    project: Project,
    layer: str,
    source: str | Path,
    *,
    source_layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    source_crs: str | None = None,
    encoding: str | None = None,
    datum: str | None = None,
    department: str | None = None,
    constants: Mapping[str, str] | None = None,
    within_m: float = WITHIN_M,
    same_name: str | None = None,
    progress: Progress = silent,
) -> ImportResult:
    """Bring a file into the project; see ``intake.import_source`` for what the options mean.

    ``within_m``: so far from a building, in metres, a point may lie that belongs to it. After
    buildings or residents their household counts are compared, where the project has both.
    """
    result = import_source(
        source,
        layer,
        project.crs,
        source_layer=source_layer,
        mapping=mapping,
        source_crs=source_crs,
        encoding=encoding,
        datum=datum,
        facts=_facts(project, contract(layer), within_m),
        department=department,
        constants=constants,
        sources=project.sources(layer),
        same_name=same_name,
        progress=part(progress, 0, 0.7),
    )
    return _take_in(project, result, part(progress, 0.7, 1))


def import_frame(
    project: Project,
    layer: str,
    frame: pd.DataFrame,
    source: str,
    *,
    mapping: Mapping[str, str] | None = None,
    datum: str | None = None,
    department: str | None = None,
    constants: Mapping[str, str] | None = None,
    within_m: float = WITHIN_M,
    progress: Progress = silent,
) -> ImportResult:
    """The same as ``import_layer`` for rows in memory, which go by the name ``source``."""
    result = check_frame(
        frame,
        layer,
        project.crs,
        source=source,
        mapping=mapping,
        datum=datum,
        facts=_facts(project, contract(layer), within_m),
        department=department,
        constants=constants,
        progress=part(progress, 0, 0.7),
    )
    return _take_in(project, result, part(progress, 0.7, 1))


def _take_in(project: Project, result: ImportResult, progress: Progress) -> ImportResult:
    taken = project.add(result, part(progress, 0, 0.7))
    notes: list[Message] = []
    if result.layer == "building_record":
        notes += _compare_records(project, taken.accepted)
    if result.layer in ("building", "building_record", "resident"):
        notes += _compare_households(project, part(progress, 0.7, 1))
    return replace(taken, notes=(*taken.notes, *notes))


def _facts(project: Project, layer: Contract, within_m: float) -> ProjectFacts | None:
    """What the rows of ``layer`` are held against; None where they bring all themselves."""
    if layer.link is None:
        return None
    buildings, compounds = project.read("building"), project.read("compound")
    # Drawn in QGIS and not finished: nobody can be said to live there yet.
    buildings = buildings[buildings["building_id"].notna() & buildings.geometry.notna()]
    compounds = compounds[compounds["compound_id"].notna() & compounds.geometry.notna()]
    return ProjectFacts(
        buildings=buildings.reset_index(drop=True),
        compounds=compounds.reset_index(drop=True),
        rulebook=project.rules,
        # The key is not made before there are persons to hide.
        key=project.key() if layer.restricted and len(buildings) else b"",
        today=date.today(),
        within_m=within_m,
    )


def _compare_records(project: Project, records: pd.DataFrame) -> Iterator[Message]:
    """Where a table gives buildings another number of households than their own record."""
    own = project.read("building").drop_duplicates("building_id").set_index("building_id")
    said = records.set_index("building_id")["households"]
    differ = (own["households"].reindex(said.index) != said).fillna(False)
    if differ.any():
        yield message(
            "Buildings with another number of households in their own record than in this table: "
            "{count} ({ids}). Their own are used, or the table's with divide --households tabled.",
            count=int(differ.sum()),
            ids=some_of(sorted(differ.index[differ])),
        )


def _compare_households(project: Project, progress: Progress) -> Iterator[Message]:
    """Keep the comparison of household counts, where there is something to compare."""
    residents = project.read("resident", progress)
    buildings, records = project.read("building"), project.read("building_record")
    if residents.empty or buildings.empty:
        return
    counts = compare_households(buildings, records, residents)
    project.write_household_counts(counts)
    yield message(
        "{differ} of {buildings} buildings have another number of households in their record than "
        "their residents have household codes, and {unrecorded} have a count only from their "
        "residents. The table household_count in {file} has each; divide --households says which "
        "are used.",
        differ=int((counts["difference"].fillna(0) != 0).sum()),
        buildings=len(counts),
        unrecorded=int((counts["difference"].isna() & counts["counted"].notna()).sum()),
        file=project.people_path.name,
    )
