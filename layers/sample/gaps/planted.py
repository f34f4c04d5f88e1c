"""Each kind of gap planted at least twice in the complete town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ....plugin.contracts import contract
from ....plugin.divide import Division
from ....plugin.rules import Rulebook
from .complete import complete_town, divided_buildings, out_of_band
from .duty import without_a_day, without_skills
from .ground import bare_ground, lost_buildings, moved_unit, shared_ground, walled_in
from .truth import Expected, Town

_NO_BUILDING = "nowhere"
# Communities that lose their service stations, and those that lose most of their volunteers.
_WITHOUT_STATION = ("990101101002", "990101101008")
_FEW_VOLUNTEERS = ("990101101009", "990101101011")
# The communities that keep a service, of those that few have.
_KEPT = {
    "canteen": ("990101101002", "990101101005", "990101101009"),
    "market": ("990101101004", "990101101010"),
}
_ROLES_LOST = ("safety", "mediation")


def planted_town(layers: Mapping[str, Any], plan: Division, rulebook: Rulebook) -> Town:
    """The complete town with gaps of every kind, and all that are to be found.

    But for those of the ``scarce`` services: what is too far from them is for the ways to say.
    """
    town = complete_town(layers, plan, rulebook)
    town = replace(town, expected=())
    cells = _plain_cells(town)
    town = _without_officer(town, cells[0:2])
    town = _without_backup(town, cells[2:4])
    town = _short_of_hours(town, cells[4:6])
    town = _without_roles(town, cells[6:8])
    town = _few_volunteers(town, len(rulebook.volunteering.roles))
    town = bare_ground(town, cells[8:10])
    town = shared_ground(town, cells[10:])
    town = lost_buildings(town, cells[12:14])
    town = walled_in(town, cells[14:])
    town = moved_unit(town, cells[30:])
    town = _lost_people(town)
    town = _rejected(town)
    town = without_skills(town, cells, rulebook)
    town = without_a_day(town, cells[16:18], cells[0])
    town = _services(town, plan)
    return town.expecting(*out_of_band(town.plan))


def _plain_cells(town: Town) -> list[str]:
    """The cells with people in care and without a part of a divided building, in an order that
    takes turns among the communities."""
    units, cases = town.plan.units, town.layers["care_case"]
    divided = units["building_id"].isin(divided_buildings(town.plan))
    cared = units["building_id"].isin(set(cases["building_id"]))
    plain = sorted(set(units.loc[cared, "cell_id"]) - set(units.loc[divided, "cell_id"]))
    return sorted(plain, key=lambda cell: (cell[-3:], cell))


def _at(town: Town, kind: str, cells: Sequence[str], subject: str | None = None) -> list[Expected]:
    community = town.plan.cells.set_index("cell_id")["community_id"]
    return [Expected(kind, community[cell], cell, subject=subject) for cell in cells]


def _without_officer(town: Town, cells: Sequence[str]) -> Town:
    """Their officers stay as backups of others; somebody in care lives in each of the cells."""
    officers = town.layers["officer"].copy()
    officers.loc[officers["cell_id"].isin(cells), "cell_id"] = None
    town = town.with_layers(officer=officers)
    town = town.expecting(*_at(town, "cell_without_officer", cells))
    return town.expecting(*_at(town, "case_without_officer", cells))


def _without_backup(town: Town, cells: Sequence[str]) -> Town:
    officers = town.layers["officer"].copy()
    officers.loc[officers["backup_cells"].isin(cells), "backup_cells"] = None
    town = town.with_layers(officer=officers)
    return town.expecting(*_at(town, "cell_without_backup", cells))


def _short_of_hours(town: Town, cells: Sequence[str]) -> Town:
    """An hour a month: not one visit fits beside the standing duties."""
    officers = town.layers["officer"].copy()
    officers.loc[officers["cell_id"].isin(cells), "hours_per_month"] = 1.0
    town = town.with_layers(officer=officers)
    whose = officers.dropna(subset=["cell_id"]).set_index("cell_id")["officer_id"]
    for cell in cells:
        town = town.expecting(*_at(town, "hours_not_covered", [cell], whose[cell]))
    return town.expecting(*_at(town, "visits_not_done", cells))


def _without_roles(town: Town, cells: Sequence[str]) -> Town:
    """As many volunteers as before, in fewer roles."""
    volunteers = town.layers["volunteer"].copy()
    own = volunteers["resident_id"].str.rsplit("-", n=1).str[0].isin(cells)
    volunteers.loc[own & volunteers["role"].isin(_ROLES_LOST), "role"] = "information"
    town = town.with_layers(volunteer=volunteers)
    return town.expecting(*_at(town, "volunteer_role_missing", cells, ", ".join(_ROLES_LOST)))


def _few_volunteers(town: Town, roles: int) -> Town:
    """One volunteer in each role and cell, which is far fewer than are asked for."""
    volunteers = town.layers["volunteer"]
    cell, number = (
        volunteers["resident_id"].str.rsplit("-", n=1).str.get(0),
        (volunteers["resident_id"].str.rsplit("-", n=1).str.get(1).astype(int)),
    )
    community = town.plan.cells.set_index("cell_id")["community_id"]
    spare = cell.map(community).isin(_FEW_VOLUNTEERS) & (number >= roles)
    town = town.with_layers(volunteer=volunteers[~spare])
    return town.expecting(*(Expected("too_few_volunteers", code) for code in _FEW_VOLUNTEERS))


def _lost_people(town: Town) -> Town:
    """Residents and care cases without the part of their tower, or with a code that is no
    building's."""
    residents = town.layers["resident"].copy()
    cases = town.layers["care_case"].sort_values("case_id").copy()
    community = town.plan.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    community = community.set_index("building_id")["community_id"]
    towers = sorted(divided_buildings(town.plan) & set(cases["building_id"]))[:2]
    tower_part, not_in_plan = "tower_part_unknown", "building_not_in_plan"
    gaps = []
    for tower in towers:
        some = residents.index[residents["building_id"] == tower][:5]
        residents.loc[some, ["entrance", "floor"]] = pd.NA
        gaps.append(
            Expected(
                "resident_without_building", community[tower], building=tower, subject=tower_part
            )
        )
        one = cases.index[cases["building_id"] == tower][0]
        cases.loc[one, ["entrance", "floor"]] = pd.NA
        group, code = cases.loc[one, ["care_group", "case_id"]]
        gaps.append(
            Expected("case_in_no_cell", community[tower], building=tower, subject=group, code=code)
        )
    for frame in (residents, cases):
        one = frame.index[-1]
        frame.loc[one, "building_id"] = _NO_BUILDING
        frame.loc[one, "geometry"] = None
    group, code = cases.iloc[-1][["care_group", "case_id"]]
    gaps += [
        Expected("resident_without_building", building=_NO_BUILDING, subject=not_in_plan),
        Expected("case_in_no_cell", building=_NO_BUILDING, subject=group, code=code),
    ]
    return town.with_layers(resident=residents, care_case=cases).expecting(*gaps)


def _rejected(town: Town) -> Town:
    """Rows that an import left out; totals and repeated rows among them are nobody's."""
    reasons = [
        ("resident", "no_building"),
        ("resident", "no_building"),
        ("care_case", "several_buildings"),
        ("resident", "missing_value"),
        ("care_case", "unknown_group"),
        ("resident", "total_row"),
        ("care_case", "duplicate_row"),
        ("volunteer", "no_building"),
    ]
    layers, why = zip(*reasons)
    frame = contract("rejected").frame(
        {
            "layer": layers,
            "source": ["list.csv"] * len(reasons),
            "row": range(2, len(reasons) + 2),
            "reason": why,
            "message": why,
            "original": ["{}"] * len(reasons),
        }
    )
    return replace(town, rejected=frame).expecting(
        Expected("resident_without_building", subject="resident/no_building"),
        Expected("resident_without_building", subject="care_case/several_buildings"),
        Expected("row_not_taken", subject="resident/missing_value"),
        Expected("row_not_taken", subject="care_case/unknown_group"),
    )


def _services(town: Town, divided: Division) -> Town:
    """Stations and street centres that are missing, premises that are too small, and services
    that only few communities keep. In the plan as it was ``divided`` every house has a unit."""
    places = town.layers["facility"].copy()
    homes = divided.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    community = places["building_id"].map(homes.set_index("building_id")["community_id"])
    gone = (places["kind"] == "street_centre") | (
        (places["kind"] == "service_station") & community.isin(_WITHOUT_STATION)
    )
    for service, kept in _KEPT.items():
        gone |= (places["kind"] == service) & ~community.isin(kept)
    gone |= places["building_id"].isin(town.cut_off)
    places = places[~gone]
    small = places.index[places["kind"] == "service_station"][[0, -1]]
    places.loc[small, "area_m2"] = [161.0, 299.5]
    gaps = [
        Expected("service_missing", code, subject="service_station") for code in _WITHOUT_STATION
    ]
    largest = town.plan.cells.groupby("community_id")["households"].sum().idxmax()
    gaps.append(Expected("service_missing", largest, subject="street_centre"))
    gaps += [
        Expected("premises_too_small", community[row], building=building, subject="service_station")
        for row, building in places.loc[small, "building_id"].items()
    ]
    scarce = ("service_station", *_KEPT)
    return replace(town.with_layers(facility=places), scarce=scarce).expecting(*gaps)
