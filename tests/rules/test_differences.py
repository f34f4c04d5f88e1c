"""What a city's file changes against what it extends."""

import pytest
from grid_steward.plugin.rules import (
    Difference,
    differences,
    load_rulebook,
    rulebook_data,
    unsourced,
)


def changes(rules, base="yichang"):
    after = rulebook_data(rules)
    found = differences(rulebook_data(load_rulebook(base)), after)
    return found, unsourced(after, found)


def test_nothing(book):
    assert changes(book("title: {en: Ours, zh: 我市}")) == ((), ())


def test_a_figure_an_entry_taken_out_and_one_that_is_new(book):
    found, missing = changes(
        book(
            """
            walking: {metres_per_minute: 60}
            services: {toilet: null}
            compound_kinds:
              villa: {title: {en: A, zh: 甲}, names: [别墅区], community_factor: 1, source: us}
            """
        )
    )
    walking, toilet, villa = found
    assert walking == Difference(("walking", "metres_per_minute"), 70, 60)
    assert (toilet.path, toilet.after) == (("services", "toilet"), None)
    assert (villa.path, villa.before) == (("compound_kinds", "villa"), None)
    assert missing == (("walking",),)


def test_a_figure_with_a_source_is_none_that_lacks_one(book):
    found, missing = changes(book("walking: {join_m: 90, source: measured}"))
    assert [one.path for one in found] == [("walking", "join_m"), ("walking", "source")]
    assert missing == ()


@pytest.mark.parametrize("source", ["unverified", "a count; join_m Unverified", "未核实"])
def test_a_source_may_say_that_there_is_none(book, source):
    assert changes(book(f"walking: {{join_m: 90, source: {source}}}"))[1] == (("walking",),)


def test_other_names_are_no_figures(book):
    _, missing = changes(book("care_groups: {disabled: {names: [残疾]}}"))
    assert missing == ()


def test_figures_in_a_new_type_need_sources_of_their_own(book):
    _, missing = changes(
        book(
            """
            community_types:
              villages:
                title: {en: Villages, zh: 村庄}
                names: [村庄型]
                source: a decree
                walking: {join_m: 300}
                services: {toilet: null, clinic: {minutes: 20, source: a plan}}
            """
        )
    )
    assert missing == (("community_types", "villages", "walking"),)


def test_what_is_handed_out_can_be_changed_without_harm():
    data = rulebook_data(load_rulebook("yichang"))
    data["weights"]["border"] = -1
    assert rulebook_data(load_rulebook("yichang"))["weights"]["border"] == 20
