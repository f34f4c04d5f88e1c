"""What things are called in reports."""

from grid_steward.plugin.report.titles import service_title
from grid_steward.plugin.rules import load_rulebook


def test_a_service_of_one_type_of_community_has_its_title(tmp_path):
    book = tmp_path / "villages.yaml"
    book.write_text(
        """rulebook: villages
extends: yichang
community_types:
  rural:
    title: {en: Rural, zh: 农村}
    names: [农村型]
    source: our own choice
    services:
      threshing_floor:
        title: {en: Threshing floor, zh: 晒场}
        names: [晒谷场]
        minutes: 20
        every: none
        minimum_area_m2: none
        source: our own choice
""",
        encoding="utf-8",
    )
    rules = load_rulebook(book)
    assert service_title(rules, "threshing_floor").zh == "晒场"
    assert service_title(rules, "clinic").en == "Community clinic"
    assert service_title(rules, "no_such") == "no_such"
