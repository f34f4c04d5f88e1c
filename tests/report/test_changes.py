"""What the report tells of redrawn communities and of a comparison; every figure by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.report import report_html
from grid_steward.plugin.report.changetables import (
    MOST_BUILDINGS,
    buildings_table,
    check_sentence,
    grouped,
    in_order,
)
from grid_steward.plugin.report.changewords import Compared, signed, written_change
from grid_steward.plugin.report.tables import BandGauge
from grid_steward.tests.report.browser import open_page, run_steps
from grid_steward.tests.report.redrawn_town import (
    CHANGES,
    changed_content,
    compared,
    lines,
    redrawn,
)
from grid_steward.tests.report.test_report import HARMFUL, Page
from hypothesis import given
from hypothesis import strategies as st


def page(edition="internal", language="en", **changed):
    return report_html(changed_content(edition, **changed), language)


def text(edition="internal", **changed):
    return Page(page(edition, **changed)).text


# Communities


def test_a_plan_that_was_neither_redrawn_nor_compared_has_none_of_it(edition):
    plain = page(edition, division=None, comparison=None, before=None)
    ids = {value for _, name, value in Page(plain).attributes if name == "id"}
    told = {"change", "compared", "plan-communities", "changes", "lines-map-title", "area-1"}
    assert not told & ids
    assert told <= {value for _, name, value in Page(page(edition)).attributes if name == "id"}


def test_moves_stand_beside_those_that_no_redrawing_can_spare():
    told = text()
    assert (
        "410 households come to another community (34%); any redrawing moves at least 260, "
        "150 fewer"
    ) in told
    assert "V has 410 households, too few." in told
    assert "2 communities: 1 keep their code, 1 are founded" in told
    assert "1 communities in band, 1 outside" in told
    assert "1 communities with an enclave" in told


@pytest.mark.parametrize(
    ("unavoidable", "said"),
    [
        (410, "come to another community (34%); no redrawing moves fewer"),
        (0, "how many of them any redrawing has to move is not known"),
    ],
)
def test_a_bound_that_is_reached_or_not_known_is_said_to_be_so(unavoidable, said):
    division = redrawn()
    row = division.plan["parameters"].str.replace(
        '"unavoidable": 260', f'"unavoidable": {unavoidable}'
    )
    assert said in text(division=replace(division, plan=division.plan.assign(parameters=row)))


def test_each_community_has_its_line_and_what_it_was_made_of():
    told = text()
    line = "West Bank W West Bank West Bank; Willow Garden 855 800–1,600 yes 4 1 4.0 0.79"
    assert line in told
    assert "桂花社区 locked E founded 桂花社区 350 400–900 50 too few 1 2 2.0" in told


def test_communities_with_a_band_have_lines_without_a_redrawing_too():
    division = redrawn()
    plan = division.plan.assign(
        parameters=division.plan["parameters"].str.replace('"redraw"', '"divide"')
    )
    told = text(division=replace(division, plan=plan), comparison=None, before=None)
    # No descent is told where none was made.
    assert "West Bank W 855 800–1,600 yes" in told
    assert "founded" not in told


@given(st.integers(0, 5_000), st.integers(1, 2_000), st.integers(0, 2_000))
def test_the_bar_ends_within_the_strip_just_where_the_band_holds(households, least, span):
    gauge = BandGauge(households, least, least + span)
    assert 0 <= gauge.length <= 150
    if households < least:
        assert (gauge.length <= 50, gauge.look) == (True, "below")
    elif households > least + span:
        assert (gauge.length >= 100, gauge.look) == (True, "above")
    else:
        assert (50 <= gauge.length <= 100, gauge.look) == (True, "")


def test_without_a_band_there_is_no_bar():
    assert (BandGauge(7, None, None).length, BandGauge(7, None, None).look) == (None, "")


# What changes


def test_figures_stand_side_by_side_and_are_judged_in_words():
    told = text()
    assert "cells in the band, share 50% 60% +10.0 better" in told
    assert "compactness of cells 0.70 0.65 -0.05 worse" in told
    assert "communities 3 2 -1 less" in told
    assert "hours of work a month that nobody has time for 12.5 3.2 -9.2 better" in told
    assert "residents who change their community — 812 — —" in told


@pytest.mark.parametrize(
    ("kind", "before", "after", "better", "said"),
    [
        ("share", 0.5, 0.5001, 1, "the same"),
        ("whole", 3, 3, -1, "the same"),
        ("whole", 3, 2, -1, "better"),
        ("ratio", 1.0, 2.0, -1, "worse"),
        ("ratio", None, 2.0, -1, "—"),
        ("yes", False, True, 1, "better"),
        ("whole", 3, 9, 0, "more"),
    ],
)
def test_better_and_worse(kind, before, after, better, said):
    assert str(Compared("x", kind, before, after, better).said) == said


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("whole", 1_200, "+1,200"),
        ("share", -0.0123, "-1.2"),
        ("ratio", None, "—"),
        ("whole", 0, "0"),
        ("share", -0.0001, "0.0"),
        ("ratio", -0.004, "0.00"),
        ("ratio", -10.0, "-10.00"),
    ],
)
def test_differences_have_a_sign(kind, value, said):
    assert str(written_change(kind, value)) == said


def test_a_number_less_has_a_minus():
    assert signed(-1_234) == "-1,234"


def test_what_becomes_of_communities_is_told_by_code_and_name():
    told = text()
    assert "joined Willow Garden; West Bank West Bank 410 3" in told
    assert "dissolved Willow Garden West Bank 410 3" in told


def test_circles_won_and_lost_stand_beside_those_within_reach():
    assert "Community clinic 900 950 60 10" in text()


def test_a_figure_that_neither_has_is_left_out():
    assert "money of all communities" not in text()


def test_the_flows_add_up_and_say_so():
    told = text()
    assert (
        "Checked: 450 households in 4 buildings leave, 450 in 4 come, and every row adds up. Of "
        "them 40 households in 1 buildings come from none or go there"
    ) in told
    assert "30 in 1 come, and every row adds up. Before" in told
    # Households, buildings, residents and care cases: before, out, in, after.
    row = "Willow Garden V 410 410 0 0 3 3 0 0 1,230 1,230 0 0 41 41 0 0"
    assert row in told
    assert "in none — 40 40 0 0 1 1 0 0" in told


def test_flows_that_do_not_add_up_are_not_hidden():
    flows = compared().flows
    flows.loc[0, "households_in"] += 1
    broken = replace(compared(), flows=flows)
    assert str(check_sentence(broken, "community")).startswith("These sums do not agree: 450")
    assert str(check_sentence(broken, "cell")).startswith("Checked")


def test_money_and_staff_of_each_community_are_compared():
    told = text()
    assert "West Bank 4,450 8,550 +4,100 5 5 0" in told
    assert "Willow Garden 4,100 0 -4,100 5 0 -5" in told


def test_a_notice_lists_streets_by_house_number():
    changes = compared().changes
    assert in_order(changes)["building_id"].tolist() == ["b5", "b4", "b1", "b8", "b6"]


def test_the_head_counts_those_who_move_as_the_figures_do():
    """The courtyard that lay in none moves from nowhere to E, and a building that is new has not
    moved at all."""
    told = text()
    assert "410 households in 3 buildings come to another community (35.1%)" in told
    assert "30 households in 1 buildings change their cell only (2.5%)" in told


def test_streets_and_compounds_have_their_sums():
    told = text()
    assert "Bridge Road Willow Garden West Bank its community or cell was given up 2 260" in told
    assert "North Lane W03 W01 to hold the band 1 30" in told
    for by in ("street", "compound"):
        groups = grouped(compared().changes, by)
        assert groups["households"].sum() == sum(row[3] for row in CHANGES.values())
        assert groups["buildings"].sum() == len(CHANGES)


def test_a_long_list_is_cut_and_says_so():
    changes = compared().changes
    many = changes.iloc[np.arange(MOST_BUILDINGS + 3) % len(changes)].reset_index(drop=True)
    found = buildings_table(replace(compared(), changes=many), {}, is_public=False)
    assert (len(found.rows), found.left_out) == (MOST_BUILDINGS, 3)


def test_the_order_of_rows_is_no_matter(edition):
    straight, back = compared(), compared()
    names = ("changes", "flows", "people")
    back = replace(back, **{name: getattr(back, name).iloc[::-1] for name in names})
    division = redrawn()
    turned = replace(division, communities=division.communities.iloc[::-1])
    turned = replace(turned, crosswalk=turned.crosswalk.iloc[::-1])
    assert page(edition, comparison=straight) == page(
        edition, comparison=back, division=turned, before=lines().iloc[::-1]
    )


# Who may read what


def test_a_public_page_tells_nothing_of_persons_or_of_single_buildings_households():
    inner, public = text(), text("public")
    for told in (
        "residents who change their community",
        "hours of work a month that nobody has time for",
        "3 officers have other cells.",
        "Care cases before",
        "Staff by the rulebook before",
        "b6 — Willow Garden West Bank V-2 W04 150",
    ):
        assert told in inner
        assert told not in public
    assert "b6 — Willow Garden West Bank V-2 W04 its community" in public
    assert "410 410 0 0 3 3 0 0" in public
    assert "4,450 8,550 +4,100" in public


@pytest.mark.parametrize("field", ["people", "people_figures", "notes"])
def test_a_public_content_refuses_what_a_comparison_tells_of_persons(field):
    public = changed_content("public")
    told = replace(public.comparison, **{field: getattr(compared(), field)})
    with pytest.raises(ValueError, match="persons"):
        replace(public, comparison=told)


@pytest.mark.parametrize(("name", "layer"), [("changes", "change"), ("flows", "flow")])
def test_a_public_content_refuses_a_comparison_with_columns_of_its_own(name, layer):
    public = changed_content("public")
    frame = getattr(public.comparison, name).assign(residents=1)
    with pytest.raises(ValueError, match=f"no columns of {layer}"):
        replace(public, comparison=replace(public.comparison, **{name: frame}))


@pytest.mark.parametrize("name", ["communities", "areas", "crosswalk", "edits", "repairs"])
def test_a_public_content_refuses_lines_and_codes_with_columns_of_their_own(name):
    public = changed_content("public")
    frame = getattr(public.plan, name).assign(residents=1)
    with pytest.raises(ValueError, match="no columns"):
        replace(public, plan=replace(public.plan, **{name: frame}))
    with pytest.raises(ValueError, match="lines of before"):
        replace(public, before=lines().assign(residents=1))


@pytest.mark.parametrize("harmful", HARMFUL)
def test_names_are_text_whatever_they_hold(harmful, edition, language):
    def spoilt(name):
        return f"{name}{harmful}"

    def code(own):
        return own and spoilt(own)

    plain = Page(page(edition, language))
    before = lines()
    before["name"] = before["name"].where(before["name"].isna(), harmful)
    before["code"] = before["code"].map(code)
    comparison = compared(lambda name: harmful, code)
    fates = [{**fate, "old": [code(own) for own in fate["old"]]} for fate in comparison.fates]
    comparison = replace(comparison, fates=fates, against=harmful)
    found = Page(
        page(
            edition,
            language,
            division=redrawn(name=lambda name: harmful, code=code),
            comparison=comparison,
            before=before,
        )
    )
    assert set(found.tags) == set(plain.tags)
    assert found.tags.count("script") == 1
    assert {name for _, name, _ in found.attributes} == {name for _, name, _ in plain.attributes}
    assert sum(harmful in one for one in found.texts) >= 10


# In a browser


def test_in_a_browser_nothing_complains_and_bars_sort_by_households(edition, tmp_path):
    whole = page(edition)
    _, console = open_page(whole, tmp_path)
    assert console == ""
    first = run_steps(
        whole, 'sort("plan-communities", 4); return cellsOf("plan-communities")[0][1]', tmp_path
    )
    assert first == "E"
    last = run_steps(whole, 'sort("compared", 3); return cellsOf("compared")[0][0]', tmp_path)
    assert last.startswith("hours of work" if edition == "internal" else "communities")
