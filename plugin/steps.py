"""The use cases, one function each, over the rooms; the project they work on is passed in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from .attach import Attachment, attach_layers, locate_layers
from .common.band import Band
from .common.errors import input_error
from .common.messages import Message, message, some_of
from .common.progress import Progress, part, silent
from .contracts import Contract, contract, map_layers
from .divide import Division, Settings, divide_layers
from .intake import (
    WITHIN_M,
    ImportResult,
    ProjectFacts,
    check_frame,
    compare_households,
    import_source,
    rejected_lines,
    with_households,
    with_records,
)
from .store import FIRST_PLAN, Project

DEFAULT_RULEBOOK = "yichang"

_LONGEST_NAME = 100
# Control characters, halves of characters (bytes that were no text), and separators of lines.
_NO_SIGNS = frozenset({"Cc", "Cs", "Zl", "Zp"})


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


def divide(
    project: Project,
    *,
    band: Band | None = None,
    seed: int = 0,
    effort: str = "fast",
    plan: str | None = None,
    earlier: str | None = None,
    locked: Sequence[str] | None = None,
    households: str = "recorded",
    workers: int | None = 1,
    progress: Progress = silent,
) -> Division:
    """Divide the project's buildings into cells, and keep the plan in the project.

    ``band`` is the rulebook's if not given; ``plan`` the next free ``plan-1``, ``plan-2`` …;
    ``earlier`` names the plan to start from; ``locked`` are the codes of its cells that stay as
    they are, by default those that are marked in the plan; ``households``, of
    HOUSEHOLD_SOURCES, says which counts the buildings have; ``workers`` is the number of
    processes, None for what suits the machine and the work.
    """
    name = None if plan is None else _checked_name(plan)
    layers = input_layers(project, part(progress, 0, 0.05))
    if "building" not in layers:
        raise input_error(
            "{file} has no buildings yet. Bring them in first: grid-steward import {file} "
            "building SOURCE",
            file=project.path.name,
        )
    records = project.read("building_record")
    buildings = with_records(layers["building"], records, households)
    layers["building"], notes = _counted(project, buildings, households)
    start = project.read_plan(earlier) if earlier is not None else None
    settings = Settings(
        band=band or project.rules.cell_band,
        rulebook=project.rules,
        seed=seed,
        effort=effort,
        plan=name or FIRST_PLAN,
        locked=None if locked is None else tuple(locked),
        households=households,
        notes=notes,
    )
    division = divide_layers(layers, settings, start, part(progress, 0.05, 0.95), workers=workers)
    # A name of our choice is settled only when the plan is written: another run may be quicker.
    return project.write_plan(division, part(progress, 0.95, 1), replace=name is not None)


def attach(
    project: Project,
    plan: str | None = None,
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = MappingProxyType({}),
) -> Attachment:
    """Put everything that the project holds on the cells of a plan, and keep it in the project.

    ``plan`` is its name, None for the one written last; ``instead`` has frames, by layer, that
    are used in place of the project's own. The comparison of the buildings' household counts with
    the project's residents' is kept too, where there are both.
    """
    division = project.read_plan(plan)
    progress(0, message("Reading the project"))
    own = {
        **project.layers(part(progress, 0, 0.1)),
        **project.people(part(progress, 0.1, 0.4)),
    }
    layers = {**own, **instead}
    located = locate_layers(division, layers, part(progress, 0.4, 0.8))
    found = attach_layers(located, project.rules, part(progress, 0.8, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1, None)
    project.write_attachment(found.cells, found.counts, found.unattached)
    if "building" in own and "resident" in own:
        records = own.get("building_record", contract("building_record").frame({}))
        counts = compare_households(own["building"], records, own["resident"])
        project.write_household_counts(counts)
    return found


def input_layers(project: Project, progress: Progress = silent) -> dict[str, gpd.GeoDataFrame]:
    """The input layers that cells are drawn from, as far as they have rows, checked.

    They are checked because anyone may edit them in QGIS. Rows without a code get one from their
    place, and of equal rows one is left. Raises InputError
    for rows that can't be worked with.
    """
    drawn = map_layers()
    stored = {layer: frame for layer, frame in project.layers().items() if layer in drawn}
    checked = {}
    for number, (layer, frame) in enumerate(stored.items()):
        result = check_frame(
            frame,
            layer,
            project.crs,
            source=f"{project.path.name}|{layer}",
            rows=frame.index.to_numpy(),
            progress=part(progress, number / len(stored), (number + 1) / len(stored)),
        )
        wrong = result.rejected[result.rejected["reason"] != "duplicate_row"]
        if len(wrong):
            raise input_error(
                "{count} rows of the layer {layer} in {file} can't be used. Open the layer in "
                "QGIS, correct or delete these rows, save, and run again. The row number is the "
                "field fid there:\n{rows}",
                count=len(wrong),
                layer=layer,
                file=project.path.name,
                rows="\n".join(rejected_lines(wrong)),
            )
        checked[layer] = result.accepted
    return checked


def _counted(
    project: Project, buildings: gpd.GeoDataFrame, source: str
) -> tuple[gpd.GeoDataFrame, tuple[Message, ...]]:
    """The buildings with the household counts that ``source`` asks for, and what to say of it."""
    if source in ("recorded", "tabled"):
        return buildings, ()
    residents = project.people().get("resident")
    if residents is None or residents["household_id"].isna().all():
        raise input_error(
            "{file} has no residents with a household code, so their households can't be counted. "
            "Import the residents first, or divide by the recorded counts: --households recorded",
            file=project.path.name,
        )
    counts = compare_households(buildings, project.read("building_record"), residents)
    changed = with_households(buildings, counts, source)
    own = counts["recorded"].isna() if source == "filled" else True
    note = message(
        "The household counts of {buildings} buildings were counted from the residents' household "
        "codes; {nameless} residents have none and were not counted.",
        buildings=int((counts["counted"].notna() & own).sum()),
        nameless=int(residents["household_id"].isna().sum()),
    )
    return changed, (note,)


def _checked_name(plan: str) -> str:
    """The plan's name without spaces around it; InputError where it can't be one."""
    name = plan.strip()
    if not name:
        raise input_error("A plan needs a name. Give one, or leave it out for the next free one.")
    if len(name) > _LONGEST_NAME or any(unicodedata.category(sign) in _NO_SIGNS for sign in name):
        raise input_error(
            "A plan's name has at most {most} characters, all on one line and none of them a "
            "control character. Give a shorter or plainer one, for example plan-2.",
            most=_LONGEST_NAME,
        )
    return name
