"""The atlas as a PDF: every text on its page, as it is, and lines that stay lines."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from dataclasses import fields, replace
from pathlib import Path

import pytest
import shapely
from grid_steward.plugin.bridge.atlas import CARD, OVERVIEW, write_atlas
from grid_steward.plugin.bridge.styles import STYLES_DIR
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.report.cards import CARD_WORDS, CellCard, Cover
from grid_steward.tests.algorithms.people import PLAN, make_people
from grid_steward.tests.pdf import pages
from qgis.core import QgsProcessingException

BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20" viewBox="0 0 100 20" '
    'preserveAspectRatio="none"><rect x="0" y="2" width="100" height="6.5" fill="#8c3b7a"/></svg>'
)
COVER = Cover(
    plan=PLAN,
    title="桂花街",
    subtitle="2 cells",
    figures="Cells: 2\nHouseholds: 440",
    foot="for staff only",
    words={name: f"<{name}>" for name in CARD_WORDS},
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory):
    """The street with its plan, and where it lies."""
    return make_people(tmp_path_factory.mktemp("街 street"))


@pytest.fixture(scope="module")
def cards(town):
    """A card for each of the two cells, each text with the cell's number in it."""
    cells = town.read_plan(PLAN).cells
    texts = [item.name for item in fields(CellCard) if item.name not in ("shape", "bars")]
    return [
        CellCard(
            **{name: f"{name} {number}" for name in texts}, shape=shapely.to_wkb(shape), bars=BARS
        )
        for number, shape in enumerate(cells.geometry)
    ]


def draw(town, cards, folder: Path, cover: Cover = COVER, progress=silent) -> Path:
    pdf = folder / "atlas.pdf"
    write_atlas(town.path, cover, cards, pdf, progress)
    return pdf


def plain(text: str) -> str:
    """A page's text as it was meant: Qt 5 writes some Chinese signs as their radicals."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def test_the_sheet_of_all_cells_comes_first_and_then_a_page_for_each(town, cards, tmp_path):
    first, *others = map(plain, pages(draw(town, cards, tmp_path)))
    for text in ("桂花街", "2 cells", "Households: 440", "for staff only", "<word_page> 1 / 3"):
        assert text in first
    assert len(others) == 2
    for number, page in enumerate(others):
        for name in ("title", "community", "officer", "facts", "addresses", "places", "people",
                     "work", "duties", "hours", "gaps"):  # fmt: skip
            assert f"{name} {number}" in page
        assert f"<word_page> {number + 2} / 3" in page


def test_every_word_of_the_cover_stands_on_some_page(town, cards, tmp_path):
    text = " ".join(map(plain, pages(draw(town, cards, tmp_path))))
    for word in COVER.words.values():
        assert word in text


HOSTILE = ("[% 1+1 %]", "<script>alert(1)</script>", '=HYPERLINK("http://x")', "<b>fat</b>",
           "@atlas_pages", "$CURRENT_DATE", "%1 {} &amp;")  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_command_is_a_text(town, cards, tmp_path, text):
    names = [item.name for item in fields(CellCard) if item.name not in ("shape", "bars")]
    card = replace(cards[0], **dict.fromkeys(names, text))
    cover = replace(COVER, title=text, subtitle=text, figures=text, foot=text)
    drawn = pages(draw(town, [card], tmp_path, cover))
    # A narrow box may break its line.
    first, page = ("".join(plain(one).split()) for one in drawn)
    text = "".join(text.split())
    assert first.count(text) == 4
    # All but the codes and the standing, which are not written, and the cover's foot.
    assert page.count(text) == len(names) - 3 + 1


def test_nothing_becomes_a_picture_of_dots(town, cards, tmp_path):
    pdf = draw(town, cards, tmp_path)
    command = ["pdfimages", "-list", str(pdf)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert len(said.splitlines()) == 2


def test_without_work_there_is_no_heading_for_it(town, cards, tmp_path):
    card = replace(cards[0], work="", duties="", hours="", bars="")
    _, page = map(plain, pages(draw(town, [card], tmp_path)))
    assert "<word_work>" not in page
    assert "gaps 0" in page


def test_a_city_may_bring_its_own_card(town, cards, tmp_path):
    own = town.path.parent / CARD
    template = (STYLES_DIR / CARD).read_text(encoding="utf-8")
    own.write_text(template.replace("[% @word_gaps %]", "Our own heading"), encoding="utf-8")
    try:
        _, page, _ = map(plain, pages(draw(town, cards, tmp_path)))
    finally:
        own.unlink()
    assert "Our own heading" in page
    assert "<word_gaps>" not in page


@pytest.mark.parametrize("text", ["", "no layout", "<Layout></Layout>"])
def test_a_layout_that_is_none_is_said(town, cards, tmp_path, text):
    own = town.path.parent / OVERVIEW
    own.write_text(text, encoding="utf-8")
    try:
        with pytest.raises(QgsProcessingException, match=r"atlas_overview\.qpt is no layout"):
            draw(town, cards, tmp_path)
    finally:
        own.unlink()


@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_it_can_be_cancelled_between_any_two_cards(town, cards, tmp_path, at):
    def stop(share, text=None):
        if share >= at:
            raise Cancelled()

    with pytest.raises(Cancelled):
        draw(town, cards, tmp_path, progress=stop)


def test_the_layouts_hold_no_path_of_some_machine():
    for path in STYLES_DIR.glob("*.qpt"):
        assert not re.search(r'"(/|[A-Z]:\\)\w', path.read_text(encoding="utf-8")), path.name
