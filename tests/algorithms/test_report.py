"""``gridsteward:report`` in a real QGIS: each file whole, and what is private kept so."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.steps import assess
from grid_steward.plugin.store import Project
from grid_steward.tests.pdf import pages
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from .people import make_people
from .test_cancel import CancelsAt
from .test_divide import Log


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the street and everybody in it, assessed."""
    folder = tmp_path_factory.mktemp("街 street")
    assess(make_people(folder))
    return folder


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), **{name: str(one) for name, one in more.items()}}
    return processing.run("gridsteward:report", parameters, feedback=log or Log())


def test_an_internal_report_is_for_its_owner_alone(project, tmp_path):
    files = {name: tmp_path / f"report.{name.lower()}" for name in ("HTML", "XLSX", "PDF")}
    result = run(project, TITLE="桂花街", **files)
    assert result == {name: str(path) for name, path in files.items()}
    for path in files.values():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first, *cards = pages(files["PDF"])
    assert "桂花街" in unicodedata.normalize("NFKC", first)
    assert "Internal edition" in first
    assert len(cards) == 2
    assert all("Work a month" in card for card in cards)


def test_a_public_atlas_knows_of_no_work_and_no_counts_that_are_withheld(project, tmp_path):
    pdf = tmp_path / "public.pdf"
    run(project, EDITION=1, PDF=pdf)
    first, *cards = pages(pdf)
    assert "Public edition" in first
    for card in cards:
        assert "Work a month" not in card
        assert "People in care" not in card
        assert "Residents" not in card
        assert "withheld" in card


def test_a_report_without_any_file_is_refused_before_it_runs(project):
    with pytest.raises(QgsProcessingException, match="at least one file"):
        run(project)


@pytest.mark.parametrize("percent", [10.0, 70.0])
def test_a_cancelled_run_leaves_no_atlas_and_the_old_one_as_it_was(project, tmp_path, percent):
    pdf = tmp_path / "out" / "report.pdf"
    pdf.parent.mkdir()
    pdf.write_text("old", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(project, CancelsAt(percent), PDF=pdf)
    assert [path.name for path in pdf.parent.iterdir()] == ["report.pdf"]
    assert pdf.read_text(encoding="utf-8") == "old"


def test_a_folder_in_the_way_is_said_without_a_traceback(project, tmp_path):
    (tmp_path / "there.pdf").mkdir()
    with pytest.raises(QgsProcessingException, match="cannot be written") as error:
        run(project, PDF=tmp_path / "there.pdf")
    assert "Traceback" not in str(error.value)
