"""How many staff a community should have: by hand, against the documents, and as properties."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.rules import Quota, QuotaTerm, load_rulebook
from grid_steward.plugin.staff.quotas import community_quotas
from hypothesis import given
from hypothesis import strategies as st

DOCS = Path(__file__).resolve().parents[2] / "docs"
YICHANG, PLAIN, CHANGSHA = map(load_rulebook, ("yichang", "plain", "changsha"))
COLUMNS = ("households", "residents", "area_m2", "served", "cells")


def facts(*rows):
    """A row for each community: its code, then COLUMNS as far as they are given."""
    whole = [(*row, *[0] * (1 + len(COLUMNS) - len(row))) for row in rows]
    table = pd.DataFrame(whole, columns=["community_id", *COLUMNS])
    return table.assign(type=None, **{"class": None})


def of_one(rulebook, households=0, **others):
    """Staff and sentence of a single community."""
    table = facts(("A", households)).assign(**others)
    staff, said = community_quotas(table, rulebook)
    return int(staff[0]), str(said[0])


def with_quota(rulebook, **values):
    return replace(rulebook, quota=replace(rulebook.quota, **values))


class TestYichang:
    """5 below 2,000 households, 1 more per further 400 and for mixed ones, 5 to 9."""

    @pytest.mark.parametrize(
        ("households", "staff"),
        [
            (0, 5),
            (1999, 5),
            (2000, 5),
            (2399, 5),
            (2400, 6),
            (2799, 6),
            (2800, 7),
            (3200, 8),
            (3600, 9),
            (4000, 9),
            (9000, 9),
        ],
    )
    def test_steps_are_full_and_end_at_nine(self, households, staff):
        assert of_one(YICHANG, households)[0] == staff

    @pytest.mark.parametrize("word", ["杂居型", "杂居 社区", "Mixed"])
    def test_a_mixed_community_gets_one_more_but_never_a_tenth(self, word):
        assert of_one(YICHANG, 1500, type=word)[0] == 6
        assert of_one(YICHANG, 3600, type=word)[0] == 9

    @pytest.mark.parametrize("word", [None, float("nan"), "", "城市型"])
    def test_others_do_not(self, word):
        assert of_one(YICHANG, 1500, type=word)[0] == 5

    def test_the_arithmetic_in_words(self):
        assert of_one(YICHANG, 3100, type="杂居型") == (
            8,
            "5 as the base; 3,100 households are 1,100 more than 2,000, in full 400s: +2; "
            "of the type Mixed: +1; in all 8.",
        )
        assert of_one(YICHANG, 1999)[1] == (
            "5 as the base; 1,999 households are not more than 2,000: +0; in all 5."
        )
        assert of_one(YICHANG, 9000)[1].endswith("in full 400s: +17; in all 22. Not over 9: 9.")

    def test_nothing_else_is_different_in_a_mixed_community(self):
        alike = replace(YICHANG, community_types=())
        assert YICHANG.for_community("杂居型") == alike


def test_one_officer_a_cell():
    assert of_one(PLAIN, cells=12) == (12, "1 for each of its 12 cells: 12; in all 12.")
    assert of_one(PLAIN, cells=1) == (1, "1 for its one cell; in all 1.")


class TestChangsha:
    """6 as the base, 7, 6 or 5 by class, and a total by population, area and people served."""

    @pytest.mark.parametrize(
        ("class_", "staff"),
        [
            (None, 6),
            ("1", 7),
            ("一类", 7),
            ("１级", 7),
            ("Class 1", 7),
            ("二类街道", 6),
            ("3", 5),
            ("第三类", 5),
            ("4", 6),
        ],
    )
    def test_the_class_sets_the_base(self, class_, staff):
        assert of_one(CHANGSHA, 2000, **{"class": class_})[0] == staff

    def test_a_class_that_the_rulebook_lacks_is_said(self):
        assert of_one(CHANGSHA, **{"class": "九类"})[1] == (
            "class 九类, of which the rulebook says nothing: 6; in all 6."
        )

    def test_a_total_by_hand(self):
        # A has half of everything, C a third, B a sixth: of the 9 that are left 4.5, 3 and 1.5.
        # One goes to the fractions .5, which are equal: to the smaller code.
        table = facts(("B", 0, 300, 30, 3), ("A", 0, 900, 90, 9), ("C", 0, 600, 60, 6))
        staff, said = community_quotas(table, CHANGSHA, 27)
        assert staff.tolist() == [6 + 1, 6 + 5, 6 + 3]
        assert str(said[1]) == (
            "class not known: 6; in all 6. 9 are left to share out of the total of 27; its part "
            "by number of residents, area (m²), people served is 50%, 4.50, by largest "
            "remainder 5: 11."
        )

    def test_each_measure_counts_a_third(self):
        table = facts(("A", 0, 100, 0, 0), ("B", 0, 0, 100, 0), ("C", 0, 0, 0, 100))
        assert community_quotas(table, CHANGSHA, 18 + 6)[0].tolist() == [8, 8, 8]

    def test_a_measure_of_which_there_is_none_does_not_count(self):
        table = facts(("A", 0, 100, 50, 0), ("B", 0, 100, 150, 0))
        staff, said = community_quotas(table, CHANGSHA, 12 + 8)
        assert staff.tolist() == [6 + 3, 6 + 5]
        assert "its part by number of residents, area (m²) is 37.5%, 3.00," in str(said[0])

    def test_without_any_measure_the_parts_are_equal(self):
        staff, said = community_quotas(facts(("B",), ("A",)), CHANGSHA, 15)
        assert staff.tolist() == [7, 8]
        assert "its part by equal parts is 50%, 1.50" in str(said[0])

    def test_a_total_that_the_terms_use_up(self):
        staff, said = community_quotas(facts(("A", 0, 100), ("B", 0, 900)), CHANGSHA, 12)
        assert staff.tolist() == [6, 6]
        assert str(said[0]).endswith("Nothing is left to share out of the total of 12.")

    def test_what_one_cannot_have_goes_to_the_others(self):
        rulebook = with_quota(CHANGSHA, maximum=9)
        table = facts(("A", 0, 800, 800, 800), ("B", 0, 100, 100, 100), ("C", 0, 100, 100, 100))
        staff, said = community_quotas(table, rulebook, 25)
        assert staff.tolist() == [9, 8, 8]
        assert str(said[0]).endswith("its part would be more, but not over 9: 9.")


class TestTotalsThatCannotBe:
    TABLE = facts(("A", 2000, 10, 10, 10), ("B", 2400, 10, 10, 10))

    def test_too_few(self):
        with pytest.raises(InputError, match=r"11 staff is too few: .* changsha the 2 .*12"):
            community_quotas(self.TABLE, CHANGSHA, 11)

    def test_too_many(self):
        rulebook = with_quota(CHANGSHA, maximum=9)
        assert community_quotas(self.TABLE, rulebook, 18)[0].tolist() == [9, 9]
        with pytest.raises(InputError, match=r"total of 19 staff is too many: .* at most 18"):
            community_quotas(self.TABLE, rulebook, 19)

    def test_no_shares(self):
        assert community_quotas(self.TABLE, YICHANG, 11)[0].tolist() == [5, 6]
        with pytest.raises(InputError, match="does not say who gets the other 2 of 13"):
            community_quotas(self.TABLE, YICHANG, 13)


class TestTerms:
    """Formulas that no city here has."""

    @staticmethod
    def staff(*terms, minimum=None, maximum=None, **values):
        quota = Quota(terms, minimum, maximum, {})
        return of_one(replace(YICHANG, quota=quota), **values)

    def test_a_step_that_is_begun(self):
        step = QuotaTerm("step", staff=1, above=2000, each=400, begun=True)
        found = [self.staff(step, households=n)[0] for n in (2000, 2001, 2400, 2401)]
        assert found == [0, 1, 1, 2]

    def test_a_step_of_several_from_nothing(self):
        step = QuotaTerm("step", staff=2, measure="residents", each=1000)
        assert self.staff(step, residents=3500) == (
            6,
            "3,500 residents in full 1,000s, 2 for each: +6; in all 6.",
        )

    def test_a_step_of_ground(self):
        step = QuotaTerm("step", staff=1, measure="area", above=500_000, each=250_000, begun=True)
        assert self.staff(step, area_m2=750_000.4) == (
            1,
            "750,000 m² are 250,000 more than 500,000, in 250,000s, the last counted when begun: "
            "+1; in all 1.",
        )

    def test_a_minimum(self):
        found = self.staff(QuotaTerm("type", staff=2, types=("mixed",)), minimum=3)
        assert found == (3, "no term of the quota applies; in all 0. Not below 3: 3.")


def test_a_sentence_is_kept_and_read_again():
    _, (said,) = community_quotas(facts(("A", 3100)), YICHANG)
    assert str(Message.from_json(said.to_json())) == str(said)


def test_no_communities():
    staff, said = community_quotas(facts(("A",)).iloc[:0], CHANGSHA, 5)
    assert (len(staff), said) == (0, ())


AMOUNT = st.integers(0, 20_000)
TOWN = st.lists(
    st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.integers(0, 40)), min_size=1, max_size=9
)
MAXIMUM = st.one_of(st.none(), st.integers(7, 14))


def town(rows):
    return facts(*((f"{number:02d}", *row) for number, row in enumerate(rows)))


@given(TOWN, MAXIMUM, st.integers(0, 70))
def test_a_total_adds_up_between_the_base_and_the_maximum(rows, maximum, more):
    rulebook, most = with_quota(CHANGSHA, maximum=maximum), len(rows) * ((maximum or 99) - 6)
    total = 6 * len(rows) + min(more, most)
    staff, said = community_quotas(town(rows), rulebook, total)
    assert staff.sum() == total
    assert staff.min() >= 6
    assert staff.max() <= (maximum or total)
    assert all(
        re.search(rf"\b{count}\.|of {total}\.$", str(text)) for count, text in zip(staff, said)
    )


@given(TOWN, MAXIMUM, st.integers(0, 6), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, maximum, more, chance):
    rulebook, table = with_quota(CHANGSHA, maximum=maximum), town(rows)
    order = chance.sample(range(len(table)), len(table))
    total = 6 * len(rows) + min(more, len(rows))
    staff, said = community_quotas(table, rulebook, total)
    mixed, mixed_said = community_quotas(table.iloc[order], rulebook, total)
    assert mixed.tolist() == staff[order].tolist()
    assert list(map(str, mixed_said)) == [str(said[number]) for number in order]


@given(TOWN, st.integers(0, 60), st.sampled_from(COLUMNS[1:4]), st.integers(1, 9000))
def test_who_grows_loses_nobody(rows, more, column, growth):
    table = town(rows)
    total = 6 * len(table) + more
    before = community_quotas(table, CHANGSHA, total)[0]
    table.loc[0, column] += growth
    assert community_quotas(table, CHANGSHA, total)[0][0] >= before[0]


@given(TOWN, st.integers(0, 60))
def test_who_is_larger_in_every_measure_has_no_fewer(rows, more):
    staff = community_quotas(town(rows), CHANGSHA, 6 * len(rows) + more)[0]
    for first, one in enumerate(rows):
        for second, other in enumerate(rows):
            if all(np.greater(one[1:4], other[1:4])):
                assert staff[first] >= staff[second]


@given(AMOUNT, AMOUNT)
def test_more_households_are_never_fewer_staff(first, second):
    fewer, more = sorted((first, second))
    assert of_one(YICHANG, fewer)[0] <= of_one(YICHANG, more)[0]


class TestDocumented:
    """The worked example in the documentation, computed again."""

    @pytest.mark.parametrize("name", ["quotas.md", "quotas.zh_CN.md"])
    def test_changsha_adds_up_to_the_fixed_total(self, name):
        page = (DOCS / name).read_text(encoding="utf-8")
        (total,) = {int(number) for number in re.findall(r"\*\*(\d+)\*\* \|$", page, re.M)}
        rows = [
            [cell.strip().replace(",", "") for cell in line.split("|")[1:-1]]
            for line in page.splitlines()
            if re.match(r"\| \d{3} \|", line)
        ]
        assert len(rows) >= 4
        table = pd.DataFrame(
            {
                "community_id": [row[0] for row in rows],
                "type": None,
                "class": [row[1] or None for row in rows],
                "households": 0,
                "residents": [int(row[2]) for row in rows],
                "area_m2": [int(row[3]) * 10_000 for row in rows],
                "served": [int(row[4]) for row in rows],
                "cells": 0,
            }
        )
        staff, said = community_quotas(table, CHANGSHA, total)
        assert staff.tolist() == [int(row[-1]) for row in rows]
        assert staff.sum() == total
        base = community_quotas(table, CHANGSHA)[0]
        assert base.tolist() == [int(row[5]) for row in rows]
        for text, row in zip(said, rows):
            assert f" is {row[6]}, {row[7]}, by largest remainder {row[8]}: " in str(text)

    @pytest.mark.parametrize("name", ["quotas.md", "quotas.zh_CN.md"])
    def test_yichang(self, name):
        page = (DOCS / name).read_text(encoding="utf-8")
        rows = re.findall(r"^\| (\d,\d{3}) \| (杂居型|) ?\|.*\| (\d) \|$", page, re.M)
        assert len(rows) >= 5
        for households, type_, staff in rows:
            found = of_one(YICHANG, int(households.replace(",", "")), type=type_ or None)
            assert found[0] == int(staff)
