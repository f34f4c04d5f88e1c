"""The plans of a project as a list: named, copied, deleted, and which is the current one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..common.progress import Progress, silent
from .assessments import ASSESSMENT
from .comparisons import COMPARISON
from .connection import reading, sql, transaction
from .findings import Findings
from .header import CURRENT_PLAN, PROJECT_HEADER, write_value
from .planchanges import (
    Deleted,
    check_there,
    delete,
    duplicate,
    rename,
    renamed_there,
    restore,
    sweep,
)
from .plans import current_plan
from .staffings import STAFFING
from .tables import FID


@dataclass(frozen=True)
class PlanBook(Findings):
    """What can be done with whole plans; see ``Project``.

    Each method does it whole or not at all, with all that was found out about the plan, and raises
    InputError for a plan that is not there and for a name that another plan has.
    """

    def current_plan(self) -> str | None:
        """The plan that is meant where none is named: the one set by ``set_current``, else the one
        written last; None without any."""
        with reading(self.path) as connection:
            return current_plan(connection)

    def set_current(self, plan: str) -> None:
        """Let ``plan`` be meant where none is named, whatever plans are written later."""
        with transaction(self.path) as connection:
            check_there(connection, plan, self.path.name)
            write_value(connection, PROJECT_HEADER, CURRENT_PLAN, plan)

    def rename_plan(self, old: str, new: str, progress: Progress = silent) -> None:
        """Call the plan ``old`` by the name ``new``, also where other plans name it: as the one
        that they were made from or compared with."""
        if old == new:
            return
        with transaction(self.path) as connection:
            rename(connection, self._people, old, new, self.path.name, progress)
        renamed_there(self._people, old, new)

    def duplicate_plan(self, plan: str, new: str, progress: Progress = silent) -> None:
        """Keep the plan once more as ``new``; it counts as the one written last.

        What the public was shown of the plan is not copied.
        """
        with transaction(self.path) as connection:
            duplicate(connection, self._people, plan, new, self.path.name, progress)

    def delete_plan(self, plan: str, progress: Progress = silent) -> Deleted:
        """Delete a plan, and the comparisons of other plans with it; ``restore_plan`` puts it back.

        What the file about persons holds of the plan tells of no plan then; it is removed by
        ``forget_deleted`` or the next deletion, which ends the chance to put this one back.
        """
        with transaction(self.path) as connection:
            return delete(connection, self._people, plan, self.path.name, progress)

    def restore_plan(self, deleted: Deleted, progress: Progress = silent) -> None:
        """Put a deleted plan back as it was, at its former place among the others.

        Raises InputError too where what belongs to it has been removed since.
        """
        with transaction(self.path) as connection:
            restore(connection, self._people, deleted, self.path.name, progress)

    def lock_cells(self, plan: str, locks: Mapping[str, bool]) -> None:
        """Mark cells of the plan, by their codes, as locked or not, and leave all else as it is."""
        statement = "UPDATE cell SET locked = ? WHERE plan = ? AND cell_id = ?"
        with transaction(self.path) as connection:
            check_there(connection, plan, self.path.name)
            connection.executemany(
                statement, [(int(locked), plan, code) for code, locked in sorted(locks.items())]
            )

    def unit_numbers(self, plan: str) -> dict[str, int]:
        """The number (``fid``) that each unit of a plan has in the file, by its code."""
        query = sql("SELECT unit_id, {fid} FROM unit WHERE plan = ?", fid=FID)
        with reading(self.path) as connection:
            return dict(connection.execute(query, (plan,)).fetchall())

    def forget_deleted(self) -> None:
        """Remove from the file about persons what is left there of deleted plans."""
        with transaction(self.path) as connection:
            sweep(connection, self._people)

    def found_of_plans(self) -> dict[str, frozenset[str]]:
        """The names of the plans that have an ``assessment``, a ``staffing``, a ``comparison``."""
        with reading(self.path) as connection:
            return {
                layer: frozenset(
                    name for (name,) in connection.execute(sql("SELECT plan FROM {t}", t=layer))
                )
                for layer in (ASSESSMENT.head, STAFFING.head, COMPARISON.head)
            }
